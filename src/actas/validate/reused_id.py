"""reused-id: an id that was retired is borne again."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each part that bears a retired id."""
    retired = subject.data.get("retired")
    gone = {entry for entry in retired if isinstance(entry, str)} if isinstance(retired, list) else set()
    for id_ in sorted(gone & subject.ids.keys()):
        yield subject.problem("reused-id", (*subject.ids[id_].path, "id"), id=id_)
