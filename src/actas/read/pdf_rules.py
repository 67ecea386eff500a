"""Ruled tables of a PDF: which cell words stand in, and which cells make a table.

Words that stand in the middle of a cell are set to its top, where a row is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from actas.read.pdf_chars import Cell, Char, Run

THICK = 2.5  # points that a rule is thick at most
SHORTEST = 6.0  # points
SIDES = 5  # strokes of a frame
RULES_MOST = 3_000  # more are a drawing
SAME = 2.0  # points between edges that are one
REACH = 1.0  # points that a rule may end before the words do
INSIDE = 3.0  # points below the top of a row, where the edges of its columns are looked for
GLUED = 0.12  # of the size of letters: what stands nearer is one word
FEW = 2  # rows and columns that make a table
NARROW = 8.0  # points between cells with frames of their own, where no words have room

Place = tuple[float, float, float, float]  # left, bottom, right, top
Edge = tuple[float, float, float]  # where it stands, and from where to where it goes
Rows = dict[float, dict[Cell, list[Run]]]  # by the top of each, the words of its cells


def at_top(runs: list[Run], shapes: Iterable[tuple[Place, int]]) -> None:
    """Give words their ruled cell, and set them as high as those of the cells beside it.

    Whatever stands in the middle or at the bottom of its cell would be read between the lines of another.
    """
    across, upright = _rules(shapes)
    if not across or not upright or max(len(across), len(upright)) > RULES_MOST:
        return
    runs[:] = [part for run in runs for part in _parted(run, across, upright)]
    rows: Rows = defaultdict(lambda: defaultdict(list))
    for run in runs:
        cell = _cell(run, across, upright)
        if cell:
            rows[cell.top][cell].append(run)
    for row in rows.values():
        _raise(list(row.values()))
    _tell_tables(rows, upright)


def _raise(row: Sequence[list[Run]]) -> None:
    """Set the words of the cells of a row equally high."""
    highest = max(run.base for inside in row for run in inside)
    for inside in row:
        up = highest - max(run.base for run in inside)
        for run in inside if up > SAME else ():
            run.base += up
            run.chars = [replace(char, base=char.base + up) for char in run.chars]


def _parted(run: Run, across: list[Edge], upright: list[Edge]) -> Iterator[Run]:
    """Yield the words of a run cell by cell: those of narrow columns stand as close as words of a line do."""
    height = run.base + 0.3 * run.size
    at = bisect_left(upright, (run.left + REACH,))
    while at < len(upright) and upright[at][0] < run.right - REACH:
        where, start, end = upright[at]
        at += 1
        parts = _halves(run, where) if start - REACH <= height <= end + REACH else None
        if parts and all(_cell(part, across, upright) for part in parts):
            yield parts[0]
            run = parts[1]
    yield run


def _halves(run: Run, where: float) -> tuple[Run, Run] | None:
    """Return what stands before and behind an edge; None where it goes through a word."""
    seen = [at for at, char in enumerate(run.chars) if char.text.strip()]
    behind = next((at for at in seen if run.chars[at].left >= where - REACH), None)
    before = max((at for at in seen if behind is not None and at < behind), default=None)
    if behind is None or before is None or run.chars[before].right > where + REACH:
        return None
    # Whatever a rule goes through, what no blank parts is one word: text that runs over the edge of its cell.
    if behind == before + 1 and run.chars[behind].left - run.chars[before].right < run.size * GLUED:
        return None
    first, last = run.chars[: before + 1], run.chars[behind:]
    written = any(not char.guessed for char in run.chars[before + 1 : behind])
    return _of(run, first, blank=written), _of(run, last, blank=run.blank)


def _of(run: Run, chars: list[Char], *, blank: bool) -> Run:
    right = max(char.right for char in chars)
    return Run(chars[0].left, right, run.base, run.size, run.order, chars, blank=blank)


def _tell_tables(rows: Rows, upright: list[Edge]) -> None:
    """Give the words of each table its number, and the edges of their row's columns."""
    several: list[list[float]] = []
    for top in sorted(rows, reverse=True):
        if several and _go_on(rows[several[-1][-1]], top, upright):
            several[-1].append(top)
        else:
            several.append([top])
    table = 0
    for tops in several:
        if len(tops) < FEW or not any(len(rows[top]) >= FEW for top in tops):
            continue
        table += 1
        edges = _whole({top: _edges(top, upright) for top in tops}, rows)
        for top in tops:
            for cell, inside in rows[top].items():
                for run in inside:
                    run.cell = cell._replace(table=table, edges=edges[top])


