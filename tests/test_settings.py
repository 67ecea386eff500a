"""`actas.toml`: found upward, read strictly, and what it changes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from actas import settings
from actas.cli import main, terminal
from actas.cli.settings import toml
from actas.model.settings import Settings, matches

RECORD = """\
actas: 1
id: {id}
status: draft
meeting:
  series: {series}
sections:
  - id: S1
    kind: discussion
    items:
      - id: D1
        lines: [1, 1]
        text: La RCEE presenta un plan.
      - id: D2
        lines: [2, 2]
"""
WHOLE = """\
format = "concise"
fail-on = "warning"
ignore = ["numbering-gap"]
series = "crm"
acronyms = ["RCEE"]
records = ["records"]

[[exempt]]
paths = ["records/2014/*"]
ignore = ["empty-item"]
reason = "typed from paper"

[profile.regional]
series = ["crm"]
sections = ["agreements"]
meeting = ["date"]
"""


@pytest.fixture(autouse=True)
def project(monkeypatch, tmp_path) -> Path:
    """A folder with two records in subfolders; English; nobody's own settings."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "users"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    terminal.language.cache_clear()
    folder = tmp_path / "project"
    for year in ("2014", "2016"):
        (folder / "records" / year).mkdir(parents=True)
        record = RECORD.format(id=f"mesa-{year}", series="crm")
        (folder / "records" / year / f"mesa-{year}.acta.yaml").write_text(record, "utf-8")
    monkeypatch.chdir(folder)
    yield folder
    terminal.language.cache_clear()


def rules(capsys, *words: str) -> list[str]:
    """Return the file's year and the rule of each finding."""
    main(["validate", "records", "--format", "jsonl", *words])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [f"{Path(one['file']).parent.name} {one['code']}" for one in found]


BARE = [
    f"{year} {rule}" for year in ("2014", "2016") for rule in ("unintroduced-acronym", "empty-item")
]  # fmt: skip


def test_without_settings_every_rule_holds(capsys):
    assert rules(capsys) == BARE


def test_settings_are_found_upward_from_where_the_command_runs(project, monkeypatch, capsys):
    (project / "actas.toml").write_text('ignore = ["empty-item"]', "utf-8")
    monkeypatch.chdir(project / "records" / "2014")
    assert settings.find(Path.cwd()) == project / "actas.toml"
    main(["validate", ".", "--format", "jsonl"])
    assert "empty-item" not in capsys.readouterr().out


def test_in_pyproject_they_stand_under_tool_actas(project, capsys):
    (project / "pyproject.toml").write_text("[tool.other]\nx = 1\n", "utf-8")
    assert settings.find(project) is None
    (project / "pyproject.toml").write_text('[tool.actas]\nignore = ["empty-item"]\n', "utf-8")
    assert rules(capsys) == [one for one in BARE if "empty" not in one]


def test_actas_toml_goes_before_pyproject_and_both_before_the_users_own(project, tmp_path):
    users = tmp_path / "users" / "actas" / "actas.toml"
    users.parent.mkdir(parents=True)
    users.write_text("", "utf-8")
    assert settings.find(project) == users
    (project / "pyproject.toml").write_text("[tool.actas]\n", "utf-8")
    assert settings.find(project) == project / "pyproject.toml"
    (project / "actas.toml").write_text("", "utf-8")
    assert settings.find(project) == project / "actas.toml"


def test_isolated_reads_none(project, capsys):
    (project / "actas.toml").write_text('ignore = ["empty-item"]', "utf-8")
    assert rules(capsys, "--isolated") == BARE


def test_config_names_another_file(project, capsys):
    (project / "other.toml").write_text('ignore = ["empty-item"]', "utf-8")
    assert rules(capsys, "--config", "other.toml") == [one for one in BARE if "empty" not in one]


def test_all_of_it(project, capsys):
    """2014 is exempt from empty-item; both lack an agreement and a date."""
    (project / "actas.toml").write_text(WHOLE, "utf-8")
    assert rules(capsys) == [
        "2014 required-key", "2014 required-section",
        "2016 required-key", "2016 required-section", "2016 empty-item",
    ]  # fmt: skip


def test_a_profile_is_for_a_series_or_for_paths(project, capsys):
    for line, years in (
        ('series = ["otra"]', ""), ('series = "crm"', "2014 2016"), ('paths = ["records/2016"]', "2016"),
    ):  # fmt: skip
        (project / "actas.toml").write_text(f'[profile.x]\nsections = ["agreements"]\n{line}\n', "utf-8")
        found = [one for one in rules(capsys) if "required" in one]
        assert found == [f"{year} required-section" for year in years.split()]


def test_the_form_of_the_settings_and_of_the_command_line(project, capsys):
    (project / "actas.toml").write_text('format = "concise"', "utf-8")
    main(["validate", "records"])
    assert len(capsys.readouterr().out.splitlines()) == len(BARE)
    main(["validate", "records", "--format", "json"])
    assert capsys.readouterr().out.startswith("[\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "note"), 1),
        (("--fail-on", "warning", "--exit-zero"), 0),
        (("--fail-on", "warning", "--ignore", "empty-item"), 0),
        (("--fail-on", "note", "--ignore", "empty-item"), 1),
        (("--fail-on", "note", "--ignore", "empty-item,unintroduced-acronym"), 0),
        (("--fail-on", "note", "--ignore", "empty-item", "--ignore", "unintroduced-acronym"), 0),
        (("--fail-on", "warning", "--select", "unintroduced-acronym"), 0),
        (("--select", "empty-item", "--fail-on", "warning"), 1),
    ],
)
def test_what_makes_a_run_fail(words, code, capsys):
    assert main(["validate", "records", *words]) == code


