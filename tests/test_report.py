"""The page: what a report says, in which order, counted and worded."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas import vocabulary
from actas.model.page import Facts, Heading, Page, Paragraph, Point, Points, Table
from actas.model.record import Actor, Discarded, Doubt, Item, Link, Meeting, Participant, Record, Section
from actas.model.request import Request
from actas.model.span import Span
from actas.model.subject import subject_place
from actas.render import RENDERERS
from actas.report import page
from actas.report.anchors import Anchors
from actas.report.labels import markers, roman_value
from actas.report.words import Words, in_order, short_place
from actas.vocabulary import tables as tables_of_words
from support import word
from support.records import bare, country, item, workshop


def headings(made: Page) -> list[tuple[int, str]]:
    return [(one.level, f"{one.label} {one.text}" if one.label else one.text) for one in made.headings()]


def tables(made: Page) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table)]


def points(made: Page) -> list[Point]:
    tops = [top for block in made.blocks if isinstance(block, Points) for top in block.points]
    return [point for top in tops for point in top.walk()]


def words(point: Point) -> str:
    return "".join(run.text for run in point.runs)


def record(*items: Item, kind: str = "discussion", heading: str | None = "Debate") -> Record:
    section = Section(id="S1", kind=kind, heading=heading, lines=Span(1, 1), items=items)
    return Record(id="r", meeting=Meeting(language="es"), sections=(section,))


def test_slugs_of_records_are_said_in_the_reports_language() -> None:
    cells = {
        cell.text for table in tables(page([workshop()], language="fr")) for row in table.rows for cell in row
    }
    assert "signet de Word" in cells
    assert "word-bookmark" not in cells
    people = (Participant(name="Ana Ruiz", role="chair"), Participant(name="Luis Paz", role="tesorero"))
    chaired = replace(record(item("D1", 1)), meeting=Meeting(language="es", participants=people))
    roles = [row[1].text for row in tables(page([chaired], language="es"))[1].rows]
    assert roles == ["preside", "tesorero"]


def test_the_annex_of_places_has_room_for_the_id_of_a_point_seven_levels_down() -> None:
    deep = item("A1.1.1.1.1.1.1", 1, text="Engrasar.")
    made = page([record(deep)], language="es")
    shares = [column.share for column in tables(made)[-1].columns]
    assert round(sum(shares), 6) == 1
    lines = RENDERERS["text"](made).decode().splitlines()
    assert any(line.startswith("A1.1.1.1.1.1.1  ") for line in lines)


def test_a_day_in_the_words_that_the_report_would_write_is_said_once() -> None:
    due = "2019-04-01"
    same = replace(item("A1", 1), due=due, due_as_written="1 de abril de 2019")
    other = replace(item("A2", 2), due=due, due_as_written="antes de abril")
    found = [
        fact.value for point in points(page([record(same, other)], language="es")) for fact in point.details
    ]
    assert found == ["1 de abril de 2019", "1 de abril de 2019 («antes de abril»)"]


@pytest.mark.parametrize(("language", "said"), [("fr", ["Responsable\u00a0"]), ("es", ["Responsable"])])
def test_french_sets_the_colon_apart(language: str, said: list[str]) -> None:
    """«Luc Rey : réserver», «Responsable : Luc Rey»."""
    task = item("D1", 1, "Réserver.", owner="Luc Rey", actor=Actor(name="Luc Rey", kind="person"))
    (point,) = points(page([record(task)], language=language))
    assert [fact.name for fact in point.details] == said
    assert words(point) == ("Luc Rey\u00a0: Réserver." if language == "fr" else "Luc Rey: Réserver.")


def test_every_reason_for_setting_words_aside_has_its_words() -> None:
    reasons = {
        rule["reason"]
        for rule in tables_of_words.read(tables_of_words.beside(vocabulary.__file__, "debris.toml"))["debris"]
    }
    assert [one for one in sorted(reasons) if Words("es").named("aside", one) == one] == []


def test_headings_keep_the_order_levels_and_labels_of_the_notes() -> None:
    assert headings(page([workshop()], language="es")) == [
        (1, "Resumen"),
        (1, "Asistentes"),
        (1, "Puntos generadores"),
        (1, "2. Buenas prácticas"),
        (1, "3. Recomendaciones"),
        (1, "Cómo aporta la RCEE a estos esfuerzos"),
        (1, "IV. Debate y acuerdos"),
        (2, "Sobre el agua"),
        (1, "[Otros]"),
        (1, "Anexo A. Dudas abiertas"),
        (1, "Anexo B. Procedencia de cada punto"),
        (1, "Anexo C. Palabras apartadas"),
    ]


def test_the_cover_says_what_is_known_and_nothing_else() -> None:
    made = page([workshop()], language="es")
    assert (made.title, made.kicker) == ("Taller regional sobre comedores escolares", "Acta")
    facts = next(block for block in made.blocks if isinstance(block, Facts))
    assert [(row.name, row.value) for row in facts.rows] == [
        ("Serie", "trea"),
        ("Fecha", "15 al 16 de noviembre de 2016"),
        ("Hora", "desde las 09:00"),
        ("Lugar", "San Pedro Sula"),
        ("Participantes", "presentes: 2, con excusa: 1"),
        (
            "En las notas",
            "Taller regional sobre comedores escolares. San Pedro Sula, 15 y 16 de noviembre de 2016",
        ),
        ("Estado", "Borrador"),
        ("Fuente", "notas-comedores.docx (61 líneas)"),
        ("Registro", "taller-comedores-escolares"),
    ]
    empty = page([bare()], language="es")
    facts = next(block for block in empty.blocks if isinstance(block, Facts))
    assert [row.name for row in facts.rows] == ["Estado", "Registro"]
    assert (empty.title, empty.kicker, empty.created) == ("Acta de la reunión", None, "1980-01-01")


@pytest.mark.parametrize(
    ("more", "said"),
    [((), "presentes: 1"), ((Item(id="N2", lines=Span(3, 3), text="田中一郎"),), "presentes: al menos 1")],
)
def test_who_came_is_counted_as_at_least_where_a_line_of_the_list_names_nobody_known(more, said) -> None:
    one = Item(id="N1", lines=Span(2, 2), text="Julia Pardo")
    made = record(one, *more, kind="participants", heading="Participantes")
    meeting = replace(made.meeting, participants=(Participant(name="Julia Pardo", at="N1"),))
    cover = next(
        b for b in page([replace(made, meeting=meeting)], language="es").blocks if isinstance(b, Facts)
    )
    assert said in [row.value for row in cover.rows]


@pytest.mark.parametrize(
    ("title", "text", "excused", "said"),
    [
        ("Presentes", "Ana Paz (vecina), Luis Gil, P5 (sin nombre)", False, "presentes: al menos 2"),
        ("Excusas", "Ana Paz, El inspector, Luis Gil", True, "con excusa: al menos 2"),
        ("Presentes", "Ana Paz, de la Mesa, Luis Gil (tesorero, 2.º B)", False, "presentes: 2"),
    ],
)
def test_who_came_is_counted_as_at_least_where_a_list_names_more_than_those_known(
    title, text, excused, said
) -> None:
    came = Item(id="N1", lines=Span(2, 2), title=title, text=text)
    people = tuple(Participant(name=one, excused=excused, at="N1") for one in ("Ana Paz", "Luis Gil"))
    made = record(came, kind="participants", heading="Participantes")
    listed = replace(made, meeting=replace(made.meeting, participants=people))
    cover = next(block for block in page([listed], language="es").blocks if isinstance(block, Facts))
    assert said in [row.value for row in cover.rows]


@pytest.mark.parametrize(
    ("title", "text", "kind", "said"),
    [
        ("Costo del viaje", "entre 80 y 120", "obstacles", "Costo del viaje: entre 80 y 120"),
        ("Votación", "9 a favor", "agreements", "Votación: 9 a favor"),
        ("Modera", "Ana Paz", "participants", "Modera: Ana Paz"),
        ("Financiamiento", "Una caja común.", "practices", "Financiamiento. Una caja común."),
    ],
)
def test_a_full_stop_stands_behind_a_title_only_where_a_sentence_follows(title, text, kind, said) -> None:
    made = page([record(item("X1", 2, text, title=title), kind=kind)], language="es")
    assert [words(point) for point in points(made)] == [said]


@pytest.mark.parametrize("profile", ["simple", "un"])
def test_a_footnote_bears_the_sign_that_the_text_refers_to_it_by(profile: str) -> None:
    note = item("D2", 3, "De 2019.", label="1", role="footnote")
    made = page(
        [record(item("D1", 2, "Según la ley.[1]", label="1"), note)],
        language="es",
        request=Request(profile=profile),
    )
    assert [point.marker and point.marker.shown for point in points(made)] == ["1.", "[1]"]


@pytest.mark.parametrize("reason", ["code-fence", "task-day"])
def test_why_words_were_set_aside_is_said_in_words(reason: str) -> None:
    aside = Discarded(lines=Span(3, 3), text="```python", reason=reason)
    made = page([replace(record(item("D1", 2, "Uno.")), discarded=(aside,))], language="pt")
    assert reason not in {cell.text for table in tables(made) for row in table.rows for cell in row}


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "de 9\u00a0h\u00a000 à 17\u00a0h\u00a030"), ("es", "09:00 a 17:30"), ("pt", "09:00 às 17:30")],
)
def test_hours_are_written_as_the_language_has_them(language: str, said: str) -> None:
    assert Words(language=language).times("09:00", "17:30") == said


def test_what_the_rapporteur_gave_is_said_to_be_given() -> None:
    made = page([workshop()], language="es")
    notes = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert "Dado por la relatoría, no consta en las notas: serie." in notes


def test_the_summary_counts_what_by_whom() -> None:
    table = tables(page([workshop()], language="es"))[0]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert [column.name for column in table.columns][:5] == [
        "Quién", "Preguntas", "Buenas prácticas", "Recomendaciones", "Intervenciones",
    ]  # fmt: skip
    assert rows["Estados Unidos"] == ["–", "–", "–", "1", "–", "–", "–", "–", "1"]
    assert rows["Total"] == ["3", "3", "5", "6", "2", "1", "1", "1", "22"]
    assert list(rows)[-2:] == ["Sin indicar quién", "Total"]


def test_the_columns_and_rows_of_the_summary_add_up() -> None:
    table = tables(page([workshop(), bare()], language="en"))[1]
    grid = [[0 if cell.text == "–" else int(cell.text) for cell in row[1:]] for row in table.rows]
    assert all(sum(row[:-1]) == row[-1] for row in grid)
    assert [sum(column) for column in zip(*grid[:-1], strict=True)] == grid[-1]


def test_nobody_named_gives_kinds_alone() -> None:
    table = tables(page([bare()], language="en"))[0]
    assert [[cell.text for cell in row] for row in table.rows] == [["Other", "2"], ["Total", "2"]]


def test_an_agreement_inside_a_discussion_counts_as_agreement() -> None:
    """El tema se debatió.
    - Se acuerda volver en mayo.
    """
    child = item("D1.1", 3, "Se acuerda volver en mayo.", label="-", kind="agreement")
    table = tables(page([record(item("D1", 2, "El tema se debatió.", items=(child,)))], language="es"))[0]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Debate", "1"], ["Acuerdos", "1"], ["Total", "2"],
    ]  # fmt: skip


def test_one_country_written_two_ways_is_one_row() -> None:
    """
    EE. UU.: Sí.
    Estados Unidos: También.
    """
    first = Actor(name="Estados Unidos", kind="country", code="US", as_written="EE. UU.")
    second = Actor(name="Estados Unidos", kind="country", code="US")
    both = record(item("D1", 2, "Sí.", actor=first), item("D2", 3, "También.", actor=second))
    made = page([both], language="es")
    assert [row[0].text for row in tables(made)[0].rows] == ["Estados Unidos", "Total"]
    assert [words(point) for point in points(made)] == ["EE. UU. Sí.", "Estados Unidos. También."]


@pytest.mark.parametrize(
    ("labels", "styles"),
    [
        (["1", "2", "3"], ["decimal"] * 3),
        (["a", "b", "c"], ["lower-letter"] * 3),
        (["i", "ii", "iii"], ["lower-roman"] * 3),
        (["I", "II", "III", "IV", "V"], ["upper-roman"] * 5),
        (["g", "h", "i", "j"], ["lower-letter"] * 4),
        (["A", "B", "C", "D"], ["upper-letter"] * 4),
        (["iv", "v", "vi"], ["lower-roman"] * 3),
        (["v", "vi"], ["lower-roman"] * 2),
        (["-", "·", "•", "*", "●"], ["bullet"] * 5),
        (["o", None, "o"], ["bullet"] * 2),
        (["n", "o"], ["lower-letter"] * 2),
        (["1.1", "1.2", "Tema 1", "ñ", "٣", "007", "12345"], ["typed"] * 7),
    ],
)
def test_labels_are_read_as_a_person_reads_them(labels: list[str], styles: list[str]) -> None:
    assert [marker.style for marker in markers(labels) if marker] == styles


def test_a_gap_a_repeat_and_a_restart_count_afresh() -> None:
    """1. 2. 4. 4. · 5. 1."""
    found = markers(["1", "2", "4", "4", "·", None, "5", "1"])
    assert [marker and (marker.shown, marker.fresh) for marker in found] == [
        ("1.", True), ("2.", False), ("4.", True), ("4.", True), ("·", False), None, ("5.", False),
        ("1.", True),
    ]  # fmt: skip


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_back(value: int) -> None:
    from support.word import roman

    assert roman_value(roman(value)) == roman_value(roman(value).upper()) == value


@pytest.mark.parametrize("wrong", ["", "iiii", "vx", "Ii", "abc", "ⅳ"])
def test_what_is_no_roman_number(wrong: str) -> None:
    assert roman_value(wrong) == 0


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("El Lic. Ordóñez explica que la norma sigue vigente.", "Lic. Ordóñez", True),
        ("La representante de Chile pide la palabra.", "Chile", True),
        ("Frecuentes visitas a parajes apartados, como política de Chile.", "Chile", False),
        ("Se acordó. Chile no firmó.", "Chile", False),
        ("Anaya habla.", "Ana", False),
        ("Frecuentes visitas a los parajes más apartados de la costa (Chile).", "Chile", True),
        ("Obras de la cubierta del molino viejo – Ana", "Ana", True),
        ("", "Ana", False),
    ],
)
def test_an_actor_that_is_the_subject_stays_in_the_sentence(text: str, name: str, stands: bool) -> None:
    assert (subject_place(text, name) >= 0) is stands


def test_actor_title_and_text_stand_in_that_order() -> None:
    """4. México. El programa especial. Se elaboró en consulta."""
    made = item("P1", 1, "Se elaboró en consulta.", label="4", title="El programa especial")
    made = replace(made, actor=Actor(name="México", kind="country", code="MX"))
    (point,) = points(page([record(made)], language="es"))
    assert [(run.text, run.role) for run in point.runs if run.text.strip()] == [
        ("México.", "actor"), ("El programa especial.", "title"), ("Se elaboró en consulta.", "text"),
    ]  # fmt: skip
    assert words(point) == "México. El programa especial. Se elaboró en consulta."


def test_an_item_without_words_says_so_in_brackets() -> None:
    """10."""
    made = page([record(item("D1", 1, label="10"))], language="es")
    assert words(points(made)[0]) == "[sin texto]"
    assert any(isinstance(block, Paragraph) and "corchetes" in block.text for block in made.blocks)


def test_only_safe_links_become_links() -> None:
    """Ver [el sitio](javascript:alert(1)) y [el plan](https://example.org/plan)."""
    links = (
        Link(words="el sitio", href="javascript:alert(1)"),
        Link(words="el plan", href="https://example.org/plan"),
    )
    (point,) = points(page([record(item("D1", 1, "Ver el sitio y el plan.", links=links))], language="es"))
    assert [(run.text, run.href) for run in point.runs] == [
        ("Ver el sitio y ", None), ("el plan", "https://example.org/plan"), (".", None),
    ]  # fmt: skip


def test_owner_due_and_kind_are_details() -> None:
    made = page([workshop()], language="en")
    by_text = {words(point): {fact.name: fact.value for fact in point.details} for point in points(made)}
    assert by_text["Financiamiento. Que los ministerios reserven una partida para la compra local."] == {
        "Owner": "Ministerio de Hacienda",
        "Due": "March 2017 (“antes de abril”)",
    }
    assert by_text["Circular el borrador."] == {
        "Kind": "agreement",
        "Due": "1 December 2016",
        "State": "to do",
    }


def test_what_a_meeting_did_with_an_item_is_said_in_the_reports_language() -> None:
    one = record(
        *(
            replace(item(f"D{at}", at, "Sí."), adoption=state)
            for at, state in enumerate(("agreed", "por aclamación"), 1)
        )
    )
    told = {
        language: [point.details[0].value for point in points(page([one], language=language))]
        for language in ("es", "fr")
    }
    assert told == {"es": ["acordada", "por aclamación"], "fr": ["convenue", "por aclamación"]}


def test_doubts_stand_at_their_point_and_in_the_annex() -> None:
    made = page([workshop()], language="es")
    marked = {words(point): [one.number for one in point.doubts] for point in points(made) if point.doubts}
    assert marked["Aprovechar el diálogo entre las dos redes."] == ["?3"]
    annex = next(table for table in tables(made) if table.caption == "Dudas abiertas")
    assert [[cell.text for cell in row] for row in annex.rows][2] == [
        "?3", "I4", "38", "la intervención no dice quién habla",
    ]  # fmt: skip
    anchors = {point.anchor for point in points(made)}
    assert all(row[1].to in anchors for row in annex.rows)


def test_every_item_and_heading_has_its_lines_in_the_annex() -> None:
    one = workshop()
    table = next(t for t in tables(page([one], language="es")) if t.caption == "Procedencia de cada punto")
    told = {row[0].text: row[3].text for row in table.rows}
    assert told == {
        **{section.id: short_place(section.lines) for section in one.all_sections() if section.lines},
        **{each.id: short_place(each.lines) for each in one.all_items()},
    }


def test_a_long_heading_in_the_annex_ends_after_a_word_and_says_that_it_goes_on() -> None:
    long = record(Item(id="D1", lines=Span(2, 2), text="x"), heading="Palabras de la representante " * 4)
    table = next(t for t in tables(page([long], language="es")) if t.caption == "Procedencia de cada punto")
    assert table.rows[0][2].text == "Palabras de la representante Palabras de la representante…"


def test_several_records_are_chapters() -> None:
    made = page([workshop(), bare()], language="en")
    assert made.title == "Collected minutes"
    found = headings(made)
    assert found[:3] == [(1, "Summary"), (1, "Taller regional sobre comedores escolares"), (2, "Asistentes")]
    assert (1, "Minutes of the meeting") in found
    assert (2, "[Other]") in found
    anchors = [one.anchor for one in made.headings()] + [point.anchor for point in points(made)]
    assert len(anchors) == len(set(anchors))


def test_a_section_that_returns_to_the_topic_is_called_continued() -> None:
    sections = tuple(
        Section(id=f"S{n}", kind="discussion", items=(item(f"D{n}", n, "Algo."),)) for n in (1, 2)
    )
    made = page([Record(id="r", sections=sections)], language="es")
    assert [one.text for one in made.headings()][1:3] == ["[Debate]", "[Debate (continuación)]"]


def test_an_unknown_language_gives_english() -> None:
    assert page([bare()], language="de").language == "en"


DATES = {
    "es": (
        "15 de noviembre de 2016",
        "1 de mayo de 2017",
        "15 al 17 de noviembre de 2016",
        "30 de noviembre de 2016 al 1 de diciembre de 2016",
    ),
    "en": ("15 November 2016", "1 May 2017", "15–17 November 2016", "30 November 2016 to 1 December 2016"),
    "fr": (
        "15 novembre 2016",
        "1er mai 2017",
        "15 au 17 novembre 2016",
        "30 novembre 2016 au 1er décembre 2016",
    ),
    "pt": (
        "15 de novembro de 2016",
        "1.º de maio de 2017",
        "15 a 17 de novembro de 2016",
        "30 de novembro de 2016 a 1.º de dezembro de 2016",
    ),
}


@pytest.mark.parametrize("language", DATES)
def test_dates_as_the_language_writes_them(language: str) -> None:
    day, first, span, across = DATES[language]
    said = Words(language)
    assert said.date("2016-11-15") == day
    assert said.date("2017-05-01") == first
    assert said.dates("2016-11-15", "2016-11-17") == span
    assert said.dates("2016-11-30", "2016-12-01") == across
    assert said.date("noviembre") == "noviembre"


def test_lists_as_the_language_writes_them() -> None:
    assert Words("es").join(["Chile"]) == "Chile"
    assert Words("es").join(["Chile", "Perú", "Cuba"]) == "Chile, Perú y Cuba"
    assert Words("es").join(["Chile", "Italia"]) == "Chile e Italia"
    assert Words("es").join(["nieve", "hielo"]) == "nieve y hielo"
    assert Words("pt").join(["Chile", "Itália"]) == "Chile e Itália"
    assert Words("fr").join(["Chili", "Italie"]) == "Chili et Italie"


def test_names_are_sorted_without_accents_and_with_enye_after_n() -> None:
    assert sorted(["Ñuble", "Nuevo", "Óscar", "Oaxaca", "nube"], key=in_order) == [
        "nube", "Nuevo", "Ñuble", "Oaxaca", "Óscar",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=8), max_size=20))
