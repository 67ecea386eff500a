"""Whether notes write the month of a day in figures first, as people of the United States do: 3/15."""

from __future__ import annotations

from actas.classify.dates import patterns
from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

FIGURES = compiled(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?(?![\w/])")
MONTHS, LAST_DAY = 12, 31
NEAR_TOP = 12  # lines in which the meeting's own day stands


def counts_month_first(outline: Outline, language: str | None, words: Vocabulary) -> bool:
    """Tell by days in figures that can be read in one way only; else by how the day on top is spelled.

    "March 4" on top says so, "4 March" does not. Only notes in English are asked.
    """
    texts = [block.words.text for block in (*outline.title, *outline.blocks())] if language == "en" else []
    told = [(int(one[1]), int(one[2])) for text in texts if "/" in text for one in FIGURES.finditer(text)]
    if not told:
        return False
    day_first = any(MONTHS < one <= LAST_DAY and two <= MONTHS for one, two in told)
    month_first = any(one <= MONTHS < two <= LAST_DAY for one, two in told)
    if day_first or month_first:
        return month_first and not day_first
    spelled = patterns(words).month_day_year
    return any(spelled.search(fold(text)) for text in texts[:NEAR_TOP])
