"""PDF: the same words, tagged, the same bytes each time; and what is said where typst is missing."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings

from actas.model.errors import BadUsage
from actas.model.record import Item, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.report import page
from actas.vocabulary.messages import say
from support.records import bare, workshop
from support.words import RECORDS


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


def test_without_typst_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadUsage) as told:
        RENDERERS["pdf"](page([bare()], language="es"))
    assert "actas[pdf]" in say(told.value.key, "es")