def test_exit_zero_hides_no_wrong_usage_and_no_unreadable_file(project):
    (project / "records" / "x.acta.yaml").write_bytes(b"\xff\xfe\xff")
    assert main(["validate", "records", "--exit-zero"]) == 2


def test_what_makes_a_file_no_record_cannot_be_switched_off(project, capsys):
    assert main(["validate", "records", "--ignore", "yaml-syntax"]) == 2
    assert "cannot be switched off" in capsys.readouterr().err
    (project / "records" / "x.acta.yaml").write_text("actas: [\n", "utf-8")
    assert main(["validate", "records", "--select", "empty-item"]) == 1


@pytest.mark.parametrize("words", [["--select", "empty-itm"], ["--ignore", "empty-itm"]])
def test_a_rule_misspelt_is_named_with_what_was_meant(words, capsys):
    assert main(["validate", "records", *words]) == 2
    assert "did you mean “empty-item”?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ignor = []", "there is no setting “ignor”; did you mean “ignore”?"),
        ("zzz = 1", "there is no setting “zzz”; there are: format,"),
        ("ignore = 3", "“ignore” must be a list of texts"),
        ('ignore = ["empty-itm"]', "did you mean “empty-item”?"),
        ('ignore = ["yaml-tag"]', "cannot be switched off"),
        ('fail-on = "eror"', "did you mean “error”?"),
        ("format = 1", "“format” must be a text"),
        ("exempt = 1", "is written [[exempt]]"),
        ('[[exempt]]\npaths = ["a"]\nignore = ["empty-item"]', "“exempt.reason” is missing"),
        ('[[exempt]]\npath = ["a"]', "did you mean “paths”?"),
        ("profile = 1", "“profile” must be a table"),
        ("[profile]\nx = 1", "“profile.x” must be a table"),
        ('[profile.x]\nsections = ["agreement"]', "did you mean “agreements”?"),
        ('[profile.x]\nmeeting = ["fecha"]', "it may be: title"),
        ("ignore = [", "actas.toml:1:11: this is no TOML: “ignore = [”"),
        ('format = "text"\nseries = "x\n', 'actas.toml:2:12: this is no TOML: “series = "x”'),
        ('# fail-on\nfail-on = "eror"', "actas.toml:2:11: “eror” will not do for “fail-on”"),
        ('format = "text"\nzzz = 1', "actas.toml:2:1: there is no"),
        ('[[exempt]]\npaths = ["a"]', "actas.toml:1:3: “exempt.ignore” is missing"),
    ],
)
def test_a_slip_in_the_settings_is_one_sentence_and_2(text, says, project, capsys):
    (project / "actas.toml").write_text(text, "utf-8")
    assert main(["validate", "records"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert "actas.toml" in said.err or "empty-it" in said.err or "yaml-tag" in said.err


def test_bytes_that_are_no_text_are_said(project, capsys):
    (project / "actas.toml").write_bytes(b"\xff\xff")
    assert main(["validate", "records"]) == 2
    assert capsys.readouterr().err.startswith("error: actas.toml:1: the settings are not in UTF-8")


def test_what_is_shown_reads_back_equal(project, capsys):
    (project / "actas.toml").write_text(WHOLE, "utf-8")
    made = settings.read(project / "actas.toml")
    (project / "again.toml").write_text(toml(made), "utf-8")
    again = settings.read(project / "again.toml")
    assert again == Settings(
        **{n: getattr(made, n) for n in made.__dataclass_fields__ if n != "file"}, file=again.file
    )
    assert main(["validate", "records", "--show-settings", "--ignore", "empty-item"]) == 0
    said = capsys.readouterr()
    assert tomllib.loads(said.out)["ignore"] == ["numbering-gap", "empty-item"]
    assert str(project / "actas.toml") in said.err


def test_without_a_file_the_built_in_ones_are_shown(capsys):
    assert main(["validate", "records", "--show-settings"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["fail-on"] == "error"


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("records/2014/a.acta.yaml", "records/2014", True),
        ("records/2014/a.acta.yaml", "records/2014/", True),
        ("records/2014/a.acta.yaml", "records/*/a*", True),
        ("records/2014/a.acta.yaml", "**/a.acta.yaml", True),
        ("records/20145/a.acta.yaml", "records/2014", False),
        ("Records/2014/a.acta.yaml", "records/*", False),
    ],
)
def test_patterns(path, pattern, fits):
    assert matches(path, (pattern,)) is fits


def test_standard_input_stands_for_a_file(project, monkeypatch, capsys):
    """Its name is in the findings, and what holds for that path holds for it."""
    import io
    import sys

    text = RECORD.format(id="mesa", series="crm")
    for name, found in (("records/2014/x.acta.yaml", 1), ("records/2016/x.acta.yaml", 2)):
        (project / "actas.toml").write_text(
            '[[exempt]]\npaths = ["records/2014"]\nignore = ["empty-item"]\nreason = "so"\n', "utf-8"
        )
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert main(["validate", "-", "--stdin-filename", name, "--format", "concise"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == found
        assert all(line.startswith(f"{name}:") for line in lines)


def test_the_series_of_the_settings_goes_into_new_records(project, capsys):
    """
    Acuerdos
    1. Publicar el acta.
    """
    (project / "actas.toml").write_text('series = "crm"', "utf-8")
    (project / "notas.txt").write_text("Acuerdos\n1. Publicar el acta.\n", "utf-8")
    assert main(["parse", "notas.txt"]) == 0
    said = capsys.readouterr().out
    assert "series: crm" in said
    assert "given:" in said
    assert main(["parse", "notas.txt", "--series", "otra"]) == 0
    assert "series: otra" in capsys.readouterr().out
