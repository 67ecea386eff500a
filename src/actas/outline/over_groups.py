"""Short lines between blank ones, each above lines that stand together, and nearly all of these below one.

«Qué falta:», «Agua», «Sombra»; «Qué sobra:», … : blank lines part the notes into names and what is said below
each, line by line, without bullets. What stands below each of them is no paragraph, and the name no lead-in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.over_lists import ENDS, names_part
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import asks_by_accent

SEVERAL = 3  # such names
LONGEST = 12  # words of a clause that is one
MOST = 0.75  # share of the lines that stand together which one of them heads


def over_groups(blocks: Sequence[Block], words: Vocabulary) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of such names, and those of the lines below them: none of these heads anything."""
    none = frozenset[int](), frozenset[int]()
    first = [at for at, block in enumerate(blocks) if not at or block.gap]
    stretches = [(at, after - at) for at, after in pairwise([*first, len(blocks)])]
    # The first is what the meeting is called; lists with their marks are weighed by themselves.
    together = sum(size > 1 and _is_plain(blocks[at]) for at, size in stretches[1:])
    if together < SEVERAL:
        return none
    found = {
        at: range(below, below + lines) for (at, size), (below, lines) in pairwise(stretches)
        if at and size == 1 < lines and _is_plain(blocks[at]) and _is_plain(blocks[below])
    }  # fmt: skip
    least = max(SEVERAL, together * MOST)
    if len(found) < least:
        return none
    named = [at for at in found if _names(blocks[at].words.text, words)]
    if len(named) < least:
        return none
    return frozenset(named), frozenset(line for at in named for line in found[at])


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a line names what stands below, by a clause of some length, or as sections are called."""
    if names_part(text, words):
        return True
    if text.count(" ") >= LONGEST or text.endswith(ENDS) or ": " in text:
        return False
    called = kind_of_heading(words, text)[1] >= NEARLY
    return (
        called
        or opens(fold(text), words.grammar("free_clause"))
        or asks_by_accent(text.partition(" ")[0], words)
    )


def _is_plain(block: Block) -> bool:
    return block.kind == "paragraph" and block.marker is None
