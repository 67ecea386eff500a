"""What is there still: new lines for it, and new words where nobody but the notes changed them."""

from __future__ import annotations

from actas.merge.leaves import Leaf, first_run, literal_of, remove_entry, set_key, span_of
from actas.merge.state import State, list_conflict, place, settle
from actas.merge.words import MASK, said, total, words

# What the parser reads off an item's words: replaced together when the words are.
_OF_WORDS = ("label", "heading", "title", "text", "links")
# What it derives, and the words that it derives it from: kept while those stay the same.
_DERIVED = (
    ("actor", ("actor",)),
    ("owner", ("owner", "owners")),
    ("due_as_written", ("due_as_written", "due")),
)


def keep_group(state: State, group: list[Leaf]) -> None:
    """Give a group its new lines, and new words where nobody but the notes changed them."""
    span = span_of(group)
    to = sorted(state.map[line] for line in span if line in state.map)
    to = first_run(to, set(state.map.values()) | set(state.claims))
    if not to:
        state.nobody += group
        return
    before = total([word for leaf in group for word in said(leaf.data)])
    was = state.was(span)
    now = sum(state.sums[line - 1] for line in range(to[0], to[-1] + 1)) & MASK
    if now in (before, was):
        shift(state, group, to)
        return
    theirs = [
        leaf
        for leaf in state.theirs
        if leaf.lines.start in range(to[0], to[-1] + 1) and id(leaf) not in state.done
    ]
    touched = any(leaf.data.get("edited") or leaf.data.get("waivers") for leaf in group) or before != was
    if not touched and [leaf.what for leaf in group] == [leaf.what for leaf in theirs]:
        for mine, leaf in zip(group, theirs, strict=True):
            renew(state, mine, leaf)
    else:
        shift(state, group, to)
        disagree(state, group, theirs)


def shift(state: State, group: list[Leaf], to: list[int]) -> None:
    """Give leaves the new numbers of their own lines."""
    for leaf in group:
        own = [
            state.map[line] for line in leaf.lines if state.map.get(line) in range(to[0], to[-1] + 1)
        ] or to
        place(state, leaf, min(own), max(own))


def renew(state: State, mine: Leaf, theirs: Leaf) -> None:
    """Take the notes' words; what a person added beside them stays."""
    old, new = mine.data, theirs.data
    for key in _OF_WORDS:
        set_key(old, key, new.get(key))
    for words_key, keys in _DERIVED:
        if literal_of(old.get(words_key)) != literal_of(new.get(words_key)):
            for key in keys:
                set_key(old, key, new.get(key))
    if "refs" in old or "refs" in new:
        text = " ".join(words(str(old.get("title", "")) + " " + str(old.get("text", ""))))
        still = [ref for ref in old.get("refs", []) if " ".join(words(ref.get("as_written", ""))) in text]
        set_key(old, "refs", still + [ref for ref in new.get("refs", []) if ref not in still] or None)
    set_key(old, "part", new.get("part"))
    place(state, mine, *new["lines"])
    mine.partner = theirs
    settle(state, theirs, old)
    if mine.what in ("section", "item"):
        state.fresh.add(old["id"])
        state.result.changed.append(old["id"])


def disagree(state: State, group: list[Leaf], theirs: list[Leaf]) -> None:
    """List what a person and the notes say differently, and mark the person's words."""
    for leaf in group:
        if leaf.what in ("stated", "discarded"):
            continue
        line = leaf.data["lines"][0]
        other = next((one for one in theirs if one.what == leaf.what), None)
        leaf.data["edited"] = True
        for one in theirs:
            state.done.add(id(one))
        last = other.lines.stop - 1 if other is not None and len(group) == 1 else 0
        free = [
            n
            for n in range(leaf.data["lines"][1] + 1, last + 1)
            if n not in state.map.values() and n not in state.claims
        ]
        if free and free[-1] - leaf.data["lines"][1] == len(free):
            place(state, leaf, line, free[-1])
        list_conflict(state, leaf, line)


def let_go(state: State, leaf: Leaf) -> None:
    """Take away what the notes no longer say; what a person wrote stays."""
    data = leaf.data
    if leaf.what in ("stated", "discarded"):
        remove_entry(leaf.home, data)
        return
    before = total(said(data))
    was = state.was(leaf.lines)
    alone = sum(1 for one in state.nobody if one.lines == leaf.lines) == 1
    if data.get("edited") or data.get("waivers") or (alone and was not in (None, before)):
        share_line(state, leaf)
        return
    if leaf.what == "section":
        for key in ("label", "heading", "lines", "part"):
            data.pop(key, None)
        return
    at = next(index for index, entry in enumerate(leaf.home) if entry is data)
    leaf.home[at : at + 1] = data.get("items", [])  # what stood below it stands in its place
    adopt(state, leaf)
    state.result.retired.append(data["id"])


def adopt(state: State, leaf: Leaf) -> None:
    """Note that items have come up a level."""
    for one in state.ours:
        if one.above is leaf.data:
            one.home, one.above = leaf.home, leaf.above


def share_line(state: State, leaf: Leaf) -> None:
    """Keep what a person wrote though its line is gone: it shares the line above it."""
    there = [one for one in state.ours if one not in state.nobody and one.what != "discarded"]
    hosts = sorted(
        (one for one in there if len(one.lines) == 1),
        key=lambda one: (one.lines.start > leaf.lines.start, -one.lines.start),
    )  # fmt: skip
    taken = [one for one in there if hosts and one.lines == hosts[0].lines]
    leaf.data["edited"] = True
    if hosts:
        line = hosts[0].lines.start
        leaf.data["lines"] = [line, line]
        for number, one in enumerate([*taken, leaf], 1):
            one.data["part"] = f"{number}/{len(taken) + 1}"
        state.nobody = [one for one in state.nobody if one is not leaf]
    list_conflict(state, leaf, 0)
