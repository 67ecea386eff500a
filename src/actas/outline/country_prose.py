"""Several paragraphs a country: «Perú: …», and those below it without a label, up to «Chile: …»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from actas.model.block import Block
from actas.outline.country_labels import opens_with_another, opens_with_country, tells_of_another
from actas.outline.leading import closes
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens

FEWEST = 2  # countries with more than one paragraph
MOST, LABEL = 0.6, 32  # of the countries have more; characters in which their label ends


def country_prose(blocks: Sequence[Block], words: Vocabulary) -> Mapping[int, int]:
    """Return the places of paragraphs that go on what a country said above, and the place of its label.

    Most countries have some; the last has no more than another, because nothing tells where it ends.
    """
    plain = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and block.marker is None]
    maybe = [
        at for at in plain
        if ":" in blocks[at].words.text[:LABEL] or ". " in blocks[at].words.text[:LABEL]
        or "–" in blocks[at].words.text[:LABEL] or " - " in blocks[at].words.text[:LABEL]
    ]  # fmt: skip
    if len(maybe) < FEWEST or len(plain) < FEWEST * 2:
        return {}  # nearly all sections
    heads = [at for at in maybe if opens_with_country(blocks[at], words)]
    if len(heads) < FEWEST:
        return {}
    heads = sorted({*heads, *(at for at in maybe if opens_with_another(blocks[at], words))})
    below = {
        head: list(takewhile(lambda at: _goes_on(blocks[at], words), range(head + 1, following)))
        for head, following in pairwise([*heads, len(blocks)])
    }
    having = [len(lines) for lines in [*below.values()][:-1] if lines]
    if len(having) < max(1, (len(heads) - 1) * MOST) or len(having) + bool(below[heads[-1]]) < FEWEST:
        return {}
    below[heads[-1]] = below[heads[-1]][: max(having)]
    return {at: head for head, lines in below.items() for at in lines}


def _goes_on(block: Block, words: Vocabulary) -> bool:
    """Whether a paragraph may be more of what was said above: it decides nothing, and closes nothing."""
    if block.kind != "paragraph" or block.marker is not None or block.look.tabbed:
        return False  # who stands before a tab speaks
    text = block.words.text
    if closes(text, words) or opens(fold(text), words.phrases("cues", "agreement")):
        return False
    label, colon, _ = text.partition(": ")
    if colon and fold(label.partition(" ")[0]) in words.grammar("told_by", "told_of"):
        return False  # «Pregunta de Perú: …»
    return not tells_of_another(text, words)
