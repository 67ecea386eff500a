"""PDFs: how the words on a page become lines. Each test shows its page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from actas.read import read_bytes
from test_read_hostile import pdf

Words = tuple[float, float, str]  # from the left, from the bottom, in points
SIZE, SMALL = 10, 6


def page_of(words: Iterable[Words], bold: Iterable[str] = ()) -> str:
    """Return what draws words of 10 points in Helvetica; lone digits are small."""
    heavy = set(bold)
    drawn = (
        f"/{'B' if text in heavy else 'F'} {SMALL if text.isdecimal() else SIZE} Tf "
        f"1 0 0 1 {x} {y} Tm ({text}) Tj"
        for x, y, text in words
    )
    return f"BT {' '.join(drawn)} ET"


def printed(*pages: Iterable[Words], bold: Iterable[str] = (), shapes: str = "") -> bytes:
    """Return a PDF of these pages, in the order in which they draw their words; ``shapes`` come first."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for at, page in enumerate(pages):
        draw = shapes + page_of(page, bold)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {6 + 2 * at} 0 R"
            "/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(draw)}>>stream\n{draw}\nendstream")
    return pdf(*objects)


def texts(*pages: Iterable[Words]) -> list[str]:
    return [line.text for line in read_bytes(printed(*pages), "notas.pdf").lines]


LONG = "La junta revisa el camino del norte y pide que se repare antes"
REST = "del invierno y de las lluvias."


def test_lines_broken_at_the_margin_are_joined() -> None:
    assert texts([(50, 500, LONG), (50, 488, REST), (50, 476, "Fin.")]) == [f"{LONG} {REST}", "Fin."]


def test_a_line_that_had_room_is_not_joined() -> None:
    assert texts([(50, 500, LONG), (50, 476, "Ana habla."), (50, 464, "Luis calla.")])[1:] == [
        "Ana habla.", "Luis calla.",
    ]  # fmt: skip


def test_levels_follow_the_indents() -> None:
    page = [
        (50, 500, "1."),
        (65, 500, "Uno"),
        (65, 488, "-"),
        (80, 488, "dentro"),
        (50, 476, "2."),
        (65, 476, LONG),
    ]
    assert texts(page) == ["1. Uno", "  - dentro", f"2. {LONG}"]


def column(left: float, name: str) -> list[Words]:
    return [(left, 500 - 14 * at, f"{name}{at} dice algo de peso.") for at in range(8)]


def test_a_number_of_several_levels_that_stands_apart_begins_an_item() -> None:
    """What no room parts from the words may be an amount, at which a line was broken."""
    first, second = (70, 500, "1.1"), (70, 488, "1.2")
    long = "La junta revisa el camino del norte y pide que se re"
    assert texts([first, (100, 500, long), second, (100, 488, "pare")]) == [f"1.1 {long}", "1.2 pare"]
    assert texts([(50, 500, LONG), (50, 488, "2.500 metros de cal.")]) == [f"{LONG} 2.500 metros de cal."]


def test_the_round_bullet_of_word_processors_is_no_word() -> None:
    first, second = "Problema uno: falta agua", "Problema dos: falta luz"
    page = [(50, 500, "-"), (65, 500, "Norte"), (80, 488, "o"), (98, 488, first)]
    page += [(80, 476, "o"), (98, 476, second), (50, 464, "o caminho do norte")]
    assert texts(page) == ["- Norte", f"  - {first}", f"  - {second}", "o caminho do norte"]


def test_a_line_further_in_hangs_from_the_one_above_and_a_long_one_stays_whole() -> None:
    page = [(50, 500, "-"), (65, 500, "Norte"), (65, 488, "Falta agua"), (65, 476, "Falta luz")]
    page += [(50, 464, "-"), (65, 464, LONG), (65, 452, REST)]
    page += [(50, 440, "Por la tarde"), (80, 428, "Se pinta")]
    assert texts(page) == [
        "- Norte", "  Falta agua", "  Falta luz", f"- {LONG} {REST}", "Por la tarde", "  Se pinta",
    ]  # fmt: skip


