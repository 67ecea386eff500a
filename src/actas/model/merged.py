"""What came of bringing a record up to its notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from actas.model.plain import Plain, plain


@plain(kw_only=True)
class Conflict(Plain):
    """Something that the notes and a person say differently. The record keeps the person's."""

    at: str  # id, or the meeting's key
    line: int  # of the notes; 0 where they have none any more
    ours: str
    theirs: str


@dataclass(slots=True, kw_only=True)
class Merged:
    """The record's data after the merge, and what was done."""

    data: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    unapproved: bool = False  # the record was approved as it had been
