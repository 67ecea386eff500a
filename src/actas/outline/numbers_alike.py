"""Numbers at the margin that name what they hold, among others that head: «1. **Salle**», «1. Achats».

Whoever writes every number as a 1 forgets the emphasis of one as easily: it is no point of the one above.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 2  # numbers that head, and times as many as the others
LONGEST = 8  # words of a name
STOPS = (",", ";", ".", "?", ":")


def numbers_alike(blocks: Sequence[Block], found: Collection[int], words: Vocabulary) -> frozenset[int]:
    """Return the places of such numbers; ``found`` are the places of headings."""
    heads: dict[tuple[int, str], list[int]] = {}
    for at in sorted(found):
        marker = blocks[at].marker
        if marker is not None and marker.value is not None:
            heads.setdefault((blocks[at].indent, marker.shape), []).append(at)
    for like, places in heads.items():
        if len(places) < SEVERAL:
            continue
        # Below a heading that has no number the same numbers may count tasks.
        end = min((at for at in found if at > places[-1] and at not in places), default=len(blocks))
        others = [
            at for at in range(places[0], end)
            if at not in found and blocks[at].indent == like[0] and _shape(blocks[at]) == like[1]
        ]  # fmt: skip
        loud = all(blocks[at].words.text.isupper() for at in places)
        if len(others) * SEVERAL <= len(places) and all(
            _names(blocks, at, words) or _is_called(blocks, at, words, loud=loud) for at in others
        ):
            return frozenset(others)
    return frozenset()


def _shape(block: Block) -> str:
    return block.marker.shape if block.marker is not None else ""


def _is_called(blocks: Sequence[Block], at: int, words: Vocabulary, *, loud: bool) -> bool:
    """«6. NEXT MEETING» above a paragraph: whether it is in capitals as the others, or called as sections."""
    text, below = blocks[at].words.text, blocks[at + 1] if at + 1 < len(blocks) else None
    if not blocks[at].gap or below is None or below.kind != "paragraph" or len(text.split()) > LONGEST:
        return False
    return (loud and text.isupper()) or kind_of_heading(words, text)[1] >= EXACT


def _names(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a short name stands above what is further in."""
    text = blocks[at].words.text
    if at + 1 == len(blocks) or blocks[at + 1].indent <= blocks[at].indent:
        return False
    return len(text.split()) <= LONGEST and not text.endswith(STOPS) and not is_sentence(text, words)
