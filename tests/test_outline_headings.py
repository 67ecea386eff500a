"""Which lines head a section, and which name the meeting."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

import actas.outline.among_told
import actas.outline.cues
import actas.outline.habits
import actas.outline.looks
import actas.outline.people_weighed
import actas.outline.place_weighed
import actas.outline.runs
import actas.outline.shape_weighed
import actas.outline.words_weighed
from actas.model.block import Block, Words
from actas.model.span import Span
from actas.outline.codes import coded_headings
from actas.outline.names import mark_names
from support.parsing import WORDS, heading, headings, looked_at

DOC = Path(__file__).parents[1] / "docs" / "parsing.md"


def test_a_known_wording_heads_a_list():
    assert headings("Acuerdos\n- Enviar el acta.\n") == ["Acuerdos"]


@pytest.mark.parametrize(
    ("notes", "ending"),
    [
        ("## Pozos del barrio\n\nSe leyó.\n", "md"),
        ("Pozos del barrio\n----------------\n\nSe leyó.\n", "rst"),
        ("== Pozos del barrio ==\n\nSe leyó.\n", "wiki"),
        ("* Pozos del barrio\n\nSe leyó.\n", "org"),
    ],
)
def test_a_mark_of_the_format_is_believed(notes, ending):
    named = [block.words.text for block in looked_at(notes, ending).title] + headings(notes, ending)
    assert named == ["Pozos del barrio"]


def test_a_sentence_is_no_heading():
    assert headings("Se acordó reparar el pozo\n\nLo hará el comité de agua con la ayuda de todos.\n") == []


def test_a_fact_is_no_heading():
    assert headings("Fecha: 3 de mayo de 2016\n- Ana\n- Luis\n") == []


def test_a_run_of_bare_lines_is_a_list():
    assert headings("Pan\nSal\nAceite\n") == []


def test_a_word_that_counts_heads_each_of_its_like():
    notes = """\
Mesa 1

- Agua

Mesa 2

- Luz
"""
    assert headings(notes) == ["Mesa 1", "Mesa 2"]


def test_a_bold_line_heads_what_stands_below():
    notes = """\
Se leyó el acta anterior y fue aprobada por todos.

**Pozos del barrio**

El pozo grande está seco.

**Caminos**

El camino del norte está roto.
"""
    assert headings(notes, "md") == ["Pozos del barrio", "Caminos"]


def test_a_number_before_a_heading_is_its_label():
    found = heading("Se leyó el acta.\n\n## 3. Acuerdos\n\n- Enviar el acta.\n", "md")
    assert (found.label, found.words.text) == ("3", "Acuerdos")


def test_words_after_a_headings_colon_are_its_first_item():
    found = heading("Se leyó el acta.\n\nSe votó.\n\n### Acuerdos: enviar el acta a todos.\n", "md")
    assert (found.words.text, found.tail) == ("Acuerdos", "enviar el acta a todos.")


def test_what_was_weighed_stays_with_the_block():
    found = heading("Se leyó el acta anterior y fue aprobada por todos.\n\nACUERDOS:\n- Enviar el acta.\n")
    assert {"wording:agreements +3.0", "capitals +2.5", "list-below +2.0"} <= set(found.cues)


def test_the_title_is_what_names_the_meeting():
    notes = """\
ACTA DE LA ASAMBLEA
3 de mayo de 2016

Acuerdos
1. Enviar el acta.
"""
    assert [block.words.text for block in looked_at(notes).title] == [
        "ACTA DE LA ASAMBLEA",
        "3 de mayo de 2016",
    ]
    assert headings(notes) == ["Acuerdos"]


def test_one_of_several_meetings_is_no_title_of_all():
    notes = """\
Reunión 3 de mayo de 2016

Se leyó el acta y se habló del pozo.

Reunión 10 de mayo de 2016

Se leyó el acta y se habló del camino.
"""
    assert looked_at(notes).title == ()
    assert headings(notes) == ["Reunión 3 de mayo de 2016", "Reunión 10 de mayo de 2016"]


def test_the_manual_tells_every_cue():
    """`docs/parsing.md` has a row for each cue, and none for what is no cue."""
    rooms = (
        actas.outline.among_told,
        actas.outline.cues,
        actas.outline.habits,
        actas.outline.looks,
        actas.outline.people_weighed,
        actas.outline.place_weighed,
        actas.outline.runs,
        actas.outline.shape_weighed,
        actas.outline.words_weighed,
    )
    code = "".join(Path(str(module.__file__)).read_text("utf-8") for module in rooms)
    cues = set(re.findall(r'Cue\(f?"([a-z-]+)', code))
    table = DOC.read_text("utf-8").partition("## Headings")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)", table, re.MULTILINE)) == cues


def test_a_number_is_not_lost_on_a_name():
    lines = [
        "Rosa Campos",
        "Faltan tres medidores.",
        "Pedro Solís",
        "Sobran dos pozos.",
        "Ana Ruiz",
        "Ya se verá.",
    ]
    blocks = [
        Block(kind="paragraph", span=Span(at, at), indent=0, words=Words(text=text), gap=True)
        for at, text in enumerate(lines, start=1)
    ]
    names = [block.words.text for block in mark_names(blocks, WORDS) if block.kind == "name"]
    assert names == ["Rosa Campos", "Pedro Solís", "Ana Ruiz"]
    numbered = replace(blocks[0], kind="heading", level=1, label="1")
    first = mark_names([numbered, *blocks[1:]], WORDS)[0]
    assert (first.kind, first.label) == ("heading", "1")


def test_a_list_below_its_own_heading_heads_nothing_though_an_agenda_counts_the_same():
    notes = """\
Agenda
1. Roof of the hall
2. Keys of the shed

{}
1. Roof of the hall
  - Ask for a second price.
2. Keys of the shed
  - Nobody opens on Mondays.
"""
    assert headings(notes.format("Action items")) == ["Agenda", "Action items"]
    below = ["Roof of the hall", "Keys of the shed"]
    assert headings(notes.format("Discussion")) == ["Agenda", "Discussion", *below]


def test_sentences_that_say_an_agenda_again_head_nothing():
    notes = """\
Agenda
1. The board went through the accounts of the quarter.
2. Nobody opens the shed on Mondays.

Discussion
1. The board went through the accounts of the quarter.
  - Two bills are missing.
2. Nobody opens the shed on Mondays.
  - Harriet has a second key.
"""
    assert headings(notes) == ["Agenda", "Discussion"]


def test_codes_that_all_differ_cost_what_their_number_does():
    blocks = [
        Block(kind="paragraph", span=Span(at, at), words=Words(text=f"{at}/{at} Pozos"))
        for at in range(100, 6_100)
    ]
    start = time.process_time()
    assert not coded_headings(blocks, WORDS)
    assert time.process_time() - start < 1
