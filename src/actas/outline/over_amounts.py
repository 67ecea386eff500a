"""Short lines without a figure right above lines that each end in an amount: «INGRESOS», «Cuotas 120,00»."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_day

LAST = frozenset("0123456789€$£")  # signs in which an amount ends
AMOUNT = compiled(r"\s(?:[€$£]\s?\d[\d.,]*|-?\d+(?:[.,\s]\d{3})*(?:[.,]\d{2}|[.,]?\d*\s?[€$£]))$")
LONGEST = 40  # characters of a name
SEVERAL = 2  # amounts below one name, and names that are not all in capitals
ENDS = frozenset(".,;:!?")


def over_amounts(blocks: Sequence[Block], counted: Container[int], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that name the amounts right below them, as an account's two sides.

    Capitals above lines with small letters are enough; else there are several of them. Where a list goes on
    below whose numbers are not headings' (``counted``), they stand inside one of its points.
    """
    heads = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if below.words.text[-1:] in LAST and _names(block, words) and _is_amount(below)
    ]  # fmt: skip
    # Where a blank line stands below each amount too, it parts nothing.
    right = [at for at in heads if not blocks[at + 1].gap]
    heads = right or [at for at in heads if blocks[at].gap and _several(blocks, at)]
    if not heads or not any(_several(blocks, at) for at in heads) or _goes_on(blocks, heads[0], counted):
        return frozenset()
    capitals = [at for at in heads if blocks[at].words.text.isupper()]
    if not any(blocks[at + 1].words.text.isupper() for at in heads) and capitals:
        return frozenset(capitals)
    return frozenset(heads if len(heads) >= SEVERAL and not capitals else ())


def _goes_on(blocks: Sequence[Block], first: int, counted: Container[int]) -> bool:
    """Whether a list that stands above the first name goes on below with its next number."""
    markers = [
        block.marker if at not in counted and block.marker and block.marker.family != "multi" else None
        for at, block in enumerate(blocks)
    ]
    last = {one.shape: one.value for one in markers[:first] if one is not None and one.value is not None}
    return any(one is not None and one.value == last.get(one.shape, -1) + 1 for one in markers[first:])


def _several(blocks: Sequence[Block], head: int) -> bool:
    """Whether not only the line right below a name ends in an amount."""
    below = blocks[head + 1 : head + 1 + SEVERAL]
    return len(below) == SEVERAL and all(map(_is_amount, below))


def _names(block: Block, words: Vocabulary) -> bool:
    """Whether a plain line is short, has no figure but a day's, and does not end as what is told does."""
    text = block.words.text
    if block.marker is not None or block.kind != "paragraph" or text[LONGEST:] or text[-1:] in ENDS:
        return False
    return text[:1].isupper() and (not any(map(str.isdecimal, text)) or names_day(text, words))


def _is_amount(block: Block) -> bool:
    plain = block.kind == "paragraph" and block.marker is None
    return plain and AMOUNT.search(block.words.text) is not None
