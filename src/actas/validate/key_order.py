"""key-order: keys that do not stand in the order of all records."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.loaded import Node, Path
from actas.model.order import in_order, order_at
from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield one finding for each mapping whose keys are out of order, at the first key to move."""
    if subject.loaded.root is not None:
        yield from _below(subject, subject.loaded.root, ())


def _below(subject: Subject, node: Node, path: Path) -> Iterator[Problem]:
    if node.keys is not None and isinstance(node.below, dict):
        keys = tuple(node.keys)
        order = order_at(path)
        wanted = in_order(keys, order) if order else keys
        if wanted != keys:
            at = next(i for i, key in enumerate(keys) if wanted[i] != key)
            here = (*path, keys[at])
            yield subject.problem(
                "key-order",
                here,
                level="note",
                place=subject.loaded.key_place(here),
                key=keys[at],
                before=wanted[at],
            )
        for key, child in node.below.items():
            if child.below is not None:
                yield from _below(subject, child, (*path, key))
    elif isinstance(node.below, list):
        for index, child in enumerate(node.below):
            if child.below is not None:
                yield from _below(subject, child, (*path, index))
