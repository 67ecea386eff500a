"""Headings that nothing marks, set louder and less loud: «ACUERDOS» in capitals above «Riego» in bold.

Who sets headings by hand sets all of one level alike, and those of the level below less loud.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import count_of
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

SEVERAL = 2  # headings that make a look a habit
LISTS = frozenset({"agenda", "participants"})  # kinds that hold a list, and no parts behind it
CAPITALS = "capitals"  # of a look's `face`
PLAIN_CAPITALS, BOLD = (True, False), (False, True)  # capitals, bold
LARGER = 0.5  # points by which one size is above another


class Loud(NamedTuple):
    """How loud a heading is set. Of each the louder is more; the last two only where all others are equal."""

    table: int  # in whose boxes it stands, less loud than all outside; 0 for none
    size: float  # points; 0 for the body's, or where the carrier does not say
    centred: bool
    capitals: bool
    bold: bool
    colour: bool
    numbered: str  # what counts it, see `_number`; of one row none is louder than another
    asks: bool
    upright: bool
    plain: bool  # no colon at its end


def with_loud_levels(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with headings of a look one level below the louder one above them.

    They come several times below one, and stand right below it, nothing between; or other headings as loud
    follow. Boxes of a table stand below the heading right above it.
    """
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    if len(heads) <= SEVERAL:
        return blocks
    rows = Counter(block.look.table for block in blocks)
    looks = {
        at: _loud(blocks[at], rows) for at in heads if blocks[at].cues[:1] != ("carrier-heading",)
    }  # fmt: skip
    over: dict[int, int] = {}
    if len(set(looks.values())) > 1:
        looks = _with_loud_capitals(looks)
        looks = {at: look._replace(numbered=_number(blocks[at], words)) for at, look in looks.items()}
        own = {at: blocks[at].level or 1 for at in looks}
        for look in dict.fromkeys(looks.values()):
            over |= _lower(blocks, heads, looks, look, own, words)
    if over:
        _keep_within(blocks, heads, looks, over, words)
    return blocks


def _loud(block: Block, rows: Mapping[int | None, int]) -> Loud:
    look, text = block.look, block.words.text
    return Loud(
        (look.table or 0) if rows[look.table] > 1 else 0,
        look.size or 0.0,
        look.centred,
        text.isupper() or CAPITALS in look.face,
        block.words.all_bold,
        any(way != CAPITALS for way in look.face),
        "",
        text[-1:] == "?",
        not block.words.all_italic,
        text[-1:] != ":",
    )


def _with_loud_capitals(looks: dict[int, Loud]) -> dict[int, Loud]:
    """Return the looks, plain capitals as loud as bold words and louder, or less loud than those.

    Whichever of the two stands right above the other, nothing between, more often is the louder.
    """
    kinds = {at: (look.capitals, look.bold) for at, look in looks.items()}
    beside = Counter((kind, kinds.get(at + 1)) for at, kind in kinds.items())
    over, below = beside[PLAIN_CAPITALS, BOLD], beside[BOLD, PLAIN_CAPITALS]
    if over == below:
        return looks
    return {
        at: look._replace(capitals=over > below, bold=over > below) if kinds[at] == PLAIN_CAPITALS else look
        for at, look in looks.items()
    }


def _number(block: Block, words: Vocabulary) -> str:
    """Return what is alike of headings that count on: their word, or the kind of signs of the number."""
    word, number = count_of(block, words)
    kinds = ("1" if char.isdecimal() else "a" if char.isalpha() else char for char in block.label or "")
    return word if number else "".join(dict.fromkeys(kinds))


def _is_louder(one: Loud, other: Loud) -> bool:
    """Whether one look is louder than another, and in nothing less so."""
    if one.table != other.table:
        return not one.table
    if one.numbered and one.numbered == other.numbered:
        return False
    size = one.size - other.size
    steps = [(size > LARGER) - (size < -LARGER), one.centred - other.centred, one.capitals - other.capitals]
    if not any(steps):  # capitals are louder than bold; a question stands over who answers in whatever look
        if one.asks > other.asks:
            return True
        steps = [one.bold - other.bold, one.colour - other.colour]
    if not any(steps):
        return one[7:] > other[7:]
    return min(steps) >= 0


