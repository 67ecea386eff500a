"""Lines to blocks: what one statement is, and what stands in tables."""

from __future__ import annotations

import pytest

from actas import lines, outline
from actas.read import read_bytes
from support.docx import abstract, b, docx, lvl, num, p, r, style
from support.parsing import WORDS, forest, item, looked_at


def test_lines_broken_at_a_margin_are_one_paragraph():
    notes = """\
El primer punto del orden del día fue la revisión de las
cuentas del año pasado, que el tesorero había enviado la
semana anterior a todas las personas que son socias.
"""
    assert forest(notes) == [item(" ".join(notes.split()))]


def test_short_statements_on_lines_of_their_own_stay_apart():
    notes = "Pan\nSal\nAceite\n"
    assert forest(notes) == [item("Pan"), item("Sal"), item("Aceite")]


def test_an_indented_line_goes_on_the_item_above():
    notes = """\
1. El mercado nuevo
   se abre los domingos.
2. Feria
"""
    assert forest(notes) == [item("El mercado nuevo se abre los domingos."), item("Feria")]


def test_a_title_in_capitals_does_not_swallow_what_was_said():
    notes = "REVISIÓN DE LAS CUENTAS DEL AÑO\nel tesorero leyó las cuentas y nadie preguntó.\n"
    assert "el tesorero leyó las cuentas y nadie preguntó." in [one.text for one in forest(notes)]


def test_in_markdown_only_a_blank_line_ends_a_paragraph():
    notes = "Se leyó el acta.\nNadie preguntó.\n"
    assert forest(notes, "md") == [item("Se leyó el acta. Nadie preguntó.")]
    assert forest(notes, "txt") == [item("Se leyó el acta."), item("Nadie preguntó.")]


def test_the_names_of_a_tables_columns_are_set_aside():
    notes = """\
| Tarea | Responsable |
|---|---|
| Enviar el acta | Ana |
"""
    seen = looked_at(notes)
    (row,) = [block for block in seen.blocks() if block.kind == "row"]
    assert row.columns == ("Tarea", "Responsable")
    assert row.cells == ("Enviar el acta", "Ana")
    assert [aside.reason for aside in seen.discarded] == ["rule", "table-header"]


def test_names_alone_on_their_lines_hold_what_was_said_below():
    """So many names in a row, most of them known, and bare ones are believed too."""
    notes = """\
Ana
Se leyó el acta.
Luis
No estaba de acuerdo.
Y pidió que constara.
Marta
Propuso votar.
"""
    said = [(block.words.text, block.tail) for block in looked_at(notes).blocks() if block.kind == "name"]
    assert said == [
        ("Ana", "Se leyó el acta."),
        ("Luis", "No estaba de acuerdo.\nY pidió que constara."),
        ("Marta", "Propuso votar."),
    ]


def test_emphasis_is_a_look_and_links_keep_their_words():
    notes = "**Agua.** Ver la [guía](https://example.org/g) y `a_b`.\n"
    (block,) = looked_at(notes, "md").blocks()
    assert block.words.text == "Agua. Ver la guía y a_b."
    assert block.words.bold == len("Agua.")
    assert [(link.words, link.href) for link in block.words.links] == [("guía", "https://example.org/g")]


BROKEN = (  # pasted with the ends of its lines
    "La comisión vio que el canal de la vega pierde agua por dos",
    "sitios y que la compuerta grande no cierra bien desde que",
    "llovió tanto en marzo, así que pidió a los dos regantes que",
    "vayan a verla y que traigan el precio de una chapa nueva",
)
FULL = "La compuerta queda a cargo de quien riega el último turno."


@pytest.mark.parametrize("set_off", [b("Salida"), r("Salida", '<w:sz w:val="32"/>')], ids=["bold", "large"])
def test_a_paragraph_in_another_type_is_no_part_of_what_stands_above(set_off):
    """A full line ended because it was full: that the next one is in another type says that it was over."""
    paragraphs = (*map(p, BROKEN), p(f"- {FULL}"), p(set_off), p("- Se abre el canal el lunes."))
    seen = outline.outline(lines.clean(read_bytes(docx(*paragraphs), "notas.docx"), WORDS), WORDS)
    assert FULL in [block.words.text for block in seen.blocks()]
    assert [part.heading.words.text for part in seen.walk() if part.heading] == ["Salida"]


def test_a_heading_of_markdown_behind_a_break_in_a_heading_is_one_of_its_own():
    """One line has a mark, the other none: what is left of one is not all of both."""
    pasted = (p("# Uno"), p("Se lee."), p("## Dos"), p("Se abre."), p("## Tres"), p("Se cierra."))
    broken = p("Riego", "<w:r><w:br/></w:r>", "## Poda", style="Ttulo2")
    notes = read_bytes(docx(*pasted, broken, p("Se poda."), styles=style("Ttulo2", "heading 2")), "n.docx")
    found = outline.outline(lines.clean(notes, WORDS), WORDS)
    assert [part.heading.words.text for part in found.walk() if part.heading][-2:] == ["Riego", "Poda"]


