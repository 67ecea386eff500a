"""Cells that no rule parts: browsers set the words in the middle of a row, where they are read at its top.

In the page's own order a cell's lines come one below the other, then those of the cell on its right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actas.read.pdf_chars import APART, Run

TIGHT = 1.7  # sizes between the baselines of a cell at most
SAME = 1.5  # points by which the middles of two cells differ at most
Block = list[Run]


def to_top(runs: Sequence[Run]) -> None:
    """Set the cells of a row, each in the middle of it, equally high."""
    row: list[Block] = []
    for block in _blocks(runs):
        if row and not _is_beside(row[-1], block):
            _raise(row)
            row = []
        row.append(block)
    _raise(row)


def _blocks(runs: Sequence[Run]) -> list[Block]:
    """Return what may be cells: lines close below one another, in the page's own order."""
    made: list[Block] = []
    for run in runs:
        if made and _goes_on(made[-1], run):
            made[-1].append(run)
        else:
            made.append([run])
    return made


def _goes_on(block: Block, run: Run) -> bool:
    last = block[-1]
    down = last.base - run.base
    if abs(down) < SAME:
        return 0 <= run.left - last.right + SAME < APART * run.size
    # The first line and the last stand for all: a hostile page has as many as it likes.
    above = any(run.left < one.right and run.right > one.left for one in (block[0], last))
    return 0 < down < TIGHT * run.size and above


def _is_beside(block: Block, other: Block) -> bool:
    """Whether a block stands right of another, its middle as high."""
    apart = min(run.left for run in other) - max(run.right for run in block)
    ruled = block[0].cell is not None or other[0].cell is not None
    return apart > 0 and not ruled and abs(_middle(block) - _middle(other)) < SAME


def _middle(block: Block) -> float:
    return (block[0].base + block[-1].base) / 2


def _raise(row: Sequence[Block]) -> None:
    highest = max((block[0].base for block in row), default=0.0)
    for block in row:
        up = highest - block[0].base
        for run in block if up > SAME else ():
            run.base += up
            run.chars = [replace(char, base=char.base + up) for char in run.chars]
