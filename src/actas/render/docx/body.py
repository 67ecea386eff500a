"""The body of the Word document: the page's blocks as XML, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest

from actas.model.page import (
    Block,
    Chart,
    Contents,
    Facts,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Table,
)
from actas.render.docx.charts import inline
from actas.render.docx.extras import Extras
from actas.render.docx.ink import Ink
from actas.render.docx.numbering import INDENT, Numbering, Siblings, counts
from actas.render.docx.styles import Styles
from actas.render.docx.tables import Tables
from actas.render.docx.words import FIELD_END, field_start, paragraph, run

_DEEPEST_HEADING = 9
_ROLE_STYLE = {"closing": "Actas Closing", "signature": "Actas Closing", "footnote": "Actas Note"}


@dataclass(slots=True, eq=False, repr=False)
class Body:
    """Draws blocks. ``width`` is that of the text in twentieths of a point."""

    page: Page
    styles: Styles
    numbering: Numbering
    width: int
    extras: Extras
    ink: Ink = field(init=False)
    _keep: bool = (
        False  # a paragraph should not part from what follows: a table, or what it says of a heading
    )

    def draw(self) -> str:
        """Return the whole body: title, then the page's blocks."""
        self.ink = Ink(self.page, self.styles, self.extras)
        tables = Tables(self.ink, self.width)
        out = []
        if self.page.kicker:
            out.append(paragraph(run(self.page.kicker), self.styles.id("Actas Kicker")))
        out.append(paragraph(run(self.page.title), self.styles.id("Title")))
        draw: dict[type, Callable[..., str]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Facts: tables.facts,
            Points: self._points,
            Table: tables.table,
            Chart: self._chart,
            Contents: self._contents,
        }
        before: Block | None = None
        for block, after in zip_longest(self.page.blocks, self.page.blocks[1:]):
            self.ink.language = getattr(block, "language", None)
            about = isinstance(before, Heading) and isinstance(after, Points)
            self._keep = about or isinstance(after, Table | Chart)
            out.append(draw[type(block)](block))
            before = block
        return "".join(out)

    def _heading(self, block: Heading) -> str:
        ink = self.ink
        level = min(block.level, _DEEPEST_HEADING)
        label = ink.changed(ink.run(f"{block.label} ") if block.label else "", block.change)
        words = ink.changed(ink.run(block.text), "new" if block.was else block.change)
        if block.was:
            words = ink.changed(ink.run(block.was), "gone") + words
        before = "<w:pageBreakBefore/>" if block.new_page else ""
        content = ink.doubted(ink.anchored(block.anchor, label + words), block.doubts)
        return paragraph(
            content, self.styles.id(f"heading {level}"), before + ink.paragraph_changed(block.change)
        )

    def _paragraph(self, block: Paragraph) -> str:
        style = self.styles.id("Actas Note") if block.style == "note" else None
        return paragraph(self.ink.run(block.text), style, "<w:keepNext/>" if self._keep else "")

    def _chart(self, block: Chart) -> str:
        self.extras.charts.append(block)
        drawn = inline(block, len(self.extras.charts), self.width)
        title = paragraph(run(block.title), self.styles.id("Actas Note"), "<w:keepNext/>")
        return title + paragraph(drawn, None, '<w:spacing w:before="0" w:after="200"/>')

    def _contents(self, block: Contents) -> str:
        r"""Return the table of contents, filled in: Word need not be asked to, and other programs cannot.

        It says no page numbers (the switch \n), since none but Word knows them; so nothing in
        it is ever wrong, and Word may still make it anew.
        """
        told = [one for one in self.page.headings() if one.level <= block.levels and not one.change]
        entries = []
        for at, one in enumerate(told):
            words = " ".join(f"{one.label or ''} {one.text}".split())
            line = self.ink.inward(one.anchor, self.ink.run(words, None, one.language))
            if at == 0:
                line = field_start(f'TOC \\o "1-{block.levels}" \\h \\z \\n') + line
            if at == len(told) - 1:
                line += FIELD_END
            entries.append(paragraph(line, self.styles.id(f"toc {one.level}")))
        title = paragraph(run(block.name), self.styles.id("TOC Heading"))
        gallery = (
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        )
        inner = f"{title}{''.join(entries)}"
        return (
            f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>" if told else ""
        )

    # -- points ----------------------------------------------------------------------------

    def _points(self, block: Points) -> str:
        out: list[str] = []
        self._siblings(block.points, Siblings(0, None), 0, out)
        return "".join(out)

    def _siblings(self, points: tuple[Point, ...], siblings: Siblings, indent: int, out: list[str]) -> None:
        for point, after in zip(points, (*points[1:], None), strict=False):
            inner = indent + INDENT if point.marker else indent
            signed = point.role == "signature" and after is not None and after.role == "signature"
            out.append(self._point(point, siblings, indent, signed=signed))
            if point.details:
                out.append(self._details(point, inner))
            if point.boxes:
                out.append(self._boxes(point, inner))
            self._siblings(point.points, self.numbering.below(point, siblings), inner, out)

    def _point(self, point: Point, siblings: Siblings, indent: int, *, signed: bool = False) -> str:
        """Return the paragraph of a point; ``signed`` says that the office of who signs stands below."""
        ink, marker = self.ink, point.marker
        content = ink.anchored(point.anchor, ink.runs(point.runs, point.change))
        if self.page.footnotes and point.place and not point.change:
            content += self.extras.footnote(f"{self.page.words.place}: {point.place}.")
        content = ink.doubted(content, point.doubts)
        led = bool(point.details or point.boxes or point.points) or point.role == "lead-in" or signed
        keep = "<w:keepNext/>" if led else ""
        last = ink.paragraph_changed(point.change)
        if marker is None:
            style = self.styles.id(_ROLE_STYLE[point.role]) if point.role in _ROLE_STYLE else None
            return paragraph(content, style, keep + (f'<w:ind w:left="{indent}"/>' if indent else "") + last)
        style = self.styles.id("List Paragraph")
        # A list that counted what is gone would number what is left wrongly: there the label is typed.
        if counts(marker) and point.change != "gone":
            number = self.numbering.number(point, marker, siblings)
            at = f'<w:numPr><w:ilvl w:val="{siblings.level}"/><w:numId w:val="{number}"/></w:numPr>'
            if indent != INDENT * siblings.level:  # under typed labels or past Word's nine levels
                at += f'<w:ind w:left="{indent + INDENT}" w:hanging="{INDENT}"/>'
            return paragraph(content, style, keep + at + last)
        at = f'<w:ind w:left="{indent + INDENT}" w:hanging="{INDENT}"/>'
        label = ink.changed(ink.run(marker.shown) + "<w:r><w:tab/></w:r>", point.change)
        return paragraph(label + content, style, keep + at + last)

    def _details(self, point: Point, indent: int) -> str:
        ink = self.ink
        parts = [
            ink.changed(run(f"{fact.name}: {fact.value}"), fact.change or point.change)
            for fact in point.details
        ]
        at = f'<w:ind w:left="{indent}"/>' if indent else ""
        keep = "<w:keepNext/>" if point.boxes or point.points else ""
        style = self.styles.id("Actas Details")
        return paragraph(run(" · ").join(parts), style, keep + at + ink.paragraph_changed(point.change))

    def _boxes(self, point: Point, indent: int) -> str:
        """Return answers to tick, and after the last one a line to write on."""
        tab = "<w:r><w:tab/></w:r>"
        words = [run(f"☐ {box}") for box in point.boxes]
        words[-1] += run(": ")
        stops = "".join(
            f'<w:tab w:val="left" w:pos="{indent + 1900 * at}"/>' for at in range(1, len(point.boxes))
        )
        tabs = f'<w:tabs>{stops}<w:tab w:val="right" w:leader="underscore" w:pos="{self.width}"/></w:tabs>'
        at = f'<w:ind w:left="{indent}"/>' if indent else ""
        return paragraph(tab.join(words) + tab, None, f'{tabs}<w:spacing w:before="60" w:after="200"/>{at}')
