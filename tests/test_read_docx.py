"""Word documents: what the walk keeps, leaves out and says. Each test shows its XML."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from actas.model.errors import TooLarge
from actas.model.line import Notes
from actas.read import read_bytes, read_notes
from support.docx import abstract, b, docx, lvl, members, num, p, pack, r, relations, style, tbl


def notes_of(*blocks: str, **more: object) -> Notes:
    return read_bytes(docx(*blocks, **more), "notas.docx")


def texts(*blocks: str, **more: object) -> list[str]:
    return [line.text for line in notes_of(*blocks, **more).lines]


def found(notes: Notes) -> list[str]:
    return [problem.rule for problem in notes.problems]


BULLETS = abstract(0, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "o")) + num(1, 0)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("Ttulo1", "heading 1", "Normal", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:b/></w:rPr>")
    + style("MiTtulo", "Mi título", "Ttulo1")
    + style("Ttulo", "Title", "Normal")
    + style("TDC", "TOC Heading", "Ttulo1", "<w:pPr><w:outlineLvl w:val='9'/></w:pPr>")
    + style("TDC1", "toc 1")
    + style("Oculto", "Oculto", None, "<w:rPr><w:vanish/></w:rPr>")
    + style("Fuerte", "Strong", None, "<w:rPr><w:b/></w:rPr>", "character")
    + style(
        "Centro", "Centro", None, "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:sz w:val='30'/></w:rPr>"
    )
    + style("A", "A", "B")
    + style("B", "B", "A", "<w:rPr><w:i/></w:rPr>")
)


def either(choice: str, fallback: str) -> str:
    """Return the same thing once for new programs and once for old ones."""
    return (
        f"<mc:AlternateContent><mc:Choice>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    "xml",
    [
        p("uno ", f"<w:ins>{r('dos')}</w:ins>", " tres"),
        p("uno ", f"<w:moveTo>{r('dos')}</w:moveTo>", " tres"),
        p("uno ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('dos')}</w:sdtContent></w:sdt>", " tres"),
        p("uno ", f"<w:smartTag><w:smartTagPr/><w:smartTag>{r('dos')}</w:smartTag></w:smartTag>", " tres"),
        p("uno ", f'<w:fldSimple w:instr="DATE">{r("dos")}</w:fldSimple>', " tres"),
        p("uno ", f"<w:hyperlink>{r('dos')}</w:hyperlink>", " tres"),
        p("uno ", f"<w:customXml>{r('dos')}</w:customXml>", " tres"),
        p("uno ", f"<w:dir>{r('dos')}</w:dir>", " tres"),
        p("uno dos", f"<w:del>{r(' y medio')}</w:del>", f"<w:moveFrom>{r(' y pico')}</w:moveFrom>", " tres"),
        p("uno ", f"<w:del><w:r><w:delText>cero</w:delText></w:r></w:del>{r('dos')}", " tres"),
        p("uno ", "<m:oMath><m:r><m:t>dos</m:t></m:r></m:oMath>", " tres"),
        p("uno ", either(r("dos"), r("2")), " tres"),
        p("uno ", either("", r("dos")), " tres"),
        p("uno ", "<w:r><w:t>  dos\n </w:t></w:r>", " tres"),
        f"<w:sdt><w:sdtContent>{p('uno dos tres')}</w:sdtContent></w:sdt>",
        f"<w:customXml>{p('uno dos tres')}</w:customXml>",
        p("uno dos", r(" secreto", "<w:vanish/>"), " tres"),
        p("uno dos tres", '<w:commentRangeStart/><w:r><w:commentReference w:id="0"/></w:r>'),
        p("uno dos tres", '<w:bookmarkStart w:name="_GoBack"/><w:r><w:lastRenderedPageBreak/></w:r>'),
    ],
)  # fmt: skip
def test_words_are_kept_wherever_word_puts_them(xml: str) -> None:
    assert texts(xml) == ["uno dos tres"]


CHARS = ("begin", "separate", "end")


def field(instruction: str, result: str) -> str:
    """Return a complex field, as Word writes it: begin, instruction, separate, result, end."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{char.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{char.format('separate')}{result}{char.format('end')}"
    )


def test_field_results_are_kept_and_instructions_dropped() -> None:
    inner = field("PAGE", r("7"))
    assert texts(p("página ", field("REF _x", r("cuatro")), ", ", field("IF", inner))) == ["página cuatro, 7"]
    # Words inside the instruction are no result.
    begin, end = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert texts(p("a", begin, r("XE índice"), end, "b")) == ["ab"]
    # A field without end does not swallow the rest.
    assert texts(p("a", begin, r("XE")), p("b")) == ["a", "b"]


