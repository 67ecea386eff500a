"""Patterns as `re.compile` makes them, whether compiled now or in an earlier run."""

from __future__ import annotations

import marshal
import re

import pytest

from actas.model import compiled as room

SHAPES = [
    ("a+", 0),
    (r"(?P<day>\d{1,2})\s(?P<month>mayo|junio)|(x)?", re.IGNORECASE),
    (r"([^\W\d_]{3,})(?:á|é|ñ)(?!\w)(?<=[à-ÿ])\1?()", 0),
    ("[\ue000-\ue003\U0001f600-\U0001f64f] # a face", re.VERBOSE | re.DOTALL),
    (rb"^\xef\xbb\xbf", re.MULTILINE),
]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Begin a run: nothing is compiled yet, and what earlier ones kept lies in a folder of the test's own."""

    def begin():
        monkeypatch.setattr(room, "_made", {})
        room._kept.cache_clear()
        return tmp_path / "kept"

    monkeypatch.setattr(room, "PLACE", str(tmp_path / "kept"))
    yield begin
    monkeypatch.undo()
    room._kept.cache_clear()


@pytest.fixture
def second(run, monkeypatch):
    """Begin a run after another one that compiled the same patterns; in it nothing can be compiled."""
    run()
    for source, flags in SHAPES:
        room.compiled(source, flags)
    room.keep()
    run()
    wanted = {shape: re.compile(*shape) for shape in SHAPES}
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    return wanted


def test_the_second_run_compiles_nothing_and_has_the_same_patterns(second):
    for (source, flags), wanted in second.items():
        made = room.compiled(source, flags)
        assert made == wanted
        assert made.groupindex == wanted.groupindex


def test_a_kept_pattern_finds_what_it_should(second):
    found = room.compiled(*SHAPES[1]).fullmatch("3 Mayo")
    assert found.groupdict() == {"day": "3", "month": "Mayo"}
    assert found.lastgroup == "month"


def test_a_pattern_that_does_not_compile_says_so(run):
    run()
    with pytest.raises(re.error):
        room.compiled("(")


def test_nothing_is_written_when_nothing_is_new(run):
    kept = run()
    room.compiled("a+")
    room.keep()
    before = kept.stat().st_mtime_ns
    run()
    room.compiled("a+")
    room.keep()
    assert kept.stat().st_mtime_ns == before


def test_patterns_of_other_runs_are_kept_until_there_are_too_many(run, monkeypatch):
    monkeypatch.setattr(room, "MOST", 2)
    for source in "abc":
        run()
        room.compiled(source)
        room.keep()
    run()
    assert [source for source, _ in room._kept()] == ["c", "b"]


@pytest.mark.parametrize("damage", [b"", b"no", b"\xff" * 40, b"N"])
def test_what_is_damaged_is_compiled_anew(run, damage):
    run().write_bytes(damage)
    assert room.compiled("a+").fullmatch("aa")


@pytest.mark.parametrize("code", [None, (0, b"\0\0\0\0" * 3, 0, {}, (None,)), (0, b"\0", 0, {}, (None,)), ()])
def test_a_code_that_the_interpreter_refuses_is_compiled_anew(run, code):
    run().write_bytes(marshal.dumps((room._interpreter(), {("a+", 0): code})))
    assert room.compiled("a+").fullmatch("aa")


def test_what_another_interpreter_kept_is_not_read(run):
    run().write_bytes(marshal.dumps((("3.99", 1, 4), {("a+", 0): (0, b"", 0, {}, ())})))
    assert room._kept() == {}


def test_on_another_python_patterns_are_compiled_as_anywhere(run, monkeypatch):
    kept = run()
    monkeypatch.setattr(room, "_sre", None)
    assert room.compiled("a+").fullmatch("aa")
    room.keep()
    assert not kept.exists()


def test_a_compiler_made_otherwise_keeps_nothing(run, monkeypatch):
    kept = run()

    def otherwise(*_):
        raise AttributeError("_code")

    monkeypatch.setattr(room, "_code_of", otherwise)
    room.compiled("a+")
    room.keep()
    assert not kept.exists()
