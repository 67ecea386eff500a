"""Word documents: an own walk over the XML that keeps what the usual libraries lose.

Kept: insertions, moves, content controls, smart tags, field results, text boxes, notes.
Left out: deletions, hidden text (reported), comments (reported), field instructions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actas.model.errors import TooLarge
from actas.read import docx_inline
from actas.read.docx_inline import MC, Inline
from actas.read.docx_numbering import Mark, Numbering
from actas.read.docx_package import MACROS, Package
from actas.read.docx_styles import BODY_LEVEL, Style, Styles, W, number, toggle, value
from actas.read.draft import Draft, Finding, Row
from actas.read.paragraph import Paragraph, Piece, rows, table_row

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 60  # tables in tables, boxes in boxes; a hostile file has 1 500
DELETED = (f"{W}del", f"{W}moveFrom")
CONTENTS_STYLE = "toc "  # Word's styles of a table of contents: "toc 1" …
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, name: str) -> Draft:
    """Return the lines of a Word document: body, notes, then headers and footers.

    Raises DamagedFile, TooLarge or WrongContainer.
    """
    package = Package(data, name)
    walk = _Walk(package)
    body = package.body().find(f"{W}body")
    if body is not None:
        walk.blocks(body)
    walk.notes()
    if body is not None:
        walk.margins(body)
    return Draft(rows=tuple(walk.rows), findings=tuple(walk.findings()))


class _Walk:
    """One pass over one document. ``rows`` is where lines go; a table cell has its own for a while."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.root(package.path_of("styles")))
        self.numbering = Numbering(package.root(package.path_of("numbering")), self.styles, package.name)
        self.inline = Inline(self.styles)
        self.rows: list[Row] = []
        self.debris: str | None = None
        self.tables = 0
        self.depth = 0
        self.hidden: list[tuple[int, int]] = []  # line, words
        self.carried: list[Piece] = []  # of a paragraph whose end was deleted: goes before the next one

    # Blocks

    def blocks(self, parent: _Element) -> None:
        """Walk what stands between paragraphs: paragraphs, tables, and wrappers of both."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooLarge("read.too-deep", file=self.package.name, limit=DEEPEST)
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self.paragraph(child)
            elif tag == f"{W}tbl":
                self.table(child)
            elif tag == f"{W}sdt":
                self.control(child)
            elif tag == f"{MC}AlternateContent":
                chosen = docx_inline.alternative(child)
                if chosen is not None:
                    self.blocks(chosen)
            elif tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                self.blocks(child)
            elif tag in DELETED:
                self.inline.revised = True
        self.depth -= 1

    def control(self, element: _Element) -> None:
        """Walk a content control; a table of contents is told apart."""
        content = element.find(f"{W}sdtContent")
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if content is None:
            return
        before = self.debris
        if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
            self.debris = before or "contents"
        self.blocks(content)
        self.debris = before

    def paragraph(self, element: _Element) -> None:
        """Draw one paragraph, then the text boxes that are anchored in it."""
        properties = element.find(f"{W}pPr")
        key = value(properties, "pStyle")
        style = self.styles.paragraph(key)
        found = self.inline.gather(element, style.font)
        mark = None if properties is None else properties.find(f"{W}rPr")
        if found.hidden:
            self.hidden.append((len(self.rows) + 1, found.hidden))
        pieces = self.carried + found.pieces
        if _end_deleted(mark):
            self.inline.revised = True
            self.carried = pieces
        else:
            self.carried = []
            if pieces or not (found.hidden and toggle(mark, "vanish")):
                self.rows += rows(self._dressed(pieces, properties, style))
        for box in found.boxes:
            self.blocks(box)

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
            level=listed.level if listed else None,
            inside=bool(listed and listed.inside),
            centred=style.centred if aligned is None else aligned == "center",
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
        for row in _inside(element, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and any(properties.find(tag) is not None for tag in DELETED):
                self.inline.revised = True
                continue
            cells = [self._captured(cell) for cell in _inside(row, f"{W}tc")]
            self.rows += table_row(cells, table, self.debris)

    def _captured(self, element: _Element) -> list[Row]:
        """Return the lines of a part of the document instead of adding them."""
        outer, self.rows = self.rows, []
        hidden, self.hidden = self.hidden, []
        try:
            self.blocks(element)
            return self.rows
        finally:
            hidden += [(len(outer) + 1, words) for _, words in self.hidden]
            self.rows, self.hidden = outer, hidden

    # Around the body

    def notes(self) -> None:
        """Draw footnotes and endnotes under the body, in the order in which the text names them."""
        texts: dict[tuple[str, str], _Element] = {}
        for kind in {kind for kind, _ in self.inline.notes}:
            root = self.package.root(self.package.path_of(f"{kind}s"))
            for note in () if root is None else root.iterfind(f"{W}{kind}"):
                if note.get(f"{W}type") not in SEPARATORS:
                    texts[kind, note.get(f"{W}id", "")] = note
        # Notes may name notes: the list can grow while it is walked.
        for count, key in enumerate(self.inline.notes, 1):
            drawn = self._captured(texts[key]) if key in texts else []
            self.rows += docx_inline.noted(drawn, count)

    def margins(self, body: _Element) -> None:
        """Draw headers and footers once each, marked as debris of the carrier."""
        seen: set[tuple[str, ...]] = set()
        for kind in ("header", "footer"):
            self.debris = f"page-{kind}"
            for reference in body.iter(f"{W}{kind}Reference"):
                relation = self.package.relations.get(reference.get(docx_inline.ID, ""))
                if relation is None or relation.external or not relation.safe:
                    continue
                root = self.package.root(relation.target)
                drawn = [] if root is None else [row for row in self._captured(root) if row[0].strip()]
                words = (kind, *(text for text, _ in drawn))
                if words not in seen:
                    seen.add(words)
                    self.rows += drawn
        self.debris = None

    def findings(self) -> list[Finding]:
        """Return what was left out, in order of place."""
        found = []
        if self.inline.revised:
            found.append(Finding(slug="tracked-changes"))
        if self.inline.comments:
            found.append(Finding(slug="comments", values={"count": str(self.inline.comments)}))
        if self.package.has(MACROS):
            found.append(Finding(slug="macros"))
        for target in self.package.odd_targets():
            found.append(Finding(slug="outside-target", values={"target": target}))
        if self.hidden:
            lines = ", ".join(str(line) for line in dict.fromkeys(line for line, _ in self.hidden))
            words = sum(words for _, words in self.hidden)
            values = {"words": str(words), "lines": lines}
            found.append(Finding(slug="hidden-text", line=self._last(self.hidden[0][0]), values=values))
        return sorted(found, key=lambda finding: (finding.line, finding.slug))

    def _last(self, line: int) -> int:
        """Return a line that exists: a hidden paragraph at the end has none of its own."""
        return max(1, min(line, len(self.rows)))


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