def test_field_over_several_paragraphs() -> None:
    """The result of one field runs over three paragraphs; a second instruction stands in the middle one."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in CHARS)
    instruction = r("TOC")
    assert texts(
        p(begin, instruction, separate, "uno"), p("dos ", field("PAGEREF x", r("2"))), p(end), p("tres")
    ) == ["uno", "dos 2", "", "tres"]


def test_tabs_breaks_hyphens_and_symbols() -> None:
    """A tab; a line break makes a soft line; a page break makes none; hyphens; a symbol font's check mark."""
    notes = notes_of(
        p("a<".replace("<", ""), "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c"),
        p("d", '<w:r><w:br w:type="page"/></w:r>', "e"),
        p("20", "<w:r><w:noBreakHyphen/></w:r>", "30 inte", "<w:r><w:softHyphen/></w:r>", "gral"),
        p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " hecho"),
        p('<w:r><w:br w:type="page"/></w:r>'),
    )
    assert [line.text for line in notes.lines] == [
        "a\tb",
        "c",
        "d e",
        "20\u201130 inte\u00adgral",
        "✓ hecho",
        "",
    ]
    assert [line.look.soft for line in notes.lines] == [False, True, False, False, False, False]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('en el cuadro')}{p('y más')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p("antes", shape), p("después")) == ["antes", "en el cuadro", "y más", "después"]


def test_a_formula_in_a_text_box_is_read_in_the_new_program_s_branch() -> None:
    picture, formula = p("imagen"), p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")
    new = f"<w:drawing><wps:txbx><w:txbxContent>{formula}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{picture}</w:txbxContent></v:textbox></w:pict>"
    assert texts(p("antes", f"<w:r>{either(new, old)}</w:r>")) == ["antes", "x+1"]


SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'


def m(tag: str, *parts: str) -> str:
    """Return a part of a formula; a bare string among ``parts`` is text."""
    drawn = "".join(part if part.startswith("<") else f"<m:r><m:t>{part}</m:t></m:r>" for part in parts)
    return f"<m:{tag}>{drawn}</m:{tag}>"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (m("f", m("fPr"), m("num", "1"), m("den", "2")), "1/2"),
        (m("f", m("num", "a+b"), m("den", m("d", m("e", "c+d")))), "(a+b)/(c+d)"),
        (m("sSup", m("e", "10"), m("sup", "2")), "10^2"),
        (m("sSup", m("e", "30"), m("sup", "°")), "30°"),
        (m("sSub", m("e", "CO"), m("sub", "2")), "CO2"),
        (m("rad", m("deg"), m("e", "16")), "√16"),
        (m("nary", SUM, m("sub", "i=1"), m("sup", "9"), m("e", "k")), "∑_(i=1)^9 k"),
        (m("m", m("mr", m("e", "1"), m("e", "2")), m("mr", m("e", "3"), m("e", "4"))), "1 2; 3 4"),
        (f"<w:del>{m('r', '3')}</w:del>" + m("sSup"), ""),
    ],
)  # fmt: skip
def test_formulas_are_typed_on_a_line(formula: str, said: str) -> None:
    """The signs of a formula are drawn and no text: without them a half is read as twelve."""
    assert texts(p("vota ", m("oMath", formula), " más")) == [f"vota {said} más"]


def test_check_boxes_show_their_state() -> None:
    def box(state: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{r('?')}</w:sdtContent></w:sdt>"
        )

    begin, _, end = (f'<w:fldChar w:fldCharType="{kind}">' for kind in CHARS)
    data = '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    legacy = f"<w:r>{begin}{data}</w:fldChar></w:r><w:r>{end}</w:fldChar></w:r>"
    assert texts(p(box("1"), " sí"), p(box("0"), " no"), p(legacy, " viejo")) == ["☒ sí", "☐ no", "☒ viejo"]


def test_what_was_chosen_in_an_old_form_is_kept() -> None:
    """The list of choices hangs from the field's beginning, and the field has no result."""
    begin, _, end = (f'<w:fldChar w:fldCharType="{kind}">' for kind in CHARS)
    entries = '<w:listEntry w:val="Aprobado"/><w:listEntry w:val="Aplazado"/>'

    def choice(more: str) -> str:
        data = f"<w:ffData><w:ddList>{more}{entries}</w:ddList></w:ffData>"
        return f"<w:r>{begin}{data}</w:fldChar></w:r><w:r>{end}</w:fldChar></w:r>"

    told = p(choice('<w:result w:val="1"/>'), " hoy"), p(choice(""), " ayer")
    assert texts(*told, p(choice('<w:result w:val="7"/>'), "no")) == ["Aplazado hoy", "Aprobado ayer", "no"]


# Tracked changes


def test_tracked_changes_are_read_as_accepted_and_reported() -> None:
    notes = notes_of(p("queda ", f"<w:del>{r('fuera')}</w:del>", f"<w:ins>{r('dentro')}</w:ins>"))
    assert [line.text for line in notes.lines] == ["queda dentro"]
    assert found(notes) == ["tracked-changes"]


def test_deleted_paragraph_end_joins_the_next_paragraph() -> None:
    """The first paragraph's end is deleted; the second one is deleted whole."""
    assert texts(p("uno ", mark="<w:del/>"), p("dos"), p("tres")) == ["uno dos", "tres"]
    assert texts(p("uno"), p(f"<w:del>{r('dos')}</w:del>", mark="<w:del/>"), p("tres")) == ["uno", "tres"]


