"""Ordinary lines that are nobody's task, no deadline and no list, close as they look to some that are."""

import pytest

from actas.model.given import Given
from actas.pipeline import parse
from actas.read import read_bytes

BOARD = "Present: Ann Reed\n\n{}\n\nActions\n- Ann: book the hall by 3/7\n"


def record_of(text: str):
    return parse(read_bytes(text.encode(), "notes.txt"), Given())


def items_of(text: str):
    return [item for section in record_of(text).sections for item in section.items]


@pytest.mark.parametrize("aside", ["The gate is open 24/7.", "We work 24/7, as always."])
def test_what_is_open_all_the_week_does_not_put_days_first(aside):
    notes = "Garden board meeting, March 4, 2026\n" + BOARD.format(aside)
    assert items_of(notes)[-1].due == "2026-03-07"


@pytest.mark.parametrize("aside", ["We had 8/13 of the votes.", "The bolts are 5/16 inch."])
def test_parts_of_something_do_not_put_months_first(aside):
    notes = "Garden board meeting, 4 March 2026\n" + BOARD.format(aside)
    assert items_of(notes)[-1].due == "2026-07-03"


@pytest.mark.parametrize(
    "lines",
    [
        ["1 kilo de pan", "2 litros de leche", "3 cajas de fruta"],
        ["1 voto en contra", "2 votos a favor", "3 abstenciones en blanco"],
        ["1 loaf of bread", "2 pints of milk", "3 boxes of fruit"],
        ["1 pain de seigle", "2 litres de lait", "3 caisses de fruits"],
        ["1 quilo de arroz", "2 litros de leite", "3 caixas de fruta"],
    ],
)
def test_how_many_there_are_counts_no_list(lines):
    items = items_of("Cocina popular\n\nCompra\n" + "\n".join(lines) + "\n")
    assert [item.label for item in items if item.label] == []


def test_bare_numbers_still_count_what_is_to_be_done():
    items = items_of("Cocina popular\n\nTareas\n1 pagar la luz\n2 comprar tubos\n3 llamar al banco\n")
    assert [item.label for item in items] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Tareas", "Contar lo que pasó antes de la fiesta"),
        ("Actions", "Find out who was here before the party"),
        ("Actions", "Repeat what we did ahead of the show"),
        ("À faire", "Raconter ce qui était prévu avant la fête"),
        ("Tarefas", "Contar o que aconteceu antes da festa"),
    ],
)
def test_what_was_before_an_event_is_not_due_by_then(heading, line):
    (task,) = items_of(f"{heading}\n- {line}\n")
    assert task.due_as_written is None


def test_what_is_to_be_done_before_an_event_is_due():
    (task,) = items_of("Actions\n- Paint the gate before the fair\n")
    assert task.due_as_written == "before the fair"


@pytest.mark.parametrize(
    "line",
    ["cumple Rita 9/5", "boda Rita vie 14", "birthday Rita 9/5", "anniversaire Rita 9/5", "chegada Rita 9/5"],
)
def test_whose_day_it_is_owns_no_task(line):
    notes = f"Junta\n4 de marzo de 2026\nPresentes: Ana Ruiz, Rita Sol\n\nTareas\n- comprar pan\n- {line}\n"
    assert not items_of(notes)[-1].owners


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Tareas", "Escribir a los estudiantes del curso"),
        ("Tareas", "Avisar a los visitantes de la feria"),
        ("Tarefas", "Avisar os estudantes do curso"),
        ("Tarefas", "Mostrar o resultado imediato da prova"),
        ("Tareas", "Preparar un informe inmediato para la escuela"),
        ("À faire", "Préparer un retour immédiat aux parents"),
    ],
)
def test_words_that_end_as_a_deadline_opens_open_none(heading, line):
    (task,) = items_of(f"{heading}\n- {line}\n")
    assert task.due_as_written is None


@pytest.mark.parametrize("line", ["Cerrar la llave (Ana, inmediato)", "Cerrar la llave - Ana - inmediato"])
def test_at_once_beside_an_owner_is_a_deadline(line):
    (task,) = items_of(f"Tareas\n- {line}\n")
    assert task.due_as_written == "inmediato"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("We met at 7.", None),
        ("We met at seven.", None),
        ("We met at seven in the hall.", None),
        ("We met at 12 Old Street.", "12 Old Street"),
    ],
)
def test_the_hour_at_which_people_met_is_no_place(line, place):
    notes = f"Street fair group\n4 March 2026\nPresent: Ann Reed\n\n{line}\n\nTo do\n- buy bread\n"
    assert record_of(notes).meeting.place == place
