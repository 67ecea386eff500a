"""Rich Text: what is kept, left out and said. Each test shows its file."""

from __future__ import annotations

import pytest

from actas.model.line import Notes
from actas.read import read_bytes

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f3\fcharset2 Symbol;}}"  # noqa: E501
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s5\qc Title;}}"  # noqa: E501
    r"{\*\generator x;}{\info{\title cero}}"
)


def notes_of(body: str) -> Notes:
    return read_bytes((HEAD + body + "}").encode("latin-1"), "notas.rtf")


def texts(body: str) -> list[str]:
    return [line.text for line in notes_of(body).lines]


@pytest.mark.parametrize(
    "body",
    [
        r"\pard uno dos tres\par",
        "\\pard uno\\b  dos\r\n\\b0  tres\\par",
        r"\pard uno {\deleted cero }dos{\revised  tres}\par",
        r"\pard uno {\*\bkmkstart _GoBack}dos{\*\bkmkend _GoBack}{\pict\wmetafile8 0123} tres\par",
        r"\pard uno dos{\v  secreto} tres\par",
        r"\pard {\upr{cero}{\*\ud{uno dos}}} tres\par",
        r"\pard uno dos{\*\atnid A}{\*\annotation cero} tres\par",
        "\\pard {\\*\\x\\bin5 }}}}} }uno dos tres\\par",
    ],
)
def test_words_are_kept_wherever_they_stand(body: str) -> None:
    assert texts(body) == ["uno dos tres"]


def test_characters_of_code_pages_and_numbers() -> None:
    r"""Bytes of two code pages, ``\u`` with what old programs show, a pair of halves, signs of Symbol."""
    body = r"\pard reuni\'f3n \u8212\'97 {\f1\'c4\'e0} \uc2\u241\'f1\'f1o \uc1\u-10179?\u-8704? {\f3\'b7} \endash\~x\par"  # noqa: E501
    assert texts(body) == ["reunión — Да ño 😀 · –\u00a0x"]


def test_numbers_are_those_written_down() -> None:
    body = (
        r"{\pard\ls1\ilvl0{\listtext 5.\tab}Uno\par}{\pard\ls1\ilvl1{\listtext\f3\'b7\tab}dentro\par}"
        r"{\pard{\pntext 6.\tab}Dos\par}"
    )
    assert texts(body) == ["5. Uno", "  - dentro", "6. Dos"]


def test_numbers_typed_before_a_tab_hang_by_their_indent() -> None:
    """Pandoc and older programs write lists as paragraphs that hang."""
    body = (
        r"{\pard\fi-360\li360 1.\tx360\tab {\b Fondo.} Crear.\par}{\pard\fi-360\li720 \bullet\tab dentro\par}"
        r"{\pard\fi-360\li360 2.\tab Dos\par}"
    )
    notes = notes_of(body)
    assert [line.text for line in notes.lines] == ["1. Fondo. Crear.", "  • dentro", "2. Dos"]
    assert notes.lines[0].look.bold_lead == 6


def test_what_is_set_in_stands_under_the_item_above_as_in_word() -> None:
    body = (
        r"{\pard\ls1\ilvl0\li360\fi-360{\listtext 5.\tab}Uno\par}{\pard\li360 debajo\par}{\pard fuera\par}"
        r"{\pard\li720 dentro\par}"
    )
    assert texts(body) == ["5. Uno", "  debajo", "fuera", "  dentro"]


def test_a_level_that_shows_nothing_goes_on_under_the_item_above_as_in_word() -> None:
    assert texts(
        r"{\pard\ls4\ilvl0\li720\fi-480{\listtext 4.\tab}Uno:\par}"
        r"{\pard\ls1\ilvl0\li720\fi-480{\listtext\pard\plain  \tab}debajo\par}{\pard fuera\par}"
    ) == ["4. Uno:", "  debajo", "fuera"]


def test_underlined_words_are_as_bold_and_a_link_is_not() -> None:
    body = (
        r"{\pard\ul Obras\par}{\pard\ul Obras\ulnone  y m\'e1s\par}{\pard\ul\plain nada\par}"
        r'{\pard {\field{\*\fldinst HYPERLINK "http://x.org"}{\fldrslt{\ul enlace}}}\par}'
    )
    lines = notes_of(body).lines
    assert [line.look.bold for line in lines] == [True, False, False, False]
    assert lines[1].look.bold_lead == 5


