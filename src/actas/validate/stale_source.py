"""stale-source: the notes have changed since the record was made of them."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield one problem when the file's fingerprint is not the record's."""
    if subject.stale and subject.notes is not None:
        path, source = subject.source
        yield subject.problem("stale-source", (*path, "sha256"), file=source.get("file", ""))
