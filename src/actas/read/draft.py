"""What a reader of one format hands back: lines without numbers yet, and what it noticed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from actas.model.line import Look
from actas.model.plain import Plain, plain
from actas.model.problem import Level

Row = tuple[str, Look]


@plain(kw_only=True)
class Finding(Plain):
    """Something left out or doubted; becomes a `Problem` with the sentence ``read.<slug>``."""

    slug: str
    line: int = 1
    level: Level = "note"
    values: Mapping[str, str] = field(default_factory=dict)


@plain(kw_only=True)
class Draft(Plain):
    """One file, read: its lines in order, the encoding where it is text, and the findings."""

    rows: tuple[Row, ...]
    encoding: str | None = None
    findings: tuple[Finding, ...] = ()
