"""Who speaks for a country, by the words before its name: «Canciller de Perú», «la delegación de Chile»."""

from __future__ import annotations

from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, organisation_of

LONGEST_COUNTRY = 4  # words of a country's name
LONGEST = 9  # words in all
POSSESSIVE = compiled(r"['’]s?$")


def _ends_in_country(text: str, words: Vocabulary) -> bool:
    """Whether the last words name a country, behind one that says whose somebody is: «… d'Haïti»."""
    tokens = text.replace("’", "'").split()
    for size in range(min(LONGEST_COUNTRY, len(tokens) - 1), 0, -1):
        name = " ".join(tokens[-size:])
        elided, _, behind = name.rpartition("'") if name.count("'") == 1 else ("", "", name)
        led = fold(elided or tokens[-size - 1])
        if led in _from(words) and country_of(words, behind):
            return True
    return False


def is_delegate(text: str, words: Vocabulary) -> bool:
    """Whether a line names nobody but who speaks for a country: «El representante de Chile»."""
    first, _, rest = text.partition(" ")
    if fold(first) in words.grammar("articles"):
        first, _, rest = rest.partition(" ")
    if not 1 < len(text.split()) <= LONGEST or not rest:
        return False
    if fold(first) in words.grammar("delegates", "of_states") and _ends_in_country(rest, words):
        return True
    return _is_behind_state(f"{first} {rest}", words)


def _is_behind_state(text: str, words: Vocabulary) -> bool:
    """Whether English says first for whom: "Malawi's delegate", "Malawi delegate"."""
    of_whom, _, office = text.rpartition(" ")
    if fold(office) not in words.grammar("delegates"):
        return False
    named = POSSESSIVE.sub("", of_whom)
    return country_of(words, named) is not None or organisation_of(words, named) is not None


@lru_cache(maxsize=4)
def _from(words: Vocabulary) -> frozenset[str]:
    return words.grammar("of", "contracted_of", "from", "articles")
