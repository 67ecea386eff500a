"""Bullets that are the sections: the only thing at the margin, each with its points further in."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # bullets at the margin
FEWEST = 2  # of them that have points below, and of them that are called what sections are
FILLED = 0.6  # share of them that have points below
LONGEST = 8  # words of one


def heading_bullets(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of bullets that head sections, where the notes have no other heading.

    Each names, hardly one is empty, and they are days, or some are called what sections are: «Asistencia»,
    «Varios». Other bullets with points below them are points themselves.
    """
    outer = _outer(blocks)
    if len(outer) < SEVERAL or any(len(blocks[at].words.text.split()) > LONGEST for at in outer):
        return frozenset()
    filled = sum(_holds(blocks, at) for at in outer)
    if filled < max(FEWEST, len(outer) * FILLED):
        return frozenset()
    texts = [blocks[at].words.text for at in outer]
    if all(day_alone(text, words) for text in texts):
        return frozenset(outer)
    if any(text.endswith((".", ";", ",", "?")) or is_sentence(text, words) for text in texts):
        return frozenset()
    called = sum(kind_of_heading(words, text)[1] >= EXACT for text in texts)
    return frozenset(outer) if called >= FEWEST else frozenset()


def _outer(blocks: Sequence[Block]) -> list[int]:
    """Return the places of the bullets at the margin; of none where something else stands among them."""
    first = next((at for at, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    below = blocks[first:]
    if not below or any(block.kind == "heading" for block in blocks[1:]):
        return []
    margin = min(block.indent for block in below)
    outer = [at for at, block in enumerate(below, first) if block.indent == margin]
    bullets = all(
        (marker := blocks[at].marker) is not None and marker.family == "bullet" and marker.done is None
        for at in outer
    )
    return outer if bullets else []


def _holds(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].indent > blocks[at].indent
