"""stale-source: the notes have changed since the record was made of them."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield one problem when the file's fingerprint is not the record's."""
    if subject.stale and subject.notes is not None:
        file = subject.data["source"].get("file", "")
        yield subject.problem("stale-source", ("source", "sha256"), file=file)
