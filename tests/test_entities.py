"""The registry: what knowing a name changes for the parser, what is a slip, what is proposed."""

from __future__ import annotations

import pytest

from actas import vocabulary
from actas.cli import main, terminal
from actas.entities import Names, extended, propose, registry_of, to_data
from actas.model.given import Given
from actas.model.line import Notes
from actas.pipeline import parse
from actas.read import read_bytes
from actas.store import load

REGISTRY = """\
registry: 1
entities:
  - id: foro
    kind: body
    names: {es: Foro Regional del Agua, en: Regional Water Forum}
    acronyms: [FRA]
  - id: red
    kind: organisation
    names: {es: Red de Comités del Agua}
    acronyms: [RECA]
    aliases: [La Red]
    misspellings: [Red de Comites de Agua]
    memberships: [{of: foro, from: "2014-03-01", to: "2017-12-31"}]
  - {id: honduras, kind: country, code: HN, memberships: [{of: foro}]}
  - {id: solis, kind: person, names: {es: Amparo Solís}, aliases: [Lic. Solís]}
  - {id: protocolo, kind: instrument, names: {es: Protocolo de Aguas de Omoa}}
"""


@pytest.fixture(scope="module")
def registry():
    return registry_of(load(REGISTRY, "entities.yaml").data)


def notes(text: str) -> Notes:
    return read_bytes(text.encode(), "notas.txt")


def actors(text, words):
    record = parse(notes(text), Given(), words)
    return [item.actor for item in record.all_items()]


SPOKEN = """\
Intervenciones
1. Red de Comités del Agua. Los comités llegan con agenda propia.
2. RECA. De la auditoría no se dijo nada.
3. Red de Comites de Agua. Falta agua en la sierra.
4. Regional Water Forum. Next year in June.
5. Lic. Solís. El tablero está en línea.
6. Honduras. La ley se discute.
"""


def test_whoever_is_registered_speaks(registry):
    words = extended(vocabulary.load(), registry)
    told = [(a.name, a.kind, a.code, a.as_written) for a in actors(SPOKEN, words)]
    assert told == [
        ("Red de Comités del Agua", "organisation", None, None),
        ("Red de Comités del Agua", "organisation", None, "RECA"),
        ("Red de Comités del Agua", "organisation", None, "Red de Comites de Agua"),
        ("Regional Water Forum", "organisation", None, None),
        ("Amparo Solís", "person", None, "Lic. Solís"),
        ("Honduras", "country", "HN", None),
    ]
    assert actors(SPOKEN, vocabulary.load())[0] is None, "the program alone does not know them"


def test_an_acronym_counts_in_capitals_only(registry):
    words = extended(vocabulary.load(), registry)
    (actor,) = actors("Intervenciones\n1. Reca. Se quedó sin agua.\n", words)
    assert actor is None or actor.name != "Red de Comités del Agua"


def test_instruments_of_the_registry_are_references(registry):
    words = extended(vocabulary.load(), registry)
    record = parse(notes("Recomendaciones\n1. Firmar el Protocolo de Aguas de Omoa.\n"), Given(), words)
    (item,) = record.all_items()
    assert [(ref.scheme, ref.code) for ref in item.refs] == [("instrument", "protocolo")]


def test_the_programs_own_vocabulary_is_left_alone(registry):
    before = dict(vocabulary.load().instruments)
    extended(vocabulary.load(), registry)
    assert dict(vocabulary.load().instruments) == before
    assert not vocabulary.load().actors


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Red de Comités del Agua", None),
        ("RED DE COMITES DEL AGUA", None),  # accents and case are no slip
        ("RECA", None),
        ("La Red", None),
        ("Red de Comites de Agua", "Red de Comités del Agua"),  # registered as a misspelling
        ("Red de Comitées del Agua", "Red de Comités del Agua"),  # one letter
        ("Casa del Río", ""),
    ],
)
def test_slips_are_told_from_strangers(registry, name, meant):
    assert Names(registry).meant(name) == meant


def test_members_are_those_of_the_day(registry):
    assert [one.id for one in registry.members("foro")] == ["red", "honduras"]
    assert [one.id for one in registry.members("foro", "2017-12-31")] == ["red", "honduras"]
    assert [one.id for one in registry.members("foro", "2018-01-01")] == ["honduras"]
    assert [one.id for one in registry.members("foro", "2014-02-28")] == ["honduras"]


def test_a_registry_is_its_data(registry):
    again = registry_of({"registry": 1, "entities": to_data(registry.entities)})
    assert again.entities == registry.entities


def test_what_is_proposed(registry):
    text = SPOKEN + "7. México. Se mide el cloro.\n8. UNICEF. Los baños.\n9. ONU Mujeres. Los datos.\n"
    words = vocabulary.load()
    record = parse(notes(text), Given(), extended(words, registry))
    found = propose([record, record], registry, words)
    assert [(one.id, one.kind, one.code, one.acronyms) for one in found] == [
        ("mexico", "country", "MX", ()),
        ("onu-mujeres", "organisation", None, ()),
        ("unicef", "organisation", None, ("UNICEF",)),
    ]


def test_a_country_that_came_and_has_a_task_under_other_names_is_proposed_once():
    text = (
        "Taller. Quito, 3 de mayo de 2031\nParticipantes: Rep. Dominicana, Costa Rica, OIM\n\nTareas\n"
        "- República Dominicana: enviar el mapa\n- Costa Rica: traducir la guía\n"
    )
    words = vocabulary.load()
    record = parse(notes(text), Given(), words)
    assert record.meeting.participants[0].name == "Rep. Dominicana"
    found = propose([record], registry_of({"registry": 1}), words)
    assert [(one.id, one.code) for one in found] == [
        ("costa-rica", "CR"),
        ("republica-dominicana", "DO"),
        ("oim", None),
    ]


