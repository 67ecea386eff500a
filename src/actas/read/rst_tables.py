"""Tables that are drawn in reStructuredText: `+---+---+` and `===  ===` -> rows with cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from actas.model.compiled import compiled

SIMPLE = compiled(r"\s*=+(?: +=+)+\s*$")
SPANNED = compiled(r"\s*-+(?: +-+)*\s*$")
GRID = compiled(r"\s*\+(?:[-=]+\+)+\s*$")
TAB = 8
CUT_LINK = compiled(r"`[^`<>\s][^`<>]*(<[^`<>]* [^`<>]*>`__?)")  # its target broken over lines of a cell


@dataclass(slots=True, kw_only=True)
class Table:
    """A table from line ``first`` to line ``last`` (from 0)."""

    first: int
    last: int
    ruled: bool = True  # drawn with rules
    rows: dict[int, list[str]] = field(default_factory=dict)  # a row's first line -> its cells
    inside: set[int] = field(default_factory=set)  # other lines that hold words of a row
    # A row whose cells run beside each other over several lines -> its words in the order of the lines.
    spoken: dict[int, str] = field(default_factory=dict)

    def said(self, row: int) -> str:
        """Return the words of such a row: between the parts of a broken target stand those of other cells."""
        words = self.spoken.get(row, "")
        for cell in self.rows[row] if words else ():
            for link in CUT_LINK.finditer(cell):
                opening = link.group().split()[0]
                words = words.replace(opening, opening[1:], 1)
                for part in link[1].split():
                    words = re.sub(rf"(?<!\S){re.escape(part)}(?!\S)", "", words, count=1)
        return " ".join(words.split())


def table_at(lines: Sequence[str], at: int) -> Table | None:
    """Return the table whose upper rule stands at a line."""
    if SIMPLE.match(lines[at]):
        return _simple(lines, at)
    return _grid(lines, at) if GRID.match(lines[at]) else None


def _simple(lines: Sequence[str], at: int) -> Table | None:
    """Columns are where the rules have signs; a row goes on where its first column is blank."""
    rules = [at]
    for number in range(at + 1, len(lines)):
        if SIMPLE.match(lines[number]):
            rules.append(number)
            if not (lines[number + 1 : number + 2] and lines[number + 1].strip()):
                break
        elif len(rules) == 1 and not lines[number].strip() and not lines[number - 1].strip():
            break  # rules that no table hangs from
    if len(rules) < 2:
        return None
    starts = [found.start() for found in re.finditer(r"=+", lines[at].expandtabs(TAB))]
    table = Table(first=at, last=rules[-1])
    begun: int | None = None
    for number in range(at + 1, rules[-1]):
        line = lines[number]
        if number in rules or not line.strip() or SPANNED.match(line):
            begun = None if number in rules or not line.strip() else begun
            continue
        cells = _sliced(line.expandtabs(TAB), starts)
        if begun is not None and not cells[0]:
            _append(table, begun, number, cells)
        else:
            begun = number
            table.rows[number] = cells
    return table


def _sliced(line: str, starts: Sequence[int]) -> list[str]:
    """Return the cells of a line. A word that a rule cuts stays whole, in the column where it begins."""
    ends: list[int] = []
    for start in starts[1:]:
        while start < len(line) and not line[start - 1].isspace():
            start += 1
        ends.append(start)
    edges = [starts[0], *ends, len(line)]
    return [line[left:right].strip() for left, right in pairwise(edges)]


def _grid(lines: Sequence[str], at: int) -> Table | None:
    """Cells stand between bars below the corners of the first rule."""
    last = at
    while last + 1 < len(lines) and lines[last + 1].lstrip()[:1] in ("|", "+") and lines[last + 1].strip():
        last += 1
    while last > at and not GRID.match(lines[last]):
        last -= 1
    if last == at:
        return None
    corners = sorted(
        {
            place
            for line in lines[at : last + 1]
            if GRID.match(line)
            for place, sign in enumerate(line)
            if sign == "+"
        }
    )
    table = Table(first=at, last=last)
    begun: int | None = None
    for number in range(at + 1, last):
        line = lines[number]
        if GRID.match(line):
            begun = None
            continue
        cells = _between(line, corners)
        if begun is None:
            begun = number
            table.rows[number] = cells
        else:
            _append(table, begun, number, cells)
    return table


def _between(line: str, corners: Sequence[int]) -> list[str]:
    """Return the cells of a line; a cell over several columns leaves the others blank."""
    cells: list[str] = []
    left = corners[0] + 1
    missed = 0
    for corner in corners[1:]:
        if corner < len(line) and line[corner] not in "|+" and corner != corners[-1]:
            missed += 1
            continue
        inner = (
            line[left:corner].strip()
            if corner != corners[-1]
            else line[left:].strip().removesuffix("|").strip()
        )
        cells += ["" if inner and set(inner) <= set("-=+") else inner, *[""] * missed]
        left, missed = corner + 1, 0
    return cells


def _append(table: Table, begun: int, number: int, cells: Sequence[str]) -> None:
    """Add a further line to the cells of a row."""
    table.inside.add(number)
    above = table.rows[begun]
    firsts = [at for at, words in enumerate(cells) if words]
    if begun in table.spoken or any(above[firsts[0] + 1 :] if firsts else ()):
        before = table.spoken.get(begun) or " | ".join(cell for cell in above if cell)
        table.spoken[begun] = " ".join((before, *(cell for cell in cells if cell)))
    for at, words in enumerate(cells):
        if at < len(above):
            above[at] = f"{above[at]} {words}".strip()
        else:
            above.append(words)
