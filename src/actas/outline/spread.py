"""Wrapped lines with a blank line below each, as programs write that take a line's end for a paragraph's.

What a sentence goes on over is no gap: these blank lines are left out, and the lines read as if they had
been wrapped only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace
from actas.outline.breaking import is_broken, is_final, would_fit, wrap_width
from actas.outline.scanned import Scanned

FEWEST = 2  # sentences that go on below a blank line
NEARLY_FULL = 0.75  # of the width
HABIT = 5  # of them, from which that is how the notes are written
SELDOM = 8  # one in so many of them ends, at most, where small letters tell nothing
NAMES, NAMING = 3, 4  # short lines above lists that name these; words that name
KEYED = compiled(r"[^\W\d_][^:.]{0,39}:(?:\s|$)")
QUOTES = "\"'«“‘ "
BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))


@plain()
class Pair(Plain):
    """A line, and the one below the single blank line that stands at ``at``."""

    at: int
    above: Scanned
    below: Scanned
    text: str  # of the lines that stand together above
    alone: bool  # another blank line stands below it, as below each line of such notes
    over: bool  # a list begins right below it

    @property
    def is_broken(self) -> bool:
        """Whether a sentence seems to go on below the blank line."""
        return is_broken(self.above, self.below)

    def is_long(self, wrap: int) -> bool:
        """Whether what stands above is more than half as long as lines are, and may have been broken."""
        return len(self.text) * 2 > wrap

    def is_nearly_full(self, wrap: int) -> bool:
        """Whether the line above is about as long as lines are: printed letters are not all as wide."""
        return len(self.above.raw) >= wrap * NEARLY_FULL


def closed_up(rows: list[Scanned]) -> list[Scanned]:
    """Return the lines without the blank ones over which a sentence goes on, where the notes have some."""
    pairs = list(_pairs(rows))
    if sum(pair.is_broken for pair in pairs) < FEWEST:
        return rows
    between = {pair.at for pair in pairs}
    wrap = wrap_width([row for at, row in enumerate(rows) if at not in between])
    if wrap is None or _all_begin_small(pairs, wrap):
        return rows
    broken = sum(pair.is_broken and pair.alone and pair.is_long(wrap) for pair in pairs)
    habit = (broken >= HABIT and broken * 2 >= len(pairs)) or _break_off(pairs, wrap)
    parted = habit and _are_parted(rows)
    found = [pair for pair in pairs if _goes_on(pair, wrap, habit=habit, parted=parted)]
    named = any(pair.over for pair in found) and _are_named(rows)
    gone = {pair.at for pair in found if not (named and pair.over)}
    return [_joined(row, at, gone) for at, row in enumerate(rows) if at not in gone]


def _are_named(rows: Sequence[Scanned]) -> bool:
    """«luz», «feria del 25»: whether a word or a few without a stop stand above lists, below blank lines."""
    over = [
        row.words.text for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if above.kind == "blank" and row.kind == "plain" and below.kind == "marked"
    ]  # fmt: skip
    names = sum(text.count(" ") < NAMING and text[-1:].isalnum() for text in over)
    return names >= NAMES and names * SELDOM >= len(over) * (SELDOM - 1)


def _all_begin_small(pairs: Sequence[Pair], wrap: int) -> bool:
    """Whether hardly a line ends a sentence or is as long as broken ones are: who wrote begins all small."""
    broken = [pair for pair in pairs if pair.is_broken]
    if (len(pairs) - len(broken)) * SELDOM >= len(pairs):
        return False
    return sum(pair.is_nearly_full(wrap) for pair in broken) < len(broken) * NEARLY_FULL


def _break_off(pairs: Sequence[Pair], wrap: int) -> bool:
    """Whether half of the long lines above a blank one break off in the middle of a sentence.

    So do programs write that leave blank lines below some lines only, such as the first of a paragraph.
    """
    long = [pair.is_broken for pair in pairs if pair.is_nearly_full(wrap)]
    return long.count(True) >= HABIT and long.count(True) * 2 >= len(long)


def _are_parted(rows: Sequence[Scanned]) -> bool:
    """Whether more than one blank line parts the paragraphs; on top, what is set aside leaves some."""
    top = next((at for at, row in enumerate(rows) if row.kind != "blank"), 0)
    two = (above.kind == below.kind == "blank" for above, below in pairwise(rows[top:]))
    return sum(two) >= FEWEST


def _joined(row: Scanned, at: int, gone: set[int]) -> Scanned:
    """Return a line that says by its look that it goes on, and whose end in the markup means nothing."""
    if at - 1 in gone:
        row = replace(row, look=replace(row.look, joins=True))
    return replace(row, broken=False) if at + 1 in gone else row


def _pairs(rows: Sequence[Scanned]) -> Iterator[Pair]:
    """Yield the lines of words with one blank line between them, the second of which no marker begins.

    What stands right above a list begins something, and goes on nothing but a point of it.
    """
    first: int | None = None  # of the lines that stand together
    for at, row in enumerate(rows):
        if row.kind in ("plain", "marked"):
            first = at if first is None or row.kind == "marked" else first
            continue
        below = rows[at + 1] if at + 1 < len(rows) else None
        if row.kind == "blank" and first is not None and below is not None and below.kind == "plain":
            under = rows[at + 2].kind if at + 2 < len(rows) else "blank"
            text = " ".join([one.words.text for one in rows[first:at]])
            pair = Pair(at, rows[at - 1], below, text, under == "blank", under == "marked")
            if under != "marked" or (rows[first].kind == "marked" and pair.is_broken):
                yield pair
        first = None


def _goes_on(pair: Pair, wrap: int, *, habit: bool, parted: bool) -> bool:
    """Whether a line goes on the one above the blank line.

    Where such blank lines are a ``habit``, what begins with no small letter may do so, too; and where more
    of them part the paragraphs (``parted``), what begins a sentence may.
    """
    above, below = pair.text, pair.below.words.text
    full = not would_fit(pair.above, pair.below, wrap) or (habit and len(above) > wrap)
    if pair.is_broken:
        return full or (habit and (pair.alone or pair.is_nearly_full(wrap)) and pair.is_long(wrap))
    if KEYED.match(below):
        return False
    nearly = above.endswith(",") and len(above) >= wrap * NEARLY_FULL
    if not habit:
        return nearly and not below[:1].isupper()
    if any(above.count(opens) > above.count(closes) for opens, closes in BRACKETS):
        return True
    small = below.lstrip(QUOTES)[:1].islower()
    return (full and parted) or ((full or small or nearly) and not is_final(above))
