"""Slips of the hand in the columns of bullets and numbers: what the notes repeat tells where it was to be.

Where each sign is a level of its own («·», «o» farther in, «▪» farther in still), the sign tells the level;
else a bullet one column beside those of its sign is one of them, unless the notes step by one column. A
number one column in that goes on from the last at the margin stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace

STEP = 2  # columns from one level to the next
SURELY = 3  # steps by one column where none is wider
HABIT = 2  # lists set in by one column, which no hand slips into as often
PRINTED = frozenset("•●○■□▪◦·")  # bullets that nobody types
EACH = 0.4  # of the steps from bullet to bullet go in by one column where one stands so below nearly each
WIDER = 3  # times as many steps of two columns and more tell that those of one are slips all the same
SHARE = 0.75  # of the bullets with a sign stand in its column
ELSEWHERE = 4  # one in so many of a sign's bullets may stand in the column of another sign
FEWEST = 2  # bullets of a sign that is a level

Columns = Mapping[str, Counter[int]]  # by the sign of a bullet: how many stand in each column


def straightened(blocks: list[Block]) -> list[Block]:
    """Return the blocks, bullets that slipped by a column or stand at another sign's level set right."""
    bullets: list[tuple[str, int]] = []
    slipped = False
    for block in blocks:
        if block.marker is not None:
            if block.marker.family == "bullet":
                bullets.append((_sign(block), block.indent))
            elif block.indent == 1:
                slipped = True
    if slipped:
        blocks = _numbers_at_margin(blocks)
    if len(set(bullets)) == len(dict(bullets)):
        return blocks  # each sign stands in one column
    columns: dict[str, Counter[int]] = {}
    for (sign, at), many in Counter(bullets).items():
        if sign:
            columns.setdefault(sign, Counter())[at] = many
    found = _by_sign(blocks, _levels(columns))
    single, wide, habit = _steps(found)
    hither = single and _opens_within(found)
    if habit and not (wide or hither) and single >= SURELY:
        # What one column tells here is told as two do elsewhere, in lists too that hold a single bullet so.
        return [replace(block, indent=block.indent * STEP) if block.indent else block for block in found]
    meant = not hither and _is_meant(found, single, wide, habit=habit)
    return found if meant or not single else _by_column(found)


def _is_meant(blocks: Sequence[Block], single: int, wide: int, *, habit: bool) -> bool:
    """Whether steps by one column set in what stands below another."""
    return (habit and single * WIDER > wide) or _comes_back(blocks)


def _numbers_at_margin(blocks: list[Block]) -> list[Block]:
    """Return the blocks, a number a column in at the margin where it goes on from the last that stands there.

    So is a first one that the next number at the margin goes on from. A list that counts anew a column in,
    below one at the margin, is set in.
    """
    out = list(blocks)
    counted = [
        at for at, block in enumerate(blocks)
        if block.indent <= 1 and block.marker is not None and block.marker.value is not None
    ]  # fmt: skip
    last: dict[str, tuple[int, bool]] = {}  # by shape: the number last read, and whether at the margin
    for at, after in zip(counted, [*counted[1:], None], strict=True):
        marker = blocks[at].marker
        if marker is None or marker.value is None:
            continue
        number, margin = last.get(marker.shape, (0, True))
        straight = not blocks[at].indent
        if not straight and margin and marker.value == number + 1:
            straight = number > 0 or (after is not None and _follows(blocks[at], blocks[after]))
        if blocks[at].indent and (straight or marker.shape in last):
            out[at] = replace(blocks[at], indent=0 if straight else STEP)
        last[marker.shape] = (marker.value, straight)
    return out


def _follows(first: Block, second: Block) -> bool:
    """Whether the second number stands at the margin and goes on from the first."""
    one, two = first.marker, second.marker
    if one is None or two is None or one.value is None or second.indent:
        return False
    return two.shape == one.shape and two.value == one.value + 1


def _sign(block: Block) -> str:
    """Return the bullet that opens a block, and nothing where none does, or it shows its level itself."""
    marker = block.marker
    return marker.shape if marker is not None and marker.family == "bullet" and marker.depth == 1 else ""