def test_a_paragraph_whose_end_was_deleted_stays_where_no_other_follows() -> None:
    """At the end of the body, of a cell, of a text box or before a table it runs into nothing."""
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('caja')}</w:txbxContent></v:textbox></w:pict></w:r>"
    numbered = {"numbering": abstract(1, lvl(0)) + num(1, 1)}
    cut = "<w:del/>"
    assert texts(p("uno"), p("dos", num=(1, 0), mark=cut), **numbered) == ["uno", "1. dos"]
    assert texts(p("uno", mark=cut), tbl(("a", "b"), ("c", "d"))) == ["uno", "a | b", "c | d"]
    assert texts(tbl((p("a", mark=cut), "b"), ("c", "d")), p("fin")) == ["a | b", "c | d", "fin"]
    assert texts(p("uno", box, mark=cut), p("dos")) == ["caja", "unodos"]


def test_deleted_paragraph_takes_no_number() -> None:
    numbering = abstract(0, lvl(0)) + num(1, 0)
    gone = p(f"<w:del>{r('dos')}</w:del>", num=(1, 0), mark="<w:del/>")
    assert texts(p("uno", num=(1, 0)), gone, p("tres", num=(1, 0)), numbering=numbering) == [
        "1. uno",
        "2. tres",
    ]


