"""series-order: in a series the numbers in the titles and the days of the meetings disagree."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from actas.model.compiled import compiled
from actas.model.problem import Place, Problem
from actas.validate.across import Trace, Wanted, finding
from actas.validate.dates import is_day

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# A title that begins with its number: "XXI Conferencia", "3.ª reunión", "12th session".
_OPENS = compiled(r"(?:([IVXLC]{1,8})|([0-9]{1,3})(?:\.?[ªºa°o]|st|nd|rd|th|e|er|ème)?)\.?\s+\w")


def number_of(title: str) -> int | None:
    """Return the number that a title begins with; None when there is none."""
    found = _OPENS.match(title)
    if found is None:
        return None
    return _roman(found[1]) if found[1] else int(found[2])


def _roman(letters: str) -> int | None:
    values = [_ROMAN[letter] for letter in letters]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return total or None


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield each record whose number is not above that of the meeting before it in its series."""
    series: dict[str, list[tuple[str, int, Place]]] = {}
    for trace in traces:
        name, day = trace.meeting.get("series"), trace.meeting.get("date", "")
        number = number_of(trace.meeting.get("title", ""))
        if name and number is not None and is_day(day):
            series.setdefault(name, []).append((day, number, trace.places["title"]))
    for meetings in series.values():
        meetings.sort(key=lambda one: (one[0], one[1]))
        for (day, number, before), (_, later, place) in itertools.pairwise(meetings):
            if later < number:
                yield finding(
                    "series-order", place, path=("meeting", "title"),
                    number=later, other=number, day=day, file=before.file,
                )  # fmt: skip
