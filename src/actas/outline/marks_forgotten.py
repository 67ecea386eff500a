"""Numbers that count on from marked headings, the mark left out: «## 1. Riego», «## 2. Obra», «3. Fiesta»."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.markers import roman_value
from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import is_sentence

SEVERAL = 2  # marked headings that count on from one another
LONGEST = 8  # words of a name
ROMAN = frozenset("IVX")
STOPS = (",", ";", ".", "?")


def with_forgotten_marks(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, with short numbered names that count on from marked headings marked as they are.

    Below a marked number a list may count to the next one: its own points before that say so.
    """
    out = list(blocks)
    rows: dict[bool, tuple[int, int, int]] = {}  # in figures or not: the last number, how many, their level
    listed: set[tuple[bool, int]] = set()  # numbers of lists below the last heading
    for at, block in enumerate(blocks):
        label = block.label if block.kind == "heading" else block.marker.label if block.marker else None
        if block.kind == "heading":
            listed.clear()
        value = _value(label) if label else None
        if label is None or value is None:
            continue
        figures = label.isdecimal()
        last, many, level = rows.get(figures, (0, 0, 0))
        if block.kind == "heading":
            goes_on = value == last + 1 and level == block.level
            rows[figures] = (value, many + 1 if goes_on else 1, block.level or 0)
            continue
        counts = many >= SEVERAL and value == last + 1 and (figures, last) not in listed
        if not (counts and _names(blocks, at, words)):
            listed.add((figures, value))
        else:
            out[at] = replace(block, kind="heading", level=level, label=label, marker=None)
            rows[figures] = (value, many + 1, level)
            listed.clear()
    return out


def _value(label: str) -> int | None:
    if label.isdecimal():
        return int(label)
    return roman_value(label) if ROMAN.issuperset(label) else None


def _names(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a short name stands alone at the margin, and something that is not the next number below it."""
    block = blocks[at]
    text = block.words.text
    if block.indent or not block.gap or at + 1 == len(blocks) or text.endswith(STOPS):
        return False
    below, marker = blocks[at + 1].marker, block.marker
    if below is not None and marker is not None and below.shape == marker.shape:
        return False
    return 0 < len(text.split()) <= LONGEST and not is_sentence(text, words)
