"""numbering-gap: the notes' own numbers jump."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Part, Subject

MAX_DIGITS = 3  # a longer number is no item's


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each item whose number is more than one above that of its neighbour before."""
    before: dict[tuple[str | int, ...], tuple[Part, int]] = {}
    for item in subject.items:
        label = item.text("label") or ""
        if not (label.isascii() and label.isdecimal() and len(label) <= MAX_DIGITS):
            continue
        siblings = item.path[:-1]
        previous = before.get(siblings)
        before[siblings] = (item, int(label))
        if previous and int(label) > previous[1] + 1 and not _said(subject, item, previous[0]):
            yield subject.problem(
                "numbering-gap", (*item.path, "label"), level="warning", label=label, before=previous[1]
            )


def _said(subject: Subject, item: Part, previous: Part) -> bool:
    section = next((s.id for s in reversed(subject.sections) if item.path[: len(s.path)] == s.path), None)
    return any(("numbering-gap", at) in subject.doubted for at in (item.id, previous.id, section))
