"""What begins with `.. ` in reStructuredText: directives, comments, footnotes, targets of links."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from actas.model.compiled import compiled
from actas.read.paragraph import Piece
from actas.read.rst_tables import Table

__all__ = ["Explicit", "Piece", "explicit_at"]

EXPLICIT = compiled(r"(\s*)\.\.(?:\s+(.*)|\s*)$")
DIRECTIVE = compiled(r"((?:\|[^|]+\|\s+)?([\w:+.-]+?)::)(?:\s+(.*)|\s*)$")
NOTE = compiled(r"\[(#?[\w.-]*|\*)\](?:\s+(.*)|\s*)$")
OPTION = compiled(r"\s*:[\w-]+:(?:\s|$)")
HEADER = compiled(r"\s*:header:\s+(.+)$")
NEW_ROW = compiled(r"\s*\*\s+-(?:\s+(.*)|\s*)$")
NEW_CELL = compiled(r"\s*-(?:\s+(.*)|\s*)$")

# What the words behind the directive's name are: shown to readers, or not.
SPOKEN = frozenset({
    "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso",
    "todo", "admonition", "topic", "sidebar", "rubric", "centered", "table", "epigraph", "highlights",
    "pull-quote",
})  # fmt: skip
TITLED = frozenset({"admonition", "topic", "sidebar", "rubric", "centered", "table"})
UNSEEN = frozenset({
    "contents", "sectnum", "section-numbering", "include", "literalinclude", "image", "raw", "meta",
    "toctree", "index", "role", "default-role", "highlight", "title", "replace", "unicode", "date", "header",
    "footer", "target-notes", "module", "currentmodule", "py:module", "graphviz", "math",
    "only", "tabularcolumns",
})  # fmt: skip
KEPT = frozenset({"only"})  # of those, whose words below are shown
TABLES = frozenset({"list-table", "csv-table"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Explicit:
    """A stretch that begins with `.. `, from line ``first`` to line ``last`` (from 0)."""

    kind: str  # "comment", "link-target", "directive" (nothing of it is shown), "note", "table", "spoken"
    first: int
    last: int
    opening: str = ""  # what stands before the words
    words: str = ""  # on the first line
    titled: bool = False  # the words head what follows
    options: int = -1  # the last line of options
    shift: int = 0  # how far the words below are indented
    name: str = ""
    quotes: int = -1  # the last line of a quotation that a comment without words parts from what is above

    def table(self, lines: Sequence[str]) -> Table:
        """Return the rows of a table that is written as a list or as CSV."""
        table = Table(first=self.first, last=self.last, ruled=False)
        if self.words:
            table.rows[self.first] = [self.words]
        (_csv_rows if self.name == "csv-table" else _list_rows)(table, lines)
        return table


def explicit_at(lines: Sequence[str], at: int) -> Explicit | None:
    """Return what begins at a line; None where it does not begin with `.. `."""
    found = EXPLICIT.match(lines[at])
    if not found:
        return None
    indent, body = len(found[1]), (found[2] or "").strip()
    # A comment without words ends at a blank line: it is typed to part a quotation from a list.
    empty = not body and not (at + 1 < len(lines) and lines[at + 1].strip())
    last = at if empty else _last(lines, at, indent)
    note, directive = NOTE.match(body), DIRECTIVE.match(body)
    if note:
        return Explicit(
            kind="note", first=at, last=last, opening=f"[{note[1].lstrip('#') or '#'}]", words=note[2] or ""
        )
    if body.startswith(("_", "__ ")):
        return Explicit(kind="link-target", first=at, last=last)
    if empty:
        below = _last(lines, at, indent)
        return Explicit(
            kind="comment", first=at, last=at, quotes=below, shift=_least(lines[at + 1 : below + 1], indent)
        )
    if not directive:
        return Explicit(kind="comment", first=at, last=last)
    return _directive(lines, at, last, directive)


def _directive(lines: Sequence[str], at: int, last: int, found: re.Match[str]) -> Explicit:
    name, words = found[2].casefold(), (found[3] or "").strip()
    if (name in UNSEEN and name not in KEPT) or found[1].startswith("|"):
        return Explicit(kind="directive", first=at, last=last)
    if name in TABLES:
        return Explicit(kind="table", first=at, last=last, words=words, name=name)
    options = at
    while options < last and OPTION.match(lines[options + 1]):
        options += 1
    indent = len(lines[at]) - len(lines[at].lstrip())
    spoken = name in SPOKEN
    return Explicit(
        kind="spoken", first=at, last=last, opening=f".. {found[1]}", words=words if spoken else "",
        titled=name in TITLED, options=options, shift=_least(lines[at + 1 : last + 1], indent), name=name,
    )  # fmt: skip


def _least(below: Sequence[str], indent: int) -> int:
    """Return how far lines stand further in than a column, at least."""
    return min((len(line) - len(line.lstrip()) for line in below if line.strip()), default=indent) - indent


def _last(lines: Sequence[str], at: int, indent: int) -> int:
    """Return the last line that is indented below the one at ``at``."""
    last = at
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.strip():
            if len(line) - len(line.lstrip()) <= indent:
                break
            last = number
    return last


def _list_rows(table: Table, lines: Sequence[str]) -> None:
    """Rows as `* - cell`, further cells as `- cell` below."""
    begun: int | None = None
    for at in range(table.first + 1, table.last + 1):
        line = lines[at]
        new_row, new_cell = NEW_ROW.match(line), NEW_CELL.match(line)
        if new_row:
            begun = at
            table.rows[at] = [new_row[1] or ""]
        elif begun is not None and line.strip():
            cells = table.rows[begun]
            table.inside.add(at)
            if new_cell:
                cells.append(new_cell[1] or "")
            else:
                cells[-1] = f"{cells[-1]} {line.strip()}".strip()


def _csv_rows(table: Table, lines: Sequence[str]) -> None:
    """Rows as lines of CSV; one in quotes may go on over several."""
    waiting, first = "", table.first
    for at in range(table.first + 1, table.last + 1):
        line = lines[at].strip()
        header = HEADER.match(lines[at])
        if not waiting and (not line or (OPTION.match(lines[at]) and not header)):
            continue
        if waiting:
            table.inside.add(at)
        else:
            first = at
        waiting = f"{waiting} {header[1] if header else line}".strip()
        if waiting.count('"') % 2 == 0:
            table.rows[first] = next(csv.reader([waiting], skipinitialspace=True), [])
            waiting = ""
    if waiting:
        table.rows[first] = [waiting]
