"""duplicate-id: two sections or items bear the same id."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield the second and every later part with an id that was given before."""
    for part in (*subject.sections, *subject.items):
        if part.id is not None and subject.ids[part.id] is not part:
            first = subject.loaded.place((*subject.ids[part.id].path, "id")).line
            yield subject.problem("duplicate-id", (*part.path, "id"), id=part.id, line=first)
