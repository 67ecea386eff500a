"""The Word report: what it holds, how it counts, that its XML is valid and its bytes the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas.model.page import Page
from actas.model.record import Item, Meeting, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.report import page
from support import word
from support.records import bare, item, workshop
from support.word import W

SCHEMAS = Path(__file__).parents[2] / "shared" / "schemas" / "ooxml"


def drawn(*records: Record, language: str = "es") -> bytes:
    return RENDERERS["docx"](page(records, language=language))


def body(data: bytes) -> ET.Element:
    return ET.fromstring(word.parts(data)["word/document.xml"])


def listed(*items: Item) -> bytes:
    section = Section(id="S1", kind="discussion", heading="Debate", lines=Span(1, 1), items=items)
    return drawn(Record(id="r", meeting=Meeting(language="es"), sections=(section,)))


def labels(data: bytes, *, shared: bool = True) -> list[tuple[str, str]]:
    """Return label and words of the points, typed labels too."""
    found = []
    for said in word.read(data, shared=shared):
        if said.style == "List Paragraph":
            label, tab, text = said.text.rpartition("\t")
            found.append((said.label or label, text if tab else said.text))
    return found


def test_what_leads_to_points_below_and_who_signs_stay_with_what_follows() -> None:
    below = (item("D1.1", 2, "Uno.", label="a"), item("D1.2", 3, "Dos.", label="b"))
    made = body(
        listed(
            item("D1", 1, "Se pide", label="1", items=below),
            item("D2", 4, "Ana Paz", role="signature"),
            item("D3", 5, "Presidenta", role="signature"),
        )
    )
    kept: dict[str, bool] = {}  # the first with its words is the point; the annex tells of it again
    for one in made.iter(f"{W}p"):
        kept.setdefault("".join(one.itertext()), one.find(f"{W}pPr/{W}keepNext") is not None)
    said = ("Se pide", "Uno.", "Dos.", "Ana Paz", "Presidenta")
    assert [kept[one] for one in said] == [True, False, False, True, False]


def test_headings_are_words_own_and_carry_no_look_of_their_own() -> None:
    said = word.read(drawn(workshop()))
    assert [(one.style, one.text) for one in said if one.style.startswith(("Title", "heading"))][:5] == [
        ("Title", "Taller regional sobre comedores escolares"),
        ("heading 1", "Resumen"),
        ("heading 1", "Asistentes"),
        ("heading 1", "Puntos generadores"),
        ("heading 1", "2. Buenas prácticas"),
    ]
    assert ("heading 2", "Sobre el agua") in [(one.style, one.text) for one in said]


def test_labels_come_out_as_on_paper() -> None:
    found = [label for label, _ in labels(drawn(workshop()))]
    assert found == [
        "–", "–", "–", "a)", "b)", "c)", "1.", "2.", "3.",
        "1.", "2.", "•", "•", "i)", "ii)", "3.", "4.", "4.",
        "1.", "2.", "3.", "4.", "6.", "7.", "1.1.", "1.2.", "•",
    ]  # fmt: skip


def test_sub_lists_are_levels_of_one_list_and_a_second_list_restarts() -> None:
    """
    1. Uno
       a) primero
       b) segundo
    2. Dos
       a) otra vez primero
    Entonces:
    1. De nuevo
    """
    data = listed(
        item(
            "D1",
            1,
            "Uno",
            label="1",
            items=(item("a", 2, "primero", label="a"), item("b", 3, "s", label="b")),
        ),
        item("D2", 4, "Dos", label="2", items=(item("c", 5, "otra vez", label="a"),)),
        item("D3", 6, "Entonces:", role="lead-in", items=(item("D4", 7, "De nuevo", label="1"),)),
    )
    said = [one for one in word.read(data) if one.number]
    assert [one.label for one in said] == ["1.", "a)", "b)", "2.", "a)", "1."]
    assert len({one.number for one in said[:5]}) == 1
    assert said[5].number != said[0].number
    assert [one.level for one in said] == [0, 1, 1, 0, 1, 0]


LABELS = st.sampled_from(
    [
        "1",
        "2",
        "3",
        "7",
        "12",
        "a",
        "b",
        "c",
        "h",
        "i",
        "ii",
        "iv",
        "v",
        "I",
        "II",
        "A",
        "-",
        "·",
        "1.1",
        "Tema 1",
    ]
)
TREES = st.recursive(
    st.builds(lambda label: (label, ()), st.none() | LABELS),
    lambda below: st.tuples(st.none() | LABELS, st.lists(below, max_size=5).map(tuple)),
    max_leaves=25,
)


def grown(tree: Any, at: list[int]) -> Item:
    at[0] += 1
    number = at[0]
    below = tuple(grown(child, at) for child in tree[1])
    return item(f"D{number}", number, f"punto{number}", label=tree[0], items=below)


@given(st.lists(TREES, min_size=1, max_size=8))
def test_any_tree_of_labels_comes_out_as_on_paper(trees: list[Any]) -> None:
    """Counted as Word counts (one counter an abstract list) and as LibreOffice does (one a list)."""
    at = [0]
    items = tuple(grown(tree, at) for tree in trees)
    wanted = [(each.label, each.text) for top in items for each in top.walk() if each.label]
    data = listed(*items)
    for shared in (True, False):
        found = labels(data, shared=shared)
        assert [text for _, text in found] == [text for _, text in wanted]
        for (label, _), (paper, _) in zip(found, wanted, strict=True):
            plain = label.rstrip(".)") or label
            assert {"–": "-", "•": "·"}.get(plain, plain) == paper


def test_fixed_parts_of_the_document() -> None:
    parts = word.parts(drawn(workshop()))
    styles = ET.fromstring(parts["word/styles.xml"])
    assert styles.find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "es-ES"
    core = parts["docProps/core.xml"].decode()
    assert "<dc:title>Taller regional sobre comedores escolares</dc:title>" in core
    assert "2016-11-16T00:00:00Z" in core
    assert "creator" not in core
    assert not [name for name in parts if "thumbnail" in name]
    footer = word.text_of(ET.fromstring(parts["word/footer1.xml"]))
    assert footer == "Borrador\tPágina 1 de 1"
    fields = [one.text.strip() for one in ET.fromstring(parts["word/footer1.xml"]).iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_words_of_another_language_than_the_reports_say_so() -> None:
    document = body(drawn(workshop(), language="en"))
    runs = {word.text_of(one): one for one in document.iter(f"{W}r")}
    notes = runs["Mapear las escuelas sin agua potable."].find(f"{W}rPr/{W}lang")
    assert notes is not None
    assert notes.get(f"{W}val") == "es"
    assert runs["Summary"].find(f"{W}rPr/{W}lang") is None


def test_tables_repeat_their_head_and_keep_their_rows_whole() -> None:
    tables = body(drawn(workshop())).findall(f".//{W}tbl")
    assert len(tables) == 5
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables[1:])


def test_actors_are_bold_and_titles_italic() -> None:
    document = body(drawn(workshop()))
    looks = {
        word.text_of(one): style.get(f"{W}val")
        for one in document.iter(f"{W}r")
        if (style := one.find(f"{W}rPr/{W}rStyle")) is not None
    }
    assert looks["Honduras."] == "Strong"
    assert looks["El comité de menús."] == "Emphasis"
    assert looks["Lic. Ordóñez"] == "Strong"


def test_links_inside_lead_to_a_bookmark() -> None:
    document = body(drawn(workshop(), bare()))
    names = [one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    wanted = {one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")} - {None}
    assert wanted <= set(names)
    assert all(re.fullmatch(r"\w{1,40}", name) for name in names)


def test_two_runs_give_the_same_bytes() -> None:
    assert drawn(workshop(), bare()) == drawn(workshop(), bare())


def test_the_zip_says_nothing_of_when_and_where_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(drawn(workshop()))
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.infolist()[0].filename == "[Content_Types].xml"
        assert archive.testzip() is None


def test_python_docx_reads_what_we_wrote(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "a.docx"
    path.write_bytes(drawn(workshop()))
    document = docx.Document(str(path))
    assert document.core_properties.author == ""
    assert document.core_properties.language == "es-ES"
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [workshop().meeting.title]


def test_our_own_reader_gets_labels_and_words_back() -> None:
    from actas.read import read_bytes

    lines = [line.text.strip() for line in read_bytes(drawn(workshop()), "informe.docx").lines]
    menus = (
        "Los menús se publican cada mes en https://example.org/menus y las madres los revisan en asamblea."
    )
    assert f"2. Costa Rica. El comité de menús. {menus}" in lines
    assert "ii) el Llamado de las Cocineras" in lines
    assert "6. Aprovechar el diálogo entre las dos redes." in " ".join(lines).replace("\u00a0", " ")


# -- schema and LibreOffice ---------------------------------------------------------------------


def schema(name: str) -> Any:
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMAS.is_dir():
        pytest.skip("the ECMA schemas are not on this machine")
    tree = etree.parse(str(SCHEMAS / name))
    for one in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        if one.get("namespace") == "http://www.w3.org/XML/1998/namespace" and not one.get("schemaLocation"):
            one.set("schemaLocation", "xml.xsd")
    return etree.XMLSchema(tree)


def validate(data: bytes) -> None:
    from lxml import etree

    words, types, links = schema("wml.xsd"), schema("opc-contentTypes.xsd"), schema("opc-relationships.xsd")
    for name, part in word.parts(data).items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(part)
        if name.endswith(".rels"):
            links.assertValid(root)
        elif name == "[Content_Types].xml":
            types.assertValid(root)
        elif name.startswith("word/") and b"wordprocessingml" in part:
            words.assertValid(root)


def test_every_part_is_valid_by_the_ecma_schema() -> None:
    validate(drawn(workshop(), bare()))
    validate(drawn(bare()))


def test_every_cell_ends_in_a_paragraph_and_no_table_touches_another() -> None:
    """Word calls a document without these unreadable, though the schema allows it."""
    document = body(drawn(workshop(), bare()))
    assert all(cell[-1].tag == f"{W}p" for cell in document.iter(f"{W}tc"))
    blocks = [one.tag for one in document.find(f"{W}body")]
    assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(blocks))


def pdf_of(data: bytes, folder: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (folder / "informe.docx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "informe.docx"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "rror" not in done.stderr.replace("Error", "rror") or not done.stderr
    return folder / "informe.pdf"


def test_libreoffice_counts_and_pages_it(tmp_path: Path) -> None:
    made = pdf_of(drawn(workshop()), tmp_path)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    text = subprocess.run(
        ["pdftotext", "-layout", str(made), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"Página 1 de \d", text)
    assert re.search(r"^\s*6\.\s+Aprovechar el diálogo", text, re.MULTILINE)
    assert re.search(r"^\s*ii\)\s+el Llamado", text, re.MULTILINE)
    assert len(re.findall(r"^\s*4\.\s", text, re.MULTILINE)) >= 3


# -- hostile words: here what only Word can trip over; all forms together in test_render_hostile.py --------


def test_a_huge_title_does_not_fill_the_running_head() -> None:
    one = workshop()
    long = replace(one, meeting=replace(one.meeting, title="palabra " * 1000))
    header = word.text_of(ET.fromstring(word.parts(drawn(long))["word/header1.xml"]))
    assert len(header) <= 81


def test_created_is_what_is_given() -> None:
    made: Page = page([workshop()], language="es", created="2020-02-29")
    assert b"2020-02-29T00:00:00Z" in word.parts(RENDERERS["docx"](made))["docProps/core.xml"]