def test_deleted_row_is_left_out() -> None:
    table = tbl(("a", "b"), ("c", "d")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert texts(table) == ["c | d"]


# Hidden text


def test_hidden_text_is_left_out_and_reported() -> None:
    """By the run, by the paragraph's style, by the document's mark; none of its words is in the report."""
    notes = notes_of(
        p("a la vista", r(" dos secretos", "<w:vanish/>")),
        p("tres más ocultos", style="Oculto", mark="<w:vanish/>"),
        p(r("visible en estilo oculto", '<w:vanish w:val="0"/>'), style="Oculto"),
        styles=STYLES,
    )
    assert [line.text for line in notes.lines] == ["a la vista", "visible en estilo oculto"]
    (problem,) = notes.problems
    assert (problem.rule, problem.place.line) == ("hidden-text", 1)
    assert problem.values == {"words": "5", "lines": "1, 2"}


# Looks


def test_headings_by_name_outline_and_inheritance() -> None:
    notes = notes_of(
        p("portada", style="Ttulo"),
        p("uno", style="Ttulo1"),
        p("dos", style="MiTtulo"),
        p("índice", style="TDC"),
        p("cuatro", properties='<w:outlineLvl w:val="2"/>'),
        p("cinco"),
        styles=STYLES,
    )
    assert [line.look.heading for line in notes.lines] == [0, 1, 1, None, 3, None]
    assert [line.look.style for line in notes.lines[1:3]] == ["heading 1", "Mi título"]


def test_bold_by_run_by_style_and_crossed() -> None:
    notes = notes_of(
        p(b("todo")),
        p(b("Financiamiento."), " Una propuesta"),
        p("no ", b("sí")),
        p("por estilo", style="Ttulo1"),
        p(r("apagado", '<w:b w:val="0"/>'), style="Ttulo1"),
        p(r("fuerte", '<w:rStyle w:val="Fuerte"/>'), " no"),
        p(r("cruzado", '<w:rStyle w:val="Fuerte"/>'), style="Ttulo1"),
        styles=STYLES,
    )
    looks = [line.look for line in notes.lines]
    assert [look.bold for look in looks] == [True, False, False, True, False, False, False]
    assert [look.bold_lead for look in looks] == [4, 15, 0, 10, 0, 6, 0]


def test_bold_lead_is_counted_after_the_automatic_number() -> None:
    notes = notes_of(p(b("Canadá."), " Muchos contactos", num=(1, 1)), numbering=BULLETS)
    line = notes.lines[0]
    assert line.text == "  - Canadá. Muchos contactos"
    assert (line.look.marker, line.look.list_level, line.look.bold_lead) == ("-", 1, len("Canadá."))


def test_size_italic_centre_and_a_circle_of_styles() -> None:
    notes = notes_of(
        p("a", style="Centro"),
        p("b", properties='<w:jc w:val="center"/>'),
        p(r("c", '<w:i/><w:sz w:val="19"/>')),
        p("d", style="A"),
        styles=STYLES,
    )
    looks = [line.look for line in notes.lines]
    assert [look.size for look in looks] == [15.0, 11.0, 9.5, 11.0]
    assert [look.centred for look in looks] == [True, True, False, False]
    assert [look.italic for look in looks] == [False, False, True, True]


def test_blank_paragraphs_are_blank_lines() -> None:
    assert texts(p("a"), p(), p(" "), p("b")) == ["a", "", " ", "b"]


# Tables


def test_table_rows_are_lines_with_cells() -> None:
    """Two paragraphs in a cell are joined by a space; an empty cell stays; an empty row is a blank line."""
    notes = notes_of(
        tbl(("Tarea", "Quién"), (p("Enviar") + p("el acta"), "Ana"), ("", "Luis"), ("", "")), tbl(("x", "y"))
    )
    assert [line.text for line in notes.lines] == [
        "Tarea | Quién", "Enviar el acta | Ana", " | Luis", "", "x | y",
    ]  # fmt: skip
    assert notes.lines[2].look.cells == ("", "Luis")
    assert [line.look.table for line in notes.lines] == [1, 1, 1, 1, 2]


def test_row_of_one_cell_is_a_frame_around_paragraphs() -> None:
    notes = notes_of(tbl((p("Acuerdos", style="Ttulo1") + p("a"),)), styles=STYLES)
    assert [(line.text, line.look.heading, line.look.cells) for line in notes.lines] == [
        ("Acuerdos", 1, None),
        ("a", None, None),
    ]


def test_nested_table_is_flattened_in_order() -> None:
    assert texts(tbl(("f", "g"), (p("a") + tbl(("b", "c")) + p("d"), "e"))) == ["f | g", "a b c d | e"]


def test_rows_in_content_controls_are_kept() -> None:
    table = (
        tbl(("a", "b"))
        .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
    )
    assert texts(table) == ["a | b"]


def asking(words: str, style: str = "Pide", shown: str = "<w:showingPlcHdr/>") -> str:
    """Return a content control, with what it asks for as long as nobody has written into it."""
    run = r(words, f'<w:rStyle w:val="{style}"/>' if style else "")
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"


ASKS = STYLES + style("Pide", "Placeholder Text", None, "", "character")


def test_what_a_form_still_asks_for_is_set_aside() -> None:
    line, kept = notes_of(p(asking("Escriba el tema.")), p(asking("Riego", shown="")), styles=ASKS).lines
    assert (line.text, line.look.debris) == ("Escriba el tema.", "template-leftover")
    assert (kept.text, kept.look.debris) == ("Riego", None)


def test_a_templates_own_heading_in_a_control_is_no_prompt() -> None:
    [line] = notes_of(p(asking("Roll call", style=""), style="Ttulo1"), styles=ASKS).lines
    assert (line.text, line.look.heading, line.look.debris) == ("Roll call", 1, None)


def test_a_prompt_is_cut_out_of_its_line_and_of_its_row() -> None:
    signed, row, empty = notes_of(
        p("Aprobada por: ", asking("[Nombre]")),
        tbl(("Pedir precio", p(asking("Elija un elemento."))), (p(asking("Tarea")), p(asking("Quién")))),
        styles=ASKS,
    ).lines
    assert (signed.look.said, signed.look.cut) == ("Aprobada por: ", (("[Nombre]", "template-leftover"),))
    assert row.text == "Pedir precio | Elija un elemento."
    assert (row.look.cells, row.look.cut) == (
        ("Pedir precio", ""),
        (("Elija un elemento.", "template-leftover"),),
    )
    assert (empty.text, empty.look.debris) == ("Tarea | Quién", "template-leftover")


def test_a_prompt_beside_words_of_its_cell_stays_in_the_row() -> None:
    """What is cut out of a line stands in it, also in a table inside a cell and behind a number."""
    asked = p("Fecha: ", asking("[día]"))
    [row] = notes_of(tbl(("Lugar", asked)), styles=ASKS).lines
    [nested] = notes_of(tbl((tbl((asked, "uno")), "dos")), styles=ASKS).lines
    counted = tbl(("1.", p("Riego ", asking("[tema]")) + p("Se riega.")), ("2.", p("Poda") + p("Se poda.")))
    box = notes_of(counted, styles=ASKS).lines[0]
    assert (row.text, row.look.said) == ("Lugar | Fecha: [día]", "Lugar | Fecha:")
    assert (nested.text, nested.look.said) == ("Fecha: [día] uno | dos", "Fecha: uno | dos")
    assert (box.text, box.look.said) == ("1. Riego [tema]", "1. Riego")


def test_the_only_row_of_a_table_that_is_set_as_a_heading_is_one() -> None:
    one = p("Tema:", style="Ttulo1"), p("Riego", style="Ttulo1")
    alone, names, row = notes_of(tbl(one), tbl(one, ("a", "b")), styles=STYLES).lines
    assert (alone.text, alone.look.heading, alone.look.cells) == ("Tema: | Riego", 1, None)
    assert (names.look.heading, names.look.cells) == (None, ("Tema:", "Riego"))
    assert row.look.cells == ("a", "b")


def test_a_cell_that_holds_a_table_of_rows_only_sets_the_page() -> None:
    keys = tbl(("Convoca", "Ana Ruiz"), ("Toma notas", "Luis Paz"))
    page = tbl((keys + p(), p("Asistentes", style="Ttulo1") + p("Ana Ruiz, Luis Paz")))
    assert [(line.text, line.look.heading) for line in notes_of(page, styles=STYLES).lines] == [
        ("Convoca | Ana Ruiz", None),
        ("Toma notas | Luis Paz", None),
        ("Asistentes", 1),
        ("Ana Ruiz, Luis Paz", None),
    ]


# Around the body


def test_notes_stand_under_the_body_in_the_order_of_the_text() -> None:
    def note(kind: str, key: int, words: str) -> str:
        return f'<w:{kind} w:id="{key}">{p(words)}</w:{kind}>'

    notes = notes_of(
        p(
            "uno",
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
            " dos",
            '<w:r><w:footnoteReference w:id="5"/></w:r>',
        ),
        parts={
            "footnotes": note("footnote", 4, "nadie la nombra") + note("footnote", 5, " al pie"),
            "endnotes": note("endnote", 2, "al final"),
        },
    )
    assert [line.text for line in notes.lines] == ["uno[1] dos[2]", "[1] al final", "[2] al pie"]
    assert [line.look.marker for line in notes.lines] == [None, "[1]", "[2]"]


def test_headers_and_footers_are_debris_after_the_body_and_stand_once() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        '<w:footerReference r:id="footer1"/><w:footerReference r:id="falta"/></w:sectPr>'
    )
    notes = notes_of(
        p("cuerpo"),
        section,
        parts={"header1": p("Ministerio"), "header2": p("Ministerio"), "footer1": p("Página 1") + p()},
    )
    assert [(line.text, line.look.debris) for line in notes.lines] == [
        ("cuerpo", None),
        ("Ministerio", "page-header"),
        ("Página 1", "page-footer"),
    ]


