"""Web pages, and what Word, Google Docs and mail programs save as such: lines as a browser would show them.

Kept: words that are shown, headings, lists with their numbers, table rows, links.
Left out: scripts, styles, forms' buttons, what is hidden (reported). Navigation and footers are set aside.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.model.errors import EmptyFile, TooLarge
from actas.model.limits import DEEPEST
from actas.model.line import Look
from actas.read import text as plain
from actas.read.draft import Draft, Finding, Row
from actas.read.formulas import on_a_line
from actas.read.grids import table_rows
from actas.read.html_around import Around
from actas.read.html_css import Said, Sheet, is_hidden
from actas.read.html_flow import BLOCKS, Flow, flow_of, target_of
from actas.read.html_lists import Item, Listed, checked_off, marked_by_word
from actas.read.html_tables import cells_of, rows_of
from actas.read.paragraph import Paragraph, Piece, rows
from actas.read.symbols import SIGNS, shown
from actas.read.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARED = compiled(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes
# What the web calls Latin-1 is what Windows writes.
LATIN = frozenset({"iso8859-1", "ascii"})
BLANKS = compiled(r"[ \t\r\n\f]+")
SKIPPED = frozenset({
    "annotation", "annotation-xml", "audio", "base", "button", "canvas", "datalist", "embed", "head",
    "iframe", "link", "map", "meta", "noscript", "object", "param", "rp", "rt", "script", "style",
    "svg", "template", "title", "video",
})  # fmt: skip
LISTS = frozenset({"ul", "ol", "menu", "dir"})
NOTE_ANCHOR = compiled(r"#.*(?:fn|ftn|note|cite)", re.IGNORECASE)
NOTE_NUMBER = compiled(r"\[?(\d{1,4}|[ivxlc]{1,6}|[a-z*†‡])\]?", re.IGNORECASE)
DRAWN_AGAIN = "katex-html"  # a formula for the eye; what it says stands beside it
DRAWN_BOXES = {"checkbox checkbox-on": "☒", "checkbox checkbox-off": "☐"}  # of Notion
LONGEST_MARK = 12  # characters of a comment's mark: «[a]», «[ABC12]»


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of a web page. Raises BadEncoding, EmptyFile, TooLarge."""
    text, used, findings = _decoded(data, name, encoding)
    root = _parsed(text, name)
    walk = _Walk(name, Sheet([style.text or "" for style in root.iter("style")]))
    walk.remarks, walk.around = _remarks(root), Around(root)
    body = root.find("body")
    walk.blocks(root if body is None else [body])
    title = " ".join((root.findtext("head/title") or "").split())
    if title and title not in " ".join(" ".join(words for words, _ in walk.rows).split()):
        walk.rows.append((title, Look(debris="html-title")))
    return Draft(rows=tuple(walk.rows), encoding=used, findings=(*findings, *walk.findings()))


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str, list[Finding]]:
    """Return the text: as told, as its mark says, as the page declares, else by the rule for plain text."""
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    if encoding is None and declared and not data.startswith(tuple(mark for mark, _ in plain.MARKS)):
        try:
            used = codecs.lookup(declared[1].decode("ascii", "ignore")).name
            used = "cp1252" if used in LATIN else used
            return data.decode(used), used, []
        except (LookupError, ValueError, AssertionError):
            pass  # it declares what it is not
    return plain.decoded(data, name, encoding)


def _parsed(text: str, name: str) -> _Element:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLarge("read.too-deep", file=name, limit=DEEPEST)  # the library drops what is deeper
    if root is None:
        raise EmptyFile("read.no-words", file=name)
    return root


