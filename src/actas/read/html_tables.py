"""The rows of a web page's tables: cells that span others leave blanks below them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from actas.read.draft import Row
from actas.read.numerals import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SPANNED = 1000  # HTML's own limit of columns


def cells_of(
    row: _Element, covered: dict[int, int], drawn: Callable[[_Element], list[Row]]
) -> list[list[Row]]:
    """Return the lines of each cell of a row.

    ``covered``: column -> how many rows a cell from above still covers there; kept up to date.
    """
    cells: list[list[Row]] = []
    column = 0
    for cell in row:
        if cell.tag not in ("td", "th"):
            continue
        column = _uncovered(column, covered, cells)
        cells.append(drawn(cell))
        across, down = _spanned(cell.get("colspan")), _spanned(cell.get("rowspan"))
        if down > 1:
            covered[column] = down - 1
        column += across
    _uncovered(column, covered, cells)
    return cells


def rows_of(table: _Element) -> list[_Element]:
    """Return the rows of a table, those of tables inside it left out."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def _uncovered(column: int, covered: dict[int, int], cells: list[list[Row]]) -> int:
    """Return the next column that no cell from above covers, blanks put in for those that one does."""
    while column in covered:
        cells.append([])
        covered[column] -= 1
        if not covered[column]:
            del covered[column]
        column += 1
    return column


def _spanned(said: str | None) -> int:
    return min(whole(said, 1), MOST_SPANNED)
