"""Lines that say where in a recording something was asked: «(12:30) -- ¿Cómo empezó?», above the answer.

An interview is noted so, and a film of a meeting: the figures rise through the whole of the notes, and what
was said at each place stands below it. Where each paragraph opens with its place, none is headed.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.compiled import compiled

FEWEST = 3  # such lines
NEARLY_ALL = 0.75  # share of them with something of its own below
LONGEST = 24  # words of such a line
OPENS = frozenset("0123456789[(")
PLACE = compiled(r"([\[(]?)(\d{1,3}):([0-5]\d)(?::([0-5]\d))?([\])]?)(?:\s?[-–—:]+)?\s+(?=\S)")
LABEL = compiled(r"[^:?!.]{1,40}:(?:\s|$)")  # «Ana: …» says who spoke
HOURS = 24  # of a day; more are minutes


def recorded(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of lines that open with a place in a recording, and head what was said there."""
    found: list[int] = []
    last, sure = -1, True
    for at, block in enumerate(blocks):
        text = block.words.text
        if text[:1] not in OPENS or block.kind != "paragraph" or block.table is not None:
            continue  # nearly all
        place = PLACE.match(text)
        if place is None:
            continue
        first, second, third = int(place[2]), int(place[3]), place[4]
        seconds = (first * 60 + second) * 60 + int(third) if third else first * 60 + second
        if seconds <= last:
            return frozenset()
        last = seconds
        sure = sure and (bool(place[1] and place[5]) or third is not None)
        if (block.gap or not at) and _is_asked(text, place.end()):
            found.append(at)
    if len(found) < FEWEST or not sure:
        return frozenset()
    told = sum(_is_told(blocks, at) for at in found)
    return frozenset(found) if told >= len(found) * NEARLY_ALL else frozenset()


def _is_asked(text: str, end: int) -> bool:
    """Whether what stands behind the place is no longer than a question, and nobody is named as speaking."""
    return len(text.split()) <= LONGEST and LABEL.match(text, end) is None


def _is_told(blocks: Sequence[Block], at: int) -> bool:
    """Whether words without a place stand below."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and below.kind != "heading" and PLACE.match(below.words.text) is None
