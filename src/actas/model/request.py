"""What somebody asks of a report: which kind, for whom, how attributed, with what beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from actas.model.plain import Plain, plain
from actas.model.record import Record

KINDS = ("minutes", "summary", "by-actor", "conclusions", "consolidated", "circulation")
ATTRIBUTIONS = ("named", "group", "chatham")


@plain(kw_only=True)
class Request(Plain):
    """A report asked for. Values are checked where the report is made, not here."""

    kind: str = "minutes"
    profile: str = "simple"
    attribution: str | None = None  # the profile's when left out
    recipient: str | None = None  # of a circulation: a name, an alias or a country's code
    deadline: str | None = None  # ISO date by which the recipient answers
    comments: bool = False  # Word only: doubts as comments
    footnotes: bool = False  # Word only: where in the notes each point stands
    since: Record | None = None  # an older version: what changed is marked, by word
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> other names, by the registry
