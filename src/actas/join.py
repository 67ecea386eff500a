"""Records of several files of one session -> one record: every span names its file, ids are given anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from actas.model.record import LETTERS, Doubt, Item, Meeting, Participant, Record, Section
from actas.model.span import Span
from actas.vocabulary.fold import fold
from actas.vocabulary.messages import say


def marked(record: Record, file: str) -> Record:
    """Return a record whose source and spans name its file so; its doubts are left out."""

    def on(span: Span) -> Span:
        return replace(span, file=file)

    def item_on(item: Item) -> Item:
        return replace(item, lines=on(item.lines), items=tuple(map(item_on, item.items)))

    def section_on(section: Section) -> Section:
        return replace(
            section, lines=on(section.lines) if section.lines else None,
            items=tuple(map(item_on, section.items)), sections=tuple(map(section_on, section.sections)),
        )  # fmt: skip

    stated = tuple(replace(one, lines=on(one.lines)) for one in record.meeting.as_written)
    return replace(
        record,
        meeting=replace(record.meeting, as_written=stated),
        source=replace(record.source, file=file) if record.source else None,
        sections=tuple(map(section_on, record.sections)),
        discarded=tuple(replace(one, lines=on(one.lines)) for one in record.discarded),
        doubts=(),
    )


def joined(records: Sequence[Record]) -> Record:
    """Return one record of several, each of one file and `marked`, in their order."""
    numbering = _Numbering()
    sections: list[Section] = []
    people: list[Participant] = []
    for record in records:
        numbering.ids = {}
        sections.extend(map(numbering.section, record.sections))
        people.extend(_newcomers(record.meeting.participants, people, numbering.ids))
    first = records[0]
    others = tuple(record.source for record in records[1:] if record.source)
    return replace(
        first,
        meeting=replace(_meeting([record.meeting for record in records]), participants=tuple(people)),
        source=replace(first.source, also=others) if first.source else None,
        sections=tuple(sections),
        discarded=tuple(one for record in records for one in record.discarded),
    )


def in_order(doubts: Sequence[Doubt], record: Record) -> tuple[Doubt, ...]:
    """Return doubts file by file, as the record has its files."""
    source = record.source
    files = [source.file, *(one.file for one in source.also)] if source else []
    return tuple(sorted(doubts, key=lambda doubt: (files.index(doubt.lines.file), doubt.lines)))


def date_doubts(records: Sequence[Record], language: str) -> Iterator[Doubt]:
    """Yield a doubt for each file whose day is not the first one's that has a day."""
    said = [(record.meeting.date, record) for record in records if record.meeting.date]
    for day, record in said[1:]:
        if day != said[0][0]:
            says = say("parse.other-day", language, day=day, other=said[0][0])
            yield Doubt(id="date-conflict", lines=_first_lines(record), says=says)


def _first_lines(record: Record) -> Span:
    """Return the first lines of a file that have a place in the record."""
    spans = [one.lines for one in record.meeting.as_written]
    spans += [item.lines for item in record.all_items()]
    spans += [section.lines for section in record.all_sections() if section.lines]
    return min(spans, default=Span(1, 1, file=record.source.file if record.source else ""))


def _meeting(meetings: Sequence[Meeting]) -> Meeting:
    """Return what several files say of one meeting: of each key what the first says, of its end the last."""
    dated = next((one for one in meetings if one.date), meetings[0])
    return replace(
        meetings[0],
        title=_first(one.title for one in meetings),
        series=_first(one.series for one in meetings),
        date=dated.date,
        end_date=dated.end_date,
        place=_first(one.place for one in meetings),
        language=_first(one.language for one in meetings),
        start=_first(one.start for one in meetings),
        end=_first(one.end for one in reversed(meetings)),
        as_written=tuple(stated for one in meetings for stated in one.as_written),
    )


def _first(said: Iterable[str | None]) -> str | None:
    """Return the first value that is one."""
    return next((value for value in said if value), None)


def _newcomers(
    people: Sequence[Participant], before: Sequence[Participant], ids: Mapping[str, str]
) -> Iterator[Participant]:
    """Yield those whom no file before has named, with the new ids of the items that name them."""
    known = {fold(one.name) for one in before}
    for one in people:
        if fold(one.name) not in known:
            yield replace(one, at=ids.get(one.at) if one.at else None)


class _Numbering:
    """Gives ids anew, in document order, and remembers the old ones of the file at hand."""

    def __init__(self) -> None:
        self.sections = 0
        self.items: Counter[str] = Counter()
        self.ids: dict[str, str] = {}  # old id -> new

    def section(self, section: Section) -> Section:
        """Return a section, and all below it, with new ids."""
        self.sections += 1
        own = f"S{self.sections}"
        self.ids[section.id] = own
        items = tuple(self._top(item, LETTERS[section.kind]) for item in section.items)
        return replace(section, id=own, items=items, sections=tuple(map(self.section, section.sections)))

    def _top(self, item: Item, letter: str) -> Item:
        self.items[letter] += 1
        return self._item(item, f"{letter}{self.items[letter]}")

    def _item(self, item: Item, own: str) -> Item:
        self.ids[item.id] = own
        below = tuple(self._item(child, f"{own}.{at}") for at, child in enumerate(item.items, 1))
        return replace(item, id=own, items=below)
