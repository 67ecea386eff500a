"""required-key: something that the project's profile wants to know of a meeting is not said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield each key of `meeting` that a record must have and lacks."""
    for trace in traces:
        for profile, key in wanted.keys.get(trace.file, ()):
            if key not in trace.keys:
                yield finding(
                    "required-key", trace.places["id"], path=("meeting", key), key=key, profile=profile
                )
