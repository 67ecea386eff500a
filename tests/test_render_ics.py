"""Calendars, read back by another program's reader and by the letter of RFC 5545."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas.model.record import Actor, Item, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.render.characters import clean
from actas.render.ics import folded
from actas.report import page
from support.records import bare, country, item, workshop
from support.words import RECORDS


def made(*records: Record, created: str | None = None) -> bytes:
    return RENDERERS["ics"](page(records, language="es", created=created))


def entries(data: bytes, kind: str) -> list[Any]:
    icalendar = pytest.importorskip("icalendar")
    return list(icalendar.Calendar.from_ical(data).walk(kind))


def with_due(due: str | None, **more: Any) -> Record:
    item = Item(id="A1", lines=Span(1, 1), text="Publicar el acta; después, enviarla", due=due, **more)
    return replace(bare(), sections=(Section(id="S1", kind="agreements", items=(item,)),))


def test_the_meeting_is_a_journal_entry() -> None:
    (entry,) = entries(made(workshop()), "VJOURNAL")
    assert str(entry["UID"]) == "taller-comedores-escolares"
    assert str(entry["SUMMARY"]) == "Taller regional sobre comedores escolares"
    assert entry["SUMMARY"].params["LANGUAGE"] == "es"
    assert entry["DTSTART"].dt == datetime.date(2016, 11, 15)
    assert str(entry["STATUS"]) == "DRAFT"
    assert "1 Guatemala. El espacio ha permitido" in str(entry["DESCRIPTION"])


def test_what_is_told_of_a_meeting_begins_with_a_word() -> None:
    (section,) = with_due(None).sections
    headed = replace(with_due(None), sections=(replace(section, heading="Acuerdos"),))
    (entry,) = entries(made(headed), "VJOURNAL")
    assert str(entry["DESCRIPTION"]).startswith("Acuerdos")


def test_a_speaker_is_parted_from_what_is_said_as_in_other_reports() -> None:
    peru, olga = country("Perú", "PE"), Actor(name="Olga Tenca", kind="person")
    said = (
        item("I1", 1, "pide semillas", actor=peru),
        item("I2", 2, "Está de acuerdo", actor=olga),
        item("I3", 3, "Perú trae abono", actor=peru),
        item("I4", 4, "Para el huerto y la semilla, se espera que Perú ayude", actor=peru),
    )
    section = Section(id="S1", kind="interventions", items=said)
    (entry,) = entries(made(replace(bare(), sections=(section,))), "VJOURNAL")
    assert str(entry["DESCRIPTION"]).splitlines() == [
        "Perú: pide semillas",
        "Olga Tenca: Está de acuerdo",
        "Perú trae abono",
        "Perú. Para el huerto y la semilla, se espera que Perú ayude",
    ]


def test_a_commitment_with_a_date_is_a_task() -> None:
    tasks = {str(one["UID"]).partition("#")[2]: one for one in entries(made(workshop()), "VTODO")}
    assert [*tasks] == ["R1", "D1.2"]
    assert tasks["D1.2"]["DUE"].dt == datetime.date(2016, 12, 1)
    assert str(tasks["D1.2"]["STATUS"]) == "NEEDS-ACTION"
    assert str(tasks["D1.2"]["RELATED-TO"]) == "taller-comedores-escolares"
    assert tasks["R1"]["DUE"].dt == datetime.date(2017, 3, 31)  # "2017-03": the whole of March
    assert "STATUS" not in tasks["R1"]
    assert "antes de abril" in str(tasks["R1"]["DESCRIPTION"])
    assert "Ministerio de Hacienda" in str(tasks["R1"]["DESCRIPTION"])


def test_what_is_done_is_completed_and_a_date_in_words_alone_makes_no_day() -> None:
    (done,) = entries(made(with_due("2016-12-01", done=True)), "VTODO")
    assert str(done["STATUS"]) == "COMPLETED"
    (open_,) = entries(made(with_due(None, due_as_written="antes de las lluvias")), "VTODO")
    assert "DUE" not in open_
    (wrong,) = entries(made(with_due("2017-02-31")), "VTODO")
    assert "DUE" not in wrong
    assert entries(made(with_due(None)), "VTODO") == []


def test_the_stamp_is_the_day_given_else_the_meetings_else_1980() -> None:
    for data, stamp in (
        (made(workshop(), created="2020-02-29"), "20200229"),
        (made(workshop()), "20161116"),
        (made(bare()), "19800101"),
    ):
        assert f"DTSTAMP:{stamp}T000000Z\r\n".encode() in data


def test_source_date_epoch_is_the_day_given(monkeypatch: pytest.MonkeyPatch) -> None:
    import actas

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1582934400")
    assert b"DTSTAMP:20200229T000000Z" in actas.render_record(workshop(), to="ics")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert b"DTSTAMP:20161116T000000Z" in actas.render_record(workshop(), to="ics")


def test_two_records_of_one_name_do_not_share_an_entry() -> None:
    found = entries(made(workshop(), workshop()), "VTODO")
    assert len({str(one["UID"]) for one in found}) == len(found) == 4


def test_signs_are_escaped() -> None:
    text = "a\\b; c, d\nBEGIN:VTODO"
    item = Item(id="A1", lines=Span(1, 1), text=text, due="2017-01-01")
    record = replace(bare(), sections=(Section(id="S1", kind="agreements", items=(item,)),))
    data = made(record)
    assert rb"DESCRIPTION:a\\b\; c\, d\nBEGIN:VTODO" in data.replace(b"\r\n ", b"")
    (task,) = entries(data, "VTODO")
    assert str(task["DESCRIPTION"]) == text


@given(st.text(alphabet="aé€😀 ", max_size=400))
def test_lines_are_folded_at_75_octets_and_unfold_to_the_same(line: str) -> None:
    made_ = folded(line)
    assert made_.replace("\r\n ", "").removesuffix("\r\n") == line
    assert all(len(one.encode()) <= 75 for one in made_.split("\r\n"))


@given(RECORDS)
def test_hostile_words_leave_a_sound_calendar(record: Record) -> None:
    data = made(record)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    names = [
        line.partition(":")[0].partition(";")[0] for line in data.decode().replace("\r\n ", "").split("\r\n")
    ]
    assert all(name == "" or name.replace("-", "").isupper() for name in names)
    wanted = [one for one in record.all_items() if one.due or one.due_as_written]
    tasks = entries(data, "VTODO")
    assert len(tasks) == len(wanted)
    for task, one in zip(tasks, wanted, strict=True):
        said = "".join(str(task.get("DESCRIPTION", "")).split())
        assert "".join(clean(one.text).rstrip(". ").split()) in said
