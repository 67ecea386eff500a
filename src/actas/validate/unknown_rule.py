"""unknown-rule: a doubt or a waiver names a rule that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.nearest import nearest
from actas.validate.subject import Subject, numbered


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each slug that is no rule's."""
    from actas.validate import RULES

    found = [((*doubt.path, "id"), doubt.text("id")) for doubt in subject.doubts]
    found += [
        ((*item.path, "waivers", index, "rule"), waiver.get("rule"))
        for item in subject.items
        for index, waiver in numbered(item.data.get("waivers"))
    ]
    for path, slug in found:
        if isinstance(slug, str) and slug not in RULES:
            meant = nearest(slug, RULES)
            says = "unknown-rule-meant" if meant else "unknown-rule"
            yield subject.problem(
                "unknown-rule", path, level="warning", help=says, slug=slug, meant=meant or ""
            )
