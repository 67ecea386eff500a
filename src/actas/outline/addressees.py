"""Lines that part what is recommended by whom it is for: «A los Estados:», «A la UNICEF y sus socios:»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import NEARLY, kind_of_heading

LONGEST, MOST = 60, 8  # characters and words of such a line
FEWEST = 2  # of them, each above points of its own
ENDS = frozenset(".;,?!")  # of what is no name


def addressees(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of such lines, where several stand below a heading of recommendations.

    Each stands right above a point; the numbers may go on from the points above.
    """
    maybe = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.marker is None and below.marker is not None and _addresses(block, below, words)
    ]  # fmt: skip
    if len(maybe) < FEWEST:
        return frozenset()
    asked = _below_recommendations(blocks, words)
    found = [at for at in maybe if at in asked]
    return frozenset(found if len(found) >= FEWEST else ())


def _below_recommendations(blocks: Sequence[Block], words: Vocabulary) -> set[int]:
    """Return the places from a line that names recommendations up to one that names something else."""
    found: set[int] = set()
    inside = False
    for at, block in enumerate(blocks):
        text = block.words.text
        if (block.marker is None or text.isupper()) and not text[LONGEST:]:
            kind, strength = kind_of_heading(words, text)
            inside = kind == "recommendations" if strength >= NEARLY else inside
        if inside:
            found.add(at)
    return found


def _addresses(block: Block, below: Block, words: Vocabulary) -> bool:
    """Whether a plain line says to whom, and a point stands right below it."""
    text = block.words.text
    if block.kind not in ("paragraph", "heading") or text[LONGEST:] or text[-1:] in ENDS or below.gap > 1:
        return False
    first, _, whom = text.rstrip(" :").partition(" ")
    few = 0 < len(whom.split()) < MOST and not any(map(str.isdecimal, whom))
    return few and fold(first) in words.grammar("addressees")
