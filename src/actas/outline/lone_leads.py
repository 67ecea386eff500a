"""A plain line above a list in the midst of what is told, where no other line names a part: it leads in.

«Plusieurs idées pour la grange, en vrac», its colon forgotten: a section of its own would take along
whatever is told behind the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.leading import told_behind
from actas.outline.over_lists import names_part
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import kind_of_heading
from actas.vocabulary.sentences import is_sentence

FEWEST = 2  # statements above it, below which it may be the first section
LEAST = 4  # words: fewer are a name
STOPS = (".", "!", "?", "…", ":")


def lone_lead(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the place of the only line that may name a part, where it stands above a list among prose."""
    names = [at for at, block in enumerate(blocks) if at and _may_name(block, words)]
    if len(names) != 1 or any(block.kind == "heading" for block in blocks):
        return frozenset()
    at = names[0]
    block, text = blocks[at], blocks[at].words.text
    plain = not (block.words.bold or block.words.italic or text.isupper() or block.look.centred)
    if not plain or not text[-1:].isalnum() or len(text.split()) < LEAST:
        return frozenset()
    above = [one for one in blocks[:at] if one.kind == "paragraph"]
    told = all(one.marker is None and _tells(one, words) for one in above[-FEWEST:])
    if len(above) < FEWEST or not told or kind_of_heading(words, text)[1]:
        return frozenset()
    return frozenset({at}) if told_behind(blocks, at, words) else frozenset()


def _may_name(block: Block, words: Vocabulary) -> bool:
    return block.kind == "paragraph" and block.marker is None and names_part(block.words.text, words)


def _tells(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    return text.endswith(STOPS) or is_sentence(text, words)
