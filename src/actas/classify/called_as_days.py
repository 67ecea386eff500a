"""A month's or a weekday's name that is somebody's: «(Julio)», "June (by Friday)", «llamar a Domingo»."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from actas.classify.dates import patterns
from actas.classify.told_days import Met, When
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import Places

ALONE = frozenset({"weekday", "month", "short"})  # sorts of what a word alone may be
NUMBER = compiled(r" \d{1,2}(?!\d|[/.-]\d)")
WORD_BEFORE = 14  # characters


def called_so(people: Collection[str], words: Vocabulary) -> frozenset[str]:
    """Return which folded names of those who came are words of the calendar, too."""
    return _calendar(words).intersection(people)


@lru_cache(maxsize=4)
def _calendar(words: Vocabulary) -> frozenset[str]:
    return words.phrases("dates", "weekdays").union(patterns(words).months)


@lru_cache(maxsize=8)
def _months_of(language: str, words: Vocabulary) -> frozenset[str]:
    """Return what months are called in one language, in full or short."""
    listed = words.tables[language].get("dates.months", {}).values()
    return frozenset(name.rstrip(".") for names in listed for name in names)


def is_somebody(text: str, folded: str, places: Places, one: When, words: Vocabulary, met: Met) -> bool:
    """Whether what seems to be a month or a weekday is a name, or a word of another language.

    The name of somebody known is a month behind «en», "until" only; a capital behind another word is nobody's
    month where months begin small («llamar a Julio»). A month of another language needs its day.
    """
    shown = text[places[one.start] : places[one.end]]
    first = shown.partition(" ")[0].rstrip(".,")
    if not first[:1].isupper() or not first.isalpha() or text.isupper():
        return False
    name = folded[one.start : one.start + len(first)]
    behind = folded[one.start + len(first) : one.end]
    if one.sort not in ALONE or behind:
        # «Julio, 20/05» is no twentieth of July, "June 9" is one
        return one.sort == "day" and name in met.called and not NUMBER.match(behind)
    month = name in patterns(words).months
    if month and met.language and name not in _months_of(met.language, words):
        return True
    before = folded[max(0, one.start - WORD_BEFORE) : one.start].rstrip()
    last = before.rpartition(" ")[2] if before[-1:].isalpha() else ""
    if last in words.grammar("before_month"):
        return False
    small = met.language in words.as_written("customs", "small_months")
    if name in met.called or not (small and month and last):
        return name in met.called
    return last not in words.grammar("until") or last in words.grammar("subject_mark")
