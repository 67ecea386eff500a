"""bad-date, bad-time, date-order: days and times that there are not, and an end before its start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actas.model.loaded import Path
from actas.model.problem import Problem
from actas.validate.subject import Subject

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check_dates(subject: Subject) -> Iterator[Problem]:
    """Yield each day that is none."""
    for path, value in _dates(subject):
        if not (is_day(value) or (path[-1] == "due" and is_day(f"{value}-01"))):
            says = "bad-due" if path[-1] == "due" else "bad-date"
            yield subject.problem("bad-date", path, says=says, value=value, key=path[-1])


def check_times(subject: Subject) -> Iterator[Problem]:
    """Yield each time of day that is none."""
    meeting = subject.data.get("meeting")
    for key in ("start", "end"):
        value = meeting.get(key) if isinstance(meeting, dict) else None
        if isinstance(value, str) and not is_time(value):
            yield subject.problem("bad-time", ("meeting", key), value=value, key=key)


def check_order(subject: Subject) -> Iterator[Problem]:
    """Yield a last day before the first, and an end before its start on the same day."""
    meeting = subject.data.get("meeting")
    if not isinstance(meeting, dict):
        return
    first, last = _pair(meeting, "date", "end_date")
    if is_day(first) and is_day(last) and last < first:
        yield subject.problem("date-order", ("meeting", "end_date"), first=first, last=last)
    start, end = _pair(meeting, "start", "end")
    if last in ("", first) and is_time(start) and is_time(end) and end < start:
        yield subject.problem("date-order", ("meeting", "end"), says="time-order", first=start, last=end)


def _pair(meeting: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    return tuple(value if isinstance(value := meeting.get(key), str) else "" for key in keys)


def _dates(subject: Subject) -> Iterator[tuple[Path, str]]:
    found: list[tuple[Path, Any]] = [
        (("meeting", "date"), subject.data.get("meeting")),
        (("meeting", "end_date"), subject.data.get("meeting")),
        (("approved", "on"), subject.data.get("approved")),
        *(((*item.path, "due"), item.data) for item in subject.items),
    ]
    for path, above in found:
        value = above.get(path[-1]) if isinstance(above, dict) else None
        if isinstance(value, str):
            yield path, value


def is_day(text: str) -> bool:
    """Tell whether the text is a day of the calendar, as year-month-day in digits."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    if not (text[:4] + text[5:7] + text[8:]).isdecimal():
        return False
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and 1 <= month <= 12 and 1 <= day <= _MONTHS[month - 1] + (leap and month == 2)


def is_time(text: str) -> bool:
    """Tell whether the text is a time of day, as hours:minutes in digits."""
    if len(text) != 5 or text[2] != ":" or not text.isascii() or not (text[:2] + text[3:]).isdecimal():
        return False
    return int(text[:2]) < 24 and int(text[3:]) < 60