def test_a_line_in_the_middle_by_chance_is_not_centred() -> None:
    wide, inside = f"{LONG} del invierno", "y que se cuente el dinero que queda en la caja chica de la"
    page = [(50, 500, wide), (72, 488, "-"), (86, 488, inside), (86, 476, "montaña alta")]
    assert texts(page)[1:] == [f"- {inside} montaña alta"]


def test_a_second_line_that_hangs_is_joined() -> None:
    assert texts([(50, 500, LONG), (70, 488, "del invierno")]) == [f"{LONG} del invierno"]


def test_columns_are_read_one_after_the_other() -> None:
    """A page drawn column by column."""
    page = [(50, 560, "Boletin de la asamblea."), *column(30, "a"), *column(220, "b")]
    words = [word for word in " ".join(texts(page)).split() if word[0] in "ab" and word[1].isdigit()]
    assert words == [f"{name}{at}" for name in "ab" for at in range(8)]


def test_tables_without_rules_are_read_row_by_row() -> None:
    """Drawn cell by cell; the first cell of the second row goes on for two lines."""
    page = [
        (30, 500, "Tarea"), (200, 500, "Quien"),
        (30, 480, "Enviar la carta a"), (30, 468, "todos los vecinos"), (200, 480, "Marta"),
        (30, 448, "Reservar"), (200, 448, "Luis"),
    ]  # fmt: skip
    assert texts(page) == ["Tarea | Quien", "Enviar la carta a todos los vecinos | Marta", "Reservar | Luis"]


def test_words_in_the_middle_of_cells_that_no_rule_parts_are_read_row_by_row() -> None:
    """As a browser prints a table: cell after cell in the page's own order."""
    first = [
        (50, 500, "Limpiar la acequia"),
        (50, 485, "del molino"),
        (200, 492.5, "Ana"),
        (300, 492.5, "mayo"),
    ]
    second = [(50, 457.5, "Podar"), (200, 465, "Luis y los"), (200, 450, "vecinos"), (300, 457.5, "abril")]
    third = [(50, 430, "Regar"), (200, 430, "Eva"), (300, 430, "junio")]
    assert texts([*first, *second, *third]) == [
        "Limpiar la acequia del molino | Ana | mayo",
        "Podar | Luis y los vecinos | abril",
        "Regar | Eva | junio",
    ]


def test_what_repeats_on_pages_is_set_aside_once() -> None:
    pages = [
        [(50, 580, "Junta de vecinos"), (50, 500, f"Punto {number}."), (50, 20, f"Pagina {number}")]
        for number in (1, 2, 3)
    ]
    lines = read_bytes(printed(*pages), "notas.pdf").lines
    assert [(line.text, line.look.debris) for line in lines] == [
        ("Punto 1.", None), ("Punto 2.", None), ("Punto 3.", None), ("Junta de vecinos", "page-header"),
        ("Pagina 1", "page-footer"), ("Pagina 2", "page-footer"), ("Pagina 3", "page-footer"),
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert texts([(50, 60, LONG)], [(50, 560, REST)]) == [f"{LONG} {REST}"]


@pytest.mark.parametrize(("words", "bold"), [(["Acta"], ["Acta"]), (["Acta"], [])])
def test_bold_is_seen(words: list[str], bold: list[str]) -> None:
    (line,) = read_bytes(printed([(50, 500, words[0])], bold=bold), "notas.pdf").lines
    assert (line.look.bold, line.look.size) == (bool(bold), 10.0)


def test_a_glyph_of_two_equal_letters_gives_both() -> None:
    """Fonts draw «ff» as one glyph; the page tells in a table of its own that it stands for two letters."""
    told = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><FF> endcodespacerange "
        "2 beginbfchar <5A><00660066> <45><0045> endbfchar endcmap end"
    )
    draw = "BT /F 10 Tf 1 0 0 1 50 500 Tm (EZectifs) Tj ET"
    page = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[5 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 4 0 R>>",
        f"<</Length {len(told)}>>stream\n{told}\nendstream",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 6 0 R/Resources<</Font<</F 3 0 R>>>>>>",
        f"<</Length {len(draw)}>>stream\n{draw}\nendstream",
    )
    assert [line.text for line in read_bytes(page, "notas.pdf").lines] == ["Effectifs"]


