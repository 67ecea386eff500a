"""The task that one cell of a row holds: «Tema | Lo dicho | Acción», whose third says «Ana pide precio»."""

from __future__ import annotations

from actas.classify.cast import Cast
from actas.classify.due import due_of
from actas.classify.facts import attendance_key
from actas.classify.owner_names import Owner
from actas.classify.owners import owner_alone, owner_of
from actas.classify.roles import item_kind_of
from actas.classify.tasks import leads_to_tasks
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT

PARTS = compiled(r"\s*[/&]\s*")  # "Action / follow-up"
SETTLED = frozenset({"agreement", "vote"})


def with_task_cell(meaning: Meaning, cast: Cast, words: Vocabulary) -> Meaning:
    """Return a row with whose its task is and until when, by the cell that holds the task alone."""
    block = meaning.block
    told = _cell(block, words) if block.columns and not meaning.owner else ""
    owner: Owner | None = None
    for line in told.split("\n"):
        if owner is None and line and item_kind_of(line, "discussion", words) not in SETTLED:
            owner = owner_alone(line, cast, words) or owner_of(line, cast, words, sure=True, marked=True)
    if owner is None:
        return meaning
    due = next(
        (one for line in told.split("\n") if (one := due_of(line, words, sure=True, met=cast.met))), None
    )
    return replace(
        meaning, owner=owner.text, owners=owner.actors,
        due=due.iso if due else meaning.due, due_as_written=due.text if due else meaning.due_as_written,
    )  # fmt: skip


def calls_tasks_above(block: Block, words: Vocabulary) -> bool:
    """Whether the column of a line in a cell is one of tasks: «Acciones», "Action / follow-up"."""
    tasks = words.phrases("owners", "task_columns")
    shown = [one for name in block.columns for one in PARTS.split(fold(name).strip(" .:*"))]
    return not tasks.isdisjoint(shown) or any(leads_to_tasks(name, words) for name in block.columns)


def _cell(block: Block, words: Vocabulary) -> str:
    """Return the cell below a column of tasks, line by line; empty where another column says whose."""
    tasks, told = words.phrases("owners", "task_columns"), (("owners", "keys"), ("owners", "due"))
    shown = [PARTS.split(fold(name).strip(" .:*")) for name in block.columns]
    if any(not words.phrases(*key).isdisjoint(names) for key in told for names in shown):
        return ""
    if any(attendance_key(name, words) in CAME_OR_NOT for name in block.columns):
        return ""
    found = [at for at, names in enumerate(shown) if not tasks.isdisjoint(names)]
    at = found[0] if len(found) == 1 else 0  # the first column is what the row is about
    return (block.look.cells or block.cells or ())[at] if 0 < at < len(block.cells or ()) else ""
