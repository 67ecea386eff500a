"""Where something stands in the notes."""

from __future__ import annotations

from typing import Any

from actas.model.plain import Plain, plain


@plain()
class Span(Plain):
    """A run of lines in one source: from 1, both ends included.

    ``part`` and ``parts`` say which share of a physical line this is (1 of 2)
    where several things stand on one line; 0 of 0 where it has the lines alone.
    ``file`` names the notes where a record is of several files; else it is empty.
    """

    first: int
    last: int
    part: int = 0
    parts: int = 0
    file: str = ""

    def __post_init__(self) -> None:
        if self.first < 1 or self.last < self.first:
            raise ValueError(f"no such run of lines: {self.first} to {self.last}")

    def __lt__(self, other: Span) -> bool:
        return self._values() < other._values()

    def __or__(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.first, other.first), max(self.last, other.last), file=self.file)

    def __contains__(self, line: int) -> bool:
        return self.first <= line <= self.last

    def data(self) -> dict[str, Any]:
        """Return what a record says of it: ``lines``; ``part`` («1/2») and ``file`` where there is one."""
        found: dict[str, Any] = {"lines": [self.first, self.last]}
        if self.parts:
            found["part"] = f"{self.part}/{self.parts}"
        if self.file:
            found["file"] = self.file
        return found