def test_automatic_numbers_that_a_dash_ends_count_sections():
    pattern = abstract(0, lvl(0, "upperRoman", "%1 -")) + num(1, 0)
    names = ("Mot de bienvenue", "Tour de table", "Recommandations")
    blocks = [block for name in names for block in (p(b(name), num=(1, 0)), p("Le four est froid."))]
    notes = read_bytes(docx(*blocks, numbering=pattern), "n.docx")
    found = outline.outline(lines.clean(notes, WORDS), WORDS)
    heads = [(part.heading.label, part.heading.words.text) for part in found.walk() if part.heading]
    assert heads == list(zip(("I", "II", "III"), names, strict=True))


def test_automatic_numbers_keep_the_letter_before_them():
    pattern = abstract(0, lvl(0, "decimal", "Q%1")) + num(1, 0)
    asked = ("Who answers the phone?", "Is the old lock kept?")
    notes = read_bytes(docx(*(p(name, num=(1, 0)) for name in asked), numbering=pattern), "n.docx")
    found = outline.outline(lines.clean(notes, WORDS), WORDS)
    assert [block.marker.label for block in found.blocks() if block.marker] == ["Q1", "Q2"]


def test_automatic_numbers_keep_the_letter_behind_them():
    pattern = abstract(0, lvl(0), lvl(1, "lowerLetter", "%1.%2)")) + num(1, 0)
    listed = (p("Obras", num=(1, 0)), *(p(name, num=(1, 1)) for name in ("Cal.", "Arena.")))
    found = outline.outline(lines.clean(read_bytes(docx(*listed, numbering=pattern), "n.docx"), WORDS), WORDS)
    assert [block.marker.label for block in found.blocks() if block.marker][-2:] == ["1.a", "1.b"]


def test_a_letterhead_in_the_middle_goes_on_with_the_place():
    middle = '<w:jc w:val="center"/>'
    names = ("ACTA DE LA JUNTA DE CEDROS", "Celebrada el martes 6 de mayo de 2031, 18:30", "Calle Mayor, 40")
    blocks = (*(p(b(name), properties=middle) for name in names), p(), p(b("Piscina")), p("Se abren tres."))
    notes = read_bytes(docx(*blocks), "n.docx")
    found = outline.outline(lines.clean(notes, WORDS), WORDS)
    assert [block.words.text for block in found.title] == list(names)
    assert [part.heading.words.text for part in found.walk() if part.heading] == ["Piscina"]


@pytest.mark.parametrize("shown", ["%1 –", "%1 -", "%1 —"])
@pytest.mark.parametrize(
    ("kind", "labels"), [("upperRoman", ["I", "II", "III"]), ("decimal", ["1", "2", "3"])]
)
def test_a_dash_behind_an_automatic_number_is_no_part_of_it(kind, labels, shown):
    """«II –» is the number that «II – Obras» has where a person typed it."""
    listed = [p(text, num=(1, 0)) for text in ("Se pinta la sala.", "Se abre el canal.", "Se paga la luz.")]
    made = docx(*listed, numbering=abstract(0, lvl(0, kind, shown)) + num(1, 0))
    seen = outline.outline(lines.clean(read_bytes(made, "notas.docx"), WORDS), WORDS)
    found = [block.marker for block in seen.blocks()]
    assert [(one.label, one.family) for one in found] == [(one, found[0].family) for one in labels]


def test_the_line_in_the_style_of_subtitles_heads_nothing():
    styles = style("Title", "Title", "Normal") + style(
        "Subtitle", "Subtitle", "Normal", "<w:rPr><w:b/></w:rPr>"
    )
    styles += style("H1", "heading 1", "Normal", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
    blocks = [p("Oven Workshop", style="Title"), p("Rapporteur's notes", style="Subtitle")]
    blocks += [p("Date: 21 May 2030", "<w:r><w:br/></w:r>", "Rapporteur: Susan Gill"), p("Ideas", style="H1")]
    blocks += [p(b("Clay")), p("It cracks."), p(b("Wood")), p("It is wet.")]
    notes = read_bytes(docx(*blocks, styles=styles), "n.docx")
    found = outline.outline(lines.clean(notes, WORDS), WORDS)
    assert [block.words.text for block in found.title] == ["Oven Workshop", "Rapporteur's notes"]


def test_a_key_behind_which_a_form_still_asks_heads_nothing():
    asks = style("Pide", "Placeholder Text", None, "", "character")
    run = r("Escriba aquí.", '<w:rStyle w:val="Pide"/>')
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    blocks = (p(b("Notas:"), " Ana saluda a todos."), p(b("Decisión:"), " ", control), p("Luis trae pan."))
    notes = read_bytes(docx(*blocks, styles=asks), "n.docx")
    found = outline.outline(lines.clean(notes, WORDS), WORDS)
    assert not [part for part in found.walk() if part.heading]
