"""The place among the pieces of a line that gives the day or the hour: «3/5/2031 lunes, en la nave, 9 h»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.beside_day import names_paper
from actas.classify.bodies import names_body
from actas.classify.dates import Found
from actas.classify.place_words import (
    EDGES,
    channel_told,
    clocks_in,
    going_on,
    is_no_place,
    is_town,
    led_place,
    venue_named,
    venue_nouns,
)
from actas.classify.places import behind_key, beside_place
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

GAP = " ; "  # what is left where a day or an hour stood
SIGNS = compiled(r"\s*;[\s;]*|\s*[·|/•]\s+|\s+[–—-]+\s+|(?<=[^\W_]{3})\.\s+|(?<=\))\.?\s+(?=[^\W\d_])")
AT = compiled(r"\s@\s+([^,;|·()]+)")
COMMA = compiled(r",\s+(?![^()]*\))")
LONGEST = 8  # words of a place
LONGEST_LED = 5  # and of one that no noun of places tells: «en la carpa de Ana»
SOON = 60  # characters in which a line says where and at what hour
TOWNS = 2  # a town and its country
ASIDE = compiled(r"\s*\([^()]*\)?$")
POSSESSIVE = ("'s", "’s", "s'", "s’")


def place_among(text: str, dates: Sequence[Found], words: Vocabulary, *, named: bool) -> str | None:
    """Return the place in one of the pieces of a line that gives the day or the hour.

    Args:
        text: the line.
        dates: the days found in it.
        words: the vocabulary.
        named: the meeting has its name; else the first piece is that name.

    """
    if place := place_behind_sign(text, words):
        return place
    before = ""
    for at, (piece, behind) in enumerate(_pieces(text, dates, words)):
        town, before = before, piece if behind else ""
        bare = behind_key(_without_small(piece, words), words)
        if not bare or len(bare.split()) > LONGEST or (at == 0 and not named):
            continue
        if place := place_in(bare, words):
            more = going_on(behind, words) if place.endswith(bare) else ()
            opens = at == 1 and bool(dates) and text.startswith(f"{town}, {piece}, ")
            town = town if (opens or place[:1].islower()) and _may_be_town(town, words) else ""
            return ", ".join((*filter(None, (town,)), place, *more))  # «Lisboa, sede da CPLP, 3 de maio»
    if not named or not dates:
        return None
    before = text[: dates[0].start]
    return _town_before(before, words) or (_small_town(before, words) if text.islower() else None)


def place_behind_sign(text: str, words: Vocabulary) -> str | None:
    """Return the place behind the sign that says so, "3 May 2031 @ town hall"; "@ 19:30" is none."""
    found = AT.search(text) if "@" in text else None
    if found is None:
        return None  # nearly all
    clock = next(clocks_in(found[1], 0, words), None)
    place = found[1][: clock.start() if clock else None].strip(EDGES)
    return place if place[:1].isalpha() and len(place.split()) <= LONGEST else None


def _may_be_town(text: str, words: Vocabulary) -> bool:
    """«Lisboa», not «Taller» nor «Comité de Agua»: whether what is beside a hall is no paper and no body."""
    return is_town(text, words) and not names_paper(text, words) and not names_body(text, words)


def place_before_hour(text: str, words: Vocabulary) -> str | None:
    """Return the place with which a line opens that goes on with the hour: «Sala 3, 12:15. Éramos 14»."""
    clock = next(clocks_in(text[:SOON], 0, words), None)
    opens = clock is not None and ": " not in text[: SOON + SOON]  # «Patio, 12:15: recreo»
    place = next(_pieces(text[: clock.start()], (), words), ("", ()))[0] if clock and opens else ""
    return place_in(place, words) if place and len(place.split()) <= LONGEST else None


def _pieces(text: str, dates: Sequence[Found], words: Vocabulary) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the pieces of a line without days and hours, each with those that commas part from it."""
    for one in reversed(dates):
        text = text[: one.start] + GAP + text[one.end :]
    for clock in reversed(list(clocks_in(text, 0, words))):
        text = text[: clock.start()] + GAP + text[clock.end() :]
    for run in SIGNS.split(text):
        parts = [one.strip(EDGES) for one in COMMA.split(run)]
        yield from ((part, parts[at + 1 :]) for at, part in enumerate(parts) if part)


