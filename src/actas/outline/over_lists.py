"""Plain lines that each stand above a list, and hardly any that does not: what they name are the sections."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from actas.model.block import Block
from actas.outline.beside import names_by_clause
from actas.outline.leading_in import leads_in
from actas.outline.short_names import is_somebody, named
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # such lines
MOST = 0.75  # share of the plain lines, from the first of them on
LONGEST = 8  # words of one
ENDS = (".", ";", ",", "!", "…", "?")  # of what is told, asked or goes on


def over_lists(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short plain lines right above lists, where nearly all plain lines are."""
    above = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if _is_plain(block) and below.kind == "item" and below.marker is not None
        and (below.marker.family == "bullet" or below.marker.value == 1)
    ]  # fmt: skip
    if len(above) < SEVERAL:
        return frozenset()
    plain = [at for at in range(above[0], len(blocks)) if _is_plain(blocks[at])]
    heads = named([(at, blocks[at].words.text) for at in above], partial(_names, words=words))
    if len(heads) < max(SEVERAL, len(plain) * MOST):
        return frozenset()
    colons = [at for at in heads if blocks[at].words.text.endswith(":")]
    # Among names with a colon one without may head all the same; a colon among those without leads in.
    return frozenset(heads if len(colons) * 2 > len(heads) else set(heads).difference(colons))


def _is_plain(block: Block) -> bool:
    return block.kind in ("paragraph", "heading") and block.marker is None and not block.indent


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a line is short and names something that is nobody."""
    if len(text.split()) > LONGEST or text.endswith(ENDS):
        return False
    if opens(fold(text), words.phrases("cues", "greeting")):
        return False
    if is_sentence(text, words) and not names_by_clause(text, words):
        return False
    name = text.rstrip(" :")
    if name != text and leads_in(name, words):
        return False  # "Three ways to water the beds:"
    return not is_somebody(name, words)
