"""OpenDocument: what the walk keeps, leaves out and says. Each test shows its XML."""

from __future__ import annotations

import pytest

from actas.model.line import Notes
from actas.read import read_bytes
from support.odt import bullet, fodt, h, list_style, lst, number, odt, p, style


def notes_of(*blocks: str, **more: str) -> Notes:
    return read_bytes(odt(*blocks, **more), "notas.odt")


def texts(*blocks: str, **more: str) -> list[str]:
    return [line.text for line in notes_of(*blocks, **more).lines]


def marks(*blocks: str, **more: str) -> list[str | None]:
    return [line.look.marker for line in notes_of(*blocks, **more).lines]


COMMON = (
    style("Standard", '<style:text-properties fo:font-size="12pt"/>')
    + style(
        "Heading_20_1",
        '<style:text-properties fo:font-weight="bold"/>',
        more='style:display-name="Heading 1"',
    )
    + style("Title", '<style:paragraph-properties fo:text-align="center"/>')
)
INDEX = style("C", more='style:display-name="Contents Heading"') + style(
    "C1", more='style:display-name="Contents 1"'
)
AUTOMATIC = (
    style("P1", '<style:text-properties fo:font-weight="bold"/>', more='style:parent-style-name="Standard"')
    + style("P2", '<style:text-properties text:display="none"/>')
    + style("P3", more='style:parent-style-name="Title"')
    + style("A", more='style:parent-style-name="B"')
    + style("B", '<style:text-properties fo:font-style="italic"/>', more='style:parent-style-name="A"')
    + style("T1", '<style:text-properties fo:font-weight="700"/>', "text")
    + style("T2", '<style:text-properties text:display="none"/>', "text")
    + style("T3", '<style:text-properties fo:font-weight="normal" fo:font-size="9pt"/>', "text")
    + list_style("L1", number(1), number(2, "a", 'style:num-suffix=")"'), number(3, "I"))
    + list_style("L2", bullet(1), bullet(2, "\uf0b7"))
    + list_style("L3", number(1), number(2, "1", 'style:num-suffix="." text:display-levels="2"'))
)  # fmt: skip


