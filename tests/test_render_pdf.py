"""PDF: the same words, tagged, the same bytes each time; and what is said where typst is missing."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

import actas
from actas import office
from actas.model.errors import BadUsage
from actas.model.record import Item, Record, Section
from actas.model.request import Request
from actas.model.span import Span
from actas.render import RENDERERS, pdf
from actas.report import page
from actas.vocabulary.messages import say
from support.records import bare, workshop
from support.words import RECORDS
from test_render_house import template


def made(*records: Record, language: str = "es") -> bytes:
    pytest.importorskip("typst")
    return RENDERERS["pdf"](page(records, language=language))


def words(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    finally:
        document.close()
    # A hyphen at the end of a line is the typesetter's.
    return "".join("".join(pages).replace("\ufffe", "").split())


def test_every_word_of_the_workshop_can_be_read() -> None:
    said = words(made(workshop()))
    for item in workshop().all_items():
        assert "".join(item.text.split()) in said
        assert "".join((item.title or "").split()) in said


@pytest.mark.parametrize("language", ["es", "pt"])
def test_no_line_s_end_doubles_the_hyphen_of_an_address_or_of_a_number(language: str) -> None:
    import pypdfium2

    address = "https://ejemplo.example/actas-de-la-mesa-de-puertos-y-de-aguas-del-norte-y-del-sur-de-2019.pdf"
    said = " ".join(f"{'a' * more} de 2020-2023 {address}" for more in range(1, 40))
    record = replace(
        bare(),
        meeting=replace(bare().meeting, language=language),
        sections=(Section(id="S1", kind="other", items=(Item(id="X1", lines=Span(1, 1), text=said),)),),
    )
    document = pypdfium2.PdfDocument(made(record, language=language))
    drawn = "".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    document.close()
    assert not re.search("[-\ufffe]\\s*-", drawn)
    assert drawn.count("2020-2023") >= 39


def test_what_is_known_of_a_point_begins_no_page() -> None:
    import pypdfium2

    said = "Pedir a la mesa que ordene los papeles del muelle y avise a cada barco. " * 4
    points = tuple(
        Item(id=f"A{at}", lines=Span(at, at), text=said, owner="Ana Paz", due="2030-05-05")
        for at in range(1, 200)
    )
    record = replace(bare(), sections=(Section(id="S1", kind="agreements", items=points),))
    document = pypdfium2.PdfDocument(made(record))
    tops = [document[at].get_textpage().get_text_range().strip() for at in range(len(document))]
    document.close()
    assert len(tops) > 20
    assert not [top for top in tops if top.startswith(("Responsable", "Plazo"))]


def test_boxes_to_tick_are_empty_and_have_a_line_on_any_machine() -> None:
    data = RENDERERS["pdf"](
        page([workshop()], language="es", request=Request(kind="circulation", recipient="HN"))
    )
    assert b"DejaVuSansMono" in data
    assert "☐Deacuerdo☐Corregir:" in words(data)


def test_it_is_tagged_says_its_language_and_has_bookmarks() -> None:
    import pypdfium2

    data = made(workshop(), language="fr")
    assert b"/StructTreeRoot" in data
    assert b"/Lang (fr)" in data or b"/Lang(fr)" in data
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_dict()["Title"] == "Taller regional sobre comedores escolares"
    assert "Buenas prácticas" in " ".join(one.get_title() for one in document.get_toc())
    document.close()


def test_it_keeps_to_the_standard_for_screen_readers() -> None:
    typst = pytest.importorskip("typst")
    import json

    from actas.render import pdf

    data = json.dumps(pdf.data_of(page([workshop()], language="es")))
    assert typst.compile(pdf._design(), sys_inputs={"page": data}, pdf_standards=["ua-1"]).startswith(b"%PDF")


def test_the_day_is_the_meetings_and_two_runs_give_the_same_bytes() -> None:
    data = made(workshop())
    assert b"D:20161116" in data
    assert data == made(workshop())


def test_markup_is_words() -> None:
    text = '#panic("no") *bold* $x$ <label> @ref \\ `raw` // not a comment /* nor this */ = no heading'
    item = Item(id="X1", lines=Span(1, 1), text=text, title='#image("/etc/passwd")')
    record = replace(bare(), sections=(Section(id="S1", kind="other", items=(item,)),))
    said = words(made(record))
    assert "".join(text.split()) in said
    assert '#image("/etc/passwd")' in said


@settings(max_examples=10)
@given(RECORDS)
def test_hostile_words_make_a_document(record: Record) -> None:
    assert made(record).startswith(b"%PDF-1.7")


# -- in a house template ----------------------------------------------------------------------


def test_the_clock_and_what_follows_from_it_are_taken_out_of_a_pdf() -> None:
    """Two PDFs made in two years, with two identities."""
    made = b"(D:1) /CreationDate(D:%s120102Z') trailer /ID [ <%s>\n<%s> ] /DocChecksum /%s startxref"
    first = made % (b"20300101", *[b"A" * 32] * 3)
    second = made % (b"20311231", *[b"B" * 32] * 3)
    steady = pdf._steady(first, date(2016, 11, 16))
    assert steady == pdf._steady(second, date(2016, 11, 16)) != first
    assert len(steady) == len(first)
    assert b"(D:20161116000000Z')" in steady


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not on this machine")
def test_in_a_template_it_keeps_the_houses_look_and_no_clock() -> None:
    data = RENDERERS["pdf"](page([workshop()], language="es"), template=template())
    assert b"(D:20161116000000" in data
    assert b"/StructTreeRoot" in data
    said = words(data)
    assert "Secretaría" in said
    for item in workshop().all_items():
        assert "".join(item.text.split()) in said


def test_without_libreoffice_a_template_and_pdf_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ())
    with pytest.raises(BadUsage) as told:
        RENDERERS["pdf"](page([bare()], language="es"), template=template())
    assert "LibreOffice" in say(told.value.key, "es")


@pytest.mark.parametrize("form", ["html", "md", "xlsx"])
def test_a_template_and_another_form_is_said_not_to_go_together(form: str, tmp_path: Path) -> None:
    house = tmp_path / "casa.docx"
    house.write_bytes(template())
    with pytest.raises(BadUsage) as told:
        actas.render_record(bare(), to=form, template=house)
    assert told.value.key == "render.template-only-docx"


def test_without_typst_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadUsage) as told:
        RENDERERS["pdf"](page([bare()], language="es"))
    assert "actas[pdf]" in say(told.value.key, "es")
