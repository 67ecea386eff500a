"""Pages set in plain text, as programs take them out of a PDF: columns without rules, lines in the middle.

Only where form feeds part pages is a text such a page. What stands apart by blanks at the same column of
several lines is a table's row; a cell's other lines belong to the row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from actas.lines.pages import FEED
from actas.model.block import CleanLine
from actas.model.compiled import compiled
from actas.model.line import PLAIN, Lines, Look, Notes
from actas.model.plain import Plain, plain, replace

APART = compiled(r" {3,}(?=\S)")  # between the cells of a row
WORDED = compiled(r"[^\W\d_]{2}")  # a cell that is no number or bullet of a list
FEWEST = 3  # rows of a table
SLIP = 1  # columns by which a cell may begin sooner or later
TALLEST = 8  # lines of a row
OPENS = " ¿¡«“\"'("  # what may stand before the first word
IN_THE_MIDDLE = 4  # columns on either side of a centred line, at least
SET_IN = 3  # lines that show a margin
UNEVEN = 3  # columns by which the two sides of one may differ
NARROWEST = 60  # columns of a page


@plain()
class Cell(Plain):
    """What stands in a line from one column on."""

    column: int
    text: str


Row = list[tuple[int, list[Cell]]]  # the places of a row's lines, with the cells on each


def laid_out(notes: Notes, kept: Lines[CleanLine]) -> Lines[CleanLine]:
    """Return the lines with the rows and the centred lines of pages told by their looks."""
    if notes.format != "txt" or not any(text[:1] == FEED for text in notes.texts()):
        return kept
    lines = list(kept)
    told: dict[int, tuple[str, Look]] = {}
    for number, table in enumerate(_tables(lines), 1):
        for row in table:
            told.update(_told(row, number))
    for at, line in _centred(lines):
        told.setdefault(at, (line.text.strip(), replace(line.look, centred=True)))
    return Lines(CleanLine, (told.get(at, (line.text, line.look)) for at, line in enumerate(lines)))


def _told(row: Row, table: int) -> Iterator[tuple[int, tuple[str, Look]]]:
    """Yield what each line of a row says: the first all of it, by its cells, the others nothing."""
    columns: dict[int, list[str]] = {}
    for _, cells in row:
        for cell in cells:
            near = next((at for at in columns if abs(at - cell.column) <= SLIP), cell.column)
            columns.setdefault(near, []).append(cell.text)
    shown = tuple(" ".join(columns[at]) for at in sorted(columns))
    yield row[0][0], (" | ".join(shown), Look(cells=shown, table=table))
    for at, _ in row[1:]:
        yield at, ("", Look(joins=True))


def _tables(lines: Sequence[CleanLine]) -> Iterator[list[Row]]:
    """Yield the tables: rows whose second cells begin at the same column."""
    table: list[Row] = []
    column = 0
    blank = False
    for at, line in enumerate(lines):
        if not line.text.strip() or line.look is not PLAIN:
            blank = True
            continue
        cells = _cells(line.text)
        if _is_row(cells) and (not table or abs(cells[1].column - column) <= SLIP):
            column = column or cells[1].column
            table.append([(at, cells)])
        elif table and _goes_on(cells, table[-1], column, blank=blank):
            table[-1].append((at, cells))
        else:
            yield from _enough(table)
            table, column = [], 0
            if _is_row(cells):
                table, column = [[(at, cells)]], cells[1].column
        blank = False
    yield from _enough(table)


def _cells(text: str) -> list[Cell]:
    """Return the cells of a line, with the columns at which they begin."""
    shown = text.expandtabs()
    starts = [len(shown) - len(shown.lstrip()), *(found.end() for found in APART.finditer(shown.rstrip()))]
    starts = sorted(set(starts))
    ends = [*starts[1:], len(shown)]
    return [Cell(start, " ".join(shown[start:end].split())) for start, end in zip(starts, ends, strict=True)]


def _is_row(cells: Sequence[Cell]) -> bool:
    first = cells[0].text
    return len(cells) > 1 and bool(WORDED.search(first)) and not first.endswith(":")


def _goes_on(cells: Sequence[Cell], row: Row, column: int, *, blank: bool) -> bool:
    """Whether a line goes on cells of the row above: those behind the first, or all before the second."""
    if any(abs(cells[0].column - cell.column) <= SLIP for _, above in row for cell in above[1:]):
        return True
    first = row[0][1][0]
    end = cells[0].column + len(cells[0].text)
    return not blank and len(cells) == 1 and cells[0].column == first.column and end < column


def _enough(table: list[Row]) -> Iterator[list[Row]]:
    if len(table) >= FEWEST and all(len(row) <= TALLEST for row in table):
        yield table


def _centred(lines: Iterable[CleanLine]) -> Iterator[tuple[int, CleanLine]]:
    """Yield the lines that have as much room before them as behind.

    Capitals take more room on paper than the program gives them: further in is enough for them. Where other
    lines are set in as far and are not in the middle, one among them that is as long as that is so by chance.
    """
    from statistics import quantiles  # for which half of Python's mathematics is loaded

    shown = [(at, line) for at, line in enumerate(lines) if line.text.strip()]
    ends = [len(line.text.rstrip()) for _, line in shown]
    width = round(quantiles(ends, n=20)[-1]) if len(ends) > 1 else 0
    if width < NARROWEST:
        return
    sides = [_sides(line.text, width) for _, line in shown]
    aside = Counter(before for before, behind in sides if abs(before - behind) > UNEVEN)
    for (at, line), (before, behind) in zip(shown, sides, strict=True):
        by_chance = aside[before] >= SET_IN
        middle = line.text.isupper() or (abs(before - behind) <= UNEVEN and not by_chance)
        if before >= IN_THE_MIDDLE and middle and WORDED.match(line.text.lstrip(OPENS)):
            yield at, line


def _sides(text: str, width: int) -> tuple[int, int]:
    """Return the columns before and behind the words of a line."""
    shown = text.rstrip()
    return len(shown) - len(shown.lstrip()), width - len(shown)
