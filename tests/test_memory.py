"""Large notes go through the last steps a stretch at a time: what they looked like is let go meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import pytest

from actas.model import kept
from actas.model.block import Block
from actas.model.given import Given
from actas.model.line import Line, Lines, Look
from actas.model.meaning import Meaning
from actas.model.record import Section
from actas.outline.scanned import Scanned
from actas.pipeline import parse, record_text
from actas.read import read_bytes

SECTIONS, ITEMS = 120, 30


def large() -> str:
    """Return notes of many sections, with a list and a talk by turns."""
    lines = ["# Taller de huertos del valle", ""]
    for number in range(SECTIONS):
        lines += ["", f"## {('Acuerdos', 'Intervenciones')[number % 2]}", ""]
        lines += [f"{at}. Chile. Se riega la parcela {number} por la mañana." for at in range(1, ITEMS + 1)]
    return "\n".join(lines) + "\n"


def alive(cls: type) -> int:
    return sum(type(one) is cls for one in gc.get_objects())


def test_what_a_chapter_was_made_of_is_gone_when_later_ones_are_made():
    notes = read_bytes(large().encode(), "notas.md")
    before = alive(Block)
    blocks: list[int] = []
    meanings: list[int] = []

    def watch(sections: Sequence[Section]) -> None:
        blocks.append(alive(Block) - before)
        meanings.append(alive(Meaning))

    record = parse(notes, Given(), watch=watch)
    whole = SECTIONS * (ITEMS + 1)
    assert sum(len(section.items) for section in record.sections) == SECTIONS * ITEMS
    assert len(blocks) >= 5
    assert blocks[0] <= whole
    assert blocks == sorted(blocks, reverse=True)
    assert blocks[-1] < whole / 5
    assert max(meanings) < whole / 3


def test_a_record_is_the_same_whether_its_items_are_packed(monkeypatch: pytest.MonkeyPatch):
    notes = read_bytes(large().encode(), "notas.md")
    packed = parse(notes, Given())
    monkeypatch.setattr(kept, "LIVE", 1 << 30)
    whole = parse(notes, Given())
    assert packed == whole
    assert hash(packed.sections[0]) == hash(whole.sections[0])
    assert record_text(packed) == record_text(whole)
    first, last = packed.sections[0].items, packed.sections[-1].items
    assert first[0].text == "Se riega la parcela 0 por la mañana."
    assert first[-1] == whole.sections[0].items[-1]
    assert list(first[1:3]) == list(whole.sections[0].items)[1:3]
    assert last[0].id == whole.sections[-1].items[0].id


def test_packed_lines_are_the_lines():
    texts = ["á", "", " b\t", "\ud800", "c"] * 50
    shown = Look(bold=True)
    lines = Lines(Line, [(text, shown if text == "c" else Look()) for text in texts])
    assert list(lines.texts()) == texts
    assert [line.number for line in lines] == list(range(1, 251))
    assert lines[4] == Line(5, "c", shown)
    assert lines[-1] == lines[249]
    assert [line.text for line in lines[60:140]] == texts[60:140]
    assert [line.number for line in lines[::100]] == [1, 101, 201]
    assert not lines[10:10]
    with pytest.raises(IndexError):
        lines[250]


def test_a_block_takes_the_place_of_the_line_it_is_made_of():
    # Python hands out memory by sixteen bytes; `Scanned` has fields that only make it as large.
    assert -(-Scanned.__basicsize__ // 16) == -(-Block.__basicsize__ // 16)