def test_a_list_of_prices_behind_tabs_is_no_table_of_contents() -> None:
    prices = [p(text) for text in ("Gastos", "Cal\t30", "Arena\t20", "Pan\tii", "Ana paga la cal.")]
    figures = [p(text) for text in ("3\t30", "4\t20", "5\t15", "", "Fin.")]
    notes = read_bytes(docx(*prices, *figures), "notas.docx")
    assert not any(line.look.debris for line in notes.lines)


def test_a_typed_table_of_contents_says_what_stands_further_down() -> None:
    typed = [p(text) for text in ("Contenido", "Gastos\t2", "Obras\t3", "Varios\t4")]
    typed += [p(text) for text in ("Gastos", "Cal.", "Obras", "Pozo.", "Varios", "Nada.")]
    notes = read_bytes(docx(*typed), "notas.docx")
    assert [line.look.debris for line in notes.lines] == ["contents"] * 4 + [None] * 6


def test_table_of_contents_is_debris() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p('Índice')}</w:sdtContent></w:sdt>"
    notes = notes_of(control, p("Acuerdos 2", style="TDC1"), p("Acuerdos"), styles=STYLES)
    assert [line.look.debris for line in notes.lines] == ["contents", "contents", None]


def test_comments_are_counted_not_read() -> None:
    notes = notes_of(
        p("a", '<w:r><w:commentReference w:id="0"/></w:r>'),
        parts={"comments": f'<w:comment w:id="0">{p("¿seguro?")}</w:comment>'},
    )
    assert [line.text for line in notes.lines] == ["a"]
    assert found(notes) == ["comments"]


def test_links_outside_are_reported_and_not_followed() -> None:
    notes = notes_of(
        p("a"),
        external=(
            ("x1", "image", "http://ejemplo.invalid/x.png"),
            ("x2", "hyperlink", "http://ejemplo.invalid/"),
        ),
    )
    assert [problem.values["target"] for problem in notes.problems] == ["http://ejemplo.invalid/x.png"]


def test_links_keep_words_and_target() -> None:
    link = f'<w:hyperlink r:id="x1">{r("el ")}{b("acta")}</w:hyperlink>'
    inner = f'<w:hyperlink w:anchor="abajo">{r("abajo")}</w:hyperlink>'
    outside = (("x1", "hyperlink", "https://ejemplo.invalid/acta"),)
    notes = notes_of(p("Vea ", link, " y ", inner), tbl((p(link), "x")), external=outside)
    assert notes.lines[0].text == "Vea el acta y abajo"
    assert [line.look.links for line in notes.lines] == [(("el acta", "https://ejemplo.invalid/acta"),)] * 2
    assert notes.problems == ()


