"""The hour of an opening sentence: «siendo las nueve horas», «à dix-huit heures trente», "at 7 p.m."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from actas.classify.dates import patterns, times_in
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of

NEAR = 60  # characters in which a spelled hour ends
FIGURES = 16  # and one in figures
HALF_DAY, DAY, HOUR = 12, 24, 60


def hour_told(text: str, words: Vocabulary) -> str | None:
    """Return the first hour of a sentence, behind «las», «às», «à», "at"."""
    folded = fold(text)
    for found in _before(words).finditer(folded):
        rest = folded[found.end() : found.end() + NEAR]
        if spelled := _spelled(words).match(rest):
            return _hour(spelled, words)
        if rest[:1].isdecimal() and (told := times_in(rest[:FIGURES], words)):
            hour = int(told[0][:2])
            late = hour < HALF_DAY and _later(words).match(rest)
            return f"{hour + HALF_DAY}{told[0][2:]}" if late else told[0]
    return None


def _hour(spelled: re.Match[str], words: Vocabulary) -> str | None:
    """Return the hour as HH:MM; nothing where its minutes are none that the vocabulary holds."""
    numbers = patterns(words).numbers
    hour, minute = _value(spelled["hour"], numbers), _value(spelled["minute"] or "0", numbers)
    late = spelled["soon"] or spelled["late"]
    if spelled["more"] or (late and hour >= HALF_DAY):
        return None
    hour += HALF_DAY if late and hour < HALF_DAY else 0
    return f"{hour:02}:{minute:02}" if hour < DAY and minute < HOUR else None


def _value(text: str, numbers: Mapping[str, int]) -> int:
    return int(text) if text.isdecimal() else numbers.get(text, 0)


@lru_cache(maxsize=4)
def _before(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"(?<!\w){any_of(words.grammar('at_hour'))}\s+(?=\w)")


@lru_cache(maxsize=4)
def _later(words: Vocabulary) -> re.Pattern[str]:
    return compiled(
        rf"\d\d?(?:[:.h]\d\d)?\s+(?:{any_of(words.grammar('hours'))}\s+)?{any_of(words.grammar('later_half'))}"
    )


@lru_cache(maxsize=4)
def _spelled(words: Vocabulary) -> re.Pattern[str]:
    """Return an hour with its unit or its half of the day, the minutes behind it."""
    number = rf"(?:{any_of(patterns(words).numbers)}|\d{{1,2}})"
    joint = rf"(?:,?\s+{any_of(words.grammar('and', 'with'))})?"
    unit, minutes = any_of(words.grammar("hours")), any_of(words.grammar("minutes_of_hour"))
    late, early = any_of(words.grammar("later_half")), any_of(words.grammar("earlier_half"))
    tens, of = any_of(words.grammar("tens_of_minutes")), any_of(words.grammar("date_of"))
    return compiled(
        rf"(?P<hour>{number})(?:\s+{unit}(?!\w)|(?=\s+(?:{late}|{early})(?!\w)))"
        rf"(?:\s+(?P<soon>{late})|\s+{early})?"
        rf"(?:{joint}\s+(?P<minute>{number})(?!\w)(?:\s+{minutes}(?!\w))?(?!\s+{of}\s))?"
        rf"(?P<more>{joint}\s+{tens}(?!\w))?(?P<late>\s+{late}(?!\w))?"
    )
