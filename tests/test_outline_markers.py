"""Numbers and bullets at the start of a line: which are believed, and what they are."""

from __future__ import annotations

import pytest

from actas.outline.markers import bullet_of, number_of, roman_value
from support.parsing import forest, item


@pytest.mark.parametrize(
    ("body", "label", "family", "rest"),
    [
        ("1. Agua", "1", "decimal", "Agua"),
        ("1) Agua", "1", "decimal", "Agua"),
        ("1.- Agua", "1", "decimal", "Agua"),
        ("1º Agua", "1", "decimal", "Agua"),
        ("[4] Agua", "4", "decimal", "Agua"),
        ("(4) Agua", "4", "decimal", "Agua"),
        ("1.2. Agua", "1.2", "multi", "Agua"),
        ("a) Agua", "a", "alpha", "Agua"),
        ("IV. Agua", "IV", "roman", "Agua"),
        ("(iv) Agua", "iv", "roman", "Agua"),
    ],
)
def test_numbers(body, label, family, rest):
    found = number_of(body)
    assert found is not None
    assert (found.marker.label, found.marker.family, body[found.length :]) == (label, family, rest)


@pytest.mark.parametrize(
    "body", ["2.5 millones", "10:30 Ana", "1.000 personas", "A Ana le gusta", "iva", "3%"]
)
def test_words_that_are_no_numbers(body):
    found = number_of(body)
    assert found is None or found.weak


@pytest.mark.parametrize(
    ("body", "label", "done"),
    [
        ("- Agua", "-", None),
        ("• Agua", "•", None),
        ("•Agua", "•", None),
        ("\uf0b7 Agua", "•", None),  # what Word's symbol font leaves when it is pasted
        ("[ ] Agua", "-", False),
        ("[x] Agua", "-", True),
        ("- [x] Agua", "-", True),
        ("☒ Agua", "☒", True),
    ],
)
def test_bullets_and_check_boxes(body, label, done):
    found = bullet_of(body, markdown=False)
    assert found is not None
    assert (found.marker.label, found.marker.done) == (label, done)


@pytest.mark.parametrize("body", ["*agua* y luz", "**Agua** y luz"])
def test_emphasis_is_no_bullet(body):
    assert bullet_of(body, markdown=True) is None


@pytest.mark.parametrize(
    ("letters", "value"), [("i", 1), ("iv", 4), ("XII", 12), ("xxxix", 39), ("iiii", None)]
)
def test_roman_values(letters, value):
    assert roman_value(letters) == value


def test_a_tight_dash_is_a_bullet_where_another_stands():
    """
    -Agua            -5 grados en la sala.
    -Luz             Todos con abrigo.
    """
    assert forest("-Agua\n-Luz\n") == [item("Agua"), item("Luz")]
    assert forest("-5 grados en la sala.\nTodos con abrigo.\n")[0] == item("-5 grados en la sala.")


def test_a_number_too_high_for_a_list_is_a_year():
    assert forest("2016. Ese año hubo feria.\n") == [item("2016. Ese año hubo feria.")]


def test_two_bare_numbers_prove_nothing():
    notes = "9 Biblioteca abierta\n10 Mercado cerrado\n"
    assert forest(notes) == [item("9 Biblioteca abierta"), item("10 Mercado cerrado")]
