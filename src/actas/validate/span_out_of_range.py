"""span-out-of-range: lines that the notes do not have."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Part, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each span that runs backwards or past the end of the notes."""
    last = _lines_of_notes(subject)
    first = subject.file in (None, next(iter(subject.sources), None))
    for part in (*subject.homes, *subject.doubts):
        file = part.text("file") if "file" in part.data else None
        if first and file is not None and file not in subject.sources:
            known = ", ".join(subject.sources)
            yield subject.problem(
                "span-out-of-range", (*part.path, "file"), says="span-of-no-file", file=file, known=known
            )
        if subject.file is None or subject.is_here(part):
            yield from _run_of(subject, part, last)


def _run_of(subject: Subject, part: Part, last: int | None) -> Iterator[Problem]:
    path, span = (*part.path, "lines"), part.span
    lines = part.data.get("lines")
    if span is not None:
        if last is not None and span.last > last:
            yield subject.problem("span-out-of-range", path, first=span.first, last=span.last, lines=last)
    elif isinstance(lines, list) and _backwards(lines):
        yield subject.problem("span-out-of-range", path, says="span-backwards", first=lines[0], last=lines[1])


def _lines_of_notes(subject: Subject) -> int | None:
    said = subject.source[1].get("lines")
    if subject.notes is not None and not subject.stale:
        return len(subject.notes.lines)
    return said if type(said) is int else None


def _backwards(lines: list[object]) -> bool:
    if len(lines) != 2:
        return False
    first, last = lines
    return isinstance(first, int) and isinstance(last, int) and 1 <= last < first
