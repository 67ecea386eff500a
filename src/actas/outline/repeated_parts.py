"""Parts that come again below each counted heading: «Mesa 1», «Obstáculos», «Mesa 2», «Obstáculos»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import word_and_number
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

SEVERAL = 2  # counted headings, and times that a part comes again
LABELLED = "#"  # what counts headings that have a number alone


def below_counted(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with counted headings as peers, and below each the parts that come again in them."""
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    names = {at: fold(blocks[at].words.text).rstrip(" :.") for at in heads}
    again = {name for name, times in Counter(names.values()).items() if times >= SEVERAL}
    if not again:
        return blocks
    counted = _counting(blocks, heads, words)
    if len(counted) < SEVERAL or any(names[at] in again for at in counted):
        return blocks
    level = blocks[counted[0]].level or 1
    parts = _parts(heads, counted, names, again)
    for at in counted if parts else ():
        blocks[at] = replace(blocks[at], level=level)
    for at in parts:
        blocks[at] = replace(blocks[at], level=level + 1)
    return blocks


def _counting(blocks: Sequence[Block], heads: Sequence[int], words: Vocabulary) -> list[int]:
    """Return the places of headings that the same word counts from one on, or a number alone."""
    series: dict[str, list[int]] = {}
    for at in heads:
        word, number = _count_of(blocks[at], words)
        places = series.setdefault(word, [])
        if number == len(places) + 1:
            places.append(at)
    return max(series.values(), key=len, default=[])


def _count_of(block: Block, words: Vocabulary) -> tuple[str, int]:
    if block.label and block.label.isdecimal():
        return LABELLED, int(block.label)
    word, number = word_and_number(block.words.text, words) or ("", "")
    return word, int(number) if number.isdecimal() else 0


def _parts(heads: Sequence[int], counted: Sequence[int], names: dict[int, str], again: set[str]) -> list[int]:
    """Return the places of what stands below counted headings; none where a part comes twice in one.

    Before the next counted heading all belongs to the one above; below the last, what comes again.
    """
    parts: list[int] = []
    within: set[tuple[int, str]] = set()
    places, of = set(counted), -1  # the counted heading above
    for at in heads:
        if at in places:
            of = at
        if at in places or of < 0:
            continue
        if (of, names[at]) in within:
            return []
        within.add((of, names[at]))
        if of != counted[-1] or names[at] in again:
            parts.append(at)
    several = {of for of, name in within if name in again}
    return parts if len(several) >= SEVERAL else []