def _without_small(piece: str, words: Vocabulary) -> str:
    """Return a piece without the weekday and the small words that a day leaves before it."""
    tokens = piece.split()
    while tokens and fold(tokens[0]).strip(EDGES) in beside_place(words):
        tokens.pop(0)
    return " ".join(tokens)


def place_in(piece: str, words: Vocabulary) -> str | None:
    """Return the place that a piece is: by its noun, its preposition, or the channel that it names."""
    first = fold(piece.partition(" ")[0]).strip(EDGES)
    if channel := channel_told(piece, words):
        return channel
    if first in words.grammar("paper", "editions") or is_sentence(piece, words):
        return None
    if place := led_place(piece, words) or led_by_article(piece, words):
        return place
    noun = ASIDE.sub("", piece)
    alone = fold(noun) in venue_nouns(words) and fold(noun) not in words.grammar("remote")
    return piece if alone or venue_named(noun, words) else None


def led_by_article(piece: str, words: Vocabulary) -> str | None:
    """Return the place that only its preposition and its article tell: «en la nave», "at the space".

    So does whose it is: "at Gillian's".
    """
    led, _, named = piece.partition(" ")
    tokens = named.split()
    if fold(led) not in words.grammar("located") or not 0 < len(tokens) <= LONGEST_LED:
        return None
    if tokens[-1].endswith(POSSESSIVE) and tokens[0][:1].isupper():
        return named
    article = fold(tokens[0]) in words.grammar("articles")
    if not article and fold(led) not in words.grammar("contracted_located"):
        return None
    bare = tokens[article:]
    told = {fold(token).strip(EDGES) for token in bare}
    none = (
        not bare
        or fold(bare[0]).strip(EDGES) in _no_place(words)
        or not told.isdisjoint(words.grammar("no_place"))
    )
    if none or any(map(str.isdecimal, named)) or names_month(fold(named), words):
        return None
    return named


def _town_before(before: str, words: Vocabulary) -> str | None:
    """Return the town that opens a line and a comma parts from the day: «Apia, Samoa, 7 Nov 2023 …»."""
    parts = [one.strip() for one in before.split(",")]
    days = _before_day(words)
    beside = {fold(token).strip(EDGES) for token in parts.pop().split()}
    if len(parts) > 1 and names_paper(parts[0], words):
        parts.pop(0)  # "Fourth meeting, Leeds, 7 May"
    if not 0 < len(parts) <= TOWNS or not beside <= days or fold(parts[0]) in days:
        return None
    towns = all(is_town(one, words) or fold(one) in words.countries for one in parts)
    return ", ".join(parts) if towns and not is_no_place(parts[0], words) else None


def _small_town(before: str, words: Vocabulary) -> str | None:
    """Return the town before the day where all is in small letters: «ciudad bolívar, sábado 9 nov 2031»."""
    days = _before_day(words)
    tokens = before.replace(",", " , ").split()
    while tokens and fold(tokens[-1]).strip(EDGES) in days:
        tokens.pop()
    said = [fold(one) for one in tokens]
    if not 0 < len(said) <= TOWNS or not all(one.isalpha() and one not in _no_town(words) for one in said):
        return None
    if said[0] in words.keyed("meeting") and len(said) == 1:
        return None
    town = " ".join(tokens)
    return None if is_no_place(town, words) or is_sentence(town, words) else town


@lru_cache(maxsize=4)
def _no_town(words: Vocabulary) -> frozenset[str]:
    """Return the words that are in no town's name: small ones, days, what papers are called."""
    small = words.phrases("language", "function_words")
    return _before_day(words).union(small, words.grammar("paper", "editions", "no_meetings_day"))


@lru_cache(maxsize=4)
def _no_place(words: Vocabulary) -> frozenset[str]:
    """Return the words that open no place behind «en la»."""
    return words.phrases("language", "function_words") | words.grammar("no_place", "paper", "editions")


@lru_cache(maxsize=4)
def _before_day(words: Vocabulary) -> frozenset[str]:
    """Return what may stand between a town and the day, and what is left there of the comma."""
    return words.phrases("dates", "weekdays") | words.grammar("beside_day", "day_article") | {""}