def test_headings_title_and_alignment() -> None:
    one, two, three = notes_of(r"{\pard\s5 Acta\par}{\pard\s1 Uno\par}{\pard\qc\outlinelevel1 Dos\par}").lines
    assert [(line.look.heading, line.look.centred) for line in (one, two, three)] == [
        (0, True),
        (1, False),
        (2, True),
    ]


def test_tables_row_by_row() -> None:
    body = (
        r"\trowd\cellx1\cellx2\pard\intbl Qué\cell Quién\cell\row"
        r"\trowd\cellx1\cellx2\pard\intbl a\par b\cell \cell\row\pard fin\par"
    ).replace("é", r"\'e9")
    assert texts(body) == ["Qué | Quién", "a b | ", "fin"]


def test_notes_margins_boxes_and_links() -> None:
    body = (
        r"{\header\pard Junta\par}{\footer\pard Junta\par}\pard a{\super\chftn}{\footnote\pard{\super\chftn} nota\par} b\par"  # noqa: E501
        r"\pard ver {\field{\*\fldinst HYPERLINK "
        '"https://example.org/a"'
        r"}{\fldrslt el acta}}{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard caja\par}}{\shprslt cero}}\par"
    )
    notes = notes_of(body)
    assert [(line.text, line.look.debris) for line in notes.lines] == [
        ("a[1] b", None), ("ver el acta", None), ("caja", None), ("[1] nota", None), ("Junta", "page-header"),
    ]  # fmt: skip
    assert notes.lines[1].look.links == (("el acta", "https://example.org/a"),)


def test_check_boxes() -> None:
    box = r"{{\field{{\*\fldinst FORMCHECKBOX {{\*\formfield{{\fftype1\ffres{0}}}}}}}{{\fldrslt}}}} "
    assert texts(rf"\pard {box.format(1)}hecho\par\pard {box.format(0)}por hacer\par") == [
        "☒ hecho",
        "☐ por hacer",
    ]


def test_what_is_left_out_is_said() -> None:
    notes = notes_of(r"\pard a\par\pard {\v b c}\par\pard {\deleted x}d{\*\annotation e}\par")
    assert [line.text for line in notes.lines] == ["a", "d"]
    assert [(found.rule, found.place.line) for found in notes.problems] == [
        ("tracked-changes", 1), ("comments", 1), ("hidden-text", 2),
    ]  # fmt: skip


def test_a_file_that_ends_in_the_middle_is_read_and_said() -> None:
    notes = read_bytes((HEAD + r"\pard uno\par dos").encode(), "notas.rtf")
    assert [line.text for line in notes.lines] == ["uno", "dos"]
    assert [found.rule for found in notes.problems] == ["cut-short"]


def test_what_a_number_is_written_in_changes_no_paragraph() -> None:
    r"""LibreOffice writes the number behind the looks of its paragraph, and sets them anew for it alone."""
    body = (
        r"\pard\plain\s1\outlinelevel0\b{\listtext\pard\plain \tab}\ls1 Uno\par"
        r"\pard\plain\s1\outlinelevel0\b{\listtext\pard\plain 2.\tab}\ls1 Dos\par"
    )
    told = [(line.text, line.look.heading, line.look.marker) for line in notes_of(body).lines]
    assert told == [("Uno", 1, None), ("2. Dos", 1, "2.")]


def test_a_point_that_was_deleted_leaves_no_number() -> None:
    """LibreOffice writes the numbers of deleted points down, and counts on behind them."""
    body = (
        r"{\pard\s26{\listtext 1.\tab}\ilvl0\ls1 Uno\par}"
        r"{\pard\s26{\listtext 2.\tab}\ilvl0\ls1{\deleted Dos}\par}"
        r"{\pard\s26{\listtext 3.\tab}\ilvl0\ls1 Tres\par}{\pard{\deleted Cuatro}\par}"
        r"{\pard{\listtext \u8226\'95\tab}\par}"
    )
    notes = notes_of(body)
    assert [line.text for line in notes.lines] == ["1. Uno", "3. Tres", "-"]  # nobody has written there yet
    assert [problem.rule for problem in notes.problems] == ["tracked-changes"]


def test_a_cell_that_was_deleted_is_empty() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl{\listtext 1.\tab}{\deleted uno}\cell dos\cell\row "
    assert texts(row + row.replace(r"\deleted ", "")) == [" | dos", "1. uno | dos"]


def test_margins_beyond_reason_make_no_deeper_levels() -> None:
    body = "".join(rf"{{\pard\li{100 * at} {at}.\tab Uno\par}}" for at in range(1, 40))
    indents = [len(line) - len(line.lstrip()) for line in texts(body)]
    assert indents[:3] == [0, 2, 4]
    assert max(indents) == 16
