"""A record that people have worked on, and notes that have changed since: what each of them says, in one.

The old record is the master: its ids, its order, its sections and every word that a person changed stay.
From the record that the changed notes give come new lines for what is there still, new words where nobody
had touched the old ones, and what was not there before. An id of what is gone is retired.

Who changed what is told by sums (see `words`): of the old notes, where they are remembered, else of
the record itself. Where both changed, or nobody can tell, the person's words stay, are marked as such, and
the conflict is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from actas.merge.leaves import Data, Leaf, groups, leaves, sections
from actas.merge.lines import moved
from actas.merge.words import said, sums, total, words
from actas.model.kinds import LETTERS
from actas.model.merged import Conflict, Merged

# What the parser reads off an item's words: replaced together when the words are.
_OF_WORDS = ("label", "heading", "title", "text", "links")
# What it derives, and the words that it derives it from: kept while those stay the same.
_DERIVED = (
    ("actor", ("actor",)),
    ("owner", ("owner", "owners")),
    ("due_as_written", ("due_as_written", "due")),
)
_OF_MEETING = ("title", "date", "end_date", "place", "language", "start", "end")


def merge(old: Data, new: Data, lines: Sequence[str], base: Sequence[int] | None = None) -> Merged:
    """Return the old record with what the changed notes say.

    Args:
        old: the record's data, sound by the schema.
        new: data of the record that the notes give now.
        lines: the notes' lines now.
        base: the sums of the lines that the old record was made from, where they are known.

    """
    return _Merge(deepcopy(old), deepcopy(new), lines, base).run()


class _Merge:
    """The work in progress. Lines are numbers from 1."""

    def __init__(self, old: Data, new: Data, lines: Sequence[str], base: Sequence[int] | None) -> None:
        self.result = Merged(data=old)
        self.new = new
        self.lines, self.sums = lines, sums(lines)
        self.base = dict(enumerate(base, 1)) if base is not None else None
        self.ours, self.theirs = leaves(old), leaves(new)
        self.groups = groups(self.ours)
        self.map = self._moved()
        self.claims: dict[int, Leaf] = {}  # line -> who has it
        self.done: set[int] = set()  # id() of new leaves that have found their place
        self.fresh: set[str] = set()  # ids of items whose words are the notes' of now
        self.ids: dict[str, str] = {}  # id in the new record -> id in the result
        self.nobody: list[Leaf] = []  # old leaves whose lines are gone

    def run(self) -> Merged:
        data = self.result.data
        for group in self.groups:
            self._keep(group)
        for leaf in self.nobody:
            self._gone(leaf)
        self._insert()
        self._prune(data.get("sections", []))
        self._meeting()
        self._doubts()
        self._source()
        self._retire()
        return self.result

    # --- which line is which ---------------------------------------------------------------

    def _moved(self) -> dict[int, int]:
        of_line: dict[int, list[str]] = {}
        old_sums: dict[int, int] = {}
        for group in self.groups:
            found = [word for leaf in group for word in said(leaf.data)]
            span = _span(group)
            for line in span:
                of_line[line] = found
            old_sums.update(self._sums_of(span, total(found)))
        if self.base is not None:
            old_sums = {line: value for line, value in self.base.items() if value}
        return moved(old_sums, of_line, self.lines, self.sums)

    def _sums_of(self, span: range, whole: int) -> Iterator[tuple[int, int]]:
        """Yield a sum for each old line of a group, as the record has it: of several, only their total."""
        if len(span) == 1:
            yield span[0], whole
            return
        size = len(span)
        for start in range(len(self.sums) - size + 1):
            if sum(self.sums[start : start + size]) & 0xFFFFFFFF == whole:
                yield from (
                    (line, self.sums[start + at]) for at, line in enumerate(span) if self.sums[start + at]
                )
                return
        yield from ((line, -line) for line in span)  # like no other

    # --- what is there still -----------------------------------------------------------------

    def _keep(self, group: list[Leaf]) -> None:
        """Give a group its new lines, and new words where nobody but the notes changed them."""
        span = _span(group)
        to = sorted(self.map[line] for line in span if line in self.map)
        to = _run(to, set(self.map.values()) | set(self.claims))
        if not to:
            self.nobody += group
            return
        before = total([word for leaf in group for word in said(leaf.data)])
        was = sum(self.base.get(line, 0) for line in span) & 0xFFFFFFFF if self.base is not None else None
        now = sum(self.sums[line - 1] for line in range(to[0], to[-1] + 1)) & 0xFFFFFFFF
        if now in (before, was):
            self._shift(group, to)
            return
        theirs = [
            leaf
            for leaf in self.theirs
            if leaf.lines.start in range(to[0], to[-1] + 1) and id(leaf) not in self.done
        ]
        touched = any(leaf.data.get("edited") or leaf.data.get("waivers") for leaf in group) or before != was
        if not touched and [leaf.what for leaf in group] == [leaf.what for leaf in theirs]:
            for mine, leaf in zip(group, theirs, strict=True):
                self._renew(mine, leaf)
        else:
            self._shift(group, to)
            self._disagree(group, theirs)

    def _shift(self, group: list[Leaf], to: list[int]) -> None:
        for leaf in group:
            own = [
                self.map[line] for line in leaf.lines if self.map.get(line) in range(to[0], to[-1] + 1)
            ] or to
            self._place(leaf, min(own), max(own))

    def _place(self, leaf: Leaf, first: int, last: int) -> None:
        leaf.data["lines"] = [first, last]
        for line in range(first, last + 1):
            self.claims.setdefault(line, leaf)

    def _renew(self, mine: Leaf, theirs: Leaf) -> None:
        """Take the notes' words; what a person added beside them stays."""
        old, new = mine.data, theirs.data
        for key in _OF_WORDS:
            _set(old, key, new.get(key))
        for words_key, keys in _DERIVED:
            if _literal(old.get(words_key)) != _literal(new.get(words_key)):
                for key in keys:
                    _set(old, key, new.get(key))
        if "refs" in old or "refs" in new:
            text = " ".join(words(str(old.get("title", "")) + " " + str(old.get("text", ""))))
            still = [ref for ref in old.get("refs", []) if " ".join(words(ref.get("as_written", ""))) in text]
            _set(old, "refs", still + [ref for ref in new.get("refs", []) if ref not in still] or None)
        _set(old, "part", new.get("part"))
        self._place(mine, *new["lines"])
        mine.partner = theirs
        self._found(theirs, old)
        if mine.what in ("section", "item"):
            self.fresh.add(old["id"])
            self.result.changed.append(old["id"])

    def _found(self, theirs: Leaf, data: Data) -> None:
        self.done.add(id(theirs))
        if "id" in theirs.data and "id" in data:
            self.ids[theirs.data["id"]] = data["id"]

    def _disagree(self, group: list[Leaf], theirs: list[Leaf]) -> None:
        """List what a person and the notes say differently, and mark the person's words."""
        for leaf in group:
            if leaf.what in ("stated", "discarded"):
                continue
            line = leaf.data["lines"][0]
            other = next((one for one in theirs if one.what == leaf.what), None)
            leaf.data["edited"] = True
            for one in theirs:
                self.done.add(id(one))
            last = other.lines.stop - 1 if other is not None and len(group) == 1 else 0
            free = [
                n
                for n in range(leaf.data["lines"][1] + 1, last + 1)
                if n not in self.map.values() and n not in self.claims
            ]
            if free and free[-1] - leaf.data["lines"][1] == len(free):
                self._place(leaf, line, free[-1])
            self._conflict(leaf, line)

    def _conflict(self, leaf: Leaf, line: int) -> None:
        theirs = " ".join(self.lines[line - 1].split()) if line else ""
        ours = leaf.data.get("heading") or leaf.data.get("text") or leaf.data.get("title") or ""
        self.result.conflicts.append(Conflict(at=leaf.data["id"], line=line, ours=ours, theirs=theirs))

    # --- what is gone ------------------------------------------------------------------------

    def _gone(self, leaf: Leaf) -> None:
        data = leaf.data
        if leaf.what in ("stated", "discarded"):
            _remove(leaf.home, data)
            return
        before = total(said(data))
        was = (
            sum(self.base.get(line, 0) for line in leaf.lines) & 0xFFFFFFFF
            if self.base is not None
            else before
        )
        alone = sum(1 for one in self.nobody if one.lines == leaf.lines) == 1
        if data.get("edited") or data.get("waivers") or (alone and before != was):
            self._share(leaf)
            return
        if leaf.what == "section":
            for key in ("label", "heading", "lines", "part"):
                data.pop(key, None)
            return
        at = next(index for index, entry in enumerate(leaf.home) if entry is data)
        leaf.home[at : at + 1] = data.get("items", [])  # what stood below it stands in its place
        self._adopt(data.get("items", []), leaf)
        self.result.retired.append(data["id"])

    def _adopt(self, children: list[Data], leaf: Leaf) -> None:
        for one in self.ours:
            if one.above is leaf.data:
                one.home, one.above = leaf.home, leaf.above

    def _share(self, leaf: Leaf) -> None:
        """Keep what a person wrote though its line is gone: it shares the line above it."""
        hosts = sorted(
            (one for one in self.ours if one not in self.nobody and one.what != "discarded" and len(one.lines) == 1),
            key=lambda one: (one.lines.start > leaf.lines.start, -one.lines.start),
        )  # fmt: skip
        taken = [
            one
            for one in self.ours
            if hosts and one not in self.nobody and one.lines == hosts[0].lines and one.what != "discarded"
        ]
        leaf.data["edited"] = True
        if hosts:
            line = hosts[0].lines.start
            leaf.data["lines"] = [line, line]
            for number, one in enumerate([*taken, leaf], 1):
                one.data["part"] = f"{number}/{len(taken) + 1}"
            self.nobody = [one for one in self.nobody if one is not leaf]
        self._conflict(leaf, 0)

    # --- what is new -------------------------------------------------------------------------

    def _insert(self) -> None:
        """Put what nobody has into its place: sections first, for the items that go into them."""
        for leaf in self.theirs:
            if id(leaf) in self.done or not all(line in self.claims for line in leaf.lines):
                continue
            if leaf.what != "discarded" or not self._cut_from(leaf):
                self._found(leaf, self.claims[leaf.lines.start].data)
        homes: dict[int, Data] = {}  # id() of a section in the new record -> section in the result
        for section in sections(self.new.get("sections", [])):
            self._section(section, homes)
        for leaf in self.theirs:
            if id(leaf) in self.done or leaf.what in ("section", "item"):
                continue
            self._aside(leaf)

    def _cut_from(self, leaf: Leaf) -> bool:
        """Return whether these words were cut out of a line that somebody else has, and are new."""
        holder = self.claims[leaf.lines.start]
        return holder.partner is not None and holder.what != "discarded"

    def _aside(self, leaf: Leaf) -> None:
        data = self.result.data
        above = data.setdefault("meeting", {}) if leaf.what == "stated" else data
        _insert(above.setdefault("as_written" if leaf.what == "stated" else "discarded", []), leaf.data)
        for line in leaf.lines:
            self.claims.setdefault(line, leaf)

    def _section(self, section: Data, homes: dict[int, Data]) -> None:
        leaf = next((one for one in self.theirs if one.what == "section" and one.data is section), None)
        home = self._home_of(section, leaf)
        if home is None:
            home = {key: value for key, value in section.items() if key not in ("items", "sections")}
            home["id"] = self._next("S")
            above = next(
                (
                    homes[id(one)]
                    for one in sections(self.new["sections"])
                    if section in one.get("sections", []) and id(one) in homes
                ),
                None,
            )
            _insert((above if above is not None else self.result.data).setdefault("sections", []), home)
            self.result.added.append(home["id"])
            if leaf is not None:
                self._found(leaf, home)
                self._place(Leaf("section", home, []), *home["lines"])
        self.ids[section["id"]] = home["id"]
        homes[id(section)] = home
        self._items(section.get("items", []), home, None)

    def _home_of(self, section: Data, leaf: Leaf | None) -> Data | None:
        """Return the section of the result that a new section is, or None when it is not there yet."""
        if leaf is not None:
            if id(leaf) not in self.done:
                return None
            holder = self.claims[leaf.lines.start]
            return (
                holder.data if holder.what == "section" else holder.section or self._nearest(leaf.lines.start)
            )
        inside = [one for one in self.theirs if one.what == "item" and one.section is section]
        for one in inside:
            holder = self.claims.get(one.lines.start)
            if holder is not None and holder.section is not None and id(one) in self.done:
                return holder.section
        return self._nearest(inside[0].lines.start) if inside else None

    def _nearest(self, line: int) -> Data | None:
        above = [n for n, holder in self.claims.items() if n < line and holder.what in ("section", "item")]
        if above:
            holder = self.claims[max(above)]
            return holder.data if holder.what == "section" else holder.section
        return next(iter(self.result.data.get("sections", [])), None)

    def _items(self, items: list[Data], section: Data, above: Data | None) -> None:
        for item in items:
            leaf = next(one for one in self.theirs if one.data is item)
            if id(leaf) in self.done:
                holder = self.claims[leaf.lines.start]
                mine = holder.data if holder.what == "item" else None
                where = holder.section or (holder.data if holder.what == "section" else section)
                self._items(item.get("items", []), where, mine if mine is not None else above)
                continue
            own = {key: value for key, value in item.items() if key != "items"}
            free = [line for line in leaf.lines if line not in self.claims]
            if len(free) < len(leaf.lines):
                own = self._rest(item, free)
            own["id"] = self._next_item(section, above)
            own = {"id": own.pop("id"), **own}
            _insert((above if above is not None else section).setdefault("items", []), own)
            self.ids[item["id"]] = own["id"]
            self.fresh.add(own["id"])
            self.result.added.append(own["id"])
            self._place(Leaf("item", own, [], section=section, above=above), *own["lines"])
            self.done.add(id(leaf))
            self._items(item.get("items", []), section, own)

    def _rest(self, item: Data, free: list[int]) -> Data:
        """Return an item of the lines that nobody has, in their own words."""
        run = _run(free, set(self.claims))
        text = " ".join(" ".join(self.lines[line - 1].split()) for line in run)
        return {"id": item["id"], "lines": [run[0], run[-1]], "text": text}

    def _next_item(self, section: Data, above: Data | None) -> str:
        if above is not None:
            return self._next(f"{above['id']}.")
        return self._next(LETTERS.get(section.get("kind", "other"), "X"))

    def _next(self, prefix: str) -> str:
        """Return the first id after all that were ever given with this beginning."""
        used = [*self.result.data.get("retired", []), *self.result.retired]
        for section in sections(self.result.data.get("sections", [])):
            used.append(section.get("id", ""))
            stack = list(section.get("items", []))
            while stack:
                item = stack.pop()
                used.append(item.get("id", ""))
                stack += item.get("items", [])
        taken = [
            int(match[1])
            for id_ in used
            if (match := re.fullmatch(re.escape(prefix) + r"(\d+)(?:\..*)?", id_))
        ]
        return f"{prefix}{max(taken, default=0) + 1}"

    # --- the rest ------------------------------------------------------------------------------

    def _prune(self, home: list[Data]) -> None:
        """Take away what has become empty: lists, and sections that say nothing and hold nothing."""
        for section in list(home):
            self._prune(section.get("sections", []))
            stack = [section]
            while stack:
                part = stack.pop()
                for key in ("items", "sections"):
                    if part.get(key) == []:
                        del part[key]
                stack += part.get("items", [])
            if not any(key in section for key in ("lines", "items", "sections", "heading")):
                _remove(home, section)
                self.result.retired.append(section["id"])

    def _meeting(self) -> None:
        data = self.result.data
        old, new = data.setdefault("meeting", {}), self.new.get("meeting", {})
        self._facts(old, new)
        self._participants(old, new)
        for above, key in (
            (old, "as_written"),
            (old, "participants"),
            (data, "discarded"),
            (data, "meeting"),
        ):
            if not above.get(key, True):
                del above[key]

    def _facts(self, old: Data, new: Data) -> None:
        """Take what was not known; what is said otherwise now is a conflict, for it may be a person's."""
        given = new.get("given", [])
        stated = {entry["text"] for entry in new.get("as_written", [])}
        before = {leaf.data["text"] for leaf in self.ours if leaf.what == "stated" and leaf.partner is None}
        for key in _OF_MEETING:
            if key not in new or old.get(key) == new[key]:
                continue
            if key in given or (stated - before and key not in old):
                old[key] = new[key]
            elif stated - before:
                self.result.conflicts.append(
                    Conflict(at=key, line=0, ours=str(old[key]), theirs=str(new[key]))
                )
        if given:
            old["given"] = [*old.get("given", []), *(key for key in given if key not in old.get("given", []))]

    def _participants(self, old: Data, new: Data) -> None:
        gone = set(self.result.retired)
        there = [one for one in old.get("participants", []) if one.get("at") not in gone]
        names = {one.get("name") for one in there}
        for one in new.get("participants", []):
            at = self.ids.get(one.get("at", ""))
            if at in self.fresh and one["name"] not in names:
                there.append({**one, "at": at})
        _set(old, "participants", there or None)

    def _doubts(self) -> None:
        """Keep the open questions about what is there; ask those that the new words raise."""
        gone, kept = set(self.result.retired), []
        for doubt in self.result.data.get("doubts", []):
            lines = [self.map[n] for n in range(doubt["lines"][0], doubt["lines"][1] + 1) if n in self.map]
            at = doubt.get("at")
            if not lines or at in gone or (at is not None and at in self.fresh):
                continue
            kept.append({**doubt, "lines": [min(lines), max(lines)]})
        asked = {(doubt["id"], doubt.get("at")) for doubt in kept}
        for doubt in self.new.get("doubts", []):
            at = self.ids.get(doubt.get("at", ""))
            if at in self.fresh and (doubt["id"], at) not in asked:
                _insert(kept, {**doubt, "at": at})
        _set(self.result.data, "doubts", kept or None)

    def _source(self) -> None:
        old, new = self.result.data.get("source"), self.new.get("source")
        if new is not None:
            file = old.get("file") if old else None
            kept = {key: value for key, value in (old or {}).items() if key in new}
            self.result.data["source"] = {**kept, **new, **({"file": file} if file else {})}

    def _retire(self) -> None:
        if self.result.retired:
            before = self.result.data.get("retired", [])
            self.result.data["retired"] = [
                *before,
                *(one for one in self.result.retired if one not in before),
            ]