def span(words: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{words}</text:span>'


def asking(words: str, shown: str = "true", name: str = "Placeholder_20_Text") -> str:
    """Return a content control of Word's, as LibreOffice keeps it."""
    control = f'loext:content-control loext:showing-place-holder="{shown}"'
    return f"<{control}>{span(words, name)}</loext:content-control>"


def test_what_a_form_still_asks_for_is_set_aside() -> None:
    field = '<text:placeholder text:placeholder-type="text">&lt;Lugar&gt;</text:placeholder>'
    whole, kept, part, gone = notes_of(
        p(asking("Escriba el tema.")),
        p(asking("Riego", "false")),
        p("Firma: " + asking("[Nombre]")),
        p(field),
    ).lines
    assert (whole.look.debris, kept.look.debris, gone.look.debris) == (
        "template-leftover", None, "template-leftover",
    )  # fmt: skip
    assert (part.look.said, part.look.cut) == ("Firma: ", (("[Nombre]", "template-leftover"),))


def test_the_styles_of_a_table_of_contents_tell_one_that_is_only_text() -> None:
    head, line, said = notes_of(p("Índice", "C"), p("Riego 2", "C1"), p("Riego"), common=INDEX).lines
    assert (head.look.debris, line.look.debris, said.look.debris) == ("contents", "contents", None)


@pytest.mark.parametrize(
    "xml",
    [
        p("uno dos tres"),
        p("\n  uno   dos\n\ttres\n"),
        p("uno<text:s/>dos<text:s text:c='1'/>tres"),
        p("uno <text:span>dos </text:span>tres"),
        p("uno <text:a>dos</text:a> tres"),
        p("uno <text:change-start/>dos<text:change-end/> tres<text:change/>"),
        p("uno <text:date>dos</text:date> tres<text:bookmark/>"),
        p("uno dos tres<office:annotation><dc:date>2016</dc:date><text:p>¿?</text:p></office:annotation>"),
        p("uno dos<draw:frame><svg:title>foto</svg:title><svg:desc>ayer</svg:desc></draw:frame> tres"),
        p("uno <text:ruby><text:ruby-base>dos</text:ruby-base><text:ruby-text>2</text:ruby-text></text:ruby>")
        .replace("</text:p>", " tres</text:p>"),
        p(f"uno dos{span(' secreto', 'T2')} tres"),
        p("uno dos<text:hidden-text text:is-hidden='true' text:string-value='no'/> tres"),
        p("uno <text:hidden-text text:is-hidden='false'>dos</text:hidden-text> tres"),
        f"<text:section>{p('uno dos tres')}</text:section>",
        "<text:sequence-decls><text:sequence-decl/></text:sequence-decls>" + p("uno dos tres"),
    ],
)  # fmt: skip
def test_words_are_kept_wherever_they_stand(xml: str) -> None:
    assert texts(xml, automatic=AUTOMATIC) == ["uno dos tres"]


def test_blanks_tabs_and_breaks() -> None:
    notes = notes_of(p("<text:s text:c='3'/>a<text:tab/>b<text:line-break/> c<text:s/>"), p(""), p("d"))
    assert [line.text for line in notes.lines] == ["   a\tb", " c ", "", "d"]
    assert [line.look.soft for line in notes.lines] == [False, True, False, False]


def test_links_keep_words_and_target() -> None:
    link = '<text:a xlink:href="{}">{}</text:a>'.format
    notes = notes_of(p(f"Vea {link('https://ejemplo.invalid/', 'el acta')} y {link('#abajo', 'abajo')}"))
    assert notes.lines[0].look.links == (("el acta", "https://ejemplo.invalid/"),)


def test_boxes_and_lists_of_forms_show_what_was_chosen() -> None:
    """LibreOffice keeps the state of a form in parameters, and a control's box as a sign of a symbol font."""

    def control(checked: str) -> str:
        state = f'loext:checkbox="true" loext:checked="{checked}"'
        return f"<loext:content-control {state}>\uf0fe</loext:content-control>"

    def form(kind: str, **told: str) -> str:
        params = "".join(f'<field:param field:name="{name}" field:value="{told[name]}"/>' for name in told)
        return f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{params}</field:fieldmark>'

    entries = "".join(
        f'<field:param field:name="Dropdown_ListEntry" field:value="{one}"/>' for one in ("Sí", "No")
    )
    chosen = form("FORMDROPDOWN", Dropdown_Selected="1").replace("><", f">{entries}<", 1)
    assert texts(
        p(control("true") + " Avisar"),
        p(control("false") + " Pintar"),
        p("<loext:content-control>Sala</loext:content-control> azul"),
        p(form("FORMCHECKBOX", Checkbox_Checked="true") + " Medir"),
        p(form("FORMCHECKBOX") + " Pagar"),
        p("Quórum: " + chosen),
    ) == ["☒ Avisar", "☐ Pintar", "Sala azul", "☒ Medir", "☐ Pagar", "Quórum: No"]


def test_absurd_count_of_blanks_is_capped() -> None:
    assert len(texts(p("a<text:s text:c='999999999'/>b"))[0]) == 1_002


def test_headings_titles_and_looks() -> None:
    notes = notes_of(
        p("portada", "P3"),
        h("uno", 1, "Heading_20_1"),
        h("tres", 3),
        p("negrita", "P1"),
        p(span("Canadá.", "T1") + " Muchos"),
        p(span("normal", "T3"), "P1"),
        p("círculo", "A"),
        automatic=AUTOMATIC,
        common=COMMON,
    )
    looks = [line.look for line in notes.lines]
    assert [look.heading for look in looks] == [0, 1, 3, None, None, None, None]
    assert [look.style for look in looks[:4]] == ["Title", "Heading 1", "Standard", "Standard"]
    assert [look.bold for look in looks] == [False, True, False, True, False, False, False]
    assert [look.bold_lead for look in looks] == [0, 3, 0, 7, 7, 0, 0]
    assert [look.size for look in looks[3:6]] == [12.0, 12.0, 9.0]
    assert (looks[0].centred, looks[6].italic) == (True, True)


# Lists


def test_lists_nest_and_count() -> None:
    """
    1. uno
      a) dos
      b) tres
        I. cuatro
    2. cinco
    """
    notes = notes_of(
        lst(
            p("uno") + lst(p("dos"), p("tres") + lst(p("cuatro"))),
            p("cinco"),
            style="L1",
        ),
        automatic=AUTOMATIC,
    )
    doc = test_lists_nest_and_count.__doc__ or ""
    assert [line.text for line in notes.lines] == [line[4:] for line in doc.splitlines()[1:-1]]
    assert [line.look.list_level for line in notes.lines] == [0, 1, 1, 2, 0]


def test_further_paragraphs_of_an_item_have_no_number() -> None:
    notes = notes_of(
        lst(p("uno") + p("sigue") + lst(p("a")) + p("y sigue"), p("dos"), style="L1"), automatic=AUTOMATIC
    )
    assert [line.text for line in notes.lines] == ["1. uno", "  sigue", "  a) a", "  y sigue", "2. dos"]


def test_bullets_and_empty_items() -> None:
    assert texts(lst(p("a") + lst(p("b")), p(""), style="L2"), automatic=AUTOMATIC) == ["- a", "  - b", "-"]


def test_a_bullet_that_is_a_blank_shows_nothing() -> None:
    blank = list_style("L1", bullet(1, "\uf020"))
    assert marks(lst(p("x"), style="L1"), automatic=blank) == [None]


def test_new_list_starts_anew_and_others_say_that_they_go_on() -> None:
    first = lst(p("x"), p("x"), style="L1", more='xml:id="uno"')
    new = lst(p("x"), style="L1")
    on = lst(p("x"), style="L1", more='text:continue-numbering="true"')
    back = lst(p("x"), style="L1", more='text:continue-list="uno"')
    assert marks(first, p("y"), on, automatic=AUTOMATIC) == ["1.", "2.", None, "3."]
    assert marks(first, new, automatic=AUTOMATIC) == ["1.", "2.", "1."]
    assert marks(first, new, back, automatic=AUTOMATIC) == ["1.", "2.", "1.", "3."]


def test_list_goes_on_after_a_paragraph_deep_inside() -> None:
    """An item that begins with a list has no number of its own."""
    first = lst(p("x") + lst(p("x")), style="L1")
    on = lst(lst(p("x")), p("x"), style="L1", more='text:continue-numbering="true"')
    assert marks(first, p("y"), on, automatic=AUTOMATIC) == ["1.", "a)", None, "b)", "2."]


def test_items_that_say_their_number() -> None:
    five = f'<text:list-item text:start-value="5">{p("x")}</text:list-item>'
    assert marks(lst(p("x"), five, p("x"), style="L1"), automatic=AUTOMATIC) == ["1.", "5.", "6."]


def test_levels_show_those_above() -> None:
    assert marks(lst(p("x") + lst(p("x"), p("x")), style="L3"), automatic=AUTOMATIC) == ["1.", "1.1.", "1.2."]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (number(1, "A", 'style:num-suffix=")"'), ["A)", "B)"]),
        (number(1, "i", 'style:num-prefix="(" style:num-suffix=")"'), ["(i)", "(ii)"]),
        (number(1, "1", 'text:start-value="9" style:num-suffix=".-"'), ["9.-", "10.-"]),
        (number(1, "1", 'style:num-list-format="[%1%] "'), ["[1]", "[2]"]),
        (number(1, "", ""), [None, None]),
        (bullet(1), ["-", "-"]),
        ("", [None, None]),
    ],
)
def test_formats(level: str, expected: list[str | None]) -> None:
    assert marks(lst(p("x"), p("x"), style="L"), automatic=list_style("L", level)) == expected


