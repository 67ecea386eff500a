"""From a paragraph as Word and OpenDocument hold it to lines as a person would type them.

Both readers gather pieces of text with their looks; here, and only here, it is decided how
a number, a level, a line break and a table row stand in plain text, so that the same notes
give the same lines from either format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from actas.model.compiled import compiled
from actas.model.line import PLAIN, Look
from actas.model.plain import Plain, plain, replace
from actas.read.draft import Row

INDENT = "  "  # per list level
HEX = compiled(r"[0-9a-f]{6}")
CAPITALS, GROUND = "capitals", "ground"  # of a line's `face`
PROMPT = "template-leftover"  # the reason of a form's own words
BAR = " | "  # between the cells of a row
LONGEST_NAME = 8  # words of a cell that may be a part of a heading
PALE = 40  # of 255: colours whose parts differ by less are greys, and grey is no colour
WHITE = "ffffff"
# A number or bullet that a person typed at the start of a paragraph.
TYPED = compiled(
    r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*(?:[.)][-–]?|[ºª°]\.?[-–]?)|\[\d{1,3}\]"
    r"|\(?[a-zA-Z]\)|[a-zA-Z]\.-?|[-–•·*●○▪])[ \t\u00a0]+"
)
UNSEEN_BULLET = " \u00a0\u200b\uf020"  # glyphs that show nothing; the last is the blank of symbol fonts
BULLET = "-"  # Word and OpenDocument store a glyph of some symbol font; none of them is text


@plain()
class Piece(Plain):
    r"""Characters with one look. ``\n`` in the text is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None  # points
    href: str | None = None  # target of the link that the words carry
    face: tuple[str, ...] = ()  # a colour, "capitals"
    prompt: bool = False  # a form's own words, where nobody has written yet


@dataclass(frozen=True, slots=True)
class Place:
    """How far in a paragraph stands, in points. None: not said."""

    left: float | None = None  # its lines
    first: float | None = None  # its first line, from there

    def over(self, below: Place) -> Place:
        """Return this, completed by what it is based on."""
        return Place(
            below.left if self.left is None else self.left, below.first if self.first is None else self.first
        )

    def of_line(self, *, hangs: bool) -> float:
        """Return where the words of a line begin; a first line may hang out with what is typed before it."""
        return (self.left or 0.0) + (min(self.first or 0.0, 0.0) if hangs else 0.0)


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """One paragraph: its pieces, and what its style and its list say."""

    pieces: list[Piece] = field(default_factory=list)
    heading: int | None = None
    style: str | None = None
    marker: str | None = None
    level: int | None = None  # of its list, from 0
    inside: bool = False  # a further paragraph of a list item, under the item's own words
    centred: bool = False
    ground: bool = False  # it is set on a colour, or a rule is drawn below it
    place: Place | None = None  # where the format tells it
    debris: str | None = None
    table: int | None = None
    note: bool = False  # a footnote's own words

    @property
    def blank(self) -> bool:
        """Return whether there is nothing to see but perhaps a number."""
        return not any(piece.text.strip() for piece in self.pieces)


def face(colour: str | None, *, capitals: bool | None) -> tuple[str, ...]:
    """Return how words are set; black and greys are how anybody sets them."""
    said = (colour or "").lower()
    parts = [int(said[at : at + 2], 16) for at in (0, 2, 4)] if HEX.fullmatch(said) else [0]
    coloured = said == WHITE or max(parts) - min(parts) >= PALE
    return (*([said] if coloured else []), *([CAPITALS] if capitals else []))


