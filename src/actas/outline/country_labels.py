"""Countries that label what they bring: «Perú: …», «PERÚ. …», «Perú - …», «Perú- …»."""

from __future__ import annotations

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import country_of

LABEL = compiled(r"([^\W\d_][^.:()\n]{2,40}?)(?:[.:]|\s*[-–—])\s+(?=\S)")


def opens_with_country(block: Block, words: Vocabulary) -> bool:
    """Whether a country labels what a block says."""
    label = LABEL.match(block.words.text)
    return label is not None and country_of(words, label[1]) is not None