def test_list_style_named_by_the_paragraph() -> None:
    automatic = AUTOMATIC + style("P9", more='style:list-style-name="L1"')
    assert marks(lst(p("x", "P9")), automatic=automatic) == ["1."]


def test_sub_list_with_another_style() -> None:
    xml = lst(p("x") + lst(p("y"), style="L2"), p("z"), style="L1")
    assert marks(xml, automatic=AUTOMATIC) == ["1.", "-", "2."]


def test_levels_that_the_pattern_says_nothing_of_are_counted_plainly() -> None:
    inner = lst(p("a"), p("b"), style="L4")
    automatic = AUTOMATIC + list_style("L4", number(1))
    assert marks(lst(p("uno") + inner, p("dos"), style="L2"), automatic=automatic) == ["-", "1.", "2.", "-"]


def test_levels_that_the_pattern_says_nothing_of_stand_further_in() -> None:
    """The pattern of the middle list tells of its first level alone, as pandoc writes it."""
    label = '<style:list-level-properties><style:list-level-label-alignment fo:margin-left="{}in"/>'
    level = '<text:list-level-style-bullet text:level="{}" text:bullet-char="•">' + label
    level += "</style:list-level-properties></text:list-level-style-bullet>"
    bullets = list_style("L8", *(level.format(one, (one + 1) / 4) for one in (1, 2, 3)))
    inner = lst(p("b") + lst(p("c"), style="L8"), style="L9")
    automatic = bullets + list_style("L9", number(1))
    found = notes_of(lst(p("a") + inner, p("d"), style="L8"), automatic=automatic)
    assert [line.text for line in found.lines] == ["- a", "  1. b", "    - c", "- d"]


