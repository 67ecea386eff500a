"""What is new: sections first, for the items that go into them."""

from __future__ import annotations

import re

from actas.merge.leaves import Data, Leaf, first_run, insert_entry, sections
from actas.merge.state import State, place, settle
from actas.model.kinds import LETTERS


def insert_new(state: State) -> None:
    """Put what nobody has into its place: sections first, for the items that go into them."""
    for leaf in state.theirs:
        if id(leaf) in state.done or not all(line in state.claims for line in leaf.lines):
            continue
        if leaf.what != "discarded" or not cut_from(state, leaf):
            settle(state, leaf, state.claims[leaf.lines.start].data)
    homes: dict[int, Data] = {}  # id() of a section in the new record -> section in the result
    for section in sections(state.new.get("sections", [])):
        enter_section(state, section, homes)
    for leaf in state.theirs:
        if id(leaf) in state.done or leaf.what in ("section", "item"):
            continue
        set_aside(state, leaf)


def cut_from(state: State, leaf: Leaf) -> bool:
    """Return whether these words were cut out of a line that somebody else has, and are new."""
    holder = state.claims[leaf.lines.start]
    return holder.partner is not None and holder.what != "discarded"


def set_aside(state: State, leaf: Leaf) -> None:
    """Put in stated or discarded lines."""
    data = state.result.data
    above = data.setdefault("meeting", {}) if leaf.what == "stated" else data
    insert_entry(above.setdefault("as_written" if leaf.what == "stated" else "discarded", []), leaf.data)
    for line in leaf.lines:
        state.claims.setdefault(line, leaf)


def enter_section(state: State, section: Data, homes: dict[int, Data]) -> None:
    """Find the section of the result that a new one is, or make it; then its items."""
    leaf = next((one for one in state.theirs if one.what == "section" and one.data is section), None)
    home = home_of(state, section, leaf)
    if home is None:
        home = {key: value for key, value in section.items() if key not in ("items", "sections")}
        home["id"] = next_id(state, "S")
        above = next(
            (
                homes[id(one)]
                for one in sections(state.new["sections"])
                if section in one.get("sections", []) and id(one) in homes
            ),
            None,
        )
        insert_entry((above if above is not None else state.result.data).setdefault("sections", []), home)
        state.result.added.append(home["id"])
        if leaf is not None:
            settle(state, leaf, home)
            place(state, Leaf("section", home, []), *home["lines"])
    state.ids[section["id"]] = home["id"]
    homes[id(section)] = home
    enter_items(state, section.get("items", []), home, None)


def home_of(state: State, section: Data, leaf: Leaf | None) -> Data | None:
    """Return the section of the result that a new section is, or None when it is not there yet."""
    if leaf is not None:
        if id(leaf) not in state.done:
            return None
        holder = state.claims[leaf.lines.start]
        if holder.what == "section":
            return holder.data
        first = next(iter(state.result.data.get("sections", [])), None)  # its heading has a home elsewhere
        return holder.section or nearest(state, leaf.lines.start) or first
    inside = [one for one in state.theirs if one.what == "item" and one.section is section]
    for one in inside:
        there = state.claims.get(one.lines.start)
        if there is not None and there.section is not None and id(one) in state.done:
            return there.section
    return nearest(state, inside[0].lines.start) if inside else None


def nearest(state: State, line: int) -> Data | None:
    """Return the section that the lines above belong to; None where none stands above."""
    above = [n for n, holder in state.claims.items() if n < line and holder.what in ("section", "item")]
    if above:
        holder = state.claims[max(above)]
        return holder.data if holder.what == "section" else holder.section
    return None


def enter_items(state: State, items: list[Data], section: Data, above: Data | None) -> None:
    """Put in the items that nobody has, below the item or section that they stand under."""
    entered = state.result.added  # with a row come the points of lists in its cells, on the same line
    for item in items:
        leaf = next(one for one in state.theirs if one.data is item)
        if id(leaf) in state.done:
            holder = state.claims[leaf.lines.start]
            mine = holder.data if holder.what == "item" else None
            where = holder.section or (holder.data if holder.what == "section" else section)
            enter_items(state, item.get("items", []), where, mine if mine is not None else above)
            continue
        own = {key: value for key, value in item.items() if key != "items"}
        free = [line for line in leaf.lines if line not in state.claims]
        if not free and not (item.get("part") and state.claims[leaf.lines.start].data.get("id") in entered):
            settle(state, leaf, state.claims[leaf.lines.start].data)
            enter_items(state, item.get("items", []), section, above)
            continue
        if 0 < len(free) < len(leaf.lines):
            own = leftover_item(state, item, free)
        own["id"] = next_item(state, section, above)
        own = {"id": own.pop("id"), **own}
        insert_entry((above if above is not None else section).setdefault("items", []), own)
        state.ids[item["id"]] = own["id"]
        state.fresh.add(own["id"])
        state.result.added.append(own["id"])
        place(state, Leaf("item", own, [], section=section, above=above), *own["lines"])
        state.done.add(id(leaf))
        enter_items(state, item.get("items", []), section, own)


def leftover_item(state: State, item: Data, free: list[int]) -> Data:
    """Return an item of the lines that nobody has, in their own words."""
    run = first_run(free, set(state.claims))
    text = " ".join(" ".join(state.lines[line - 1].split()) for line in run)
    return {"id": item["id"], "lines": [run[0], run[-1]], "text": text}


def next_item(state: State, section: Data, above: Data | None) -> str:
    """Return an id for an item that is put in."""
    if above is not None:
        return next_id(state, f"{above['id']}.")
    return next_id(state, LETTERS.get(section.get("kind", "other"), "X"))


def next_id(state: State, prefix: str) -> str:
    """Return the first id after all that were ever given with this beginning."""
    used = [*state.result.data.get("retired", []), *state.result.retired]
    for section in sections(state.result.data.get("sections", [])):
        used.append(section.get("id", ""))
        stack = list(section.get("items", []))
        while stack:
            item = stack.pop()
            used.append(item.get("id", ""))
            stack += item.get("items", [])
    taken = [
        int(match[1]) for id_ in used if (match := re.fullmatch(re.escape(prefix) + r"(\d+)(?:\..*)?", id_))
    ]
    return f"{prefix}{max(taken, default=0) + 1}"
