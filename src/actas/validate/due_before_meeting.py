"""due-before-meeting: something is due before the meeting that decided it."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.dates import is_day
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each day or month that lies before the meeting's first day."""
    meeting = subject.data.get("meeting")
    day = meeting.get("date") if isinstance(meeting, dict) else None
    if not isinstance(day, str) or not is_day(day):
        return
    for item in subject.items:
        due = item.text("due")
        whole = due is not None and (is_day(due) or is_day(f"{due}-01"))
        if due is not None and whole and due < day[: len(due)] and item.data.get("done") is not True:
            yield subject.problem(
                "due-before-meeting", (*item.path, "due"), level="warning", due=due, day=day
            )
