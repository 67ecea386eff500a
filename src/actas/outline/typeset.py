"""What type says beside bold: a size, a colour, capitals, a ground, each measured against the body's own.

Who sets every heading in blue, or two points larger, sets it off as others do in bold, and is read as they
are. What the body is set in says nothing of any line, bold as little as the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actas.model.block import Block
from actas.model.line import PLAIN, Look
from actas.model.plain import replace

LARGER = 0.9  # points above the body's size that the eye sees
USUAL = 11.0  # points, where nothing is said
MOST = 0.85  # of the words of the notes, which what they are set in says nothing of
FEWEST = 8  # blocks that are enough to tell what is usual
LONGEST = 14  # words of a line that heads
SHARE = 0.8  # of the lines in one type, that must be short where it is the headings'
PAIR = 2  # lines of one colour, at least: one alone may be an alarm
STOPS = (".", ",", ";")

Type = tuple[float, tuple[str, ...]]  # how many points above the body's size, and how else it is set


def typeset(blocks: list[Block]) -> list[Block]:
    """Return the blocks with bold taken from a bold body, and given to lines that their type sets off."""
    if all(block.look is PLAIN for block in blocks):
        return blocks
    body = _body(blocks)
    plain = _is_bold_throughout(blocks)
    types: dict[Type, list[int]] = {}
    for at, block in enumerate(blocks):
        words, look = block.words, block.look
        if plain and words.all_bold and block.kind != "heading":
            words = replace(words, bold=0)
        if look.size is not None and look.size <= (body.size or USUAL) + LARGER:
            look = replace(look, size=None)
        if words is not block.words or look is not block.look:
            blocks[at] = replace(block, words=words, look=look)
        found = _type(blocks[at], body)
        if found is not None:
            types.setdefault(found, []).append(at)
    for found, places in types.items():
        for at in places if _heads(blocks, places, found) else ():
            words = blocks[at].words
            blocks[at] = replace(blocks[at], words=replace(words, bold=len(words.text)))
    return blocks


def _body(blocks: Sequence[Block]) -> Look:
    """Return the look that most words of the notes have."""
    weights: dict[tuple[float | None, tuple[str, ...]], int] = {}
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            key = (block.look.size, block.look.face)
            weights[key] = weights.get(key, 0) + len(block.words.text)
    size, face = max(weights, key=lambda key: weights[key], default=(None, ()))
    return Look(size=size, face=face)


def _is_bold_throughout(blocks: Iterable[Block]) -> bool:
    """Whether nearly everything is bold, so that it sets nothing off."""
    told = [block for block in blocks if block.kind in ("paragraph", "item")]
    bold = sum(len(block.words.text) for block in told if block.words.all_bold)
    return len(told) >= FEWEST and bold >= MOST * sum(len(block.words.text) for block in told)


def _type(block: Block, body: Look) -> Type | None:
    """Return the type of a line where it is not the body's; None for bullets, and what is bold already."""
    marked = block.marker is not None and block.marker.family == "bullet"
    if block.kind not in ("paragraph", "item") or marked or block.words.all_bold:
        return None
    larger = max(0.0, (block.look.size or USUAL) - (body.size or USUAL))
    found = (
        round(larger, 1) if larger >= LARGER else 0.0,
        tuple(way for way in block.look.face if way not in body.face),
    )
    return found if any(found) else None


def _heads(blocks: Sequence[Block], places: Sequence[int], found: Type) -> bool:
    """Whether the lines of one type are short, and something else stands below most of them."""
    short = sum(_is_short(blocks[at].words.text) for at in places)
    among = set(places)
    runs = sum(at + 1 in among for at in places)
    coloured = not found[0] and found[1] != ("capitals",)
    return (
        short >= SHARE * len(places) and runs * 2 < len(places) and len(places) >= (PAIR if coloured else 1)
    )


def _is_short(text: str) -> bool:
    return len(text.split()) <= LONGEST and not text.endswith(STOPS)