def _remarks(root: _Element) -> dict[_Element, int]:
    """Return what shows comments on the notes: their marks in the text (0), and their words (how many)."""
    found: dict[_Element, int] = {}
    boxes: dict[_Element, bool] = {}  # what holds comments -> whether that is one, and nothing of the notes
    for link in root.iter("a"):
        if _marks_remark(link):
            found[link] = 0
        elif _is_remark(link):
            box = next(link.iterancestors("div"), link)
            if box not in boxes:
                links = list(box.iter("a"))
                boxes[box] = sum(map(_is_remark, links)) == 1 and not any(map(_marks_remark, links))
            found[box if boxes[box] else next(link.iterancestors("p"), link)] = 1
    for part in root.iter("div"):
        if "mso-element:comment-list" in part.get("style", "").replace(" ", ""):
            found[part] = sum("mso-element:comment" in one.get("style", "") for one in part)
    return found


def _marks_remark(link: _Element) -> bool:
    """Whether a link is the mark of a comment, «[a]», in the text: as Word and Google Docs write it."""
    marks = link.get("class") == "msocomanchor" or link.get("id", "").startswith("cmnt_ref")
    return marks and sum(map(len, link.itertext())) <= LONGEST_MARK


def _is_remark(link: _Element) -> bool:
    """Whether a link leads from a comment of Google Docs to its mark."""
    return link.get("href", "").startswith("#cmnt_ref")


