"""Lists and tables written as HTML among lines of typed text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from actas.model import tags
from actas.model.compiled import compiled

TAG = compiled(r"<(/?)(table|tr|td|th)\b[^<>]*>", re.IGNORECASE)
ANY_TAG = compiled(tags.TAG, re.IGNORECASE)
LIST_TAG = compiled(r"<(/?)(ol|ul|li)\b[^<>]*>", re.IGNORECASE)
BEHIND_LIST = compiled(r"</(?:ol|ul|li)\s*>\s*(?=[^\s<|])", re.IGNORECASE)
WITHIN_LINE = compiled(r"<(/?)(?:b|strong|u|em|i|span|font|big|h[1-6])\b[^<>]*>", re.IGNORECASE)
MOST_LINES, LONGEST = 3, 90  # lines and characters of a name that its tags hold together
OPENS_TABLE = compiled(r"\s*<table\b", re.IGNORECASE)


@dataclass(slots=True)
class Lists:
    """Which lists are open."""

    depth: int = 0

    def level(self, line: str) -> int | None:
        """Return on which level (from 1) a line begins an item; 0 where it goes on in a list, else None."""
        level, was_open = 0, self.depth > 0
        for closes, tag in LIST_TAG.findall(line):
            if tag.lower() != "li":
                self.depth = max(0, self.depth + (-1 if closes else 1))
            elif not closes and not level:
                level = max(1, self.depth)
        return level if level or was_open or self.depth else None


@dataclass(slots=True)
class TagTable:
    """A table from line ``first`` to line ``last`` (from 0)."""

    first: int
    last: int
    rows: dict[int, list[str]] = field(default_factory=dict)  # a row's first line with words -> its cells
    inside: set[int] = field(default_factory=set)  # other lines that hold words of a row


def tables(lines: Sequence[str]) -> dict[int, TagTable]:
    """Return the tables by their first lines; those inside cells are flattened, one without end is none."""
    open_at: list[int] = []
    ends: dict[int, int] = {}
    for at, line in enumerate(lines):
        for closes, tag in TAG.findall(line) if "<" in line else ():
            if tag.lower() == "table" and not closes:
                open_at.append(at)
            elif tag.lower() == "table" and open_at:
                ends[open_at.pop()] = at
    found: dict[int, TagTable] = {}
    past = -1
    for first in sorted(ends):
        if first > past and OPENS_TABLE.match(lines[first]):
            past = ends[first]
            found[first] = _read(lines, TagTable(first=first, last=past))
    return found


def _read(lines: Sequence[str], table: TagTable) -> TagTable:
    begun: int | None = None
    cells: list[str] = []
    for number in range(table.first, table.last + 1):
        line, past = lines[number], 0
        for found in TAG.finditer(line):
            begun = _add(table, cells, begun, number, line[past : found.start()])
            past = found.end()
            kind = found[2].lower()
            if kind == "tr" and (begun is None or begun != number):
                begun, cells = None, []
            elif kind in ("td", "th") and not found[1]:
                cells.append("")
        begun = _add(table, cells, begun, number, line[past:])
    return table


def _add(table: TagTable, cells: list[str], begun: int | None, number: int, words: str) -> int | None:
    """Add words to the cell that is open, and return where its row began."""
    words = words.strip()
    if not words:
        return begun
    if not cells:
        cells.append("")
    cells[-1] = f"{cells[-1]} {words}".strip()
    if begun is None:
        begun = number
        table.rows[begun] = cells
    elif begun != number:
        table.inside.add(number)
    return begun


def held_together(lines: Sequence[str]) -> dict[int, bool]:
    """Return the lines that end what tags opened in the line above, and those right below, which do not.

    «<b>Informe de», «riego</b>», «Se cortó el agua.»: a tag may itself be broken. Whoever
    sets whole paragraphs in one type says nothing of their lines.
    """
    found: dict[int, bool] = {}
    for at, line in enumerate(lines):
        if line[:40].lstrip()[:1] != "<" or found.get(at) or _is_closed(line) or not bare(line):
            continue
        said = line
        for end in range(at + 1, min(at + 1 + MOST_LINES, len(lines))):
            said = f"{said} {lines[end].strip()}"
            if not lines[end].strip() or len(bare(said)) > LONGEST:
                break
            if _is_closed(said):
                if said[-1] == ">":
                    found |= dict.fromkeys(range(at + 1, end + 1), True) | {end + 1: False}
                break
    return found


def _is_closed(said: str) -> bool:
    """Whether each tag that is opened is closed, and none is broken off."""
    closes = [one == "/" for one in WITHIN_LINE.findall(said)]
    return said.rfind("<") <= said.rfind(">") and sum(closes) * 2 == len(closes)


def within_cells(row: str) -> str:
    """Return a row of Markdown with the points of lists in its cells as lines that are broken there.

    So are the words behind such a list, which are none of its last point's.
    """
    row = BEHIND_LIST.sub("<br>", row)
    return LIST_TAG.sub(lambda found: "<br>- " if found[2].lower() == "li" and not found[1] else "", row)


def bare(words: str) -> str:
    """Return words without tags and entities."""
    return html.unescape(ANY_TAG.sub(" ", words)).strip()
