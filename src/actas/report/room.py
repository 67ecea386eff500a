"""How much of a page blocks take, in lines of its text: near enough to keep to a number of pages.

Measured on A4 with a wide face (Arial may be missing); a page has 46 such lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from actas.model.page import Block, Chart, Facts, Heading, Paragraph, Point, Points, Table

PAGE = 46
_TOGETHER = 14  # rows: a table up to here stays on one page
_TITLE = 34  # letters across a page, of the title
_LINE, _SMALL = 76, 92  # letters across a page, of text and of tables
_INWARD = 4  # letters that a list is set in, for each level
_UPRIGHT = 4  # more columns than these have their names upright
_GAP = 0.5  # after a paragraph


def pages(title: str, blocks: Sequence[Block]) -> int:
    """Return how many pages a report takes; what must not be parted goes to the next page whole."""
    count, used = 1, 2 + 1.8 * _rows(title, _TITLE)
    for taken in _unparted(blocks):
        if used + taken > PAGE:
            count, used = count + 1, 0
        used += taken
    return count


def _unparted(blocks: Sequence[Block]) -> Iterator[float]:
    """Yield the lines of each piece that no page's end parts: headings stay with what is below them."""
    waiting = 0.0
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and (waiting or _joined(after))):
            waiting += _height(block)
            continue
        first, *rest = _pieces(block) or [0.0]
        yield waiting + first
        yield from rest
        waiting = 0.0
    yield waiting


def _joined(after: Block | None) -> bool:
    return isinstance(after, Table | Chart)


def _pieces(block: Block) -> list[float]:
    match block:
        case Points():
            return [of_point(point) for point in block.points]
        case Table() if len(block.rows) > _TOGETHER:
            head, *rows = _rows_of(block)
            return [head + rows[0], *rows[1:]]
        case _:
            return [_height(block)]


def height(blocks: Iterable[Block]) -> float:
    """Return how many lines blocks take."""
    return sum(map(_height, blocks))


def _height(block: Block) -> float:
    match block:
        case Heading():
            return 1.4 + _rows(block.text, _LINE * 0.8)
        case Paragraph():
            return _GAP + _rows(block.text, _LINE)
        case Facts():
            return 1 + sum(1.25 * _rows(fact.value, _SMALL * 0.75) for fact in block.rows)
        case Table():
            return sum(_rows_of(block))
        case Chart():
            return 2 + 1.75 * len(block.bars)
        case Points():
            return sum(map(of_point, block.points))
        case _:
            return 0


def of_point(point: Point, depth: int = 1) -> float:
    """Return how many lines a point takes, with what is below it."""
    said = "".join(run.text for run in point.runs)
    details = " · ".join(f"{fact.name}: {fact.value}" for fact in point.details)
    own = _rows(said, _LINE - _INWARD * depth) + 0.9 * (_rows(details, _SMALL) if details else 0) + _GAP
    return own + sum(of_point(below, depth + 1) for below in point.points)


def _rows_of(table: Table) -> list[float]:
    """Return how many lines the head of a table takes, then each of its rows."""
    head = 7 if len(table.columns) > _UPRIGHT and table.totals else 2.2
    total = sum(column.share for column in table.columns)
    rows = (
        max(
            _rows(cell.text, _SMALL * one.share / total) for cell, one in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    )
    return [1 + head, *(0.9 * lines + 0.35 for lines in rows)]


def _rows(text: str, letters: float) -> int:
    return max(1, -int(-len(text) // max(1, letters)))
