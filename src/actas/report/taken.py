"""Items taken out of the order of the notes, each with where it stood: what the shorter kinds are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actas import vocabulary
from actas.model.page import Block, Fact, Heading
from actas.model.plain import Plain, plain
from actas.model.record import KIND_OF_ITEM, Item, Record, Section
from actas.report.aliases import Key, each, key_of
from actas.report.cover import title_of
from actas.report.desk import Desk
from actas.report.minutes import Chapter, chapters_of
from actas.report.words import trim
from actas.vocabulary.headed import with_headed

_SECTION_OF = {item: section for section, item in KIND_OF_ITEM.items()}


@plain(kw_only=True)
class Taken(Plain):
    """An item and where it stands. ``item`` has no children that are taken by themselves."""

    item: Item
    section: Section
    chapter: Chapter

    @property
    def kind(self) -> str:
        """Return what sort of item it is: its own kind, else its section's."""
        return self.item.kind or KIND_OF_ITEM.get(self.section.kind, "other")

    @property
    def usual(self) -> str:
        """Return the kind of section where an item of its kind needs no word on what it is."""
        return _SECTION_OF.get(self.kind, self.section.kind)

    @property
    def record(self) -> Record:
        """Return the record that it stands in."""
        return self.chapter.record

    def words(self) -> str:
        """Return title and text."""
        return " ".join(part for part in (trim(self.item.title), trim(self.item.text)) if part)

    def is_owed_by(self, key: Key) -> bool:
        """Return whether somebody is to see to it, by a name of the record's and not only in its words."""
        return any(key_of(who) == key for owner in self.item.owners for who in each(owner))

    @property
    def lists_who_came(self) -> bool:
        """Return whether two or more came by its words: «Presentes: Chile, Perú» says nothing of either."""
        return sum(who.at == self.item.id for who in self.record.meeting.participants) > 1

    def source(self, desk: Desk) -> tuple[Fact, ...]:
        """Return the record and lines that it comes from."""
        place = f"{self.item.id}, {desk.words.place(self.item.lines)}"
        if len(desk.records) == 1:
            return (Fact(name=desk.words.before_colon("in-the-notes"), value=place),)
        return (
            Fact(
                name=desk.words.before_colon("source"),
                value=f"{self.record.id or title_of(self.record, desk.words)}, {place}",
            ),
        )


def taken_of(desk: Desk) -> list[Taken]:
    """Return every item that says something, in order; greetings, signatures and who came are left out."""
    return [
        one
        for chapter in chapters_of(desk)
        for section in with_headed(chapter.record, vocabulary.load()).all_sections()
        if section.kind != "participants"
        for top in section.items
        for one in _taken(top, section, chapter)
    ]


def _taken(item: Item, section: Section, chapter: Chapter) -> Iterator[Taken]:
    """Yield an item and those below it that stand for themselves: by kind, by speaker, under a lead-in."""
    if item.role == "lead-in":
        for child in item.items:
            yield from _taken(child, section, chapter)
        return
    if item.role:
        return
    kept, own = _parted(item)
    yield Taken(item=kept, section=section, chapter=chapter)
    for child in own:
        yield from _taken(child, section, chapter)


def _parted(item: Item) -> tuple[Item, list[Item]]:
    """Return an item without those below it, at any depth, that stand for themselves; and these."""
    kept, own = [], []
    for child in item.items:
        if not child.role and (child.kind or child.actor):
            own.append(child)
            continue
        rest, below = _parted(child)
        kept.append(rest)
        own += below
    return replace(item, items=tuple(kept)), own


def doubts_of(taken: Sequence[Taken], desk: Desk) -> Iterator[Block]:
    """Yield the open doubts of the records, where they are not said in comments; call it after the points."""
    words = desk.words
    chapters = list({id(one.chapter): one.chapter for one in taken}.values())
    tables = [(one.record, one.doubts_table()) for one in chapters]
    if desk.request.comments or not any(table for _, table in tables):
        return
    yield Heading(level=1, text=words.say("doubts"), anchor=desk.anchors.new("doubts"))
    for record, table in tables:
        if table is None:
            continue
        if len(desk.records) > 1:
            yield Heading(level=2, text=title_of(record, words), anchor=desk.anchors.new("doubts-of"))
        yield table
