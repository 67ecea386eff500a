"""Web pages: what is kept, left out and said. Each test shows its page."""

from __future__ import annotations

import pytest

from actas.model.line import Notes
from actas.read import read_bytes


def notes_of(body: str, head: str = "") -> Notes:
    return read_bytes(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "notas.html"
    )


def texts(body: str, head: str = "") -> list[str]:
    return [line.text for line in notes_of(body, head).lines]


@pytest.mark.parametrize(
    "body",
    [
        "<p>uno dos tres</p>",
        "uno\n  dos\ttres",
        "<div><div>uno <span>dos</span></div></div><!-- cero -->".replace("</span>", "</span> tres"),
        "<script>cero</script><style>p{}</style><p>uno <del>dos</del> tres</p><template>cero</template>",
        "<p>uno dos tres</p><p> </p><button>cero</button><select><option>cero</select>",
    ],
)
def test_words_are_kept_wherever_they_stand(body: str) -> None:
    assert texts(body) == ["uno dos tres"]


def test_formulas_are_typed_on_a_line() -> None:
    half = "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
    root = "<math><msqrt><mi>a</mi><mo>+</mo><mn>1</mn></msqrt></math>"
    assert texts(f"<p>Vota {half} a favor y {root}</p>") == ["Vota 1/2 a favor y √(a+1)"]


def test_a_formula_that_is_drawn_is_read_once() -> None:
    """Notion and others write it as MathML, and again as letters that a style sets in their places."""
    said = '<span class="katex-mathml"><math><mfrac><mn>2</mn><mn>3</mn></mfrac></math></span>'
    drawn = '<span class="katex-html" aria-hidden="true"><span>3</span><span>2</span></span>'
    assert texts(f"<p>Por <span>{said}{drawn}</span> de los votos</p>") == ["Por 2/3 de los votos"]


def test_what_was_deleted_in_word_is_left_out_and_reported() -> None:
    deleted = '<span class=msoDel><del cite="mailto:Ana" datetime="2024-05-03T10:00">dos</del></span>'
    notes = notes_of(f"<p>uno {deleted}<ins>tres</ins> <del>cuatro</del></p>")
    assert [line.text for line in notes.lines] == ["uno tres cuatro"]
    assert [found.rule for found in notes.problems] == ["tracked-changes"]


def test_numbers_and_levels() -> None:
    """Starts, values, letters; a list right in a list, as some programs write; an empty item."""
    body = (
        "<ol start=5><li>Uno<ul><li>dentro</ul><ol type=A><li>letra</ol><li value=9><p>Dos</p><p>sigue</p>"
        "<li></ol><ol><li>a<ol type=i><li>b</ol></ol>"
    )
    assert texts(body) == ["5. Uno", "  - dentro", "  A. letra", "9. Dos", "  sigue", "10.", "1. a", "  i. b"]


def test_lists_that_count_down() -> None:
    """A browser counts from the number of items, or from the number given; a value goes on from there."""
    body = "<ol reversed><li>Uno<li>Dos<ul><li>dentro</ul><li>Tres</ol>"
    body += "<ol reversed start=9><li>a<li value=4>b<li>c</ol>"
    assert texts(body) == ["3. Uno", "2. Dos", "  - dentro", "1. Tres", "9. a", "4. b", "3. c"]


def test_lists_of_google_docs() -> None:
    """Its lists lie side by side, the level in the class, the kind of number in a style sheet."""
    head = (
        "<style>ul.lst-kix_a-1{list-style-type:none}.c1{font-weight:700}"
        '.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,lower-latin) ") "}</style>'
    )
    body = (
        '<ol class="c3 lst-kix_a-0 start" start="1"><li><span class="c1">Fondo.</span><span> Crear.</span></li></ol>'  # noqa: E501
        '<ul class="lst-kix_a-1 start"><li>dentro</li></ul><ol class="lst-kix_a-0" start="2"><li>'
        '<a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">acta</a></li></ol>'
    )
    first, second, third = notes_of(body, head).lines
    assert [first.text, second.text, third.text] == ["a) Fondo. Crear.", "  - dentro", "b) acta"]
    assert first.look.bold_lead == 6
    assert third.look.links == (("acta", "https://example.org/a"),)


