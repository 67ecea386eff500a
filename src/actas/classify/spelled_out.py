"""Acronyms with what they stand for behind the colon: «ONG: organización no gubernamental» names a thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from actas.model.compiled import compiled
from actas.vocabulary.fold import fold

ACRONYM = compiled(r"([A-ZÀ-Þ]{3,8})(?:\s?\([^()\n]{2,30}\))?")
WORD = compiled(r"[^\W\d_]+|[.,;(]")
SMALL = 3  # letters of a word that may be left out of an acronym
AHEAD = 3  # words that may stand before the first of the acronym's: «IEEE International …»


def spells_out(label: str, rest: str) -> bool:
    """Whether the first letters of the words behind a label make up the label: nobody speaks by it.

    Small words may be left out, and other acronyms: "HTOL: IFAR Congress on High Tides …".
    """
    acronym = ACRONYM.fullmatch(label)
    if acronym is None or not rest[:1].isupper():
        return False
    told = [*takewhile(lambda one: one[0].isalpha(), WORD.findall(rest))]
    large = [word for word in told if len(word) > SMALL or word[0].isupper()]
    return _makes_up(told, fold(acronym[1])) or _makes_up(large, fold(acronym[1]))


def _makes_up(told: Sequence[str], wanted: str) -> bool:
    found = 0
    for at, word in enumerate(told):
        if fold(word[0]) == wanted[found]:
            found += 1
            if found == len(wanted):
                return True
        elif not (len(word) <= SMALL or word.isupper() or (at < AHEAD and not found)):
            return False
    return False
