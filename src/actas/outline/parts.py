"""Blocks under their headings, and parts under the parts they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from actas.model.block import Block, Node, Part
from actas.outline.leading import sets_no_stops
from actas.outline.nesting import nest, steps_in
from actas.outline.told_topics import topics_told
from actas.vocabulary import Vocabulary

Flat = list[
    tuple[Block | None, list[Block]]
]  # each heading (none before the first) and the blocks up to the next


def parts(blocks: Sequence[Block], words: Vocabulary, *, apart: bool) -> tuple[Part, ...]:
    """Return the blocks as a tree of parts; ``apart`` where paragraphs need no blank line between them."""
    flat: Flat = [(None, [])]
    for block in blocks:
        if block.kind == "heading":
            flat.append((block, []))
        else:
            flat[-1][1].append(block)
    told = frozenset(blocks[at].span.first for at in topics_told(blocks, words))
    nested = partial(
        nest, words=words, apart=apart, stepped=steps_in(blocks), told=told, stopless=sets_no_stops(blocks)
    )
    return _below(flat if flat[0][1] else flat[1:], 0, -1, nested)[0]


def _below(
    flat: Flat, at: int, level: int, nested: Callable[[Sequence[Block]], tuple[Node, ...]]
) -> tuple[tuple[Part, ...], int]:
    """Return the parts deeper than ``level`` from place ``at`` on, and the place after them."""
    out: list[Part] = []
    while at < len(flat):
        heading, body = flat[at]
        own = 1 if heading is None else max(1, heading.level or 1)
        if own <= level:
            break
        nodes = nested(body)
        inner, after = _below(flat, at + 1, own, nested) if heading is not None else ((), at + 1)
        out.append(Part(heading=heading, nodes=nodes, parts=inner))
        at = after
    return tuple(out), at
