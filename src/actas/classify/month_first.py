"""Whether notes write the month of a day in figures first, as people of the United States do: 3/15."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actas.classify.dates import patterns
from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

FIGURES = compiled(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?(?![\w/])")
MONTHS, LAST_DAY = 12, 31
ALWAYS = "24/7"  # "open 24/7": the hours and the days of a week
NEAR_TOP = 12  # lines in which the meeting's own day stands


def counts_month_first(outline: Outline, language: str | None, words: Vocabulary) -> bool:
    """Tell by days in figures that can be read in one way only; else by how the day on top is spelled.

    "March 4" on top says so, "4 March" does not. Only notes in English are asked.
    """
    texts = [block.words.text for block in (*outline.title, *outline.blocks())] if language == "en" else []
    told = [(int(one[1]), int(one[2])) for text in texts if "/" in text for one in _days(text, words)]
    if not told:
        return False
    day_first = any(MONTHS < one <= LAST_DAY and two <= MONTHS for one, two in told)
    month_first = any(one <= MONTHS < two <= LAST_DAY for one, two in told)
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
