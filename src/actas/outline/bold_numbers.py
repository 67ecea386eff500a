"""Numbers in bold that count on over headings: «1. **Riego**», «*Bombas*», «Acuerdos:», «2. **Tejado**»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import NEARLY, kind_of_heading

LONGEST = 18  # words of a number that may head a section
SEVERAL = 2  # numbers of a row
DECIDED = frozenset({"agreements", "actions"})


def bold_numbers(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with such numbers as headings, and what stands between them as their parts.

    Where the format marks headings, a number in bold is a point with points of its own; but a point holds no
    heading, and the next number would hang from the last part of the one before. What is as bold as
    they are may head them all, and is no part.
    """
    for row, end in _rows(blocks):
        inner = [at for at in range(row[0], row[-1]) if blocks[at].kind == "heading"]
        if not inner or not all(_is_part(blocks[at], words) for at in inner):
            continue
        looks = {_look(blocks[at]) for at in inner} | {_name(blocks[at]) for at in inner}
        level = min(blocks[at].level or 1 for at in inner)
        for at in range(row[-1], end):
            if blocks[at].kind == "heading":
                if looks.isdisjoint((_look(blocks[at]), _name(blocks[at]))):
                    break
                inner.append(at)
        for at in inner:
            blocks[at] = replace(blocks[at], level=(blocks[at].level or 1) + 1)
        for at in row:
            blocks[at] = _as_heading(blocks[at], level)
    return blocks


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[Sequence[int], int]]:
    """Yield the places of bold numbers that count from one on, and where the marked section ends."""
    row: list[int] = []
    for at, block in enumerate(blocks):
        marker = block.marker
        if block.kind == "heading":
            if block.cues[:1] == ("carrier-heading",):
                if len(row) >= SEVERAL:
                    yield row, at
                row = []
        elif marker is not None and marker.family == "decimal" and block.words.bold and not block.indent:
            if not block.words.all_bold or len(parted[block.words.text]) > LONGEST:
                continue
            if marker.value == len(row) + 1 or (row and marker.value == _value(blocks[row[-1]]) + 1):
                row.append(at)
            else:
                if len(row) >= SEVERAL:
                    yield row, at
                row = [at]
    if len(row) >= SEVERAL:
        yield row, len(blocks)


def _as_heading(block: Block, level: int) -> Block:
    label = block.marker.label if block.marker else None
    return replace(block, kind="heading", level=level, marker=None, label=label, cues=("bold-number",))


def _value(block: Block) -> int:
    return (block.marker.value or 0) if block.marker else 0


def _is_part(block: Block, words: Vocabulary) -> bool:
    """Whether a heading that nothing marks is less set off than they are, or says what was decided."""
    if block.cues[:1] == ("carrier-heading",):
        return False
    kind, strength = kind_of_heading(words, block.words.text)
    return not block.words.all_bold or (kind in DECIDED and strength >= NEARLY)


def _name(block: Block) -> str:
    return fold(block.words.text).rstrip(" :")


def _look(block: Block) -> tuple[bool, bool, bool]:
    return block.words.all_bold, block.words.all_italic, block.words.text[-1:] == ":"
