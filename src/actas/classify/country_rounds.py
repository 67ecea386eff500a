"""Rounds of countries: where most sentences open with one each, what it says there is that country's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor
from actas.vocabulary.phrases import first_words, may_hold
from actas.vocabulary.small_countries import small_country

# «Costa Rica ha …», «Le Mali ouvre …», «L'Équateur n'a …»: the capitals before a sentence goes on.
SUBJECT = compiled(r"((?:[A-ZÀ-Þ][\w.'’-]* ){1,5})([a-zà-ÿ][\w'’]*)")
# «Guatemala - …», «Panamá: …», «Chile. …»: a country by itself before what is told of it.
NAMED = compiled(r"([^\W\d_][\w'’-]*(?: [\w.'’-]+){0,4}?) ?[.:–—-]\s")
FEWEST, HALF = 3, 2  # countries that make a round, and of how many sentences more than one opens so


def countries_open(texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether one of the first of several texts may hold a country's name."""
    if not texts[FEWEST - 1 :]:
        return False
    first = _first_words(words)
    return any(may_hold(fold(text), first) for text in texts[:FEWEST])


def told_by_countries(texts: Sequence[str], words: Vocabulary) -> dict[str, Actor]:
    """Return the sentences that open with a country, and which, where several countries open most of them."""
    found = {text: state for text in texts if (state := _country_of(text, words))}
    if not found:
        return {}
    named = [state for text in texts if text not in found and (state := _named_first(text, words))]
    states = {state.code for state in (*found.values(), *named)}
    if len(states) < FEWEST or (len(found) + len(named)) * HALF <= len(texts):
        return {}  # nearly all
    return {text: state for text, state in found.items() if not _does_nothing(text, words)}


def _does_nothing(text: str, words: Vocabulary) -> bool:
    """«Le Mali est grand», «Belice no habló»: whether a country only is something, or does nothing."""
    opening = SUBJECT.match(text)
    verb = opening[2] if opening else (small_country(text, words) or ("", ""))[1]
    return verb.startswith("n'") or fold(verb) in words.grammar("is", "negations", "did")


def _country_of(text: str, words: Vocabulary) -> Actor | None:
    """Return the country that is the subject of a sentence: «Le Niger ne dispose pas de …»."""
    if small := small_country(text, words):
        joined = small[1] in words.grammar("and", "of", "prepositions", "contracted_of")
        return None if joined else small[0]
    opening = SUBJECT.match(text)
    if opening is None or fold(opening[2]) in words.grammar("and", "of", "prepositions", "contracted_of"):
        return None  # «México y Perú …», «Chile en 2029»
    named = opening[1].strip()
    first, _, rest = named.partition(" ")
    if first in words.as_written("words", "the"):
        return None  # "The Peru fair is called off"
    plain = rest if fold(first) in words.grammar("articles") else named
    for one in (named, plain.removeprefix("L'").removeprefix("L’")):
        state = known_actor(words, one) if one else None
        if state is not None and state.kind == "country":
            return state
    return None


def _named_first(text: str, words: Vocabulary) -> Actor | None:
    """Return the country that a text names by itself before what is told of it."""
    named = NAMED.match(text)
    word = named is None or (text[0].islower() and fold(named[1]) in words.ambiguous)
    state = known_actor(words, named[1]) if named and not word else None
    return state if state is not None and state.kind == "country" else None


@lru_cache(maxsize=4)
def _first_words(words: Vocabulary) -> frozenset[str]:
    """Return the first words of the names of countries, but for articles."""
    return first_words(frozenset(words.countries)) - words.grammar("articles")
