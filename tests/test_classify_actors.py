"""Who is who, and who speaks: the shapes, and the topics that look like them."""

from __future__ import annotations

import pytest

from actas.classify import doers
from actas.classify.cast import aliases, cast_of
from actas.classify.identity import identify, without_role
from actas.vocabulary.fold import fold_all
from support.parsing import WORDS, looked_at, meanings

NOBODY = cast_of(looked_at("Pan\n"), (), WORDS)


def actors(notes):
    """Return name and kind of who speaks in each item, None for nobody."""
    found = [one.actor for one in meanings(notes)]
    return [actor and (actor.name, actor.kind) for actor in found]


def test_the_ways_a_participant_may_be_called():
    assert aliases("Ana Ruiz Paz (ARP)") == [
        "ana ruiz paz",
        "arp",
        "ana",
        "ana ruiz",
        "arp",
        "ap",
        "ana paz",
        "paz",
        "a. ruiz paz",
    ]


def test_a_short_form_is_introduced_by_the_name_before_it():
    notes = "La Red de Mujeres del Lago (RML) abrió la sesión. Rita Solano (RS) tomó notas.\n"
    cast = cast_of(looked_at(notes), (), WORDS)
    assert cast.bodies == {"rml": "Red de Mujeres del Lago"}
    assert cast.people["rs"] == "Rita Solano"


@pytest.mark.parametrize(
    ("shown", "name", "kind"),
    [
        ("México", "México", "country"),
        ("ACNUR", "ACNUR", "organisation"),
        ("Ana Ruiz", "Ana Ruiz", "person"),
        ("la estudiante Ana Ruiz", "Ana Ruiz", "person"),
        ("Ana y Luis", "Ana y Luis", "group"),
    ],
)
def test_whom_a_text_names(shown, name, kind):
    actor = identify(shown, NOBODY, WORDS, least=2.0)
    assert actor is not None
    assert (actor.name, actor.kind) == (name, kind)


@pytest.mark.parametrize("shown", ["Presupuesto", "Acuerdo", "Nota", "La mesa", "Revisar"])
def test_what_names_nobody(shown):
    assert identify(shown, NOBODY, WORDS, least=2.0) is None


def test_a_role_is_no_part_of_a_name():
    assert without_role("la presidenta Ana Ruiz", WORDS) == "Ana Ruiz"
    assert without_role("Ana Ruiz", WORDS) == "Ana Ruiz"


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("- Ana Ruiz: el pozo está seco.", ("Ana Ruiz", "person")),
        ("- México. El tema avanza en la frontera.", ("México", "country")),
        ("- Ana Ruiz – el pozo está seco.", ("Ana Ruiz", "person")),
        ("- (Ana Ruiz) El pozo está seco.", ("Ana Ruiz", "person")),
        ("- 9:15 Ana Ruiz: el pozo está seco.", ("Ana Ruiz", "person")),
        ("- Ana +1", ("Ana", "person")),
        ("- El Lic. Soto explicó las cuentas.", ("Lic. Soto", "person")),
        ("- Ana Ruiz, vecina del barrio, agradece la visita.", ("Ana Ruiz", "person")),
        ("- Habló Ana Ruiz del pozo.", ("Ana Ruiz", "person")),
        ("- Palabras de Ana Ruiz.", ("Ana Ruiz", "person")),
    ],
)
def test_shapes_of_speaker(line, actor):
    assert actors(line + "\n") == [actor]


@pytest.mark.parametrize(
    "line",
    [
        "- Presupuesto: se leyó entero.",
        "- Nota: falta un anexo.",
        "- Plazo: mayo.",
        "- Academia – empresa: un convenio.",
        "- El pozo está seco: falta agua.",
        "- https://example.org/ana",
    ],
)
def test_topics_are_no_speakers(line):
    assert actors(line + "\n") == [None]


def test_what_somebody_presents_is_no_verb():
    """ "informe" is a form of "informar", and a paper."""
    notes = "Intervenciones\n1. La Red de Mujeres del Lago enviará un informe en marzo.\n"
    assert actors(notes) == [None]


def test_initials_speak_where_the_notes_introduce_them():
    notes = """\
Participantes: Rita Solano (RS), Tomás Vega (TV)

Discusión
- RS: el pozo está seco.
- TV: hay que cavar otro.
"""
    assert actors(notes)[-2:] == [("Rita Solano", "person"), ("Tomás Vega", "person")]


def test_an_unknown_label_again_and_again_among_people_is_one_of_them():
    """«Yunuén» is in no table of names."""
    notes = """\
Discusión
- Ana: el pozo está seco.
- Luis: sí.
- Yunuén: hay que cavar.
- Yunuén: y pronto.
- Yunuén: en mayo.
"""
    assert actors(notes)[2] == ("Yunuén", "person")


def test_nobody_is_nobody():
    notes = """\
Recomendaciones
- Nadie abre la bodega los lunes.
- Cualquiera propone un punto.
- Ninguém abre o depósito às segundas.
"""
    assert [one for one in actors(notes) if one] == []


def test_words_of_all_texts_are_folded_once_for_all_who_take_something_on(monkeypatch):
    """Once for each of three thousand took forty seconds."""
    folded = []
    monkeypatch.setattr(doers, "fold_all", lambda found: folded.append(1) or fold_all(found))
    texts = [f"{name} agreed to mend the gate" for name in ("Zavoki", "Vrezumi", "Kramoxe")]
    assert doers.doers_in((), (), WORDS, told=texts) == {"zavoki", "vrezumi", "kramoxe"}
    assert len(folded) == 1
