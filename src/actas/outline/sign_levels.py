"""Bullets of several signs in one column, each a level of its own: «•» and below it «o», as pages are pasted.

A sign that never opens a list and always stands below another, which comes back after it, says what belongs
to that one. Its bullets are set in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from actas.model.block import Block
from actas.model.plain import replace

STEP = 2  # columns from one level to the next
RUNS = 2  # lists below others, of which one holds several
TWO = 2  # signs of questions and their answers; questions
SEVERAL = 3  # bullets of a sign that is a level
ARROWS = frozenset(
    {"->", "-->", "=>", "==>", "→", "⇒", "↳", "➔", "➜", "➡"}
)  # what follows from the bullet above
PASTED = frozenset({("•", "o"), ("●", "o"), ("·", "o"), ("o", "▪"), ("•", "◦"), ("●", "○"), ("o", "■")})


def with_levels(blocks: list[Block]) -> list[Block]:
    """Return the blocks, bullets whose signs are levels in one column set in below one another."""
    shapes: set[str] = set()
    for block in blocks:  # a loop without calls: of nearly all notes this is all that is asked
        if block.marker is not None and block.marker.family == "bullet":
            shapes.add(block.marker.shape)
    if len(shapes) < 2:
        return blocks
    columns: dict[int, set[str]] = {}
    for block in blocks:
        if sign := _sign(block):
            columns.setdefault(block.indent, set()).add(sign)
    out = blocks
    for column in sorted(at for at, signs in columns.items() if len(signs) > 1):
        levels = _levels(_lists(blocks, column))
        deeper = set().union(*(signs for other, signs in columns.items() if other > column))
        if levels and deeper.isdisjoint(levels):  # else columns tell the level of these
            out = _set_in(blocks, out, column, levels)
        elif not levels:
            out = _answers_set_in(blocks, out, column)
    return out


def _answers_set_in(blocks: Sequence[Block], out: list[Block], column: int) -> list[Block]:
    """Return ``out``, answers set in below the questions of their list: «- ¿Quién paga?», «> [GT] El fondo».

    All bullets of the sign that opens the list ask, two at least, and none of the other sign does.
    """
    places: list[int] = []
    for at, block in enumerate(blocks):
        if _sign(block) and block.indent == column:
            places.append(at)
            if at + 1 < len(blocks):
                continue
        elif block.indent > column and block.kind in ("item", "paragraph"):
            continue
        for place in _answering([(one, blocks[one]) for one in places]):
            out[place] = replace(out[place], indent=out[place].indent + STEP)
        places = []
    return out


def _answering(bullets: Sequence[tuple[int, Block]]) -> list[int]:
    """Return the places of a list's bullets that answer the ones of its first sign."""
    if len({_sign(block) for _, block in bullets}) != TWO:
        return []
    outer = _sign(bullets[0][1])
    asked = [block for _, block in bullets if _sign(block) == outer]
    other = [(at, block) for at, block in bullets if _sign(block) != outer]
    asks = len(asked) >= TWO and all(block.words.text.endswith("?") for block in asked)
    return [at for at, _ in other] if asks and not any("?" in block.words.text for _, block in other) else []


def _set_in(
    blocks: Sequence[Block], out: Sequence[Block], column: int, levels: Mapping[str, int]
) -> list[Block]:
    """Return ``out``, bullets of a column and what stands in below them at the levels of their signs."""
    put: list[Block] = []
    level = 0
    for block, other in zip(blocks, out, strict=True):
        if block.indent <= column:
            level = levels.get(_sign(block), 0) if block.indent == column else 0
        put.append(replace(other, indent=other.indent + STEP * level) if level else other)
    return put


def _sign(block: Block) -> str:
    """Return the bullet that opens a block, unless it tells its level itself as «**» does; else nothing."""
    marker = block.marker
    return marker.shape if marker is not None and marker.family == "bullet" and marker.depth == 1 else ""


def _lists(blocks: Sequence[Block], column: int) -> list[list[str]]:
    """Return the signs of each list in a column, in order; what stands further in is passed over."""
    lists: list[list[str]] = [[]]
    for block in blocks:
        if block.indent > column and block.kind in ("item", "paragraph"):
            continue
        sign = _sign(block)
        if sign and block.indent == column:
            lists[-1].append(sign)
        elif lists[-1]:
            lists.append([])
    return [signs for signs in lists if signs]


def _levels(lists: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return how deep each sign stands below the one that opens every list; nothing where none can tell."""
    lists = [signs for signs in lists if not ARROWS.issuperset(signs)]  # below a paragraph they are its own
    outer = lists[0][0] if lists else ""
    if any(signs[0] != outer for signs in lists):
        return {}
    found = {outer: 0}
    runs: dict[str, list[int]] = {}  # of each deeper sign: how many bullets stand together
    back = False
    for signs in lists:
        path = [outer]
        for sign, many in ((sign, len(list(alike))) for sign, alike in groupby(signs)):
            if sign in path:
                back = back or path[-1] != sign
                del path[path.index(sign) + 1 :]
                continue
            path.append(sign)
            if found.setdefault(sign, len(path) - 1) != len(path) - 1:
                return {}
            runs.setdefault(sign, []).append(many)
    sure = all(
        (outer, sign) in PASTED
        or (sign in ARROWS and len(many) >= RUNS)
        or (len(many) >= RUNS and max(many) > 1 and sum(many) >= SEVERAL)
        for sign, many in runs.items()
    )
    return found if back and sure and runs else {}