def _go_on(row: dict[Cell, list[Run]], top: float, upright: list[Edge]) -> bool:
    """Whether an edge that stands beside the words of a row goes on down to a lower one."""
    sides = {side for cell in row for side in (cell.left, cell.right)}
    low = min(run.base for inside in row.values() for run in inside)
    return any(where in sides and start - SAME <= top and low <= end for where, start, end in upright)


def _edges(top: float, upright: list[Edge]) -> list[float]:
    """Return the edges that stand below the top of a row."""
    height = top - INSIDE
    return [where for where, start, end in upright if start - REACH <= height <= end + REACH]


def _whole(edges: dict[float, list[float]], rows: Rows) -> dict[float, tuple[float, ...]]:
    """Return the edges of rows, one a column, without a frame around the table: no words stand in it."""
    left = min(cell.left for top in edges for cell in rows[top])
    right = max(cell.right for top in edges for cell in rows[top])
    kept = {top: [one for one in those if left <= one <= right] for top, those in edges.items()}
    return {top: _apart(those) for top, those in kept.items()}


def _apart(edges: Sequence[float]) -> tuple[float, ...]:
    """Return edges without those behind a gap between cells with frames of their own."""
    inner = [one for before, one in pairwise(edges[:-1]) if one - before > NARROW]
    return (*edges[:1], *inner, *edges[-1:])


def _rules(shapes: Iterable[tuple[Place, int]]) -> tuple[list[Edge], list[Edge]]:
    """Return what lies and what stands: thin shapes, and the sides of frames."""
    across: set[Edge] = set()
    upright: set[Edge] = set()
    for (left, bottom, right, top), strokes in shapes:
        wide, high = right - left, top - bottom
        if high <= THICK:
            if wide > SHORTEST:
                across.add((round((bottom + top) / 2, 1), left, right))
        elif wide <= THICK:
            if high > SHORTEST:
                upright.add((round((left + right) / 2, 1), bottom, top))
        elif strokes <= SIDES and wide > SHORTEST and high > SHORTEST:
            across |= {(round(bottom, 1), left, right), (round(top, 1), left, right)}
            upright |= {(round(left, 1), bottom, top), (round(right, 1), bottom, top)}
    return _merged(across), _merged(upright)


def _merged(edges: set[Edge]) -> list[Edge]:
    """Return edges in order, those that nearly stand in one place in it, and one where they touch."""
    placed: dict[float, list[tuple[float, float]]] = {}
    before = None
    for where, start, end in sorted(edges):
        before = before if before is not None and where - before < SAME else where
        placed.setdefault(before, []).append((start, end))
    return [(where, *reach) for where, several in placed.items() for reach in _joined(sorted(several))]


def _joined(reaches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    made: list[tuple[float, float]] = []
    for start, end in reaches:
        if made and start <= made[-1][1] + SAME:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _cell(run: Run, across: list[Edge], upright: list[Edge]) -> Cell | None:
    """Return the cell that words stand in; None outside of tables."""
    middle, height = (run.left + run.right) / 2, run.base + 0.3 * run.size
    left = _next(upright, run.left + REACH, height, -1)
    right = _next(upright, run.right - REACH, height, 1)
    if left is None or right is None:
        return None
    # What is drawn below words alone underlines them.
    wide = right[0] - left[0]
    above = _next(across, height, middle, 1, least=wide)
    below = _next(across, height, middle, -1, least=wide)
    if above is None or below is None:
        return None
    # The rule beside a quotation ends far below the edge of the page that its browser paints.
    closed = min(left[2], right[2]) >= above[0] - SAME
    return Cell(above[0], left[0], right[0]) if closed else None


def _next(edges: list[Edge], place: float, beside: float, step: int, least: float = 0.0) -> Edge | None:
    """Return the next edge, up or down, that goes past something and is long enough."""
    at = bisect_left(edges, (place,))
    at = at if step > 0 else at - 1
    while 0 <= at < len(edges):
        where, start, end = edges[at]
        if start - REACH <= beside <= end + REACH and end - start >= least - 2 * SAME:
            return where, start, end
        at += step
    return None
