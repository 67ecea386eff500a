"""same-meeting: two records seem to be of one meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding
from actas.vocabulary.fold import fold


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield the later of two records made from the same notes, or with the same series, day and title."""
    notes: dict[str, str] = {}  # what a record was made of -> the file of the first made of it
    days: dict[tuple[str, str, str], str] = {}
    for trace in traces:
        if trace.source and trace.source in notes:
            yield _at(trace, notes[trace.source], "same-notes")
            continue
        notes[trace.source] = trace.file
        series, day = trace.meeting.get("series", ""), trace.meeting.get("date", "")
        if not series or not day:
            continue
        key = (series, day, fold(trace.meeting.get("title", "")))
        if key in days:
            yield _at(trace, days[key], "same-meeting")
        days.setdefault(key, trace.file)


def _at(trace: Trace, first: str, says: str) -> Problem:
    day = trace.meeting.get("date", "")
    place = trace.places["id" if says == "same-notes" else "date"]
    path = ("id",) if says == "same-notes" else ("meeting", "date")
    return finding("same-meeting", place, path=path, says=says, help="same-meeting", file=first, day=day)
