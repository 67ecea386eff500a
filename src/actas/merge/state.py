"""The work in progress, and what every step of it does. Lines are numbers from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.merge.leaves import Data, Leaf, groups, leaves, span_of
from actas.merge.lines import moved
from actas.merge.words import MASK, said, sums, total
from actas.model.merged import Conflict, Merged


class State:
    """Both records as flat lists, which line became which, and who has which line by now."""

    def __init__(self, old: Data, new: Data, lines: Sequence[str], base: Sequence[int] | None) -> None:
        self.result = Merged(data=old)
        self.new = new
        self.lines, self.sums = lines, list(sums(lines))
        self.base = dict(enumerate(base, 1)) if base is not None else None
        self.ours, self.theirs = leaves(old), leaves(new)
        self.groups = groups(self.ours)
        self.map = became(self)
        self.claims: dict[int, Leaf] = {}  # line -> who has it
        self.done: set[int] = set()  # id() of new leaves that have found their place
        self.fresh: set[str] = set()  # ids of items whose words are the notes' of now
        self.ids: dict[str, str] = {}  # id in the new record -> id in the result
        self.nobody: list[Leaf] = []  # old leaves whose lines are gone

    def was(self, lines: range) -> int | None:
        """Return the sum of old lines, where the old notes are remembered."""
        if self.base is None:
            return None
        return sum(self.base.get(line, 0) for line in lines) & MASK


def became(state: State) -> dict[int, int]:
    """Return old line -> new line, from the old sums where they are remembered, else from the record."""
    of_line: dict[int, list[str]] = {}
    old_sums: dict[int, int] = {}
    for group in state.groups:
        found = [word for leaf in group for word in said(leaf.data)]
        span = span_of(group)
        for line in span:
            of_line[line] = found
        old_sums.update(sums_of(state, span, total(found)))
    if state.base is not None:
        old_sums = {line: value for line, value in state.base.items() if value}
    return moved(old_sums, of_line, state.lines, state.sums)


def sums_of(state: State, span: range, whole: int) -> Iterator[tuple[int, int]]:
    """Yield a sum for each old line of a group, as the record has it: of several, only their total."""
    if len(span) == 1:
        yield span[0], whole
        return
    size = len(span)
    for start in range(len(state.sums) - size + 1):
        if sum(state.sums[start : start + size]) & MASK == whole:
            yield from (
                (line, state.sums[start + at]) for at, line in enumerate(span) if state.sums[start + at]
            )
            return
    yield from ((line, -line) for line in span)  # like no other


def place(state: State, leaf: Leaf, first: int, last: int) -> None:
    """Give a part its lines."""
    leaf.data["lines"] = [first, last]
    for line in range(first, last + 1):
        state.claims.setdefault(line, leaf)


def settle(state: State, theirs: Leaf, data: Data) -> None:
    """Note that a new leaf has found its place, and under which id."""
    state.done.add(id(theirs))
    if "id" in theirs.data and "id" in data:
        state.ids[theirs.data["id"]] = data["id"]


def list_conflict(state: State, leaf: Leaf, line: int) -> None:
    """List what a person and the notes say differently; line 0 where the notes have none."""
    theirs = " ".join(state.lines[line - 1].split()) if line else ""
    ours = leaf.data.get("heading") or leaf.data.get("text") or leaf.data.get("title") or ""
    state.result.conflicts.append(Conflict(at=leaf.data["id"], line=line, ours=ours, theirs=theirs))
