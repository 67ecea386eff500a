"""Meaning to record: ids given, spans and the ledger of every line settled."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain, filterfalse, groupby, islice

from actas.model.compiled import compiled
from actas.model.kept import Shelf
from actas.model.line import Notes
from actas.model.meaning import Chapter, Hearing, Meaning, Reading
from actas.model.plain import replace
from actas.model.record import LETTERS, Discarded, Item, Meeting, Record, Section, Source
from actas.model.span import Span
from actas.vocabulary.fold import INVISIBLE

Watch = Callable[[Sequence[Section]], None]
HALF = 12  # hours of a day
STRETCH = 500  # items that one step is done with before the next begins: by turns both take a tenth longer
SLUG_MOST = 80  # characters
RESERVED = compiled(r"(?:con|prn|aux|nul|com\d|lpt\d)$")


def assemble(
    reading: Reading, notes: Notes, *, stem: str, shelf: Shelf, hearing: Hearing, watch: Watch
) -> Record:
    """Return the record.

    Args:
        reading: what the notes mean; its chapters are taken one by one, and let go when they are recorded.
        notes: the file.
        stem: names the record where the notes have no title.
        shelf: where the items are kept.
        hearing: listens to the chapters meanwhile.
        watch: sees the sections, some at a time, each without those in it, soon after its items are there.

    """
    cut = Counter(one.lines.first for one in reading.discarded)
    numbering = Numbering(shelf, hearing, watch, empty={line for line, times in cut.items() if times > 1})
    sections = numbering.all_of(reading.chapters)
    for stated in reading.meeting.as_written:
        numbering.holds(stated.lines)
    discarded = sorted(reading.discarded, key=lambda one: one.lines)
    start, end = reading.meeting.start or hearing.start, reading.meeting.end or hearing.end
    if start and end and end < start and not reading.meeting.end_date:
        end = _in_second_half(start, end)
    meeting = replace(reading.meeting, participants=hearing.people, start=start, end=end)
    return Record(
        id=slug(meeting.title or "") or slug(stem) or "acta",
        meeting=_tidied(meeting),
        source=Source(
            file=notes.name, format=notes.format, sha256=notes.sha256, lines=len(notes.lines),
            encoding=None if notes.encoding in (None, "utf-8") else notes.encoding,
        ),
        sections=sections,
        discarded=tuple(_whole(discarded, numbering.empty, notes)),
    )  # fmt: skip


def _in_second_half(start: str, end: str) -> str:
    """Return an end that stands before the beginning in the second half of the day: "6:02 pm … 8:14"."""
    hour, _, minute = end.partition(":")
    later = f"{int(hour) + HALF:02d}:{minute}"
    return later if 0 < int(hour) < HALF and later > start else end


def _whole(discarded: Iterable[Discarded], gone: Container[int], notes: Notes) -> Iterator[Discarded]:
    """Yield what is set aside, all of a line of which nothing is left in one: it lies in one place only.

    The reason is what was found last: of a row without what its form asks for, that it names columns. The
    target of a link that the carrier keeps beside the words is no part of its line.
    """
    for line, found in groupby(discarded, key=lambda one: one.lines.first):
        if line not in gone:
            yield from found
            continue
        text = " ".join(notes.lines[line - 1].text.split())
        parts: list[Discarded] = []
        for one in found:
            if one.lines.last > line or (one.reason == "link-target" and one.text not in text):
                yield one
            else:
                parts.append(one)
        yield from [replace(parts[-1], text=text)] if len(parts) > 1 else parts


def slug(text: str) -> str:
    """Return a text as an id that is also a safe file name; empty when it holds no letter or digit."""
    plain = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text))).casefold()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(joined) > SLUG_MOST:
        joined = joined[:SLUG_MOST].rpartition("-")[0] or joined[:SLUG_MOST]
    return f"acta-{joined}" if RESERVED.match(joined) else joined


def _visible(text: str) -> str:
    """Return a key's words without characters that nobody sees."""
    return text if INVISIBLE.isdisjoint(text) else "".join(char for char in text if char not in INVISIBLE)