def _span(group: list[Leaf]) -> range:
    return range(min(leaf.lines.start for leaf in group), max(leaf.lines.stop for leaf in group))


def _run(lines: list[int], others: set[int]) -> list[int]:
    """Return the first of the lines that follow each other with nobody else's line between them."""
    kept: list[int] = []
    mine = set(lines)
    for line in lines:
        if kept and any(n in others and n not in mine for n in range(kept[-1] + 1, line)):
            break
        kept.append(line)
    return kept


def _literal(value: Any) -> Any:
    if isinstance(value, dict):
        if value.get("members"):
            return [_literal(member) for member in value["members"]]
        return value.get("as_written", value.get("name"))
    return value


def _set(data: Data, key: str, value: Any) -> None:
    if value is None:
        data.pop(key, None)
    else:
        data[key] = value


def _remove(home: list[Data], data: Data) -> None:
    home[:] = [entry for entry in home if entry is not data]


def _first(data: Data) -> int:
    """Return the first line of a part, or of what stands in it."""
    if "lines" in data:
        return int(data["lines"][0])
    return min((_first(one) for one in (*data.get("items", []), *data.get("sections", []))), default=0)


def _insert(home: list[Data], data: Data) -> None:
    """Put an entry before the first one that stands further down in the notes."""
    line = _first(data)
    at = next((index for index, entry in enumerate(home) if _first(entry) > line), len(home))
    home.insert(at, data)
