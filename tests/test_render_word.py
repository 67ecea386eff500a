"""What only Word has: each feature is drawn, the document opened, and the feature found in it."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import actas
from actas.model.errors import BadUsage
from actas.model.given import Given
from actas.model.record import Actor, Item, Meeting, Record, Section
from actas.model.request import KINDS, Request
from actas.model.span import Span
from actas.pipeline import parse
from actas.read import read_bytes
from actas.render import RENDERERS
from actas.render.docx.check import check, new
from actas.report import page
from generate_notes import Tidy, tidy_notes
from support import word
from support.records import bare, heard_twice, workshop
from support.word import W
from test_render_docx import body, pdf_of, schema, validate
from test_render_house import template
from words_of_notes import LANGUAGES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def drawn(*records: Record, house: bytes | None = None, language: str = "es", **more: object) -> bytes:
    request = Request(**more)  # type: ignore[arg-type]
    return RENDERERS["docx"](
        page(records or (workshop(),), language=language, request=request), template=house
    )


def changed() -> Record:
    """The workshop with one recommendation reworded, one taken out, one heading renamed."""
    one = workshop()

    def section(part: Any) -> Any:
        if part.id != "S4":
            return part
        first, second, _, *rest = part.items
        first = replace(first, text="Que los ministerios reserven dos partidas para la compra local.")
        return replace(part, heading="Lo que se recomienda", items=(first, second, *rest))

    return replace(one, sections=tuple(map(section, one.sections)))


def test_the_contents_are_filled_in_with_links_and_ask_nothing() -> None:
    document = body(drawn())
    told = [one for one in word.read(drawn()) if one.style.startswith("toc ")]
    assert [one.text for one in told][:4] == [
        "Resumen",
        "Asistentes",
        "Puntos generadores",
        "2. Buenas prácticas",
    ]
    assert ("toc 2", "Sobre el agua") in [(one.style, one.text) for one in told]
    instruction = "".join(one.text or "" for one in document.iter(f"{W}instrText"))
    assert instruction.strip() == r'TOC \o "1-3" \h \z \n'
    marks = {one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")} - {None} <= marks
    assert not any(b"updateFields" in part for part in word.parts(drawn()).values())


def test_a_short_report_has_no_contents() -> None:
    assert not [one for one in word.read(drawn(bare())) if one.style.startswith("toc ")]


def test_every_page_says_its_number_and_how_many_there_are() -> None:
    footer = word.parts(drawn())["word/footer1.xml"].decode()
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_footnotes_say_where_each_point_stands_and_only_when_asked_for() -> None:
    parts = word.parts(drawn(footnotes=True))
    notes = ET.fromstring(parts["word/footnotes.xml"])
    said = [word.text_of(one).strip() for one in notes if one.get(f"{W}type") is None]
    assert said[0] == "En las notas: línea 5."
    assert len(said) == len(list(workshop().all_items()))
    ids = [
        one.get(f"{W}id") for one in ET.fromstring(parts["word/document.xml"]).iter(f"{W}footnoteReference")
    ]
    assert ids == [one.get(f"{W}id") for one in notes if one.get(f"{W}type") is None]
    assert "Procedencia" not in word.text_of(body(drawn(footnotes=True)))
    assert "word/footnotes.xml" not in word.parts(drawn())


def test_doubts_are_comments_on_the_words_they_are_about() -> None:
    parts = word.parts(drawn(comments=True))
    said = [word.text_of(one) for one in ET.fromstring(parts["word/comments.xml"])]
    assert sorted(said) == sorted(doubt.says for doubt in workshop().doubts)
    document = parts["word/document.xml"].decode()
    about = re.search(r'<w:commentRangeStart w:id="1"/>(.*?)<w:commentRangeEnd w:id="1"/>', document)
    assert about is not None
    assert "Se construyó con las alcaldías" in about[1]
    assert "?1" not in document


def test_a_doubt_about_no_point_is_not_lost_among_the_comments() -> None:
    one = workshop()
    loose = replace(one, doubts=(replace(one.doubts[0], at=None, says="¿de qué año son las notas?"),))
    assert (
        "¿de qué año son las notas?" in word.parts(drawn(loose, comments=True))["word/comments.xml"].decode()
    )


def test_counts_are_a_chart_of_words_own_that_says_itself_in_words() -> None:
    parts = word.parts(drawn(heard_twice()))
    chart = ET.fromstring(parts["word/charts/actas1.xml"])
    assert [one.text for one in chart.iter(f"{C}v")][1:4] == ["Honduras", "Costa Rica", "El Salvador"]
    alt = next(ET.fromstring(parts["word/document.xml"]).iter(f"{DRAWING}docPr")).get("descr")
    assert alt is not None
    assert alt.startswith("Puntos por participante. Honduras 2, Costa Rica 1")
    assert b"charts/actas1.xml" in parts["word/_rels/document.xml.rels"]


def test_what_is_said_of_a_list_does_not_part_from_it() -> None:
    """At the end of a page «Se juntan …» stood below its heading, and the list on the next."""
    document = body(drawn(workshop(), workshop(), kind="consolidated"))
    (about,) = [one for one in document.iter(f"{W}p") if word.text_of(one).startswith("Se juntan")]
    assert about.find(f"{W}pPr/{W}keepNext") is not None


def test_the_matrix_is_a_table_shaded_by_its_counts() -> None:
    table = next(t for t in body(drawn()).iter(f"{W}tbl") if "Quién" in word.text_of(t))
    shades = {
        word.text_of(cell): shade.get(f"{W}fill")
        for cell in table.iter(f"{W}tc")
        for shade in cell.iter(f"{W}shd")
    }
    assert shades["5"] < shades["3"] < shades["1"]  # the more, the darker
    assert "–" not in shades
    assert table.find(f"{W}tblPr/{W}tblCaption") is not None


def test_changes_since_an_older_version_are_tracked_by_word() -> None:
    document = body(drawn(changed(), since=workshop()))
    gone = [word_of(one) for one in document.iter(f"{W}del") if word_of(one)]
    fresh = [word.text_of(one) for one in document.iter(f"{W}ins") if word.text_of(one)]
    assert gone == ["Recomendaciones", "una", "partida", "3.\t", "Mapear las escuelas sin agua potable."]
    assert fresh == ["Lo que se recomienda", "dos", "partidas"]
    numbers = [one.get(f"{W}id") for tag in ("ins", "del") for one in document.iter(f"{W}{tag}")]
    assert len(set(numbers)) == len(numbers)
    assert {one.get(f"{W}date") for one in document.iter(f"{W}ins")} == {"2016-11-16T00:00:00Z"}


def word_of(deletion: ET.Element) -> str:
    signs = {f"{W}delText": None, f"{W}tab": "\t"}
    return "".join(signs[one.tag] or one.text or "" for one in deletion.iter() if one.tag in signs)


def test_the_language_changes_where_the_words_do() -> None:
    one = drawn(language="en")
    spoken: dict[str, Any] = {}
    for run in body(one).iter(f"{W}r"):
        spoken.setdefault("".join(run.itertext()), run.find(f"{W}rPr/{W}lang"))
    assert spoken["Potenciar los talleres previos."].get(f"{W}val") == "es"
    assert spoken["[no text]"] is None
    assert spoken["Nobody named"] is None


def test_properties_say_title_kind_language_and_day() -> None:
    core = word.parts(drawn(kind="summary"))["docProps/core.xml"].decode()
    for said in (
        "<dc:title>Taller regional",
        "<dc:subject>Resumen<",
        "<dc:language>es-ES<",
        "2016-11-16T00:00:00Z",
    ):
        assert said in core


def test_a_delegation_ticks_boxes_and_writes_on_a_line() -> None:
    said = [one.text for one in word.read(drawn(kind="circulation", recipient="HN"))]
    assert any(one.endswith("☐ De acuerdo\t☐ Corregir: \t") for one in said)
    assert (
        b'w:leader="underscore"' in word.parts(drawn(kind="circulation", recipient="HN"))["word/document.xml"]
    )


# -- all of it together -------------------------------------------------------------------------

ALL = [
    *({"kind": kind, "recipient": "HN", "deadline": "2017-01-15"} for kind in KINDS),
    {"comments": True, "footnotes": True, "profile": "un"},
    {"since": workshop()},
]


@pytest.mark.parametrize("more", ALL, ids=lambda more: more.get("kind") or next(iter(more)))
@pytest.mark.parametrize("housed", [False, True], ids=["ours", "house"])
def test_every_part_is_valid_and_the_same_each_time(more: dict[str, Any], housed: bool) -> None:
    house = template() if housed else None
    one = changed() if "since" in more else workshop()
    data = drawn(one, house=house, **more)
    assert data == drawn(one, house=house, **more)
    validate(data)
    charts = schema("dml-chart.xsd")
    for name, part in word.parts(data).items():
        if "charts/" in name:
            from lxml import etree

            charts.assertValid(etree.fromstring(part))
    names = [one.get("Id") for one in ET.fromstring(word.parts(data)["word/_rels/document.xml.rels"])]
    assert len(set(names)) == len(names)


def test_headings_skip_no_level() -> None:
    for kind in KINDS:
        level = 0
        for one in word.read(drawn(workshop(), bare(), kind=kind, recipient="HN")):
            if one.style.startswith("heading "):
                now = int(one.style.removeprefix("heading "))
                assert now <= level + 1
                level = now


def test_libreoffice_converts_it_without_a_word(tmp_path: Path) -> None:
    pdf_of(drawn(comments=True, footnotes=True), tmp_path)
    assert (tmp_path / "informe.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("records", [(workshop(),), (workshop(), bare(), workshop())], ids=["one", "several"])
def test_the_summary_is_two_pages_at_most(records: tuple[Record, ...], tmp_path: Path) -> None:
    pdf = pdf_of(drawn(*records, kind="summary"), tmp_path)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    import subprocess

    said = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert said.count("\f") <= 2


# -- templates ----------------------------------------------------------------------------------


def test_the_new_template_lacks_nothing_and_takes_the_report() -> None:
    for language in ("es", "en"):
        assert check(new(language), language) == ()
    said = [one.text for one in word.read(drawn(house=new("es")))]
    assert said[0] == "Acta"
    assert "Aquí va el informe. Cambie estilos, encabezado y pie; deje este recuadro." not in said


def test_check_says_what_a_template_lacks() -> None:
    lacks = check(template(), "es")
    assert any("actas:body" in sentence for sentence in lacks)
    assert any("toc 1" in sentence for sentence in lacks)
    with pytest.raises(BadUsage):
        check(b"no", "es")


# -- and back again -----------------------------------------------------------------------------


def told(items: list[Item]) -> list[tuple[str, str, str]]:
    """Return label, actor and words of items, in order; the glyph of a bullet is Word's business."""
    out = []
    for one in items:
        words = " ".join(part for part in (one.title, one.text) if part).replace(".", "")
        label = one.label or ""
        name = one.actor.name if one.actor else ""
        out.append((label if re.search(r"\w", label) else label and "-", name, words))
    return out


