"""Word documents: an own walk over the XML that keeps what the usual libraries lose.

Kept: insertions, moves, content controls, smart tags, field results, text boxes, notes.
Left out: deletions, hidden text (reported), comments (reported), field instructions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.model.errors import TooLarge, UnreadableNotes
from actas.read import docx_inline
from actas.read.contents import without_contents
from actas.read.docx_inline import MC, Inline
from actas.read.docx_numbering import Mark, Numbering
from actas.read.docx_package import MACROS, Package
from actas.read.docx_styles import BODY_LEVEL, Style, Styles, W, grounded, number, place_of, toggle, value
from actas.read.draft import Draft, Finding, Row
from actas.read.grids import table_rows
from actas.read.margins import indented
from actas.read.paragraph import Paragraph, Piece, Place, noted, rows
from actas.read.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

# What only groups blocks.
WRAPPERS = tuple(W + tag for tag in ("ins", "moveTo", "customXml", "smartTag"))
DELETED = (f"{W}del", f"{W}moveFrom")
DEEPER_STYLE = compiled(r"list (?:bullet|number) ([2-5])$")  # Word's, each a list of its own at level 0
CONTENTS_STYLE = "toc "  # Word's styles of a table of contents: "toc 1" …
DEEPEST_DOCUMENT = 4  # documents inside each other; one archive can be made to hold itself
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, name: str, inside: int = 0) -> Draft:
    """Return the lines of a Word document: body, notes, then headers and footers.

    ``inside``: how many documents hold it. Raises DamagedFile, TooLarge or WrongContainer.
    """
    package = Package(data, name)
    walk = _Walk(package, inside)
    body = package.body().find(f"{W}body")
    if body is not None:
        walk.whole(body)
    walk.notes()
    if body is not None:
        walk.margins(body)
    drawn = walk.rows if inside else indented(without_contents(walk.rows))
    return Draft(rows=tuple(drawn), findings=tuple(walk.findings()))


class _Walk(Walk):
    """The walk over one Word document."""

    def __init__(self, package: Package, inside: int) -> None:
        super().__init__(package.name)
        self.package = package
        self.inside = inside
        self.styles = Styles(package.root(package.path_of("styles")))
        self.numbering = Numbering(package.root(package.path_of("numbering")), self.styles, package.name)
        self.inline = Inline(self.styles)
        self.inline.targets = package.links(package.body_path)
        self.unread: list[str] = []  # documents inside this one that nobody can read
        # A paragraph whose end was deleted, with its looks: its words go before those of the next one.
        self.carried: tuple[list[Piece], _Element | None, Style] | None = None

    # Blocks

    def blocks(self, parent: Iterable[_Element]) -> None:
        """Walk what stands between paragraphs: paragraphs, tables, and wrappers of both."""
        with self.deeper():
            for child in parent:
                tag = child.tag
                if tag == f"{W}p":
                    self.paragraph(child)
                elif tag == f"{W}tbl":
                    self.end_carried()
                    self.table(child)
                elif tag == f"{W}sdt":
                    self.control(child)
                elif tag == f"{MC}AlternateContent":
                    self.blocks(docx_inline.alternative(child))
                elif tag == f"{W}altChunk":
                    self.end_carried()
                    self.chunk(child)
                elif tag in WRAPPERS:
                    self.blocks(child)
                elif tag in DELETED:
                    self.revised = True

    def whole(self, part: Iterable[_Element]) -> None:
        """Walk a part whose last paragraph runs into none behind it."""
        outer, self.carried = self.carried, None
        self.blocks(part)
        self.end_carried()
        self.carried = outer

    def end_carried(self) -> None:
        """Draw a paragraph whose end was deleted where no other comes that it could run into."""
        carried, self.carried = self.carried, None
        if carried is not None and carried[0]:
            self.rows += rows(self._dressed(*carried))

    def chunk(self, element: _Element) -> None:
        """Draw a document that is kept whole inside this one, as page, Rich Text, Word or text."""
        from actas.read import format_of, reader_of

        found = self.package.chunk(element.get(docx_inline.ID, ""))
        if found is None:
            return
        path, data = found
        if self.inside >= DEEPEST_DOCUMENT:
            raise TooLarge("read.too-deep", file=self.name, limit=DEEPEST_DOCUMENT)
        try:
            # A chunk's ending is its writer's habit (".dat"); the bytes say what it is.
            ending = format_of(data, "-")
            if ending == "docx":
                draft = read(data, self.name, self.inside + 1)
            else:
                draft = reader_of(ending)(data, self.name, None)
        except TooLarge:
            raise
        except UnreadableNotes:
            self.unread.append(path)
            return
        self.rows += draft.rows

    def control(self, element: _Element) -> None:
        """Walk a content control; a table of contents is told apart."""
        content = element.find(f"{W}sdtContent")
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if content is None:
            return
        if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
            with self.set_aside("contents"):
                self.blocks(content)
        else:
            with self.inline.within(element):
                self.blocks(content)

    def paragraph(self, element: _Element) -> None:
        """Draw one paragraph, then the text boxes that are anchored in it."""
        properties = element.find(f"{W}pPr")
        key = value(properties, "pStyle")
        style = self.styles.paragraph(key)
        found = self.inline.gather(element, style.font)
        mark = None if properties is None else properties.find(f"{W}rPr")
        self.hide(found.hidden)
        pieces = (self.carried[0] if self.carried else []) + found.pieces
        if _end_deleted(mark):
            self.revised = True
            self.carried = pieces, properties, style
        else:
            self.carried = None
            if pieces or not (found.hidden and toggle(mark, "vanish")):
                self.rows += rows(self._dressed(pieces, properties, style))
        for box in found.boxes:
            self.whole(box)

    def _dressed(self, pieces: list[Piece], properties: _Element | None, style: Style) -> Paragraph:
        """Return the paragraph with what its style and its list say."""
        listed = self._mark(properties, style)
        outline = number(value(properties, "outlineLvl"))
        heading = style.heading
        if outline is not None and heading != 0:
            heading = outline + 1 if outline < BODY_LEVEL else None
        aligned = value(properties, "jc")
        contents = (style.name or "").casefold().startswith(CONTENTS_STYLE)
        return Paragraph(
            pieces=pieces,
            heading=heading,
            style=style.name,
            marker=listed.marker if listed else None,
            level=max(listed.level, _deeper(style)) if listed else None,
            inside=bool(listed and listed.inside),
            centred=style.centred if aligned is None else aligned == "center",
            ground=bool(style.ground if (own := grounded(properties)) is None else own),
            place=_place(properties, style, listed),
            debris=self.debris or ("contents" if contents else None),
        )

    def _mark(self, properties: _Element | None, style: Style) -> Mark | None:
        """Count the paragraph in its list, named by itself or by its style."""
        listed = None if properties is None else properties.find(f"{W}numPr")
        own = value(listed, "numId")
        level = number(value(listed, "ilvl"))
        if own is not None:
            return self.numbering.mark(own, style.level if level is None else level)
        if style.num_id is None:
            return None
        if level is not None:
            return self.numbering.mark(style.num_id, level)
        return self.numbering.mark(style.num_id, style.level, style.numbered_by)

    # Tables

    def table(self, element: _Element) -> None:
        """Draw a table row by row."""
        self.tables += 1
        table = self.tables
        drawn: list[list[list[Row]]] = []
        for row in _inside(element, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and any(properties.find(tag) is not None for tag in DELETED):
                self.revised = True
                continue
            drawn.append([self.captured(cell, len(drawn)) for cell in _inside(row, f"{W}tc")])
        self.rows += table_rows(drawn, table, self.debris)

    # Around the body

    def notes(self) -> None:
        """Draw footnotes and endnotes under the body, in the order in which the text names them."""
        texts: dict[tuple[str, str], _Element] = {}
        links: dict[str, dict[str, str]] = {}
        for kind in {kind for kind, _ in self.inline.notes}:
            path = self.package.path_of(f"{kind}s")
            root = self.package.root(path)
            links[kind] = self.package.links(path) if path else {}
            for note in () if root is None else root.iterfind(f"{W}{kind}"):
                if note.get(f"{W}type") not in SEPARATORS:
                    texts[kind, note.get(f"{W}id", "")] = note
        # Notes may name notes: the list can grow while it is walked.
        for count, key in enumerate(self.inline.notes, 1):
            self.inline.targets = links.get(key[0], {})
            self.rows += noted(self.captured(texts[key]) if key in texts else [], count)

    def margins(self, body: _Element) -> None:
        """Draw headers and footers once each, marked as debris of the carrier."""
        for kind in ("header", "footer"):
            self.margin(self._margins(body, kind), kind)

    def _margins(self, body: _Element, kind: str) -> Iterator[_Element]:
        for reference in body.iter(f"{W}{kind}Reference"):
            relation = self.package.relations.get(reference.get(docx_inline.ID, ""))
            root = self.package.root(relation.target) if relation and relation.inside else None
            if root is not None and relation is not None:
                self.inline.targets = self.package.links(relation.target)
                yield root

    def findings(self) -> list[Finding]:
        """Return what was left out, in order of place."""
        self.revised = self.revised or self.inline.revised
        self.comments = self.inline.comments
        found = super().findings()
        if self.package.has(MACROS):
            found.insert(0, Finding(slug="macros"))
        found += [Finding(slug="unread-part", level="warning", values={"part": path}) for path in self.unread]
        outside = self.package.outside_targets()
        return [*(Finding(slug="outside-target", values={"target": target}) for target in outside), *found]


def _inside(parent: _Element, tag: str) -> list[_Element]:
    """Return the rows of a table or cells of a row, those in content controls and insertions too."""
    found: list[_Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            waiting += list(child)[::-1]
    return found


def _end_deleted(mark: _Element | None) -> bool:
    """Return whether the paragraph's end was deleted, so that it runs into the next one."""
    return mark is not None and any(mark.find(tag) is not None for tag in DELETED)


def _place(properties: _Element | None, style: Style, listed: Mark | None) -> Place:
    """Return where a paragraph stands: by itself, else by its list, else by its style."""
    below = style.place if listed is None else listed.place.over(style.place)
    return place_of(properties).over(below)


def _deeper(style: Style) -> int:
    """Return the level that only a list style's name shows: «List Bullet 2» is inside «List Bullet»."""
    found = DEEPER_STYLE.match((style.name or "").casefold())
    return int(found[1]) - 1 if found else 0
