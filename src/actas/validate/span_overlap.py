"""span-overlap: one line of the notes in two places of the record."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Leaf, Subject

ANY = -1  # beside the numbers of parts; 0 has its lines alone


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each leaf whose lines another leaf has already, unless they share the line by right.

    Words cut out of a line share it, and so do two different parts of it.
    """
    in_place = sorted(enumerate(subject.leaves), key=lambda pair: (pair[1].span.first, pair[0]))
    # Of those before, by their part, the one that reaches furthest: where another is in the way, it is too.
    furthest: dict[int, tuple[int, Leaf]] = {}
    for at, leaf in in_place:
        if leaf.part.what == "discarded":
            continue
        span = leaf.span
        share = span.part if span.parts else 0
        clash = next(
            (
                furthest[key]
                for key in ((0, share) if share else (ANY,))
                if _reaches(furthest.get(key), span.first)
            ),
            None,
        )
        for key in (ANY, share):
            if not _reaches(furthest.get(key), span.last):
                furthest[key] = (at, leaf)
        if clash is not None:
            (_, earlier), (_, later) = sorted((clash, (at, leaf)), key=lambda pair: pair[0])
            yield subject.problem(
                "span-overlap", (*later.part.path, "lines"), line=span.first,
                other=earlier.part.id or earlier.part.what,
                at=subject.loaded.place((*earlier.part.path, "lines")).line,
            )  # fmt: skip


def _reaches(one: tuple[int, Leaf] | None, line: int) -> bool:
    return one is not None and one[1].span.last >= line