def test_lists_of_word() -> None:
    """Word saves a list as paragraphs, the number in a span to be ignored."""
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{0} lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>{1}<span>&nbsp;&nbsp; </span></span><![endif]>{2}<o:p></o:p></p>"
    )
    body = item.format(1, "1.", "Uno") + item.format(2, "·", "dentro") + item.format(1, "2.", "Dos")
    assert texts(body) == ["1. Uno", "  - dentro", "2. Dos"]


def test_tables_row_by_row() -> None:
    """A cell over two rows leaves a blank; a table in a cell is flattened; a hidden row is left out."""
    body = (
        "<table><caption>Tareas</caption><tr><th>Qué<th>Quién<tr><td rowspan=2>a<td>b<tr><td>c"
        "<tr hidden><td>x<td>y<tr><td><p>d</p><p>e</p><td><table><tr><td>f<td>g</table></table>"
    )
    assert texts(body) == ["Tareas", "Qué | Quién", "a | b", " | c", "d e | f g"]


def test_what_surrounds_a_page_is_set_aside() -> None:
    body = "<nav>Inicio</nav><main><h1>Acta</h1></main><footer>Contacto</footer>"
    lines = notes_of(body, "<title>Sitio</title>").lines
    assert [(line.text, line.look.debris) for line in lines] == [
        ("Inicio", "navigation"),
        ("Acta", None),
        ("Contacto", "page-footer"),
        ("Sitio", "html-title"),
    ]


def test_a_main_part_with_a_title_of_its_own_is_all_there_is() -> None:
    """Else its title stands outside, and with it what was said there."""
    site = "<header>Sitio</header><div><div role=main><h1>Acta</h1><p>a</p></div><aside>Rifa</aside></div>"
    assert [(line.text, line.look.debris) for line in notes_of(site + "<div>Cookies</div>").lines] == [
        ("Sitio", "page-header"),
        ("Acta", None),
        ("a", None),
        ("Rifa", "page-footer"),
        ("Cookies", "page-footer"),
    ]
    own = notes_of("<header><h1>Acta</h1><p>3 de mayo</p></header><main><h2>Obras</h2></main>").lines
    assert [line.look.debris for line in own] == [None, None, None]


@pytest.mark.parametrize(
    ("body", "aside"),
    [
        ("<h2>Compost<span class='mw-editsection'>[<a href='#'>modifier</a>]</span></h2>", "[modifier]"),
        ("<p>a</p><div id='toc' class='toc'><ul><li>1 Compost</li></ul></div>", "- 1 Compost"),
        ("<p>a</p><div class='sharedaddy'><ul><li>Compartir</li></ul></div>", "- Compartir"),
        ("<p>a</p><ol class='comment-list'><li>Gracias</li></ol>", "1. Gracias"),
        ("<p>a</p><figure><img src='x.png'><figcaption>La sala</figcaption></figure>", "La sala"),
        ("<span class='icon'>\U0001f4a1</span><p>a</p>", "\U0001f4a1"),
        ("<p>a</p><div class='gmail_signature'>Ana</div>", "Ana"),
    ],
)
def test_what_programs_draw_between_the_notes_is_set_aside(body: str, aside: str) -> None:
    lines = notes_of(f"{body}<p>b</p>").lines
    assert [line.text for line in lines if line.look.debris] == [aside]
    assert len(lines) == 3


