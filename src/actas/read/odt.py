"""OpenDocument text: the same walk as for Word, over LibreOffice's own XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.model.errors import DamagedFile, WrongContainer
from actas.read.archive import Archive
from actas.read.contents import without_contents
from actas.read.draft import Draft, Finding, Row
from actas.read.grids import table_rows
from actas.read.margins import indented
from actas.read.numerals import whole
from actas.read.odt_inline import SHAPES, Inline
from actas.read.odt_lists import Counters, start_of
from actas.read.odt_styles import DRAW, OFFICE, PARAGRAPH, STYLE, TABLE, TEXT, Style, Styles
from actas.read.paragraph import Paragraph, Piece, noted, rows
from actas.read.walk import Walk
from actas.read.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
CONTENTS = compiled(r"contents (?:\d+|heading)", re.IGNORECASE)  # the program's own styles
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
INDEXES = tuple(
    TEXT + tag
    for tag in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
        "alphabetical-index", "bibliography",
    )
)  # fmt: skip
# What only groups blocks.
GROUPS = (
    f"{TEXT}index-body",
    f"{TEXT}index-title",
    f"{DRAW}frame",
    *SHAPES,
    f"{DRAW}a",
    f"{DRAW}g",
)
TABLE_GROUPS = tuple(TABLE + tag for tag in ("table-rows", "table-header-rows", "table-row-group"))


def read(data: bytes, name: str) -> Draft:
    """Return the lines of an .odt: body, notes, then headers and footers.

    Raises DamagedFile, TooLarge or WrongContainer.
    """
    archive = Archive(data, name)
    if b"encryption-data" in (archive.part(MANIFEST) or b""):
        raise WrongContainer("read.is-encrypted", file=name)
    content = archive.part(CONTENT)
    if content is None:
        raise DamagedFile("read.no-body", file=name, part=CONTENT)
    styles = archive.part(STYLES)
    return _draft(
        parse(content, name, CONTENT),
        None if styles is None else parse(styles, name, STYLES),
        name,
        lambda path: _object(archive, path, name),
    )


def read_flat(data: bytes, name: str) -> Draft:
    """Return the lines of an .fodt, which holds in one XML what an .odt holds in several."""
    root = parse(data, name, name)
    return _draft(root, root, name, lambda _: None)


def _object(archive: Archive, path: str, name: str) -> _Element | None:
    """Return the root of a document within this one; None where nobody can read it."""
    part = f"{path.removeprefix('./')}/{CONTENT}"
    data = archive.part(part)
    try:
        return None if data is None else parse(data, name, part)
    except DamagedFile:
        return None


def _draft(
    content: _Element, styled: _Element | None, name: str, formula: Callable[[str], _Element | None]
) -> Draft:
    common = None if styled is None else styled.find(f"{OFFICE}styles")
    walk = _Walk(Inline(Styles(content.find(f"{OFFICE}automatic-styles"), common), formula), name)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DamagedFile("read.no-body", file=name, part="office:text")
    walk.revised = bool(body.find(f"{TEXT}tracked-changes/*") is not None)
    walk.blocks(body)
    walk.notes()
    if styled is not None:
        walk.inline.styles = Styles(styled.find(f"{OFFICE}automatic-styles"), common)
        walk.margins(styled)
    return Draft(rows=tuple(indented(without_contents(walk.rows))), findings=tuple(walk.findings()))


class _Walk(Walk):
    """The walk over one OpenDocument text."""

    def __init__(self, inline: Inline, name: str) -> None:
        super().__init__(name)
        self.inline = inline
        self.handlers: dict[str, Callable[[_Element], None]] = {
            f"{TEXT}p": self.paragraph,
            f"{TEXT}h": self.paragraph,
            f"{TEXT}list": self.list_of,
            f"{TABLE}table": self.table,
            f"{TEXT}section": self.section,
            f"{TEXT}numbered-paragraph": self.numbered,
            **dict.fromkeys(INDEXES, self.contents),
            **dict.fromkeys(GROUPS, self.blocks),
        }
        self.outline = Counters(inline.styles.outline)
        self.by_id: dict[str, Counters] = {}
        self.by_style: dict[str, Counters] = {}
        self.list: tuple[Counters, int, bool] | None = None  # counters, level, item's words are to come

    # Blocks

    def blocks(self, parent: Iterable[_Element]) -> None:
        """Walk what stands between paragraphs: paragraphs, lists, tables, sections."""
        with self.deeper():
            for child in parent:
                handler = self.handlers.get(child.tag)
                if handler is not None:
                    handler(child)

    def section(self, element: _Element) -> None:
        """Walk a section, unless it is hidden."""
        if element.get(f"{TEXT}display") == "none":
            self.hide(sum(len(str(text).split()) for text in element.itertext()))
            return
        self.blocks(element)

    def contents(self, element: _Element) -> None:
        """Walk a table of contents or an index: words that stand elsewhere already."""
        with self.set_aside("contents"):
            self.blocks(element)

    def paragraph(self, element: _Element) -> None:
        """Draw one paragraph, then the text boxes that are anchored in it."""
        style = self.inline.styles.get(PARAGRAPH, element.get(f"{TEXT}style-name"))
        found = self.inline.gather(element, style.font)
        self.hide(found.hidden)
        if found.pieces or not found.hidden:
            self.rows += rows(self._dressed(element, found.pieces, style))
        if found.boxes:
            outer, self.list = self.list, None
            for box in found.boxes:
                self.blocks(box)
            self.list = outer

    def _dressed(self, element: _Element, pieces: list[Piece], style: Style) -> Paragraph:
        """Return the paragraph with what its style and its list say."""
        heading = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == f"{TEXT}h" else None
        if style.title:
            heading = 0
        drawn = Paragraph(
            pieces=pieces, heading=heading, style=style.name, centred=style.centred, place=style.place,
            ground=style.ground, debris=self.debris or ("contents" if _is_contents(style) else None),
        )  # fmt: skip
        if self.list is not None:
            counters, level, first = self.list
            drawn.level = level
            drawn.marker = counters.marker(level) if first else None
            drawn.inside = drawn.marker is None
            drawn.place = style.own_place.over(counters.place(level)).over(style.place)
            self.list = (counters, level, False)
        elif heading and element.get(f"{TEXT}is-list-header") != "true":
            self.outline.count(heading - 1, start_of(element))
            drawn.marker = self.outline.marker(heading - 1)
        return drawn

    # Lists

    def list_of(self, element: _Element) -> None:
        """Walk a list: one inside another counts on in it, a new one starts or goes on by what it says."""
        outer = self.list
        if outer is not None:
            named = self.inline.styles.list_pattern(element.get(f"{TEXT}style-name"))
            counters, level = outer[0], outer[1] + 1
            if named is not None and named is not counters.pattern:
                # Another style from here down: the numbers above are shared, the pattern is not.
                counters = Counters(named, counters.reached)
        else:
            counters, level = self._counters(element), 0
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            self._item(item, counters, min(level, 9))
        self.list = outer and (outer[0], outer[1], False)

    def _item(self, item: _Element, counters: Counters, level: int) -> None:
        """Walk one item. An item that begins with a list has no number of its own."""
        own = next((child for child in item if child.tag != f"{TEXT}number"), None)
        counted = item.tag == f"{TEXT}list-item" and own is not None and own.tag in (f"{TEXT}p", f"{TEXT}h")
        if counted:
            counters.count(level, start_of(item))
        self.list = (counters, level, counted)
        self.blocks(item)

    def _counters(self, element: _Element) -> Counters:
        """Return the counters of an outermost list: new ones, or those of the list it goes on with."""
        style = element.get(f"{TEXT}style-name") or self._style_inside(element)
        goes_on = element.get(f"{TEXT}continue-list")
        found = self.by_id.get(goes_on) if goes_on else None
        if found is None and element.get(f"{TEXT}continue-numbering") == "true":
            found = self.by_style.get(style)
        if found is None:
            found = Counters(self.inline.styles.list_pattern(style))
        self.by_style[style] = found
        if element.get(XML_ID):
            self.by_id[element.get(XML_ID, "")] = found
        return found

    def _style_inside(self, element: _Element) -> str:
        """Return the list style that the first paragraph's style asks for."""
        for paragraph in element.iter(f"{TEXT}p", f"{TEXT}h"):
            look = self.inline.styles.get(PARAGRAPH, paragraph.get(f"{TEXT}style-name"))
            return look.list_style or ""
        return ""

    def numbered(self, element: _Element) -> None:
        """Walk a paragraph that is a list item by itself."""
        key = element.get(f"{TEXT}list-id", "")
        style = element.get(f"{TEXT}style-name")
        counters = self.by_id.setdefault(key, Counters(self.inline.styles.list_pattern(style)))
        level = min(max(whole(element.get(f"{TEXT}level"), 1), 1), 10) - 1
        counters.count(level, start_of(element))
        outer, self.list = self.list, (counters, level, True)
        self.blocks(element)
        self.list = outer

    # Tables

    def table(self, element: _Element) -> None:
        """Draw a table row by row."""
        self.tables += 1
        table = self.tables
        outer, self.list = self.list, None
        drawn: list[list[list[Row]]] = []
        for row in _rows(element):
            drawn.append([[] if cell is None else self.captured(cell, len(drawn)) for cell in _cells(row)])
        self.rows += table_rows(drawn, table, self.debris)
        self.list = outer

    # Around the body

    def notes(self) -> None:
        """Draw footnotes and endnotes under the body, in the order in which the text names them."""
        self.list = None
        # Notes may name notes: the list can grow while it is walked.
        for count, note in enumerate(self.inline.notes, 1):
            body = note.find(f"{TEXT}note-body")
            self.rows += noted([] if body is None else self.captured(body), count)

    def margins(self, root: _Element) -> None:
        """Draw headers and footers once each, marked as debris of the carrier."""
        for kind in ("header", "footer"):
            self.margin(_margins(root, kind), kind)

    def findings(self) -> list[Finding]:
        """Return what was left out, in order of place."""
        self.comments = self.inline.comments
        return super().findings()


