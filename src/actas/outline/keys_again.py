"""Keys that come again below names: «Ana», «Hecho: …», «Falta: …», and the same below «Luis»."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actas.model.block import Block
from actas.vocabulary.fold import fold

SEVERAL = 2  # names below which a key stands
LONGEST = 30  # characters of a key


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
    if block.kind != "paragraph" or block.marker is not None or ":" not in text[: LONGEST + 1]:
        return ""
    key, _, told = text.partition(":")
    return fold(key) if told[:1] in ("", " ") and any(map(str.isalpha, key)) else ""