def rows(paragraph: Paragraph) -> list[Row]:
    """Return the paragraph's lines: one, and one more for each line break in it."""
    drawn = []
    for count, pieces in enumerate(_broken(paragraph.pieces)):
        words, look = _words(pieces, bare=bool(paragraph.marker) and count == 0)
        marker = paragraph.marker if count == 0 else None
        look = replace(
            look,
            heading=paragraph.heading,
            style=paragraph.style,
            marker=marker,
            list_level=paragraph.level,
            centred=paragraph.centred,
            left=_left(paragraph, first=count == 0),
            debris=paragraph.debris,
            table=paragraph.table,
            soft=count > 0,
            face=(*look.face, GROUND) if paragraph.ground and look is not PLAIN else look.face,
            note=paragraph.note and count == 0,
        )
        text = f"{marker} {words}".rstrip() if marker else words
        indent = _indent(paragraph, soft=count > 0) if text else ""
        look = _without_prompts(pieces, text, indent, look)
        drawn.append((indent + text, look))
    return drawn


def _without_prompts(pieces: Sequence[Piece], text: str, indent: str, look: Look) -> Look:
    """Return the look of a line, its words but those with which a form asks for some, as Word shows them."""
    asked = [piece.text.strip() for piece in pieces if piece.prompt and piece.text.strip()]
    if not asked or look.debris:
        return look
    if not any(piece.text.strip() for piece in pieces if not piece.prompt):
        return replace(look, debris=PROMPT)
    said = "".join("" if piece.prompt else piece.text for piece in pieces)
    said = f"{look.marker} {said.lstrip()}" if look.marker else said
    return replace(look, said=indent + said, cut=tuple((words, PROMPT) for words in asked))


def _left(paragraph: Paragraph, *, first: bool) -> float | None:
    """Return where the words of a line begin, behind the number or bullet of a list."""
    if paragraph.place is None or paragraph.centred:
        return None
    return paragraph.place.of_line(hangs=first and paragraph.level is None)


def _indent(paragraph: Paragraph, *, soft: bool) -> str:
    """Return the spaces that show the list level. A heading's number is no nesting."""
    if paragraph.level is None or paragraph.heading is not None:
        return ""
    return INDENT * (paragraph.level + (soft or paragraph.inside))


