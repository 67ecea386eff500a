"""A leaf of a calendar that a page shows above what it was posted: «7», «diciembre», each on its line."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month

PARTS = 2  # the day and the month; the year may stand below them
BEHIND = 2  # lines below it, of which the first names what was posted
DAY, YEAR = 31, 4  # the last one; figures


def leaf_of_calendar(blocks: Sequence[Block], words: Vocabulary) -> int:
    """Return how many blocks on top are a day, its month and maybe the year, each alone; 0 without them."""
    if len(blocks) < PARTS + BEHIND or len(blocks[0].words.text) > YEAR + YEAR + YEAR:
        return 0
    one, two, three = (block.words.text.strip(" .,") for block in blocks[: PARTS + 1])
    day, month = (one, two) if one.isdecimal() else (two, one)
    if not day.isdecimal() or not 0 < int(day) <= DAY or not is_month(month, words):
        return 0
    if any(block.marker or block.label or block.kind == "row" for block in blocks[:PARTS]):
        return 0
    return PARTS + (three.isdecimal() and len(three) == YEAR)
