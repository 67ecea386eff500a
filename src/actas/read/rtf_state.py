"""What an RTF group inherits and may change: looks of characters, looks of paragraphs, where words go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from actas.read.draft import Row
from actas.read.grids import table_rows
from actas.read.paragraph import Paragraph, Piece, Place, rows

SWITCHES = {
    "b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted",
    "ul": "underlined", "uld": "underlined", "uldb": "underlined", "ulth": "underlined", "ulw": "underlined",
}  # fmt: skip
NUMBERS = {"s": "style", "outlinelevel": "outline", "li": "left", "fi": "first"}
TWIPS = 20  # in a point
ALIGNED = ("qc", "ql", "qr", "qj")
LARGEST_SIZE = 4000  # half points
DEEPEST_LEVEL = 8
MARKER_MOST = 8  # characters of a number that was typed before a tab


@dataclass(slots=True)
class Set:
    r"""The looks of a paragraph until ``\pard``."""

    style: int = 0
    outline: int | None = None
    centred: bool | None = None
    level: int = 0
    left: int = 0  # twips
    first: int = 0  # of its first line, from there
    table: bool = False


@dataclass(slots=True)
class Group:
    """One open group."""

    dest: str | None = None  # "skip", "fonts", …; None where words are the notes' words
    bold: bool = False
    underlined: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    size: float | None = None
    font: int = 0
    uc: int = 1  # characters that stand for a `\\u` in old programs
    href: str | None = None
    starred: bool = False
    ends: str | None = None  # what has to be done when the group closes

    def inner(self) -> Group:
        """Return the state of a group inside this one."""
        return Group(
            self.dest,
            self.bold,
            self.underlined,
            self.italic,
            self.hidden,
            self.deleted,
            self.size,
            self.font,
            self.uc,
            self.href,
        )


def group_look(group: Group, word: str, value: int | None) -> bool:
    """Take what changes the looks of characters. Return whether the word is one of these."""
    on = value != 0
    if word in SWITCHES:
        setattr(group, SWITCHES[word], on)
    elif word == "ulnone":
        group.underlined = False
    elif word == "fs":
        group.size = value / 2 if value and 0 < value < LARGEST_SIZE else None
    elif word == "f":
        group.font = value or 0
    elif word == "uc":
        group.uc = min(max(value or 0, 0), 9)
    else:
        return False
    return True


def set_look(said: Set, word: str, value: int | None) -> bool:
    """Take what changes the looks of the paragraph. Return whether the word is one of these."""
    if word in NUMBERS:
        setattr(said, NUMBERS[word], value or 0)
    elif word in ALIGNED:
        said.centred = word == "qc"
    elif word == "ilvl":
        said.level = min(max(value or 0, 0), DEEPEST_LEVEL)
    elif word == "intbl":
        said.table = True
    else:
        return False
    return True


def place_of(said: Set) -> Place:
    """Return how far in a paragraph stands."""
    return Place(said.left / TWIPS, said.first / TWIPS)


@dataclass(slots=True)
class Typed:
    """A paragraph whose number was typed before a tab: how deep it hangs says its level."""

    paragraph: Paragraph
    left: int  # twips
    hidden: int = 0  # words left out of it
    deleted: bool = False  # and all of its words, by somebody who tracks changes


@dataclass(slots=True)
class TableRow:
    """A row and its cells, each a list of paragraphs."""

    cells: list[list[Typed]]
    table: int


@dataclass(slots=True)
class Sink:
    """Where paragraphs go: the body, a note, a header, a text box."""

    drawn: list[Typed | TableRow] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marker: str | None = None
    inside: bool = False  # its list shows nothing before the paragraph
    cell: list[Typed] = field(default_factory=list)
    cells: list[list[Typed]] = field(default_factory=list)
    boxes: list[Sink] = field(default_factory=list)
    hidden: int = 0  # words, of the paragraph that is being gathered
    deleted: bool = False  # something of it is
    left_out: list[tuple[int, int]] = field(default_factory=list)  # line, hidden words; after drawing
    table: int = 0

    def rows(self, debris: str | None = None) -> list[Row]:
        """Return the lines of all that went here."""
        hanging = {one.left for one in self.drawn if isinstance(one, Typed) and _hangs(one)}
        lefts = {left: level for level, left in enumerate(sorted(hanging))}
        lines: list[Row] = []
        for table, run in groupby(self.drawn, lambda one: one.table if isinstance(one, TableRow) else None):
            held: list[list[list[Row]]] = []
            for one in run:
                if isinstance(one, TableRow):
                    self._note(
                        sum(typed.hidden for cell in one.cells for typed in cell), len(lines) + len(held)
                    )
                    held.append(
                        [
                            [row for typed in cell if not typed.deleted for row in _lines(typed, {}, debris)]
                            for cell in one.cells
                        ]
                    )
                    continue
                self._note(one.hidden, len(lines))
                if not one.deleted and not (one.hidden and one.paragraph.blank):
                    lines += _lines(one, lefts, debris)
            if table is not None:
                lines += table_rows(held, table, debris)
        return lines

    def _note(self, hidden: int, drawn: int) -> None:
        if hidden:
            self.left_out.append((drawn + 1, hidden))


def _hangs(typed: Typed) -> bool:
    return typed.left > 0 and typed.paragraph.level is None and _typed_marker(typed.paragraph) is not None


def _typed_marker(paragraph: Paragraph) -> str | None:
    """Return a number or bullet that stands before the first tab."""
    text = "".join(piece.text for piece in paragraph.pieces[:4])
    before, tab, _ = text.partition("\t")
    before = before.strip()
    if not tab or not before or len(before) > MARKER_MOST or " " in before:
        return None
    return before if not before[-1].isalpha() or not before.isalpha() else None


def _lines(typed: Typed, lefts: Mapping[int, int], debris: str | None) -> list[Row]:
    paragraph = typed.paragraph
    paragraph.debris = debris
    marker = _typed_marker(paragraph) if typed.left in lefts and _hangs(typed) else None
    if marker is None:
        return rows(paragraph)
    # Drawn as an automatic number would be; what was typed is then no longer said to be one.
    drawn = rows(
        replace(
            paragraph,
            pieces=_after_tab(paragraph.pieces),
            marker=marker,
            level=min(lefts[typed.left], DEEPEST_LEVEL),
        )
    )
    return [(words, replace(look, marker=None, list_level=None, left=None)) for words, look in drawn]


def _after_tab(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces after the first tab."""
    for at, piece in enumerate(pieces):
        if "\t" in piece.text:
            return [replace(piece, text=piece.text.partition("\t")[2]), *pieces[at + 1 :]]
    return []
