"""Words read from TOML, and from what is kept of it."""

from __future__ import annotations

import os

import pytest

from actas.vocabulary import tables

WORDS = """\
[sections]
practices = ["buenas prácticas"]
"""
READ = {"sections": {"practices": ["buenas prácticas"]}}


@pytest.fixture
def file(tmp_path):
    at = tmp_path / "es.toml"
    at.write_text(WORDS, "utf-8")
    return at


def kept(file):
    (one,) = (file.parent / "__pycache__").iterdir()
    return one


def no_toml(_):
    raise AssertionError("read as TOML again")


def test_the_second_reading_needs_no_toml(file, monkeypatch):
    assert tables.read(str(file)) == READ
    monkeypatch.setattr(tables, "parse", no_toml)
    assert tables.read(str(file)) == READ


def test_an_edited_file_is_read_anew(file):
    tables.read(str(file))
    file.write_text(WORDS.replace("buenas", "malas"), "utf-8")
    os.utime(file, ns=(1, 1))
    assert tables.read(str(file))["sections"]["practices"] == ["malas prácticas"]


@pytest.mark.parametrize("damage", [b"", b"no", b"\xff" * 40, b"N"])
def test_what_is_kept_and_damaged_is_made_anew(file, damage):
    tables.read(str(file))
    kept(file).write_bytes(damage)
    assert tables.read(str(file)) == READ


def test_where_nothing_can_be_kept_words_are_read_all_the_same(file, monkeypatch):
    def refuse(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "makedirs", refuse)
    assert tables.read(str(file)) == READ
    assert not (file.parent / "__pycache__").exists()
