"""Names of which the surname stands first, with a comma behind it: «Ruiz, Ana»."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score

SURE = 2.0  # `person_score` of a name that is believed in a sentence
ENOUGH = 2  # people that make a list
LIST = 3  # and lines of one shape that make one
ONE_COMMA = compiled(r"(?:[A-ZÀ-Þ][\w.'’-]*(?: |(?=,))){1,3}, (?:[A-ZÀ-Þ][\w.'’-]*(?: |$)){1,3}")


def inverted(parts: Sequence[str], words: Vocabulary) -> list[str]:
    """«Paz Rivas, Luis; Ruiz, Ana»: return the names of a list in which the surname stands first."""
    if len(parts) < ENOUGH and not (parts and parts[0].partition(",")[0].count(" ") == 1):
        return []
    names = [part.strip(" .") for part in parts]
    return names if all(is_inverted(name, words) for name in names) else []


def is_inverted(name: str, words: Vocabulary) -> bool:
    """Whether a surname of no table, a comma and nothing but given names stand there."""
    surname, comma, given = name.partition(", ")
    if not comma or not 0 < len(surname.split()) < LIST or person_score(words, surname) >= SURE:
        return False
    called = [fold(token) for token in given.split()]
    return (
        0 < len(called) < LIST
        and person_score(words, surname) > 0
        and name_words(words).given.issuperset(called)
    )


def one_a_line(lines: Sequence[str], words: Vocabulary) -> bool:
    """Whether each line is somebody, surname first, and none is two people: «Ruiz, Ana» above «Sol, Eva»."""
    if len(lines) < LIST or not all(map(ONE_COMMA.fullmatch, lines)):
        return False
    return sum(is_inverted(line, words) for line in lines) * 2 > len(lines)
