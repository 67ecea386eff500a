"""dangling-at: `at` names an item or a section that is not in the record."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.nearest import nearest
from actas.validate.subject import Subject, numbered


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each `at` of a doubt or a participant that leads nowhere."""
    meeting = subject.data.get("meeting")
    came = meeting.get("participants") if isinstance(meeting, dict) else None
    found = [((*doubt.path, "at"), doubt.text("at")) for doubt in subject.doubts]
    found += [(("meeting", "participants", i, "at"), p.get("at")) for i, p in numbered(came)]
    for path, at in found:
        if isinstance(at, str) and at not in subject.ids:
            meant = nearest(at, subject.ids)
            says = "dangling-at-meant" if meant else "dangling-at"
            yield subject.problem("dangling-at", path, help=says, at=at, meant=meant or "")
