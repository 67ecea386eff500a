"""How a page of a PDF is laid out: which runs make a line, which lines a column, which rows a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from actas.model.compiled import compiled
from actas.read.paragraph import BULLET, Piece
from actas.read.pdf_chars import APART, SAME_LINE, SMALL, Cell, Run

BULLETS = "-–—•·●▪■□◦○‣➢►✓☐☒☑❖*"
MARKER = compiled(
    rf"(?:[{re.escape(BULLETS)}]|\[\d{{1,3}}\]|\(?(?:\d{{1,3}}(?:\.\d{{1,3}})*|[a-zA-Z]|[ivxIVX]{{1,5}})[.)º°]-?|\d{{1,3}}(?:\.\d{{1,3}})+)(?=\s|$)"
)
ROUND = "o"  # a word processor's second bullet; nothing but its distance tells it from «o», a word
ROUND_FIRST = compiled(rf"{ROUND}(?=\s+\S)")
WIDE = 1.2  # sizes from the beginning of such a bullet to its words at least
MARKER_APART = 5.0  # sizes between a marker and its words at most
COLUMN_LINES = 5  # lines that a column has at least
TIGHT = 1.45  # sizes between baselines within a cell
FURTHEST = 6.0  # sizes between the rows of a table at most
ROW_APART = 1.12  # of the distance of lines within a cell
FEW = 2  # rows that make a table


@dataclass(slots=True)
class Line:
    """A line of a column, or a row of a table. Places in points; ``base`` is the first baseline."""

    left: float
    right: float
    base: float
    size: float
    pieces: list[Piece] = field(default_factory=list)
    marker: str | None = None
    words_left: float = 0.0  # where the words begin, after the marker
    cells: list[list[Line]] | None = None
    table: int = 0
    again: bool = False  # the head of a table, on a page where the table only goes on
    page: int = 0
    column: tuple[float, float] = (0.0, 0.0)  # edges of all that stands in the same column
    blank: bool = False  # a blank is written behind the words
    letter: float = 0.0  # how wide the first sign is
    cell: Cell | None = None  # of a ruled table

    @property
    def text(self) -> str:
        """Return the words without the marker."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Return whether every word is bold."""
        return all(piece.bold for piece in self.pieces if piece.text.strip())


def lines_of(runs: list[Run], page: int, tables: int) -> list[Line]:
    """Return the lines of a page in the order of reading. ``tables``: how many came before."""
    lines: list[Line] = []
    for band in _bands(runs):
        rows = _rows(band)
        edges = _edges(band)
        for line in _with_tables(rows):
            if line.table:
                line.table += tables
            line.page, line.column = page, edges
            lines.append(line)
        tables = max([tables, *(line.table for line in lines)])
    return lines


def _edges(runs: list[Run]) -> tuple[float, float]:
    """Return the left and right edge of a column; what is printed small, as in margins, does not count."""
    sizes = Counter(round(run.size) for run in runs for _ in run.chars)
    usual = sizes.most_common(1)[0][0]
    body = [run for run in runs if run.size >= usual * SMALL] or runs
    return min(run.left for run in body), max(run.right for run in body)


# Columns


def _bands(runs: list[Run]) -> list[list[Run]]:
    """Cut a page into what is read one after the other: its columns, and what goes across them.

    A page's own order goes down a column and jumps up to the next one. A table's order jumps
    too, but for each row again.
    """
    jumps = [at for at in range(1, len(runs)) if not _is_in_table(runs, at) and _jumps(runs, at)]
    gutters = Counter(round(runs[at].left / 4) for at in jumps)
    jumps = [at for at in jumps if gutters[round(runs[at].left / 4)] == 1]
    bands: list[list[Run]] = []
    start = 0
    for at in jumps:
        if at < start:
            continue
        top = runs[at].base + runs[at].size
        left = [run for run in runs[start:at] if run.base <= top]
        end = at
        while end < len(runs) and runs[end].left >= max(run.right for run in left) - 1:
            end += 1
        if end - at < COLUMN_LINES:
            continue
        above = [run for run in runs[start:at] if run.base > top]
        bands += [above, left, runs[at:end]] if above else [left, runs[at:end]]
        start = end
    bands.append(runs[start:])
    return [band for band in bands if band]


def _is_in_table(runs: list[Run], at: int) -> bool:
    """Whether a run stands in the same ruled table as the one before it."""
    one, before = runs[at].cell, runs[at - 1].cell
    return one is not None and before is not None and one.table == before.table > 0


def _jumps(runs: list[Run], at: int) -> bool:
    """Return whether the page's order goes up by several lines to the right of all it passes."""
    run, before = runs[at], runs[at - 1]
    if run.base - before.base < COLUMN_LINES * run.size:
        return False
    passed = [one for one in runs[:at] if before.base - 1 <= one.base <= run.base + run.size]
    lines = {round(one.base) for one in passed if one.left < run.left}
    return len(lines) >= COLUMN_LINES and all(one.right <= run.left for one in passed)


