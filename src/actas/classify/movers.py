"""Who moved, proposed or seconded what a line tells of: «propuesto por Ana», "Moved by Ana", "Motion by Ana".

What somebody puts forward is theirs. Who is put forward for an office moves nothing by that, nor does, in
that line, who put them forward: "Harriet, proposed by Laura".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.cast import WORD, Cast
from actas.classify.identity import GIVEN, identify, is_known_person, person, without_article
from actas.classify.subjects import Speaker
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.sentences import infinitive, is_sentence

AROUND = " .()*_[]"
LONGEST = 420  # characters in which it is told whose it is
MOST_NAME = 5  # words of a name, or of two joined ones
MOTION = 16  # words from "Motion" up to whose it is
IN_BRACKETS = compiled(r"\s*\(([^\W\d_a-z][^()\n]{1,40})\)")  # "it was moved (Ana)"
ENDS = (".", ",", ";", ":", "(", ")", "–", "—", "-", "*", "|", "/")


def moved_by(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who moves, proposes or seconds what a line tells of."""
    if not may_hold(fold(text), words.grammar("moved", "motion")):
        return None
    tokens = list(WORD.finditer(text[:LONGEST]))
    folded = [fold(token.group()).strip(AROUND) for token in tokens]
    if at := _of_motion(folded, words):
        actor = _named(text[tokens[at].end() :], cast, words)
    else:
        # "Nora proposed a fence. Seconded by Ann": the first word of the kind tells whose it is, if any does.
        moved = words.grammar("moved")
        first = next((at for at, word in enumerate(folded) if word in moved), None)
        actor = _behind(text, tokens, folded, first, cast, words) if first is not None else None
    return Speaker(actor, 0, "moved-by") if actor else None


def _of_motion(folded: Sequence[str], words: Vocabulary) -> int:
    """Return where "by" stands in "Motion to approve the report by Ana"; 0 where it does not."""
    if not folded or folded[0] not in words.grammar("motion"):
        return 0
    agents = words.grammar("agent", "of")
    done = words.as_written("endings", "participle")
    places = range(1, min(MOTION, len(folded) - 1))
    return next((at for at in places if folded[at] in agents and not folded[at - 1].endswith(done)), 0)


def _behind(
    text: str, tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, cast: Cast, words: Vocabulary
) -> Actor | None:
    """Return who is named behind a participle: «…, propuesto por Ana», "it was moved (Ana)"."""
    before = text[: tokens[at].start()].rstrip(" *_")
    if _is_of_somebody(before, cast, words) or not (
        before.endswith(ENDS) or _is_told(text, folded, at, words)
    ):
        return None
    rest = text[tokens[at].end() :]
    if aside := IN_BRACKETS.match(rest):
        # "(Nancy)", "(W3XY)", not "(Room 3)": a name that could stand for itself, or signs of one.
        signs = aside[1].isupper() and aside[1].isalnum()
        everyday = aside[1] in words.as_written("words", "everyday")
        return identify(aside[1], cast, words, least=GIVEN) or (
            person(aside[1]) if signs and not everyday else None
        )
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
        if folded in words.grammar("moved") or not (piece[:1].isupper() or folded in joins):
            break
        pieces.append(piece.rstrip(",;:)]*_"))
        if piece.endswith((",", ";", ":", ")")) or (piece.endswith(".") and len(folded) > MOST_NAME):
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
