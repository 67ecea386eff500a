"""Headlines that are points: who came, or what an agenda has, each a headline with nothing below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import NEARLY, kind_of_heading

LISTED = frozenset({"participants", "agenda"})  # what such headlines list
FEWEST = 2  # of them; one alone may be a section that nobody filled in


def with_leaves(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, with such headlines as the statements that they are."""
    # A loop without calls: in nearly all notes something stands below each headline.
    tops = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if below.kind == "heading" and block.kind == "heading" and (below.level or 0) > (block.level or 0)
    ]  # fmt: skip
    for at in tops:
        if kind_of_heading(words, blocks[at].words.text)[0] not in LISTED:
            continue
        leaves = list(_leaves(blocks, at))
        if len(leaves) >= FEWEST and not any(_is_section(blocks[one], words) for one in leaves):
            for one in leaves:
                blocks[one] = replace(blocks[one], kind="paragraph", level=None, cues=())
    return blocks


def _leaves(blocks: Sequence[Block], top: int) -> Iterator[int]:
    """Yield the places of the headlines below one, where nothing else stands there and all are peers."""
    level, end = blocks[top].level or 0, top + 1
    while end < len(blocks) and blocks[end].kind == "heading" and (blocks[end].level or 0) > level:
        end += 1
    closed = end == len(blocks) or blocks[end].kind == "heading"
    if closed and len({block.level for block in blocks[top + 1 : end]}) == 1:
        yield from range(top + 1, end)


def _is_section(block: Block, words: Vocabulary) -> bool:
    """Whether a headline is what sections are called: nobody filled it in."""
    return kind_of_heading(words, block.words.text)[1] >= NEARLY
