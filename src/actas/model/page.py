"""A page: what a report says, in which order. `report` makes it, `render` draws it.

A page knows nothing of Word or HTML, and a renderer knows nothing of records: all
grouping, counting and wording is done when the page is made. Words of the notes and words
of ours are told apart (`Run.role`, `Heading.ours`), so that a reader can do so too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from actas.model.plain import Plain, plain
from actas.model.record import Record

RunRole = Literal["text", "actor", "title", "strong", "ours"]
Change = Literal["new", "gone"]  # against an older version of the record
MarkerStyle = Literal[
    "decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman", "bullet", "typed"
]
ParagraphStyle = Literal["body", "note"]


@plain(kw_only=True)
class Run(Plain):
    """A stretch of words of one sort. Spaces between runs are part of the runs."""

    text: str
    role: RunRole = "text"  # "ours": words that the notes do not have
    href: str | None = None  # http, https or mailto, nothing else
    change: Change | None = None
    language: str | None = None  # where it is neither the page's nor the block's


@plain(kw_only=True)
class Marker(Plain):
    """What stands before a point: the label on paper, and how a machine would count up to it."""

    style: MarkerStyle
    shown: str  # with its punctuation: "1.", "a)", "·"
    value: int = 0  # from 1; 0 for bullets and typed labels
    fresh: bool = False  # counting (re)starts here: a new list, a gap, a repeat


@plain(kw_only=True)
class Fact(Plain):
    """A name and a value: one row of the cover, one detail of a point."""

    name: str
    value: str
    change: Change | None = None


@plain(kw_only=True)
class DoubtMark(Plain):
    """An open doubt, where it belongs. ``anchor`` is its row in the annex."""

    number: str  # "?1"
    says: str
    anchor: str


@plain(kw_only=True)
class Point(Plain):
    """One item of a record, ready to be drawn."""

    anchor: str  # unique in the page
    marker: Marker | None = None
    runs: tuple[Run, ...] = ()
    role: str | None = None  # "lead-in", "closing", "greeting", "signature", "footnote"
    details: tuple[Fact, ...] = ()
    doubts: tuple[DoubtMark, ...] = ()
    place: str | None = None  # "líneas 8–9"
    boxes: tuple[str, ...] = ()  # answers to tick; after the last one is room to write
    change: Change | None = None  # the whole point, its marker too
    points: tuple[Point, ...] = ()

    def walk(self) -> Iterator[Point]:
        """Yield the point and all below it, in order."""
        yield self
        for below in self.points:
            yield from below.walk()


@plain(kw_only=True)
class Heading(Plain):
    """A heading. Level 1 is the highest below the page's title."""

    level: int
    text: str
    anchor: str
    label: str | None = None  # with its punctuation
    ours: bool = False  # the notes have no such heading
    new_page: bool = False
    doubts: tuple[DoubtMark, ...] = ()
    place: str | None = None
    language: str | None = None  # of the words, where it is not the page's
    change: Change | None = None
    was: str | None = None  # its words before, where they changed


@plain(kw_only=True)
class Paragraph(Plain):
    """Words that are no point: our own explanations."""

    text: str
    style: ParagraphStyle = "body"


@plain(kw_only=True)
class Facts(Plain):
    """What is known of a meeting, a row each."""

    rows: tuple[Fact, ...]
    caption: str  # for those who do not see the table


@plain(kw_only=True)
class Points(Plain):
    """The items of one section."""

    points: tuple[Point, ...]
    language: str | None = None  # of the words, where it is not the page's


@plain(kw_only=True)
class Column(Plain):
    """A column of a table; ``share`` is its part of the width, the shares of a table sum to about 1."""

    name: str
    share: float
    number: bool = False  # set flush right


@plain(kw_only=True)
class Cell(Plain):
    """A cell of a table. ``to`` is the anchor that its words lead to, ``anchor`` its own."""

    text: str
    to: str | None = None
    anchor: str | None = None
    strong: bool = False
    heat: float = 0.0  # 0 to 1: how dark the cell is shaded
    doubts: tuple[DoubtMark, ...] = ()


@plain(kw_only=True)
class Table(Plain):
    """A table with one row of column names; the first cell of each row names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: bool = False  # the last row is a sum
    language: str | None = None  # of the cells, where it is not the page's


@plain(kw_only=True)
class Bar(Plain):
    """One bar of a chart."""

    name: str
    value: int


@plain(kw_only=True)
class Chart(Plain):
    """A chart of bars, one below the other; ``says`` tells the same in words."""

    title: str
    unit: str  # what is counted: "Puntos"
    bars: tuple[Bar, ...]
    says: str


@plain(kw_only=True)
class Contents(Plain):
    """Where a table of contents stands, in the forms that have none of their own."""

    name: str
    levels: int = 3


Block = Heading | Paragraph | Facts | Points | Table | Chart | Contents


@plain(kw_only=True)
class FixedWords(Plain):
    """What a renderer has to say of itself, in the page's language."""

    page_of: str  # with the blanks {page} and {pages}
    skip: str  # the link that jumps over the navigation
    contents: str
    place: str  # "in the notes", before a place
    locale: str  # "es-ES": what Word calls the language


@plain(kw_only=True)
class Page(Plain):
    """One report. ``records`` are what it was made from, for those who want data and no prose."""

    language: str
    title: str
    kicker: str | None  # what sort of document this is; None where the title says so
    created: str  # ISO date: of the meeting or given, never of the clock
    blocks: tuple[Block, ...]
    words: FixedWords
    draft: str | None = None  # the word for "draft", where something is not approved
    records: tuple[Record, ...] = ()
    comments: bool = False  # doubts as comments of Word, not as marks that lead to an annex
    footnotes: bool = False  # a footnote of Word says where in the notes a point stands
    words_said: int = 0  # how many words the report has
    words_allowed: int = 0  # how many its profile allows; 0: any number

    def headings(self) -> Iterator[Heading]:
        """Yield the headings, in order."""
        for block in self.blocks:
            if isinstance(block, Heading):
                yield block