def test_a_heading_below_a_table_is_no_row_of_it() -> None:
    table = [(50, 500, "Ana"), (220, 500, "Vocal"), (50, 488, "Luis"), (220, 488, "Tesorero")]
    assert texts([*table, (50, 474, "Temas"), (50, 460, LONG)]) == [
        "Ana | Vocal", "Luis | Tesorero", "Temas", LONG,
    ]  # fmt: skip


def test_a_last_row_may_have_one_cell() -> None:
    table = [(50, 500, "Ana"), (220, 500, "Vocal"), (50, 487, "Luis"), (220, 487, "Tesorero")]
    assert texts([*table, (50, 474, "Eva")])[-1].startswith("Eva |")


def test_one_written_blank_makes_no_columns_of_the_room_between_words() -> None:
    """A browser that sets text to both margins leaves room for nearly all blanks, and writes a few."""
    step = 4 * 5.56 + 2.6
    rows = [(50 + step * at, y, "nnnn") for y in (480, 460, 440) for at in range(4)]
    assert texts([(50, 540, "Acta 3"), *rows]) == ["Acta 3", " ".join(["nnnn"] * 12)]


def test_a_line_set_to_both_margins_of_a_narrow_column_is_no_row_of_cells() -> None:
    """Its gaps are all as wide; words as long in each cell begin as evenly, and stay a row."""
    width, gap = 5.56, 16.0
    words = ["nn", "nnnnnn", "nnn", "nnnnn"]
    lefts = [50 + sum(width * len(word) + gap for word in words[:at]) for at in range(len(words))]
    wide = [(left, 500, word) for left, word in zip(lefts, words, strict=True)]
    assert texts([*wide, (50, 470, "nn.")])[0] == "nn nnnnnn nnn nnnnn"
    marks = [(50 + 27 * at, y, "nn") for y in (500, 487) for at in range(4)]
    assert texts(marks) == ["nn | nn | nn | nn"] * 2


def test_a_row_of_cells_may_stand_apart_evenly_above_cells_of_its_columns() -> None:
    """Columns as wide as their names part these evenly, and no name is as long as the next."""
    width, gap = 5.56, 16.0
    names = ["nn", "nnnnnn", "nnn", "nnnnn"]
    lefts = [50 + sum(width * len(word) + gap for word in names[:at]) for at in range(len(names))]
    rows = [
        (left, y, word)
        for y, row in ((500, names), (487, list("nnnn")))
        for left, word in zip(lefts, row, strict=True)
    ]
    assert texts(rows) == ["nn | nnnnnn | nnn | nnnnn", "n | n | n | n"]


def test_a_figure_in_a_cell_is_no_number_of_a_note() -> None:
    drawn = (
        "BT /F 10 Tf 1 0 0 1 50 500 Tm (La junta paga el agua) Tj /F 6 Tf 1 0 0 1 146.5 504 Tm (3) Tj "
        "/F 8 Tf 1 0 0 1 50 400 Tm (Norte) Tj 1 0 0 1 150 400 Tm (3) Tj "
        "1 0 0 1 50 390 Tm (Sur) Tj 1 0 0 1 150 390 Tm (2) Tj ET"
    )
    lines = read_bytes(printed([(50, 560, "Acta")], shapes=drawn), "notas.pdf").lines
    assert [line.text for line in lines][-2:] == ["Norte | 3", "Sur | 2"]


