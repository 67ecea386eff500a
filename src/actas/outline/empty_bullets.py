"""Bullets with nothing behind them and nothing below: several are places of a form that nobody filled in.

One alone is a point that somebody began: it stays, and is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.model.record import Discarded

FEWEST = 2  # of what a form leaves to fill in


def without_empty(blocks: list[Block]) -> tuple[list[Block], list[Discarded]]:
    """Return the blocks without such bullets, and those; an empty number stays, for somebody counted it."""
    empty = {at for at in range(len(blocks)) if _is_empty(blocks, at)}
    if len(empty) < FEWEST:
        return blocks, []
    kept: list[Block] = []
    gap = 0  # blank lines above a bullet that goes part what stands below it, too
    for at, block in enumerate(blocks):
        if at in empty:
            gap = max(gap, block.gap)
        else:
            kept.append(replace(block, gap=gap) if gap > block.gap else block)
            gap = 0
    gone = [
        Discarded(lines=blocks[at].span, text=_written(blocks[at]), reason="empty-bullet")
        for at in sorted(empty)
    ]
    return kept, gone


def _is_empty(blocks: Sequence[Block], at: int) -> bool:
    """Whether a bullet has no words and no link, and holds no list further in."""
    block = blocks[at]
    marker = block.marker
    if block.words.text or marker is None or marker.family != "bullet" or block.kind != "item":
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    holds = below is not None and below.kind != "heading" and below.indent > block.indent
    return not (holds or block.words.links or block.cells or block.look.note)


def _written(block: Block) -> str:
    return (block.marker.written or block.marker.label) if block.marker else ""
