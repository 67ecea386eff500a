"""What hangs from what: by indent, by marker, by what leads in."""

from __future__ import annotations

import random

import pytest

from support.parsing import forest, item, looked_at

MARKERS = ("", "", "", "- ", "* ", "1. ", "2. ", "a) ", "i. ", "→ ", "> - ", "1.1 ", "• ")
INDENTS = ("", "", "", " ", "  ", "    ", "\t")
ENDS = ("", "", ".", ":", "?", ";")


def test_bullets_after_a_number_belong_to_it():
    notes = """\
1. Enviar el acta.
- a Ana
- a Luis
2. Publicarla.
"""
    assert forest(notes) == [item("Enviar el acta.", "a Ana", "a Luis"), item("Publicarla.")]


def test_an_indent_of_one_column_is_inside():
    assert forest("- uno\n • dentro\n- dos\n") == [item("uno", "dentro"), item("dos")]


def test_a_blank_line_does_not_end_a_list():
    notes = "Se propuso lo siguiente:\n- Un taller.\n\n- Una feria.\n"
    assert forest(notes) == [item("Se propuso lo siguiente:", "Un taller.", "Una feria.")]


def test_numbers_that_start_again_are_another_list_inside():
    notes = """\
1. Agua
  1. Pozos
  2. Ríos
2. Luz
"""
    assert forest(notes) == [item("Agua", "Pozos", "Ríos"), item("Luz")]


def test_a_number_of_two_levels_hangs_from_its_first():
    assert forest("1. Agua\n1.1. Pozos\n2. Luz\n") == [item("Agua", "Pozos"), item("Luz")]


def test_an_indent_between_two_levels_is_the_nearer_one():
    notes = """\
- uno
      - dentro
  - casi fuera
"""
    assert forest(notes) == [item("uno", "dentro"), item("casi fuera")]


def test_levels_end_where_no_reader_would_follow():
    notes = "".join("  " * depth + f"- nivel {depth}\n" for depth in range(40))
    depth, level = 0, forest(notes)
    while level:
        depth, level = depth + 1, list(level[0].items)
    assert depth == 25


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_whatever_hangs_from_what_the_order_is_that_of_the_notes(ending):
    """What answers a line above hangs from it only while nothing of another stands between."""
    for seed in range(500):
        chance = random.Random(seed)
        lines = [block.span.first for block in looked_at(_scrawl(chance), ending).blocks()]
        assert lines == sorted(lines), seed


def _scrawl(chance: random.Random) -> str:
    """Return lines with any marker and any indent."""
    written = []
    for _ in range(chance.randint(3, 18)):
        words = chance.choices(("agua", "Ana", "el", "pozo", "regar", "Junta"), k=chance.randint(1, 9))
        written += [""] * (chance.random() < 0.25)
        written.append(
            chance.choice(INDENTS) + chance.choice(MARKERS) + " ".join(words) + chance.choice(ENDS)
        )
    return "\n".join(written) + "\n"
