"""duplicate-record-id: two records bear the same id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield the second and every later record with an id that was given before."""
    first: dict[str, str] = {}
    for trace in traces:
        if not trace.id:
            continue
        if trace.id in first:
            yield finding(
                "duplicate-record-id", trace.places["id"], path=("id",), id=trace.id, file=first[trace.id]
            )
        else:
            first[trace.id] = trace.file
