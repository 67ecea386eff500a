"""stale-source: the notes have changed since the record was made of them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield one problem when the file's fingerprint is not the record's."""
    if subject.stale and subject.notes is not None:
        path, source = subject.source
        file, record = source.get("file", ""), subject.loaded.name
        own = subject.data["source"]
        help_ = "stale-source-joined" if "also" in own else "stale-source-split" if "within" in own else ""
        yield subject.problem(
            "stale-source", (*path, "sha256"), file=file, record=record,
            notes=os.path.normpath(os.path.join(os.path.dirname(record), file)),  # noqa: PTH118, PTH120
            folder=os.path.dirname(record) or ".", help=help_,  # noqa: PTH120
        )  # fmt: skip
