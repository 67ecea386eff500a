"""Numbers at the margin beside a name whose list is set in, as what each of them holds: they head, too.

«Varios:», «  - leña», «1) Horno:», «  - se limpia», «2) Molino:», «  - muela nueva».
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block, Marker
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 2  # numbers
FILLED = 0.75  # share of them with something below
LONGEST = 10  # words of a name
STOPS = (",", ";", ".", "?")
LISTS = frozenset({"actions", "agreements", "recommendations", "questions", "participants"})


def numbers_beside(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of such numbers, which count on from one and name what they hold, and of the name."""
    # A loop without calls: hardly any notes have one.
    firsts = [
        at for at, block in enumerate(blocks)
        if block.marker is not None and block.marker.value == 1 and block.gap and at
        and blocks[at - 1].marker is not None and blocks[at - 1].indent > block.indent
    ]  # fmt: skip
    found: set[int] = set()
    for first in firsts:
        beside = _beside(blocks, first, words)
        run = [] if beside is None else _run(blocks, first, words)
        found.update([beside, *run] if beside is not None and run else ())
    return frozenset(found)


def _beside(blocks: Sequence[Block], first: int, words: Vocabulary) -> int | None:
    """Return the place of the name in the column of a number, nothing between but the points below the name.

    Below «Tareas:» the numbers are tasks, too.
    """
    column, at = blocks[first].indent, first - 1
    while at and blocks[at].marker is not None and blocks[at].indent > column:
        at -= 1
    head = blocks[at]
    if head.indent != column or head.marker is not None or head.kind != "paragraph":
        return None
    kind, strength = kind_of_heading(words, head.words.text)
    heads = kind not in LISTS and (strength >= OPENS or head.words.text[-1:] == ":")
    return at if heads else None


def _run(blocks: Sequence[Block], first: int, words: Vocabulary) -> list[int]:
    """Return the places of the numbers that go on from the first; none where some tell, or hold nothing."""
    number, column = blocks[first].marker, blocks[first].indent
    run: list[int] = []
    filled = 0
    for at in range(first, len(blocks)):
        block = blocks[at]
        if block.indent > column:
            filled += at - 1 == run[-1]
        elif _goes_on(number, block, len(run) + 1) and _names(block, words):
            run.append(at)
        else:
            break
    return run if len(run) >= SEVERAL and filled >= len(run) * FILLED else []


def _goes_on(number: Marker | None, block: Block, value: int) -> bool:
    marker = block.marker
    if marker is None or number is None or block.kind != "item":
        return False
    return marker.value == value and marker.shape == number.shape


def _names(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    if len(text.split()) > LONGEST or text.endswith(STOPS):
        return False
    return text[-1:] == ":" or not is_sentence(text, words)