def _margins(root: _Element, kind: str) -> Iterator[_Element]:
    """Yield the headers or footers of all page styles: usual, first page, left pages."""
    for page in root.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
        for element in page:
            shown = element.get(f"{STYLE}display") != "false"
            if shown and element.tag.rpartition("}")[2] in (kind, f"{kind}-first", f"{kind}-left"):
                yield element


def _is_contents(style: Style) -> bool:
    """Whether a paragraph is of a table of contents that is no longer one: only its style is left."""
    return CONTENTS.fullmatch(style.name or "") is not None


def _rows(table: _Element) -> list[_Element]:
    found: list[_Element] = []
    waiting = list(table)[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag == f"{TABLE}table-row":
            found.append(child)
        elif child.tag in TABLE_GROUPS:
            waiting += list(child)[::-1]
    return found


def _cells(row: _Element) -> list[_Element | None]:
    """Return the cells of a row; None for one that a cell above covers; those on its right are none."""
    found: list[_Element | None] = []
    across = 0
    for child in row:
        if child.tag == f"{TABLE}table-cell":
            across = whole(child.get(f"{TABLE}number-columns-spanned"), 1) - 1
            found.append(child)
        elif child.tag == f"{TABLE}covered-table-cell":
            if across > 0:
                across -= 1
            else:
                found.append(None)
    return found
