"""Short names with a colon, each alone above what was told, below topics that are set louder.

«**Feria**», «Aparcamiento:», text, «Comida:», text: they part what was told of the topic.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.led_in_topics import is_set_off, topics_among
from actas.outline.over_lists import names_part
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

LONGEST = 32  # characters of such a name
FEWEST, SEVERAL = 2, 3  # below one topic, and in all
# Kinds of sections that have rules of their own below a topic, or stand beside it.
OTHERS = frozenset({"participants", "agenda", "agreements", "actions", "questions"})


def colon_parts(blocks: Sequence[Block], heads: Collection[int], words: Vocabulary) -> frozenset[int]:
    """Return the places of such names, where two stand below one topic or three in all.

    ``heads`` are the places of what was taken for headings. What comes again below one topic speaks.
    """
    maybe = [at for at, block in enumerate(blocks) if block.gap and _may_part(blocks, at, words)]
    if len(maybe) < FEWEST:
        return frozenset()
    marked = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    topics = topics_among(blocks, heads, maybe, words)
    if len(marked) + len(topics) < FEWEST:
        return frozenset()
    over = sorted({*marked, *(at for at in heads if is_set_off(blocks[at], words))})
    groups = [[at for at in maybe if topic < at < end] for topic, end in pairwise([*over, len(blocks)])]
    names = [[fold(blocks[at].words.text) for at in group] for group in groups]
    if any(len(set(told)) < len(told) for told in names):
        return frozenset()
    count = [len(group) for group in groups]
    enough = sum(count) >= SEVERAL or max(count, default=0) >= FEWEST
    return frozenset(at for group in groups for at in group) if enough else frozenset()


def _may_part(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a plain name with a colon stands below a blank line and above a paragraph."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    text = block.words.text
    if text[-1:] != ":" or text[LONGEST:] or block.kind != "paragraph" or block.marker is not None:
        return False
    if below is None or below.kind != "paragraph" or below.marker is not None or below.words.text[-1:] == ":":
        return False
    if block.indent or block.words.bold or block.words.ends.italic or not text[0].isupper() or text.isupper():
        return False
    kind, strength = kind_of_heading(words, text)
    if (strength >= EXACT and kind in OTHERS) or fold(text).strip(" :") in words.keyed("meeting"):
        return False
    return names_part(text, words)
