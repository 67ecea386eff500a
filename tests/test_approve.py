"""Approval: who and when, what was approved, and that nothing changes behind it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from actas import store
from actas.cli import main, terminal
from actas.validate import check, fingerprint

RECORD = """\
# de la mesa
actas: 1
id: mesa-uno
status: draft  # todavía
meeting:
  title: Taller rural
sections:
  - id: S1
    kind: agreements
    items:
      - id: A1
        lines: [1, 1]
        text: Publicar el acta.
"""
BY = ["--by", "Mesa directiva", "--on", "2016-12-01"]


@pytest.fixture(autouse=True)
def file(monkeypatch, tmp_path) -> Path:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    terminal.language.cache_clear()
    made = tmp_path / "a.acta.yaml"
    made.write_text(RECORD, "utf-8")
    yield made
    terminal.language.cache_clear()


def rules(file: Path) -> list[str]:
    return [p.rule for p in check(store.load(file.read_text("utf-8"), "a"))]


def test_approval_is_set_and_nothing_else_changes(file, capsys):
    assert main(["approve", "a.acta.yaml", *BY]) == 0
    assert capsys.readouterr().err == "a.acta.yaml approved by Mesa directiva on 2016-12-01\n"
    approved = file.read_text("utf-8")
    data = store.load(approved, "a").data
    assert data["status"] == "approved"
    assert data["approved"] == {"by": "Mesa directiva", "on": "2016-12-01", "fingerprint": fingerprint(data)}
    bare = re.sub(r"approved:\n(?:  .*\n)+", "", approved).replace("status: approved", "status: draft")
    assert bare == RECORD
    assert rules(file) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Publicar el acta", "No publicar el acta"), ("lines: [1, 1]", "lines: [1, 2]"), ("id: A1", "id: A2"),
        ("title: Taller rural\n", "title: Taller rural\n  place: San José\n"),
        ("kind: agreements", "kind: other"),
        ("Publicar el acta.", "Publicar el acta."[:-1]),
    ],
)  # fmt: skip
def test_any_later_change_is_an_error_until_it_is_approved_again(old, new, file, capsys):
    main(["approve", "a.acta.yaml", *BY])
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    assert "changed-after-approval" in rules(file)
    assert main(["validate", "a.acta.yaml"]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "has changed since Mesa directiva approved it on 2016-12-01" in shown
    assert main(["approve", "a.acta.yaml", "--by", "Pleno", "--on", "2017-01-10"]) == 0
    assert "changed-after-approval" not in rules(file)
    assert file.read_text("utf-8").count("approved:") == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "# otra\n" + text,
        lambda text: text.replace("meeting:\n  title: Taller rural", "meeting: {title: Taller rural}"),
        lambda text: text.replace("text: Publicar el acta.", 'text: "Publicar el acta."'),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: store.reflow(text),
    ],
    ids=["comment", "style", "quotes", "line ends", "fmt"],
)
def test_layout_and_comments_are_no_change(change, file):
    main(["approve", "a.acta.yaml", *BY])
    file.write_text(change(file.read_text("utf-8")), "utf-8", newline="")
    assert "changed-after-approval" not in rules(file)


def test_open_doubts_block_it_and_a_waiver_settles_them(file, capsys):
    doubt = "doubts:\n  - {id: two-in-one, at: A1, lines: [1, 1], says: parecen dos}\n"
    file.write_text(RECORD + doubt, "utf-8")
    assert main(["approve", "a.acta.yaml", *BY]) == 1
    said = capsys.readouterr()
    assert "[two-in-one]" in said.out
    assert "was not approved and not changed" in said.err
    assert file.read_text("utf-8") == RECORD + doubt
    waived = RECORD + "        waivers: [{rule: two-in-one, reason: es uno}]\n" + doubt
    file.write_text(waived, "utf-8")
    assert main(["approve", "a.acta.yaml", *BY]) == 0


def test_errors_block_it(file, capsys):
    file.write_text(RECORD.replace("kind: agreements", "kind: acuerdos"), "utf-8")
    assert main(["approve", "a.acta.yaml", *BY]) == 1
    assert "[unknown-kind]" in capsys.readouterr().out
    assert "approved" not in file.read_text("utf-8")


def test_a_status_without_approval_is_an_error_that_approval_mends(file):
    file.write_text(RECORD.replace("status: draft", "status: approved"), "utf-8")
    assert rules(file) == ["approval-missing"]
    assert main(["approve", "a.acta.yaml", *BY]) == 0
    assert rules(file) == []
    file.write_text(file.read_text("utf-8").replace("status: approved", "status: draft"), "utf-8")
    assert rules(file) == ["approval-missing"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--by", "x"], "say on which day"),
        (["--by", "x", "--on", "2016-12-01", "--today"], "say on which day"),
        (["--by", "x", "--on", "2016-13-01"], "is no date"),
        (["--by", " ", "--today"], "say who approves it"),
        (["--today"], "--by is missing"),
        (["--by", "x", "--today", "--force"], "there is no option --force"),
    ],
)
def test_who_and_when_must_be_said(words, says, file, capsys):
    assert main(["approve", "a.acta.yaml", *words]) == 2
    assert says in capsys.readouterr().err
    assert file.read_text("utf-8") == RECORD


def test_the_clock_is_read_only_when_asked(file):
    assert main(["approve", "a.acta.yaml", "--by", "x", "--today"]) == 0
    assert store.load(file.read_text("utf-8"), "a").data["approved"]["on"] == date.today().isoformat()


def test_standard_input_is_no_file(capsys):
    assert main(["approve", "-", *BY]) == 2


def test_the_fingerprint_is_of_values_in_any_order():
    one = {"actas": 1, "id": "a", "meeting": {"title": "x", "date": "y"}, "status": "draft", "doubts": [{}]}
    other = {"id": "a", "actas": 1, "meeting": {"date": "y", "title": "x"}, "approved": {"by": "z"}}
    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(one) != fingerprint({**one, "meeting": {"title": "x"}})
    assert fingerprint({"a": "1"}) != fingerprint({"a": 1})
