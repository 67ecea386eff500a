"""HTML, Markdown, text, JSON and the terminal: what each promises beside the words themselves."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from actas.model.page import Bar, Cell, Chart, Column, Marker, Page, Point, Points, Run, Table
from actas.model.record import Item, Section
from actas.model.request import Request
from actas.model.span import Span
from actas.model.width import width
from actas.render import RENDERERS
from actas.report import page
from actas.store import to_data
from support.records import bare, item, workshop
from test_render_hostile import Html, markdown_words


def made(language: str = "es") -> Page:
    return page([workshop()], language=language)


def text_of(form: str, language: str = "es") -> str:
    return RENDERERS[form](made(language)).decode("utf-8")


# -- HTML ---------------------------------------------------------------------------------------


def test_the_page_allows_its_own_style_sheet_and_nothing_else() -> None:
    html = text_of("html")
    css = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert css
    assert policy
    digest = base64.b64encode(hashlib.sha256(css[1].encode()).digest()).decode()
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|<script|<link|<img", html)


def test_landmarks_language_and_headings_in_order() -> None:
    parsed = Html(text_of("html", "en"))
    tags = [tag for tag, _ in parsed.tags]
    assert dict(parsed.tags)["html"] == {"lang": "en"}
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert tags.count(landmark) == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert ("a", {"class": "skip", "href": "#main"}) in parsed.tags
    notes = next(attributes for tag, attributes in parsed.tags if tag == "h2" and attributes["id"] == "S2")
    assert notes["lang"] == "es"


def test_tables_name_their_columns_and_rows() -> None:
    parsed = Html(text_of("html"))
    heads = [attributes for tag, attributes in parsed.tags if tag == "th"]
    assert heads
    assert all(attributes.get("scope") in ("col", "row") for attributes in heads)
    tags = [tag for tag, _ in parsed.tags]
    assert tags.count("caption") == tags.count("table") == 5


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not on this machine")
def test_a_browser_shows_it_without_complaint(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(text_of("html"), encoding="utf-8")
    flags = "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
    flags += "disable-component-update disable-sync enable-logging=stderr virtual-time-budget=1000 dump-dom"
    command = [
        "chromium",
        *(f"--{flag}" for flag in flags.split()),
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run(
        [*command, (tmp_path / "a.html").as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert "Taller regional" in done.stdout
    assert "CONSOLE" not in done.stderr


# -- Markdown -----------------------------------------------------------------------------------


def test_markdown_reads_well_as_it_is() -> None:
    text = text_of("md")
    assert "\n## 2. Buenas prácticas\n\n1. **Honduras.** Cada escuela" in text
    assert "\n2. **Costa Rica.** *El comité de menús.* Los menús" in text
    assert "\n- a) ¿Qué experiencias" in text
    assert "| **Total** | **3** | **3** |" in text


def test_numbers_out_of_sequence_are_read_again_as_on_paper() -> None:
    """4. Instar … / 4. Potenciar …; 4. El Lic. … / 6. Aprovechar …"""
    read = markdown_words(text_of("md"))
    assert re.search(r"4\.\nInstar.*?4\.\nPotenciar", read, re.DOTALL)
    assert re.search(r"4\.\nEl .*?6\.\nAprovechar.*?7\.\n\[sin texto\]", read, re.DOTALL)


def test_a_list_after_a_list_of_a_lead_in_keeps_its_numbers() -> None:
    """
    1. Uno
    Se acordó:
    1. Ir
    2. Volver
    2. Dos
    """
    section = replace(
        bare().sections[0],
        items=(
            item("X1", 1, "Uno", label="1"),
            item("X2", 2, "Se acordó:", role="lead-in", items=(
                item("X3", 3, "Ir", label="1"), item("X4", 4, "Volver", label="2"),
            )),
            item("X5", 5, "Dos", label="2"),
        ),
    )  # fmt: skip
    read = markdown_words(
        RENDERERS["md"](page([replace(bare(), sections=(section,))], language="es")).decode("utf-8")
    )
    assert "1.\nUno\nSe acordó:\n1.\nIr\n2.\nVolver\n2.\nDos" in read


# -- text, JSON, terminal -------------------------------------------------------------------------


def test_text_fits_80_columns() -> None:
    lines = text_of("text").split("\n")
    assert max(map(len, lines)) <= 80
    assert lines[:3] == ["ACTA", "Taller regional sobre comedores escolares", "=" * 41]
    assert "   · Incorporar la Agenda 2030 y el ODS 2 en los contratos." in lines


def test_no_line_of_text_begins_or_ends_with_a_sign_that_belongs_to_a_word() -> None:
    for signs in range(60, 80):
        said = f"{'a' * signs} 2,7 % ; « oui » ? Non : {'b' * 60} « c » !"
        (section,) = (Section(id="S1", kind="other", items=(item("X1", 1, said),)),)
        drawn = RENDERERS["text"](page([replace(bare(), sections=(section,))], language="fr")).decode()
        lines = [line.strip() for line in drawn.splitlines()]
        assert not [line for line in lines if line.startswith(tuple("%;»?:!")) or line.endswith("«")]
        assert " ".join(said.split()) in " ".join(lines)


def test_text_parts_a_table_from_what_stands_above_it_and_shows_where_a_bar_s_name_is_cut() -> None:
    table = Table(caption="t", columns=(Column(name="Uno", share=1.0),), rows=((Cell(text="1"),),))
    point = Point(anchor="a", marker=Marker(style="bullet", shown="-"), runs=(Run(text="Punto"),))
    bars = Chart(title="c", says="", unit="", bars=(Bar(name="Ana " * 12, value=2),))
    drawn = replace(made(), blocks=(Points(points=(point,)), table, bars))
    text = RENDERERS["text"](drawn).decode()
    assert "- Punto\n\nUno\n" in text
    assert "Ana Ana Ana Ana Ana Ana Ana…  █" in text


def test_what_stands_before_a_colon_in_markdown_is_written_as_the_language_has_it() -> None:
    assert "- **Date\u00a0:** 15" in text_of("md", "fr")
    assert "- **Fecha:** 15" in text_of("md", "es")


@pytest.mark.parametrize("form", ["text", "md"])
def test_there_is_room_to_sign_an_answer(form: str) -> None:
    request = Request(kind="circulation", recipient="HN")
    drawn = RENDERERS[form](page([workshop()], language="es", request=request)).decode()
    assert re.search(r"Firma\W+(\\?_){8}", drawn)


def test_text_counts_the_columns_of_a_terminal() -> None:
    """A Chinese character takes two of them, an accent on its own none."""
    columns = (Column(name="Quién", share=0.2), Column(name="Qué", share=0.8))
    rows = tuple((Cell(text=name), Cell(text="habla")) for name in ("王小明", "Ana", "José", "王" * 9))
    drawn = replace(made(), blocks=(Table(caption="", columns=columns, rows=rows),))
    lines = RENDERERS["text"](drawn).decode().splitlines()
    starts = {width(line[: line.index("habla")]) for line in lines if "habla" in line}
    assert starts == {17}
    assert "王" * 2 in lines


def test_a_sentence_that_begins_with_an_arabic_name_runs_from_left_to_right() -> None:
    said = {
        "محمد: propone aprender de las acequias": "<p>",
        "الماء للجميع (agua)": '<p dir="rtl">',
        "Nada": "<p>",
    }
    for text, tag in said.items():
        point = Point(anchor="I1", marker=Marker(style="bullet", shown="-"), runs=(Run(text=text),))
        drawn = replace(made(), blocks=(Points(points=(point,)),))
        assert f"{tag}{text}" in RENDERERS["html"](drawn).decode()


def test_json_is_the_records_own_data() -> None:
    one = workshop()
    assert json.loads(RENDERERS["json"](page([one], language="es"))) == {"records": [to_data(one)]}


def test_json_says_the_file_of_a_line_where_a_record_is_of_several() -> None:
    one = Item(id="X1", text="Sí.", lines=Span(1, 1, 1, 2, "mesa-2.txt"))
    several = replace(workshop(), sections=(Section(id="S1", kind="other", items=(one,)),))
    assert json.loads(RENDERERS["json"](page([several], language="es"))) == {"records": [to_data(several)]}


def test_the_terminal_never_takes_words_for_markup() -> None:
    from rich.console import Console

    from actas.render.terminal import render

    section = replace(bare().sections[0], heading="[red]Rojo[/red]", items=(item("X1", 1, "[bold]uno"),))
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    console.print(render(page([replace(bare(), sections=(section,))], language="es")))
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert "[red]Rojo[/red]" in said
    assert "[bold]uno" in said


def test_the_terminal_breaks_no_heading_of_a_column_in_a_word() -> None:
    from rich.console import Console

    from actas.render.terminal import render

    one = replace(
        workshop(), sections=tuple(part for part in workshop().sections if part.id in ("S2", "S3", "S4"))
    )
    for columns in (80, 50):
        console = Console(file=io.StringIO(), width=columns, force_terminal=False)
        console.print(render(page([one], language="es")))
        said = console.file.getvalue()  # type: ignore[attr-defined]
        assert "Recomendaciones" in said.split("Puntos generadores")[0]
        assert max(map(len, said.split("\n"))) <= columns


def test_a_caption_that_only_says_the_heading_again_is_not_seen_twice() -> None:
    shown = text_of("html")
    assert shown.count('<caption class="said">') == 3
    assert "<caption>Cuántos puntos" in shown
