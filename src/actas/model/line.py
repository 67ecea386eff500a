"""Lines of notes as a reader hands them over: words, place, and how they look."""

from __future__ import annotations

from actas.model.plain import Plain, plain
from actas.model.problem import Problem


@plain(kw_only=True)
class Look(Plain):
    """What the carrier (Word, OpenDocument) says of a line beside its words.

    Plain text says none of this; every field then keeps its default.
    """

    heading: int | None = None  # level of a real heading style, from 1; 0 for the Title style
    style: str | None = None  # the style's name, as the document has it
    marker: str | None = None  # the automatic number ("1.", "a)") or bullet ("-") that `text` begins with
    list_level: int | None = None  # level of the automatic list, from 0
    bold: bool = False  # every word is bold
    bold_lead: int = 0  # how many characters at the start of the words (marker not counted) are bold
    italic: bool = False
    size: float | None = None  # points, where the run or its style says
    centred: bool = False
    soft: bool = False  # goes on the paragraph of the line above (a line break inside a paragraph)
    cells: tuple[str, ...] | None = None  # a table row; `text` is the cells joined by " | "
    table: int | None = None  # which table of the document, from 1
    links: tuple[tuple[str, str], ...] = ()  # words that carry a link, and its target, in order
    debris: str | None = (
        None  # a reason slug when the carrier itself says it is no content: "page-header", "page-footer"
    )
    said: str | None = None  # what the line says without its markup, where `text` is the file's own line
    # Whether by the markup the line is one with that above; None where the markup says nothing of that.
    # One that is, and has nothing `said`, is told by the line above.
    joins: bool | None = None
    front: tuple[str, str] | None = None  # key and value of the file's own front matter, which no page shows
    note: bool = False  # a footnote's own words
    cut: tuple[tuple[str, str], ...] = ()  # words of the line that say nothing, each with the reason


PLAIN = Look()


@plain(kw_only=True)
class Line(Plain):
    """One line of the notes (for Word and its like: of the plain text made of them)."""

    number: int  # from 1
    text: str  # without its line ending, otherwise untouched
    look: Look = PLAIN


@plain(kw_only=True)
class Notes(Plain):
    """One file of notes, read.

    ``lines`` holds every line, blank ones too, in order and without gaps, so that
    ``lines[n - 1].number == n``.
    """

    name: str  # the bare file name; "-" for standard input
    format: str  # "txt", "md", "docx", "odt" …
    sha256: str  # of the bytes
    lines: tuple[Line, ...]
    encoding: str | None = None  # of text formats
    problems: tuple[Problem, ...] = ()  # what the reader left out or doubts, such as hidden text
