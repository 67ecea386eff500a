"""Lines that say of what follows that it is a topic: «Topic: budget», as scribes of the W3C write."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import topic_named

SEVERAL = 2
FAR = 4  # blocks above a lone topic, among which the facts of the meeting stand


def topics_named(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that name a topic behind such a key, where several do, words below each.

    One is enough behind a blank line among what was said, where it is no fact of the meeting's any more. The
    key is that of W3C's scribe tools: https://dev.w3.org/2002/scribe/scribedoc.htm
    """
    places = [at for at, block in enumerate(blocks) if _names_topic(block, words)]
    alone = any(after == at + 1 for at, after in pairwise([*places, len(blocks)]))
    if alone or not places:
        return frozenset()
    first = places[0]
    late = first >= FAR and blocks[first].gap > 0 and blocks[first - 1].kind != "heading"
    return frozenset(places) if len(places) >= SEVERAL or late else frozenset()


def _names_topic(block: Block, words: Vocabulary) -> bool:
    plain = block.kind == "paragraph" and block.marker is None and not block.indent
    return plain and bool(topic_named(block.words.text, words))
