"""An empty cell in the first column says what the cell above says: «Perú | …», and below it « | …».

So tables are typed, and so a cell that Word merges over several rows comes out. In other columns an empty
cell says that nobody has the task yet.
"""

from __future__ import annotations

from actas.classify.rows import COUNTED
from actas.model.block import Block
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Actor, Participant
from actas.vocabulary.fold import fold


def first_told(block: Block) -> int | None:
    """Return the place of the first cell of a row that has words and does not only count the row."""
    for at, cell in enumerate(block.cells or ()):
        if cell and not COUNTED.fullmatch(cell):
            return at
    return None


def as_above(row: Meaning, above: Meaning | None) -> tuple[Meaning, Meaning]:
    """Return a row with the actor or the owner that the cell above its empty one names, and whom to ask next.

    Args:
        row: the row.
        above: the row of the same table, if any, whose first cell has words and holds for those below it.

    """
    if above is None or above.block.table != row.block.table:
        return row, row
    at, below = first_told(above.block), first_told(row.block)
    if at is None or below is None or below <= at:
        return row, row
    cell = (above.block.cells or ())[at]
    if row.owner is None and above.owner == cell:
        row = replace(row, owner=above.owner, owners=above.owners, cues=(*row.cues, "cell-above"))
    if row.actor is None and above.actor is not None and _is_called(above.actor, cell):
        row = replace(row, actor=above.actor, cues=(*row.cues, "cell-above"))
    return row, above


def rows_as_above(items: list[Meaning]) -> list[Meaning]:
    """Return items, rows with what `as_above` says of them."""
    above: Meaning | None = None
    for at, item in enumerate(items):
        if item.block.kind == "row":
            items[at], above = as_above(item, above)
    return items


def sent_as_above(
    people: list[Participant], block: Block, above: Block | None
) -> tuple[list[Participant], Block | None]:  # fmt: skip
    """Return the people of a row with who sent them by the cell above its empty one, and whom to ask next.

    ``above``: the row, if any, whose first cell sent those whom it names.
    """
    at = first_told(block)
    if at is None:
        return people, above
    held = above if above is not None and above.table == block.table else None
    first = first_told(held) if held is not None else None
    if held is None or first is None or at <= first:
        cell = (block.cells or ())[at]
        return people, block if any(one.of == cell for one in people) else None
    sender = (held.cells or ())[first]
    return [replace(one, of=one.of or sender) if one.kind == "person" else one for one in people], held


def _is_called(actor: Actor, cell: str) -> bool:
    return fold(actor.as_written or actor.name) == fold(cell)
