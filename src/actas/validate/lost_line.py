"""lost-line: words of the notes that stand nowhere in the record (law 1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Leaf, Subject
from actas.vocabulary.fold import fold

QUOTES = "> "  # alone on a line they are a blank one of a quotation
SHOWN = 60  # characters of the lost line that the message shows


def check(subject: Subject) -> Iterator[Problem]:
    """Yield runs of lines without a home, and lines of which a part is missing."""
    yield from _missing_parts(subject)
    if subject.notes is None or subject.stale:
        return
    covered = bytearray(len(subject.notes.lines) + 2)
    for leaf in subject.leaves:
        span = leaf.span
        if span.first <= len(subject.notes.lines):
            last = min(span.last, len(subject.notes.lines))
            covered[span.first : last + 1] = b"\1" * (last - span.first + 1)
    first, last = _within(subject, len(subject.notes.lines))
    lines = subject.notes.lines[first - 1 : last]
    lost = [line.number for line in lines if not covered[line.number] and fold(line.text).strip(QUOTES)]
    for first, last in _runs(lost):
        words = subject.notes.lines[first - 1].text.strip()
        words = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        yield subject.problem(
            "lost-line", _before(subject, first), says="lost-lines" if last > first else "lost-line",
            first=first, last=last, words=words, help="lost-line",
        )  # fmt: skip


def _within(subject: Subject, lines: int) -> tuple[int, int]:
    """Return the lines that the record must hold: all, but where it is of one of several meetings."""
    within = subject.source[1].get("within")
    if isinstance(within, list) and len(within) == 2 and all(type(n) is int and n > 0 for n in within):
        return within[0], within[1]
    return 1, lines


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1


def _before(subject: Subject, line: int) -> tuple[str | int, ...]:
    """Return the path of the lines after which the lost ones belong."""
    before = [leaf for leaf in subject.leaves if leaf.span.last < line]
    if before:
        return (*max(before, key=lambda leaf: leaf.span.last).part.path, "lines")
    return ("sections",) if "sections" in subject.data else ("id",)


def _missing_parts(subject: Subject) -> Iterator[Problem]:
    """Yield lines that are said to be in three parts, of which only two are there."""
    found: defaultdict[tuple[int, int], dict[int, Leaf]] = defaultdict(dict)
    for leaf in subject.leaves:
        if leaf.span.parts:
            for line in {leaf.span.first, leaf.span.last}:
                found[line, leaf.span.parts].setdefault(leaf.span.part, leaf)
    for (line, parts), there in sorted(found.items(), key=lambda pair: pair[0]):
        # A part that runs over several lines shares one of them; which, only a part of one line can tell.
        sure = any(leaf.span.first == leaf.span.last for leaf in there.values())
        if sure and len(there) < parts:
            leaf = there[min(there)]
            gone = next((n for n in range(1, parts + 1) if n not in there), parts)
            yield subject.problem(
                "lost-line", (*leaf.part.path, "part"), says="lost-part", line=line, part=gone, parts=parts
            )
