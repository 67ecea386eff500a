"""Lines that say of what follows that it is a topic: «Topic: budget», as scribes of the W3C write."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import topic_named

SEVERAL = 2


def topics_named(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that name a topic behind such a key, where several do, words below each.

    The key is that of W3C's scribe tools: https://dev.w3.org/2002/scribe/scribedoc.htm
    """
    places = [at for at, block in enumerate(blocks) if _names_topic(block, words)]
    alone = any(after == at + 1 for at, after in pairwise([*places, len(blocks)]))
    return frozenset(places) if len(places) >= SEVERAL and not alone else frozenset()


def _names_topic(block: Block, words: Vocabulary) -> bool:
    plain = block.kind == "paragraph" and block.marker is None and not block.indent
    return plain and bool(topic_named(block.words.text, words))
