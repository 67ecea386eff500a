"""A day alone above the name of a meeting: its own, or the one on which a page about it was written."""

from __future__ import annotations

from datetime import date
from itertools import chain, islice, pairwise

from actas.classify.beside_day import only_small
from actas.classify.dates import Found, patterns
from actas.classify.facts import Facts
from actas.classify.place_words import without
from actas.classify.told_days import IN_FIGURES, weekday_index
from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

LETTERS = compiled(r"[^\W\d_]+")
WORDS = compiled(r"[^\W_]+")
TOP = 3  # lines above which stands no other day of a page
AT_ONCE, HALF_A_YEAR = 30, 183  # characters in which a day opens a line; days
PAPER = 2  # words of «El acta de la sesión …»


def day_above(outline: Outline, facts: Facts) -> str | None:
    """Return the day that stands alone on the first line, or on the second right above the minutes' name."""
    lines = list(islice(chain(outline.title, outline.blocks()), TOP))
    if not lines or lines[0].marker is not None:
        return None
    first, *below = lines
    if day := _alone(first.words.text, facts):
        return day
    named = len(below) > 1 and LETTERS.findall(fold(below[1].words.text))[:1]
    return (
        _alone(below[0].words.text, facts)
        if named and named[0] in facts.words.grammar("record_paper")
        else None
    )


def _alone(text: str, facts: Facts) -> str | None:
    dates = facts.dates(text)
    return dates[0].day if len(dates) == 1 and only_small(without(text, dates), facts.words) else None


def is_of_minutes(text: str, day: Found, words: Vocabulary) -> bool:
    """Whether a sentence speaks of the minutes of a day, and does not open as these do."""
    before = LETTERS.findall(fold(text[: day.start]))
    return not words.grammar("record_paper").isdisjoint(before[PAPER:])


def says_another_day(text: str, day: Found, words: Vocabulary) -> bool:
    """Whether a text gives a day and a month of another day: «El día 22 de abril»."""
    said = _days_and_months(text, words)
    return bool(said) and (int(day.day[8:]), int(day.day[5:7])) not in said


def day_before(text: str, day: Found, words: Vocabulary) -> str | None:
    """Return the day that a text opens with, without its year, by its weekday the one before another day.

    «Jeudi 4 octobre, salle du haut» below a page's 11 octobre 2018: no other year near by has that Thursday.
    """
    said = _days_and_months(text[:AT_ONCE], words)
    index = weekday_index(words)
    named = next((index[one] for one in LETTERS.findall(fold(text))[:1] if one in index), None)
    if len(said) != 1 or named is None:
        return None
    number, month = said.pop()
    posted = date.fromisoformat(day.day)
    year = posted.year if (month, number) <= (posted.month, posted.day) else posted.year - 1
    try:
        told = date(year, month, number)
    except ValueError:
        return None
    near = (posted - told).days <= HALF_A_YEAR
    return told.isoformat() if near and told.weekday() == named else None


def _days_and_months(text: str, words: Vocabulary) -> set[tuple[int, int]]:
    """Return the days whose month is told: «22 de abril», «26/11»."""
    folded, months = fold(text), patterns(words).months
    said = {(int(one[1]), int(one[2])) for one in IN_FIGURES.finditer(folded)}
    tokens = [token for token in WORDS.findall(folded) if token not in words.grammar("date_of")]
    told = ((one, two) if one.isdecimal() else (two, one) for one, two in pairwise(tokens))
    return said | {(int(day), months[month]) for day, month in told if day.isdecimal() and month in months}