def test_numbered_headings_count_by_the_outline() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    assert texts(h("a"), h("b", 2), h("c", 2), h("d"), common=outline) == ["I. a", "I.1 b", "I.2 c", "II. d"]


# Tables, boxes, indexes


def test_table_rows_are_lines_with_cells() -> None:
    cell = "<table:table-cell{}>{}</table:table-cell>".format
    covered = "<table:covered-table-cell/>"
    rows = [
        cell("", p("Tarea")) + cell("", p("Quién")) + cell("", p("Cuándo")),
        cell("", p("Enviar") + p("el acta")) + cell(' table:number-columns-spanned="2"', p("Ana")) + covered,
        covered + cell("", p("Luis")) + cell("", p("")),
        cell("", p("")) + cell("", p("")),
    ]
    xml = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    xml = xml.replace("<table:table-row>", "<table:table-header-rows><table:table-row>", 1)
    xml = xml.replace("</table:table-row>", "</table:table-row></table:table-header-rows>", 1)
    notes = notes_of(f"<table:table>{xml}</table:table>")
    assert [line.look.cells for line in notes.lines] == [
        ("Tarea", "Quién", "Cuándo"), ("Enviar\nel acta", "Ana"), ("", "Luis", ""), None,
    ]  # fmt: skip
    assert notes.lines[1].text == "Enviar el acta | Ana"


def test_text_box_follows_its_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('en el cuadro')}</draw:text-box></draw:frame>"
    assert texts(p("antes" + box), p("después")) == ["antes", "en el cuadro", "después"]
    assert texts(box, p("después")) == ["en el cuadro", "después"]


def test_words_on_shapes_are_those_of_boxes() -> None:
    shape = f'<draw:custom-shape svg:width="3cm">{p("uno")}{p("dos")}</draw:custom-shape>'
    assert texts(p(f"antes {shape}y"), p("después")) == ["antes y", "uno", "dos", "después"]
    assert texts(shape, f"<draw:g><draw:rect>{p('tres')}</draw:rect></draw:g>") == ["uno", "dos", "tres"]