# --- the command --------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    (tmp_path / "sources" / "notas.txt").write_text(
        "Intervenciones\n1. México. Llueve.\n2. UNICEF. Truena.\n", "utf-8"
    )
    assert main(["parse", "sources/notas.txt", "-o", "records"]) == 0
    capsys.readouterr()
    return tmp_path


def test_entities_shows_what_is_missing_and_changes_nothing(here, capsys):
    before = (here / "entities.yaml").read_bytes()
    assert main(["entities"]) == 0
    shown = capsys.readouterr().out
    assert "code: MX" in shown
    assert "UNICEF" in shown
    assert (here / "entities.yaml").read_bytes() == before


def test_write_appends_and_then_nothing_is_missing(here, capsys):
    assert main(["entities", "--write"]) == 0
    made = load((here / "entities.yaml").read_text("utf-8"), "entities.yaml")
    assert [one["id"] for one in made.data["entities"]] == ["mexico", "unicef"]
    assert main(["validate", ".", "--fail-on", "error"]) == 0
    capsys.readouterr()
    before = (here / "entities.yaml").read_bytes()
    assert main(["entities", "--write"]) == 0
    assert (here / "entities.yaml").read_bytes() == before


def test_what_a_person_wrote_stays(here):
    file = here / "entities.yaml"
    file.write_text("# ours\nregistry: 1\nentities:\n  - {id: mx, kind: country, code: MX}  # us\n", "utf-8")
    assert main(["entities", "--write"]) == 0
    assert file.read_text("utf-8").startswith(
        "# ours\nregistry: 1\nentities:\n  - {id: mx, kind: country, code: MX}  # us\n  - id: unicef\n"
    )


@pytest.mark.parametrize(
    "text", ["entities: []\nregistry: 1\n", "registry: 1\nentities: [{id: mx, kind: country, code: MX}]\n"]
)
def test_a_file_that_nothing_can_be_appended_to_is_left_alone(here, text, capsys):
    file = here / "entities.yaml"
    file.write_text(text, "utf-8")
    assert main(["entities", "--write"]) == 2
    assert "entities.yaml" in capsys.readouterr().err
    assert file.read_text("utf-8") == text


def test_a_broken_registry_stops_what_needs_it_and_validate_says_why(here, capsys):
    (here / "entities.yaml").write_text("registry: 1\nentities:\n  - {id: mx, kind: pais}\n", "utf-8")
    assert main(["parse", "sources/notas.txt"]) == 2
    assert "actas validate" in capsys.readouterr().err
    assert main(["validate", "entities.yaml", "--format", "concise"]) == 1
    assert "entities.yaml:3:20: error" in capsys.readouterr().out


# --- reports ---------------------------------------------------------------------------------------------

NAMES = """\
registry: 1
entities:
  - id: red
    kind: organisation
    names: {es: Red de Comités del Agua, en: Water Committees Network}
    acronyms: [RECA]
    aliases: [los Comités]
"""
LATER = """\
Intervenciones
1. Red de Comités del Agua. Los comités llegan con agenda propia.
2. RECA. De la auditoría no se dijo nada.
3. Water Committees Network. Asks for data.
4. Honduras. Lo que dijeron los Comités se publica.
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A record whose notes call one body by three names."""
    monkeypatch.setenv("ACTAS_LANG", "es")
    terminal.language.cache_clear()
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    (tmp_path / "sources" / "notas.txt").write_text(LATER, "utf-8")
    (tmp_path / "entities.yaml").write_text(NAMES, "utf-8")
    assert main(["parse", "sources/notas.txt", "-o", "records"]) == 0
    yield tmp_path / "records" / "notas.acta.yaml"
    terminal.language.cache_clear()


def rendered(capsys, record, *words):
    capsys.readouterr()
    assert main(["render", str(record), "--to", "md", *words]) == 0
    return capsys.readouterr().out


def test_in_a_report_one_body_is_one_by_whatever_name_it_spoke(project, capsys):
    said = rendered(capsys, project, "--report", "by-actor")
    assert "| Red de Comités del Agua | 3 | 3 |" in said
    assert "**RECA.** De la auditoría" in said, "its words stay as the notes have them"
    assert "| Water Committees Network | 3 | 3 |" in rendered(
        capsys, project, "--report", "by-actor", "--lang", "en"
    )


@pytest.mark.parametrize("name", ["reca", "water committees network", "los comités"])
def test_a_circulation_is_asked_for_by_any_name_and_finds_them_all(project, capsys, name):
    said = rendered(capsys, project, "--report", "circulation", "--for", name)
    own, named = said.split("## Dónde se nombra")
    assert own.count("De acuerdo") >= 3
    assert "Lo que dijeron los Comités" in named


def test_who_must_not_be_named_is_not_named_by_another_name_either(project, capsys):
    said = rendered(capsys, project, "--attribution", "chatham")
    assert all(name not in said for name in ("RECA", "Network", "Red de Comités", "los Comités"))


def test_coverage_counts_one_body_once(project, capsys):
    capsys.readouterr()
    assert main(["coverage"]) == 0
    assert "  Red de Comités del Agua: puntos 3, " in capsys.readouterr().out
