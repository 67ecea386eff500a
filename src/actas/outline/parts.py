"""Blocks under their headings, and parts under the parts they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block, Part
from actas.outline.nesting import nest
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
    return _below(flat if flat[0][1] else flat[1:], 0, -1, words, apart)[0]


def _below(flat: Flat, at: int, level: int, words: Vocabulary, apart: bool) -> tuple[tuple[Part, ...], int]:
    """Return the parts deeper than ``level`` from place ``at`` on, and the place after them."""
    out: list[Part] = []
    while at < len(flat):
        heading, body = flat[at]
        own = 1 if heading is None else max(1, heading.level or 1)
        if own <= level:
            break
        nodes = nest(body, words, apart=apart)
        inner, after = _below(flat, at + 1, own, words, apart) if heading is not None else ((), at + 1)
        out.append(Part(heading=heading, nodes=nodes, parts=inner))
        at = after
    return tuple(out), at
