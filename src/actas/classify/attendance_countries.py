"""Countries that a sentence says came: «con la presencia de delegados de Chile, Perú y Haití»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from actas.classify.one_person import between_people
from actas.model.compiled import compiled
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, name_words

SEVERAL = 3  # countries in a row that are no chance
LONGEST_LEAD = 6  # words of «los delegados de los Gobiernos de» before the first
ARTICLE = 2  # words of «de la» before each of the others
ELIDED = compiled(r"[dl]['’](?=[^\W\d_])")  # «d'Haïti»


def countries_in(listed: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the countries that a stretch lists from its beginning, behind who comes for them."""
    first, *others = between_people(words).split(listed.strip(" :,"))
    named = _country(first, LONGEST_LEAD, words)
    if named is None:
        return
    found = takewhile(bool, (_country(one, ARTICLE, words) for one in others))
    names = [named, *(one for one in found if one)]
    if len(names) >= SEVERAL:
        yield from (Participant(name=one, kind="country") for one in names)


def _country(piece: str, lead: int, words: Vocabulary) -> str | None:
    """Return the country that a piece ends in, behind so many words at most of who comes for it."""
    tokens = piece.strip(" .").split()
    for at in range(min(lead + 1, len(tokens))):
        if at and fold(tokens[at - 1]) not in _before(words):
            return None  # «40 productores de Chile»: these came, and no country
        name = ELIDED.sub("", " ".join(tokens[at:]), count=1)
        if name[:1].isupper() and country_of(words, name):
            return name
    return None


@lru_cache(maxsize=4)
def _before(words: Vocabulary) -> frozenset[str]:
    """Return the words of «los delegados de los Gobiernos de»."""
    small = words.phrases("language", "function_words")
    return small | name_words(words).roles | words.grammar("bodies_announced")
