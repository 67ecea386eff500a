"""Excel workbook, written by hand: all items, who came, what has to be followed up.

Every cell is typed as text and formatted as text, so that nothing in it is ever a formula, a date or a
number, not even when somebody edits the cell. No library: these are six small parts, and one of our own
zips gives the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.compiled import compiled
from actas.model.page import Page
from actas.render.docx.default import core_properties
from actas.render.docx.package import zipped
from actas.render.sheets import NAMES, Column, Row, Sheet, sheet_of
from actas.render.xml import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LINE, _HIGHEST = 15, 409  # points: of a line, and the most that Excel gives a row
_MARGIN = 2  # characters of a column's width that words do not fill
_CELL_HOLDS = 32_767  # UTF-16 units; Excel calls a file with a longer cell damaged
_LETTERS = 26
_HEADER, _BODY = 1, 2  # of the cell formats below
# Excel reads _x0041_ in a cell as "A": the first "_" of what looks so is written as _x005F_.
_LOOKS_ESCAPED = compiled("_(?=x[0-9A-Fa-f]{4}_)")
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FFD0D7E5"/></bottom><diagonal/></border>'
    "</borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" '
    'applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" '
    'applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _letters(number: int) -> str:
    """Return the name of a column, from 1: "A", "Z", "AA"."""
    name = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def _pieces(words: str) -> list[str]:
    """Return the words in pieces that a cell can hold."""
    if len(words) * 2 <= _CELL_HOLDS:
        return [words]
    pieces, start, units = [], 0, 0
    for at, char in enumerate(words):
        wide = 2 if ord(char) > 0xFFFF else 1
        if units + wide > _CELL_HOLDS:
            pieces.append(words[start:at])
            start, units = at, 0
        units += wide
    return [*pieces, words[start:]]


def _fitting(row: Row, columns: tuple[Column, ...]) -> Iterator[Row]:
    """Yield the row; what a cell cannot hold goes on below, in rows that say again which one they are."""
    cut = [_pieces(cell) for cell in row]
    for at in range(max(map(len, cut))):
        yield tuple(
            pieces[at] if at < len(pieces) else (pieces[0] if column.key and len(pieces) == 1 else "")
            for pieces, column in zip(cut, columns, strict=True)
        )


def _height(row: Row, columns: tuple[Column, ...]) -> float:
    """Return a row's height in points: not every program makes a row as high as its words need."""
    lines = max(
        sum(-(-len(line) // max(1, column.width - _MARGIN)) or 1 for line in words.split("\n"))
        for words, column in zip(row, columns, strict=True)
    )
    return min(_LINE * lines, _HIGHEST)


def _cells(row: Row, columns: tuple[Column, ...], number: int, style: int) -> str:
    cells = (
        f'<c r="{_letters(at)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{_LOOKS_ESCAPED.sub('_x005F_', escape(words))}</t></is></c>"
        for at, words in enumerate(row, 1)
        if words
    )
    return f'<row r="{number}" ht="{_height(row, columns):g}">{"".join(cells)}</row>'


def _worksheet(sheet: Sheet, *, first: bool) -> str:
    rows = [fit for row in sheet.rows for fit in _fitting(row, sheet.columns)]
    area = f"A1:{_letters(len(sheet.columns))}{len(rows) + 1}"
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{column.width}" style="{_BODY}" customWidth="1"/>'
        for at, column in enumerate(sheet.columns, 1)
    )
    head = _cells(tuple(column.name for column in sheet.columns), sheet.columns, 1, _HEADER)
    shown = ' tabSelected="1"' if first else ""
    body = "".join(_cells(row, sheet.columns, number, _BODY) for number, row in enumerate(rows, 2))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{area}"/><sheetViews><sheetView{shown} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{head}{body}</sheetData>'
        f'<autoFilter ref="{area}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" '
        'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _workbook(sheets: list[Sheet]) -> str:
    names = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, sheet in enumerate(sheets, 1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">'
        f"{escape(_reference(sheet.name))}!$1:$1</definedName>"
        for at, sheet in enumerate(sheets)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets>'
        f"<definedNames>{titles}</definedNames></workbook>"
    )


def _reference(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _links(targets: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _types(count: int) -> str:
    overrides = [
        ("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_TYPE}.styles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((f"/xl/worksheets/sheet{at}.xml", f"{_TYPE}.worksheet+xml") for at in range(1, count + 1)),
    ]
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page's records as a workbook; a sheet without rows is left out, but for the items'."""
    sheets = [sheet for slug in NAMES if (sheet := sheet_of(slug, page)).rows or slug == "items"]
    parts = {
        f"xl/worksheets/sheet{at}.xml": _worksheet(sheet, first=at == 1) for at, sheet in enumerate(sheets, 1)
    }
    links = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    parts |= {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _links(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": core_properties(page),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _links([*links, (f"{_OFFICE}/styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
    }
    return zipped({name: xml.encode("utf-8") for name, xml in parts.items()})