HALF = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mfrac><mn>1</mn><mn>2</mn></mfrac>'
    '<annotation encoding="StarMath 5.0">1 over 2</annotation></semantics></math>'
)


def test_a_formula_is_read_where_it_stands() -> None:
    inside = p(f"Vota <draw:frame><draw:object>{HALF}</draw:object></draw:frame> a favor")
    assert [line.text for line in read_bytes(fodt(inside), "n.fodt").lines] == ["Vota 1/2 a favor"]
    apart = p('Vota <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> a favor')
    for part, said in ((HALF, "Vota 1/2 a favor"), (f"<!DOCTYPE math>{HALF}", "Vota a favor")):
        data = odt(apart, parts={"Object 1/content.xml": part})
        assert [line.text for line in read_bytes(data, "n.odt").lines] == [said]


def test_a_sheet_inside_is_a_picture() -> None:
    sheet = f"<office:document><table:table>{p('celda')}</table:table></office:document>"
    assert texts(p(f"a<draw:frame><draw:object>{sheet}</draw:object></draw:frame>b")) == ["ab"]


def test_table_of_contents_is_debris() -> None:
    index = (
        f"<text:table-of-content><text:index-body>{p('Acuerdos 2')}</text:index-body></text:table-of-content>"
    )
    assert [line.look.debris for line in notes_of(index, p("Acuerdos")).lines] == ["contents", None]


# What is left out, and what stands around the body


def test_tracked_deletions_are_left_out_and_reported() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('borrado')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    notes = notes_of(changes, p("queda<text:change/>"))
    assert [line.text for line in notes.lines] == ["queda"]
    assert [problem.rule for problem in notes.problems] == ["tracked-changes"]


def test_hidden_text_is_left_out_and_reported() -> None:
    section = f'<text:section text:display="none">{p("tres palabras más")}</text:section>'
    veiled = p('<text:hidden-paragraph text:is-hidden="true"/>dos más')
    notes = notes_of(
        p("visible" + span(" no", "T2")), section, p("oculto", "P2"), veiled, p("fin"), automatic=AUTOMATIC
    )
    assert [line.text for line in notes.lines] == ["visible", "fin"]
    (problem,) = notes.problems
    assert (problem.rule, problem.values) == ("hidden-text", {"words": "7", "lines": "1, 2"})


def test_comments_are_counted_not_read() -> None:
    notes = notes_of(p("a<office:annotation><text:p>¿seguro?</text:p></office:annotation>"))
    assert [problem.rule for problem in notes.problems] == ["comments"]


def test_notes_and_margins_stand_after_the_body() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    )
    page = (
        "<style:master-page><style:header>{}</style:header>"
        "<style:footer>{}</style:footer></style:master-page>"
    )
    notes = notes_of(
        p("uno" + note.format(p("al pie"))),
        masters=page.format(p("Ministerio"), p("Página 1")) + page.format(p("Ministerio"), p("")),
    )
    assert [(line.text, line.look.marker, line.look.debris) for line in notes.lines] == [
        ("uno[1]", None, None),
        ("[1] al pie", "[1]", None),
        ("Ministerio", None, "page-header"),
        ("Página 1", None, "page-footer"),
    ]


def test_flat_and_template_forms() -> None:
    flat = read_bytes(fodt(lst(p("x"), style="L1"), automatic=AUTOMATIC), "n.fodt")
    assert (flat.format, flat.lines[0].text) == ("fodt", "1. x")
    assert read_bytes(odt(p("x")), "n.ott").format == "odt"
    assert read_bytes(odt(p("x")), "-").format == "odt"


def test_characters_typed_in_a_symbol_font_are_what_it_shows() -> None:
    wings = style("W", '<style:text-properties style:font-name="Wingdings"/>', "text")
    assert texts(p(span("\uf0fe", "W") + " Ana"), automatic=wings) == ["☑ Ana"]
