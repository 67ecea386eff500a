"""What records ask for: their recommendations, agreements and actions, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actas.model.fragment import FOLLOWED
from actas.model.record import KIND_OF_ITEM, Actor, Item, Record, Section

ASKING = frozenset(KIND_OF_ITEM[kind] for kind in FOLLOWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A record and the file it was read from."""

    file: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that a meeting asked for."""

    file: str
    record: Record
    item: Item

    @property
    def to(self) -> str:
        """How records and fragments refer to it: "taller-2016#R2"."""
        return f"{self.record.id}#{self.item.id}"

    @property
    def day(self) -> str | None:
        """The meeting's day, ISO."""
        return self.record.meeting.date

    @property
    def text(self) -> str:
        """Title and text."""
        return words_of(self.item)

    @property
    def by(self) -> tuple[str, ...]:
        """Who asked: the item's speakers; where it names none, the meeting itself."""
        names = tuple(one.name for one in people(self.item))
        return names or (self.record.meeting.title or self.record.meeting.series or self.record.id,)


def asked(filed: Iterable[Filed]) -> Iterator[Asked]:
    """Yield what each record asks for, sub-items too, in order."""
    for one in filed:
        for section, item in items_of(one.record):
            if kind_of(section, item) in ASKING and item.role is None and (item.title or item.text):
                yield Asked(file=one.file, record=one.record, item=item)


def items_of(record: Record) -> Iterator[tuple[Section, Item]]:
    """Yield every item with the section it lies in, in order."""
    for section in record.all_sections():
        for item in section.items:
            for below in item.walk():
                yield section, below


def kind_of(section: Section, item: Item) -> str:
    """Return what an item is: its own kind, else what its section says."""
    return item.kind or KIND_OF_ITEM[section.kind]


def words_of(item: Item) -> str:
    """Return an item's title and text as one."""
    return ". ".join(part for part in (item.title, item.text) if part)


def people(item: Item) -> tuple[Actor, ...]:
    """Return who speaks in an item; of joint speakers each."""
    if item.actor is None:
        return ()
    return item.actor.members or (item.actor,)
