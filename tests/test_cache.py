"""What is remembered of records that have not changed, and when it is not believed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from actas import cache, pipeline
from actas.cache import Cache
from actas.cli import main, terminal
from actas.pipeline import batch, parallel

NOTES = "Acuerdos\n1. Publicar el acta.\n2. Reunirse en marzo.\n"


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Path:
    """A folder with notes and a record, and an empty cache beside it."""
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))
    terminal.language.cache_clear()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path("notas.txt").write_text(NOTES, "utf-8")
    assert main(["parse", "notas.txt", "-o", "a.acta.yaml"]) == 0
    yield tmp_path / "cache" / "verdicts"
    terminal.language.cache_clear()


@pytest.fixture
def checks(monkeypatch) -> list[str]:
    """The records that were really checked."""
    done: list[str] = []
    real = batch.examined

    def examined(path, kept):
        done.append(path)
        return real(path, kept)

    monkeypatch.setattr(batch, "examined", examined)
    return done


def validate(*words: str) -> int:
    return main(["validate", "a.acta.yaml", *words])


def change(old: str, new: str) -> None:
    file = Path("a.acta.yaml")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_what_has_not_changed_is_not_checked_again(kept, checks, capsys):
    change("Publicar", "Publicarr")
    assert [validate(), validate()] == [1, 1]
    assert checks == ["a.acta.yaml"]
    first, second = capsys.readouterr().out.split("1 error", 1)[0], capsys.readouterr().out
    assert "Publicarr" in first
    assert second == ""


def test_the_same_is_printed_cold_and_warm(kept, capsys):
    change("Publicar", "Publicarr")
    said = []
    for form in ("text", "json", "sarif", "github"):
        for words in (["--no-cache"], [], []):
            validate("--format", form, *words)
            said.append(capsys.readouterr().out)
        assert len(set(said)) == 1, form
        said.clear()


@pytest.mark.parametrize(
    "what",
    ["record", "notes", "no notes", "limits", "program"],
)
def test_a_change_is_checked(kept, checks, monkeypatch, what):
    validate()
    if what == "record":
        change("Publicar", "Publicar ")
    elif what == "notes":
        Path("notas.txt").write_text(NOTES + "3. Otro.\n", "utf-8")
    elif what == "no notes":
        Path("notas.txt").unlink()
    elif what == "limits":
        monkeypatch.setattr("actas.model.limits.DEEPEST_YAML", 63)
    else:
        monkeypatch.setattr("actas.__version__", "99")
    batch.stamp.cache_clear()
    validate()
    batch.stamp.cache_clear()
    assert len(checks) == 2


def test_settings_are_applied_to_what_is_remembered(kept, checks, capsys):
    change("Reunirse en marzo.", "''")
    change("text: ''\n", "")
    validate("--format", "concise")
    assert "empty-item" in capsys.readouterr().out
    validate("--format", "concise", "--ignore", "empty-item")
    assert "empty-item" not in capsys.readouterr().out


def test_no_cache_neither_uses_nor_keeps(kept, checks):
    validate("--no-cache")
    assert not kept.exists()
    validate()
    validate("--no-cache")
    assert len(checks) == 3


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"x"])
def test_a_damaged_entry_is_made_anew(kept, checks, damage):
    validate()
    (entry,) = [file for file in kept.rglob("*") if file.is_file()]
    whole = entry.read_bytes()
    entry.write_bytes(whole[:20] + damage if damage == b"x" else damage)
    assert validate() == 0
    assert len(checks) == 2
    assert entry.read_bytes() == whole


def test_each_byte_of_an_entry_is_guarded(kept, checks):
    validate()
    (entry,) = [file for file in kept.rglob("*") if file.is_file()]
    whole = entry.read_bytes()
    store = Cache("verdicts")
    for at in range(0, len(whole), 5):
        entry.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert batch.recall(store, "a.acta.yaml") is None
    entry.write_bytes(whole)
    assert batch.recall(store, "a.acta.yaml") is not None


def test_a_cache_that_cannot_be_written_is_done_without(kept, monkeypatch):
    Path("datei").write_text("")
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(Path("datei").absolute()))
    assert validate() == 0


def test_old_entries_go(kept, monkeypatch):
    import os

    store = Cache("verdicts")
    store.put("ab" + "0" * 62, b"alt")
    old = kept / "ab" / ("0" * 62)
    os.utime(old, (0, 0))
    Cache("verdicts").put("ab" + "1" * 62, b"neu")
    assert [file.name for file in (kept / "ab").iterdir()] == ["1" * 62]


@pytest.mark.parametrize(
    ("platform", "env", "wanted"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/actas"),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/actas"),
        ("darwin", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/h/Library/Caches/actas"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/actas/Cache"),
        ("win32", {}, None),
        ("linux", {"ACTAS_CACHE_DIR": "/y"}, "/y"),
    ],
)
def test_the_platforms_folder(monkeypatch, platform, env, wanted):
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "ACTAS_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(cache.sys, "platform", platform)
    assert cache.folder() == wanted


# --- many -----------------------------------------------------------------------------------------


def many(count: int) -> list[str]:
    text = Path("a.acta.yaml").read_text("utf-8")
    for n in range(count):
        other = text.replace("id: ", f"id: x{n}-", 1)
        Path(f"r{n:03}.acta.yaml").write_text(
            other if n % 7 else other.replace("kind: agreements", "kind: aggreements"), "utf-8"
        )
    Path("r004.acta.yaml").write_bytes(b"\xff\xfe\xfa")
    return [f"r{n:03}.acta.yaml" for n in range(count)]


@pytest.mark.skipif(sys.platform == "win32", reason="slow to start processes there")
def test_several_processes_say_the_same_in_the_same_order(kept, monkeypatch, capsys):
    paths = many(130)
    said = []
    for processors in (1, 2):
        monkeypatch.setattr(parallel, "processors", lambda n=processors: n)
        assert main(["validate", "--no-cache", "--format", "concise", *paths]) == 2
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "r004.acta.yaml" in said[0].err
    assert "r007.acta.yaml" in said[0].out


def test_few_are_checked_in_one_process(kept, monkeypatch):
    monkeypatch.setattr(parallel, "each", lambda *_: pytest.fail("not for so few"))
    assert main(["validate", *many(3)]) in (1, 2)


def touched(path: str) -> str:
    Path(path).touch()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a test's function is not known to other processes there")
def test_who_is_slow_to_take_results_is_not_run_away_from(tmp_path, monkeypatch):
    """Results that nobody has taken lie in memory."""
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    paths = [str(tmp_path / f"{n}") for n in range(2_000)]
    results = parallel.each(touched, paths)
    assert next(results) == paths[0]
    time.sleep(0.5)
    most = (parallel.AHEAD * 2 + 1) * parallel.CHUNK
    assert len(list(tmp_path.iterdir())) <= most
    assert [paths[0], *results] == paths


def test_notes_are_remembered_as_sums_and_no_words(kept):
    from actas.pipeline.merging import recalled

    parsed = pipeline.parse_notes("notas.txt")
    sums = recalled(parsed.notes.sha256)
    assert sums is not None
    assert len(sums) == 3
    folder = kept.parent / "notes"
    assert all(b"acta" not in file.read_bytes() for file in folder.rglob("*") if file.is_file())
