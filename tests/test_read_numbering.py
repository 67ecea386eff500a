"""Word's automatic numbers, counted again: formats, restarts, levels, styles."""

from __future__ import annotations

import pytest

from actas.model.errors import TooLarge
from actas.read import read_bytes
from actas.read.numerals import letter, letters, roman
from support.docx import abstract, docx, lvl, num, p, restart, style


def marks(*paragraphs: str, numbering: str, styles: str = "") -> list[str | None]:
    notes = read_bytes(docx(*paragraphs, numbering=numbering, styles=styles), "notas.docx")
    return [line.look.marker for line in notes.lines]


def items(*places: tuple[int, int]) -> list[str]:
    """Return paragraphs «x» in these (list, level)."""
    return [p("x", num=place) for place in places]


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("decimal", ["1.", "2.", "3.", "4."]),
        ("decimalZero", ["01.", "02.", "03.", "04."]),
        ("lowerLetter", ["a.", "b.", "c.", "d."]),
        ("upperLetter", ["A.", "B.", "C.", "D."]),
        ("lowerRoman", ["i.", "ii.", "iii.", "iv."]),
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("ordinal", ["1º.", "2º.", "3º.", "4º."]),
        ("cardinalText", ["1.", "2.", "3.", "4."]),
        ("bullet", ["-", "-", "-", "-"]),
    ],
)
def test_formats(format: str, expected: list[str]) -> None:
    assert marks(*items(*[(1, 0)] * 4), numbering=abstract(0, lvl(0, format)) + num(1, 0)) == expected


@pytest.mark.parametrize(
    ("shown", "marker", "text"),
    [
        ("%1.", "1.", "1. x"),
        ("%1)", "1)", "1) x"),
        ("(%1)", "(1)", "(1) x"),
        ("%1.-", "1.-", "1.- x"),
        ("[%1] ", "[1]", "[1] x"),
        ("Artículo %1:", "Artículo 1:", "Artículo 1: x"),
        ("", None, "x"),
    ],
)
def test_text_around_the_number(shown: str, marker: str | None, text: str) -> None:
    notes = read_bytes(
        docx(p("x", num=(1, 0)), numbering=abstract(0, lvl(0, text=shown)) + num(1, 0)), "n.docx"
    )
    assert (notes.lines[0].look.marker, notes.lines[0].text) == (marker, text)


def test_a_bullet_whose_glyph_is_a_blank_of_a_symbol_font_shows_nothing() -> None:
    """LibreOffice writes so what other programs leave blank: a paragraph that goes on in its item."""
    assert marks(*items((1, 0)), numbering=abstract(0, lvl(0, "bullet", "\uf020")) + num(1, 0)) == [None]


def test_format_none_and_bullet_without_glyph_show_nothing() -> None:
    numbering = abstract(0, lvl(0, "none", ""), lvl(1, "bullet", " ")) + num(1, 0)
    assert marks(*items((1, 0), (1, 1)), numbering=numbering) == [None, None]


OUTLINE = abstract(0, lvl(0), lvl(1, text="%1.%2."), lvl(2, "lowerLetter", "%1.%2.%3)")) + num(1, 0)


def test_levels_nest_and_restart() -> None:
    """
    1. / 1.1. / 1.2. / 1.2.a) / 2. / 2.1. / 2.1.a)
    """
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert marks(*items(*places), numbering=OUTLINE) == [
        "1.", "1.1.", "1.2.", "1.2.a)", "2.", "2.1.", "2.1.a)",
    ]  # fmt: skip


def test_level_shows_in_the_plain_text() -> None:
    notes = read_bytes(docx(*items((1, 0), (1, 1), (1, 2)), numbering=OUTLINE), "n.docx")
    assert [line.text for line in notes.lines] == ["1. x", "  1.1. x", "    1.1.a) x"]
    assert [line.look.list_level for line in notes.lines] == [0, 1, 2]


def test_skipped_level_shows_its_start() -> None:
    assert marks(*items((1, 2), (1, 1)), numbering=OUTLINE) == ["1.1.a)", "1.1."]


def test_numbers_go_on_after_paragraphs_and_bullets() -> None:
    """
    5 and 6 with a bullet list and a plain paragraph between them.
    """
    numbering = abstract(0, lvl(0, start=5)) + abstract(1, lvl(0, "bullet", "o")) + num(1, 0) + num(2, 1)
    blocks = [p("x", num=(1, 0)), p("y", num=(2, 0)), p("z"), p("x", num=(1, 0))]
    assert marks(*blocks, numbering=numbering) == ["5.", "-", None, "6."]


def test_two_lists_of_one_pattern_continue() -> None:
    numbering = abstract(0, lvl(0)) + num(1, 0) + num(2, 0)
    assert marks(*items((1, 0), (2, 0), (1, 0)), numbering=numbering) == ["1.", "2.", "3."]


def test_list_that_restarts_does_so_once() -> None:
    numbering = abstract(0, lvl(0), lvl(1)) + num(1, 0) + num(2, 0, restart(0, 1) + restart(1, 4))
    places = [(1, 0), (1, 0), (2, 0), (2, 0), (2, 1), (2, 0), (2, 1)]
    assert marks(*items(*places), numbering=numbering) == ["1.", "2.", "1.", "2.", "4.", "3.", "4."]


def test_list_may_define_a_level_anew() -> None:
    anew = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1)")}</w:lvlOverride>'
    assert marks(*items((2, 0), (2, 0)), numbering=abstract(0, lvl(0)) + num(2, 0, anew)) == ["I)", "II)"]


