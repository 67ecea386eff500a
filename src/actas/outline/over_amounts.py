"""Short lines without a figure right above lines that each end in an amount: «INGRESOS», «Cuotas 120,00»."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled

LAST = frozenset("0123456789€$£")  # signs in which an amount ends
AMOUNT = compiled(r"\s(?:[€$£]\s?\d[\d.,]*|-?\d+(?:[.,\s]\d{3})*(?:[.,]\d{2}|[.,]?\d*\s?[€$£]))$")
LONGEST = 40  # characters of a name
SEVERAL = 2  # amounts below one name, and names that are not all in capitals
ENDS = frozenset(".,;:!?")


def over_amounts(blocks: Sequence[Block], counted: Container[int]) -> frozenset[int]:
    """Return the places of lines that name the amounts right below them, as an account's two sides.

    Capitals above lines with small letters are enough; else there are several of them. Where a list goes on
    below whose numbers are not headings' (``counted``), they stand inside one of its points.
    """
    heads = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if below.words.text[-1:] in LAST and block.words.text[-1:] not in LAST
        and _names(block) and _is_amount(below)
    ]  # fmt: skip
    if not heads or not any(_several(blocks, at) for at in heads) or _goes_on(blocks, heads[0], counted):
        return frozenset()
    capitals = [at for at in heads if blocks[at].words.text.isupper()]
    if not any(blocks[at + 1].words.text.isupper() for at in heads) and capitals:
        return frozenset(capitals)
    return frozenset(heads if len(heads) >= SEVERAL and not capitals else ())


def _goes_on(blocks: Sequence[Block], first: int, counted: Container[int]) -> bool:
    """Whether a list that stands above the first name goes on below with its next number."""
    markers = [block.marker for at, block in enumerate(blocks[:first]) if at not in counted]
    last = {one.shape: one.value for one in markers if one is not None and one.value is not None}
    below = (block.marker for at, block in enumerate(blocks[first:], first) if at not in counted)
    return any(one is not None and last.get(one.shape, one.value) != one.value for one in below)


def _several(blocks: Sequence[Block], head: int) -> bool:
    """Whether not only the line right below a name ends in an amount."""
    below = blocks[head + 1 : head + 1 + SEVERAL]
    return len(below) == SEVERAL and all(map(_is_amount, below))


def _names(block: Block) -> bool:
    """Whether a plain line is short, has no figure and does not end as what is told does."""
    text = block.words.text
    if block.marker is not None or block.kind != "paragraph" or text[LONGEST:] or text[-1:] in ENDS:
        return False
    return text[:1].isupper() and not any(map(str.isdecimal, text))


def _is_amount(block: Block) -> bool:
    plain = block.kind == "paragraph" and block.marker is None and not block.gap
    return plain and AMOUNT.search(block.words.text) is not None
