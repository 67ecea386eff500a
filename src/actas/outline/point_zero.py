"""Chapters counted as «1.0», «2.0», «3.0»: three that count on are numbers, whatever else «2.0» may be."""

from __future__ import annotations

from collections.abc import Sequence

from actas.outline.scanned import Scanned

FEWEST = 3
TOP = 2  # levels of «2.0»


def counted_with_zero(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of the lines that «1.0», «2.0» … open, each one more than the last of its column."""
    runs: dict[int, list[list[int]]] = {}  # by column: lines that count on
    last: dict[int, int] = {}  # by column: the last number
    for row in rows:
        marker = row.marker
        label = marker.label if marker is not None and marker.depth == TOP else ""
        if label[-2:] != ".0" or not label[:-2].isdecimal():
            continue  # nearly all; «T.0» counts otherwise
        number = int(label[:-2])
        if last.get(row.indent) != number - 1:
            runs.setdefault(row.indent, []).append([])
        runs[row.indent][-1].append(row.number)
        last[row.indent] = number
    return frozenset(line for column in runs.values() for run in column if len(run) >= FEWEST for line in run)
