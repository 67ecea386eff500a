"""Tables: facts, counts, lists of places. Heads repeat, rows stay whole, short ones stay on one page."""

from __future__ import annotations

from dataclasses import dataclass

from actas.model.page import Cell, Column, Facts, Table
from actas.render.docx.ink import Ink
from actas.render.docx.words import paragraph, run
from actas.render.xml import escape

_FACT_SHARE = 0.22  # the names' part of the cover table's width
_CHARACTER_WIDTH = 124  # of a bold letter in a cell of a wide face, twentieths of a point
_ROWS_TOGETHER = 14  # a table up to here stays on one page; a longer one may break between rows
_CELL_MARGINS = 170  # both sides together
_LIGHT, _DARK = (0xFF, 0xFF, 0xFF), (0x8E, 0xAA, 0xDB)  # shades of a cell; black reads on the darkest


@dataclass(slots=True, eq=False, repr=False)
class Tables:
    """Draws tables. ``width`` is that of the text in twentieths of a point."""

    ink: Ink
    width: int

    def facts(self, block: Facts) -> str:
        """Return what is known of a meeting, a row each."""
        widths = [int(self.width * _FACT_SHARE), self.width - int(self.width * _FACT_SHARE)]
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + self._cell(run(fact.name), widths[0])
            + self._cell(run(fact.value), widths[1])
            + "</w:tr>"
            for fact in block.rows
        )
        return self._grid("Actas Facts", block.caption, _look_of(first_column=1), widths, rows)

    def table(self, block: Table) -> str:
        """Return a table with a head."""
        widths = _widths([column.share for column in block.columns], self.width)
        language, self.ink.language = self.ink.language, None
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
        self.ink.language = language
        for at, row in enumerate(block.rows, 1):
            cells = zip(row, block.columns, widths, strict=True)
            drawn = "".join(
                self._cell(
                    self._content(cell),
                    width,
                    flush=_flush(column, upright),
                    keep=short and at < len(block.rows),
                    heat=cell.heat,
                )
                for cell, column, width in cells
            )
            out.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{drawn}</w:tr>")
        look = _look_of(first_row=1, last_row=int(block.totals))
        return self._grid("Actas Table", block.caption, look, widths, "".join(out))

    def _content(self, cell: Cell) -> str:
        if cell.to:
            return self.ink.inward(cell.to, self.ink.run(cell.text, "Hyperlink"))
        words = self.ink.anchored(cell.anchor, self.ink.run(cell.text, "Strong" if cell.strong else None))
        return self.ink.doubted(words, cell.doubts)

    def _cell(
        self,
        content: str,
        width: int,
        *,
        flush: str = "",
        upright: bool = False,
        keep: bool = False,
        heat: float = 0.0,
    ) -> str:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_shade(heat)}"/>' if heat else ""
        turned = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>' if upright else ""
        together = "<w:keepNext/>" if keep else ""
        where = f'<w:jc w:val="{"left" if upright else flush}"/>' if upright or flush else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}{turned}</w:tcPr>'
            f"{paragraph(content, self.ink.styles.id('Actas Cell'), together + where)}</w:tc>"
        )

    def _grid(self, style: str, caption: str, look: str, widths: list[int], rows: str) -> str:
        """Return a table; a small paragraph after it keeps Word from growing two tables into one."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(self.ink.styles.id(style))}"/>'
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


def _shade(heat: float) -> str:
    """Return the colour of a cell as Word writes it, the darker the nearer ``heat`` is to 1."""
    return "".join(
        f"{round(a + (b - a) * (0.25 + 0.75 * heat)):02X}" for a, b in zip(_LIGHT, _DARK, strict=True)
    )
