"""duplicate-record-id: two records bear the same id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield the second and every later record with an id that was given before."""
    first: dict[str, Trace] = {}
    for trace in traces:
        if trace.id and first.setdefault(trace.id, trace) is not trace:
            other = first[trace.id].file
            yield finding("duplicate-record-id", trace.places["id"], path=("id",), id=trace.id, file=other)
