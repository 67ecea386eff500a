"""Lists in groups that blank lines part, each below a bullet that announces it: «- Falta:», «- cuerda».

The bullets of a group stand in the column of the one that announces them, and hang from it all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.block import Block
from actas.model.plain import replace

FEWEST = 2  # groups, of which each is announced
STEP = 2  # columns farther in


def grouped(blocks: list[Block]) -> list[Block]:
    """Return the blocks, the bullets of announced groups set in below those that announce them."""
    announced = 0
    for block in blocks:  # loops without calls: of nearly all notes this is all that is asked
        if block.marker is not None and block.marker.family == "bullet" and block.words.text[-1:] == ":":
            announced += 1
    if announced < FEWEST:
        return blocks
    out = list(blocks)
    for run in _runs(blocks):
        heads = [at for at in run if at == run[0] or blocks[at].gap]
        led = [at for at, after in zip(heads, [*heads[1:], run[-1] + 1], strict=True) if after - at > 1]
        if len(led) < FEWEST or not all(_announces(blocks[at]) and at + 1 in run for at in led):
            continue
        apart, margin = set(heads), blocks[run[0]].indent
        for at in range(run[0], len(blocks)):
            if at > run[-1] and (blocks[at].marker is None or blocks[at].indent <= margin):
                break
            if at not in apart:
                out[at] = replace(blocks[at], indent=blocks[at].indent + STEP)
    return out


def _announces(block: Block) -> bool:
    return block.marker is not None and block.marker.family == "bullet" and block.words.text.endswith(":")


def _runs(blocks: list[Block]) -> Iterator[list[int]]:
    """Yield the places of bullets of one sign and column that nothing parts but what stands further in."""
    run: list[int] = []
    for at, block in enumerate(blocks):
        first = blocks[run[0]] if run else None
        if first is not None and block.marker is not None and block.indent > first.indent:
            continue
        alike = (
            first is not None
            and block.marker is not None
            and block.marker.shape == (first.marker.shape if first.marker else "")
        )
        if alike and first is not None and block.indent == first.indent:
            run.append(at)
            continue
        if run:
            yield run
        run = [at] if block.marker is not None and block.marker.family == "bullet" else []
    if run:
        yield run
