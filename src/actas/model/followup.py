"""What became of each item: the fold of its fragments, as of a day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actas.model.fragment import CLOSED, Fragment
from actas.model.record import Item, Reiteration


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """An item whose fate is followed, and the meeting it comes from."""

    record: str  # id
    series: str | None
    day: str | None  # of the meeting, ISO
    meeting: str | None = None  # its title
    kind: str  # of the section
    item: Item
    fingerprint: str

    @property
    def to(self) -> str:
        """How fragments and records refer to it: "taller-2016#R2"."""
        return f"{self.record}#{self.item.id}"

    @property
    def reiterates(self) -> tuple[Reiteration, ...]:
        """What it asks for again."""
        return self.item.reiterates


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """The state of one item, as of a day.

    ``flags``: "overdue", "stale", "no-owner", "no-evidence", "suspect", "reopened", "repeated", in this
    order.
    """

    of: Followed
    adoption: str  # what the meeting did with it: "proposed", "agreed", "noted", "withdrawn"
    state: str
    answer: str | None = None
    owner: str | None = None
    deadline: str | None = None
    last: str | None = None  # day of the last fragment
    closed_on: str | None = None
    validated_on: str | None = None  # when somebody with authority confirmed the state as it is
    reopened: bool = False  # it was closed once
    evidence: int = 0  # how many pieces there are
    fragments: tuple[Fragment, ...] = ()  # folded, in order
    suspect: tuple[str, ...] = ()  # files whose words no longer are the item's
    repeated_in: tuple[str, ...] = ()  # items of later meetings that ask for it again, "record#item"
    settled_in: tuple[str, ...] = ()  # those of them that are closed
    settled: bool = False  # one of them is, and nothing else of its meeting that asks for it is open
    flags: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in CLOSED and self.adoption != "withdrawn"

    def with_flags(self, flags: tuple[str, ...]) -> Fate:
        """Return the same with flags."""
        return replace(self, flags=flags)
