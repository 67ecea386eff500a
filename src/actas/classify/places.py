"""Where a meeting was held, as its lines say it: beside the date, or in a sentence of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.dates import Found, dates_in
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sentences import is_sentence

TIME_ON = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{0,2}\s*(?:[ap]\.?m\.?)?\b.*")
CLOCK = re.compile(
    r"\s*[-–,(]?\s*(?<![\d.])\d{1,2}(?:\s?[:.h]\s?\d{2}\s*(?:[ap]\.?\s?m\b\.?|h\b|hs\b\.?|hrs\b\.?|horas\b)?"
    r"|\s?[ap]\.?m\b\.?|\s?hs?\b\.?)\)?",
    re.IGNORECASE,
)
LONGEST = 12  # words of a place in a sentence
LONGEST_BESIDE = 7  # and beside a date
LONGEST_LINE = 10  # and of one on a line of its own
NEAR = 90  # characters after a place that opens minutes in which they say that people met
EDGES = " ,.;:-–()"


def without(text: str, dates: Sequence[Found]) -> str:
    """Return a text without the dates found in it, and without what is left at its ends."""
    for one in reversed(dates):
        text = text[: one.start] + " " + text[one.end :]
    return " ".join(text.split()).strip(EDGES)


def without_clocks(text: str) -> str:
    """Return a text without its times of day."""
    return " ".join(CLOCK.sub(" ", text).split()).strip(EDGES)


def place_beside(rest: str, words: Vocabulary) -> str | None:
    """Return the place that shares a line with the date: «San Pedro Sula, 15 de noviembre de 2016».

    ``rest`` is the line without its dates.
    """
    tokens = TIME_ON.sub("", rest).strip(EDGES).split()
    weekdays = words.phrases("dates", "weekdays")
    small = words.phrases("language", "function_words") | weekdays
    while tokens and fold(tokens[-1]) in small:
        tokens.pop()
    while tokens and (fold(tokens[0]).strip(",") in weekdays or tokens[0] in _opens(words)):
        tokens.pop(0)
    place = " ".join(tokens).strip(" ,.;:-–")
    if (
        not place[:1].isupper()
        or len(tokens) > LONGEST_BESIDE
        or any(char.isdigit() or char == ":" for char in place)
    ):
        return None
    names_paper = any(fold(token).strip(",.") in words.grammar("paper") for token in tokens)
    clause = not place.isupper() and is_sentence(place, words)
    return None if names_paper or clause or fold(place) in words.keyed("meeting") else place


def place_line(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line of its own is: «Salle polyvalente, mairie», "7 p.m. Town Hall"."""
    rest = without_clocks(text)
    tokens = [fold(token).strip(EDGES) for token in rest.split()]
    if not rest[:1].isupper() or len(tokens) > LONGEST_LINE or is_sentence(rest, words) or "?" in rest:
        return None
    venues = words.phrases("places", "venues")
    head = rest.partition(",")[0].split()
    named = tokens[0] in venues or fold(head[-1]).strip(EDGES) in venues
    return rest if named and len(tokens) > 1 and ":" not in rest else None


def held_at(text: str, words: Vocabulary) -> str | None:
    """Return the place that a sentence says a meeting was held at: «celebrada en el salón comunal»."""
    bare = without_clocks(without(text, list(dates_in(text, words))))
    folded, places = fold_with_places(bare)
    found = _held(words).search(folded)
    if not found:
        return None
    start = places[found.start("whole")] if found["whole"] else places[found.end()]
    place = _cut(bare[start:], words)
    first = bare[start:].split(maxsplit=1)[0] if found["whole"] else ""
    place = place.removeprefix(first).strip() if first else place
    return place if place and len(place.split()) <= LONGEST else None


def held_from(text: str, words: Vocabulary) -> int | None:
    """Return where a title begins to say where and when people met: "Minutes … held in …"."""
    folded, places = fold_with_places(text)
    found = _held_verbs(words).search(folded)
    return places[found.start()] if found and found.start() else None


def _cut(text: str, words: Vocabulary) -> str:
    """Return the place with which a text begins; after a comma it goes on with a capital or a number."""
    folded, places = fold_with_places(text)
    found = _place_end(words).search(folded)
    place = text[: places[found.start()]] if found else text
    parts = place.split(", ")
    kept = parts[:1]
    for part in parts[1:]:
        if not (part[:1].isupper() or part[:1].isdigit()):
            break
        kept.append(part)
    return ", ".join(kept).strip(EDGES)


def opened_in(text: str, words: Vocabulary) -> str | None:
    """Return the place with which minutes open: «En Xela, a 3 de mayo», «En la sala, siendo las 9:00»."""
    found = _opening(words).match(text)
    if found:
        return found[1].strip()
    found = _opening_anywhere(words).match(text)
    if not found:
        return None
    near = {fold(token).strip(EDGES) for token in text[found.end() : found.end() + NEAR].split()}
    place = found[1].strip()
    venue = not words.phrases("places", "venues").isdisjoint(map(fold, place.split()))
    capital = any(token[:1].isupper() for token in place.split())
    return place if (venue or capital) and not near.isdisjoint(words.grammar("gathering")) else None


def _opens(words: Vocabulary) -> tuple[str, ...]:
    return words.as_written("words", "opens_with_place")


@lru_cache(maxsize=4)
def _held(words: Vocabulary) -> re.Pattern[str]:
    """Return what stands before a place, with a day and small words before its last word."""
    by_prep: dict[str, list[str]] = {}
    for phrase in words.grammar("held"):
        verb, _, prep = phrase.rpartition(" ")
        by_prep.setdefault(prep, []).append(verb)
    days = words.phrases("dates", "weekdays")
    small = any_of(words.grammar("until") | words.grammar("articles") | days | by_prep.keys())
    verbs = "|".join(
        rf"{any_of(by_prep[prep])}(?:[\s,]+{small}){{0,4}}?[\s,]+{re.escape(prep)}"
        for prep in sorted(by_prep)
    )
    whole = any_of(words.grammar("held_whole"))
    return re.compile(rf"(?<!\w)(?:(?P<whole>{whole})|(?:{verbs}))\s+(?!{any_of(days)}(?!\w))")


@lru_cache(maxsize=4)
def _held_verbs(words: Vocabulary) -> re.Pattern[str]:
    verbs = any_of(phrase.rpartition(" ")[0] for phrase in words.grammar("held"))
    return re.compile(rf"(?<!\w){verbs}(?!\w)")


@lru_cache(maxsize=4)
def _place_end(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\.\s|\.$|[;:(]|,?\s{any_of(words.grammar('place_ends'))}\s", re.IGNORECASE)


@lru_cache(maxsize=4)
def _opening(words: Vocabulary) -> re.Pattern[str]:
    opens, article, town = (
        any_of(words.as_written("words", key)) for key in ("opens_with_place", "town_article", "town")
    )
    return re.compile(rf"{opens}\s+(?:{article}\s+{town}\s+)?([A-ZÁÉÍÓÚÑ][^,.;:\d]{{2,40}}),\s")


@lru_cache(maxsize=4)
def _opening_anywhere(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"{any_of(_opens(words))}\s+([^,.;:\d]{{3,70}}),\s+")
