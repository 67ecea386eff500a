"""A record: what the notes mean. One dataclass a part, in the order in which the YAML shows them.

The field names are the YAML's keys. ``None`` and ``()`` stand for a key left out.
`lines` and `part` of the YAML are one `Span` here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.kinds import ITEM_KINDS as ITEM_KINDS
from actas.model.kinds import KIND_OF_ITEM as KIND_OF_ITEM
from actas.model.kinds import LETTERS as LETTERS
from actas.model.kinds import SECTION_KINDS as SECTION_KINDS
from actas.model.plain import Plain, plain
from actas.model.span import Span

ROLES = ("lead-in", "closing", "greeting", "signature", "footnote")
ACTOR_KINDS = ("country", "organisation", "person", "group")
STATUSES = ("draft", "approved")


@plain(kw_only=True)
class Actor(Plain):
    """Who speaks, owns a practice or owes an action. ``members`` for joint speakers (kind "group")."""

    name: str
    kind: str
    code: str | None = None  # ISO 3166-1 alpha-2, countries only
    as_written: str | None = None  # when it differs from the name
    members: tuple[Actor, ...] = ()


@plain(kw_only=True)
class Ref(Plain):
    """Something that the words name: an SDG target, an instrument."""

    scheme: str  # "sdg", "instrument"
    code: str
    as_written: str


@plain(kw_only=True)
class Link(Plain):
    """The target of a link, and the words that carry it."""

    words: str
    href: str
    title: str | None = None  # the words that a page shows on pointing at it, where they are others


@plain(kw_only=True)
class Reiteration(Plain):
    """An item of another record that this one asks for again."""

    to: str
    fingerprint: str | None = None


@plain(kw_only=True)
class Waiver(Plain):
    """A rule that a person has silenced for an item, and why."""

    rule: str
    reason: str


@plain(kw_only=True)
class Item(Plain):
    """One point of the notes. ``lines`` are its own, its children's not included."""

    id: str
    kind: str | None = None  # when it does not follow from the section
    role: str | None = None
    label: str | None = None
    lines: Span
    done: bool | None = None
    actor: Actor | None = None
    title: str | None = None
    text: str = ""
    owner: str | None = None
    owners: tuple[Actor, ...] = ()
    due: str | None = None
    due_as_written: str | None = None
    adoption: str | None = None
    priority: str | None = None
    refs: tuple[Ref, ...] = ()
    links: tuple[Link, ...] = ()
    reiterates: tuple[Reiteration, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    edited: bool = False
    items: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield the item and all below it, in order."""
        yield self
        for child in self.items:
            yield from child.walk()


@plain(kw_only=True)
class Section(Plain):
    """A stretch under one heading. ``heading`` and ``lines`` are left out where the notes give none."""

    id: str
    kind: str
    label: str | None = None
    heading: str | None = None
    lines: Span | None = None
    edited: bool = False  # a person added or corrected the heading
    items: Sequence[Item] = ()  # of large notes most are packed: see `model.kept`
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield the section and all below it, in order."""
        yield self
        for below in self.sections:
            yield from below.walk()


@plain(kw_only=True)
class Stated(Plain):
    """A line that only states title, date, place …, in its own words."""

    lines: Span
    text: str


@plain(kw_only=True)
class Discarded(Plain):
    """Words set aside because they are no content, and the reason's slug."""

    lines: Span
    text: str
    reason: str


@plain(kw_only=True)
class Doubt(Plain):
    """A question of the parser to the rapporteur, in the language of the notes."""

    id: str  # a rule's slug
    at: str | None = None  # id of an item or section
    lines: Span
    says: str


@plain(kw_only=True)
class Participant(Plain):
    """Who came, or should have. ``at`` is the item that says so."""

    name: str
    kind: str = "person"
    of: str | None = None
    role: str | None = None
    absent: bool = False
    excused: bool = False
    at: str | None = None


@plain(kw_only=True)
class Meeting(Plain):
    """What the notes say of the meeting itself. ``given`` names the keys that came from the command line."""

    title: str | None = None
    series: str | None = None
    date: str | None = None
    end_date: str | None = None
    place: str | None = None
    language: str | None = None
    start: str | None = None
    end: str | None = None
    participants: tuple[Participant, ...] = ()
    as_written: tuple[Stated, ...] = ()
    given: tuple[str, ...] = ()


@plain(kw_only=True)
class Source(Plain):
    """The file of notes that a record was made from."""

    file: str
    format: str
    sha256: str
    lines: int
    encoding: str | None = None  # when it is not UTF-8
    within: tuple[int, ...] = ()  # first and last line, when the record is of a part of the notes
    also: tuple[Source, ...] = ()  # the other files, when the record is of several


@plain(kw_only=True)
class Approval(Plain):
    """Who approved a record, when, and the fingerprint of what they approved."""

    by: str
    on: str
    fingerprint: str


@plain(kw_only=True)
class Record(Plain):
    """One meeting's record."""

    actas: int = 1
    id: str
    status: str = "draft"
    meeting: Meeting = Meeting()
    source: Source | None = None
    approved: Approval | None = None
    sections: tuple[Section, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    retired: tuple[str, ...] = ()

    def all_sections(self) -> Iterator[Section]:
        """Yield every section, nested ones too, in order."""
        for section in self.sections:
            yield from section.walk()

    def all_items(self) -> Iterator[Item]:
        """Yield every item, children too, in order."""
        for section in self.all_sections():
            for item in section.items:
                if item.items:
                    yield from item.walk()
                else:
                    yield item  # most have none below; a generator for each would take longer than they do