def test_a_term_and_its_definition_are_one_statement() -> None:
    """A definition without a term is how wikis set an answer in."""
    lines = notes_of(
        "<dl><dt>Devis A</dt><dd>1 200 €</dd></dl><p>On attend.</p><dl><dd>D'accord</dd></dl>"
    ).lines
    assert [(line.text, line.look.bold, line.look.joins) for line in lines] == [
        ("Devis A", True, None),
        ("1 200 €", False, True),
        ("On attend.", False, False),
        ("  D'accord", False, None),
    ]


def test_a_term_in_a_cell_waits_for_nothing_outside_of_it() -> None:
    lines = notes_of("<table><tr><td><dl><dt>Devis</dl></table><p>On attend.</p>").lines
    assert [(line.text, line.look.joins) for line in lines] == [("Devis", None), ("On attend.", None)]


def test_an_empty_row_between_names_and_their_lists() -> None:
    """Editors leave rows without cells behind: they hold nothing, and part nothing."""
    body = "<table><tr><td>A<td>B</tr><tr></tr><tr><td><ul><li>a<li>b</ul><td><ul><li>c<li>d</ul></table>"
    assert texts(body) == ["A", "- a", "- b", "B", "- c", "- d"]


def test_an_empty_paragraph_is_a_blank_line() -> None:
    assert texts("<p>a</p><p>&nbsp;</p><p>b</p><div><br></div><div>c</div><div>\n</div>d") == [
        "a", "", "b", "", "c", "d",
    ]  # fmt: skip


def test_hidden_words_are_left_out_and_counted() -> None:
    notes = notes_of(
        "<p>a</p><p class=h>b c</p><p hidden>d</p><p style='display:none'>e</p>",
        "<style>.h{display:none}</style>",
    )
    assert [line.text for line in notes.lines] == ["a"]
    (problem,) = notes.problems
    assert (problem.rule, problem.values["words"]) == ("hidden-text", "4")


def test_breaks_boxes_and_notes() -> None:
    """One break goes on the paragraph, two end it; a note's number is in brackets, its way back is gone."""
    body = (
        "<p>a<br>b<br><br>c</p><ul><li><input type=checkbox checked>hecho</ul>"
        '<p>texto<a href="#fn1" role="doc-noteref"><sup>1</sup></a></p><section role="doc-endnotes"><ol>'
        '<li id="fn1"><p>Nota<a href="#fnref1" role="doc-backlink">↩</a></p></li></ol></section>'
    )
    notes = notes_of(body)
    assert [line.text for line in notes.lines] == ["a", "b", "", "c", "- ☒ hecho", "texto[1]", "[1] Nota"]
    assert [line.look.soft for line in notes.lines[:4]] == [False, True, False, False]


