"""Whose motion a line puts to those who came: «propuesto por Ana», "Moved by Ana", "(idea of Ana)".

What somebody moves is theirs. Who is put forward for an office moves nothing by that, nor does, in that line,
who put them forward: "Harriet, proposed by Laura".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.cast import WORD, Cast
from actas.classify.identity import CAPITALISED, GIVEN, holds_word, identify, is_known_person, person
from actas.classify.subjects import Speaker
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import may_hold

AROUND = " .()*_[]"
LONGEST = 420  # characters in which it is told whose motion it is
MOST_NAME = 5  # words of a name, or of two joined ones
MOTION = 16  # words from "Motion" up to whose it is
IN_BRACKETS = compiled(r"\s*\(([^\W\d_a-z][^()\n]{1,40})\)")  # "it was moved (Ana)"
OF_SOMEBODY = compiled(r"\(([^\W\d_]+)\s([^()\n]{3,50})\)")  # «(propuesta de Ana)»
ENDS = (".", ",", ";", ":", "(", ")", "–", "—", "-", "*", "|", "/")


def moved_by(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who moves, or seconds, what a line tells of."""
    if not may_hold(fold(text), words.grammar("moved", "motion", "ideas")):
        return None
    tokens = list(WORD.finditer(text[:LONGEST]))
    folded = [fold(token.group()).strip(AROUND) for token in tokens]
    at = _of_motion(folded, words)
    actor = (
        _named(text[tokens[at].end() :], cast, words, known=folded[at] in words.grammar("of")) if at else None
    )
    if actor is None:
        # "Nora proposed a fence. Seconded by Ann": the first word of the kind tells whose it is, if any does.
        moved = words.grammar("moved")
        first = next((at for at, word in enumerate(folded) if word in moved), None)
        actor = _behind(text, tokens, folded, first, cast, words) if first is not None else None
        actor = actor or (_in_parentheses(text, cast, words) if "(" in text else None)
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
    """Return who is named behind a participle that opens what it says: «…, propuesto por Ana»."""
    before = text[: tokens[at].start()].rstrip(" *_")
    follows = folded[at - 1] if at else ""
    opens = not at or tokens[at].group()[0] in "([" or before.endswith(ENDS)
    if not opens and not (follows in words.grammar("is", "and") or follows.endswith(("ly", "mente", "ment"))):
        return None
    if is_of_somebody(text[: tokens[at].start()], cast, words):
        return None
    rest = text[tokens[at].end() :]
    if aside := IN_BRACKETS.match(rest):
        # "(Nancy)", "(W3XY)", not "(Room 3)": a name that could stand for itself, or signs of one.
        signs = (
            aside[1].isupper()
            and aside[1].isalnum()
            and aside[1] not in words.as_written("words", "everyday")
        )
        return identify(aside[1], cast, words, least=GIVEN) or (person(aside[1]) if signs else None)
    if at + 1 < len(folded) and folded[at + 1] in words.grammar("agent"):
        # "Seconded by Kopp" is said at meetings; «propuesto por Correos», «proposé par Internet» anywhere.
        loose = folded[at] in words.grammar("put_forward")
        return _named(text[tokens[at + 1].end() :], cast, words, known=loose)
    return None


def is_of_somebody(before: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether the sentence opens with a person: "Harriet was proposed by …" is about Harriet."""
    opening = re.split(r"[.:;]\s", before)[-1].replace(",", " ").split()[:2]
    known = [one for size in (1, 2) if (one := " ".join(opening[:size]))[:1].isupper()]
    return any(is_known_person(one, cast, words) for one in known)


def _named(text: str, cast: Cast, words: Vocabulary, *, known: bool = False) -> Actor | None:
    """Return whom the first words of a text name: «Ana Ruiz y Luis Paz, que …».

    ``known``: somebody whose name tells itself; «Moción de Repúdio», "Motion of Thanks" name a topic.
    """
    joins = _joining(words)
    pieces: list[str] = []
    for piece in text.split()[:MOST_NAME]:
        folded = fold(piece).strip(AROUND)
        if folded in words.grammar("moved") or not (piece[:1].isupper() or folded in joins):
            break
        pieces.append(piece.rstrip(".,;:)]*_") if not piece[:-1].isupper() else piece.rstrip(",;:)]*_"))
        if piece.endswith((",", ";", ":", ")")) or (piece.endswith(".") and len(folded) > MOST_NAME):
            break
    for size in range(len(pieces), 0, -1):
        name = " ".join(pieces[:size])
        if not name[:1].isupper() and fold(pieces[0]) not in words.grammar("articles"):
            return None
        if not pieces[size - 1][:1].isupper():
            continue
        cut = size < len(pieces) and pieces[size][:1].isupper()  # "Wind Power Ltd" is no Wind
        unsure = known or cut or (person_score(words, name) < GIVEN and holds_word(name, cast, words))
        actor = identify(name, cast, words, least=GIVEN if unsure else CAPITALISED)
        if actor:
            return actor
    return None


@lru_cache(maxsize=4)
def _joining(words: Vocabulary) -> frozenset[str]:
    """Return the small words that may stand inside a name, or between two."""
    return words.grammar("and", "articles") | name_words(words).particles


def _in_parentheses(text: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«… por correo (idea de Ana). …»: whose it is stands in parentheses behind what it is."""
    for aside in OF_SOMEBODY.finditer(text):
        noun, (of, _, named) = fold(aside[1]), aside[2].partition(" ")
        if noun in words.grammar("ideas") and fold(of) in words.grammar("of", "agent"):
            return identify(named, cast, words, least=GIVEN)
    return None
