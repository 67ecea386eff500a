"""Excel: a sound workbook of three sheets whose every cell is text, whatever it looks like."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from actas.model.record import Item, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.render.characters import clean
from actas.report import page
from support.records import bare, workshop
from support.words import RECORDS

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SCHEMA = Path(__file__).parents[2] / "shared" / "schemas" / "ooxml" / "sml.xsd"
LETTERS = re.compile("[A-Z]+")


def made(*records: Record, language: str = "es") -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(RENDERERS["xlsx"](page(records, language=language)))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def sheets(parts: dict[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """Return sheet -> rows, column letters -> words, as Excel reads them (_x000A_ and its like undone)."""
    book = ET.fromstring(parts["xl/workbook.xml"])
    found = {}
    for at, sheet in enumerate(book.iter(f"{MAIN}sheet"), 1):
        rows = []
        for row in ET.fromstring(parts[f"xl/worksheets/sheet{at}.xml"]).iter(f"{MAIN}row"):
            cells = {}
            for cell in row.iter(f"{MAIN}c"):
                assert cell.get("t") == "inlineStr"
                words = "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
                read = re.sub("_x([0-9A-Fa-f]{4})_", lambda hit: chr(int(hit[1], 16)), words)
                cells[LETTERS.match(cell.get("r", ""))[0]] = read  # type: ignore[index]
            rows.append(cells)
        found[sheet.get("name", "")] = rows
    return found


def column(rows: list[dict[str, str]], name: str) -> list[str]:
    letter = next(letter for letter, head in rows[0].items() if head == name)
    return [row.get(letter, "") for row in rows[1:]]


def with_text(text: str) -> Record:
    item = Item(id="X1", lines=Span(1, 1), text=text)
    return replace(bare(), sections=(Section(id="S1", kind="other", items=(item,)),))


def test_three_sheets_and_every_item() -> None:
    one = workshop()
    read = sheets(made(one))
    assert list(read) == ["Puntos", "Participantes", "Seguimiento"]
    assert column(read["Puntos"], "Texto") == [item.text for item in one.all_items()]
    assert column(read["Seguimiento"], "Plazo")[0] == "2017-03"


def test_sheets_without_rows_are_left_out_and_a_record_without_items_still_makes_a_book() -> None:
    assert list(sheets(made(bare()))) == ["Puntos"]
    assert list(sheets(made(Record(id="nada")))) == ["Puntos"]


def test_nothing_is_a_formula_a_number_or_a_date() -> None:
    for text in ("=HYPERLINK(1)", "+1", "2016-11-15", "017", "1e3"):
        parts = made(with_text(text))
        sheet = ET.fromstring(parts["xl/worksheets/sheet1.xml"])
        assert not list(sheet.iter(f"{MAIN}f"))
        assert not list(sheet.iter(f"{MAIN}v"))
        assert column(sheets(parts)["Puntos"], "Texto") == [text]


def test_what_excel_would_read_as_an_escape_stays_as_it_is() -> None:
    for text in ("_x0041_", "_x005F_x0041_", "a_x000D_", "_x_", "__x0041__"):
        assert column(sheets(made(with_text(text)))["Puntos"], "Texto") == [text]


def test_a_cell_that_is_too_long_goes_on_below() -> None:
    text = "á" * 40_000 + "😀" * 20_000
    rows = sheets(made(with_text(text)))["Puntos"]
    pieces = column(rows, "Texto")
    assert "".join(pieces) == text
    assert max(len(piece.encode("utf-16-le")) // 2 for piece in pieces) <= 32_767
    assert column(rows, "Punto") == ["X1"] * len(pieces)


def test_every_part_keeps_to_the_schema() -> None:
    if not SCHEMA.exists():
        pytest.skip("the schema is not beside the project")
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    for records in ([workshop()], [bare()], [workshop(), bare()]):
        for name, part in made(*records).items():
            if name.startswith("xl/") and not name.endswith(".rels"):
                # Excel writes xml:space itself; the schema, which is older than the habit, does not know it.
                schema.assertValid(etree.fromstring(part.replace(b' xml:space="preserve"', b"")))


@given(RECORDS)
def test_hostile_words_come_back_from_every_cell(record: Record) -> None:
    rows = sheets(made(record))["Puntos"]
    items = list(record.all_items())
    assert column(rows, "Texto") == [clean(item.text) for item in items]
    assert column(rows, "Título") == [clean(item.title or "") for item in items]


def test_another_library_reads_the_same_words() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](page([workshop()], language="es"))))
    assert book.sheetnames == ["Puntos", "Participantes", "Seguimiento"]
    sheet = book["Puntos"]
    heads = [cell.value for cell in sheet[1]]
    texts = [row[heads.index("Texto")] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value or "" for cell in texts] == [item.text for item in workshop().all_items()]
    assert {cell.number_format for cell in texts if cell.value} == {"@"}
    assert sheet.freeze_panes == "A2"


def test_a_row_is_as_high_as_its_words_need() -> None:
    said = ("Sí.", "palabra " * 40)
    items = tuple(Item(id=f"X{at}", lines=Span(at, at), text=text) for at, text in enumerate(said, 1))
    record = replace(bare(), sections=(Section(id="S1", kind="other", items=items),))
    sheet = made(record)["xl/worksheets/sheet1.xml"].decode()
    heights = [float(found) for found in re.findall(r'<row r="[23]" ht="([0-9.]+)"', sheet)]
    assert heights[0] == 15
    assert 75 <= heights[1] <= 105
