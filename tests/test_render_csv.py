"""Comma-separated values: what a spreadsheet would run is words, and comes back as it was."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given

from actas.model.record import Item, Participant, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.render.characters import clean
from actas.render.csv import guarded, unguarded
from actas.report import page
from support.records import bare, workshop
from support.words import RECORDS, SOME

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1", "－1")


def rows(form: str, *records: Record, language: str = "es") -> list[dict[str, str]]:
    data = RENDERERS[form](page(records, language=language))
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    return [dict(zip(read[0], row, strict=True)) for row in read[1:]]


def with_text(text: str) -> Record:
    item = Item(id="X1", lines=Span(1, 1), text=text)
    return replace(bare(), sections=(Section(id="S1", kind="other", items=(item,)),))


def test_every_item_is_a_row_in_the_notes_order() -> None:
    one = workshop()
    found = rows("csv", one)
    assert [row["Punto"] for row in found] == [item.id for item in one.all_items()]
    nested = next(row for row in found if row["Punto"] == "R2.2.1")
    assert (nested["Depende de"], nested["Número"], nested["Líneas de las notas"]) == ("R2.2", "i", "24")
    spoke = next(row for row in found if row["Punto"] == "I2")
    assert (spoke["Quién"], spoke["Quién, como en las notas"], spoke["País (ISO)"]) == (
        "Estados Unidos", "EE. UU.", "US",
    )  # fmt: skip


def test_participants_and_what_is_to_be_followed_up_are_files_of_their_own() -> None:
    people = rows("csv-participants", workshop(), language="en")
    assert [(row["Name"], row["Attendance"]) for row in people] == [
        ("Rosa Elena Cáceres", "present"), ("Tomás Arce", "present"), ("Julia Pineda", "excused"),
    ]  # fmt: skip
    due = {row["Item"]: row for row in rows("csv-follow-up", workshop(), language="en")}
    assert due["D1.2"]["Due"] == "2016-12-01"
    assert due["D1.2"]["Done"] == "no"
    assert (due["R1"]["Due"], due["R1"]["Due, as written"]) == ("2017-03", "antes de abril")
    assert due.keys().isdisjoint({"P1", "I1", "D1", "X1"})


def test_what_a_record_names_by_a_slug_is_told_in_the_reports_language() -> None:
    base = with_text("Abrir o viveiro")
    (section,) = base.sections
    item = replace(section.items[0], adoption="agreed", owner="Olga Tenca")
    people = (Participant(name="Olga Tenca", role="chair"),)
    one = replace(
        base,
        meeting=replace(base.meeting, participants=people),
        sections=(replace(section, items=(item,)),),
    )
    assert [row["Função"] for row in rows("csv-participants", one, language="pt")] == ["preside"]
    assert [row["Adoção"] for row in rows("csv-follow-up", one, language="pt")] == ["acordada"]


def test_no_cell_is_a_formula() -> None:
    for text in FORMULAS:
        data = RENDERERS["csv"](page([with_text(text)], language="es")).decode("utf-8-sig")
        assert f'"\t{clean(text)}"' in data
        (row,) = rows("csv", with_text(text))
        assert unguarded(row["Texto"]) == clean(text)


def test_a_harmless_cell_is_left_alone() -> None:
    for text in ("a = b", "20-30", "1.", "", " =1"):
        assert guarded(text) == text


@given(SOME)
def test_the_guard_comes_off_again(words: str) -> None:
    cell = guarded(words)
    assert not cell.startswith(("=", "+", "-", "@", "\r", "\n", "＝", "＋", "－", "＠"))
    assert unguarded(cell) == words


@given(RECORDS)
def test_hostile_words_come_back_from_every_cell(record: Record) -> None:
    found = rows("csv", record)
    items = list(record.all_items())
    assert len(found) == len(items)
    for row, item in zip(found, items, strict=True):
        assert unguarded(row["Texto"]) == clean(item.text)
        assert unguarded(row["Título"]) == clean(item.title or "")
