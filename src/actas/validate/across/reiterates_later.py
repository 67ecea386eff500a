"""reiterates-later: an item asks again for what was first asked at a later meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding
from actas.validate.across.unknown_reiteration import target
from actas.validate.dates import is_day


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield each reference to a record whose meeting came after this one."""
    days = {trace.id: trace.meeting.get("date", "") for trace in chain(wanted.beside, traces)}
    for trace in traces:
        day = trace.meeting.get("date", "")
        for seen in trace.reiterates if is_day(day) else ():
            record, _ = target(seen.text, trace.id)
            other = days.get(record, "")
            if is_day(other) and other > day:
                yield finding("reiterates-later", seen, record=record, other=other, day=day)
