"""Lines set further in below a short one: who breaks a sentence fills that before it goes on below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned

STEP = 2  # columns further in
NARROWEST, WIDEST = 50, 132  # columns at which lines are broken
ABOUT = 80  # percent of the longest line's length, at which one may be full
SEVERAL = 2  # lines further in than the one above
MOST = 0.75  # share of them for which there was room above
PARTS = (",", ";", "-", "–", "(", "/")  # ends of a line that goes on


def stepped_runs(rows: Sequence[Scanned], left_open: Callable[[str], bool]) -> frozenset[int]:
    """Return the numbers of lines set in that say a thing of their own, in small letters or not.

    Each stands further in than the line right above, or as far in as one that does, and there was room for
    its first word above. ``left_open`` says where a line breaks off.
    """
    found: set[int] = set()
    inner = stepped = full = widest = 0  # the column of lines that stand further in
    for above, row in pairwise(rows):
        if not row.indent or row.kind != "plain" or above.kind != "plain":
            inner = 0
            continue
        further = row.indent >= above.indent + STEP
        inner = row.indent if further or row.indent < inner else inner
        if row.indent != inner:
            continue
        widest = widest or _widest(rows)
        text = above.words.text
        room = above.indent + len(above.raw) + 1 + len(row.raw.split(None, 1)[0]) <= widest
        stepped += further and room
        full += further and not room
        if room and not text.endswith(PARTS) and not left_open(text):
            found.add(row.number)
    return frozenset(found if stepped >= SEVERAL and stepped >= (stepped + full) * MOST else ())


def _widest(rows: Sequence[Scanned]) -> int:
    """Return the column from which a line may be full."""
    longest = max([row.indent + len(row.raw) for row in rows if row.kind == "plain"])
    return max(NARROWEST, min(longest, WIDEST) * ABOUT // 100)