def lost(record: Record) -> list[tuple[str, str, str]]:
    """Return what is not there, in its order, when the minutes of a record are read as notes."""
    language = record.meeting.language or "es"
    data = drawn(record, language=language, comments=True)
    found = told(list(parse(read_bytes(data, "acta.docx"), Given()).all_items()))
    at, missing = 0, []
    for one in told([one for one in record.all_items() if one.text or one.title]):
        if one in found[at:]:
            at = found.index(one, at) + 1
        else:
            missing.append(one)
    return missing


EXAMPLES = Path(__file__).parents[1] / "examples"
NOTES = sorted([*EXAMPLES.glob("*/notas.txt"), *EXAMPLES.glob("*/sources/*.txt")])


@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.stem)
def test_what_is_rendered_can_be_parsed_again(notes: Path) -> None:
    assert lost(actas.parse_notes(notes).record) == []


@given(tidy_notes())
def test_what_is_rendered_of_any_notes_that_read_in_one_way_can_be_parsed_again(notes: Tidy) -> None:
    assert lost(parse(read_bytes(notes.text.encode(), "notas.txt"), Given())) == []


WHO = (
    None,
    *(
        Actor(name=name, kind="country", code=code)
        for name, code in (("Honduras", "HN"), ("Guatemala", "GT"))
    ),
    *(Actor(name=name, kind="organisation") for name in ("FAO", "UNICEF")),
    Actor(name="Ana Pérez", kind="person"),
)
MARKS = {"1": "1234", "a": "abcd", "i": ("i", "ii", "iii", "iv"), "-": "----", "": (None,) * 4}


