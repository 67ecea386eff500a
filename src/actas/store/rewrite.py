"""A file that a person wrote, made to say something else: what stays the same stays as it is, byte for byte.

Comments, key order and quoting are a person's. So the old data and the wanted data are walked side by
side, and only stretches that differ are replaced. Entries of a list are told apart by their ``id``, where
they have one, else by what they say. Comments of an entry that goes stay, each on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actas.model.errors import UnreadableRecord
from actas.model.loaded import Loaded, Node, Path
from actas.store import emit
from actas.store.load import load
from actas.store.splice import _line_ends, _predecessor, _spaced, _written


@dataclass(slots=True)
class _Change:
    """One stretch of the text, and what comes in its place."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Rewriter:
    before: Loaded
    changes: list[_Change] = field(default_factory=list)

    def value(self, path: Path, old: Any, new: Any) -> None:
        """Change what stands at a path from one value to another."""
        if old == new and type(old) is type(new):
            return
        node = self.before.node(path)
        if node is None:
            raise UnreadableRecord("store.no-such-value", path=".".join(map(str, path)))
        if node.style == "block" and isinstance(old, dict) and isinstance(new, dict):
            self.mapping(path, node, old, new)
        elif node.style == "block" and isinstance(old, list) and isinstance(new, list) and new:
            self.entries(path, node, old, new)
        else:
            self.replace(path, node, new)

    def replace(self, path: Path, node: Node, new: Any) -> None:
        """Put a new value in an old one's place, on one line unless the old one was a block."""
        start, end = node.start, node.end
        above, key = self.before.node(path[:-1]), path[-1]
        if isinstance(key, str) and above is not None and above.keys is not None and above.style == "block":
            colon = self.before.text.index(":", above.keys[key][1]) + 1
            if node.style == "[" and isinstance(new, list):  # a list that has grown may need lines of its own
                indent = self.before.at(above.start).column - 1
                written = emit.block(new, indent, indent + len(key) + 1, key=key)
                self.changes.append(_Change(colon, end, self.lines(written)))
                return
            start = colon if node.style == "block" else start
        written = _written(self.before, node, path, new)
        self.changes.append(_Change(start, end, _spaced(self.before.text, start, end, written)))

    def mapping(self, path: Path, node: Node, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Change a block mapping key by key: an added one goes where the record's order wants it."""
        if next(iter(old)) not in new:  # its line bears the list's dash: nothing to hold on to
            raise UnreadableRecord("store.not-spliceable")
        for key in old:
            if key in new:
                self.value((*path, key), old[key], new[key])
            else:
                self.drop(*self.key_lines(node, key))
        kept = [key for key in old if key in new]
        for key in new:
            if key not in old:
                after = _predecessor(tuple(kept), path, key)
                end = self.end_of(node, after)
                indent = self.before.at(node.start).column - 1
                line = f"{key}:{emit.block(new[key], indent, indent + len(key) + 1, key=key)}"
                self.changes.append(_Change(end, end, self.lines("\n" + " " * indent + line)))

    def entries(self, path: Path, node: Node, old: Sequence[Any], new: Sequence[Any]) -> None:
        """Change a block list entry by entry."""
        pairs = dict(_aligned(old, new))
        if [at for at in pairs.values() if at is not None] != sorted(
            at for at in pairs.values() if at is not None
        ):
            raise UnreadableRecord("store.not-spliceable")  # entries that change places: nobody asks for that
        came_from = {at: index for index, at in pairs.items() if at is not None}
        key = path[-1] if isinstance(path[-1], str) else ""
        margin = self.before.at(node.start).column - 1
        for index, entry in enumerate(old):
            at = pairs.get(index)
            if at is None:
                self.drop(*self.entry_lines(node, index))
            else:
                self.value((*path, index), entry, new[at])
        last: int | None = None
        for at, entry in enumerate(new):
            if at in came_from:
                last = came_from[at]
                continue
            first = self.line_end_before(self.below(node, 0).start)
            place = first if last is None else self.last_line(self.below(node, last))
            written = "\n" + " " * margin + "-" + emit._entry(entry, margin, key)
            self.changes.append(_Change(place, place, self.lines(written)))

    def below(self, node: Node, index: int) -> Node:
        child = node.child(index)
        if child is None:
            raise UnreadableRecord("store.not-spliceable")
        return child

    def lines(self, text: str) -> str:
        return _line_ends(self.before, text)

    def line_start(self, at: int) -> int:
        return max(self.before.text.rfind("\n", 0, at), self.before.text.rfind("\r", 0, at)) + 1

    def line_end_before(self, at: int) -> int:
        """Return where the line above ends. There is one: an ``id`` stands above all that comes and goes."""
        start = self.line_start(at)
        if not start:
            raise UnreadableRecord("store.not-spliceable")
        return start - (2 if self.before.text[start - 2 : start] == "\r\n" else 1)

    def last_line(self, node: Node) -> int:
        """Return where the last line of a value ends, a comment on it included."""
        deep = node
        while deep.style == "block" and deep.below:
            deep = list(deep.below.values())[-1] if isinstance(deep.below, Mapping) else deep.below[-1]
        end = deep.end
        if deep.style in ("|", ">") and "+" in self.before.text[deep.start :].split("\n", 1)[0]:
            raise UnreadableRecord("store.not-spliceable")  # its blank lines are words
        return self.before.line_end(end, len(self.before.text))

    def end_of(self, node: Node, key: str) -> int:
        child = node.child(key)
        if child is None:
            raise UnreadableRecord("store.not-spliceable")
        return self.last_line(child)

    def key_lines(self, node: Node, key: str) -> tuple[int, int]:
        if node.keys is None:
            raise UnreadableRecord("store.not-spliceable")
        return self.line_start(node.keys[key][0]), self.end_of(node, key)

    def entry_lines(self, node: Node, index: int) -> tuple[int, int]:
        child = self.below(node, index)
        return self.line_start(child.start), self.last_line(child)

    def drop(self, start: int, end: int) -> None:
        """Take whole lines away, but for their comments."""
        text = self.before.text
        margin = len(text[start:end]) - len(text[start:end].lstrip(" "))
        kept = "".join("\n" + " " * margin + comment for comment in self.comments(start, end))
        self.changes.append(_Change(self.line_end_before(start), end, self.lines(kept)))

    def comments(self, start: int, end: int) -> Iterator[str]:
        """Yield the comments of a stretch of lines."""
        text, at = self.before.text, start
        spans = sorted(_scalars(self.before.root)) if self.before.root else []
        while (at := text.find("#", at, end)) >= 0:
            inside = any(first <= at < last for first, last in spans)
            if not inside and (at == start or text[at - 1] in " \t\r\n"):
                stop = self.before.line_end(at, end)
                yield text[at:stop].rstrip()
                at = stop
            else:
                at += 1


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    if node.below is None:
        yield node.start, node.end
        return
    for child in node.below.values() if isinstance(node.below, Mapping) else node.below:
        yield from _scalars(child)


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int | None]]:
    """Yield for each old entry the index of the new one that it becomes, or None."""
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in new]
    if any(
        isinstance(entry, dict) and ("items" in entry or "text" in entry or "kind" in entry) for entry in old
    ):
        known = {id_: at for at, id_ in enumerate(ids) if id_ is not None}
        if known:
            for index, entry in enumerate(old):
                yield index, known.get(entry.get("id")) if isinstance(entry, dict) else None
            return
    yield from _by_words(old, new)