def test_links_that_are_programs_have_no_target() -> None:
    (line,) = notes_of(
        "<p><a href='javascript:x()'>a</a> <a href='#b'>b</a> <a href='mailto:c@example.org'>c</a>"
    ).lines
    assert line.look.links == (("c", "mailto:c@example.org"),)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<meta charset="windows-1252"><p>reunión'.encode("cp1252"), "cp1252"),
        ("<p>reunión".encode(), "utf-8"),
        ('<meta charset="utf-8"><p>reunión'.encode("cp1252"), "cp1252"),
        ("<p>reunión".encode("utf-16"), "utf-16-le"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    notes = read_bytes(data, "notas.htm")
    assert ([line.text for line in notes.lines], notes.encoding) == (["reunión"], encoding)


def test_notes_know_that_they_are_notes() -> None:
    """Pandoc lists them; LibreOffice and Word write the number as a link back."""
    listed = '<section class="footnotes"><ol><li id="fn1"><p>Hoy son 15.</p></li></ol></section>'
    linked = '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>Hoy son 15.</p></div>'
    for note in (listed, linked):
        page = f'<p>La cuota<a href="#sdfootnote1sym">1</a> sube.</p>{note}'.encode()
        (last,) = [line for line in read_bytes(page, "n.html").lines if "15" in line.text]
        assert (last.text, last.look.marker, last.look.note) == ("[1] Hoy son 15.", "[1]", True)


def test_what_was_chosen_or_filled_in_is_kept() -> None:
    choices = "<select><option>Abierta<option selected>Cerrada</select>"
    page = f"<p>Sesión: {choices}</p><p>Sala: <select><option>Norte</select></p>"
    page += "<p>Acta: <input value='7 de mayo'> <input type=hidden value=x></p>"
    lines = [line.text for line in read_bytes(page.encode(), "n.html").lines if line.text]
    assert lines == ["Sesión: Cerrada", "Sala:", "Acta: 7 de mayo"]


def test_items_ticked_off_in_google_docs_and_confluence() -> None:
    page = "<ul><li role=checkbox aria-checked=true>uno<li role=checkbox aria-checked=false>dos</ul>"
    page += "<ul class=inline-task-list><li class=checked>tres<li>cuatro</ul>"
    lines = [line.text for line in read_bytes(page.encode(), "n.html").lines if line.text]
    assert lines == ["- ☒ uno", "- ☐ dos", "- ☒ tres", "- ☐ cuatro"]


def test_who_wrote_what_a_mail_quotes_is_set_aside() -> None:
    page = "<p>Sí.</p><div class=gmail_attr>Ana escribió:</div><blockquote>¿Vienes?</blockquote>"
    lines = read_bytes(page.encode(), "n.html").lines
    assert [(line.text, line.look.debris) for line in lines if line.text] == [
        ("Sí.", None), ("Ana escribió:", "mail-header"), ("¿Vienes?", None),
    ]  # fmt: skip


def test_lists_of_a_filtered_page_have_their_numbers_before_small_blanks() -> None:
    """Word's «Web page, filtered» keeps of a list nothing but its words, its indents and these blanks."""
    blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    item = "<p class=MsoListParagraph style='text-indent:-18.0pt;margin-left:{0}pt'>{1}</p>"
    page = (
        item.format(36, f"1.{blanks}Tejas.")
        + item.format(72, f"<span style='font-family:Wingdings'>Ø{blanks}</span>Azules.")
        + item.format(36, f"<b>2.{blanks}</b><b>Canal.</b> Limpiar.")
        + f"<p>Ana {blanks}<span>Luz</span></p>"
    )
    assert texts(page) == ["1. Tejas.", "  - Azules.", "2. Canal. Limpiar.", "Ana \u00a0\u00a0 Luz"]


def test_signs_of_symbol_fonts_are_what_they_show() -> None:
    sign = "<p>x <span style='font-family:Wingdings'>{0}</span> Ana</p>"
    assert texts("".join(map(sign.format, "þoà"))) == ["x ☑ Ana", "x ☐ Ana", "x → Ana"]


COMMENT = '<p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>¿seguro?</span></p>'


def test_comments_of_google_docs_and_word_are_counted_not_read():
    google = '<p>Uno<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
    google += '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>'
    google += "<span>¿seguro?</span></p><p>Sigue</p></div>"
    word = (
        '<p>Uno<a class="msocomanchor" href="#_msocom_1">[A1]</a></p><div style="mso-element:comment-list">'
    )
    word += '<div style="mso-element:comment"><p>¿seguro?</p></div></div>'
    within = f'<div><p>Uno<a id="cmnt_ref1" href="#cmnt1">[a]</a></p>{COMMENT}</div>'
    for page in (google, word, within):
        notes = read_bytes(page.encode(), "n.html")
        assert [line.text for line in notes.lines if line.text] == ["Uno"]
        assert [(one.rule, one.values) for one in notes.problems] == [("comments", {"count": "1"})]


def test_boxes_that_notion_draws():
    page = '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Uno</span></li></ul>'
    page += '<ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> <span>Dos</span></li></ul>'
    page += '<div class="checkbox checkbox-on">Tres</div>'
    found = [line.text for line in read_bytes(page.encode(), "n.html").lines]
    assert found == ["- ☒ Uno", "- ☐ Dos", "☒ Tres"]
