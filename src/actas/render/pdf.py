"""PDF, set by typst: tagged for screen readers, fonts inside, the same bytes for the same page.

typst comes as an extra (`pip install 'actas[pdf]'`), being eighty megabytes. How a report looks stands in
`pdf.typ`; the page goes there as JSON, so that nothing in the notes is ever read as markup.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from actas import office
from actas.model.compiled import compiled
from actas.model.errors import BadUsage
from actas.model.page import (
    Block,
    Cell,
    Chart,
    Contents,
    DoubtMark,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Run,
    Table,
)
from actas.render.characters import clean
from actas.render.day import FIRST, day_of

_MANY_COLUMNS = 6  # from here on, the names of columns stand upright
_LONG = compiled(r"\S{80}(?=\S)")  # characters; ninety fit on a line
# What LibreOffice is asked for: tags for screen readers, headings as bookmarks.
_TAGGED = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "ExportBookmarks")}
)
_FINGERPRINT = compiled(rb"(?<=[</])[0-9A-F]{32}\b")  # in a PDF's trailer: its identity, its checksum
Data = dict[str, Any]


def _safe(words: str) -> str:
    """Return the words as a file may hold them, those longer than a line with places to break.

    A word of more than 65,535 bytes would stop typst for good.
    """
    return _LONG.sub("\\g<0>\u200b", clean(words))


@cache
def _design() -> bytes:
    return Path(__file__).with_name("pdf.typ").read_bytes()


class _Anchors:
    """Names of places: short, and known to exist before a link is made to them, which typst insists on."""

    def __init__(self, page: Page) -> None:
        self._names: dict[str, str] = {}
        for block in page.blocks:
            for anchor in _anchors_of(block):
                self._names.setdefault(anchor, f"p{len(self._names) + 1}")

    def name(self, anchor: str | None) -> str | None:
        return self._names.get(anchor) if anchor else None


def _anchors_of(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.anchor]
        case Points():
            return [point.anchor for top in block.points for point in top.walk()]
        case Table():
            return [cell.anchor for row in block.rows for cell in row if cell.anchor]
    return []


def _run(run: Run) -> Data:
    return {
        "text": _safe(run.text),
        "role": run.role,
        "href": clean(run.href) if run.href else None,
        "change": run.change,
        "language": run.language,
    }


def _fact(fact: Fact) -> Data:
    return {"name": _safe(fact.name), "value": _safe(fact.value), "change": fact.change}


def _doubts(doubts: tuple[DoubtMark, ...], anchors: _Anchors) -> list[Data]:
    return [{"number": one.number, "to": anchors.name(one.anchor)} for one in doubts]


def _point(point: Point, anchors: _Anchors) -> Data:
    return {
        "anchor": anchors.name(point.anchor),
        "mark": _safe(point.marker.shown) if point.marker else None,
        "runs": [_run(run) for run in point.runs],
        "role": point.role,
        "details": [_fact(fact) for fact in point.details],
        "doubts": _doubts(point.doubts, anchors),
        "boxes": [_safe(box) for box in point.boxes],
        "change": point.change,
        "points": [_point(below, anchors) for below in point.points],
    }


def _cell(cell: Cell, anchors: _Anchors) -> Data:
    return {
        "text": _safe(cell.text),
        "to": anchors.name(cell.to),
        "anchor": anchors.name(cell.anchor),
        "strong": cell.strong,
        "heat": cell.heat,
        "doubts": _doubts(cell.doubts, anchors),
    }


def _heading(block: Heading, anchors: _Anchors) -> Data:
    return {
        "level": block.level,
        "text": _safe(block.text),
        "anchor": anchors.name(block.anchor),
        "label": _safe(block.label) if block.label else None,
        "new_page": block.new_page,
        "doubts": _doubts(block.doubts, anchors),
        "language": block.language,
        "change": block.change,
        "was": _safe(block.was) if block.was else None,
    }


def _table(block: Table, anchors: _Anchors) -> Data:
    return {
        "caption": _safe(block.caption),
        "columns": [
            {"name": _safe(one.name), "share": one.share, "number": one.number} for one in block.columns
        ],
        "rows": [[_cell(cell, anchors) for cell in row] for row in block.rows],
        "totals": block.totals,
        "upright": len(block.columns) > _MANY_COLUMNS,
        "language": block.language,
    }


def _chart(block: Chart) -> Data:
    most = max((bar.value for bar in block.bars), default=0) or 1
    bars = [{"name": _safe(bar.name), "value": bar.value, "share": bar.value / most} for bar in block.bars]
    return {"title": _safe(block.title), "says": _safe(block.says), "bars": bars}


def _block(block: Block, anchors: _Anchors) -> Data:
    match block:
        case Heading():
            return _heading(block, anchors)
        case Paragraph():
            return {"text": _safe(block.text), "note": block.style == "note"}
        case Facts():
            return {"rows": [_fact(fact) for fact in block.rows]}
        case Points():
            points = [_point(point, anchors) for point in block.points]
            return {"points": points, "language": block.language}
        case Table():
            return _table(block, anchors)
        case Chart():
            return _chart(block)
        case Contents():
            return {"name": _safe(block.name)}


def data_of(page: Page) -> Data:
    """Return the page as `pdf.typ` reads it."""
    anchors = _Anchors(page)
    day = day_of(page.created) or FIRST
    return {
        "title": " ".join(_safe(page.title).split()),
        "kicker": page.kicker,
        "language": page.language,
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "page_of": page.words.page_of,
        "footer": page.draft or "",
        "blocks": list(_blocks(page, anchors)),
    }


def _blocks(page: Page, anchors: _Anchors) -> Iterator[Data]:
    """Yield the blocks; a table that its heading names needs no caption below it."""
    heading = ""
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block.text
        said = {"said": not heading.endswith(block.caption)} if isinstance(block, Table) else {}
        yield {"kind": type(block).__name__, **_block(block, anchors), **said}


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page as PDF 1.7 with tags; in a house template as LibreOffice sets the Word report.

    Raises BadUsage when the program that sets it is not installed.
    """
    if template is not None:
        return _in_house(page, template)
    try:
        import typst
    except ImportError as error:
        raise BadUsage("forms.no-typst") from error
    day = day_of(page.created) or FIRST
    made = typst.compile(
        _design(),
        sys_inputs={"page": json.dumps(data_of(page), ensure_ascii=False)},
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return bytes(made)


def _in_house(page: Page, template: bytes) -> bytes:
    """Return the Word report in a house template, as PDF."""
    from actas.render.docx import render as in_word

    data = in_word(page, template=template)
    if office.program() is None:
        raise BadUsage("forms.no-office")
    try:
        made = office.converted(data, "docx", _TAGGED)
    except TimeoutError:
        made = None
    if made is None:
        raise BadUsage("forms.office-failed")
    return _steady(made, day_of(page.created) or FIRST)


def _steady(made: bytes, day: date) -> bytes:
    """Return LibreOffice's PDF without the clock: the page's day, and a fingerprint of what is in it.

    Each is as long as what stood there, so that the file's own directory of places stays right.
    """
    head, mark, tail = made.rpartition(b"trailer")
    before, known, after = head.rpartition(b"/CreationDate(D:")
    if known:
        head = before + known + f"{day:%Y%m%d}000000".encode() + after[14:]
    blank = _FINGERPRINT.sub(lambda found: b"0" * 32, tail)
    digest = hashlib.sha256(head + blank).hexdigest()[:32].upper().encode()
    return head + mark + _FINGERPRINT.sub(digest, tail)
