"""Table rows: attendance, tasks with owner and date, key and value."""

from __future__ import annotations

from actas.classify.actors import Cast, identify
from actas.classify.owners import due_of
from actas.classify.references import references_in
from actas.model.block import Block
from actas.model.meaning import Meaning
from actas.vocabulary import Vocabulary

SHORT = 8  # words of a cell that may be a key


def row_meaning(block: Block, section: str, cast: Cast, words: Vocabulary) -> Meaning:
    """Return a row as one item: its cells' words in order, a key as title, an owner where the row names one."""
    cells = tuple(cell for cell in block.cells or () if cell)
    text = " | ".join(cells)
    title = None
    if len(cells) == 2 and len(cells[0].split()) <= SHORT and section not in ("participants", "actions"):
        title, text = cells[0].rstrip(": "), cells[1]
    due = next((one for cell in cells if (one := due_of(cell, words, sure=True))), None) if section == "actions" else None
    owner = None
    if section in ("actions", "agreements"):
        owner = next((cell for cell in cells[1:] if identify(cell, cast, words, least=2.0)), None)
    actor = identify(owner, cast, words, least=2.0) if owner else None
    return Meaning(
        block=block, span=block.span, title=title, text=text, owner=owner, owners=(actor,) if actor else (),
        due=due.iso if due else None, due_as_written=due.text if due else None, refs=references_in(text, words), cues=("table-row",),
    )  # fmt: skip
