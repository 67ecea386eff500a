"""Who proposed what a line tells of: «propuesto por Ana», "(suggested by Kenya)".

What somebody puts forward is theirs; who moves or seconds a motion only has it put to the vote. Who is put
forward for an office says nothing by that, nor does, in that line, who put them forward: "Harriet, proposed
by Laura".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.cast import WORD, Cast
from actas.classify.identity import GIVEN, identify, is_known_person, without_article
from actas.classify.subjects import Speaker
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.sentences import infinitive, is_sentence

AROUND = " .()*_[]"
LONGEST = 420  # characters in which it is told whose it is
MOST_NAME = 5  # words of a name, or of two joined ones
ENDS = (".", ",", ";", ":", "(", ")", "–", "—", "-", "*", "|", "/")


def proposed_by(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who proposed what a line tells of."""
    proposed = words.grammar("proposed")
    if not may_hold(fold(text), proposed):
        return None
    tokens = list(WORD.finditer(text[:LONGEST]))
    folded = [fold(token.group()).strip(AROUND) for token in tokens]
    # "Nora proposed a fence. Suggested by Ann": the first word of the kind tells whose it is, if any does.
    at = next((at for at, word in enumerate(folded) if word in proposed), None)
    actor = _behind(text, tokens, folded, at, cast, words) if at is not None else None
    return Speaker(actor, 0, "proposed-by") if actor else None


def _behind(
    text: str, tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, cast: Cast, words: Vocabulary
) -> Actor | None:
    """Return who is named behind a participle: «…, propuesto por Ana»."""
    before = text[: tokens[at].start()].rstrip(" *_")
    apart = before.endswith(ENDS) or tokens[at].group().startswith(ENDS)
    if _is_of_somebody(before, cast, words) or not (apart or _is_told(text, folded, at, words)):
        return None
    by = at + 1 < len(folded) and folded[at + 1] in words.grammar("agent")
    return _named(text[tokens[at + 1].end() :], cast, words) if by else None


def _is_told(text: str, folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether a participle tells of what was put forward; «Revisar el plan propuesto por Ana» is a task."""
    if not at:
        return True
    orders = folded[0] in words.grammar("orders", "does") or infinitive(words).match(text) is not None
    return not orders and folded[at - 1] not in words.grammar("being") and is_sentence(text, words)


def _is_of_somebody(before: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether the sentence opens with a person: "Harriet was proposed by …" is about Harriet."""
    opening = re.split(r"[.:;]\s", before)[-1].replace(",", " ").split()[:2]
    known = [one for size in (1, 2) if (one := " ".join(opening[:size]))[:1].isupper()]
    return any(is_known_person(one, cast, words) for one in known)


def _named(text: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return whom the first words of a text surely name: «Ana Ruiz y Luis Paz, que …», not «Repúdio»."""
    joins = _joining(words)
    pieces: list[str] = []
    for piece in without_article(text.lstrip(), words).split()[:MOST_NAME]:
        folded = fold(piece).strip(AROUND)
        if folded in words.grammar("proposed") or not (piece[:1].isupper() or folded in joins):
            break
        closed = piece.rstrip(".").endswith((",", ";", ":", ")"))
        pieces.append(piece.rstrip(".,;:)]*_" if closed else ",;:)]*_"))
        if closed or (piece.endswith(".") and len(folded) > MOST_NAME):
            break
    for size in range(len(pieces), 0, -1):
        name = " ".join(pieces[:size]).rstrip(".")
        upper = name[:1].isupper() and pieces[size - 1][:1].isupper()
        if upper and (actor := identify(name, cast, words, least=GIVEN)):
            return actor
    return None


@lru_cache(maxsize=4)
def _joining(words: Vocabulary) -> frozenset[str]:
    """Return the small words that may stand inside a name, or between two."""
    return words.grammar("and", "articles") | name_words(words).particles
