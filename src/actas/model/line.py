"""Lines of notes as a reader hands them over: words, place, and how they look."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar, overload

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
    # How else all the words are set: a colour ("1f4e79"), "capitals" of small letters, on a "ground" or
    # above a rule.
    face: tuple[str, ...] = ()
    centred: bool = False
    left: float | None = None  # points that the carrier sets the words in, which `text` shows as blanks
    soft: bool = False  # goes on the paragraph of the line above (a line break inside a paragraph)
    cells: tuple[str, ...] | None = None  # a table row; `text` is them joined by " | ", line ends made blanks
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
    tabbed: bool = (
        False  # a tab parts the name that `text` begins with from what is said; there, a colon does
    )
    cut: tuple[tuple[str, str], ...] = ()  # words of the line that say nothing, each with the reason


PLAIN = Look()
PAGE = 64  # lines that are packed, and made, together

T = TypeVar("T")


class Lines(Sequence[T]):
    """Lines that are made when they are asked for, each time anew.

    As objects they take three times the room of their words; here a byte a letter and one or two a line.
    """

    __slots__ = ("_count", "_looks", "_make", "_words")

    def __init__(
        self,
        make: Callable[[int, str, Look], T],
        rows: Iterable[tuple[str, Look]],
        like: Sequence[object] = (),
    ) -> None:
        """Keep rows of words and looks.

        Args:
            make: makes a line of its number and its row.
            rows: the words and the looks of each.
            like: other lines, most of them the same: their words are not kept a second time.

        """
        self._make = make
        self._words: list[bytes] = []
        self._looks: list[tuple[Look, ...] | None] = []  # None where the carrier says nothing of a page
        self._count = 0
        rest = iter(rows)
        while page := tuple(islice(rest, PAGE)):
            texts, looks = zip(*page, strict=True)
            words = marshal.dumps(list(texts))
            there = like.packed(len(self._words)) if isinstance(like, Lines) else b""
            self._words.append(there if there == words else words)
            self._looks.append(None if set(map(id, looks)) == {id(PLAIN)} else looks)
            self._count += len(page)

    def __len__(self) -> int:
        return self._count

    @property
    def plain(self) -> bool:
        """Whether the carrier says nothing of any line."""
        return not any(self._looks)

    def packed(self, page: int) -> bytes:
        """Return the words of a page as they are kept; nothing of a page that is not there."""
        return self._words[page] if page < len(self._words) else b""

    def texts(self) -> Iterator[str]:
        """Yield the words of each line."""
        return chain.from_iterable(map(marshal.loads, self._words))

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(map(self._page, range(len(self._words))))

    def _page(self, at: int, start: int = 0, end: int = PAGE) -> list[T]:
        """Return the lines of a page, or some of them."""
        make, first = self._make, at * PAGE + start + 1
        words: list[str] = marshal.loads(self._words[at])[start:end]
        looks = self._looks[at]
        if looks is None:
            return [make(number, text, PLAIN) for number, text in enumerate(words, first)]
        drawn = zip(range(first, first + len(words)), words, looks[start:end], strict=True)
        return [make(*row) for row in drawn]

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return self._stretch(range(self._count)[at])
        page, place = divmod(range(self._count)[at], PAGE)
        return self._page(page, place, place + 1)[0]

    def _stretch(self, places: range) -> Sequence[T]:
        if places.step != 1:
            return tuple(self[place] for place in places)
        found: list[T] = []
        for page in range(places.start // PAGE, -(-places.stop // PAGE)) if places else ():
            found += self._page(page, max(0, places.start - page * PAGE), places.stop - page * PAGE)
        return tuple(found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self._words))


@plain()
class Line(Plain):
    """One line of the notes (for Word and its like: of the plain text made of them)."""

    number: int  # from 1
    text: str  # without its line ending, otherwise untouched
    look: Look = PLAIN


@plain(kw_only=True)
class Notes(Plain):
    """One file of notes, read.

    ``lines`` holds every line, blank ones too, in order and without gaps, so that
    ``lines[n - 1].number == n``. A reader packs them: see `Lines`.
    """

    name: str  # the bare file name; "-" for standard input
    format: str  # "txt", "md", "docx", "odt" …
    sha256: str  # of the bytes
    lines: Sequence[Line]
    encoding: str | None = None  # of text formats
    problems: tuple[Problem, ...] = ()  # what the reader left out or doubts, such as hidden text

    @property
    def plain(self) -> bool:
        """Whether the carrier says nothing of any line beside its words, as in most files of text."""
        return isinstance(self.lines, Lines) and self.lines.plain

    def texts(self) -> Iterator[str]:
        """Yield the words of each line."""
        lines = self.lines
        return lines.texts() if isinstance(lines, Lines) else (line.text for line in lines)