@st.composite
def spoken(draw: st.DrawFn) -> Record:
    """Draw a record in one of four languages: speakers, titles, all sorts of labels, lists in lists."""
    language = draw(st.sampled_from(sorted(LANGUAGES)))
    words, line, sections = LANGUAGES[language], itertools.count(1), []

    def listed(sort: str, depth: int) -> Iterator[Item]:
        for at in range(draw(st.integers(1, 4))):
            here = next(line)
            yield Item(
                id=f"X{here}",
                label=MARKS[sort][at],
                lines=Span(here, here),
                actor=draw(st.sampled_from(WHO)) if depth == 0 else None,
                title=draw(st.sampled_from([None, None, f"{words.titles[0]}."])) if depth == 0 else None,
                text=draw(st.sampled_from(words.sentences)),
                items=tuple(listed(draw(st.sampled_from("-a")), 1)) if sort and not depth and at == 1 else (),
            )

    for kind, heading in draw(st.lists(st.sampled_from(words.headings), min_size=1, max_size=3, unique=True)):
        here = next(line)
        items = tuple(listed(draw(st.sampled_from(sorted(MARKS))), 0))
        sections.append(
            Section(id=f"S{here}", kind=kind, heading=heading, lines=Span(here, here), items=items)  # type: ignore[arg-type]
        )
    return Record(id="r", meeting=Meeting(language=language), sections=tuple(sections))


@given(spoken())
def test_what_anybody_says_can_be_parsed_again(record: Record) -> None:
    assert lost(record) == []
