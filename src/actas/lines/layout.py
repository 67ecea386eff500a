"""Pages set in plain text, as programs take them out of a PDF: columns without rules, lines in the middle.

Only where form feeds part pages is a text such a page. What stands apart by blanks at the same column of
several lines is a table's row; a cell's other lines belong to the row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from actas.lines.pages import FEED
from actas.model.block import CleanLine
from actas.model.compiled import compiled
from actas.model.line import PLAIN, Lines, Look, Notes
from actas.model.plain import Plain, plain, replace

APART = compiled(r" {3,}(?=\S)")  # between the cells of a row
WORDED = compiled(r"[^\W\d_]{2}")  # a cell that is no number or bullet of a list
FEWEST = 3  # rows of a table
PAIR = 2  # cells of a row, or a number and the words of a point
LONGEST_COUNT = 3  # characters of what counts a row, or of its column's name
HANGING = 3  # columns further in, at which a cell's other lines may hang
WIDEST = 1000  # columns, behind which no page goes
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


@plain()
class Told(Plain):
    """One line that may be of a table."""

    at: int
    cells: list[Cell]
    apart: bool  # a blank line stands above it

    @property
    def first(self) -> Cell:
        """Return the cell that it begins with."""
        return self.cells[0]


def laid_out(notes: Notes, kept: Lines[CleanLine]) -> Lines[CleanLine]:
    """Return the lines with the rows and the centred lines of pages told by their looks."""
    if notes.format != "txt" or not any(text[:1] == FEED for text in notes.texts()):
        return kept
    lines = list(kept)
    told: dict[int, tuple[str, Look]] = {}
    for number, table in enumerate(_tables(lines), 1):
        columns = max((row[0][1] for row in table[1:]), key=len)
        for row in table:
            told.update(_told(row, number, columns))
    for at, line in _centred(lines):
        told.setdefault(at, (line.text.strip(), replace(line.look, centred=True)))
    return Lines(CleanLine, (told.get(at, (line.text, line.look)) for at, line in enumerate(lines)))


def _told(row: Row, table: int, names: Sequence[Cell]) -> Iterator[tuple[int, tuple[str, Look]]]:
    """Yield what each line of a row says: the first all of it, by its cells, the others nothing.

    ``names``: the cells of a row that lacks none, below which an empty one keeps its place.
    """
    columns: dict[int, list[str]] = {}
    for place, (_, cells) in enumerate(row):
        slack = HANGING + SLIP if place else SLIP
        for cell in cells:
            near = [at for at in columns if at - SLIP <= cell.column <= at + slack]
            columns.setdefault(max(near, default=cell.column), []).append(cell.text)
    shown = _shown({at: " ".join(said) for at, said in sorted(columns.items())}, names)
    yield row[0][0], (" | ".join(shown), Look(cells=shown, table=table))
    for at, _ in row[1:]:
        yield at, ("", Look(joins=True))


def _shown(said: Mapping[int, str], names: Sequence[Cell]) -> tuple[str, ...]:
    """Return the cells of a row, with an empty one below each name where it has none."""
    below = {at: cell.column for at in said for cell in names if abs(at - cell.column) <= SLIP}
    if len(said) >= len(names) or len(set(below.values())) < len(said):
        return tuple(said.values())
    placed = {below[at]: text for at, text in said.items()}
    return tuple(placed.get(cell.column, "") for cell in names)


def _tables(lines: Sequence[CleanLine]) -> Iterator[list[Row]]:
    """Yield the tables: rows whose second cells begin at the same column, and their names in the middle."""
    table: list[Told] = []
    head: Told | None = None
    told = _lines_of(lines)
    for place, line in enumerate(told):
        below = told[place + 1] if place + 1 < len(told) else None
        if table and (_is_aligned(line, table[0]) or _goes_on(line, table, below)):
            table.append(line)
            continue
        yield from _enough(head, table)
        head = table[0] if len(table) == 1 else None
        table = [line] if _is_row(line.cells) else []
    yield from _enough(head, table)


def _lines_of(lines: Sequence[CleanLine]) -> list[Told]:
    """Return the lines with words, each with its cells."""
    told: list[Told] = []
    apart = False
    for at, line in enumerate(lines):
        if line.text.strip() and line.look is PLAIN:
            told.append(Told(at, _cells(line.text), apart))
        apart = not line.text.strip() or line.look is not PLAIN
    return told


def _cells(text: str) -> list[Cell]:
    """Return the cells of a line, with the columns at which they begin."""
    shown = text.expandtabs()
    starts = [len(shown) - len(shown.lstrip()), *(found.end() for found in APART.finditer(shown.rstrip()))]
    starts = sorted(set(starts))
    ends = [*starts[1:], len(shown)]
    return [Cell(start, " ".join(shown[start:end].split())) for start, end in zip(starts, ends, strict=True)]


def _is_row(cells: Sequence[Cell]) -> bool:
    """Whether a line has cells, and is no point of a list whose number stands far before its words."""
    first = cells[0].text
    if not WORDED.search(first):
        return len(cells) > PAIR and len(first) <= LONGEST_COUNT  # «1», «N°», «#» count rows
    return len(cells) > 1 and not first.endswith(":")


def _is_aligned(line: Told, first: Told) -> bool:
    """Whether the cells of a line begin where those of a table's first do, or hang from them."""
    if not _is_row(line.cells):
        return False
    hangs = line.first.column - first.first.column
    slips = line.cells[1].column - first.cells[1].column
    sums = abs(_end(line.cells[1]) - _end(first.cells[1])) <= SLIP  # these end below one another
    return abs(slips) <= SLIP or sums or (0 < hangs <= HANGING and 0 < slips <= HANGING + SLIP)


