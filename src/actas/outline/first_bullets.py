"""The first bullet of a list that stands on the line of its key: «Agua: - limpiar», the next one below.

Who writes fast begins the list where the key ends, and sets the others below the first or at the margin.
"""

from __future__ import annotations

from actas.model.block import Block, Marker, Words
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.span import Span

KEY = compiled(r"(?P<key>[^:]*[^\W\d_][^:]{0,40}?\s?:)\s(?P<sign>[-–—•·*+])\s?(?=[^\W_]|[¿¡«\"“(])")
LONGEST = 60  # characters of a key and the sign behind it


def with_first_bullets(blocks: list[Block]) -> list[Block]:
    """Return the blocks, a key apart from the first bullet behind it where the next stands right below."""
    found: dict[int, tuple[Block, Block]] = {}
    above: Block | None = None
    for at, below in enumerate(blocks):  # of nearly all blocks no more is asked than stands in this loop
        marker = below.marker
        if above is not None and marker is not None and ": " in above.words.text and not below.gap:
            both = _apart(above, marker, below.indent) if _may_open(above, below) else None
            if both is not None:
                found[at - 1] = both
        above = below
    if not found:
        return blocks
    return [one for at, block in enumerate(blocks) for one in found.get(at, (block,))]


def _may_open(block: Block, below: Block) -> bool:
    """Whether a line is a paragraph of a line of its own, or a number above what stands further in."""
    marker = below.marker
    if marker is None or marker.family != "bullet" or block.span.first != block.span.last:
        return False
    if block.words.links or block.span.parts:
        return False
    if block.marker is None:
        return block.kind == "paragraph" and below.indent >= block.indent
    return block.kind == "item" and block.marker.family != "bullet" and below.indent > block.indent


def _apart(block: Block, marker: Marker, indent: int) -> tuple[Block, Block] | None:
    """Return the key and the first bullet of a line; None where no bullet opens behind a key."""
    opens = KEY.match(block.words.text[:LONGEST])
    if opens is None or opens["sign"] != marker.label:
        return None
    line = block.span.first
    key = Words(text=opens["key"], bold=min(block.words.bold, len(opens["key"])))
    return (
        replace(block, span=Span(line, line, part=1, parts=2), words=key),
        replace(
            block, kind="item", span=Span(line, line, part=2, parts=2), words=block.words.after(opens.end()),
            marker=replace(marker, done=None), indent=indent, gap=0,
        ),
    )  # fmt: skip
