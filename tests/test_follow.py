"""Follow-up: the rules of the fold one by one, what a step may say, what a branch may not do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from actas.cli import main
from actas.follow.fragments import fragment_of, to_data
from actas.follow.state import fates, followed
from actas.follow.words import Words, title_of
from actas.model.errors import BadUsage
from actas.model.fragment import Evidence, Fragment, Target, file_name, fingerprint_of
from actas.model.record import Item, Meeting, Record, Reiteration, Section
from actas.model.span import Span
from actas.pipeline import follow as road
from actas.pipeline.project import project

RECORD = """\
actas: 1
id: taller
status: draft
meeting: {title: Taller, series: agua, date: "2016-05-18"}
sections:
  - id: S1
    kind: recommendations
    items:
      - id: R1
        lines: [1, 1]
        title: Actas
        text: Publicar el acta.
      - id: R2
        lines: [2, 2]
        text: Medir los pozos.
        due: 2017-03
        items:
          - {id: R2.1, lines: [3, 3], text: Los de frontera primero.}
  - id: S2
    kind: interventions
    items:
      - {id: I1, lines: [4, 4], text: Falta agua.}
"""
ONE = Item(id="R1", lines=Span(1, 1), title="Actas", text="Publicar el acta.")


def steps(*told, item="R1", fingerprint=None):
    """Return fragments of (day, kind, what else they say)."""
    target = Target(
        record="taller", item=item, fingerprint=fingerprint or fingerprint_of("Actas", "Publicar el acta.")
    )
    return [
        Fragment(file=f"{day}-{at}.yaml", target=target, date=day, by="Honduras", kind=kind, **more)
        for at, (day, kind, more) in enumerate(told)
    ]


def fate(*told, day="2017-01-01", item=ONE, **how):
    record = Record(
        id="taller", meeting=Meeting(date="2016-05-18"),
        sections=(Section(id="S1", kind="recommendations", items=(item,)),),
    )  # fmt: skip
    (found,) = fates(list(followed([record])), steps(*told, **how), day)
    return found


SHOWN = (Evidence(address="https://example.org/"),)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([], "no-information"),
        ([("2016-06-01", "response", {"answer": "accepted"})], "pending"),
        ([("2016-06-01", "response", {"answer": "rejected"})], "pending"),
        ([("2016-06-01", "deadline", {"deadline": "2017-06-01"})], "pending"),
        ([("2016-06-01", "evidence", {"evidence": SHOWN})], "pending"),
        ([("2016-06-01", "validation", {})], "pending"),
        ([("2016-06-01", "progress", {})], "under-way"),
        ([("2016-06-01", "progress", {"state": "partial"})], "partial"),
        ([("2016-06-01", "progress", {"state": "partial"}), ("2016-07-01", "progress", {})], "partial"),
        ([("2016-06-01", "status", {"state": "substantial"})], "substantial"),
        ([("2016-06-01", "status", {"state": "partial"}), ("2016-07-01", "validation", {})], "partial"),
        ([("2016-06-01", "closure", {})], "complete"),
        ([("2016-06-01", "closure", {"state": "contrary"})], "contrary"),
        ([("2016-06-01", "closure", {}), ("2016-07-01", "validation", {})], "complete"),
        ([("2016-06-01", "closure", {}), ("2016-07-01", "progress", {})], "complete"),
        ([("2016-06-01", "closure", {}), ("2016-07-01", "reopening", {})], "under-way"),
        ([("2016-06-01", "closure", {}), ("2016-07-01", "reopening", {"state": "pending"})], "pending"),
        ([("2017-06-01", "closure", {})], "no-information"),  # after the day that is asked for
    ],
)  # fmt: skip
def test_the_state_is_the_fold_of_the_steps(told, state):
    assert fate(*told).state == state


def test_steps_count_by_day_and_those_of_a_day_by_file_whatever_the_order_they_come_in():
    told = steps(
        ("2016-06-01", "closure", {}), ("2016-06-01", "reopening", {}), ("2016-05-30", "progress", {})
    )
    record = Record(
        id="taller",
        meeting=Meeting(date="2016-05-18"),
        sections=(Section(id="S1", kind="recommendations", items=(ONE,)),),
    )
    items = list(followed([record]))
    one, two = fates(items, told, "2017-01-01"), fates(items, told[::-1], "2017-01-01")
    assert one == two
    assert one[0].state == "under-way"
    assert [step.kind for step in one[0].fragments] == ["progress", "closure", "reopening"]


def test_a_checkbox_of_the_notes_is_a_state():
    from dataclasses import replace

    assert fate(item=replace(ONE, done=True)).state == "complete"
    assert fate(item=replace(ONE, done=False)).state == "pending"


@pytest.mark.parametrize(
    ("told", "day", "flag", "holds"),
    [
        ([("2016-06-01", "deadline", {"deadline": "2017-01-01"})], "2017-01-01", "overdue", False),
        ([("2016-06-01", "deadline", {"deadline": "2017-01-01"})], "2017-01-02", "overdue", True),
        ([("2016-06-01", "closure", {"deadline": "2017-01-01"})], "2018-01-01", "overdue", False),
        ([("2016-06-01", "progress", {})], "2016-11-28", "stale", False),  # 180 days
        ([("2016-06-01", "progress", {})], "2016-11-29", "stale", True),
        ([("2016-06-01", "progress", {})], "2016-07-01", "no-owner", True),
        ([("2016-06-01", "progress", {"owner": "Honduras"})], "2016-07-01", "no-owner", False),
        ([("2016-06-01", "closure", {})], "2016-07-01", "no-evidence", True),
        ([("2016-06-01", "closure", {"evidence": SHOWN})], "2016-07-01", "no-evidence", False),
        (
            [("2016-06-01", "evidence", {"evidence": SHOWN}), ("2016-06-02", "closure", {})],
            "2016-07-01", "no-evidence", False,
        ),
        ([("2016-06-01", "closure", {}), ("2016-06-02", "reopening", {})], "2016-07-01", "reopened", True),
    ],
)  # fmt: skip
def test_flags(told, day, flag, holds):
    assert (flag in fate(*told, day=day).flags) is holds


def test_a_deadline_that_is_a_month_is_over_when_the_next_one_begins():
    from dataclasses import replace

    item = replace(ONE, due="2016-12")
    assert "overdue" not in fate(item=item, day="2016-12-31").flags
    assert "overdue" in fate(item=item, day="2017-01-01").flags


def test_words_that_changed_make_a_step_suspect_until_somebody_has_looked():
    old = fingerprint_of("Actas", "Publicar las actas.")
    before = steps(("2016-06-01", "progress", {}), fingerprint=old)
    record = Record(
        id="taller",
        meeting=Meeting(date="2016-05-18"),
        sections=(Section(id="S1", kind="recommendations", items=(ONE,)),),
    )
    items = list(followed([record]))
    (found,) = fates(items, before, "2017-01-01")
    assert (found.state, found.suspect) == ("under-way", ("2016-06-01-0.yaml",))
    looked = steps(("2016-07-01", "validation", {}))
    assert fates(items, [*before, *looked], "2017-01-01")[0].suspect == ()
    (stale,) = fates(
        items, [*before, *steps(("2016-07-01", "validation", {}), fingerprint=old)], "2017-01-01"
    )
    assert len(stale.suspect) == 2, "a validation of the old words settles nothing"


def test_the_fingerprint_is_of_words_not_of_their_layout():
    assert fingerprint_of("Actas", "Publicar\n  el acta.") == fingerprint_of("Actas", "Publicar el acta.")
    assert fingerprint_of("Actas", "Publicar el acta.") != fingerprint_of(None, "Actas Publicar el acta.")


def test_what_is_followed():
    """
    Recomendaciones: a lead-in whose list is what was recommended, and a sub-item that only explains.
    """
    child = Item(id="R1.1", lines=Span(2, 2), text="Publicar el acta.")
    lead = Item(id="R1", lines=Span(1, 1), role="lead-in", text="Se recomienda:", items=(child,))
    plain = Item(
        id="R2", lines=Span(3, 3), text="Medir.", items=(Item(id="R2.1", lines=Span(4, 4), text="Antes."),)
    )
    empty = Item(id="R3", lines=Span(5, 5))
    agreed = Item(id="D1", kind="agreement", lines=Span(6, 6), text="Se aprueba.")
    record = Record(
        id="t",
        sections=(
            Section(id="S1", kind="recommendations", items=(lead, plain, empty)),
            Section(
                id="S2", kind="discussion", items=(agreed, Item(id="D2", lines=Span(7, 7), text="Se habló."))
            ),
        ),
    )
    assert [one.item.id for one in followed([record])] == ["R1.1", "R2", "D1"]
    assert "R2.1" in [one.item.id for one in followed([record], frozenset({"t#R2.1"}))]


def test_asking_again_is_followed_through_the_meetings_between_and_ends_in_a_circle():
    def record(name, day, *again):
        item = Item(
            id="R1", lines=Span(1, 1), text="Auditar.", reiterates=tuple(Reiteration(to=to) for to in again)
        )
        return Record(
            id=name,
            meeting=Meeting(date=day),
            sections=(Section(id="S1", kind="recommendations", items=(item,)),),
        )

    records = [
        record("a", "2014-01-01", "c#R1"),
        record("b", "2015-01-01", "a#R1"),
        record("c", "2016-01-01", "b#R1"),
    ]
    found = {one.of.to: one.repeated_in for one in fates(list(followed(records)), (), "2017-01-01")}
    assert found == {"a#R1": ("b#R1", "c#R1"), "b#R1": ("a#R1", "c#R1"), "c#R1": ("a#R1", "b#R1")}


def test_what_was_done_where_it_was_asked_again_is_owed_no_longer_where_it_was_asked_first():
    def record(name, day, *again):
        item = Item(
            id="R1", lines=Span(1, 1), text="Publicar el acta.", due="2016-12",
            reiterates=tuple(Reiteration(to=to) for to in again),
        )  # fmt: skip
        return Record(
            id=name, meeting=Meeting(date=day),
            sections=(Section(id="S1", kind="recommendations", items=(item,)),),
        )  # fmt: skip

    items = list(followed([record("previo", "2015-01-01"), record("taller", "2016-05-18", "previo#R1")]))
    closed = steps(("2016-09-01", "closure", {}), fingerprint=fingerprint_of(None, "Publicar el acta."))
    first, _ = fates(items, closed, "2017-06-01")
    assert (first.flags, first.settled_in) == (("repeated",), ("taller#R1",))
    assert Words("en").remarks(first) == ("asked again in taller#R1", "closed in taller#R1")
    assert fates(items, (), "2017-06-01")[0].flags == ("overdue", "stale", "no-owner", "repeated")


def test_of_a_demand_that_was_split_one_half_closed_does_not_settle_the_whole():
    def item(number, *again):
        return Item(
            id=f"R{number}", lines=Span(number, number), text="Publicar el acta.", due="2016-12",
            reiterates=tuple(Reiteration(to=to) for to in again),
        )  # fmt: skip

    def record(name, day, *items):
        return Record(
            id=name, meeting=Meeting(date=day),
            sections=(Section(id="S1", kind="recommendations", items=items),),
        )  # fmt: skip

    whole = record("previo", "2015-01-01", item(1))
    halves = record("taller", "2016-05-18", item(1, "previo#R1"), item(2, "previo#R1"))
    closed = steps(("2016-09-01", "closure", {}), fingerprint=fingerprint_of(None, "Publicar el acta."))
    first, *_ = fates(list(followed([whole, halves])), closed, "2017-06-01")
    assert first.flags == ("overdue", "stale", "no-owner", "repeated")
    assert Words("en").remarks(first)[-2:] == ("asked again in taller#R1, taller#R2", "closed in taller#R1")


def test_a_step_before_the_meeting_makes_no_news_older():
    found = fate(("2015-05-01", "progress", {}), day="2016-06-01")
    assert "stale" not in found.flags


def test_a_fragment_is_its_data():
    (whole,) = steps(("2016-06-01", "progress", {"state": "partial", "text": "Va.", "evidence": SHOWN}))
    assert fragment_of(to_data(whole), whole.file) == whole


def test_a_name_tells_day_and_item_and_two_steps_never_share_one():
    one = file_name("2016-06-01", "R2.1", "Se pagó el viaje: ¡ya está!", b"a")
    assert one.startswith("2016-06-01-r2-1-se-pago-el-viaje-")
    assert one != file_name("2016-06-01", "R2.1", "Se pagó el viaje: ¡ya está!", b"b")
    assert file_name("2016-06-01", "R1", "приве́т", b"a").startswith("2016-06-01-r1-")


# --- in a project -----------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "project"
    (root / "records").mkdir(parents=True)
    (root / "records" / "taller.acta.yaml").write_text(RECORD, "utf-8")
    (root / "actas.toml").write_text("", "utf-8")
    monkeypatch.chdir(root)
    return root


def add(*words, target="R1", date="2016-09-01", by="Honduras", kind="progress"):
    return main(["follow", "add", target, "--date", date, "--by", by, "--kind", kind, *words])


def test_add_writes_a_step_that_validate_finds_sound(here, capsys):
    assert add("--text", "Va bien.", "--state", "partial", "--owner", "Honduras") == 0
    said = capsys.readouterr()
    assert "taller#R1   no information → partial" in said.err
    (file,) = (here / "followup").glob("*.yaml")
    assert file.name.startswith("2016-09-01-r1-va-bien-")
    assert main(["validate", ".", "--fail-on", "note"]) == 0


def test_evidence_is_kept_with_its_hash(here, capsys):
    proof = here / "recibo.txt"
    proof.write_text("Pagado.\n", "utf-8")
    assert add("--evidence", "recibo.txt", "--evidence", "https://example.org/x", kind="closure") == 0
    assert main(["validate", "followup"]) == 0
    proof.write_text("Pagado, pero menos.\n", "utf-8")
    capsys.readouterr()
    assert main(["validate", "followup", "--format", "concise"]) == 1
    assert "[stale-evidence]" in capsys.readouterr().out
    proof.unlink()
    assert main(["validate", "followup"]) == 1


def test_a_step_before_the_meeting_that_asked_is_written_and_told(here, capsys):
    assert add(date="2015-09-01") == 0
    assert "2015-09-01 is before the meeting that asked for it (2016-05-18)" in capsys.readouterr().err
    assert add(date="2016-09-01") == 0
    assert "before the meeting" not in capsys.readouterr().err


def test_the_same_step_twice_is_refused_and_another_word_makes_another_file(here, capsys):
    assert add("--text", "Va.") == 0
    capsys.readouterr()
    assert add("--text", "Va.") == 2
    said = capsys.readouterr().err
    assert "that step has been noted, in the same words: followup/2016-09-01-r1-va-" in said
    assert "--force" not in said
    assert add("--text", "Va bien.") == 0
    assert len(list((here / "followup").glob("*.yaml"))) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--kind", "progreso"], "progreso"),
        (["--date", "2016-13-01"], "2016-13-01"),
        (["--state", "hecho"], "hecho"),
        (["--kind", "status"], "--state"),
        (["--kind", "response"], "--answer"),
        (["--kind", "evidence"], "--evidence"),
        (["--kind", "deadline"], "--deadline"),
        (["--answer", "accepted"], "--answer"),
        (["--kind", "closure", "--state", "partial"], "partial"),
        (["--evidence", "no.txt"], "no.txt"),
        (["--evidence", "../fuera.txt"], "fuera.txt"),
    ],
)
def test_what_cannot_stand_in_a_step_is_named_and_nothing_is_written(here, words, says, capsys):
    (here.parent / "fuera.txt").write_text("x", "utf-8")
    given = {"--kind": "progress", "--date": "2016-09-01", "--by": "Honduras"}
    given.update(zip(words[::2], words[1::2], strict=True))
    assert main(["follow", "add", "R1", *(word for pair in given.items() for word in pair)]) == 2
    assert says in capsys.readouterr().err
    assert not (here / "followup").exists()


def test_without_a_terminal_nothing_is_asked(here):
    run = subprocess.run(
        [sys.executable, "-m", "actas", "follow", "add", "R1"], cwd=here, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", env={**os.environ, "ACTAS_LANG": "es"}, timeout=60,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr == "error: falta --kind\n"


def test_on_a_terminal_what_is_missing_is_asked(here, monkeypatch, capsys):
    from actas.cli import follow

    answers = iter(["R1", "status", "partial", "2016-09-01", "Honduras", "Va."])
    monkeypatch.setattr(follow, "asking", lambda: True)
    monkeypatch.setattr(follow.typer, "prompt", lambda *_, **__: next(answers))
    assert main(["follow", "add"]) == 0
    assert next(answers, None) is None
    assert "no information → partial" in capsys.readouterr().err


def test_an_answer_that_is_none_is_asked_for_again(here, monkeypatch, capsys):
    from actas.cli import follow

    answers = iter(["R9", "R1", "progreso", "progress", "ayer", "2016-09-01", "Honduras", "Va."])
    monkeypatch.setattr(follow, "asking", lambda: True)
    monkeypatch.setattr(follow.typer, "prompt", lambda *_, **__: next(answers))
    assert main(["follow", "add"]) == 0
    told = capsys.readouterr().err
    assert all(f"{wrong}" in told for wrong in ("R9", "progreso", "ayer"))
    assert len(list((here / "followup").glob("*.yaml"))) == 1


def test_who_stops_at_a_question_is_not_told_of_a_fault(here, monkeypatch, capsys):
    import typer

    from actas.cli import INTERRUPTED, follow

    def stops(*_, **__):
        raise typer.Abort

    monkeypatch.setattr(follow, "asking", lambda: True)
    monkeypatch.setattr(follow.typer, "prompt", stops)
    assert main(["follow", "add"]) == INTERRUPTED
    assert capsys.readouterr().err == "\n"
    assert not (here / "followup").exists()


@pytest.mark.parametrize("target", ["r1", "taller#r1", "taller.acta.yaml#R1", "records/taller.acta.yaml#R1"])
def test_an_item_may_be_named_in_several_ways(here, target):
    assert add(target=target) == 0
    (step,) = (here / "followup").glob("*.yaml")
    assert "record: taller, item: R1," in step.read_text("utf-8")


def test_an_item_that_two_records_have_must_be_told_apart(here, capsys):
    (here / "records" / "otro.acta.yaml").write_text(RECORD.replace("id: taller", "id: otro"), "utf-8")
    assert add("--text", "Va.") == 2
    assert "otro#R1" in capsys.readouterr().err
    assert add("--text", "Va.", target="otro#R1") == 0
    with pytest.raises(BadUsage):
        road.item_named(project(), "taller#R9")


def test_the_clock_is_read_when_asked_and_only_then(here, capsys):
    assert main(["follow", "status"]) == 2
    assert "--as-of" in capsys.readouterr().err
    assert main(["follow", "status", "--as-of", "2017-01-01", "--today"]) == 2
    assert main(["follow", "status", "--today", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["as_of"]) == 10


def test_outside_a_project_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["follow", "status", "--as-of", "2017-01-01"]) == 2
    assert "actas init" in capsys.readouterr().err


def test_without_records_it_says_what_is_missing(here, capsys):
    status = ["follow", "status", "--as-of", "2017-01-01"]
    assert main([*status, "--series", "suelo"]) == 2
    assert "no record of the series" in capsys.readouterr().err
    (here / "records" / "taller.acta.yaml").unlink()
    for words in (status, [*status, "--format", "json"], ["follow", "add", "R1"]):
        assert main(words) == 2
        said = capsys.readouterr()
        assert ("there is no record in" in said.err, said.out) == (True, "")
    assert main([*status, "--gate"]) == 0, "a new project's checks hold"


def test_a_file_whose_ending_names_no_form_is_not_written(here, capsys):
    assert main(["follow", "status", "--as-of", "2017-01-01", "-o", "estado.pdf"]) == 2
    assert ".docx" in capsys.readouterr().err
    assert not (here / "estado.pdf").exists()
    assert main(["follow", "status", "--as-of", "2017-01-01", "-o", "estado", "--format", "csv"]) == 0
    assert main(["follow", "status", "--as-of", "2017-01-01", "-o", "estado"]) == 0


def test_a_step_of_before_the_meeting_is_told_as_it_counts(here, capsys):
    assert add("--text", "Ya.", date="2015-01-02") == 0
    assert "taller#R1   no information → under way" in capsys.readouterr().err


def test_the_sum_counts_records_and_not_the_steps_beside_them(here, capsys):
    add("--text", "Ya.", kind="closure")
    capsys.readouterr()
    main(["validate", "."])
    assert capsys.readouterr().out.splitlines()[-1] == "1 warning in 1 record"
    main(["validate", "followup"])
    assert capsys.readouterr().out.splitlines()[-1] == "1 warning in 1 file"
    add("--text", "Acta 3.", "--evidence", "https://example.org/3", kind="evidence")
    capsys.readouterr()
    main(["validate", "followup"])
    assert capsys.readouterr().out == "no errors in 2 files\n"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("accepted", ""),
        ("accepted-in-part", "accepted in part · "),
        ("noted", "answered that it is noted · "),
        ("rejected", "rejected · "),
    ],
)
def test_an_answer_that_is_no_yes_stands_beside_pending(here, answer, told, capsys):
    add("--text", "Veremos.", "--answer", answer, kind="response")
    capsys.readouterr()
    assert main(["follow", "status", "--as-of", "2017-06-01"]) == 0
    assert f"{told}no news since 2016-09-01" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("words", [["0001-01-01"], ["2017-06-01", "--stale-after", "99999999999"]])
def test_before_the_first_of_all_days_nothing_is_stale(here, words, capsys):
    assert main(["follow", "status", "--as-of", *words]) == 0
    assert "no news" not in capsys.readouterr().out


def test_a_broken_step_stops_the_status_and_is_named(here, capsys):
    add("--text", "Va.")
    (file,) = (here / "followup").glob("*.yaml")
    file.write_text(file.read_text("utf-8").replace("kind: progress", "kind: progreso"), "utf-8")
    capsys.readouterr()
    assert main(["follow", "status", "--as-of", "2017-01-01"]) == 2
    assert file.name in capsys.readouterr().err


def test_a_record_in_conflict_is_told_once_and_what_leads_to_it_is_no_error(here, capsys):
    """git left two versions in a record of which steps and a later record speak."""
    later = RECORD.replace("id: taller", "id: luego").replace(
        "text: Medir los pozos.", "text: Medir los pozos.\n        reiterates: [{to: taller#R2}]"
    )
    (here / "records" / "luego.acta.yaml").write_text(later.replace("2016-05-18", "2017-05-18"), "utf-8")
    for day in ("2016-09-01", "2016-09-02", "2016-09-03"):
        assert add(target="taller#R1", date=day) == 0
    broken = here / "records" / "taller.acta.yaml"
    broken.write_text(f"<<<<<<< HEAD\n{RECORD}=======\n{RECORD}>>>>>>> otra\n", "utf-8")
    capsys.readouterr()
    assert main(["validate", ".", "--format", "concise"]) == 1
    said = capsys.readouterr()
    assert "error:" not in said.err
    assert [line.split(":")[0] for line in said.out.splitlines() if " error: " in line] == [
        "records/taller.acta.yaml"
    ]
    assert main(["validate", "followup"]) == 2
    assert capsys.readouterr().err.count("taller.acta.yaml has errors") == 1


def test_a_broken_step_of_another_item_stops_nobody_from_adding_one(here, capsys):
    add("--text", "Va.")
    (file,) = (here / "followup").glob("*.yaml")
    file.write_text("", "utf-8")
    assert add("--text", "Va.", target="R2") == 0
    assert main(["validate", "."]) == 1
    assert "actas parse" not in capsys.readouterr().out


def test_what_is_kept_from_an_earlier_run_changes_nothing(here, capsys):
    """The second run takes records and fragments from the cache; a changed file is read again."""
    add("--text", "Va.")
    capsys.readouterr()
    words = ["follow", "status", "--as-of", "2016-10-01", "--format", "json"]
    shown = []
    for _ in range(2):
        main(words)
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    record = here / "records" / "taller.acta.yaml"
    record.write_text(RECORD.replace("Publicar el acta.", "Publicar las actas."), "utf-8")
    main(words)
    (first, *_) = json.loads(capsys.readouterr().out)["items"]
    assert first["flags"] == ["no-owner", "suspect"]


@pytest.mark.parametrize("sign", ["=", "＝", "＠"])
def test_a_cell_of_the_csv_begins_no_formula(here, sign, capsys):
    record = here / "records" / "taller.acta.yaml"
    record.write_text(RECORD.replace("title: Actas", f'title: "{sign}HYPERLINK(1)"'), "utf-8")
    assert main(["follow", "status", "--as-of", "2017-01-01", "--format", "csv"]) == 0
    assert f",'{sign}HYPERLINK(1)," in capsys.readouterr().out


# --- the gate ------------------------------------------------------------------------------------------


def git(at: Path, *words: str) -> str:
    who = ["-c", "user.name=Prueba", "-c", "user.email=prueba@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(
        ["git", *who, *words], cwd=at, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return run.stdout


def gate(base=None):
    words = ["follow", "status", "--as-of", "2018-01-01", "--gate"]
    return main([*words, *(["--base", base] if base else [])])


def test_the_gate_lets_through_what_was_there_and_stops_what_the_branch_adds(here, capsys):
    add("--text", "Ya.", kind="closure")
    git(here, "init", "-q", "-b", "main")
    git(here, "add", ".")
    git(here, "commit", "-qm", "Before there was a gate")
    git(here, "checkout", "-qb", "branch")
    assert gate("main") == 0
    assert gate() == 1
    add("--text", "Medidos.", target="R2", kind="closure")  # not even committed
    capsys.readouterr()
    assert gate("main") == 1
    said = capsys.readouterr().out
    assert "2016-09-01-r2-medidos" in said
    assert "2016-09-01-r1-ya" not in said
    add("--text", "Aquí está.", "--evidence", "https://example.org/pozos", target="R2", kind="evidence")
    assert gate("main") == 0


@pytest.mark.parametrize("how", ["change", "remove"])
def test_the_gate_sees_a_step_that_was_changed_or_taken_away(here, how, capsys):
    add("--text", "Va.")
    git(here, "init", "-q", "-b", "main")
    git(here, "add", ".")
    git(here, "commit", "-qm", "One step")
    (file,) = (here / "followup").glob("*.yaml")
    if how == "change":
        file.write_text(file.read_text("utf-8").replace("Va.", "Va mejor."), "utf-8")
    else:
        file.unlink()
    capsys.readouterr()
    assert gate("main") == 1
    assert "[fragment-changed]" in capsys.readouterr().out


@pytest.mark.parametrize("base", ["nowhere", "--output=x", ""])
def test_a_base_that_git_does_not_know(here, base, capsys):
    git(here, "init", "-q", "-b", "main")
    assert main(["follow", "status", "--as-of", "2018-01-01", "--gate", "--base", base]) == 2
    assert not (here / "x").exists()


def test_an_item_whose_id_is_none_cannot_be_followed(here, capsys):
    (here / "records" / "taller.acta.yaml").write_text(RECORD.replace("id: R1", "id: uno"), "utf-8")
    assert add("--text", "Va.", target="uno") == 2
    assert "actas validate" in capsys.readouterr().err
    assert not (here / "followup").exists()


def test_the_sentences_have_both_languages_and_the_same_blanks():
    import string

    from actas.follow.state import FLAGS
    from actas.model.fragment import STATES
    from actas.vocabulary.messages import catalogue

    sentences = catalogue("follow")
    for slug, said in sentences.items():
        assert said.keys() >= {"es", "en"}, slug
        parsed = [string.Formatter().parse(text) for text in said.values()]
        assert len({frozenset(name for _, name, _, _ in one if name) for one in parsed}) == 1, slug
    told = {f"state-{state}" for state in STATES} | {f"flag-{flag}" for flag in FLAGS}
    assert all(sentences[slug].keys() == {"es", "en", "fr", "pt"} for slug in told)


def test_the_schema_knows_what_the_model_knows():
    from actas.model.entity import ENTITY_KINDS
    from actas.model.fragment import ANSWERS, FRAGMENT_KINDS, STATES
    from actas.validate import schema_bytes

    shape = json.loads(schema_bytes("fragment"))["properties"]
    assert tuple(shape["kind"]["enum"]) == FRAGMENT_KINDS
    assert tuple(shape["state"]["enum"]) == tuple(state for state in STATES if state != "no-information")
    assert tuple(shape["answer"]["enum"]) == ANSWERS
    entity = json.loads(schema_bytes("entities"))["$defs"]["entity"]["properties"]
    assert tuple(entity["kind"]["enum"]) == ENTITY_KINDS


def test_a_word_cut_short_does_not_end_what_an_item_is_called():
    def called(text: str) -> str:
        return title_of(Item(id="A1", lines=Span(1, 1), text=text))

    sent = "El archivo enviará a Min. Cultura el listado de licencias que le faltan"
    assert called(sent) == "El archivo enviará a Min. Cultura el listado de …"
    assert called("Comprar las bombas. Lo hace la junta, antes de la sequía.") == "Comprar las bombas"


def test_a_report_and_a_program_are_told_all_that_was_asked(here, capsys):
    file = here / "records" / "taller.acta.yaml"
    asked = "Restaurar los humedales de la cuenca alta antes de que vuelva la sequía, con las juntas."
    file.write_text(RECORD.replace("text: Medir los pozos.", f"text: {asked}"), "utf-8")
    for form in ("md", "html", "csv", "json"):
        assert main(["follow", "status", "--as-of", "2017-01-01", "-o", f"estado.{form}"]) == 0
        assert asked in (here / f"estado.{form}").read_text("utf-8")
