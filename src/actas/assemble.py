"""Meaning to record: ids given, spans and the ledger of every line settled."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from actas.model.line import Notes
from actas.model.meaning import Came, Chapter, Meaning, Reading
from actas.model.record import LETTERS, Item, Meeting, Record, Section, Source
from actas.vocabulary.fold import INVISIBLE

SLUG_MOST = 80  # characters
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")


def assemble(reading: Reading, notes: Notes, came: Sequence[Came], *, stem: str) -> Record:
    """Return the record; ``stem`` names it where the notes have no title."""
    numbering = Numbering()
    sections = tuple(numbering.section(chapter) for chapter in reading.chapters)
    people = tuple(replace(one.person, at=numbering.ids.get(id(one.item))) for one in came)
    meeting = replace(reading.meeting, participants=people)
    return Record(
        id=slug(meeting.title or "") or slug(stem) or "acta",
        meeting=_tidied(meeting),
        source=Source(
            file=notes.name, format=notes.format, sha256=notes.sha256, lines=len(notes.lines),
            encoding=None if notes.encoding in (None, "utf-8") else notes.encoding,
        ),
        sections=sections,
        discarded=tuple(sorted(reading.discarded, key=lambda one: one.lines)),
    )  # fmt: skip


def slug(text: str) -> str:
    """Return a text as an id that is also a safe file name; empty when it holds no letter or digit."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(joined) > SLUG_MOST:
        joined = joined[:SLUG_MOST].rpartition("-")[0] or joined[:SLUG_MOST]
    return f"acta-{joined}" if RESERVED.match(joined) else joined


def _visible(text: str) -> str:
    """Return a key's words without characters that nobody sees."""
    return "".join(char for char in text if char not in INVISIBLE)


def _tidied(meeting: Meeting) -> Meeting:
    title = _visible(meeting.title) if meeting.title else None
    place = _visible(meeting.place) if meeting.place else None
    return replace(meeting, title=title, place=place)


class Numbering:
    """Gives ids in document order: S1 …, and items by the letter of their section's kind."""

    def __init__(self) -> None:
        self.sections = 0
        self.items: Counter[str] = Counter()
        self.ids: dict[int, str] = {}  # id() of a meaning -> id of its item

    def section(self, chapter: Chapter) -> Section:
        """Return the finished section with all below it."""
        self.sections += 1
        own = f"S{self.sections}"
        letter = LETTERS[chapter.kind]
        items = tuple(self._top(item, letter) for item in chapter.items)
        heading = chapter.heading
        return Section(
            id=own, kind=chapter.kind, label=heading.label if heading else None,
            heading=_visible(heading.words.text) if heading else None, lines=chapter.span,
            items=items, sections=tuple(self.section(inner) for inner in chapter.chapters),
        )  # fmt: skip

    def _top(self, meaning: Meaning, letter: str) -> Item:
        self.items[letter] += 1
        return self._item(meaning, f"{letter}{self.items[letter]}")

    def _item(self, meaning: Meaning, own: str) -> Item:
        self.ids[id(meaning)] = own
        children = tuple(
            self._item(child, f"{own}.{place}") for place, child in enumerate(meaning.children, start=1)
        )
        return Item(
            id=own, kind=meaning.kind, role=meaning.role, label=meaning.label, lines=meaning.span,
            done=meaning.done, actor=meaning.actor, title=meaning.title, text=meaning.text,
            owner=meaning.owner, owners=meaning.owners, due=meaning.due,
            due_as_written=meaning.due_as_written, refs=meaning.refs, links=meaning.links, items=children,
        )  # fmt: skip