def _by_words(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int | None]]:
    """Align entries without an id: in order, first those that are equal but for their lines."""
    from difflib import SequenceMatcher

    a, b = [_face(entry) for entry in old], [_face(entry) for entry in new]
    found: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            found.update(zip(range(i1, i2), range(j1, j2), strict=True))
    for index in range(len(old)):
        yield index, found.get(index)


def _face(entry: Any) -> str:
    if isinstance(entry, dict):
        entry = {key: value for key, value in entry.items() if key not in ("lines", "part", "at")}
    return repr(entry)


def rewrite(text: str, wanted: Mapping[str, Any]) -> str:
    """Return the text changed so that it says what is wanted; what it says already stays as it is.

    Raises UnreadableRecord when the text is no sound YAML, or too odd to be changed safely.
    """
    before = load(text, "")
    if before.data is None or before.problems:
        raise UnreadableRecord("store.not-spliceable")
    rewriter = _Rewriter(before)
    rewriter.value((), before.data, wanted)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    result, at = [mark], 0
    for change in sorted(rewriter.changes, key=lambda change: (change.start, change.end)):
        if change.start < at:
            raise UnreadableRecord("store.not-spliceable")
        result += [before.text[at : change.start], change.text]
        at = change.end
    result.append(before.text[at:])
    done = "".join(result)
    after = load(done, "")
    if after.problems or after.data != wanted:
        raise UnreadableRecord("store.not-spliceable")
    return done
