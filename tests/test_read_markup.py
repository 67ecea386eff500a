"""Typed markup: what lines say, told beside them; which markup a text without an ending of its own is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from actas import pipeline, store, validate
from actas.model.given import Given
from actas.model.line import Line
from actas.read import read_bytes

GOLDEN = Path(__file__).parent / "golden"


def lines(text: str, name: str) -> tuple[Line, ...]:
    return read_bytes(text.encode(), name).lines


def said(text: str, name: str) -> list[str | None]:
    return [line.look.said for line in lines(text, name)]


@pytest.mark.parametrize(
    ("case", "name"),
    [("mediawiki-page", "notes.wiki"), ("restructuredtext-page", "notes.rst"), ("org-file", "notes.org")],
)
def test_a_text_is_read_in_the_markup_that_it_is_typed_in(case: str, name: str) -> None:
    data = (GOLDEN / case / name).read_bytes()
    assert read_bytes(data, "notas.txt").lines == read_bytes(data, name).lines


@pytest.mark.parametrize(
    "text",
    [
        "== Acuerdos ==\n* uno\n** dos\n",
        "# Acuerdos\n\n- [[una cosa]]\n- '''otra'''\n",
        "Acuerdos::\n\nVéase ``x``.\n",
        "* uno\n** dos\n#+nota\n",
    ],
)
def test_a_sign_or_two_make_no_markup(text: str) -> None:
    assert not any(said(text, "notas.txt"))


def test_words_between_angle_brackets_are_words() -> None:
    assert said("Escribir a <ana@example.org> y <nombre>.", "n.wiki") == [
        "Escribir a <ana@example.org> y <nombre>."
    ]


def test_a_target_broken_over_lines_of_a_cell_takes_no_words_of_the_cells_beside_it() -> None:
    rows = [
        "| `Agenda <http | Ana trae      |",
        "| ://x.org/8>`_ | dos mesas     |",
        "| y acta        |               |",
    ]
    rule = "+---------------+---------------+"
    assert said("\n".join((rule, *rows, rule)), "n.rst")[1] == "Agenda | Ana trae dos mesas y acta"


@pytest.mark.parametrize(
    ("line", "name", "wanted"),
    [
        ("'''''Uno''''' y ''dos''", "n.wiki", "Uno y dos"),
        ("[[Página|esto]]s [//example.org/x ver]", "n.wiki", "estos ver"),
        ("a<sub>2</sub><br/>b", "n.wiki", "a2 b"),
        ('Gotea<ref name="a"/>.', "n.wiki", "Gotea."),
        ("; Canon: lo que se paga", "n.wiki", "Canon: lo que se paga"),
        ("; Hora : a las 10:30", "n.wiki", "Hora: a las 10:30"),
        ("- [-] Regar", "n.org", "- [ ] Regar"),
        ("**Uno**, *dos*, ``tres``", "n.rst", "Uno, dos, tres"),
        (":ref:`cuatro <x>`, `cinco`_, seis [1]_", "n.rst", "cuatro, cinco, seis [1]"),
        (r"H\ :sub:`2`\ O \*no\*", "n.rst", "H2O *no*"),
        ("2 * 3 * 4 y a_b_c", "n.rst", "2 * 3 * 4 y a_b_c"),
        ("*uno* /dos/ _tres_ =cuatro= ~cinco~ +seis+", "n.org", "uno dos tres cuatro cinco seis"),
        ("uno[fn:1] <2024-05-03 vie>", "n.org", "uno[1] 2024-05-03 vie"),
        ("2 * 3 * 4 y a/b/c", "n.org", "2 * 3 * 4 y a/b/c"),
    ],
)  # fmt: skip
def test_marks_inside_a_line(line: str, name: str, wanted: str) -> None:
    assert said(line, name) == [wanted]


def test_links_have_targets() -> None:
    assert lines("Ver [https://example.org/x esto].", "n.wiki")[0].look.links == (
        ("esto", "https://example.org/x"),
    )
    rst = lines("Ver esto_ y `lo otro`_.\n\n.. _esto: https://example.org/x\n.. _lo otro: esto_\n", "n.rst")
    assert rst[0].look.links == (("esto", "https://example.org/x"), ("lo otro", "https://example.org/x"))
    assert lines("[[https://example.org/x][esto]]", "n.org")[0].look.links == (
        ("esto", "https://example.org/x"),
    )


def test_headings_of_rst_are_as_deep_as_their_signs_come() -> None:
    page = "****\nUno\n****\n\nDos\n++++\n\nTres\n::::\n\nOtra\n++++\n"
    headings = [(line.text, line.look.heading) for line in lines(page, "n.rst") if line.look.heading]
    assert headings == [("Uno", 1), ("Dos", 2), ("Tres", 3), ("Otra", 2)]


def test_a_wiki_that_counts_its_headings_downwards() -> None:
    levels = [line.look.heading for line in lines("====== Uno ======\n===== Dos =====\n", "n.wiki")]
    assert levels == [1, 2]


def test_columns_of_a_drawn_table() -> None:
    rule = "+-------+-----+\n"
    page = f"{rule}| Tarea | Día |\n{rule}| Regar | uno |\n| bien  | dos |\n{rule}"
    cells = [line.look.cells for line in lines(page, "n.rst") if line.look.cells]
    assert cells == [("Tarea", "Día"), ("Regar bien", "uno dos")]


def test_a_list_table_and_a_csv_table() -> None:
    page = ".. list-table::\n\n   * - uno\n     - dos\n       tres\n\n"
    page += '.. csv-table::\n   :header: a, b\n\n   "c,\n   d", e\n'
    cells = [line.look.cells for line in lines(page, "n.rst") if line.look.cells]
    assert cells == [("uno", "dos tres"), ("a", "b"), ("c, d", "e")]


def test_own_states_of_an_org_file() -> None:
    page = "#+TODO: ABIERTA | HECHA\n* ABIERTA Regar\n* HECHA Podar\n* OTRA Cosa\n"
    assert said(page, "n.org")[1:] == ["* [ ] Regar", "* [x] Podar", "OTRA Cosa"]


def test_a_drawer_without_end_is_none() -> None:
    assert said(":AVISO:\nsigue\n", "n.org") == [":AVISO:", "sigue"]


def test_fields_of_a_template_are_keys() -> None:
    page = "{{Acta\n| fecha = 3 de mayo\n| lugar =\n}}\n"
    looks = [(line.look.said, line.look.debris) for line in lines(page, "n.wiki")]
    assert looks == [(None, "markup"), ("fecha: 3 de mayo", None), (None, "markup"), (None, "markup")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Cloro\n\n#+begin_quote\n  No se pinta.\n#+end_quote\n", "notas.org"),
        ("-  Cloro\n\n..\n\n   No se pinta.\n\nFin.\n", "notas.rst"),
    ],
)
def test_a_quotation_below_a_list_hangs_from_nothing(text: str, name: str) -> None:
    assert "No se pinta." in said(text, name)


def test_a_cell_of_a_wiki_over_several_rows_leaves_blanks_below_it() -> None:
    page = '{|\n! Quién !! Qué !! Día\n|-\n| rowspan="2" | Ana || Regar || uno\n|-\n| Podar || dos\n|-\n'
    page += "| Luis || rowspan=2 | Pesar || tres\n|-\n| Eva || cuatro\n|-\n| Gil || Medir || cinco\n|}\n"
    cells = [line.look.cells for line in lines(page, "n.wiki") if line.look.cells][1:]
    assert cells == [
        ("Ana", "Regar", "uno"),
        ("", "Podar", "dos"),
        ("Luis", "Pesar", "tres"),
        ("Eva", "", "cuatro"),
        ("Gil", "Medir", "cinco"),
    ]


def test_a_row_that_says_how_columns_of_org_are_set_holds_no_words() -> None:
    looks = [line.look for line in lines("| Ana | Regar |\n| <l> | <r10> |\n|     | Podar |\n", "n.org")]
    assert [look.debris for look in looks] == [None, "rule", None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acuerdos\n========\n\n- H\\ :sub:`2`\\ O y 20 m\\ :sup:`2`\n", "n.rst"),
        ("* Acuerdos\n[[file:plano.png]]\n[[./plano.png]]\n- H_{2}O\n", "n.org"),
        ("== Acuerdos ==\n* H<sub>2</sub>O y [[Acta]]s\n[[Categoría:Actas]][[Categoría:2024]]\n", "n.wiki"),
        ("# Acuerdos\n\n- 1<sup>re</sup> lista, [menú](https://example.org)s\n", "n.md"),
    ],
)
def test_what_signs_part_is_no_invented_word(text: str, name: str) -> None:
    notes = read_bytes(text.encode(), name)
    loaded = store.load(store.dump(pipeline.parse(notes, Given())), "a.acta.yaml")
    assert not [one for one in validate.check(loaded, source=notes) if one.level == "error"]
