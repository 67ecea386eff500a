"""A record as it was read from YAML: plain data, and the place of every key and value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from actas.model.problem import Place, Problem

Path = tuple[str | int, ...]


class Node(NamedTuple):
    """Where one YAML value stands: offsets in characters, the end is the first one after it."""

    start: int
    end: int
    style: str  # of a scalar: "" plain, '"', "'", "|", ">"; of a collection: "{", "[" or "block"
    keys: Mapping[str, tuple[int, int]] | None = None  # of a mapping: where each key stands
    below: Mapping[str, Node] | Sequence[Node] | None = None  # None for a scalar

    def child(self, step: str | int) -> Node | None:
        """Return what lies one step down, or None."""
        if isinstance(step, str):
            return self.below.get(step) if isinstance(self.below, Mapping) else None
        if isinstance(self.below, Mapping) or self.below is None:
            return None
        return self.below[step] if 0 <= step < len(self.below) else None


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What `store.load` makes of a file. ``data`` is None where the syntax let nothing be read."""

    name: str  # the file, as places show it
    text: str  # without byte order mark; its line endings as they are
    data: Any = None
    root: Node | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def line_starts(self) -> list[int]:
        r"""Offsets at which lines begin; lines end at ``\n``, ``\r\n`` or ``\r`` and nothing else."""
        starts = [0]
        text = self.text
        if "\r" not in text:
            at = text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
            return starts
        for at, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return starts

    def at(self, start: int, end: int | None = None) -> Place:
        """Return the place of a stretch of the text, given by offsets."""
        starts = self.line_starts
        line = bisect_right(starts, start)
        last = start if end is None else end
        end_line = bisect_right(starts, last)
        return Place(self.name, line, start - starts[line - 1] + 1, end_line, last - starts[end_line - 1] + 1)

    def node(self, path: Path) -> Node | None:
        """Return the node at a path, or None when nothing stands there."""
        node = self.root
        for step in path:
            if node is None:
                return None
            node = node.child(step)
        return node

    def place(self, path: Path) -> Place:
        """Return the place of the value at ``path``; for what is missing, of the nearest key above it."""
        node = self.node(path)
        if node is not None:
            return self.at(node.start, node.end)
        return self.key_place(path[:-1]) if path else self.at(0, 0)

    def key_place(self, path: Path) -> Place:
        """Return the place of the key that ``path`` ends in; of a list's entry, its first line."""
        if path:
            above = self.node(path[:-1])
            key = path[-1]
            if above is None:
                return self.key_place(path[:-1])
            if isinstance(key, str) and above.keys is not None and key in above.keys:
                return self.at(*above.keys[key])
        node = self.node(path)
        if node is None:
            return self.key_place(path[:-1]) if path else self.at(0, 0)
        return self.at(node.start, self.line_end(node.start, node.end))

    def line_end(self, start: int, limit: int) -> int:
        """Return where the line that holds ``start`` ends, at most ``limit``."""
        ends = [at for at in (self.text.find(c, start, limit) for c in "\r\n") if at >= 0]
        return min(ends, default=limit)
