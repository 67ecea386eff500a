"""same-meeting: two records seem to be of one meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding
from actas.vocabulary.fold import fold


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield the later of two records made from the same notes, or with the same series, day and title."""
    notes: dict[str, Trace] = {}
    days: dict[tuple[str, str, str], Trace] = {}
    for trace in traces:
        if trace.source and notes.setdefault(trace.source, trace) is not trace:
            yield _at(trace, notes[trace.source], "same-notes")
            continue
        series, day = trace.meeting.get("series", ""), trace.meeting.get("date", "")
        key = (series, day, fold(trace.meeting.get("title", "")))
        if series and day and days.setdefault(key, trace) is not trace:
            yield _at(trace, days[key], "same-meeting")


def _at(trace: Trace, first: Trace, says: str) -> Problem:
    day = trace.meeting.get("date", "")
    place = trace.places["id" if says == "same-notes" else "date"]
    path = ("id",) if says == "same-notes" else ("meeting", "date")
    return finding("same-meeting", place, path=path, says=says, help="same-meeting", file=first.file, day=day)
