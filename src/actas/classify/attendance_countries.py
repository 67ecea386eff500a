"""Countries that a sentence says came: «con la presencia de delegados de Chile, Perú y Haití»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, takewhile

from actas.classify.one_person import between_people, known_in
from actas.model.compiled import compiled
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words
from actas.vocabulary.phrases import Phrases

SEVERAL = 3  # countries in a row that are no chance
LONGEST_LEAD = 6  # words of «los delegados de los Gobiernos de» before the first
ARTICLE = 2  # words of «de la» before each of the others
LONGEST = 300  # characters of a sentence
ELIDED = compiled(r"^[dl]['’](?=[^\W\d_])")  # «d'Haïti»
SENTENCE_END = compiled(r"(?<=[^\W\d_]{3})\.\s")
SIGNS = ".,;:(–—-"


def countries_in(listed: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the countries that a stretch lists from its beginning, behind who comes for them.

    Bodies may stand among them: «du Bénin, du Togo, de l'OIT et du Mali».
    """
    found = list(takewhile(bool, _named(listed, words)))
    if len(found) >= SEVERAL and found[0] and found[0].kind == "country":
        yield from (one for one in found if one)


def countries_before(text: str, words: Vocabulary) -> list[Participant]:
    """Return the countries that a text says came, the verb behind them: "Chile, Peru and Haiti attended"."""
    sentence = SENTENCE_END.split(text, maxsplit=1)[0]
    second = between_people(words).split(sentence, maxsplit=2)[1:2] if "," in sentence else []
    if not second or len(sentence) > LONGEST or _country(second[0], ARTICLE, words) is None:
        return []  # nearly all
    folded, places = fold_with_places(sentence)
    for start, end, _ in _verbs(words).find(folded):
        listed = list(_named(sentence[: places[start]], words))
        if len(listed) >= SEVERAL and listed[0] and listed[0].kind == "country" and all(listed):
            return [one for one in listed if one] if _says_no_more(folded[end:], words) else []
    return []


def _says_no_more(behind: str, words: Vocabulary) -> bool:
    """Whether nothing but the meeting stands behind the verb: «asistieron al taller», but «a la firma»."""
    rest = behind.strip()
    if not rest or rest[0] in SIGNS:
        return True
    tokens = ELIDED.sub("", rest.replace(" l'", " ")).split()
    first = next(dropwhile(_small(words).__contains__, tokens), "")
    return first.strip(SIGNS) in words.grammar("paper")


def _named(listed: str, words: Vocabulary) -> Iterator[Participant | None]:
    """Yield the countries and the bodies of a list, None for any other piece of it."""
    first, *others = between_people(words).split(listed.strip(" :,"))
    yield _country(first, LONGEST_LEAD, words)
    yield from (_country(one, ARTICLE, words) for one in others)


def _country(piece: str, lead: int, words: Vocabulary) -> Participant | None:
    """Return the country or body that a piece ends in, behind so many words at most of who comes for it."""
    tokens = piece.strip(" .").split()
    for at in range(min(lead + 1, len(tokens))):
        if at and fold(tokens[at - 1]) not in _before(words):
            return None  # «40 productores de Chile»: these came, and no country
        name = ELIDED.sub("", " ".join(tokens[at:]), count=1)
        if name[:1].isupper() and (named := known_in(name, words)):
            return named
    return None


@lru_cache(maxsize=4)
def _verbs(words: Vocabulary) -> Phrases:
    """Return the verbs behind those who came: "attended", «participaron»."""
    return Phrases(words.phrases("attendance", "came") | words.phrases("attendance", "joined"))


@lru_cache(maxsize=4)
def _small(words: Vocabulary) -> frozenset[str]:
    """Return the words that may stand before what people met in: «al taller», "in the meeting"."""
    return words.phrases("language", "function_words") | words.grammar("contracted_of")


@lru_cache(maxsize=4)
def _before(words: Vocabulary) -> frozenset[str]:
    """Return the words of «los delegados de los Gobiernos de»."""
    small = words.phrases("language", "function_words")
    return (
        small
        | name_words(words).roles
        | words.grammar("bodies_announced", "delegates", "contracted_of", "paper")
    )
