"""Ruled tables of a PDF: words that stand in the middle of a cell are set to its top, where a row is read."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from actas.read.pdf_chars import Run

THICK = 2.5  # points that a rule is thick at most
SHORTEST = 6.0  # points
SIDES = 5  # strokes of a frame
RULES_MOST = 3_000  # more are a drawing
SAME = 2.0  # points between edges that are one
REACH = 1.0  # points that a rule may end before the words do

Place = tuple[float, float, float, float]  # left, bottom, right, top
Edge = tuple[float, float, float]  # where it stands, and from where to where it goes


def at_top(runs: list[Run], shapes: Iterable[tuple[Place, int]]) -> None:
    """Set the words of each ruled cell as high as those of the cells beside it.

    Whatever stands in the middle or at the bottom of its cell would be read between the lines of another.
    """
    across, upright = _rules(shapes)
    if not across or not upright or max(len(across), len(upright)) > RULES_MOST:
        return
    cells: dict[tuple[float, float, float], list[Run]] = defaultdict(list)
    for run in runs:
        cell = _cell(run, across, upright)
        if cell:
            cells[cell].append(run)
    rows: dict[float, list[list[Run]]] = defaultdict(list)
    for cell, inside in cells.items():
        rows[cell[0]].append(inside)
        for run in inside:
            run.cell = cell
    for several in rows.values():
        highest = max(run.base for inside in several for run in inside)
        for inside in several:
            up = highest - max(run.base for run in inside)
            for run in inside if up > SAME else ():
                run.base += up
                run.chars = [replace(char, base=char.base + up) for char in run.chars]


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
    """Return edges in order, those that nearly stand in one place in it."""
    made: list[Edge] = []
    for where, start, end in sorted(edges):
        near = bool(made) and where - made[-1][0] < SAME
        made.append((made[-1][0] if near else where, start, end))
    return sorted(made)


def _cell(run: Run, across: list[Edge], upright: list[Edge]) -> tuple[float, float, float] | None:
    """Return the upper, left and right edge of the cell that words stand in; None outside of tables."""
    middle, height = (run.left + run.right) / 2, run.base + 0.3 * run.size
    above = _next(across, height, middle, 1)
    below = _next(across, height, middle, -1)
    left = _next(upright, run.left + REACH, height, -1)
    right = _next(upright, run.right - REACH, height, 1)
    if above is None or below is None or left is None or right is None:
        return None
    return above, left, right


def _next(edges: list[Edge], place: float, beside: float, step: int) -> float | None:
    """Return where the next edge stands, up or down, that goes past something."""
    at = bisect_left(edges, (place,))
    at = at if step > 0 else at - 1
    while 0 <= at < len(edges):
        where, start, end = edges[at]
        if start - REACH <= beside <= end + REACH:
            return where
        at += step
    return None