def test_level_that_never_restarts_and_one_that_restarts_late() -> None:
    never = abstract(0, lvl(0), lvl(1, more='<w:lvlRestart w:val="0"/>')) + num(1, 0)
    assert marks(*items((1, 0), (1, 1), (1, 0), (1, 1)), numbering=never) == ["1.", "1.", "2.", "2."]
    late = abstract(0, lvl(0), lvl(1), lvl(2, more='<w:lvlRestart w:val="1"/>')) + num(1, 0)
    places = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert marks(*items(*places), numbering=late) == ["1.", "1.", "1.", "2.", "2.", "2.", "1."]


def test_legal_numbering_writes_digits() -> None:
    numbering = abstract(0, lvl(0, "upperRoman"), lvl(1, "lowerLetter", "%1.%2.", more="<w:isLgl/>")) + num(
        1, 0
    )
    assert marks(*items((1, 0), (1, 1)), numbering=numbering) == ["I.", "1.1."]


def numbered(key: str, num_id: int | None = None, level: int | None = None, based: str | None = None) -> str:
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    return style(key, key, based, f"<w:pPr><w:numPr>{inner}</w:numPr></w:pPr>")


def test_numbers_through_styles() -> None:
    """The level is the pattern's that names the style; a based style inherits; list 0 is no list."""
    one, two = (f'<w:pStyle w:val="{key}"/>' for key in ("Uno", "Dos"))
    numbering = abstract(0, lvl(0, more=one), lvl(1, text="%1.%2", more=two)) + num(3, 0)
    styles = (
        numbered("Uno", 3)
        + numbered("Dos", 3, 1)
        + style("Hijo", "Hijo", "Uno")
        + numbered("Sin", 0, None, "Uno")
    )
    blocks = [p("x", style=key) for key in ("Uno", "Dos", "Hijo", "Sin", "Dos")]
    assert marks(*blocks, numbering=numbering, styles=styles) == ["1.", "1.1", "2.", None, "2.1"]


def test_paragraph_takes_itself_out_of_its_styles_list() -> None:
    styles = numbered("Uno", 1)
    blocks = [p("x", style="Uno"), p("x", style="Uno", num=(0, 0)), p("x", style="Uno")]
    assert marks(*blocks, numbering=abstract(0, lvl(0)) + num(1, 0), styles=styles) == ["1.", None, "2."]


def test_list_styles_are_followed_and_a_circle_ends() -> None:
    link = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="{}"/></w:abstractNum>'
    numbering = (
        abstract(0, lvl(0, "upperLetter")) + link.format(1, "Lista") + link.format(2, "Circulo")
        + num(1, 0) + num(2, 1) + num(3, 2)
    )  # fmt: skip
    styles = (
        style("Lista", more='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
        + style("Circulo", more='<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>', kind="numbering")
    )  # fmt: skip
    assert marks(*items((2, 0), (2, 0), (3, 0)), numbering=numbering, styles=styles) == ["A.", "B.", None]


def test_empty_item_keeps_its_number() -> None:
    notes = read_bytes(
        docx(p("x", num=(1, 0)), p(num=(1, 0)), numbering=abstract(0, lvl(0)) + num(1, 0)), "n.docx"
    )
    assert [line.text for line in notes.lines] == ["1. x", "2."]


def test_numbered_heading_is_not_indented() -> None:
    numbering = abstract(0, lvl(0), lvl(1, text="%1.%2", more='<w:pStyle w:val="T2"/>')) + num(1, 0)
    styles = style("T2", "heading 2", None, '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    notes = read_bytes(docx(p("Acuerdos", style="T2"), numbering=numbering, styles=styles), "n.docx")
    assert (notes.lines[0].text, notes.lines[0].look.heading) == ("1.1 Acuerdos", 2)


def test_unknown_list_and_level_out_of_range() -> None:
    assert marks(*items((9, 0), (1, 0), (1, 42)), numbering=abstract(0, lvl(0)) + num(1, 0)) == [
        None,
        "1.",
        None,
    ]


def test_same_notes_typed_and_numbered_by_word_give_the_same_text() -> None:
    """
    Recomendaciones
    1. Financiamiento. Una propuesta.
      a) primero
      b) segundo
    2. Fiscalización social.
    10.7 no es un número de lista
    """
    numbering = abstract(0, lvl(0), lvl(1, "lowerLetter", "%2)")) + num(1, 0)
    blocks = [
        p("Recomendaciones"),
        p("Financiamiento. Una propuesta.", num=(1, 0)),
        p("primero", num=(1, 1)),
        p("segundo", num=(1, 1)),
        p("Fiscalización social.", num=(1, 0)),
        p("10.7 no es un número de lista"),
    ]
    doc = test_same_notes_typed_and_numbered_by_word_give_the_same_text.__doc__ or ""
    typed = "\n".join(line[4:] for line in doc.splitlines()[1:-1])
    word = read_bytes(docx(*blocks, numbering=numbering), "n.docx")
    text = read_bytes(typed.encode(), "n.txt")
    assert [line.text for line in word.lines] == [line.text for line in text.lines]


def test_too_many_lists_are_refused() -> None:
    numbering = abstract(0, lvl(0)) + "".join(num(key, 0) for key in range(20_001))
    with pytest.raises(TooLarge) as stop:
        read_bytes(docx(p("x"), numbering=numbering), "n.docx")
    assert stop.value.key == "read.too-many-lists"


def test_letters_and_roman_numbers() -> None:
    assert [roman(n) for n in (4, 9, 14, 49, 1994, 0, 4000)] == [
        "iv",
        "ix",
        "xiv",
        "xlix",
        "mcmxciv",
        "0",
        "4000",
    ]
    assert [letter(n) for n in (1, 26, 27, 28, 53, 0)] == ["a", "z", "aa", "bb", "aaa", "0"]
    assert [letters(n) for n in (1, 26, 27, 28, 53, 703, 0)] == ["a", "z", "aa", "ab", "ba", "aaa", "0"]