# Rows


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs by baselines, from the top, each row from the left."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        last = rows[-1] if rows else None
        if last and abs(last[0].base - run.base) < SAME_LINE * max(run.size, last[0].size):
            last.append(run)
        else:
            rows.append([run])
    return [_with_markers(sorted(row, key=lambda run: run.left)) for row in rows]


def _with_markers(row: list[Run]) -> list[Run]:
    """Join a number or bullet to the words at some distance that it belongs to."""
    joined: list[Run] = []
    for run in row:
        last = joined[-1] if joined else None
        gap = (run.left - last.right) / max(run.size, last.size) if last else 0
        said = last.text.strip() if last else ""
        marks = (MARKER.fullmatch(said) or (said == ROUND and len(joined) == 1)) and gap < MARKER_APART
        if last is not None and marks and (run.cell == last.cell or not _in_table(run)):
            blank = replace(last.chars[-1], text=" ", href=None)
            chars = [*last.chars, blank, *run.chars]
            size = max(last.size, run.size)
            right = max(last.right, run.right)
            joined[-1] = Run(
                last.left, right, last.base, size, last.order, chars, run.cell, blank=run.blank, marked=True
            )
        else:
            joined.append(run)
    return joined


# Tables


def _with_tables(rows: list[list[Run]]) -> list[Line]:
    """Return lines, rows of tables made one each."""
    lines: list[Line] = []
    at = tables = 0
    while at < len(rows):
        if (end := _ruled_end(rows, at)) > at:
            tables += 1
            lines += _ruled_rows([run for row in rows[at:end] for run in row], tables)
            at = end
            continue
        end, gaps = _table(rows, at)
        if end - at >= FEW and gaps:
            tables += 1
            lines += _table_rows(rows[at:end], gaps, tables)
            at = end
        else:
            lines.append(line_of(rows[at]))
            at += 1
    return lines


def _table(rows: list[list[Run]], at: int) -> tuple[int, list[tuple[float, float]]]:
    """Return where a table that begins at a row ends, and the empty strips between its columns."""
    if len(rows[at]) < FEW:
        return at, []
    gaps = _gaps(rows[at])
    last = max(run.order for run in rows[at])  # of all so far in the page's own order
    end, full = at + 1, 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        size, far = max(run.size for run in row), above[0].base - row[0].base
        narrowed = _narrowed(gaps, row)
        within = min(run.order for run in row) < last  # a cell to the left goes on
        below = _is_below(row[0], rows[at:end])
        alone = len(row) == 1 and not within and (far > TIGHT * size or _continues_none(row[0], above))
        alone = alone and not below
        if far > FURTHEST * size or alone or len(narrowed) < min(len(gaps), len(row)):
            break
        if not narrowed or (full >= FEW and _is_ruled(above) and not _is_ruled(row)):
            break
        gaps, full, end = narrowed, full + (len(row) > 1 or below), end + 1
        last = max(last, *(run.order for run in row))
    end = _without_headings(rows, at, end)
    return (end, gaps) if full >= FEW else (at, [])


def _in_table(run: Run) -> bool:
    return run.cell is not None and run.cell.table > 0


def _ruled_end(rows: list[list[Run]], at: int) -> int:
    """Return where the ruled table ends that a row stands in; the row's own place where there is none."""
    cell = rows[at][0].cell
    table = cell.table if cell else 0
    end = at
    while table and end < len(rows) and all(run.cell and run.cell.table == table for run in rows[end]):
        end += 1
    return end


def _ruled_rows(runs: list[Run], table: int) -> list[Line]:
    """Return the rows of a ruled table, cell by cell; a cell over all columns keeps its lines."""
    made: list[Line] = []
    rows: dict[Cell, list[Run]] = {}
    for run in runs:
        if run.cell:
            rows.setdefault(run.cell._replace(left=0.0, right=0.0), []).append(run)
    for row, inside in sorted(rows.items(), reverse=True):
        cells: list[list[Run]] = [[] for _ in row.edges[1:]]
        for run in inside:
            at = bisect_right(row.edges, run.cell.left if run.cell else 0.0) - 1
            cells[min(max(at, 0), len(cells) - 1)].append(run)
        drawn = [[line_of(line) for line in _rows(cell)] for cell in cells]
        if len(drawn) == 1:
            made += drawn[0]
            continue
        line = line_of(_rows(inside)[0])
        line.cells = drawn
        made.append(line)
    for line in made:
        line.table = table
    return made


def _is_ruled(row: list[Run]) -> bool:
    return any(run.cell is not None for run in row)


def _top(run: Run) -> float | None:
    return run.cell[0] if run.cell else None


def _is_below(run: Run, rows: list[list[Run]]) -> bool:
    """Whether words stand in a ruled cell right below one of these rows."""
    return run.cell is not None and any(
        one.cell is not None and one.cell[1:3] == run.cell[1:3] for row in rows for one in row
    )


def _without_headings(rows: list[list[Run]], at: int, end: int) -> int:
    """Return where a table ends without the lines below it: alone in its first column, and farther down."""
    while end - at > FEW and len(rows[end - 1]) == 1:
        run, above = rows[end - 1][0], rows[at:end]
        steps = [one[0].base - two[0].base for one, two in pairwise(above)]
        before = max(one.order for row in above[:-1] for one in row)
        usual = max(
            (step for step, two in zip(steps[:-1], above[1:], strict=False) if len(two) > 1), default=0.0
        )
        if run.order < before or run.left > above[0][0].left + run.size or steps[-1] <= usual * ROW_APART:
            break
        end -= 1
    return end