def test_a_note_may_begin_with_a_number_as_large_as_its_words() -> None:
    """So LibreOffice prints it; the words are smaller than those of the text, where it is raised."""
    drawn = (
        "BT /F 10 Tf 1 0 0 1 50 500 Tm (La junta paga el agua) Tj /F 6 Tf 1 0 0 1 146.5 504 Tm (1) Tj "
        "/F 8 Tf 1 0 0 1 50 80 Tm (1) Tj 1 0 0 1 66 80 Tm (Desde mayo.) Tj ET"
    )
    data = printed([(50, 560, "Acta")], shapes=drawn)
    assert [line.text for line in read_bytes(data, "notas.pdf").lines] == [
        "Acta",
        "La junta paga el agua[1]",
        "[1] Desde mayo.",
    ]


def test_footnotes_and_their_numbers_stand_in_brackets_below_the_notes() -> None:
    first = [
        (50, 500, "La junta paga el agua"),
        (146.5, 504, "1"),
        (50, 470, "Son 20 m"),
        (93, 474, "2"),
        (97, 470, " de lona."),
    ]
    under = [(50, 80, "1"), (54, 76, "Seg\372n el acta de mayo.")]
    second = [
        (50, 500, "Luis Mora barre el patio"),
        (155.3, 504, "2"),
        (50, 80, "2"),
        (54, 76, "Con su escoba."),
    ]
    assert texts([*first, *under], second) == [
        "La junta paga el agua[1]",
        "Son 20 m2 de lona.",
        "Luis Mora barre el patio[2]",
        "[1] Según el acta de mayo.",
        "[2] Con su escoba.",
    ]
    looks = [line.look for line in read_bytes(printed([*first, *under], second), "notas.pdf").lines]
    assert [(look.note, look.marker) for look in looks[2:]] == [(False, None), (True, "[1]"), (True, "[2]")]


def test_a_small_number_that_no_line_begins_with_stays_what_it_is() -> None:
    assert texts([(50, 500, "La junta paga el agua"), (146.5, 504, "1")]) == ["La junta paga el agua1"]


# Two rows of three cells.
RULED = "".join(f"{x} {y} {w} 50 re S " for y in (400, 450) for x, w in ((45, 75), (120, 150), (270, 80)))


def test_a_row_that_the_end_of_a_page_cuts_is_one() -> None:
    head = [(50, 484, "Nombre"), (125, 484, "Tarea"), (275, 484, "Mes")]
    first = [*head, (50, 434, "Ana Paz"), (125, 434, "Traer agua para los"), (275, 434, "abril")]
    second = [*head, (125, 434, "animales del valle"), (275, 434, "y mayo")]
    found = [line.text for line in read_bytes(printed(first, second, shapes=RULED), "notas.pdf").lines]
    row = "Ana Paz | Traer agua para los animales del valle | abril y mayo"
    assert found == ["Nombre | Tarea | Mes", row, "Nombre | Tarea | Mes"]


def test_a_table_that_goes_on_says_its_head_again_on_each_page() -> None:
    """Where nothing but the rest of one cell stands on the next page, it is a row all the same."""
    head = [(50, 484, "Nombre"), (125, 484, "Tarea"), (275, 484, "Mes")]
    first = [*head, (50, 434, "Ana Paz"), (125, 434, "Traer agua para los"), (275, 434, "abril")]
    second = [*head, (125, 434, "animales del valle")]
    lines = read_bytes(printed(first, second, shapes=RULED), "notas.pdf").lines
    assert [(line.text, line.look.debris) for line in lines] == [
        ("Nombre | Tarea | Mes", None),
        ("Ana Paz | Traer agua para los animales del valle | abril", None),
        ("Nombre | Tarea | Mes", "table-header"),
    ]


CUT_FIRST = [
    *((50, 504, "Tarea"), (250, 504, "Mes")),
    *(
        (50, 484, "Limpiar la acequia"),
        (250, 484, "enero"),
        (50, 464, "Traer agua para los"),
        (250, 464, "abril"),
    ),
]
CUT_BELOW = [
    *((50, 452, "Contar las ovejas"), (250, 452, "mayo")),
    *((50, 432, "Regar la huerta"), (250, 432, "junio")),
]
CUT_REST = [(50, 484, "animales que viven"), (50, 472, "en el valle"), *CUT_BELOW]
CUT_WHOLE = "Traer agua para los animales que viven en el valle | abril"
CUT_ROWS = ["Tarea | Mes", "Limpiar la acequia | enero", CUT_WHOLE]
BELOW_ROWS = ["Contar las ovejas | mayo", "Regar la huerta | junio"]


