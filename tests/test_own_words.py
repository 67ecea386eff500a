"""A user's own words: read, checked, and heard by the parser.

Encuentro de Huertos, 3 de mayo de 2021

Milpas que contagian
1. Compost en casa, con sobras del mercado.
2. RHV. Semillas prestadas cada temporada.

Documento de trabajo. No citar.
"""

from __future__ import annotations

import textwrap

import pytest

from actas import cli, pipeline, vocabulary
from actas.model.errors import BadUsage
from actas.model.settings import Settings
from actas.pipeline.project import Vocabularies
from actas.vocabulary import own, shipped
from actas.vocabulary.linear import is_linear
from actas.vocabulary.sections import kind_of_heading

NOTES = textwrap.dedent("\n".join(__doc__.split("\n")[2:]))
TOML = """\
[vocabulary]
people = ["Xóchitl Tumax"]
debris = ['Documento de trabajo\\. No citar\\.?']

[vocabulary.sections]
practices = ["milpas que contagian"]

[vocabulary.organisations]
"Red de Huertos del Valle" = ["RHV"]

[vocabulary.series]
huertos = ["Encuentro de Huertos"]
"""


def slips(toml):
    import tomllib

    data = tomllib.loads(toml)["vocabulary"]
    return own.read(data, vocabulary.load(), file="actas.toml", text=toml)[1]


@pytest.fixture
def project(tmp_path):
    (tmp_path / "actas.toml").write_text(TOML, "utf-8")
    notes = tmp_path / "notas" / "huertos.txt"
    notes.parent.mkdir()
    notes.write_text(NOTES, "utf-8")
    return notes


def test_without_them_the_notes_say_less(project):
    record = pipeline.parse_notes(project).record
    assert next(s.kind for s in record.sections) != "practices"
    assert record.meeting.series is None


def test_the_parser_hears_them(project):
    record = pipeline.parse_notes(project, words=Vocabularies().of(project)).record
    (section,) = record.sections
    assert (section.kind, section.heading) == ("practices", "Milpas que contagian")
    assert section.items[1].actor.name == "RHV"
    assert section.items[1].actor.kind == "organisation"
    assert record.meeting.series == "huertos"
    assert [(one.text, one.reason) for one in record.discarded] == [
        ("Documento de trabajo. No citar.", "own-pattern")
    ]


def test_they_are_found_above_the_notes_and_not_where_we_are(project, tmp_path, monkeypatch, capsys):
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert cli.main(["parse", str(project)]) == 0
    assert "kind: practices" in capsys.readouterr().out


def test_where_the_notes_lie_in_no_project_the_one_where_we_are_holds(project, tmp_path, monkeypatch):
    lost = tmp_path.parent / f"{tmp_path.name}-lost" / "huertos.txt"
    lost.parent.mkdir()
    lost.write_text(NOTES, "utf-8")
    monkeypatch.chdir(project.parents[1])
    words = Vocabularies().of(lost)
    assert kind_of_heading(words, "Milpas que contagian") == ("practices", 3.0)


def test_pyproject_serves_too(tmp_path, project):
    (tmp_path / "actas.toml").unlink()
    (tmp_path / "pyproject.toml").write_text(TOML.replace("[vocabulary", "[tool.actas.vocabulary"), "utf-8")
    record = pipeline.parse_notes(project, words=Vocabularies().of(project)).record
    assert record.sections[0].kind == "practices"


def test_the_programs_own_words_stay_as_they_are():
    """A phrase that the user takes from another kind: «Acuerdos» as practices."""
    words = vocabulary.load()
    before = kind_of_heading(words, "Acuerdos")
    mine = own.with_own(words, Settings(vocabulary={"sections": {"practices": ["Acuerdos"]}}))
    assert kind_of_heading(mine, "Acuerdos") == ("practices", 3.0)
    assert kind_of_heading(words, "Acuerdos") == before == ("agreements", 3.0)
    assert own.with_own(words, Settings()) is words


def test_two_vocabularies_do_not_answer_for_each_other():
    """The caches are asked in turn: each vocabulary must get its own answer every time."""
    made = [
        own.with_own(vocabulary.load(), Settings(vocabulary={"sections": {kind: ["La ronda"]}}))
        for kind in ("practices", "obstacles", "questions", "agenda", "actions", "info")
    ]
    for _ in range(2):
        kinds = [kind_of_heading(words, "La ronda")[0] for words in made]
        assert kinds == ["practices", "obstacles", "questions", "agenda", "actions", "info"]


def test_a_series_that_two_phrases_dispute_is_none():
    words = own.with_own(vocabulary.load(), Settings(vocabulary={"series": {"a": ["Mesa"], "b": ["Foro"]}}))
    assert own.series_named(words, ["Mesa del agua"]) == "a"
    assert own.series_named(words, ["Foro y mesa del agua"]) is None
    assert own.series_named(words, ["Mesada"]) is None


