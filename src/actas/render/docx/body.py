"""The body of the Word document: the page's blocks as XML, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from actas.model.page import (
    Cell,
    Column,
    DoubtMark,
    Facts,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Run,
    Table,
)
from actas.render.docx.numbering import INDENT, Numbering, Siblings, counts
from actas.render.docx.styles import Styles
from actas.render.docx.words import paragraph, run
from actas.render.xml import escape

_DEEPEST_HEADING = 9
_FACT_SHARE = 0.22  # the names' part of the cover table's width
_CHARACTER_WIDTH = 105  # of a bold letter in a cell, twentieths of a point
_ROWS_TOGETHER = 14  # a table up to here stays on one page; a longer one may break between rows
_CELL_MARGINS = 170  # both sides together
_CHARACTER = {"actor": "Strong", "title": "Emphasis", "ours": "Actas Ours"}
_ROLE_STYLE = {"closing": "Actas Closing", "signature": "Actas Closing", "footnote": "Actas Note"}


@dataclass(slots=True)
class Body:
    """Draws blocks. ``width`` is that of the text in twentieths of a point; links gather in ``links``."""

    page: Page
    styles: Styles
    numbering: Numbering
    width: int
    links: list[str] = field(default_factory=list)  # targets outside the document, in order
    _marks: dict[str, int] = field(default_factory=dict)  # anchor -> number of its bookmark
    _language: str | None = None  # of the words being drawn, where it is not the document's

    def draw(self) -> str:
        """Return the whole body: title, then the page's blocks."""
        out = []
        if self.page.kicker:
            out.append(paragraph(run(self.page.kicker), self.styles.id("Actas Kicker")))
        out.append(paragraph(run(self.page.title), self.styles.id("Title")))
        draw: dict[type, Callable[..., str]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Facts: self._facts,
            Points: self._points,
            Table: self._table,
        }
        for block in self.page.blocks:
            self._language = getattr(block, "language", None)
            out.append(draw[type(block)](block))
        return "".join(out)

    # -- words -----------------------------------------------------------------------------

    def _look(self, style: str | None) -> str:
        named = f'<w:rStyle w:val="{escape(self.styles.id(style))}"/>' if style else ""
        return named + (f'<w:lang w:val="{escape(self._language)}"/>' if self._language else "")

    def _run(self, words: str, style: str | None = None) -> str:
        return run(words, self._look(style))

    def _runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(
            self._outward(one) if one.href else self._run(one.text, _CHARACTER.get(one.role)) for one in runs
        )

    def _outward(self, one: Run) -> str:
        self.links.append(one.href or "")
        inner = self._run(one.text, "Hyperlink")
        return f'<w:hyperlink r:id="rIdLink{len(self.links)}" w:history="1">{inner}</w:hyperlink>'

    def _name(self, anchor: str) -> str:
        """Return the hidden bookmark's name for an anchor: letters, digits and _ are all that Word allows."""
        return f"_actas{self._marks.setdefault(anchor, len(self._marks) + 1)}"

    def _anchored(self, anchor: str | None, content: str) -> str:
        if anchor is None:
            return content
        name = self._name(anchor)
        number = self._marks[anchor]
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def _inward(self, anchor: str, content: str) -> str:
        return f'<w:hyperlink w:anchor="{self._name(anchor)}" w:history="1">{content}</w:hyperlink>'

    def _doubts(self, doubts: tuple[DoubtMark, ...]) -> str:
        return "".join(
            self._inward(one.anchor, run(_together(one.number), self._look("Actas Doubt"))) for one in doubts
        )

    # -- blocks ----------------------------------------------------------------------------

    def _heading(self, block: Heading) -> str:
        level = min(block.level, _DEEPEST_HEADING)
        label = self._run(f"{block.label} ") if block.label else ""
        content = label + self._run(block.text) + self._doubts(block.doubts)
        before = "<w:pageBreakBefore/>" if block.new_page else ""
        return paragraph(self._anchored(block.anchor, content), self.styles.id(f"heading {level}"), before)

    def _paragraph(self, block: Paragraph) -> str:
        style = self.styles.id("Actas Note") if block.style == "note" else None
        return paragraph(self._run(block.text), style)

    def _points(self, block: Points) -> str:
        out: list[str] = []
        self._siblings(block.points, Siblings(0, None), 0, out)
        return "".join(out)

    def _siblings(self, points: tuple[Point, ...], siblings: Siblings, indent: int, out: list[str]) -> None:
        for point in points:
            inner = indent + INDENT if point.marker else indent
            out.append(self._point(point, siblings, indent))
            if point.details:
                out.append(self._details(point, inner))
            self._siblings(point.points, self.numbering.below(point, siblings), inner, out)

    def _point(self, point: Point, siblings: Siblings, indent: int) -> str:
        content = self._anchored(point.anchor, self._runs(point.runs)) + self._doubts(point.doubts)
        keep = "<w:keepNext/>" if point.details or point.role == "lead-in" else ""
        marker = point.marker
        if marker is None:
            style = self.styles.id(_ROLE_STYLE[point.role]) if point.role in _ROLE_STYLE else None
            return paragraph(content, style, keep + (f'<w:ind w:left="{indent}"/>' if indent else ""))
        style = self.styles.id("List Paragraph")
        if counts(marker):
            number = self.numbering.number(point, marker, siblings)
            at = f'<w:numPr><w:ilvl w:val="{siblings.level}"/><w:numId w:val="{number}"/></w:numPr>'
            if indent != INDENT * siblings.level:  # under typed labels or past Word's nine levels
                at += f'<w:ind w:left="{indent + INDENT}" w:hanging="{INDENT}"/>'
            return paragraph(content, style, keep + at)
        at = f'<w:ind w:left="{indent + INDENT}" w:hanging="{INDENT}"/>'
        return paragraph(self._run(marker.shown) + "<w:r><w:tab/></w:r>" + content, style, keep + at)

    def _details(self, point: Point, indent: int) -> str:
        parts = (f"{fact.name}: {fact.value}" for fact in point.details)
        at = f'<w:ind w:left="{indent}"/>' if indent else ""
        return paragraph(run(" · ".join(parts)), self.styles.id("Actas Details"), at)

    # -- tables ----------------------------------------------------------------------------

    def _facts(self, block: Facts) -> str:
        widths = [int(self.width * _FACT_SHARE), self.width - int(self.width * _FACT_SHARE)]
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + self._cell(run(fact.name), widths[0])
            + self._cell(run(fact.value), widths[1])
            + "</w:tr>"
            for fact in block.rows
        )
        return self._grid("Actas Facts", block.caption, _look_of(first_column=1), widths, rows)

    def _table(self, block: Table) -> str:
        widths = _widths([column.share for column in block.columns], self.width)
        language, self._language = self._language, None
        upright = any(
            column.number and _needed(column.name) > width
            for column, width in zip(block.columns, widths, strict=True)
        )
        head = "".join(
            self._cell(
                run(one.name), width, flush=_flush(one, upright), upright=upright and one.number, keep=True
            )
            for one, width in zip(block.columns, widths, strict=True)
        )
        longest = max(len(column.name) for column in block.columns)
        least = 200 + longest * _CHARACTER_WIDTH
        height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if upright else ""
        short = len(block.rows) <= _ROWS_TOGETHER
        out = [f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{head}</w:tr>"]
        self._language = language
        for at, row in enumerate(block.rows, 1):
            cells = zip(row, block.columns, widths, strict=True)
            drawn = "".join(
                self._cell(
                    self._content(cell),
                    width,
                    flush=_flush(column, upright),
                    keep=short and at < len(block.rows),
                )
                for cell, column, width in cells
            )
            out.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{drawn}</w:tr>")
        look = _look_of(first_row=1, last_row=int(block.totals))
        return self._grid("Actas Table", block.caption, look, widths, "".join(out))

    def _content(self, cell: Cell) -> str:
        if cell.to:
            return self._inward(cell.to, self._run(cell.text, "Hyperlink"))
        return self._anchored(cell.anchor, self._run(cell.text, "Strong" if cell.strong else None))

    def _cell(
        self, content: str, width: int, *, flush: str = "", upright: bool = False, keep: bool = False
    ) -> str:
        turned = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>' if upright else ""
        together = "<w:keepNext/>" if keep else ""
        where = f'<w:jc w:val="{"left" if upright else flush}"/>' if upright or flush else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{turned}</w:tcPr>'
            f"{paragraph(content, self.styles.id('Actas Cell'), together + where)}</w:tc>"
        )

    def _grid(self, style: str, caption: str, look: str, widths: list[int], rows: str) -> str:
        """Return a table; a small paragraph after it keeps Word from growing two tables into one."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(self.styles.id(style))}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
            f'<w:tblCaption w:val="{escape(caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
            + paragraph("", None, '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>')
        )


def _look_of(*, first_row: int = 0, last_row: int = 0, first_column: int = 0) -> str:
    """Return which parts of the table's style hold; as bits for old Words, as attributes for new ones."""
    bits = 0x600 + 0x20 * first_row + 0x40 * last_row + 0x80 * first_column
    return (
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="{first_row}" w:lastRow="{last_row}" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _together(number: str) -> str:
    """Return a doubt's mark so that it stays in one piece, on the line of the word before it."""
    return "\u00a0" + "\u2060".join(number)


def _flush(column: Column, upright: bool) -> str:
    """Return how a column is set: numbers to the right, or below the middle of a name that stands upright."""
    if not column.number:
        return ""
    return "center" if upright else "right"


def _needed(name: str) -> int:
    """Return the width at which no word of a column's name breaks."""
    return _CELL_MARGINS + max(map(len, name.split()), default=0) * _CHARACTER_WIDTH


def _widths(shares: list[float], width: int) -> list[int]:
    widths = [int(width * share / sum(shares)) for share in shares]
    widths[-1] += width - sum(widths)
    return widths
