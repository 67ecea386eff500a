"""Whether notes write the month of a day in figures first, as people of the United States do: 3/15."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from actas.classify.dates import patterns
from actas.classify.told_days import weekday_index
from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

FULL = compiled(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d\d)(?!\d)")
IN_FULL = compiled(r"[/.]\d\d?[/.]")  # what such a date cannot do without, found faster
FIGURES = compiled(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?(?![\w/])")
TOKEN = compiled(r"[^\W_]+")
DAY = compiled(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
MONTHS, LAST_DAY = 12, 31
CENTURY = 2000
ALWAYS = "24/7"  # "open 24/7": the hours and the days of a week
NEAR_TOP = 12  # lines in which the meeting's own day stands


def month_first(outline: Outline, language: str | None, words: Vocabulary) -> bool:
    """Whether 03/04/2016 is the fourth of March.

    In notes with a date that must be month first, and in English ones where nothing is day first: neither
    a day in figures, with its year or without, nor, most of the time, one in words: "28 March". A weekday
    beside a date is surer where it fits one reading only.
    """
    texts = _texts(outline)
    told = [_pair(one) for text in texts if IN_FULL.search(text) for one in FULL.finditer(text)]
    if not told or any(_is_day_first(*one) for one in told):
        return language == "en" and not told
    if language != "en":
        return any(_is_month_first(*one) for one in told)
    by_weekday = _by_weekday(texts, words)
    if by_weekday is not None:
        return by_weekday
    short = [_pair(one) for text in texts if "/" in text for one in _days(text, words)]
    if any(_is_month_first(*one) for one in (*told, *short)):
        return not any(_is_day_first(*one) for one in short)
    return not any(_is_day_first(*one) for one in short) and not _spelled_day_first(texts, words)


def _texts(outline: Outline) -> list[str]:
    """Return the words of all lines, headings too: a log of meetings has its days there."""
    heads = (part.heading for part in outline.walk() if part.heading is not None)
    return [block.words.text for block in (*outline.title, *outline.blocks(), *heads)]


def _pair(found: re.Match[str]) -> tuple[int, int]:
    return int(found[1]), int(found[2])


def _is_day_first(one: int, two: int) -> bool:
    return MONTHS < one <= LAST_DAY and two <= MONTHS


def _is_month_first(one: int, two: int) -> bool:
    return one <= MONTHS < two <= LAST_DAY


def _by_weekday(texts: Sequence[str], words: Vocabulary) -> bool | None:
    """Tell by a line with one date and one weekday, "Friday 10/07/2026"; None where none tells."""
    for text in texts:
        found = FULL.findall(text) if IN_FULL.search(text) else []
        if len(found) != 1:
            continue
        index = weekday_index(words)
        named = {index[token] for token in TOKEN.findall(fold(text)) if token in index}
        one, two, year = (int(figures) for figures in found[0])
        fits = [_falls_on(year, *pair, named) for pair in ((one, two), (two, one))]
        if len(named) == 1 and fits[0] != fits[1]:
            return fits[0]
    return None


def _falls_on(year: int, month: int, day: int, weekdays: set[int]) -> bool:
    try:
        return date(year + CENTURY * (year < CENTURY), month, day).weekday() in weekdays
    except ValueError:
        return False


def _spelled_day_first(texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether more days in words have their number first, "28 March", than last, "March 28"."""
    months = patterns(words).months
    first = last = 0
    for text in texts:
        tokens = TOKEN.findall(fold(text)) if any(map(str.isdecimal, text)) else []
        for one, two in pairwise(tokens):
            first += two in months and DAY.fullmatch(one) is not None
            last += one in months and DAY.fullmatch(two) is not None
    return first > last


def counts_month_first(outline: Outline, language: str | None, words: Vocabulary) -> bool:
    """Tell by days in figures that can be read in one way only; else by how the day on top is spelled.

    "March 4" on top says so, "4 March" does not. Only notes in English are asked.
    """
    texts = _texts(outline) if language == "en" else []
    told = [_pair(one) for text in texts if "/" in text for one in _days(text, words)]
    if not told:
        return False
    day_first = any(_is_day_first(*one) for one in told)
    month_first = any(_is_month_first(*one) for one in told)
    if day_first or month_first:
        return month_first and not day_first
    spelled = patterns(words).month_day_year
    return any(spelled.search(fold(text)) for text in texts[:NEAR_TOP])


def _days(text: str, words: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the figures that may be days; "8/13 of the votes", "5/16 inch" are parts of something."""
    for one in FIGURES.finditer(text):
        before = text[: one.start()].split()[-1:]
        behind = text[one.end() :].lstrip()
        dated = one[0].count("/") > 1 or (before != [] and fold(before[0]) in words.grammar("until"))
        if one[0] != ALWAYS and (dated or not behind[:1].isalpha()):
            yield one
