"""required-section: a section that the project's profile asks for is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield each kind of section that a record must have and lacks."""
    for trace in traces:
        for profile, kind in wanted.sections.get(trace.file, ()):
            if kind not in trace.sections:
                yield finding(
                    "required-section", trace.places["id"], path=("sections",), kind=kind, profile=profile
                )