def test_the_first_cell_of_a_row_goes_on_below_a_head_that_stands_again() -> None:
    """The rows below would have no columns if head and rest were lines of text."""
    again = [(50, 504, "Tarea"), (250, 504, "Mes")]
    lines = read_bytes(printed(CUT_FIRST, [*again, *CUT_REST]), "notas.pdf").lines
    assert [line.text for line in lines] == [*CUT_ROWS, "Tarea | Mes", *BELOW_ROWS]
    assert [line.look.table for line in lines] == [1] * 6
    assert lines[3].look.debris == "table-header"


def test_the_first_cell_of_a_row_goes_on_at_the_top_of_the_next_page() -> None:
    assert texts(CUT_FIRST, CUT_REST) == [*CUT_ROWS, *BELOW_ROWS]


def test_a_row_in_small_letters_is_no_rest_of_one_that_had_room() -> None:
    first = [*CUT_FIRST[:-2], (50, 464, "Traer agua"), (250, 464, "abril")]
    assert texts(first, [(50, 484, "y no"), *CUT_BELOW])[2:] == ["Traer agua | abril", "y no", *BELOW_ROWS]


def test_the_number_of_an_only_page_is_no_word_of_the_notes() -> None:
    data = printed([(50, 500, LONG), (50, 488, REST), (200, 40, "1")])
    assert [line.look.debris for line in read_bytes(data, "notas.pdf").lines] == [None, "page-footer"]


def test_a_first_page_has_a_footer_of_its_own_where_the_others_have_theirs() -> None:
    pages = [[(50, 500, f"Punto {name}"), (50, 60, f"La junta {name} pide")] for name in "abcd"]
    feet = ["Calle Real", "Hoja 2", "Hoja 3", "Hoja 4"]
    data = printed(*([*page, (50, 30, foot)] for page, foot in zip(pages, feet, strict=True)))
    lines = read_bytes(data, "notas.pdf").lines
    assert [line.text for line in lines if line.look.debris == "page-footer"] == feet


def test_words_in_the_middle_of_ruled_cells_are_read_row_by_row() -> None:
    """The second cell of each row has three lines, beside the middle of which the others stand."""
    first = [(50, 470, "Ana Paz"), (125, 484, "Traer agua para"), (125, 472, "los animales del")]
    second = [(50, 420, "Luis Mora"), (125, 434, "Cavar otro pozo"), (125, 422, "junto al molino")]
    words = [
        *first,
        (125, 460, "valle"),
        (275, 470, "abril"),
        *second,
        (125, 410, "viejo"),
        (275, 420, "mayo"),
    ]
    data = printed(words, shapes=RULED)
    assert [line.text for line in read_bytes(data, "notas.pdf").lines] == [
        "Ana Paz | Traer agua para los animales del valle | abril",
        "Luis Mora | Cavar otro pozo junto al molino viejo | mayo",
    ]


def grid(*rows: tuple[int, tuple[int, ...]], height: int = 30) -> str:
    """Return the frames of rows: the top of each, and the edges of its cells."""
    frames = ((top, one, other) for top, edges in rows for one, other in pairwise(edges))
    return "".join(f"{left} {top - height} {right - left} {height} re S " for top, left, right in frames)


THREE = (40, 65, 165, 300)


def test_a_rule_beside_a_quotation_on_a_painted_page_makes_no_cell() -> None:
    """A browser paints the page: that frame and the rule had lifted the words to the top of the page."""
    shapes = "0 0 400 600 re f 60 430 2 40 re f "
    page = [(50, 550, "Acta de la junta"), (50, 500, "Se abre la sala."), (75, 450, "Nota que se lee.")]
    lines = read_bytes(printed([*page, (50, 400, "Fin.")], shapes=shapes), "notas.pdf").lines
    assert [line.text.strip() for line in lines] == [text for _, _, text in page] + ["Fin."]