def _broken(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of each line of the paragraph."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        if first:
            lines[-1].append(replace(piece, text=first) if others else piece)
        for other in others:
            lines.append([replace(piece, text=other)] if other else [])
    return lines


def _words(pieces: Sequence[Piece], *, bare: bool) -> tuple[str, Look]:
    """Return the words of one line and the part of its look that its pieces decide.

    ``bare``: an automatic number goes before, so blanks at the start are not typed indentation.
    """
    text = "".join(piece.text for piece in pieces)
    words = text.lstrip() if bare else text
    seen = [piece for piece in pieces if piece.text.strip()]
    if not seen:
        return words, PLAIN
    sizes: dict[float | None, int] = {}
    for piece in seen:
        sizes[piece.size] = sizes.get(piece.size, 0) + len(piece.text)
    return words, Look(
        bold=all(piece.bold for piece in seen),
        bold_lead=_bold_lead(pieces, len(text) - len(words)),
        italic=all(piece.italic for piece in seen),
        size=max(sizes, key=lambda size: (sizes[size], size or 0)),
        face=tuple(way for way in seen[0].face if all(way in piece.face for piece in seen)),
        links=_links(pieces),
    )


def _links(pieces: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """Return words and target of each link; pieces of one link that follow each other are one."""
    found = ((href, "".join(piece.text for piece in run)) for href, run in groupby(pieces, lambda p: p.href))
    return tuple((words.strip(), href) for href, words in found if href and words.strip())


def _bold_lead(pieces: Sequence[Piece], cut: int) -> int:
    """Return how many characters of the words are bold from their start, blanks at the end not counted.

    Neither is a number that was typed before them, bold or not.
    """
    text = "".join(piece.text for piece in pieces)
    typed = TYPED.match(text) if not cut else None
    start = max(cut, typed.end() if typed else 0)
    lead = at = 0
    for piece in pieces:
        at += len(piece.text)
        if not piece.bold and piece.text.strip() and at > start:
            break
        lead = at
    return max(0, len(text[:lead].rstrip()) - start)


def table_row(
    cells: Iterable[Sequence[Row]], table: int, debris: str | None, *, pages: bool = True
) -> list[Row]:
    """Return a table row as one line, given the lines of each of its cells.

    Paragraphs of a cell are joined by a space, and ``cells`` keeps them apart. A row of one cell is a
    frame around paragraphs rather than a row: it keeps them as lines. So does one that sets a page in
    columns: a cell of it holds a table, or a heading and what stands below it; not where ``pages`` is not so.
    """
    kept = [[row for row in cell if row[0].strip()] for cell in cells]
    if len(kept) == 1 or (pages and any(map(is_page, kept))):
        return [(text, replace(look, table=look.table or table)) for cell in kept for text, look in cell]
    texts = tuple("\n".join(_flat(row) for row in cell) for cell in kept)
    if not any(texts):
        return [("", Look(table=table, debris=debris))]
    looks = [look for cell in kept for _, look in cell]
    look = Look(
        bold=all(look.bold for look in looks),
        italic=all(look.italic for look in looks),
        links=tuple(link for look in looks for link in look.links),
        marker=looks[0].marker if kept[0] else None,
        heading=_heading(kept),
        cells=texts,
        table=table,
        debris=debris,
    )
    text = BAR.join(texts).replace("\n", " ")
    if any(look.cut or look.debris == PROMPT for look in looks):
        return [_asked(kept, text, look)]
    return [(text, look)]


def is_page(cell: Sequence[Row]) -> bool:
    """Whether a cell holds a table of several rows, or a heading above its text."""
    nested = {look.table for _, look in cell if look.cells}
    if any(sum(look.table == table for _, look in cell) > 1 for table in nested):
        return True
    marked = [look.heading is not None for _, look in cell]
    return any(head and not below for head, below in pairwise(marked))


def _heading(cells: Sequence[Sequence[Row]]) -> int | None:
    """Return the highest level of the cells that are set as headings, where all are short lines."""
    levels = [look.heading for cell in cells for _, look in cell if look.heading]
    short = all(
        len(cell) < 2 and all(len(text.split()) <= LONGEST_NAME for text, _ in cell) for cell in cells
    )
    return min(levels) if levels and short else None


def _asked(cells: Sequence[Sequence[Row]], text: str, look: Look) -> Row:
    """Return a row some of whose words are only those with which a form asks for some."""
    asked: list[tuple[str, str]] = []
    told: list[str] = []
    for cell in cells:
        kept = [row for row in cell if row[1].debris != PROMPT]
        asked += [(words.strip(), PROMPT) for words, one in cell if one.debris == PROMPT]
        asked += [cut for _, one in kept for cut in one.cut]
        told.append("\n".join(_flat(row, told=True) for row in kept))
    if not any(told):
        return text, replace(look, debris=PROMPT)
    said = BAR.join(told).replace("\n", " ")
    return text, replace(look, cells=tuple(told), said=said, cut=tuple(asked))


def _flat(row: Row, *, told: bool = False) -> str:
    """Return a line of a cell without indentation, and a row of a nested table without its bars.

    ``told``: without the words with which a form asks for some.
    """
    text, look = row
    if look.said is not None and not told:  # the cells are without those, too
        return " ".join(cell.strip() for cell in text.split(BAR)) if look.cells else text.strip()
    if look.cells:
        return " ".join(cell for cell in look.cells if cell).replace("\n", " ")
    return (text if look.said is None else look.said).strip()


def noted(drawn: list[Row], count: int) -> list[Row]:
    """Return a note's lines with its number before the first one."""
    marker = f"[{count}]"
    kept = [(text, look) for text, look in drawn if text.strip()] or [("", Look())]
    text, look = kept[0]
    return [(f"{marker} {text.lstrip()}".rstrip(), replace(look, marker=marker, note=True)), *kept[1:]]
