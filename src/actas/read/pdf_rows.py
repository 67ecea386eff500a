"""Rows of a PDF's tables that the end of a page has cut, and the heads that stand again above the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actas.read.pdf_layout import TIGHT, Line

SLACK = 0.6  # sizes
CENTRED = 6.0  # points between the middles of line and column
ALIGNED = 1.0  # points by which lines that begin alike differ at most
FINAL = (".", ":", ";", "!", "?", "…", "»", "”")


def whole_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, rows that the end of a page has cut in one; the table's head may stand between."""
    made: list[Line] = []
    heads: list[Line] = []  # of the tables so far
    same: dict[int, int] = {}  # a table that goes on another -> that one
    for line in lines:
        above = made[-1] if made else None
        if above is not None and above.cells is not None:
            if heads and above.page != line.page and _words_of(line) == _words_of(heads[-1]):
                _set_as_head(line, heads[-1], above)
            if line.again or _goes_on_table(above, line):
                same[line.table] = same.get(above.table, above.table)
        line.table = same.get(line.table, line.table)
        if line.cells is not None and (above is None or above.cells is None):
            heads.append(line)
        at = len(made) - 1
        while at >= 0 and made[at].again and made[at].page == line.page:
            at -= 1
        if at < 0 or not _goes_on_row(made, made[at], line):
            made.append(line)
    return made


def _set_as_head(line: Line, head: Line, above: Line) -> None:
    """Know a head that stands again; above the rest of a single cell it was no row of a table."""
    if line.cells is None:
        line.cells, line.table = head.cells, above.table
    line.again = any(map(bool, line.cells or ()))


def _goes_on_table(above: Line, line: Line) -> bool:
    """Whether a table that ends a page goes on: in columns as wide, or below its head that stands again."""
    if line.cells is None or above.cells is None:
        return False
    if above.page == line.page:
        return above.again and len(above.cells) == len(line.cells)
    if line.cell is None or above.cell is None:
        return False
    few, many = sorted((line.cell.edges, above.cell.edges), key=len)
    wide = abs(few[0] - many[0]) < ALIGNED and abs(few[-1] - many[-1]) < ALIGNED
    return wide and all(any(abs(one - other) < ALIGNED for other in many) for one in few)


def _words_of(line: Line) -> str:
    if line.cells is None:
        return line.text.replace("\t", "|")
    return "|".join(" ".join(one.text for one in cell) for cell in line.cells)


def _goes_on_row(made: Sequence[Line], row: Line, line: Line) -> bool:
    """Put what a page begins with into the row that ended the last one, if it goes on there."""
    if row.cells is None or row.page == line.page or line.again:
        return False
    more = line.cells if line.cells is not None else _in_cells(made, row, line)
    if len(more) != len(row.cells):
        return False
    pairs = [(at, cell, rest) for at, (cell, rest) in enumerate(zip(row.cells, more, strict=True)) if rest]
    if not all(cell for _, cell, _ in pairs):
        return False
    if more[0] and (len(pairs) > 1 or not _has_no_room(made, row, more[0][0])):
        return False  # a row has a first cell
    if not any(_in_mid_sentence(cell[-1], rest[0]) for _, cell, rest in pairs):
        return False
    for _, cell, rest in pairs:
        cell += rest
    return True


def _in_cells(made: Sequence[Line], row: Line, line: Line) -> list[list[Line]]:
    """Return the cells of a row that a line alone fills; none where it stands in none."""
    for at in range(len(row.cells or ())):
        left, right = _edges(made, row, at)
        if abs(line.left - left) < ALIGNED and line.right < right + SLACK * line.size:
            return [[line] if at == one else [] for one in range(len(row.cells or ()))]
    return []


def _edges(made: Sequence[Line], row: Line, at: int) -> tuple[float, float]:
    """Return where the lines in a column of a row's table begin and end."""
    column = [one for other in made if other.table == row.table for one in _cell(other, at)]
    right = max((one.column[1] if one.cell else one.right for one in column), default=0.0)
    return min((one.left for one in column), default=0.0), right


def _cell(row: Line, at: int) -> list[Line]:
    return row.cells[at] if row.cells is not None and at < len(row.cells) else []


def _has_no_room(made: Sequence[Line], row: Line, line: Line) -> bool:
    """Whether the first word of a line had no room at the end of a row's first cell."""
    left, right = _edges(made, row, 0)
    return is_full(replace(_cell(row, 0)[-1], column=(left, right)), line)


def _in_mid_sentence(last: Line, line: Line) -> bool:
    if last.page == line.page and 0 < last.base - line.base < TIGHT * line.size:
        return True  # below another line of that page which went on
    return line.text[:1].islower() and not last.text.rstrip().endswith(FINAL)


def is_full(last: Line, line: Line) -> bool:
    """Return whether the line's first word had no room on the line above."""
    words = line.text.split(None, 1)
    width = (line.right - line.words_left) / max(1, len(line.text))
    need = (len(words[0]) + 1) * width if words else 0
    left, right = last.column
    if is_centred(last) and abs(last.words_left - line.left) > ALIGNED:
        return last.right - last.left + need > (right - left) * 0.97
    return last.right + need > right - SLACK * line.size  # no line may reach the margin itself


def is_centred(line: Line) -> bool:
    """Whether a line stands in the middle of its column."""
    left, right = line.column
    inside = line.left - left > 2 * line.size and right - line.right > 2 * line.size
    return inside and abs((line.left + line.right) / 2 - (left + right) / 2) < CENTRED