def _goes_on(line: Told, table: Sequence[Told], below: Told | None) -> bool:
    """Whether a line goes on cells of the row above: those behind the first, or all before the second.

    Below a blank line it begins a row whose other cells stand in the middle of its lines.
    """
    behind = (cell.column for above in table[-TALLEST:] for cell in above.cells[1:])
    if any(column - SLIP <= line.first.column <= column + HANGING for column in behind):
        return True
    margin, column = table[0].first.column, table[0].cells[1].column
    if (
        len(line.cells) > 1
        or not margin <= line.first.column <= margin + HANGING
        or _end(line.first) >= column
    ):
        return False
    if not line.apart:
        return True
    spaced = len(table) == 1 or any(above.apart for above in table[1:])
    return spaced and below is not None and not below.apart and _is_aligned(below, table[0])


def _end(cell: Cell) -> int:
    return cell.column + len(cell.text)


def _rows(table: Sequence[Told]) -> list[Row]:
    """Return the rows of a table: which of its lines begin one, and which go on the one above."""
    margin = table[0].first.column
    starts = [line for line in table if len(line.cells) > 1 and line.first.column <= margin + SLIP]
    spaced = sum(line.apart for line in starts) * 2 >= len(starts)
    small = sum(line.first.text[:1].islower() for line in starts) * 2 >= len(starts)
    widest = max((_end(line.first) for line in starts), default=margin)
    rows: list[Row] = []
    for place, line in enumerate(table):
        begins = line.first.column <= margin + SLIP and (len(line.cells) > 1 or line.apart)
        if place and begins and not line.apart:
            begins = not (spaced or (not small and _is_cut(table[place - 1], line, widest)))
        if begins:
            rows.append([])
        rows[-1].append((line.at, line.cells))
    return rows


def _is_cut(above: Told, line: Told, widest: int) -> bool:
    """Whether the first cell above had no room for the small word that this one begins with."""
    text = line.first.text
    return text[:1].islower() and _end(above.first) + 1 + len(text.split(None, 1)[0]) > widest


def _enough(head: Told | None, table: Sequence[Told]) -> Iterator[list[Row]]:
    """Yield a table with rows enough, below the names of its columns where these stand in their middle."""
    if not table:
        return
    rows = _rows(table)
    if head is not None and _stands_over(head, table):
        rows.insert(0, [(head.at, head.cells)])
    if len(rows) >= FEWEST and all(len(row) <= TALLEST for row in rows):
        yield rows


def _stands_over(head: Told, table: Sequence[Told]) -> bool:
    """Whether each cell of a line has its middle over a column of the table right below it."""
    first = table[0]
    if first.at - head.at > FEWEST or len(head.cells) != len(first.cells):
        return False
    ends = [*(cell.column for cell in first.cells[1:]), WIDEST]
    middles = [(cell.column + _end(cell)) // 2 for cell in head.cells]
    return all(cell.column <= at < end for cell, at, end in zip(first.cells, middles, ends, strict=True))


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