def _lower(
    blocks: list[Block], heads: Sequence[int], looks: Mapping[int, Loud], look: Loud,
    own: Mapping[int, int], words: Vocabulary,
) -> dict[int, int]:  # fmt: skip
    """Set the headings of a look below the louder one above each, where they are its parts; return both."""
    groups: dict[int, list[int]] = {}  # below each louder heading
    above: int | None = None
    for at in heads:
        if at not in looks:
            above = None  # what is marked stands over both
        elif looks[at] == look:
            # What was a part, however loud it is set, holds nothing that stood above it, but answers.
            alone = above is None or (own[above] > own[at] and not looks[above].asks)
            groups.setdefault(at if alone or above is None else above, []).append(at)
        elif _is_louder(looks[at], look):
            above = None if _says_all(blocks, at, words) else at
    groups = {
        over: below for over, all_below in groups.items()
        if (below := _answering(blocks, all_below) if looks[over].asks > look.asks else all_below)
        and over not in below
    }  # fmt: skip
    if not _are_parts(groups, looks, _opening(heads)):
        return {}
    parts = {
        at: over for over, below in groups.items() for at in below
        if len(below) > 1 or at == over + 1 or _is_set_off(look)
    }  # fmt: skip
    for at, over in parts.items():
        _below(blocks, looks, at, (blocks[over].level or 1) + 1)
    return parts


def _says_all(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether an agenda, or a list of who came, stands below its heading: what follows is no part of that."""
    kind, strength = kind_of_heading(words, blocks[at].words.text)
    return kind in LISTS and strength >= EXACT and blocks[at + 1].kind != "heading"


def _answering(blocks: Sequence[Block], below: list[int]) -> list[int]:
    """Return the headings below a question up to the last that comes again, as who answers does."""
    times = Counter(fold(block.words.text).rstrip(" :.") for block in blocks if block.kind == "heading")
    again = [at for at in below if times[fold(blocks[at].words.text).rstrip(" :.")] >= SEVERAL]
    return [at for at in below if again and at <= again[-1]]


def _opening(heads: Sequence[int]) -> int:
    """Return how many headings open the notes, nothing between: what names the meeting is louder than all."""
    return next((count for count, at in enumerate(heads) if count != at), len(heads))


def _are_parts(groups: Mapping[int, Sequence[int]], looks: Mapping[int, Loud], opening: int) -> bool:
    """Whether headings stand below louder ones as parts do, not as some that were set in a hurry.

    The louder ones are several, and what opens the notes is none of them by itself. Of those below,
    some come right below one; or they are set off, and others as loud come behind them.
    """
    habits = Counter(look for at, look in looks.items() if at >= opening)
    for over, below in groups.items():
        loud, part = looks[over], looks[below[0]]
        if len(below) < SEVERAL or habits[loud] + (over < opening) < (1 if part.table else SEVERAL):
            continue
        # Slanted letters, a colon forgotten or a question alone tell too little of what stands further down.
        returns = not part.table and _is_set_off(part) and loud[1:6] != part[1:6]
        if below[0] == over + 1 or (
            returns and any(at > below[-1] and one == loud for at, one in looks.items())
        ):
            return True
    return False


def _is_set_off(look: Loud) -> bool:
    """Whether a look is not that of plain words."""
    return look.capitals or look.bold or look.colour or look.centred or not look.upright


def _below(blocks: list[Block], looks: Mapping[int, Loud], at: int, level: int) -> None:
    """Set a heading at a level that is no higher than its own, and with it what stands below it."""
    own, look = blocks[at].level or 1, looks[at]
    if level <= own:
        return
    blocks[at] = replace(blocks[at], level=level)
    for place in range(at + 1, len(blocks)):
        if blocks[place].kind != "heading":
            continue
        inner = looks.get(place)
        if inner is None or inner == look or (blocks[place].level or 1) <= own or _is_louder(inner, look):
            return
        blocks[place] = replace(blocks[place], level=(blocks[place].level or 1) + level - own)


def _keep_within(
    blocks: list[Block], heads: Sequence[int], looks: Mapping[int, Loud], over: Mapping[int, int],
    words: Vocabulary,
) -> None:  # fmt: skip
    """Keep a heading that comes but once below the part that is louder.

    What sections are called ends it, unless another part of the same heading follows.
    """
    last = {above: at for at, above in sorted(over.items())}
    part: int | None = None
    for at in heads:
        level = blocks[at].level or 1
        if at in over or at not in looks:
            part = at if at in over else None
        elif part is not None and level < (blocks[part].level or 1):
            one, other = looks[part], looks[at]
            within = one.asks == other.asks and _is_louder(one, other)
            goes_on = at < last[over[part]]
            if within and (goes_on or kind_of_heading(words, blocks[at].words.text)[1] < EXACT):
                blocks[at] = replace(blocks[at], level=(blocks[part].level or 1) + 1)
            else:
                part = None
