"""span-overlap: one line of the notes in two places of the record."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Leaf, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each leaf whose lines another leaf has already, unless they share the line by right."""
    in_place = sorted(enumerate(subject.leaves), key=lambda pair: (pair[1].span.first, pair[0]))
    before: list[tuple[int, Leaf]] = []
    for at, leaf in in_place:
        before = [pair for pair in before if pair[1].span.last >= leaf.span.first]
        clash = next((pair for pair in before if not _share(leaf, pair[1])), None)
        before.append((at, leaf))
        if clash is not None:
            (_, earlier), (_, later) = sorted((clash, (at, leaf)), key=lambda pair: pair[0])
            yield subject.problem(
                "span-overlap", (*later.part.path, "lines"), line=leaf.span.first,
                other=earlier.part.id or earlier.part.what,
                at=subject.loaded.place((*earlier.part.path, "lines")).line,
            )  # fmt: skip


def _share(one: Leaf, other: Leaf) -> bool:
    """Tell whether two leaves may stand on one line: words cut out of it, or two different parts of it."""
    if "discarded" in (one.part.what, other.part.what):
        return True
    return bool(one.span.parts and other.span.parts and one.span.part != other.span.part)
