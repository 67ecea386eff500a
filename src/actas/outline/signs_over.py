"""Bullets of a sign of their own that name what stands below in their column: «➤ Riego», «• …», «➤ Luz»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # such bullets
LONGEST = 8  # words of one
PARAGRAPH = 80  # characters of what tells more than what a point means
CLOSED = (".", ";", ",", "?", "!", ":")


def signs_over(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of such bullets: none right below another, and nobody, where no heading stands.

    Other bullets, several lines or long paragraphs stand below one of them at least: a line below each may
    explain it.
    """
    signs: dict[tuple[int, str], list[int]] = {}
    for at, block in enumerate(blocks):
        if block.marker is not None and block.marker.family == "bullet" and block.marker.done is None:
            signs.setdefault((block.indent, block.marker.shape), []).append(at)
    for (column, _), places in signs.items():
        if len(places) < SEVERAL or column > min(block.indent for block in blocks[places[0] :]):
            continue
        if _stand_over(blocks, places) and all(_names(blocks[at].words.text, words) for at in places):
            return frozenset(places)
    return frozenset()


def _stand_over(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether each bullet has something below it, lines in their column among it, and nothing else heads."""
    if any(block.kind == "heading" for block in blocks[1:]):
        return False
    if _is_led_in(blocks, places[0]) or _are_below_bold(blocks, places[0]):
        return False
    filled = [end - at - 1 for at, end in pairwise([*places, len(blocks)])]
    below = [(blocks[at], blocks[at + 1]) for at in places if at + 1 < len(blocks)]
    if any(one.words.all_bold and not over.words.all_bold for over, one in below):
        return False  # «**Riego**», below the only point of what stands above it
    # Points of another sign were set in for it by now; plain lines in the bullets' own column are nobody's.
    beside = any(one.indent == over.indent for over, one in below) and all(
        one.indent == over.indent or one.marker is not None for over, one in below
    )
    several = any(count > 1 for count in filled[:-1]) or any(blocks[at + 1].marker for at in places[:-1])
    told = sum(len(one.words.text) > PARAGRAPH for _, one in below)
    several = several or told * 2 >= len(places)
    return all(filled) and beside and several


def _is_led_in(blocks: Sequence[Block], first: int) -> bool:
    """Whether a colon right above leads in to the bullets: «Des pistes :», «* une caution»."""
    return first > 0 and not blocks[first].gap and blocks[first - 1].words.text[-1:] == ":"


def _are_below_bold(blocks: Sequence[Block], first: int) -> bool:
    """Whether the first bullet, which is not in bold, stands below a line in bold that heads it."""
    if blocks[first].words.all_bold:
        return False
    return any(block.words.all_bold and block.kind == "paragraph" for block in blocks[1:first])


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a bullet is short and names something that is nobody."""
    if len(text.split()) > LONGEST or text.endswith(CLOSED) or ": " in text:
        return False
    return not is_sentence(text, words) and not is_somebody(text, words)