def test_a_cell_over_all_columns_of_a_ruled_table_is_a_line_and_narrow_columns_stay_apart() -> None:
    rules = grid((500, THREE), (470, (40, 300)), (440, THREE), (410, (40, 300)), (380, THREE))
    words = [
        (42, 484, "N."), (67, 484, "Compromiso"), (168, 484, "Responsable"), (42, 454, "Huerta"),
        (42, 424, "1."), (67, 424, "Traer abono para el vi"), (168, 424, "Ana"), (67, 414, "vero"),
        (42, 394, "Molino"), (42, 364, "2."), (67, 364, "Cambiar la muela"),
    ]  # fmt: skip
    lines = read_bytes(printed(words, shapes=rules), "notas.pdf").lines
    assert [line.text for line in lines] == [
        "N. | Compromiso | Responsable",
        "Huerta",
        "1. | Traer abono para el vi vero | Ana",
        "Molino",
        "2. | Cambiar la muela | ",
    ]
    assert {line.look.table for line in lines} == {1}


def test_a_word_that_runs_over_the_edge_of_its_ruled_cell_stays_whole() -> None:
    rules = grid((500, (40, 90, 165, 300)), (470, (40, 90, 165, 300)))
    words = [
        (42, 484, "Chile"), (92, 484, "Organizacion Internacional de Pozos"),
        (42, 454, "Cuba"), (92, 454, "Ana Ruiz"), (168, 454, "viene"),
    ]  # fmt: skip
    lines = read_bytes(printed(words, shapes=rules), "notas.pdf").lines
    assert "Organizacion Internacional de Pozos" in lines[0].text
    assert lines[1].text == "Cuba | Ana Ruiz | viene"


def test_a_ruled_cell_over_several_rows_leaves_blanks_below_it() -> None:
    rules = "40 440 60 60 re S " + grid((500, (100, 300)), (470, (100, 300)), (440, (40, 100, 300)))
    words = [
        (42, 466, "Togo"),
        (104, 484, "Feria"),
        (104, 454, "Radio"),
        (42, 424, "Chad"),
        (104, 424, "Pozo"),
    ]
    found = [line.text for line in read_bytes(printed(words, shapes=rules), "notas.pdf").lines]
    assert found == ["Togo | Feria", " | Radio", "Chad | Pozo"]


def test_a_ruled_table_goes_on_at_the_top_of_the_next_page_without_its_head() -> None:
    rules = grid((500, THREE), (470, THREE))
    first = [
        (42, 484, "N."),
        (67, 484, "Tarea"),
        (168, 484, "Mes"),
        (42, 454, "1"),
        (67, 454, "Abono"),
        (168, 454, "abril"),
    ]
    second = [(42, 484, "2"), (67, 484, "Muela"), (168, 484, "mayo"), (42, 454, "3"), (67, 454, "Cerca")]
    lines = read_bytes(printed(first, second, shapes=rules), "notas.pdf").lines
    assert [line.look.table for line in lines] == [1, 1, 1, 1]


def test_paragraphs_of_a_ruled_cell_are_told_by_the_room_that_was_left() -> None:
    """What underlines words is no edge of a cell."""
    rules = grid((500, (40, 165, 300)), (440, (40, 165, 300)), height=60) + "168 470 40 0.5 re f "
    words = [
        (42, 484, "Ruta"), (168, 484, "Togo pide"), (168, 472, "aplazar."), (168, 460, "Chad apoya."),
        (42, 424, "Agua"), (168, 424, "- medir"), (168, 414, "- avisar"),
    ]  # fmt: skip
    lines = read_bytes(printed(words, shapes=rules), "notas.pdf").lines
    assert [line.look.cells for line in lines] == [
        ("Ruta", "Togo pide\naplazar.\nChad apoya."),
        ("Agua", "- medir\n- avisar"),
    ]


