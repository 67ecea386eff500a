"""unknown-ref: a goal or target of the 2030 Agenda that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject, numbered


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each reference of the scheme "sdg" whose code is no goal and no target."""
    found = [
        ((*item.path, "refs", index, "code"), ref["code"])
        for item in subject.items
        for index, ref in numbered(item.data.get("refs"))
        if ref.get("scheme") == "sdg" and isinstance(ref.get("code"), str)
    ]
    if found:
        from actas.vocabulary.sdg import codes

        for path, code in found:
            if code not in codes():
                yield subject.problem("unknown-ref", path, code=code)
