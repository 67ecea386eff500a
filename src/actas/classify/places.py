"""Where a meeting was held, as its lines say it: beside the date, or in a sentence of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.dates import Found
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.patterns import any_of

TIME_ON = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{0,2}\s*(?:[ap]\.?m\.?)?\b.*")
LONGEST = 8  # words of a place in a sentence
LONGEST_BESIDE = 7  # and beside a date
EDGES = " ,.;:-–()"


def without(text: str, dates: Sequence[Found]) -> str:
    """Return a text without the dates found in it, and without what is left at its ends."""
    for one in reversed(dates):
        text = text[: one.start] + " " + text[one.end :]
    return " ".join(text.split()).strip(EDGES)


def place_beside(rest: str, words: Vocabulary) -> str | None:
    """Return the place that shares a line with the date: «San Pedro Sula, 15 de noviembre de 2016».

    ``rest`` is the line without its dates.
    """
    tokens = TIME_ON.sub("", rest).strip(EDGES).split()
    weekdays = words.phrases("dates", "weekdays")
    small = words.phrases("language", "function_words") | weekdays
    while tokens and fold(tokens[-1]) in small:
        tokens.pop()
    while tokens and fold(tokens[0]).strip(",") in weekdays:
        tokens.pop(0)
    place = " ".join(tokens).strip(" ,.;:-–")
    if not place[:1].isupper() or len(tokens) > LONGEST_BESIDE or any(char.isdigit() for char in place):
        return None
    names_paper = any(fold(token).strip(",.") in words.grammar("paper") for token in tokens)
    return None if names_paper or fold(place) in words.keyed("meeting") else place


def held_at(text: str, words: Vocabulary) -> str | None:
    """Return the place that a sentence says a meeting was held at: «celebrada en el salón comunal»."""
    folded, places = fold_with_places(text)
    for held in _held(words):
        at = folded.find(held)
        if at < 0:
            continue
        place = _place_end(words).split(text[places[at + len(held)] :], maxsplit=1)[0].strip()
        if place and len(place.split()) <= LONGEST:
            return place
    return None


def opened_in(text: str, words: Vocabulary) -> str | None:
    """Return the place with which minutes open: «En Xela, a 3 de mayo», «En la ciudad de Xela, siendo»."""
    found = _opening(words).match(text)
    return found[1].strip() if found else None


@lru_cache(maxsize=4)
def _held(words: Vocabulary) -> tuple[str, ...]:
    """Return what stands before a place, the longest first."""
    return tuple(f"{held} " for held in sorted(words.grammar("held"), key=lambda one: (-len(one), one)))


@lru_cache(maxsize=4)
def _place_end(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"[.,;:(]|\s{any_of(words.grammar('place_ends'))}\s")


@lru_cache(maxsize=4)
def _opening(words: Vocabulary) -> re.Pattern[str]:
    opens, article, town = (
        any_of(words.as_written("words", key)) for key in ("opens_with_place", "town_article", "town")
    )
    return re.compile(rf"{opens}\s+(?:{article}\s+{town}\s+)?([A-ZÁÉÍÓÚÑ][^,.;:\d]{{2,40}}),\s")
