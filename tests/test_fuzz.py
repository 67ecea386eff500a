"""The fuzz targets: each takes its seeds, and stands a moment. `fuzz_run.py` goes on for longer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzz_run
import fuzz_targets as fuzz
from actas import pipeline
from actas.model.given import Given
from actas.read import read_bytes
from actas.vocabulary import load


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
        ("road", "· [bookmark: _GoBack\ufeff㨀 a]\n".encode()),  # half a word was set aside as Word's mark
        ("road", b"- H<sub>2</sub>O y 1<sup>re</sup> lista\n"),  # a tag within a word
        ("fodt", fuzz.SEEDS["fodt"][0].replace(b"Uno", b'a<text:s text:c="%s"/>b' % (b"9" * 5000))),
    ],
)
def test_what_was_found_once_is_not_found_again(name, data):
    fuzz.TARGETS[name](data)


UNSEEN = ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200d", "\u0301"]
BESIDE = st.sampled_from(["", " ", "a", "1", "ª", "™", "_", *UNSEEN, *(mark + "é" for mark in UNSEEN)])


@pytest.mark.parametrize("pattern", [entry["pattern"] for entry in load().debris])
def test_what_is_set_aside_is_no_half_word_and_joins_no_two(pattern):
    @settings(max_examples=12, deadline=None, database=None, derandomize=True)
    @given(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True), BESIDE, BESIDE)
    def holds(words, before, behind):
        words = re.sub(r"[\r\n]", " ", words)
        text = f"Acuerdos\n- Revisar el agua{before}{words}{behind}del pozo.\n{words}{behind}\n"
        fuzz.road(text.encode("utf-8", "surrogatepass"))

    holds()


@pytest.mark.parametrize("between", ["\u200b", "\u2060", "\ufeff", "\u00ad"])
def test_word_s_mark_is_set_aside_whole_or_not_at_all(between):
    notes = read_bytes(f"Acuerdos\n- Pozo _GoBack{between}zeta.\n".encode(), "notas.txt")
    assert not pipeline.parse(notes, Given()).discarded


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("reu[bookmark: _GoBack]nión", "reunión"),
        ("reu<!-- aquí -->nión", "reunión"),
        ("agua[image: pozo]limpia", "agua limpia"),
        ("agua<img src=x>limpia", "agua limpia"),
        ("agua [edit]limpia", "agua limpia"),
    ],
)
def test_a_mark_without_width_parts_no_word_and_any_other_joins_none(written, said):
    record = pipeline.parse(read_bytes(f"Acuerdos\n- La {written}.\n".encode(), "notas.txt"), Given())
    assert [item.text for item in record.all_items()] == [f"La {said}."]


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