def test_a_mail_address_that_a_narrow_ruled_cell_breaks_is_whole() -> None:
    rules = grid(*((top, (40, 165, 227)) for top in (500, 470, 440)))
    words = [
        (42, 484, "Ana "), (168, 484, "ana@huerta"), (168, 474, ".example"), (42, 454, "Luis "),
        (168, 454, "COOPERAT"), (168, 444, "IVAS"), (42, 424, "Eva "), (168, 424, "Red "),
    ]  # fmt: skip
    found = [line.text for line in read_bytes(printed(words, shapes=rules), "notas.pdf").lines]
    assert found == ["Ana | ana@huerta.example", "Luis | COOPERATIVAS", "Eva | Red"]


def test_a_row_of_one_filled_cell_is_a_row_of_a_ruled_table() -> None:
    rules = RULED + RULED.replace("400", "350").replace("450", "300")
    words = [
        (50, 484, "Nombre"),
        (125, 484, "Tarea"),
        (275, 484, "Mes"),
        (50, 434, "Ana Paz"),
        (125, 434, "Regar"),
    ]
    words += [(125, 384, "Podar"), (50, 334, "Luis Mora"), (125, 334, "Barrer"), (275, 334, "mayo")]
    found = [line.text for line in read_bytes(printed(words, shapes=rules), "notas.pdf").lines]
    assert found == ["Nombre | Tarea | Mes", "Ana Paz | Regar | ", " | Podar | ", "Luis Mora | Barrer | mayo"]


def narrow(*cell: str) -> list[Words]:
    """Return a table whose first column the lines of a cell fill; two of its rows say how wide it is."""
    lines = [(30, 480 - 12 * at, line) for at, line in enumerate(cell)]
    last = 480 - 12 * len(cell) - 10
    return [
        (30, 500, "Responsa "), (120, 500, "Quien "), *lines, (120, 480, "Marta "),
        (30, last, "Reservar "), (120, last, "Luis"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (["Presenta", "ciones del ", "norte"], "Presentaciones del norte"),  # no blank is written there
        (["Presenta ", "la carta"], "Presenta la carta"),
        (["Docu-", "mentos"], "Docu-mentos"),  # one hyphen may be the writer's own
        (["Presenta", "Luis Mora"], "Presenta Luis Mora"),  # two paragraphs
        (["https://a.b/", "acta.pdf"], "https://a.b/acta.pdf"),
    ],
)
def test_a_word_that_a_narrow_cell_breaks_is_whole(cell: list[str], said: str) -> None:
    assert texts(narrow(*cell))[1] == f"{said} | Marta"


def test_lines_set_to_both_edges_have_no_blank_where_they_are_broken() -> None:
    """Only the lines of a list have one; a stop that ends a full line ends no paragraph then."""
    body = [
        "The roof of the old mill was",
        "looked at in the spring today.",
        "Three beams of the attic are",
        "worm eaten, and one of them is",
    ]
    page = [(30, 500 - 12 * at, line) for at, line in enumerate([*body, "soft, so that it must go now."])]
    listed = [(60, 400 - 24 * at, f"- point {at} ") for at in range(4)]
    assert texts([*page, *listed])[0].startswith(
        "The roof of the old mill was looked at in the spring today. Three"
    )


def test_hyphens_that_a_program_puts_in_leave_the_words_of_cells() -> None:
    page = [*narrow("Docu-", "mentos ", "y repa-", "racion ", "del par-", "que"), (30, 300, LONG)]
    assert texts(page)[1] == "Documentos y reparacion del parque | Marta"


def test_a_full_line_without_the_blank_of_a_broken_one_ends_its_paragraph() -> None:
    first, second = f"{LONG} ", f"{LONG[:-5]}ayer."
    page = [(50, 500, first), (50, 488, first), (50, 476, first), (50, 464, second), (50, 452, "Luis calla.")]
    assert texts(page) == [f"{first * 3}{second}", "Luis calla."]
    assert len(texts([*page[:3], (50, 464, f"{second} "), page[4]])) == 1  # nothing tells