def test_links_of_a_note_are_its_own_parts() -> None:
    """The same relationship id means one thing in the body and another in the notes."""
    link = f'<w:hyperlink r:id="x1">{r("ver")}</w:hyperlink>'
    made = members(
        p(link, '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        parts={"footnotes": f'<w:footnote w:id="1">{p(link)}</w:footnote>'},
        external=(("x1", "hyperlink", "https://ejemplo.invalid/a"),),
    )
    made["word/_rels/footnotes.xml.rels"] = relations(
        external=(("x1", "hyperlink", "https://ejemplo.invalid/b"),)
    )
    targets = [line.look.links[0][1] for line in read_bytes(pack(made), "n.docx").lines]
    assert targets == ["https://ejemplo.invalid/a", "https://ejemplo.invalid/b"]


def test_target_above_the_package_is_ignored() -> None:
    made = members(p("a"))
    rels = str(made["word/_rels/document.xml.rels"]).replace("styles.xml", "../../../etc/passwd")
    notes = read_bytes(pack({**made, "word/_rels/document.xml.rels": rels}), "notas.docx")
    assert [problem.values["target"] for problem in notes.problems] == ["../../../etc/passwd"]


# Dialects


def test_strict_documents_are_read() -> None:
    made = members(p("1", num=(1, 0)), p("a", style="Ttulo1"), numbering=BULLETS, styles=STYLES)
    strict = {
        path: str(data)
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        for path, data in made.items()
    }  # fmt: skip
    notes = read_bytes(pack(strict), "notas.docx")
    assert [(line.text, line.look.heading) for line in notes.lines] == [("- 1", None), ("a", 1)]


@pytest.mark.parametrize("name", ["n.docx", "n.DOCX", "n.docm", "n.dotx", "NOTAS", "-"])
def test_word_files_by_any_name(name: str) -> None:
    assert read_bytes(docx(p("a")), name).format == "docx"


def test_macros_are_ignored_and_said() -> None:
    made = members(p("a"))
    rels = str(made["word/_rels/document.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="m" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>',
    )
    notes = read_bytes(pack({**made, "word/_rels/document.xml.rels": rels}), "n.docm")
    assert found(notes) == ["macros"]


def test_main_part_by_another_name() -> None:
    made = members(p("a"))
    made["word/document2.xml"] = made.pop("word/document.xml")
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("document.xml", "document2.xml")
    assert [line.text for line in read_bytes(pack(made), "n.docx").lines] == ["a"]


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="no pandoc")
def test_files_of_another_program_give_the_same_lines(tmp_path: Path) -> None:
    """
    Acuerdos
    1. uno
    2. dos
      - a
      - b
    3. tres
    A | B
    1 | 2
    """
    source = "Acuerdos\n\n1. uno\n2. dos\n    - a\n    - b\n3. tres\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    doc = test_files_of_another_program_give_the_same_lines.__doc__ or ""
    for name in ("n.docx", "n.odt"):
        path = tmp_path / name
        subprocess.run(["pandoc", "-f", "markdown", "-o", str(path)], input=source, text=True, check=True)
        lines = [line.text for line in read_notes(path).lines if not line.look.debris]
        assert lines == [line[4:] for line in doc.splitlines()[1:-1]]


def link_field(instruction: str, words: str) -> str:
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r(words)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"  # noqa: E501
    )