class _Walk(Walk):
    """The walk over one page."""

    def __init__(self, name: str, sheet: Sheet) -> None:
        super().__init__(name)
        self.sheet = sheet
        self.remarks: dict[_Element, int] = {}
        self.around: Around
        self.pieces: list[Piece] = []
        self.first: Flow | None = None  # of the paragraph's first word
        self.noting: str | None = None  # the number that the paragraph so far, a footnote, begins with
        self.lists: list[Listed] = []
        self.item: Item | None = None
        self.defined: int | None = None  # the row below a term, where what defines it begins
        self.told: int | None = None  # the row below a definition, which is over
        self.handlers: dict[str, Callable[[_Element, Flow, Said], None]] = {
            "br": lambda _, flow, __: self.line_break(flow),
            "a": self.link,
            "li": self.list_item,
            "table": self.table,
            "input": self.box,
            "math": lambda element, flow, _: self.add(on_a_line(element), flow),
            "select": self.chosen,
            "dt": self.term,
            "dd": self.definition,
            **dict.fromkeys(LISTS, self.list_of),
        }

    # Elements

    def blocks(self, parent: Iterable[_Element]) -> None:
        """Walk a part of the page whose paragraphs begin and end with it."""
        kept = self.pieces, self.first, self.lists, self.item
        self.pieces, self.first, self.lists, self.item = [], None, [], None
        if isinstance(parent, list):
            for element in parent:
                self.visit(element, Flow())
        else:
            self.inside(parent, Flow())  # type: ignore[arg-type]  # a cell: one element
        self.flush()
        self.pieces, self.first, self.lists, self.item = kept

    def inside(self, element: _Element, flow: Flow) -> None:
        """Walk the words and elements in an element."""
        with self.deeper():
            self.add(element.text, flow)
            for child in element:
                self.visit(child, flow)
                self.add(child.tail, flow)

    def visit(self, element: _Element, flow: Flow) -> None:
        """Walk one element, unless it shows no words of the notes."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or element.get("class") == DRAWN_AGAIN:
            return
        if element in self.remarks:
            self.comments += self.remarks[element]
            return
        if tag == "del" and element.get("datetime"):
            self.revised = True  # Word tells so when somebody deleted it; others only strike words through
            return
        if tag == "div" and (drawn := DRAWN_BOXES.get(element.get("class", ""))):
            self.put(f"{drawn} ", flow)
            self.inside(element, flow)
            return
        said = self.sheet.of(element)
        if element.get("hidden") is not None or is_hidden(said):
            self.hide(sum(len(str(words).split()) for words in element.itertext()))
            return
        flow = flow_of(element, tag, said, flow)
        if tag in BLOCKS:
            self.flush()
        marked = said.get("mso-element", "") or (element.get("title", "") if tag == "div" else "")
        reason = self.around.reason(element, tag, marked)
        if reason:
            self.flush()
            with self.set_aside(reason):
                self.shown(element, tag, flow, said)
                self.flush()
            return
        self.shown(element, tag, flow, said)
        if tag in BLOCKS:
            self.flush()

    def shown(self, element: _Element, tag: str, flow: Flow, said: Said) -> None:
        """Walk an element as its tag asks."""
        handler = self.handlers.get(tag)
        if handler is not None:
            handler(element, flow, said)
        elif tag == "p" and (item := marked_by_word(element, said)):
            self.word_item(element, flow, item)
        else:
            self.inside(element, flow)

    # Words

    def add(self, text: str | None, flow: Flow) -> None:
        """Add words to the paragraph, their blanks as a browser shows them."""
        if not text:
            return
        if not flow.pre:
            text = BLANKS.sub(" ", text)
            if not self.pieces or self.pieces[-1].text.endswith((" ", "\n")):
                text = text.lstrip(" ")
        else:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            text = text if self.pieces else text.removeprefix("\n")
        if text and flow.family in SIGNS:
            text = shown(flow.family, text)
        if text:
            self.put(text, flow)

    def put(self, text: str, flow: Flow) -> None:
        """Add words as they are."""
        if self.first is None and text.strip():
            self.first = flow
        self.pieces.append(Piece(text, flow.bold, flow.italic, flow.size, flow.href))

    def line_break(self, flow: Flow) -> None:
        """Break the line; two breaks leave a blank line, and what follows is a paragraph of its own."""
        if self.pieces and self.pieces[-1].text == "\n" and not flow.pre:
            self.flush()
            self.rows.append(("", Look(debris=self.debris)))
        else:
            self.put("\n", flow)

    def flush(self) -> None:
        """Draw the paragraph so far, if there is one."""
        pieces, flow = self.pieces, self.first
        self.pieces, self.first = [], None
        if flow is None:
            if self.item is None and any("\u00a0" in piece.text or piece.text == "\n" for piece in pieces):
                self.rows.append(("", Look(debris=self.debris)))  # an empty paragraph, as editors write one
            return
        while pieces and not pieces[-1].text.strip(" \n"):
            pieces.pop()
        last = pieces[-1]
        pieces[-1] = replace(last, text=last.text.rstrip(" \n"))
        while not pieces[0].text.strip(" \n"):
            pieces.pop(0)
        item = self.item
        drawn = Paragraph(pieces=pieces, heading=flow.heading, centred=flow.centred, debris=self.debris)
        if item is not None:
            drawn.level, drawn.marker, drawn.inside = item.level, item.take(), item.marker is None
            drawn.note = flow.notes and drawn.marker is not None
        elif self.noting:
            drawn.note, drawn.marker = True, pieces.pop(0).text.strip()
        self.noting = None
        lines = [(words.rstrip(" "), look) for words, look in rows(drawn)]
        if item is None and len(self.rows) in (self.defined, self.told):
            lines[0] = (lines[0][0], replace(lines[0][1], joins=self.defined == len(self.rows)))
        self.rows += lines
        if item is not None:
            item.marker = None

    # Links and boxes

    def link(self, element: _Element, flow: Flow, _: Said) -> None:
        """Walk a link; one that leads to a note and back is the note's number."""
        href = element.get("href", "").strip()
        role, kind = element.get("role", ""), element.get("class", "")
        if role == "doc-backlink" or "footnote-back" in kind:
            return
        number = NOTE_NUMBER.fullmatch("".join(str(text) for text in element.itertext()).strip())
        if number and NOTE_ANCHOR.match(href):
            begins = self.first is None
            self.noting = f"[{number[1]}]" if begins else self.noting
            self.put(f"[{number[1]}]" + (" " if begins else ""), replace(flow, bold=False, italic=False))
            return
        self.inside(element, replace(flow, href=target_of(href)))

    def box(self, element: _Element, flow: Flow, _: Said) -> None:
        """Draw a check box, or what stands in a field for a line of text."""
        kind = element.get("type", "text").lower()
        if kind == "checkbox":
            self.put("☐ " if element.get("checked") is None else "☒ ", flow)
        elif kind in ("text", "date", "number", "email", "tel", "url", "time") and element.get("value"):
            self.add(element.get("value"), flow)

    def chosen(self, element: _Element, flow: Flow, _: Said) -> None:
        """Draw what was chosen in a list; the choices themselves nobody said."""
        told = [one for one in element.iter("option") if one.get("selected") is not None]
        self.add(", ".join("".join(str(text) for text in one.itertext()).strip() for one in told), flow)

    # Lists

    def list_of(self, element: _Element, flow: Flow, said: Said) -> None:
        """Walk a list. A list right in a list, as some programs write, belongs to the item before it."""
        outer = self.item
        self.lists.append(Listed.of(element, said, self.sheet, depth=len(self.lists)))
        notes = flow.notes or "footnotes" in element.get("class", "")
        self.inside(element, replace(flow, notes=notes))
        self.flush()
        self.lists.pop()
        self.item = outer

    def list_item(self, element: _Element, flow: Flow, said: Said) -> None:
        """Walk an item of a list."""
        if not self.lists:  # an item without its list
            self.lists = [Listed(ordered=False, level=0)]
        self.item = self.lists[-1].item(element, said, notes=flow.notes)
        checked = checked_off(element)
        if checked is not None:
            self.put("☒ " if checked else "☐ ", flow)
        self.inside(element, flow)
        if self.item.marker is not None and self.first is None:  # an empty item keeps its number
            words = f"{'  ' * self.item.level if self.item.level else ''}{self.item.marker}"
            self.rows.append(
                (words, Look(marker=self.item.marker, list_level=self.item.level, debris=self.debris))
            )
            self.item.marker = None
        self.flush()

    def word_item(self, element: _Element, flow: Flow, item: Item) -> None:
        """Walk a paragraph that Word saved from a list, its number in a span to be ignored."""
        outer, self.item = self.item, item
        self.inside(element, flow)
        self.flush()
        self.item = outer

    def term(self, element: _Element, flow: Flow, _: Said) -> None:
        """Walk a term: the title of what its definition says."""
        self.inside(element, replace(flow, bold=True))
        self.flush()
        self.defined = len(self.rows)

    def definition(self, element: _Element, flow: Flow, _: Said) -> None:
        """Walk a definition: one statement with the term above it. Without one wikis set words in so."""
        outer = self.item
        if self.defined != len(self.rows):
            self.item = Item(None, sum(above.tag == "dl" for above in element.iterancestors()) - 1)
        self.inside(element, flow)
        self.flush()
        self.item, self.told = outer, len(self.rows)

    # Tables

    def table(self, element: _Element, flow: Flow, _: Said) -> None:
        """Draw a table row by row; a cell that spans rows leaves blanks below it."""
        self.tables += 1
        table = self.tables
        covered: dict[int, int] = {}  # column -> rows still covered from above
        for caption in element.iterfind("caption"):
            self.visit(caption, flow)
        drawn: list[list[list[Row]]] = []
        for row in rows_of(element):
            if row.get("hidden") is not None or is_hidden(self.sheet.of(row)):
                self.hide(sum(len(str(words).split()) for words in row.itertext()), len(drawn))
                continue
            drawn.append(cells_of(row, covered, lambda cell: self._cell(cell, len(drawn))))
        self.rows += table_rows(drawn, table, self.debris)

    def _cell(self, cell: _Element, above: int) -> list[Row]:
        """Return the lines of a cell; it counts its own, and no term waits in it for what stands outside."""
        outer, self.defined, self.told = (self.defined, self.told), None, None
        drawn = self.captured(cell, above)
        self.defined, self.told = outer
        return drawn
