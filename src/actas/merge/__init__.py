"""A record that people have worked on, and notes that have changed since: what each of them says, in one.

The old record is the master: its ids, its order, its sections and every word that a person changed stay.
From the record that the changed notes give come new lines for what is there still, new words where nobody
had touched the old ones, and what was not there before. An id of what is gone is retired.

Who changed what is told by sums (see `words`): of the old notes, where they are remembered, else of
the record itself. Where both changed, or nobody can tell, the person's words stay, are marked as such, and
the conflict is listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from actas.merge import enter, keep, rest
from actas.merge.leaves import Data
from actas.merge.state import State
from actas.model.merged import Merged


def merge(
    old: Data, new: Data, lines: Sequence[str], base: Sequence[int] | None = None,
    facts: Sequence[int] | None = None,
) -> Merged:  # fmt: skip
    """Return the old record with what the changed notes say.

    Args:
        old: the record's data, sound by the schema.
        new: data of the record that the notes give now.
        lines: the notes' lines now.
        base: the sums of the lines that the old record was made from, where they are known.
        facts: the sums of what those lines said of the meeting, as `facts_of` gives them.

    """
    state = State(deepcopy(old), deepcopy(new), lines, base)
    for group in state.groups:
        keep.keep_group(state, group)
    for leaf in state.nobody:
        keep.let_go(state, leaf)
    enter.insert_new(state)
    rest.prune(state, state.result.data.get("sections", []))
    rest.merge_meeting(state, facts)
    rest.merge_doubts(state)
    rest.merge_source(state)
    rest.note_retired(state)
    return state.result
