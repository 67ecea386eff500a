"""The fuzz targets: each takes its seeds, and stands a moment. `fuzz_run.py` goes on for longer."""

from __future__ import annotations

import pytest

import fuzz_run
import fuzz_targets as fuzz


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_a_moment_of_fuzzing_finds_nothing(name):
    for seed in fuzz.SEEDS[name]:
        fuzz.TARGETS[name](seed)
    assert fuzz_run.hunt(name, fuzz.TARGETS[name], number=5, examples=15) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("road", b"\xa8"),  # a line whose fold is empty, where a heading's first word was looked for
        ("road", "1ª Publicar el acta.".encode()),  # the ordinal sign was taken for a letter of the label
        (
            "yaml",
            b"actas: 1\ndoubts:\n- {id: '::error::', says: a}\n- {id: words, says: b}\n",
        ),  # no rules' names
        ("road", b"1. [](https://example.org) y\n"),  # a link that no words carry
        (
            "road",
            "Acuerdos\n1. Los [menús](https://example.org/a)librito.\n".encode(),
        ),  # a link within a word
        ("html", b"<table><tr><td rowspan=\x1c2>a</table>"),  # a blank to one function, none to another
        ("road", "፩. Uno\n".encode()),  # a digit by its looks, of no decimal number
        ("fodt", fuzz.SEEDS["fodt"][0].replace(b"Uno", b'a<text:s text:c="%s"/>b' % (b"9" * 5000))),
    ],
)
def test_what_was_found_once_is_not_found_again(name, data):
    fuzz.TARGETS[name](data)


def test_every_reader_has_a_target():
    from actas.read import ENDINGS

    readers = {kind for kind, _ in ENDINGS.values()} - {
        "rst",
        "org",
        "wiki",
        "doc",
    }  # as txt; through LibreOffice
    assert readers <= set(fuzz.TARGETS)


def test_a_find_is_kept_with_how_it_came_about(tmp_path):
    def breaks(data: bytes) -> None:
        assert b"<" not in data

    found = fuzz_run.hunt("html", breaks, number=5, examples=50)
    assert found is not None
    file = fuzz_run.keep(tmp_path, "html", *found)
    assert b"<" in file.read_bytes()
    assert "AssertionError" in file.with_suffix(".log").read_text("utf-8")
