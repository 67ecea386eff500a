"""Problems are values: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from actas.model.plain import Plain, plain

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file. Lines and columns from 1; the end column is the first one after it."""

    file: str
    line: int
    column: int = 1
    end_line: int = 0  # 0: the same line
    end_column: int = 0  # 0: unknown

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@plain(kw_only=True)
class Problem(Plain):
    """One finding. Its sentence is drawn from the message catalogue, by ``says``, in the user's language."""

    rule: str  # slug, such as "unknown-code"
    level: Level
    place: Place
    says: str  # key in the catalogue, "room.slug": usually "validate." and the rule
    values: Mapping[str, str] = field(default_factory=dict)  # what the sentence's blanks are filled with
    help: str | None = None  # key of the help line in the catalogue
    path: tuple[str | int, ...] = ()  # in a record: ("sections", 1, "items", 0, "actor", "code")
    text: str | None = None  # a sentence already drawn (a doubt's own words); goes before ``says``

    @property
    def order(self) -> tuple[Place, str]:
        """Return what problems are sorted by: place, then rule."""
        return (self.place, self.rule)
