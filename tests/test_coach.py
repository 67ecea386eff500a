"""How well recommendations are put."""

from __future__ import annotations

import json

import pytest

from actas.cli import main
from actas.follow.coach import CHECKS
from actas.pipeline.memory import coach_of, filed_in
from actas.vocabulary import LANGUAGES
from actas.vocabulary.demands import demands

NOTES = """\
Recomendaciones
1. Que los gobiernos publiquen un informe anual, antes del 31 de marzo de 2018.
2. Plan de Acción, Diálogo de Alto Nivel
3. Instar a la Secretaría Técnica a crear, financiar, traducir y difundir la guía.
4. Considerar la apertura de una oficina.
5. Construir 12 refugios a cargo de los municipios en 2018.
6. Agua segura en las escuelas (ODS 6).
7. Revisar el borrador que se envió el 2 de agosto.
"""


@pytest.fixture
def advice(tmp_path):
    (tmp_path / "notas.txt").write_text(NOTES, "utf-8")
    assert main(["parse", str(tmp_path / "notas.txt"), "-o", str(tmp_path)]) == 0
    return {one.item.item.id: one for one in coach_of(filed_in([str(tmp_path)]))}


def test_a_complete_one_lacks_nothing(advice):
    assert advice["R1"].missing == ()
    assert advice["R1"].found["addressee"] == "los gobiernos"
    assert advice["R1"].found["deadline"] == "31 de marzo de 2018"


def test_a_list_of_names_asks_for_nothing(advice):
    assert {"deadline", "indicator"} <= set(advice["R2"].missing)


def test_many_actions_in_one_item(advice):
    assert "single" in advice["R3"].missing
    assert advice["R3"].actions == ("crear", "financiar", "traducir", "difundir")


def test_levels_go_by_the_verb(advice):
    assert (advice["R1"].level, advice["R3"].level, advice["R5"].level) == (5, 5, 5)
    assert advice["R6"].level is None


def test_a_figure_counts_and_a_year_a_day_or_a_goals_number_does_not(advice):
    assert advice["R5"].found["indicator"] == "12"
    assert "indicator" in advice["R6"].missing
    assert "indicator" in advice["R7"].missing


@pytest.mark.parametrize(
    ("language", "verb", "level"),
    [
        ("es", "instar", None),
        ("es", "compartir", 1),
        ("es", "mantener", 2),
        ("es", "considerar", 3),
        ("es", "fortalecer", 4),
        ("es", "ratificar", 5),
        ("en", "share", 1),
        ("en", "continue", 2),
        ("en", "explore", 3),
        ("en", "strengthen", 4),
        ("en", "ratify", 5),
        ("fr", "ratifier", 5),
        ("pt", "manter", 2),
    ],
)
def test_levels_of_verbs(language, verb, level):
    from actas.vocabulary.stems import stems

    family = demands(language).families.get(stems(verb, language)[0])
    assert (family.level if family else None) == level


def test_every_family_has_verbs_in_every_language():
    families = [{one.id for one in demands(language).families.values()} for language in LANGUAGES]
    assert all(one == families[0] for one in families), [one ^ families[0] for one in families]


def test_the_command_names_the_place_and_json_has_all(advice, tmp_path, monkeypatch, capsys):
    capsys.readouterr()
    assert main(["coach", str(tmp_path)]) == 0
    assert "notas.txt:3: R2" in capsys.readouterr().out
    assert main(["coach", str(tmp_path), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data) == 7
    assert all(set(one["found"]) | set(one["missing"]) == set(CHECKS) for one in data)


@pytest.mark.parametrize(
    ("language", "asked", "verb", "level"),
    [
        ("es", "Comprar 6 medidores para los pozos.", "Comprar", 5),
        ("es", "Priorizar las aldeas sin agua.", "Priorizar", 4),
        ("es", "Pedir a la alcaldía la lista de usuarios.", "Pedir", 1),
        ("es", "Los gobiernos deben cubrir los viajes.", "cubrir", 5),
        ("es", "Pedir a las juntas que publiquen sus cuentas.", "publiquen", 5),
        ("es", "Plantillas. Priorizar las aldeas sin agua.", "Priorizar", 4),
        ("es", "Capacitación. Comprar dos bombas.", "Comprar", 5),
        ("es", "Agua segura y gestión de riesgos a largo término.", None, None),
        ("en", "Buy six meters for the wells.", "Buy", 5),
        ("en", "Ask the mayor for the list of users.", "Ask", 1),
        ("en", "Governments should pay for the travel of the delegates.", "pay", 5),
        ("en", "A final word on the management of the wells.", None, None),
        ("fr", "Acheter six compteurs pour les puits.", "Acheter", 5),
        ("fr", "Demander à la mairie la liste des usagers.", "Demander", 1),
        ("pt", "Comprar seis medidores para os poços.", "Comprar", 5),
        ("pt", "Pedir à prefeitura a lista dos usuários.", "Pedir", 1),
        ("es", "Llamar a la alcaldía.", "Llamar", 1),
        ("es", "Llamar a las juntas a publicar sus cuentas.", "publicar", 5),
        ("en", "Call the mayor.", "Call", 1),
        ("fr", "Appeler la mairie.", "Appeler", 1),
        ("pt", "Telefonar à prefeitura.", "Telefonar", 1),
        ("pt", "Angola enviará o mapa dos poços.", "enviará", 5),
        ("pt", "Os comitês publicarão as contas.", "publicarão", 5),
        ("fr", "Le Togo publiera la carte des puits.", "publiera", 5),
        ("fr", "Les comités fourniront les pompes.", "fourniront", 5),
        ("fr", "Le Togo enverra la carte des puits.", "enverra", 5),
        ("fr", "Les données des puits.", None, None),
        ("en", "More funds.", None, None),
    ],
)
def test_verbs_of_everyday_and_of_asking(tmp_path, language, asked, verb, level):
    (tmp_path / "notas.txt").write_text(f"Recomendaciones\n1. {asked}\n", "utf-8")
    assert main(["parse", str(tmp_path / "notas.txt"), "--language", language, "-o", str(tmp_path)]) == 0
    [one] = coach_of(filed_in([str(tmp_path)]))
    assert (one.found.get("verb"), one.level) == (verb, level)


@pytest.mark.parametrize(
    ("language", "asked", "deadline"),
    [
        ("es", "Las juntas deben publicar sus cuentas cada tres meses.", "cada tres meses"),
        ("en", "The boards should publish their accounts every three months.", "every three months"),
        ("fr", "Les comités doivent publier leurs comptes tous les mois.", "tous les mois"),
        ("pt", "Os conselhos devem publicar as contas a cada três meses.", "a cada três meses"),
    ],
)
def test_a_time_that_comes_again_is_a_deadline(tmp_path, language, asked, deadline):
    (tmp_path / "notas.txt").write_text(f"Recomendaciones\n1. {asked}\n", "utf-8")
    assert main(["parse", str(tmp_path / "notas.txt"), "--language", language, "-o", str(tmp_path)]) == 0
    [one] = coach_of(filed_in([str(tmp_path)]))
    assert one.found["deadline"] == deadline
