"""Titles, owners, dates of tasks, references, and what the lines of a meeting state."""

from __future__ import annotations

import pytest

from actas.classify.due import due_of
from actas.classify.references import references_in
from actas.model.given import Given
from actas.pipeline import parse
from actas.read import read_bytes
from support.parsing import WORDS, meanings, understood


def only(notes):
    """Return the meaning of the only item of the notes."""
    (one,) = meanings(notes)
    return one


@pytest.mark.parametrize(
    ("line", "title", "text"),
    [
        (
            "1. Financiamiento. Una propuesta es un fondo común.",
            "Financiamiento",
            "Una propuesta es un fondo común.",
        ),
        (
            "- Financiamiento: una propuesta es un fondo común.",
            "Financiamiento",
            "una propuesta es un fondo común.",
        ),
        ("- Financiamiento – un fondo común.", "Financiamiento", "un fondo común."),
        ("- **Financiamiento.** Un fondo común.", "Financiamiento", "Un fondo común."),
    ],
)
def test_titles(line, title, text):
    one = only(line + "\n")
    assert (one.title, one.text) == (title, text)


@pytest.mark.parametrize(
    "line",
    [
        "1. Se leyó el acta. Nadie preguntó nada.",  # a sentence
        "1. Revisar las cuentas. Y luego publicarlas.",  # it goes on
        "- El pozo **grande** está seco.",  # bold inside a sentence
        "- Las siguientes: agua y luz.",  # it leads in
    ],
)
def test_words_that_are_no_title(line):
    assert only(line + "\n").title is None


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("- Ana Ruiz enviará el acta.", "Ana Ruiz"),
        ("- Enviar el acta (Ana Ruiz)", "Ana Ruiz"),
        ("- Enviar el acta – Ana Ruiz", "Ana Ruiz"),
        ("- Enviar el acta. Responsable: Ana Ruiz", "Ana Ruiz"),
        ("- Enviar el acta. Responsable: quien pueda", "quien pueda"),
        ("- (Ana Ruiz) Enviar el acta", "Ana Ruiz"),
        ("- Enviar el acta a todos.", None),
    ],
)
def test_owners(line, owner):
    (task,) = meanings(f"Tareas\n{line}\n")
    assert task.owner == owner


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Enviar el acta antes del 3 de mayo de 2016", ("3 de mayo de 2016", "2016-05-03")),
        ("Enviar el acta a más tardar el 3/5/2016", ("3/5/2016", "2016-05-03")),
        ("Send the minutes by May 3, 2016", ("May 3, 2016", "2016-05-03")),
        ("Enviar el acta antes de mayo de 2016", ("antes de mayo de 2016", None)),
        ("Enviar el acta del 3 de mayo de 2016", None),
        ("Enviar el acta", None),
    ],
)
def test_due_dates(text, due):
    found = due_of(text, WORDS, sure=True)
    assert (found and (found.text, found.iso)) == due


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Se vincula al ODS 10", ["10"]),
        ("ODS 5, 10.7 y 16", ["5", "10.7", "16"]),
        ("el ODS 10, en su meta 10.7", ["10", "10.7"]),
        ("SDG 4.c", ["4.c"]),
        ("subió un 10.7 por ciento", []),
        ("la agenda de la reunión", []),
    ],
)
def test_goals_and_targets(text, codes):
    assert [ref.code for ref in references_in(text, WORDS)] == codes


def test_a_reference_is_shown_as_written_and_once():
    refs = references_in("Los ODS 5 y 10 … y otra vez el ODS 5", WORDS)
    assert [(ref.code, ref.as_written) for ref in refs] == [("5", "ODS 5"), ("10", "10")]


def test_the_first_lines_state_the_meeting():
    notes = """\
Acta de la asamblea
Fecha: 3 de mayo de 2016
Lugar: Salón comunal
Hora: 18:00 a 20:30

Acuerdos
1. Enviar el acta.
"""
    meeting = understood(notes).meeting
    assert (meeting.title, meeting.date, meeting.place) == (
        "Acta de la asamblea",
        "2016-05-03",
        "Salón comunal",
    )
    assert (meeting.start, meeting.end) == ("18:00", "20:30")
    assert [stated.lines.first for stated in meeting.as_written] == [1, 2, 3, 4]


def test_a_sentence_states_the_meeting_too_and_stays():
    notes = """\
En la ciudad de Xela, siendo las 9:00 del 3 de mayo de 2016, se reúnen las personas que abajo firman.

Acuerdos
1. Enviar el acta.
"""
    read = understood(notes)
    assert (read.meeting.date, read.meeting.place) == ("2016-05-03", "Xela")
    assert read.chapters[0].items[0].text.startswith("En la ciudad de Xela")


def test_a_closing_formula_gives_the_end():
    notes = """\
Acuerdos
1. Enviar el acta.
2. Publicarla.

Se levanta la sesión a las 20:30.

Ana Ruiz
"""
    record = parse(read_bytes(notes.encode(), "notes.txt"), Given())
    assert record.meeting.end == "20:30"
    assert [item.role for item in record.sections[-1].items][-2:] == ["closing", "signature"]


def test_a_links_title_is_kept_where_it_says_more_than_its_words():
    notes = (
        '- Ver [el plano](https://example.org/p "Plano de la cuenca")'
        ' y [la lista](https://example.org/l "la lista").\n'
    )
    (read,) = meanings(notes, "md")
    assert read.text == "Ver el plano y la lista."
    assert [(link.words, link.title) for link in read.links] == [
        ("el plano", "Plano de la cuenca"),
        ("la lista", None),
    ]