def _continues_none(run: Run, above: list[Run]) -> bool:
    """Return whether a run alone in its row begins where no cell above does."""
    return all(abs(run.left - one.left) > run.size for one in above) and run.left <= above[0].left


def _gaps(row: list[Run]) -> list[tuple[float, float]]:
    return [(one.right, other.left) for one, other in pairwise(row)]


def _narrowed(gaps: list[tuple[float, float]], row: list[Run]) -> list[tuple[float, float]]:
    """Return the strips that a row leaves free, as narrow as it makes them."""
    kept = []
    for left, right in gaps:
        for run in row:
            if run.left < right and run.right > left:  # reaches into the strip
                if (run.left + run.right) / 2 < (left + right) / 2:
                    left = max(left, run.right)
                else:
                    right = min(right, run.left)
        if right - left > 2.0:
            kept.append((left, right))
    return kept


def _table_rows(rows: list[list[Run]], gaps: list[tuple[float, float]], table: int) -> list[Line]:
    """Return the rows of a table; a line whose words all go on those above belongs to the row above."""
    made: list[Line] = []
    spacing = _spacing(rows)
    last = 0  # in the page's own order, of the row that is open
    for at, row in enumerate(rows):
        cells = _cells(row, gaps)
        first = min(run.order for run in row)
        far = rows[at - 1][0].base - row[0].base if at else 0.0
        fresh = not made or (first > last and (bool(cells[0]) or far > spacing * ROW_APART))
        if at and {_top(run) for run in row}.isdisjoint({None, *map(_top, rows[at - 1])}):
            fresh = True  # a rule lies between them
        open_cells = made[-1].cells if made else None
        if fresh or open_cells is None:
            line = line_of(row)
            line.cells, line.table = cells, table
            made.append(line)
            last = 0
        else:
            for cell, more in zip(open_cells, cells, strict=True):
                cell += more
        last = max(last, *(run.order for run in row))
    return made


def _spacing(rows: list[list[Run]]) -> float:
    """Return the smallest distance between the lines of a table."""
    return min((above[0].base - below[0].base for above, below in pairwise(rows)), default=0.0)


def _cells(row: list[Run], gaps: list[tuple[float, float]]) -> list[list[Line]]:
    middles = [(left + right) / 2 for left, right in gaps]
    cells: list[list[Run]] = [[] for _ in range(len(gaps) + 1)]
    for run in row:
        cells[sum(run.left >= middle for middle in middles)].append(run)
    return [[line_of(cell)] if cell else [] for cell in cells]


def line_of(row: list[Run]) -> Line:
    """Return the runs of a row as one line; a tab stands where they are far from each other."""
    pieces: list[Piece] = []
    for at, run in enumerate(row):
        if at:
            near = run.left - row[at - 1].right < APART * run.size
            pieces.append(Piece(" " if near else "\t"))
        pieces += run.pieces()
    line = Line(row[0].left, max(run.right for run in row), row[0].base, max(run.size for run in row), pieces)
    line.words_left, line.blank = line.left, row[-1].blank
    line.letter = row[0].chars[0].right - row[0].chars[0].left
    cell = row[0].cell
    line.cell = cell if _in_table(row[0]) else None
    if cell:  # what a rule leaves free at the left, it leaves at the right
        line.column = line.left, cell[2] - (line.left - cell[1])
    found = MARKER.match(line.text) or _round(row, line.text)
    if found and found.group()[-1].isdecimal() and not row[0].marked:
        found = None  # «2.500 euros» goes on a line; «1.1» counts where it stands apart
    after = line.text[found.end() :] if found else ""
    if found and after[:1].isspace() and after.strip():
        line.marker = BULLET if found.group() == ROUND else found.group()
        line.words_left = _left_of(row, found.end())
        line.pieces = _cut(pieces, found.end())
    return line


def _round(row: list[Run], text: str) -> re.Match[str] | None:
    """Return the «o» that opens a line, if it is a bullet: it stands as far from the words as one does."""
    found = ROUND_FIRST.match(text)
    apart = found and _left_of(row, found.end()) - row[0].left > WIDE * row[0].size
    return found if apart else None


def _left_of(row: list[Run], place: int) -> float:
    """Return where the first visible character from a place in the row's text on begins."""
    for run in row:
        for char in run.chars:
            if place <= 0 and char.text.strip():
                return char.left
            place -= len(char.text)
        place -= 1
    return row[0].left


def _cut(pieces: list[Piece], count: int) -> list[Piece]:
    """Return pieces without the first characters, and the blanks after those."""
    kept: list[Piece] = []
    for piece in pieces:
        text = piece.text[count:]
        count = max(0, count - len(piece.text))
        text = text if kept else text.lstrip()
        if text:
            kept.append(replace(piece, text=text))
    return kept
