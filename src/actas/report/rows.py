"""Rows of the notes' tables as a table again, where each cell's column is sure; else they stay points.

A record keeps a row's cells in their order, «Semilla | | mayo». A row with more cells or fewer than its table
has names of columns could be set wrongly: then the whole table stays points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actas.model.compiled import compiled
from actas.model.page import Block, Cell, Column, Point, Points, Table
from actas.model.record import Item, Record
from actas.model.row import cells_of
from actas.model.subject import as_written
from actas.report.desk import Desk
from actas.report.words import flat, trim

_LEAST = 2  # rows
_WIDEST, _NARROWEST = 36, 6  # letters of a cell that a column's width goes by
_MOST_COLUMNS = 8
_FIGURE = compiled(r"[-+–]?[\d\s.,]*\d[\d\s.,]*%?|[-–]")
_HEADER = "table-header"

Place = tuple[str, int]  # file of the notes, line
Heads = Mapping[Place, tuple[int, tuple[str, ...]]]  # first line below -> line of the names, and these


def heads_of(record: Record, desk: Desk) -> Heads:
    """Return names of columns that were set aside, by the line that follows; none where points are needed."""
    asked = desk.request
    if asked.footnotes or asked.since or desk.profile.paragraphs:
        return {}
    aside = {(one.lines.file, one.lines.first): one for one in record.discarded}
    found: dict[Place, tuple[int, tuple[str, ...]]] = {}
    for (file, line), one in aside.items():
        if one.reason != _HEADER:
            continue
        below = one.lines.last + 1
        while (file, below) in aside:  # «| --- | --- |»
            below = aside[(file, below)].lines.last + 1
        found[(file, below)] = (line, tuple(map(flat, cells_of(one.text))))
    return found


class Parted:
    """The points of a section, and the tables between them. ``shown``: lines of names of columns."""

    def __init__(self, heads: Heads, language: str | None) -> None:
        self.heads = heads
        self.language = language
        self.shown: set[Place] = set()

    def blocks(self, items: Sequence[Item], points: Sequence[Point], caption: str) -> Iterator[Block]:
        """Yield the points, and tables in the place of rows; ``caption`` is what tables are about."""
        kept: list[Point] = []
        done = 0
        for at, (item, point) in enumerate(zip(items, points, strict=True)):
            if at < done:
                continue
            table = self._below(item, point, caption)
            if table:
                kept.append(replace(point, points=()))
            elif _place(item) in self.heads:
                table = self._table(items[at:], points[at:], caption)
                done = at + len(table.rows) if table else 0
            if table is None:
                kept.append(point)
                continue
            if kept:
                yield Points(points=tuple(kept))
            kept = []
            yield table
        if kept:
            yield Points(points=tuple(kept))

    def _below(self, item: Item, point: Point, caption: str) -> Table | None:
        """Return all that stands below an item as a table: «Se presenta el cuadro:»."""
        if not item.items or _place(item.items[0]) not in self.heads:
            return None
        return self._table(item.items, point.points, caption, whole=True)

    def _table(
        self, items: Sequence[Item], points: Sequence[Point], caption: str, *, whole: bool = False
    ) -> Table | None:
        """Return the table that items begin with; with ``whole`` only where it holds them all."""
        line, names = self.heads[_place(items[0])]
        rows: list[tuple[str, ...]] = []
        below = items[0].lines.first
        for item, point in zip(items, points, strict=True):
            if item.lines.first != below or not _is_row(item):
                break
            cells = _cells(item, point, len(names))
            if cells is None:
                return None
            rows.append(cells)
            below = item.lines.last + 1
        rest = items[len(rows) :]
        if len(rows) < _LEAST or len(names) > _MOST_COLUMNS or (whole and rest) or _goes_on(rest, below):
            return None
        self.shown.add((items[0].lines.file, line))
        return _drawn(names, rows, points, caption, self.language)


def _place(item: Item) -> Place:
    return item.lines.file, item.lines.first


def _is_row(item: Item) -> bool:
    return len(cells_of(item.text)) > 1


def _goes_on(items: Sequence[Item], line: int) -> bool:
    """Whether more rows follow on the next lines, behind one that is not sure."""
    for item in items:
        if item.lines.first != line:
            return False
        if _is_row(item):
            return True
        line = item.lines.last + 1
    return False


def _cells(item: Item, point: Point, wanted: int) -> tuple[str, ...] | None:
    """Return the cells of a row as the notes have them, None where these are not as many as the columns."""
    if item.items or item.role or item.links or not _tells_all(item):
        return None
    cells = [*([trim(item.title)] if item.title else []), *map(flat, cells_of(item.text))]
    if item.actor and len(cells) < wanted:
        cells.insert(0, as_written(item.actor))
    if item.label and point.marker:
        if len(cells) < wanted:
            cells.insert(0, item.label)
        else:
            cells[0] = f"{point.marker.shown} {cells[0]}"  # «1. Apertura | …»
    return tuple(cells) if len(cells) == wanted else None


def _tells_all(item: Item) -> bool:
    """Whether the cells say what would be said beside the point: whose it is, and by when."""
    if item.adoption or item.priority or item.done is not None or (item.due and not item.due_as_written):
        return False
    return all(told in item.text for told in (item.owner, item.due_as_written) if told)


def _drawn(
    names: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    points: Sequence[Point],
    caption: str,
    language: str | None,
) -> Table:
    weights = [_weight(name, [row[at] for row in rows]) for at, name in enumerate(names)]
    columns = (
        Column(
            name=name,
            share=weight / sum(weights),
            number=at > 0 and _are_figures([row[at] for row in rows if row[at]]),
        )
        for at, (name, weight) in enumerate(zip(names, weights, strict=True))
    )
    cells = (
        (
            Cell(text=row[0], anchor=point.anchor, doubts=point.doubts),
            *(Cell(text=text) for text in row[1:]),
        )
        for row, point in zip(rows, points, strict=False)
    )
    return Table(caption=caption, columns=tuple(columns), rows=tuple(cells), language=language)


def _are_figures(cells: Sequence[str]) -> bool:
    return bool(cells) and all(map(_FIGURE.fullmatch, cells))


def _weight(name: str, cells: Sequence[str]) -> int:
    """Return how wide a column is to be: no word breaks, long cells fold."""
    longest_word = max(len(word) for text in (name, *cells) for word in text.split() or ("",))
    widest = max(map(len, cells), default=0)
    return max(longest_word + 2, min(widest, _WIDEST), _NARROWEST)