@pytest.mark.parametrize(
    "xml",
    [
        p("ver ", link_field(' HYPERLINK "https://example.org/a" \\o "x" ', "el acta"), " de ayer"),
        p("ver ", f"""<w:fldSimple w:instr=' HYPERLINK "https://example.org/a"'>{r("el acta")}</w:fldSimple>""", " de ayer"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_link_that_is_a_field_keeps_its_target(xml: str) -> None:
    """A HYPERLINK field, as Word writes links in old documents and Google Docs in all."""
    (line,) = notes_of(xml).lines
    assert line.text == "ver el acta de ayer"
    assert line.look.links == (("el acta", "https://example.org/a"),)


def test_a_field_that_leads_inside_the_document_has_no_target() -> None:
    (line,) = notes_of(p(link_field(' HYPERLINK \\l "_Toc1" ', "Acuerdos"))).lines
    assert (line.text, line.look.links) == ("Acuerdos", ())


CHUNK = '<w:altChunk r:id="rChunk"/>'


def with_chunk(path: str, data: bytes) -> bytes:
    made = members(p("antes"), CHUNK, p("después"))
    made["word/_rels/document.xml.rels"] = relations(
        ("rIdStyles", "styles", "styles.xml"), ("rChunk", "aFChunk", path)
    )
    made[f"word/{path}"] = data
    return pack(made)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("afchunk.html", b"<html><body><ol><li>Publicar el acta</li></ol></body></html>"),
        ("afchunk.rtf", b"{\\rtf1 {\\listtext 1.\\tab}Publicar el acta\\par}"),
        ("afchunk.dat", b"1. Publicar el acta"),
        ("afchunk.docx", docx(p("1. Publicar el acta"))),
    ],
)
def test_documents_inside_the_document_are_read_in_their_place(path: str, data: bytes) -> None:
    notes = read_bytes(with_chunk(path, data), "notas.docx")
    assert [line.text for line in notes.lines] == ["antes", "1. Publicar el acta", "después"]


def test_a_document_inside_that_cannot_be_read_is_reported() -> None:
    notes = read_bytes(with_chunk("a.docx", b"PK\x03\x04 broken"), "notas.docx")
    assert [line.text for line in notes.lines] == ["antes", "después"]
    assert found(notes) == ["unread-part"]


def test_a_typed_number_is_no_part_of_the_bold_start() -> None:
    """A number that somebody typed before a bold title, plain or bold."""
    plain_number, bold_number = notes_of(
        p("1. ", b("Fondo."), " Crear uno."), p(b("2. Fondo."), " Crear.")
    ).lines
    assert (plain_number.look.bold_lead, bold_number.look.bold_lead) == (6, 6)


@pytest.mark.parametrize("number", ["(3)", "3.1.", "3º", "[3]", "3.-"])
def test_a_typed_number_alone_in_bold_is_no_bold_start(number: str) -> None:
    """Else as many characters of the words would be: «28» of «28 de mayo»."""
    [line] = notes_of(p(b(number), " 28 de mayo: visita.")).lines
    assert line.look.bold_lead == 0


def test_documents_inside_each_other_without_end() -> None:
    """A document that holds a document that holds a document …"""
    data = docx(p("fondo"))
    for _ in range(9):
        data = with_chunk("a.docx", data)
    with pytest.raises(TooLarge) as stop:
        read_bytes(data, "notas.docx")
    assert stop.value.key == "read.too-deep"


def test_a_list_style_of_the_second_level_stands_inside_the_first() -> None:
    """Word's «List Bullet 2» is a list of its own at level 0; only the name says that it is inside."""
    lists = abstract(0, lvl(0, "bullet", "\uf0b7")) + abstract(1, lvl(0, "bullet", "\uf0b7"))
    styles = style("Lb", "List Bullet", None, "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
    styles += style("Lb2", "List Bullet 2", None, "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>")
    blocks = [
        f"<w:p><w:pPr><w:pStyle w:val='{name}'/></w:pPr>{r(said)}</w:p>"
        for name, said in (("Lb", "El pozo"), ("Lb2", "La bomba"), ("Lb", "La escuela"))
    ]
    more = {"numbering": lists + num(1, 0) + num(2, 1), "styles": styles}
    assert texts(*blocks, **more) == ["- El pozo", "  - La bomba", "- La escuela"]


def test_left_indents_show_as_blanks() -> None:
    """What stands under an item's words gets the blanks of its level; elsewhere 18 points are two columns."""
    ind = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    more = {"numbering": abstract(0, lvl(0, "bullet", "•", more=ind)) + num(1, 0)}
    hung = '<w:ind w:left="720" w:hanging="360"/>'
    bare = [p("a"), p("b"), p("- c", properties=hung), p("d", properties='<w:ind w:start="720"/>')]
    assert texts(*bare) == ["a", "b", "  - c", "    d"]
    under = p("f", properties='<w:ind w:left="720"/>')
    assert texts(p("a"), p("b"), p("e", num=(1, 0)), under, p("g"), **more) == ["a", "b", "- e", "  f", "g"]


def test_a_page_that_stands_in_as_a_whole_shows_no_blanks() -> None:
    ind = '<w:ind w:left="400"/>'
    assert texts(p("a", properties=ind), p("b", properties=ind)) == ["a", "b"]


def test_a_face_is_what_all_the_words_have() -> None:
    """Greys and black are no colour, links bring their own, and a style's capitals are switched off again."""
    blue, red, caps = '<w:color w:val="1F4E79"/>', '<w:color w:val="C00000"/>', "<w:caps/>"
    ground = '<w:shd w:val="clear" w:fill="D9E2F3"/>'
    styles = style("Alto", "Alto", None, f"<w:rPr>{blue}{caps}</w:rPr>")
    lines = notes_of(
        p(r("uno", blue), r(" dos", blue + caps)),
        p(r("uno", blue), r(" dos", red)),
        p(r("gris", '<w:color w:val="808080"/>')),
        p("alto", style="Alto"),
        p(r("bajo", '<w:caps w:val="0"/><w:color w:val="auto"/>'), style="Alto"),
        p("banda", properties=ground),
        p("", properties=ground),
        p("raya", properties='<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>'),
        p("sin raya", properties='<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'),
        styles=styles,
    ).lines
    assert [line.look.face for line in lines] == [
        ("1f4e79",), (), (), ("1f4e79", "capitals"), (), ("ground",), (), ("ground",), (),
    ]  # fmt: skip


def test_a_list_that_stands_further_in_is_inside_the_one_above() -> None:
    """Each list is at its own first level: pasted or dragged bullets have lost what they were part of."""
    far = '<w:ind w:left="1440" w:hanging="360"/>'
    ind = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    lists = (
        abstract(0, lvl(0, more=ind)) + abstract(1, lvl(0, "bullet", "•", more=ind)) + num(1, 0) + num(2, 1)
    )
    blocks = [
        p("a", num=(1, 0)),
        p("b", num=(2, 0), properties=far),
        p("c", num=(2, 0), properties=far),
        p("d", num=(1, 0)),
        p("e", num=(2, 0)),
    ]
    assert texts(*blocks, numbering=lists) == ["1. a", "  - b", "  - c", "2. d", "- e"]


def outer_and_inner() -> str:
    """Return bullets (1) and numbers (2) that stand further in, both at their first level."""
    near = '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>'
    far = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    lists = abstract(0, lvl(0, "bullet", "•", more=near)) + abstract(1, lvl(0, more=far))
    return lists + num(1, 0) + num(2, 1)


def drawn(*rows: str) -> list[str]:
    """Return the lines of bullets («- a»), numbers («1 a»), blank and other paragraphs."""
    made = [p(row[2:], num=(1 if row[0] == "-" else 2, 0)) if row[1:2] == " " else p(row) for row in rows]
    return texts(*made, numbering=outer_and_inner())


def test_a_number_that_goes_on_stands_as_deep_as_its_list_whatever_is_between() -> None:
    """Whoever numbers topics and sets points in another style does not nest the next topic in a point."""
    found = drawn("1 a", "- b", "- c", "1 d", "- e", "1 f")
    assert found == ["1. a", "- b", "- c", "2. d", "- e", "3. f"]


@pytest.mark.parametrize("between", [[], [""]])
def test_numbers_that_go_on_below_bullets_as_far_out_hang_from_none_above(between: list[str]) -> None:
    found = drawn("- a", "- b", *between, "1 c", "- d", "1 e", "- f")
    assert found == ["- a", "- b", *between, "1. c", "- d", "2. e", "- f"]


def test_a_blank_line_parts_bullets_from_numbers_further_in() -> None:
    assert drawn("- a", "- b", "", "1 c", "1 d", "e") == ["- a", "- b", "", "1. c", "2. d", "e"]


@pytest.mark.parametrize("rows", [("- a", "1 c", "1 d", "e"), ("- a:", "", "1 c", "1 d", "e")])
def test_numbers_further_in_hang_from_the_bullet_above(rows: tuple[str, ...]) -> None:
    assert drawn(*rows)[-3:] == ["  1. c", "  2. d", "e"]


@pytest.mark.parametrize("name", ["Quote", "Intense Quote", "Block Text", "Quotations"])
def test_a_style_of_quotations_sets_nothing_under_what_stands_above(name: str) -> None:
    styles = style("Q", name, None, '<w:pPr><w:ind w:left="720"/></w:pPr>')
    item = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    more = {"numbering": abstract(0, lvl(0, "bullet", "•", more=item)) + num(1, 0), "styles": styles}
    blocks = [p("a"), p("b"), p("Cloro", num=(1, 0)), p("No se pinta.", style="Q")]
    assert texts(*blocks, **more) == ["a", "b", "- Cloro", "No se pinta."]


def test_characters_typed_in_a_symbol_font_are_what_it_shows() -> None:
    def typed(char: str) -> str:
        return p(r(char, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), r(" Ana"))

    assert texts(typed("\uf0fe"), typed("o"), typed("\uf04a"), p(r("o"), r(" Ana"))) == [
        "☑ Ana", "☐ Ana", "☺ Ana", "o Ana",
    ]  # fmt: skip


def test_a_table_of_one_row_with_paragraphs_is_a_letterhead() -> None:
    assert texts(tbl((p("Cooperativa") + p("Taller"), "Logo"))) == ["Cooperativa", "Taller", "Logo"]
    assert texts(tbl(("Fecha", "4 de mayo"))) == ["Fecha | 4 de mayo"]


def test_names_above_lists_are_read_column_by_column() -> None:
    lists = (p("agua", num=(1, 0)) + p("sal", num=(1, 0)), p("pan", num=(1, 0)))
    table = tbl(("Grupo 1", "Grupo 2"), lists)
    assert texts(table, numbering=BULLETS) == ["Grupo 1", "- agua", "- sal", "Grupo 2", "- pan"]
    # Things with columns stay rows.
    table = tbl(("País", "Práctica"), ("Perú", p("agua", num=(1, 0)) + p("sal", num=(1, 0))))
    assert texts(table, numbering=BULLETS) == ["País | Práctica", "Perú | - agua - sal"]


def test_hidden_words_of_a_table_are_told_on_their_row() -> None:
    (problem,) = notes_of(p("uno"), tbl(("a", "b"), (p("c", r(" oculto", "<w:vanish/>")), "d"))).problems
    assert problem.place.line == 3


def test_a_table_inside_one_of_many_rows_is_a_part_of_it() -> None:
    nested = p("dos") + tbl(("x", "y"), ("w", "z"))
    assert texts(tbl(("a", "b"), ("c", nested), ("d", "e"))) == ["a | b", "c | dos x y w z", "d | e"]


def test_a_few_lines_inside_of_lists_make_no_margin() -> None:
    """Everything else is numbered: that these few stand as far in as an item's words is no chance."""
    ind = '<w:pPr><w:ind w:left="{}" w:hanging="360"/></w:pPr>'
    lists = abstract(0, lvl(0, more=ind.format(720)), lvl(1, more=ind.format(1080))) + num(1, 0)
    inside = '<w:ind w:left="1440"/>'
    blocks = [
        p("agua", num=(1, 0)),
        p("dudas", num=(1, 1)),
        p("¿Quién firma?", properties=inside),
        p("Nadie.", properties=inside),
        p("luz", num=(1, 0)),
    ]
    assert texts(*blocks, numbering=lists) == [
        "1. agua", "  1. dudas", "    ¿Quién firma?", "    Nadie.", "2. luz",
    ]  # fmt: skip
