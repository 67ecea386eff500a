"""What a cell says by its place: below an empty one's, below its column's name, beside a key.

«Perú | …», and below it « | …»: so tables are typed, and so a cell that Word merges over several rows comes
out. In other columns an empty cell says that nobody has the task yet. «Pregunta | Perú | Chile»
says who answers, «País | Práctica | Obstáculo» and «Recomendaciones | …» of which kind a point is.
"""

from __future__ import annotations

from actas.classify.bodies import as_state
from actas.classify.rows import COUNTED
from actas.model.block import Block
from actas.model.kinds import KIND_OF_ITEM
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Actor, Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor
from actas.vocabulary.sections import LONE, NEARLY, kind_of_heading

SAID = frozenset({"practices", "recommendations", "obstacles", "agreements"})
OWNED = frozenset({"actions", "agreements"})
TOLD = SAID - OWNED  # «Resultados | Treinta convenios» is nothing that was agreed


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


def told_by_column(point: Meaning, row: Meaning, section: str, words: Vocabulary) -> Meaning:
    """Return a point with the kind and the actor that its column names, where it has none of its own.

    A point of another kind than the row's own is by whom the row is.
    """
    for name in point.block.columns:
        kind, strength = kind_of_heading(words, name)
        told = kind in SAID and strength >= LONE and kind != section
        if kind and told and point.kind is None and not (kind == "agreements" and section in OWNED):
            point = replace(point, kind=KIND_OF_ITEM[kind], actor=point.actor or row.actor)
        actor = known_actor(words, name) if point.actor is None else None
        if actor is not None:
            point = replace(point, actor=as_state(actor, words), cues=(*point.cues, "column-name"))
    return point


def told_by_key(row: Meaning, section: str, words: Vocabulary) -> Meaning:
    """Return a row whose first cell says of which kind the rest is: «Recomendaciones | Abrir los sábados».

    Over points of the other cell it leads in to them.
    """
    key = row.title or (row.text if row.children else "")
    if not key or "?" in key or row.kind is not None or row.actor is not None or section in OWNED:
        return row
    kind, strength = kind_of_heading(words, key)
    if kind is None or kind not in TOLD or strength < NEARLY or kind == section:
        return row
    if row.title and not row.children:
        return replace(row, kind=KIND_OF_ITEM[kind])
    children = tuple(one if one.kind else replace(one, kind=KIND_OF_ITEM[kind]) for one in row.children)
    return replace(row, role="lead-in", children=children)
