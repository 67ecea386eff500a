"""A short line alone between blank lines, above names that stand alone on theirs: what is heard there."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.name_lines import CAPITALISED
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import person_score
from actas.vocabulary.sentences import is_sentence

LONGEST = 5  # words
SEVERAL = 2  # names below, no heading between
FIRST = 2  # the first lines name the meeting


def with_headings(blocks: Sequence[Block], names: set[int], words: Vocabulary) -> list[Block]:
    """Return the blocks, with «Oradores», «primera ronda» turned into headings above names."""
    out = list(blocks)
    level, marked = 1, False
    for at, block in enumerate(blocks):
        if block.kind == "heading" and at not in names:
            marked = block.cues[:1] == ("carrier-heading",)
            level = block.level or level
        elif at + 1 in names and at >= FIRST and _heads(blocks, at, names, words):
            out[at] = replace(block, kind="heading", level=level + marked, cues=("above-names",))
    return out


def _heads(blocks: Sequence[Block], at: int, names: set[int], words: Vocabulary) -> bool:
    block, text = blocks[at], blocks[at].words.text
    apart = block.gap and (blocks[at + 1].gap or blocks[at + 1].words.all_bold)
    if block.kind != "paragraph" or block.marker is not None or not apart or not text[-1:].isalnum():
        return False
    if "," in text or len(text.split()) > LONGEST or any(map(str.isdecimal, text)):
        return False
    if is_sentence(text, words) or person_score(words, text) > CAPITALISED:
        return False
    heard = 0
    for place in range(at + 1, len(blocks)):
        if blocks[place].kind == "heading" and place not in names:
            break
        heard += place in names
        if heard >= SEVERAL:
            return True
    return False