def _tidied(meeting: Meeting) -> Meeting:
    title = _visible(meeting.title) if meeting.title else None
    place = _visible(meeting.place) if meeting.place else None
    return replace(meeting, title=title, place=place)


class Numbering:
    """Gives ids in document order: S1 …, and items by the letter of their section's kind."""

    def __init__(self, shelf: Shelf, hearing: Hearing, watch: Watch, empty: set[int]) -> None:
        self.sections = 0
        self.empty = empty  # lines of which several things are set aside, and so far nothing else is told
        self.items: Counter[str] = Counter()
        self._shelf, self._hearing, self._watch = shelf, hearing, watch
        self._unseen: list[Section] = []
        self._many = 0  # items of those
        self._ids: dict[int, str] = {}  # of the item at hand: id() of a meaning -> id of its item

    def all_of(self, chapters: Iterable[Chapter]) -> tuple[Section, ...]:
        """Return the finished sections."""
        sections = tuple(map(self._section, _ahead(chapters)))
        self._watch(self._unseen)
        return sections

    def holds(self, span: Span) -> None:
        """Note that lines are told here."""
        self.empty.difference_update(range(span.first, span.last + 1))

    def _section(self, chapter: Chapter) -> Section:
        """Return the finished section with all below it."""
        self.sections += 1
        own = f"S{self.sections}"
        heading, items = chapter.heading, chapter.items
        if not isinstance(items, tuple):  # they come once: who listens is told of the first of them
            rest = iter(items)
            chapter = replace(chapter, items=tuple(islice(rest, STRETCH)))
            items = chain(chapter.items, rest)
        self._hearing.begin(chapter)
        if chapter.span:
            self.holds(chapter.span)
        letter = LETTERS[chapter.kind]
        section = Section(
            id=own, kind=chapter.kind, label=heading.label if heading else None,
            heading=_visible(heading.words.text) if heading else None, lines=chapter.span,
            items=self._shelf.keep(self._top(meaning, letter) for meaning in items),
        )  # fmt: skip
        self._show(section)
        inner = tuple(map(self._section, _ahead(chapter.chapters)))
        return replace(section, sections=inner) if inner else section

    def _show(self, section: Section) -> None:
        self._unseen.append(section)
        self._many += len(section.items)
        if self._many >= STRETCH:
            self._watch(self._unseen)
            self._unseen, self._many = [], 0

    def _top(self, meaning: Meaning, letter: str) -> Item:
        self.items[letter] += 1
        self._ids.clear()
        item = self._item(meaning, f"{letter}{self.items[letter]}")
        self._hearing.hear(meaning, self._ids)
        return item

    def _item(self, meaning: Meaning, own: str) -> Item:
        self._ids[id(meaning)] = own
        if self.empty:
            self.holds(meaning.span)
        children: tuple[Item, ...] = ()
        if meaning.children:
            places = enumerate(meaning.children, start=1)
            children = tuple([self._item(child, f"{own}.{place}") for place, child in places])
        return Item(
            id=own, kind=meaning.kind, role=meaning.role, label=meaning.label, lines=meaning.span,
            done=meaning.done, actor=meaning.actor, title=meaning.title, text=meaning.text,
            owner=meaning.owner, owners=meaning.owners, due=meaning.due,
            due_as_written=meaning.due_as_written, refs=meaning.refs, links=meaning.links, items=children,
        )  # fmt: skip


def _ahead(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Yield chapters, the items of a stretch of them made beforehand."""
    held: list[Chapter] = []
    many = 0
    for chapter in chapters:
        rest = iter(chapter.items)
        items = tuple(islice(rest, STRETCH))
        held.append(replace(chapter, items=items if len(items) < STRETCH else chain(items, rest)))
        many += len(items)
        if many >= STRETCH:
            held.reverse()
            while held:
                yield held.pop()
            many = 0
    yield from held
