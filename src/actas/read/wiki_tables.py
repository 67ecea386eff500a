"""Tables of a wiki: `{|`, `|-`, `|`, `!`, `|}` -> which line begins which row, and what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from actas.model.compiled import compiled

ATTRIBUTES = compiled(r"[^|\[\]{}<>]*\|(?!\|)")  # style="…" | words
OPENS = compiled(r"\s*(?::+\s*)?\{\|")
DOWN = compiled(r"\browspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
PREFIX = compiled(r"^[*#:;]+\s*")


@dataclass(slots=True)
class Table:
    """One table, from line ``first`` to line ``last`` (from 0)."""

    number: int
    first: int
    last: int
    rows: dict[int, list[str]] = field(default_factory=dict)  # a row's first line -> its cells
    # Other lines that hold words: of a row whose first line tells them (None), or words of their own.
    words: dict[int, str | None] = field(default_factory=dict)


def tables(lines: Sequence[str], unseen: frozenset[int]) -> dict[int, Table]:
    """Return the outermost tables of a page by their first lines. One that is never closed is none."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        if at in unseen:
            continue
        if OPENS.match(line):
            open_at.append(at)
        elif open_at and line.lstrip().startswith("|}"):
            found[open_at.pop()] = at
    out: dict[int, Table] = {}
    past = -1
    for first in sorted(found):
        if first > past:
            past = found[first]
            out[first] = _Reader(lines, unseen, Table(number=len(out) + 1, first=first, last=past)).table()
    return out


class _Reader:
    """Walks one table. A table inside a cell is flattened into it."""

    def __init__(self, lines: Sequence[str], unseen: frozenset[int], table: Table) -> None:
        self._lines = lines
        self._unseen = unseen
        self._table = table
        self._begun: int | None = None  # first line of the row that is open
        self._inside: list[int] = []  # its other lines
        self._depth = 0
        self._down: list[int] = []  # over how many rows each cell of the open row goes
        self._covered: dict[int, int] = {}  # column -> over how many rows more a cell from above goes

    def table(self) -> Table:
        """Return the table with its rows."""
        for at in range(self._table.first + 1, self._table.last):
            line = self._lines[at].strip()
            if at in self._unseen and self._begun is None:
                continue
            if self._depth or OPENS.match(line):
                self._nested(at, line)
            else:
                self._line(at, line)
        self._close()
        return self._table

    def _nested(self, at: int, line: str) -> None:
        if OPENS.match(line):
            self._depth += 1
        elif line.startswith("|}"):
            self._depth -= 1
        elif not line.startswith(("|-", "|+")):
            self._more(at, " ".join(_cells(line)) if line.startswith(("|", "!")) else line)
            return
        self._more(at, "")

    def _line(self, at: int, line: str) -> None:
        if line.startswith("|-"):
            self._close()
        elif line.startswith("|+"):
            self._close()
            self._table.words[at] = ATTRIBUTES.sub("", line[2:], count=1).strip()
        elif line[:1] in ("|", "!"):
            if self._begun is None:
                self._begun = at
                self._table.rows[at] = []
            else:
                self._inside.append(at)
            parts = _parts(line)
            self._table.rows[self._begun] += map(_words, parts)
            self._down += map(_rows_down, parts)
        elif line:
            self._more(at, PREFIX.sub("", line))

    def _more(self, at: int, words: str) -> None:
        """Add words to the cell that is open; where none is, the line stands for itself."""
        if self._begun is None:
            self._table.words[at] = words
            return
        self._inside.append(at)
        cells = self._table.rows[self._begun]
        cells[-1] = f"{cells[-1]} {words}".strip()

    def _close(self) -> None:
        """End the row. A row of one cell is a frame around lines, which stay lines."""
        if self._begun is not None:
            cells = self._table.rows[self._begun] = self._below_others(self._table.rows[self._begun])
            if not any(cells):
                del self._table.rows[self._begun]
                self._inside = []
            for at in self._inside:
                self._table.words[at] = None
        self._begun, self._inside, self._down = None, [], []

    def _below_others(self, cells: list[str]) -> list[str]:
        """Return a row's cells with blanks where a cell from above goes on."""
        placed: list[str] = []
        begun: dict[int, int] = {}
        for cell, down in zip(cells, self._down, strict=True):
            while self._covered.get(len(placed), 0) > 0:
                placed.append("")
            begun[len(placed)] = down - 1
            placed.append(cell)
        while self._covered.get(len(placed), 0) > 0:
            placed.append("")
        self._covered = {column: rows - 1 for column, rows in self._covered.items()} | begun
        return placed


def _cells(line: str) -> list[str]:
    return list(map(_words, _parts(line)))


def _parts(line: str) -> list[str]:
    return re.split(r"\|\||!!", line[1:]) if line[0] == "!" else line[1:].split("||")


def _words(part: str) -> str:
    return ATTRIBUTES.sub("", part, count=1).strip() if _dressed(part) else part.strip()


def _rows_down(part: str) -> int:
    """Return over how many rows a cell goes."""
    found = DOWN.search(part.partition("|")[0]) if _dressed(part) else None
    return int(found[1]) if found else 1


def _dressed(part: str) -> bool:
    """Whether a cell begins with how it looks: `style="…" | words`."""
    found = ATTRIBUTES.match(part)
    looks = found.group().rstrip("|") if found else ""
    return found is not None and ("=" in looks or not looks.strip())
