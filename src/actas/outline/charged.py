"""Lines that say who is to do what the list right below says: «Responsable: Ana», «- montar la carpa»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import infinitive

LONGEST_KEY, LONGEST = 32, 80  # characters up to the colon, and of such a line
AGAIN = 2  # lines with such a key above lists: whatever these hold is theirs


def charged(blocks: Sequence[Block], words: Vocabulary) -> set[int]:
    """Return the places of lines with the key of an owner and a name, right above what that one is to do.

    Right below a task of its own such a line says whose that one is, and the list goes on with others.
    """
    found = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if below.marker is not None and ": " in block.words.text[:LONGEST_KEY]  # hardly any: it first
        and _names_owner(block, below, words)
    ]  # fmt: skip
    found = [at for at in found if not (at and not blocks[at].gap and _is_task(blocks[at - 1], words))]
    several = len(found) >= AGAIN
    return {at for at in found if several or _orders(blocks[at + 1].words.text, words)}


def _names_owner(block: Block, below: Block, words: Vocabulary) -> bool:
    """«Responsable: Ana» right above bullets, or the first of numbers."""
    text = block.words.text
    if block.kind != "paragraph" or block.marker is not None or text[LONGEST:] or text[-1:] == ":":
        return False
    if below.marker is None or below.gap > 1 or below.indent < block.indent:
        return False
    first = below.marker.family == "bullet" or below.marker.value == 1
    return first and fold(text.partition(":")[0]).strip(" *") in words.phrases("owners", "keys")


def _is_task(block: Block, words: Vocabulary) -> bool:
    """«Acción: pedir un presupuesto»."""
    key, colon, _ = block.words.text.partition(": ")
    return bool(colon) and fold(key).strip(" *") in words.grammar("one_task", "one_decision")


def _orders(text: str, words: Vocabulary) -> bool:
    """Whether a point says what to do: «montar la carpa», "Put up the tent"."""
    first, _, rest = text.partition(" ")
    ordered = fold(first) in words.grammar("does") or infinitive(words).match(first.casefold()) is not None
    return bool(rest) and ordered
