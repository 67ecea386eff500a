"""How far in a word processor sets its paragraphs, drawn as the blanks that a person would type.

What stands under an item's words belongs to it, and an indent alone can say what a bullet says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actas.read.draft import Row
from actas.read.paragraph import INDENT

STEP = 9.0  # points of one column; word processors go in by 18 or 36
SLIP = 4.0  # points by which two lines of one margin may differ
DEEPEST = 20  # columns
FEWEST = 2  # lines that make a margin


def indented(rows: Sequence[Row]) -> list[Row]:
    """Return the lines with blanks before those that stand further in than the page's margin."""
    return list(_drawn(rows, _margin(rows), _lists(rows)))


def _margin(rows: Sequence[Row]) -> float:
    """Return where the lines begin that stand furthest out, one of a kind not counted."""
    counts: dict[float, int] = {}
    for text, look in rows:
        if look.left is not None and look.list_level is None and look.table is None and text.strip():
            counts[look.left] = counts.get(look.left, 0) + (not look.debris)
    usual = [left for left, count in counts.items() if count >= FEWEST]
    return min(usual or counts, default=0.0)


def _lists(rows: Sequence[Row]) -> list[float]:
    """Return where the words of items begin in this document, level by level."""
    known: dict[int, float] = {}
    for _, look in rows:
        if look.left is not None and look.list_level is not None:
            known[look.list_level] = min(look.left, known.get(look.list_level, look.left))
    levels: list[float] = []
    for level in sorted(known):
        levels = _reached(levels, level, known[level])
    return levels


def _reached(levels: Sequence[float], level: int, left: float) -> list[float]:
    """Return where words begin down to a level; what stands between the known ones is evenly apart."""
    above = list(levels[:level])
    start, steps = (above[-1] if above else 0.0), level + 1 - len(above)
    return above + [start + (left - start) * step / steps for step in range(1, steps + 1)]


def _drawn(rows: Sequence[Row], margin: float, lists: Sequence[float]) -> Iterator[Row]:
    items: list[float] = []  # where the words of the items above begin, level by level
    for text, look in rows:
        left = look.left
        if left is None:
            yield text, look
            continue
        blanks = ""
        if look.list_level is not None:
            items = _reached(items, look.list_level, left)
        elif text.strip() and look.heading is None and look.table is None:
            items = items if left > margin + SLIP else []
            blanks = _blanks(left, margin, items or lists)
        yield blanks + text, replace(look, left=left - margin if blanks else None)


def _blanks(left: float, margin: float, items: Sequence[float]) -> str:
    """Return the blanks before a line: as many as before the words of the item that it stands under."""
    if left <= margin + SLIP:
        return ""
    if items:
        return INDENT * sum(item <= left + SLIP for item in items)
    return " " * min(DEEPEST, round((left - margin) / STEP))
