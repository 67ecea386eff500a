"""What the readers of typed markup share: a line keeps its text, and its look says what the markup means.

The lines of a typed file are the file's own, so that a place in the record is a place in the editor.
What `paragraph` makes of a line's pieces goes into its look, and the steps behind go by that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actas.model.line import PLAIN, Look
from actas.read.draft import Row
from actas.read.paragraph import Paragraph, Piece, rows, table_row

MARKUP = "markup"  # the reason of a line that is nothing but markup
OPENS, CLOSES = "<!--", "-->"


def told(
    text: str, pieces: Sequence[Piece], *, indent: int = 0, marker: str | None = None,
    heading: int | None = None, joins: bool | None = None, cut: tuple[tuple[str, str], ...] = (),
) -> Row:  # fmt: skip
    """Return a line that says ``pieces``, ``indent`` columns from the left."""
    [(said, look)] = rows(Paragraph(pieces=list(pieces), marker=marker, heading=heading))
    if not said.strip():
        return part(text) if joins else aside(text, MARKUP)
    said = " " * indent + (said if marker else said.lstrip())
    return text, replace(look, said=said, joins=joins, cut=cut)


def aside(text: str, reason: str) -> Row:
    """Return a line that says nothing, and why."""
    return text, Look(debris=reason) if text.strip() else PLAIN


def front(text: str, key: str, value: str) -> Row:
    """Return a line of the file's front matter."""
    return text, Look(front=(key.lower(), value))


def noted(drawn: Row) -> Row:
    """Return a line that begins a footnote's own words."""
    return drawn[0], replace(drawn[1], note=True)


def part(text: str) -> Row:
    """Return a line whose words are told by the line above."""
    return text, Look(said="", joins=True)


def row(text: str, cells: Sequence[Sequence[Piece]], table: int) -> Row:
    """Return the first line of a table's row."""
    drawn = table_row([rows(Paragraph(pieces=list(cell))) for cell in cells], table, None)
    said, look = drawn[0] if drawn else ("", PLAIN)
    return (text, replace(look, said=said)) if said.strip(" |") else aside(text, MARKUP)


def titled(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a term or title, so that what follows is what it heads."""
    colon = bool(pieces) and pieces[-1].text.rstrip().endswith(":")  # «Asistentes:» has one of its own
    return [*(replace(piece, bold=True) for piece in pieces), Piece(" " if colon else ": ")]


def hidden(lines: Sequence[str]) -> frozenset[int]:
    """Return which lines (from 0) stand wholly in a comment of several lines."""
    found: set[int] = set()
    for first, last in comments(lines):
        head, tail = lines[first].rpartition(OPENS)[0], lines[last].partition(CLOSES)[2]
        found.update(range(first + bool(head.strip()), last + 1 - bool(tail.strip())))
    return frozenset(found)


def comments(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last line (from 0) of each comment that is open at a line's end.

    One that is never closed is none: it would swallow the notes.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    if OPENS not in "\n".join(lines):
        return found  # of nearly all notes
    for at, line in enumerate(lines):
        if opened is not None and CLOSES in line:
            found.append((opened, at))
            opened = None
            line = line.partition(CLOSES)[2]
        if opened is None and line.rfind(OPENS) > line.rfind(CLOSES):
            opened = at
    return found