def test_anchors_are_unique_and_fit_for_a_link(wanted: list[str]) -> None:
    anchors = Anchors()
    made = [anchors.new(one) for one in wanted]
    assert len(set(made)) == len(made)
    assert all(one[0].isalpha() and one.isascii() and " " not in one for one in made)


def test_all_headings_are_reached_by_level() -> None:
    made = page([workshop()], language="es")
    levels = [0, *(one.level for one in made.blocks if isinstance(one, Heading))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_row_says_once_whose_it_is_and_by_when() -> None:
    """The cells that the line below repeats are left out; the first, which says what is to be done, never."""
    row = item("D1", 1, "Pedir agua | Ana | 3 de mayo | abierto", owner="Ana", due_as_written="3 de mayo")
    other = item("D2", 2, "Ana | Luis", owner="Ana")
    assert [words(one) for one in points(page([record(row, other)], language="es"))] == [
        "Pedir agua | abierto",
        "Ana | Luis",
    ]


def test_what_goes_on_in_small_letters_stands_behind_a_colon() -> None:
    told = item("D1", 1, "pide más semilla", actor=Actor(name="Chile", kind="country", code="CL"))
    title = item("D2", 2, "Más semilla.", actor=Actor(name="Chile", kind="country", code="CL"))
    assert [words(one) for one in points(page([record(told, title)], language="es"))] == [
        "Chile: pide más semilla", "Chile. Más semilla.",
    ]  # fmt: skip


# -- tables of the notes ------------------------------------------------------------------------


def tabled(*rows: Item, names: str = "Especie | Meta | Notas", **more: object) -> Page:
    """A report of a record whose rows stand below names of columns, on line 3 and a line that was drawn."""
    aside = (
        Discarded(lines=Span(3, 3), text=names, reason="table-header"),
        Discarded(lines=Span(4, 4), text="| --- | --- |", reason="rule"),
    )
    section = Section(id="S1", kind="discussion", heading="Siembra", lines=Span(1, 1), items=rows)
    record = Record(id="r", meeting=Meeting(language="es"), sections=(section,), discarded=aside)
    return page([record], language="es", request=Request(**more))  # type: ignore[arg-type]


def cells(one: Page) -> list[list[str]]:
    """The names of the columns and the rows of the table below «Siembra»."""
    at = next(
        at for at, block in enumerate(one.blocks) if isinstance(block, Heading) and block.text == "Siembra"
    )
    tables = [block for block in one.blocks[at:] if isinstance(block, Table) and block.caption == "Siembra"]
    return [row for table in tables for row in ([one.name for one in table.columns], *drawn_rows(table))]


def drawn_rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_rows_of_the_notes_are_a_table_again() -> None:
    """
    | Especie | Meta | Notas |
    | --- | --- | --- |
    | Guayacán | | poca lluvia |
    | 2. Cedro | 20 | |
    Se pide tierra.
    """
    told = tabled(
        item("D1", 5, "Guayacán | | poca lluvia"),
        item("D2", 6, "Cedro | 20 |", label="2"),
        item("D3", 7, "Se pide tierra."),
    )
    assert cells(told) == [
        ["Especie", "Meta", "Notas"], ["Guayacán", "", "poca lluvia"], ["2. Cedro", "20", ""],
    ]  # fmt: skip
    drawn = RENDERERS["md"](told).decode()
    assert "| Guayacán |  | poca lluvia |" in drawn
    assert drawn.count("Se pide tierra.") == 2, "below the table, and in the annex"
    assert "encabezado" not in drawn, "what the table shows was not set aside"
    assert "---" not in drawn.partition("Palabras apartadas")[2]


def test_a_speaker_and_a_number_of_their_own_are_cells() -> None:
    chile, peru = country("Chile", "CL"), country("Perú", "PE", "PERÚ")
    rows = (
        item("D1", 5, "Sembrar más | julio", label="1", actor=chile),
        item("D2", 6, "Regar |", label="2", actor=peru),
    )
    assert cells(tabled(*rows, names="N.º | País | Qué | Cuándo")) == [
        ["N.º", "País", "Qué", "Cuándo"], ["1", "Chile", "Sembrar más", "julio"], ["2", "PERÚ", "Regar", ""],
    ]  # fmt: skip


def test_rows_below_what_leads_to_them_are_a_table() -> None:
    rows = (item("D1.1", 5, "Guayacán | 30 | sí"), item("D1.2", 6, "Cedro | 20 | no"))
    told = tabled(item("D1", 2, "Se ve el cuadro:", role="lead-in", items=rows), item("D2", 8, "Se cierra."))
    kinds = [type(block).__name__ for block in told.blocks]
    at = kinds.index("Points")
    assert kinds[at : at + 3] == ["Points", "Table", "Points"]
    assert cells(told)[1] == ["Guayacán", "30", "sí"]


@pytest.mark.parametrize(
    "second",
    [
        item("D2", 6, "Cedro | 20"),  # a cell too few: of which column is 20?
        item("D2", 6, "Cedro | 20 | no | más"),
        item("D2", 6, "Cedro | 20 | no", done=True),
        item("D2", 6, "Cedro | 20 | no", adoption="agreed"),
        item("D2", 6, "Cedro | 20 | no", owner="Olga Tenca"),  # added by hand, and in no cell
        item("D2", 6, "Cedro | 20 | no", items=(item("D2.1", 6, "con sombra"),)),
    ],
)
def test_rows_stay_points_where_a_column_is_not_sure_or_more_is_known(second: Item) -> None:
    told = tabled(item("D1", 5, "Guayacán | 30 | sí"), second, item("D3", 7, "Laurel | 10 | sí"))
    assert cells(told) == []
    drawn = RENDERERS["text"](told).decode()
    assert "Guayacán | 30 | sí" in drawn
    assert "Especie | Meta | Notas" in drawn


def test_rows_that_changed_are_marked_cell_by_cell() -> None:
    rows = (item("D1", 5, "Guayacán | 30 | sí"), item("D2", 6, "Cedro | 20 | no"))
    (old,) = tabled(*rows).records
    told = tabled(rows[0], replace(rows[1], text="Cedro | 25 | no"), since=old)
    drawn = RENDERERS["text"](told).decode()
    assert "Guayacán | 30 | sí" in drawn
    assert "Cedro | [-20-]{+25+} | no" in drawn


@pytest.mark.parametrize("more", [{"footnotes": True}, {"profile": "un"}])
def test_rows_stay_points_where_points_are_numbered_or_noted(more: dict[str, object]) -> None:
    assert cells(tabled(item("D1", 5, "Guayacán | 30 | sí"), item("D2", 6, "Cedro | 20 | no"), **more)) == []


@pytest.mark.parametrize("form", ["text", "md", "html", "docx"])
def test_a_doubt_about_a_row_stands_at_its_first_cell(form: str) -> None:
    rows = (item("D1", 5, "Guayacán | 30 | sí"), item("D2", 6, "Cedro | 20 | no"))
    (plain,) = tabled(*rows).records
    doubts = (Doubt(id="no-actor", at="D2", lines=Span(6, 6), says="¿quién lo dice?"),)
    told = page([replace(plain, doubts=doubts)], language="es")
    assert [row[0] for row in cells(told)] == ["Especie", "Guayacán", "Cedro"]
    data = RENDERERS[form](told)
    drawn = word.parts(data)["word/document.xml"] if form == "docx" else data
    plain_words = re.sub(r"<[^>]+>|[\\\[\]\s\u2060]", "", drawn.decode())
    assert "Cedro?1" in plain_words
