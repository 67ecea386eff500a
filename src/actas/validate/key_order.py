"""key-order: keys that do not stand in the order of all records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from actas.model.loaded import Node, Path
from actas.model.order import ORDER, in_order
from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield one finding for each mapping whose keys are out of order, at the first key to move."""
    todo: list[tuple[Node, Path, str]] = []  # what holds others, its path, and the last key of that
    if subject.loaded.root is not None:
        todo.append((subject.loaded.root, (), ""))
    while todo:
        node, path, name = todo.pop()
        if isinstance(node.below, dict):
            keys = tuple(node.below)
            wanted = _ordered(keys, name)
            if wanted != keys:
                yield _problem(subject, path, keys, wanted)
            todo += [(child, (*path, key), key) for key, child in node.below.items() if child.below]
        elif isinstance(node.below, list):
            todo += [(child, (*path, at), name) for at, child in enumerate(node.below) if child.below]


@lru_cache(maxsize=512)  # thousands of items have the same few keys
def _ordered(keys: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return keys in the order of what stands under a name."""
    order = ORDER.get(name, ())
    return in_order(keys, order) if order else keys


def _problem(subject: Subject, path: Path, keys: tuple[str, ...], wanted: tuple[str, ...]) -> Problem:
    at = next(i for i, key in enumerate(keys) if wanted[i] != key)
    here = (*path, keys[at])
    place = subject.loaded.key_place(here)
    return subject.problem("key-order", here, level="note", place=place, key=keys[at], before=wanted[at])
