"""How far in a word processor sets its paragraphs, drawn as the blanks that a person would type.

What stands under an item's words belongs to it, and an indent alone can say what a bullet says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.read.draft import Row
from actas.read.paragraph import BULLET, INDENT

STEP = 9.0  # points of one column; word processors go in by 18 or 36
SLIP = 4.0  # points by which two lines of one margin may differ
DEEPEST = 20  # columns
FEWEST = 2  # lines that make a margin
# The programs' own styles of quotations, as files name them: what they set in hangs from nothing.
QUOTED = frozenset({"quote", "intense quote", "block text", "quotations"})
APART = 9.0  # points further in, at least, that put one list inside another
COUNT = compiled(r"[^\W_]+")
FIRSTS = frozenset({"1", "a", "A", "i", "I"})  # with which a list begins, whatever counts it
FAR = 60  # lines in which a list goes on below the bullets of its first point


class Open(NamedTuple):
    """An item under which something may hang: where its words begin, its level in its list, and in all."""

    left: float
    level: int
    depth: int
    counted: bool  # by a number


def indented(rows: Sequence[Row], margin: float | None = None) -> list[Row]:
    """Return the lines with blanks before those that stand further in than the page's margin.

    Args:
        rows: the lines, with how far in the words of each stand.
        margin: of the page, in the same points; None: where the lines outside of lists tell it.

    """
    lists = _lists(rows)
    return list(_drawn(rows, _margin(rows, lists) if margin is None else margin, lists))


def _margin(rows: Sequence[Row], lists: Sequence[float]) -> float:
    """Return where the lines begin that stand furthest out, one of a kind not counted.

    Where all but a few lines are of lists, those few may stand inside: the margin is no further in than
    where the words of a list's first level begin.
    """
    counts: dict[float, int] = {}
    for text, look in rows:
        if look.left is not None and look.list_level is None and look.table is None and text.strip():
            counts[look.left] = counts.get(look.left, 0) + (not look.debris)
    usual = [left for left, count in counts.items() if count >= FEWEST]
    margin = min(usual or counts, default=0.0)
    return min(margin, lists[0]) if lists else margin


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
    items: list[Open] = []
    moved = 0  # levels by which the last item stands deeper than its own list says
    begun: dict[tuple[float, int, str], int] = {}  # how deep the last list of each look stands
    for at, (text, look) in enumerate(rows):
        left = look.left
        if left is None:
            yield text, look
        elif look.list_level is None and (look.style or "").casefold() in QUOTED:
            items = []
            yield text, replace(look, left=None)
        elif look.heading is not None or look.table is not None or not text.strip():
            items = items if look.heading is None else []
            yield text, replace(look, left=None)
        elif look.list_level is not None:
            if look.marker:
                items = _with_next(rows, at, items, begun)
                moved = items[-1].depth - look.list_level
            text = INDENT * moved + text if moved > 0 else text.removeprefix(INDENT * -moved)
            yield text, replace(look, left=None)
        else:
            items = items if left > margin + SLIP else []
            blanks = _blanks(left, margin, items, lists)
            yield blanks + text, replace(look, left=left - margin if blanks else None)


def _opened(items: Sequence[Open], left: float, level: int, *, counted: bool) -> list[Open]:
    """Return the open items with a new one, which hangs from the last of them or stands beside it.

    Of two lists, each at a level of its own, the one that stands further in is inside the other.
    """
    above = list(items)
    while above and not _holds(above[-1], left, level):
        above.pop()
    depth = above[-1].depth + max(1, level - above[-1].level) if above else level
    return [*above, Open(left, level, depth, counted)]


def _with_next(
    rows: Sequence[Row], at: int, items: Sequence[Open], begun: dict[tuple[float, int, str], int]
) -> list[Open]:
    """Return the open items with the one of a line, whose number may go on a list that stands as it does.

    ``begun`` tells how deep the last list of each look stands: its numbers all stand so, whatever is between.
    """
    look = rows[at][1]
    marker, left, level = look.marker or "", look.left or 0.0, look.list_level or 0
    counts = COUNT.findall(marker)
    like = left, level, COUNT.sub("", marker)
    if counts and counts[-1] not in FIRSTS and like in begun:
        depth = begun[like]
        return [*(one for one in items if one.depth < depth), Open(left, level, depth, counted=True)]
    if counts and items and _counts_topics(rows, at, items[-1]):
        items = ()
    opened = _opened(items, left, level, counted=bool(counts))
    if counts:
        begun[like] = opened[-1].depth
    return opened


def _counts_topics(rows: Sequence[Row], at: int, item: Open) -> bool:
    """Whether the first number of a list is of no bullet above, though it stands further in than that.

    Its list goes on below bullets that stand as far out: they are what was said of each number. Where none
    come before the next line at the margin, a blank line parts the lists, if no colon leads over it.
    """
    shape = COUNT.sub("", rows[at][1].marker or "")
    if item.counted or item.level != rows[at][1].list_level:
        return False
    bulleted = False
    for place in range(at + 1, min(at + FAR, len(rows))):
        text, look = rows[place]
        if text.strip() and look.list_level is None:
            break
        if look.list_level == item.level and look.marker == BULLET:
            bulleted = bulleted or look.left == item.left
        elif bulleted and look.marker and COUNT.sub("", look.marker) == shape:
            return FIRSTS.isdisjoint(COUNT.findall(look.marker)[-1:])
    if bulleted or rows[at - 1][0].strip():
        return False
    above = next((text for text, _ in reversed(rows[max(0, at - FAR) : at]) if text.strip()), "")
    return not above.rstrip().endswith(":")


def _holds(item: Open, left: float, level: int) -> bool:
    return left > item.left + APART if level <= item.level else True


def _blanks(left: float, margin: float, items: Sequence[Open], lists: Sequence[float]) -> str:
    """Return the blanks before a line: as many as before the words of the item that it stands under."""
    if left <= margin + SLIP:
        return ""
    above = [item.depth + 1 for item in items if item.left <= left + SLIP]
    if above:
        return INDENT * above[-1]
    if items:  # further out than all of them: some of the levels above the first may have no item
        return INDENT * int(items[0].depth * (left - margin + SLIP) / (items[0].left - margin))
    if lists:
        return INDENT * sum(level <= left + SLIP for level in lists)
    return " " * min(DEEPEST, round((left - margin) / STEP))
