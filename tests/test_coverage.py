"""What a meeting covered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from actas.cli import main, terminal
from actas.follow.coverage import cover
from actas.follow.voices import Member
from actas.pipeline.memory import filed_in
from actas.vocabulary import LANGUAGES, load, sdg
from actas.vocabulary.perspectives import name_of, perspectives, shown_in

REAL = sorted((Path(__file__).parents[2] / "shared" / "notes").glob("*.txt"))
MEMBERS = (
    "Belice",
    "Canadá",
    "Costa Rica",
    "El Salvador",
    "Estados Unidos",
    "Guatemala",
    "Honduras",
    "México",
    "Nicaragua",
    "Panamá",
    "República Dominicana",
)
NOTES = """\
Preguntas guía
1. Experiencias con los consejos de cuenca
2. Camino a seguir (priorizar tres y compromisos)
3. Qué dice la juventud

Buenas prácticas
1. Honduras. Los consejos de cuenca publican sus cuentas. Ha generado confianza.
2. Panamá. Agua potable en escuelas rurales, para niñas y niños.

Recomendaciones
1. Mapeo de las metas (ODS 6, meta 6.5) según la Agenda 2030.
2. Rampas: que los pozos tengan accesibilidad. Panamá ya lo hace.
"""


def covered(tmp_path, notes, members=()):
    file = tmp_path / "notas.txt"
    file.write_text(notes, "utf-8")
    assert main(["parse", str(file), "--id", "notas", "-o", str(tmp_path)]) == 0
    found = filed_in([str(tmp_path / "notas.acta.yaml")])
    return cover(found, load(), [Member(name=name) for name in members])


def seen(found, perspective):
    return {one.item: one.words for p in found.perspectives if p.id == perspective for one in p.seen}


def test_questions_and_what_they_ask_for(tmp_path):
    found = covered(tmp_path, NOTES)
    states = {answer.question.id: answer.state for _, answer in found.answers}
    assert states == {"Q1": "answered", "Q2": "unanswered", "Q3": "unanswered"}
    unmet = {answer.question.id: [demand.words for demand in answer.unmet] for _, answer in found.answers}
    assert unmet["Q2"] == ["priorizar tres", "compromisos"]


def test_what_somebody_says_below_a_question_answers_it(tmp_path):
    notes = (
        "Preguntas guía\n\n1. ¿Qué falta?\nPerú: Personal en la sierra\nChile: ¿Y en la costa?\n"
        "2. ¿Qué sobra?\n3. ¿Quién decide?\nChile: Las juntas\n"
    )
    found = [one for _, one in covered(tmp_path, notes).answers]
    assert [(one.question.id, one.state, [given.by for given in one.given]) for one in found] == [
        ("Q1", "answered", [("Perú",)]),
        ("Q1.2", "unanswered", []),
        ("Q2", "unanswered", []),
        ("Q3", "answered", [("Chile",)]),
    ]


def test_a_priority_and_an_agreement_meet_the_demands(tmp_path):
    notes = NOTES + "\nAcuerdos\n1. La Secretaría enviará el acta.\n"
    found = covered(tmp_path, notes)
    answer = next(answer for _, answer in found.answers if answer.question.id == "Q2")
    assert (answer.state, [demand.words for demand in answer.unmet]) == ("in-part", ["priorizar tres"])


def test_voices_silences_and_who_is_spoken_of(tmp_path):
    found = covered(tmp_path, NOTES, ("Honduras", "Panama", "Belice"))
    assert {voice.name: voice.items for voice in found.voices.speaking} == {
        "Honduras": {"practice": 1},
        "Panamá": {"practice": 1},
    }
    assert [voice.name for voice in found.voices.silent] == ["Belice"]
    panama = next(voice for voice in found.voices.speaking if voice.code == "PA")
    assert panama.named_at == ("notas#R2",)


def test_perspectives_with_their_words_and_where_they_are_absent(tmp_path):
    found = covered(tmp_path, NOTES)
    assert seen(found, "gender") == {"P2": ("niñas",)}
    assert seen(found, "disability") == {"R2": ("accesibilidad",)}
    assert seen(found, "youth") == {}  # the question is the organisers', nobody answered it
    gender = next(p for p in found.perspectives if p.id == "gender")
    assert gender.absent_from == ("recommendation",)


@pytest.mark.parametrize("text", ["Esto generó una crisis.", "Ha generado y generan puntos generadores."])
def test_what_only_sounds_like_gender_is_not(text):
    assert "gender" not in {one.perspective for one in shown_in(text)}


@pytest.mark.parametrize("text", ["el género", "el genero", "EL GÉNERO", "ge\u0301nero"])
def test_gender_with_its_accent_or_none(text):
    assert "gender" in {one.perspective for one in shown_in(text)}


def test_named_and_suggested_do_not_mix(tmp_path):
    found = covered(tmp_path, NOTES)
    named = {(one.code, one.words, one.item) for one in found.named}
    assert named == {("6", "ODS 6", "R1"), ("6.5", "6.5", "R1"), ("agenda-2030", "la Agenda 2030", "R1")}
    assert ("6", "Agua potable", "P2") in {(one.code, one.words, one.item) for one in found.suggested}
    assert "R1" not in {one.item for one in found.suggested if one.code in ("6", "6.5")}


def test_every_goal_and_target_is_known_and_every_suggestion_is_one():
    assert len([code for code in sdg.codes() if "." not in code]) == 17
    assert len([code for code in sdg.codes() if "." in code]) == 169
    assert all(sdg.goals()[goal][language] for goal in sdg.goals() for language in LANGUAGES)
    assert {code for codes in sdg.suggestions().values() for code in codes} <= sdg.codes()


def test_every_perspective_has_a_name_and_words_in_every_language():
    for perspective in perspectives():
        assert len({name_of(perspective, language) for language in LANGUAGES}) >= 2


def test_members_from_a_file_and_json(tmp_path, capsys):
    covered(tmp_path, NOTES)
    members = tmp_path / "miembros.txt"
    members.write_text("# del Foro\nHonduras\n\nBelice\n", "utf-8")
    capsys.readouterr()
    record = str(tmp_path / "notas.acta.yaml")
    assert main(["coverage", record, "--members", str(members), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in data["silent"]] == ["Belice"]
    assert {one["name"]: one["member"] for one in data["voices"]} == {"Honduras": True, "Panamá": False}


def test_members_from_the_registry_of_the_project(tmp_path, monkeypatch, capsys):
    covered(tmp_path, NOTES)
    (tmp_path / "actas.toml").write_text('records = ["."]\n', "utf-8")
    (tmp_path / "entities.yaml").write_text(
        "registry: 1\nentities:\n"
        "  - {id: foro, kind: body, names: {es: Foro}}\n"
        "  - {id: ops, kind: organisation, names: {es: OPS}, memberships: [{of: foro, role: observer}]}\n"
        "  - {id: honduras, kind: country, code: HN, memberships: [{of: foro}]}\n"
        "  - {id: belice, kind: country, code: BZ, names: {es: Belice}, memberships: [{of: foro}]}\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert main(["coverage", "--format", "json"]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["silent"]] == ["BZ"]
    assert main(["coverage", "--of", "nadie"]) == 2


def test_the_command_in_both_languages(tmp_path, monkeypatch, capsys):
    from actas.cli import terminal

    covered(tmp_path, NOTES)
    for language, words in (("es", "Preguntas guía"), ("en", "Guide questions")):
        monkeypatch.setenv("ACTAS_LANG", language)
        terminal.language.cache_clear()
        capsys.readouterr()
        assert main(["coverage", str(tmp_path / "notas.acta.yaml")]) == 0
        assert words in capsys.readouterr().out
    terminal.language.cache_clear()


@pytest.mark.skipif(not REAL, reason="the given notes are not here")
def test_the_given_notes(tmp_path):
    found = covered(tmp_path, REAL[0].read_text("utf-8-sig"), MEMBERS)
    unmet = {answer.question.id: [demand.words for demand in answer.unmet] for _, answer in found.answers}
    assert {"priorizar tres", "compromisos"} <= set(unmet["Q3"])
    gender = next(p for p in found.perspectives if p.id == "gender")
    assert "practice" in gender.absent_from
    assert {one.item for one in gender.seen if one.kind == "intervention"} == {"I6", "I7", "I8"}
    assert [one.name for one in found.voices.silent] == [
        "Belice",
        "Nicaragua",
        "Panamá",
        "República Dominicana",
    ]
    goals = {(one.code, one.words, one.item, one.by) for one in found.named if one.scheme == "sdg"}
    assert goals == {("10", "ODS 10", "R6", ()), ("10.7", "10.7", "R6", ())}


TITLES = '["6.5"]\nes = "Gestión integrada de los recursos hídricos"\n'


@pytest.fixture
def titled(tmp_path, monkeypatch):
    """A project with a record that names a target, and a file of official titles."""
    monkeypatch.setenv("ACTAS_LANG", "es")
    terminal.language.cache_clear()
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    Path("sources", "n.txt").write_text("Recomendaciones\n1. Medir los pozos (ODS 6, meta 6.5).\n", "utf-8")
    assert main(["parse", "sources/n.txt", "-o", "records"]) == 0
    Path("sdg-titles.toml").write_text(TITLES, "utf-8")
    yield Path("sdg-titles.toml")
    terminal.language.cache_clear()


def test_a_project_may_bring_the_official_titles(titled, capsys):
    capsys.readouterr()
    assert main(["coverage"]) == 0
    said = capsys.readouterr().out
    assert "  6.5 Gestión integrada de los recursos hídricos: «6.5»" in said
    assert "  6 Agua limpia y saneamiento: «ODS 6»" in said
    assert main(["coverage", "--format", "json"]) == 0
    named = json.loads(capsys.readouterr().out)["named"]
    assert [one["title"] for one in named if one["code"] == "6.5"] == [
        "Gestión integrada de los recursos hídricos"
    ]


@pytest.mark.parametrize("text", ["[6.5", '["18"]\nes = "x"', '"6.5" = "x"', '["6.5"]\nes = 3'])
def test_a_file_of_titles_that_is_none_is_2(titled, text, capsys):
    titled.write_text(text, "utf-8")
    assert main(["coverage"]) == 2
    assert "sdg-titles.toml" in capsys.readouterr().err


CRM = {
    "belice": "BZ", "canada": "CA", "costa-rica": "CR", "el-salvador": "SV", "estados-unidos": "US",
    "guatemala": "GT", "honduras": "HN", "mexico": "MX", "nicaragua": "NI", "panama": "PA",
    "republica-dominicana": "DO",
}  # fmt: skip


@pytest.mark.skipif(not REAL, reason="the given notes are not here")
def test_what_is_printed_of_the_given_notes_with_the_members_in_the_registry(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ACTAS_LANG", "es")
    terminal.language.cache_clear()
    monkeypatch.chdir(tmp_path)
    assert main(["init", ".", "--series", "crm"]) == 0
    entities = ["registry: 1", "entities:", "  - {id: crm, kind: body, names: {es: Conferencia}}"]
    entities += [
        f"  - {{id: {name}, kind: country, code: {code}, memberships: [{{of: crm}}]}}"
        for name, code in CRM.items()
    ]
    Path("entities.yaml").write_text("\n".join(entities) + "\n", "utf-8")
    Path("sources", "taller.txt").write_bytes(REAL[0].read_bytes())
    assert main(["parse", "sources/taller.txt", "--id", "taller", "-o", "records"]) == 0
    capsys.readouterr()
    assert main(["coverage"]) == 0
    said = capsys.readouterr().out
    terminal.language.cache_clear()
    third = said.split("taller#Q3", 1)[1].split("taller#Q4", 1)[0]
    assert "pide «priorizar tres» y no está" in third
    assert "pide «compromisos» y no está" in third
    assert "No hablan: Belice, Nicaragua, Panamá, República Dominicana\n" in said
    gender = said.split("  Género: ", 1)[1].split("  Derechos humanos", 1)[0]
    assert gender.startswith("puntos: 3; en ningún punto de: prácticas")
    assert [line.split()[0] for line in gender.splitlines()[1:]] == ["taller#I6", "taller#I7", "taller#I8"]
    assert "10 Reducción de las desigualdades: «ODS 10», taller#R6, nadie en particular" in said
    assert "10.7 Reducción de las desigualdades: «10.7», taller#R6, nadie en particular" in said
