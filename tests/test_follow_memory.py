"""What `follow status` remembers of files, and that it is never out of date."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from time import sleep

import pytest

from actas.cli import main

RECORD = """\
actas: 1
id: taller
status: draft
meeting: {title: Taller, series: agua, date: "2016-05-18"}
sections:
  - id: S1
    kind: recommendations
    items:
      - {id: R1, lines: [1, 1], title: Actas, text: Publicar el acta.}
"""
STATUS = ["follow", "status", "--as-of", "2016-10-01", "--format", "json"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "project"
    (root / "records").mkdir(parents=True)
    (root / "records" / "taller.acta.yaml").write_text(RECORD, "utf-8")
    (root / "actas.toml").write_text("", "utf-8")
    monkeypatch.chdir(root)
    return root


def add(*words):
    """Write a step on the one recommendation."""
    step = ["follow", "add", "R1", "--date", "2016-09-01", "--by", "Honduras", "--kind", "progress", *words]
    assert main(step) == 0


@pytest.fixture
def settled(monkeypatch):
    """Every file counts as old enough to be told by its stamp."""
    monkeypatch.setattr("actas.pipeline.digests.settled", lambda stamp, read_at: True)


@pytest.fixture
def read_anew(monkeypatch):
    """The files whose bytes were looked at, by name."""
    from actas import files
    from actas.pipeline import digests

    seen: list[str] = []

    def read(path):
        seen.append(Path(path).name)
        return files.read_bytes(path)

    monkeypatch.setattr(digests, "read_bytes", read)
    return seen


def told(capsys, words=STATUS):
    capsys.readouterr()
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)["items"]


def remembered_like_new(capsys, monkeypatch, tmp_path, words=STATUS):
    """Return what is told, after comparing it with what a program without memory tells."""
    said = told(capsys, words)
    with monkeypatch.context() as m:
        m.setenv("ACTAS_CACHE_DIR", str(tmp_path / f"empty-{len(list(tmp_path.glob('empty-*')))}"))
        assert told(capsys, words) == said
    return said


def test_what_has_not_changed_is_not_read_again(here, settled, read_anew, capsys):
    add("--text", "Va.")
    first = told(capsys)
    read_anew.clear()
    assert told(capsys) == first
    assert read_anew == []
    add("--text", "Va bien.", "--state", "partial")
    assert told(capsys)[0]["state"] == "partial"
    assert len(read_anew) == 1


def test_a_file_of_this_very_moment_is_read_again(here, read_anew, monkeypatch, capsys):
    monkeypatch.setattr("actas.pipeline.digests.settled", lambda stamp, read_at: False)
    told(capsys)
    read_anew.clear()
    told(capsys)
    assert "taller.acta.yaml" in read_anew


def test_each_change_is_seen(here, settled, tmp_path, monkeypatch, capsys):
    def look():
        found = remembered_like_new(capsys, monkeypatch, tmp_path)
        return found[0]["state"], found[0]["flags"]

    look()
    add("--text", "Va.")  # added
    assert look()[0] == "under-way"
    (step,) = (here / "followup").glob("*.yaml")
    text = step.read_text("utf-8")
    step.write_text(text.replace("kind: progress", "kind: closure"), "utf-8")  # edited
    assert look()[0] == "complete"
    step.write_text(text, "utf-8")  # and back
    assert look()[0] == "under-way"
    record = here / "records" / "taller.acta.yaml"
    record.write_text(record.read_text("utf-8").replace("Publicar el acta.", "Publicar las actas."), "utf-8")
    assert "suspect" in look()[1]  # the record changed
    step.unlink()  # removed
    assert look()[0] == "no-information"


@pytest.mark.skipif(sys.platform == "win32", reason="the time that nobody can set is not told there")
def test_a_change_of_the_same_size_with_its_old_time_is_seen(here, settled, capsys):
    add("--text", "Va.")
    (step,) = (here / "followup").glob("*.yaml")
    assert told(capsys)[0]["last"] == "2016-09-01"
    times = (step.stat().st_atime_ns, step.stat().st_mtime_ns)
    sleep(0.03)  # more than a tick of the clock
    step.write_text(step.read_text("utf-8").replace("2016-09-01", "2016-09-02"), "utf-8")
    os.utime(step, ns=times)
    assert told(capsys)[0]["last"] == "2016-09-02"


def test_another_day_and_another_form_are_told_from_the_same_files(
    here, settled, read_anew, tmp_path, monkeypatch, capsys
):
    add("--text", "Va.")
    told(capsys)
    read_anew.clear()
    earlier = ["follow", "status", "--as-of", "2016-08-31", "--format", "json"]
    assert told(capsys, earlier)[0]["state"] == "no-information"
    assert main(["follow", "status", "--as-of", "2016-10-01", "--format", "matrix"]) == 0
    assert read_anew == []
    assert remembered_like_new(capsys, monkeypatch, tmp_path, earlier)


def test_a_file_that_changes_while_it_is_told_is_not_remembered(here, settled, monkeypatch, capsys):
    from actas.pipeline import follow as road

    real = road.status

    def meanwhile(there, as_of, **more):
        found = real(there, as_of, **more)
        add("--text", "Va.")
        return found

    with monkeypatch.context() as m:
        m.setattr(road, "status", meanwhile)
        assert told(capsys)[0]["state"] == "no-information"
    assert told(capsys)[0]["state"] == "under-way"


def test_a_stamp_is_believed_when_the_clock_has_ticked_since():
    from actas.files.stamps import settled, stamp_of

    second = 1_000_000_000
    assert not settled(f"{5 * second + 1} {5 * second + 1} 9 1", 5 * second + 1_000_000)
    assert settled(f"{5 * second + 1} {5 * second + 1} 9 1", 5 * second + 30_000_000)
    assert not settled(f"{4 * second} {4 * second} 9 1", 5 * second)  # a clock of whole seconds
    assert settled(f"{4 * second} {4 * second} 9 1", 7 * second)
    assert not settled(f"1 {9 * second + 1} 9 1", 9 * second)  # a time can be set
    assert stamp_of("no such file") is None