@pytest.mark.parametrize(
    ("line", "rule", "place"),
    [
        ('sections.acuerdos = ["pactos"]', "unknown-kind", (2, 10)),
        ('sections.practices = ["  "]', "empty-phrase", (2, 23)),
        ('countries.XX = ["Nada"]', "unknown-country", (2, 11)),
        ('peple = ["Ana"]', "unknown-table", (2, 1)),
        ("people = [1]", "no-phrases", (2, 1)),
        ("debris = ['[']", "broken-pattern", (2, 11)),
        ("debris = ['(a+)+b']", "slow-pattern", (2, 11)),
        ("debris = ['a*']", "empty-pattern", (2, 11)),
        ("debris = [{pattern = 'x', where = 'page'}]", "bad-where", (2, 22)),
        ("debris = [{pattern = 'x', reason = 'No Se'}]", "bad-reason", (2, 22)),
        ("debris = [{reason = 'x'}]", "no-pattern", (2, 1)),
        ('series."Mesa Agua" = ["x"]', "bad-series", (2, 9)),
        ('sections = ["x"]', "no-table", (2, 1)),
    ],
)
def test_each_slip_is_named_with_its_place(line, rule, place):
    (found,) = slips(f"[vocabulary]\n{line}\n")
    assert (found.rule, found.level) == (rule, "error")
    assert (found.place.line, found.place.column) == place


def test_a_phrase_in_two_kinds_is_named_at_the_second():
    toml = '[vocabulary.sections]\npractices = ["la ronda"]\nobstacles = ["La Ronda"]\n'
    (found,) = slips(toml)
    assert (found.rule, found.place.line) == ("two-kinds", 3)
    assert (found.values["one"], found.values["other"]) == ("practices", "obstacles")


def test_what_is_taken_from_the_program_is_a_note():
    (found,) = slips('[vocabulary.sections]\npractices = ["Acuerdos"]\n')
    assert (found.rule, found.level) == ("taken-over", "note")


def test_a_slip_stops_a_run_and_names_its_place(project):
    settings = project.parents[1] / "actas.toml"
    settings.write_text('[vocabulary.sections]\nacuerdos = ["pactos"]\n', "utf-8")
    with pytest.raises(BadUsage) as stop:
        Vocabularies().of(project)
    assert stop.value.values["place"] == f"{settings}:2:1"
    assert stop.value.values["meant"] == "agreements"


def test_the_programs_own_words_are_sound():
    assert shipped.check() == ()


def test_a_fault_in_the_programs_words_is_seen(monkeypatch):
    read = shipped._read

    def damaged(name):
        data = read(name)
        if name == "es.toml":
            data["sections"]["practices"].append("Acuerdos")
            data["sections"]["acuerdos"] = []
        if name == "debris.toml":
            data["debris"].append({"pattern": "(x*)*", "reason": "x", "where": "line"})
        if name == "countries.toml":
            del data["countries"]["SV"]
        return data

    monkeypatch.setattr(shipped, "_read", damaged)
    wrong = {problem.rule for problem in shipped.check() if problem.level == "error"}
    assert wrong == {"two-kinds", "unknown-kind", "slow-pattern", "countries-missing"}


@pytest.mark.parametrize(
    "pattern",
    [
        "a+",
        "(ab)+",
        "[+*]+x",
        r"\(+",
        "(?:ab){3}",
        "a+?b*",
        "(?P<x>a+)b",
        "(?=a+)",
        "a{,3}",
        "(a|b)c*",
        "x{a}+",
    ],
)
def test_patterns_that_are_linear(pattern):
    assert is_linear(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(?:a*b)*",
        "((a+)b)*",
        "(a{2,})+",
        "(a+){2}",
        "(a|b)*",
        r"(a)\1",
        "(?P<x>a)(?P=x)",
        "([x)]+)*",
        "(?:a+?)+",
    ],
)
def test_patterns_that_are_not(pattern):
    assert not is_linear(pattern)


def test_check_and_list_from_the_command_line(project, monkeypatch, capsys):
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.chdir(project.parents[1])
    assert cli.main(["vocabulary", "check"]) == 0
    assert "actas.toml: sound" in capsys.readouterr().out
    assert cli.main(["vocabulary", "list"]) == 0
    shown = capsys.readouterr().out
    assert "milpas que contagian" in shown
    assert "Red de Huertos del Valle (RHV)" in shown
    assert shown.index("RHV") < shown.index("Words of the program")
    assert max(map(len, shown.splitlines())) <= 100
    (project.parents[1] / "actas.toml").write_text("[vocabulary]\ndebris = ['(a+)+']\n", "utf-8")
    assert cli.main(["vocabulary", "check"]) == 1
    assert "error: actas.toml:2:11:" in capsys.readouterr().out


def test_a_name_cannot_command_the_terminal(project, monkeypatch, capsys):
    monkeypatch.chdir(project.parents[1])
    (project.parents[1] / "actas.toml").write_text(
        '[vocabulary]\npeople = ["Ana \\u001b[31mRoja"]\n', "utf-8"
    )
    assert cli.main(["vocabulary", "list"]) == 0
    assert "\x1b[31m" not in capsys.readouterr().out
