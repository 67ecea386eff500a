"""What somebody who speaks is asked or says in parts: «Ana Ruiz», «Consultas:», «Sugerencias:», «Luis Paz».

A colon above a list heads a section elsewhere. Between names alone on their lines, each above what that
person said, it parts what one of them said, and the next name is none of its points.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.vocabulary.fold import fold

LEAST = 3  # names, before they are those who speak
STEP = 2  # columns further in
SEVERAL = 2  # names below which a key stands
LONGEST_KEY = 30  # characters


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


def keys_again(blocks: Sequence[Block], names: Collection[int]) -> frozenset[str]:
    """Return what opens lines before a colon below half of the ``names`` or more, and below two at least."""
    below: dict[str, set[int]] = {}
    of = -1  # the name above
    for at, block in enumerate(blocks if len(names) >= SEVERAL else ()):
        if at in names:
            of = at
        elif block.kind == "heading":
            of = -1
        elif of >= 0 and (key := key_of(block)):
            below.setdefault(key, set()).add(of)
    return frozenset(
        key for key, places in below.items() if len(places) >= SEVERAL and len(places) * 2 >= len(names)
    )


def key_of(block: Block) -> str:
    """Return what opens a plain line before a colon, folded; nothing where no short words do."""
    text = block.words.text
    if block.kind != "paragraph" or block.marker is not None or ":" not in text[: LONGEST_KEY + 1]:
        return ""
    key, _, told = text.partition(":")
    return fold(key) if told[:1] in ("", " ") and any(map(str.isalpha, key)) else ""
