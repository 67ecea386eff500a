"""Countries that label what they bring, and bodies beside them: «Perú: …», «PERÚ. …», «Perú- …»."""

from __future__ import annotations

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, name_words

LABEL = compiled(r"([^\W\d_][^.:()\n]{2,40}?)(?:[.:]|\s*[-–—])\s+(?=\S)")

ACRONYM = compiled(r"([A-ZÀ-Þ]{3,10})(?:\s?[(/-][^:.()\n–]{2,25}\)?)?(?:\s?[.:]-?|\s[-–—])\s+(?=\S)")


def opens_with_country(block: Block, words: Vocabulary) -> bool:
    """Whether a country labels what a block says."""
    label = LABEL.match(block.words.text)
    return label is not None and country_of(words, label[1]) is not None


def opens_with_acronym(block: Block, words: Vocabulary) -> bool:
    """«SENARI: …», «CODRAM (Chile). …»: whether a body that only its acronym names may label a block."""
    label = ACRONYM.match(block.words.text)
    return label is not None and fold(label[1]) not in name_words(words).not_speakers
