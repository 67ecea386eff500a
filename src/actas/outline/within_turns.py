"""What somebody who speaks is asked or says in parts: «Ana Ruiz», «Consultas:», «Sugerencias:», «Luis Paz».

A colon above a list heads a section elsewhere. Between names alone on their lines, each above what that
person said, it parts what one of them said, and the next name is none of its points.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace

LEAST = 3  # names, before they are those who speak
STEP = 2  # columns further in


def with_parts_of_turns(blocks: Sequence[Block], names: Collection[int]) -> list[Block]:
    """Return the blocks, what parts a turn set in below the name, and no heading."""
    out = list(blocks)
    places = sorted(names)
    if len(places) < LEAST:
        return out
    for name, after in pairwise(places):
        heads = [at for at in range(name + 1, after) if blocks[at].kind == "heading"]
        if not heads or not all(_parts_turn(blocks, at) for at in heads):
            continue
        for at in range(heads[0], after):
            block = blocks[at]
            block = replace(block, indent=block.indent + STEP)
            out[at] = replace(block, kind="paragraph", level=None, cues=()) if at in heads else block
        if blocks[after].kind == "heading":
            out[after] = replace(blocks[after], kind="paragraph", level=None, cues=())
    return out


def _parts_turn(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is a plain line with a colon above a list."""
    block = blocks[at]
    plain = block.words.text.endswith(":") and not block.words.all_bold and block.marker is None
    return plain and block.cues[:1] != ("carrier-heading",) and blocks[at + 1].kind == "item"
