"""What the parser asked and nobody has settled: each doubt is a warning under its own name."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each open doubt, in its own words, unless the item waives it.

    One that bears no rule's name stands under that of the rule that says so: what a finding is called
    comes from our table, never from a file.
    """
    from actas.validate import RULES

    for doubt in subject.doubts:
        at, says = doubt.text("at"), doubt.text("says")
        item = subject.ids.get(at) if at else None
        if not doubt.id or says is None or (item and item.waives(doubt.id)):
            continue
        rule = doubt.id if doubt.id in RULES else "unknown-rule"
        yield Problem(
            rule=rule, level="warning", place=subject.loaded.place(doubt.path), path=doubt.path,
            says="validate.open-doubt", values={"says": says}, help="validate.open-doubt-help", text=says,
        )  # fmt: skip