def _levels(columns: Columns) -> Mapping[str, int]:
    """Return the column of each sign, where several signs are levels of their own; else nothing."""
    main = {sign: max(stand, key=lambda at: (stand[at], -at)) for sign, stand in columns.items()}
    if len(set(main.values())) < max(2, len(main)):
        return {}
    for sign, stand in columns.items():
        if any(stand[at] * ELSEWHERE > stand.total() for other, at in main.items() if other != sign):
            return {}  # one sign stands as the other does
        near = sum(many for at, many in stand.items() if abs(at - main[sign]) <= 1)
        whole = stand.total()
        if whole < FEWEST or near < whole * SHARE:
            return {}
    return main


def _by_sign(blocks: list[Block], levels: Mapping[str, int]) -> list[Block]:
    """Return the blocks, bullets in the column of their sign; not what is set in below its own sign."""
    if not levels:
        return blocks
    out: list[Block] = []
    above, stood, put = "", 0, 0  # the sign of the last bullet, its column on paper, and where it belongs
    for block in blocks:
        if not (sign := _sign(block)):
            out.append(block)
            continue
        goes_on = sign == above and block.indent >= stood  # beside the last one, or set in below it
        put = put + block.indent - stood if goes_on else levels[sign]
        out.append(block if put == block.indent else replace(block, indent=put))
        above, stood = sign, block.indent
    return out


def _steps(blocks: Sequence[Block]) -> tuple[int, int, bool]:
    """Count the steps from bullet to bullet by one column and by more; whether those by one are a habit.

    They are where several bullets stand so below another, twice, or one below nearly each; else one column is
    a slip.
    """
    pairs = [(above, below) for above, below in pairwise(blocks) if _sign(above) and _sign(below)]
    steps = [below.indent - above.indent for above, below in pairs if _sign(above) == _sign(below)]
    out = [above.indent - below.indent for above, below in pairs].count(1)  # of another sign, too
    single = steps.count(1)
    wide = sum(step >= STEP for step in steps)
    several = sum(one == 1 and not two for one, two in pairwise(steps))
    habit = several >= HABIT or (single >= HABIT and single >= len(steps) * EACH)
    return single or out, wide, habit


def _opens_within(blocks: Sequence[Block]) -> bool:
    """Whether a list opens a column further in than it goes on: nothing is set in below what is yet to come.

    So pages are taken out of print, their bullets a column hither and thither.
    """
    first: Block | None = None  # of the list
    for block in blocks:
        if not _sign(block):
            first = None if block.marker is None and not (first and block.indent > first.indent) else first
        elif first is None:
            first = block
        elif block.indent == first.indent - 1 and _sign(block) == _sign(first) in PRINTED:
            return True
    return False


def _comes_back(blocks: Sequence[Block]) -> bool:
    """Whether a list set in by one column holds several bullets, and the one it stands in goes on below it.

    A hand slips once; lists that are pasted stand a column in down to their end.
    """
    base, inner = blocks[0], 0
    for block in blocks:
        if _sign(block) and _sign(block) == _sign(base) and block.indent > base.indent:
            inner += block.indent == base.indent + 1
            continue
        if inner > 1 and _sign(block) == _sign(base) and block.indent == base.indent:
            return True
        base, inner = block, 0
    return False


def _by_column(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each bullet that stands a column beside an open list of its sign put into it."""
    out: list[Block] = []
    open_at: list[tuple[int, str]] = []  # the columns of the lists that are open, and their signs
    for block in blocks:
        sign, own = _sign(block), block.indent
        if block.marker is None:
            open_at = []
        elif sign:
            if (own, sign) not in open_at:
                # A column further out than all that is open nothing hangs from another sign, either.
                outer = bool(open_at) and own < open_at[0][0]
                near = (
                    at for at, like in reversed(open_at)
                    if abs(at - own) == 1 and (like == sign or (outer and at == open_at[0][0]))
                )  # fmt: skip
                own = next(near, own)
            beside = [one for one in open_at if one[0] < own or (one[0] == own and one[1] != sign)]
            open_at = [*beside, (own, sign)]  # signs may change within a list
        else:
            open_at = [one for one in open_at if one[0] < own]
        out.append(block if own == block.indent else replace(block, indent=own))
    return out
