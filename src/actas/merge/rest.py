"""What has no lines of its own: the meeting, its people, doubts, the source, what has become empty."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from actas.merge.leaves import Data, insert_entry, remove_entry, set_key
from actas.merge.state import State
from actas.merge.words import total
from actas.model.merged import Conflict

_OF_MEETING = ("title", "date", "end_date", "place", "language", "start", "end")


def prune(state: State, home: list[Data]) -> None:
    """Take away what has become empty: lists, and sections that say nothing and hold nothing."""
    for section in list(home):
        prune(state, section.get("sections", []))
        stack = [section]
        while stack:
            part = stack.pop()
            for key in ("items", "sections"):
                if part.get(key) == []:
                    del part[key]
            stack += part.get("items", [])
        if not any(key in section for key in ("lines", "items", "sections", "heading")):
            remove_entry(home, section)
            state.result.retired.append(section["id"])


def facts_of(known: Callable[[str], object]) -> list[int]:
    """Return a sum for each fact of a meeting («2031-03-10» is not «2031-10-03»); 0 for what is not known."""
    return [total([str(value)]) if (value := known(key)) else 0 for key in _OF_MEETING]


def merge_meeting(state: State, facts: Sequence[int] | None) -> None:
    """Bring the meeting up to date."""
    data = state.result.data
    old, new = data.setdefault("meeting", {}), state.new.get("meeting", {})
    touched: Sequence[str] = _OF_MEETING
    if facts is not None:
        now = facts_of(old.get)
        touched = tuple(key for key, was, is_ in zip(_OF_MEETING, facts, now, strict=True) if was != is_)
    merge_facts(state, old, new, touched)
    merge_people(state, old, new)
    for above, key in (
        (old, "as_written"),
        (old, "participants"),
        (data, "discarded"),
        (data, "meeting"),
    ):
        if not above.get(key, True):
            del above[key]


def merge_facts(state: State, old: Data, new: Data, touched: Collection[str]) -> None:
    """Take what was not known or nobody touched; else what is said otherwise now is a conflict."""
    given = new.get("given", [])
    stated = {entry["text"] for entry in new.get("as_written", [])}
    before = {leaf.data["text"] for leaf in state.ours if leaf.what == "stated" and leaf.partner is None}
    for key in _OF_MEETING:
        if old.get(key) == new.get(key):
            continue
        untouched = key not in touched and key not in old.get("given", [])
        if key not in new:
            if key == "end_date" and untouched and "date" in new:  # one day now, where there were several
                del old[key]
        elif key in given or (stated - before and (key not in old or untouched)):
            old[key] = new[key]
            state.result.changed.append(key)
        elif stated - before:
            state.result.conflicts.append(Conflict(at=key, line=0, ours=str(old[key]), theirs=str(new[key])))
    if given:
        old["given"] = [*old.get("given", []), *(key for key in given if key not in old.get("given", []))]


def merge_people(state: State, old: Data, new: Data) -> None:
    """Keep who came, but for those whose item is gone; add those of new items."""
    gone = set(state.result.retired)
    there = [one for one in old.get("participants", []) if one.get("at") not in gone]
    names = {one.get("name") for one in there}
    for one in new.get("participants", []):
        at = state.ids.get(one.get("at", ""))
        if at in state.fresh and one["name"] not in names:
            there.append({**one, "at": at})
    set_key(old, "participants", there or None)


def merge_doubts(state: State) -> None:
    """Keep the open questions about what is there; ask those that the new words raise."""
    gone, kept = set(state.result.retired), []
    for doubt in state.result.data.get("doubts", []):
        lines = [state.map[n] for n in range(doubt["lines"][0], doubt["lines"][1] + 1) if n in state.map]
        at = doubt.get("at")
        if not lines or at in gone or (at is not None and at in state.fresh):
            continue
        kept.append({**doubt, "lines": [min(lines), max(lines)]})
    asked = {(doubt["id"], doubt.get("at")) for doubt in kept}
    for doubt in state.new.get("doubts", []):
        at = state.ids.get(doubt.get("at", ""))
        if at in state.fresh and (doubt["id"], at) not in asked:
            insert_entry(kept, {**doubt, "at": at})
    set_key(state.result.data, "doubts", kept or None)


def merge_source(state: State) -> None:
    """Name the notes as they are now; where they lie stays as the record has it."""
    old, new = state.result.data.get("source"), state.new.get("source")
    if new is not None:
        file = old.get("file") if old else None
        kept = {key: value for key, value in (old or {}).items() if key in new}
        state.result.data["source"] = {**kept, **new, **({"file": file} if file else {})}


def note_retired(state: State) -> None:
    """List the ids that are gone for good."""
    if state.result.retired:
        before = state.result.data.get("retired", [])
        state.result.data["retired"] = [
            *before,
            *(one for one in state.result.retired if one not in before),
        ]
