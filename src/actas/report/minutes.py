"""The minutes: everything, in the notes' order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from actas.model.page import Block, Contents, DoubtMark, Heading, Paragraph, Point, Points, Table
from actas.model.record import Record, Section
from actas.report import annexes
from actas.report.counting import chart_of, counts_of, summary_of
from actas.report.cover import cover_of, participants_of, table_of_records, title_of
from actas.report.desk import Desk, Draft
from actas.report.labels import heading_label
from actas.report.points import Drawing, points_of
from actas.report.rows import Parted, heads_of
from actas.report.words import trim

_LEAST_CONTENTS = 4  # headings: with fewer a table of contents is longer than its use


def minutes(desk: Desk) -> Draft:
    """Return the minutes of one record, or of several, each its chapter."""
    chapters = chapters_of(desk)
    single = len(chapters) == 1
    body = list(_bodies(chapters, single))
    blocks = [*_front(desk, chapters, adds=_adds(body)), *body, *_annexes(desk, chapters)]
    headings = sum(isinstance(block, Heading) for block in blocks)
    if headings >= _LEAST_CONTENTS:
        at = next(at for at, block in enumerate(blocks) if isinstance(block, Heading))
        blocks.insert(at, Contents(name=desk.words.say("contents")))
    named = bool(single and trim(desk.records[0].meeting.title))
    return Draft(
        title=title_of(desk.records[0], desk.words) if single else desk.words.say("several"),
        kicker=desk.words.say("kicker") if named else None,
        blocks=tuple(blocks),
    )


def chapters_of(desk: Desk) -> list[Chapter]:
    """Return a chapter a record; doubts are numbered, and paragraphs counted, through all of them."""
    found, doubts, numbers = [], 0, count(1)
    for number, record in enumerate(desk.records, 1):
        alone = len(desk.records) == 1
        found.append(
            Chapter(record, desk, number=0 if alone else number, doubts_before=doubts, numbers=numbers)
        )
        doubts += len(record.doubts)
    return found


def _adds(blocks: Sequence[Block]) -> bool:
    """Return whether words in brackets, which the notes do not have, stand in the blocks."""
    for block in blocks:
        if isinstance(block, Heading) and block.ours:
            return True
        if isinstance(block, Paragraph) and block.text.startswith("["):
            return True
        if isinstance(block, Points) and any(
            run.role == "ours" for top in block.points for point in top.walk() for run in point.runs
        ):
            return True
    return False


def _front(desk: Desk, chapters: Sequence[Chapter], *, adds: bool) -> Iterator[Block]:
    words, records = desk.words, desk.records
    if len(records) == 1:
        yield from cover_of(records[0], words)
    else:
        yield table_of_records(records, [chapter.anchor for chapter in chapters], words)
    loose = tuple(mark for chapter in chapters for mark in chapter.loose()) if desk.request.comments else ()
    yield Heading(level=1, text=words.say("summary"), anchor=desk.anchors.new("summary"), doubts=loose)
    yield Paragraph(text=counts_of(records, words))
    if table := summary_of(records, words, desk.profile):
        yield table
    if chart := chart_of(records, words, desk.profile):
        yield chart
    if adds:
        yield Paragraph(text=words.say("ours"), style="note")


def _bodies(chapters: Sequence[Chapter], single: bool) -> Iterator[Block]:
    for chapter in chapters:
        if not single:
            yield from chapter.opening()
        yield from chapter.body(1 if single else 2)


def _annexes(desk: Desk, chapters: Sequence[Chapter]) -> Iterator[Block]:
    """Yield the annexes, but for what stands in comments or footnotes already."""
    words, request = desk.words, desk.request
    tables: list[tuple[str, list[Table | None]]] = []
    if not request.comments:
        tables.append(("doubts", [chapter.doubts_table() for chapter in chapters]))
    if not request.footnotes:
        tables.append(("places", [chapter.places_table() for chapter in chapters]))
    tables.append(("discarded", [chapter.discarded_table() for chapter in chapters]))
    titles = [title_of(record, words) for record in desk.records]
    yield from annexes.annexes_of(titles, tables, words, desk.anchors)


class Chapter:
    """One record on its way to the page: its blocks first, its annex tables after."""

    def __init__(
        self, record: Record, desk: Desk, *, number: int, doubts_before: int, numbers: Iterator[int]
    ) -> None:
        """Prepare a record.

        Args:
            record: what the chapter is of.
            desk: what the report is made with.
            number: the chapter's; 0 when the report holds this record alone.
            doubts_before: how many doubts the chapters before it have.
            numbers: of the paragraphs of the whole report, where the profile counts them.

        """
        self.record = record
        self.profile = desk.profile
        self.words = words = desk.words
        self.anchors = anchors = desk.anchors
        language = desk.language_of(record)
        self.number = number
        self.points: dict[str, tuple[Point, ...]] = {}
        self.marks: list[DoubtMark] = annexes.marks_of(record, doubts_before + 1, anchors)
        self.drawing = Drawing(
            words=words,
            anchors=anchors,
            profile=desk.profile,
            numbers=numbers,
            language=language,
            prefix=f"r{number}." if number else "",
            doubts=annexes.by_place(record, self.marks),
        )
        self.anchor = anchors.new(f"r{number}") if number else ""
        self.language = language
        self.parted = Parted(heads_of(record, desk), language)

    def opening(self) -> Iterator[Block]:
        """Yield what opens a chapter of several."""
        named = bool(trim(self.record.meeting.title))
        yield Heading(
            level=1,
            text=title_of(self.record, self.words),
            anchor=self.anchor,
            new_page=True,
            ours=False,
            language=self.language if named else None,
        )
        yield from cover_of(self.record, self.words)

    def body(self, level: int) -> Iterator[Block]:
        """Yield participants and sections."""
        if table := participants_of(self.record, self.words):
            yield Heading(
                level=level, text=self.words.say("attendance"), anchor=self.anchors.new("participants")
            )
            yield table
        yield from self._sections(self.record.sections, level)

    def _sections(self, sections: Sequence[Section], level: int) -> Iterator[Block]:
        before: str | None = None
        for number, section in enumerate(sections, 1):
            yield self._heading(section, level, number, continued=section.kind == before)
            before = section.kind
            points = points_of(section.items, section.kind, self.drawing)
            self.points[section.id] = points
            if points:
                caption = trim(section.heading) or self.words.say(f"kind-{section.kind}")
                yield from self.parted.blocks(section.items, points, caption)
            elif not section.sections:
                yield Paragraph(text=f"[{self.words.say('no-points')}]", style="note")
            yield from self._sections(section.sections, level + 1)

    def _label(self, section: Section, level: int, number: int) -> str | None:
        """Return a heading's number: the one on paper, or the one that the profile counts."""
        styles = self.profile.headings
        depth = level - (2 if self.number else 1)  # under the title of a chapter of several, one deeper
        if not styles:
            return heading_label(section.label)
        if depth >= len(styles):
            return None
        style = styles[depth]
        return self.profile.marker(style, number, self.words.language, fresh=False).shown

    def _heading(self, section: Section, level: int, number: int, *, continued: bool) -> Heading:
        text = trim(section.heading)
        ours = not text
        if ours:
            text = self.words.say(f"kind-{section.kind}")
            text = f"[{self.words.say('continued', name=text) if continued else text}]"
        return Heading(
            level=level,
            text=text,
            anchor=self.drawing.anchor(section.id),
            label=self._label(section, level, number),
            ours=ours,
            doubts=self.drawing.doubts.get(section.id, ()),
            place=self.words.place(section.lines) if section.lines else None,
            language=None if ours else self.language,
        )

    def loose(self) -> Iterator[DoubtMark]:
        """Yield the doubts that are about no point or heading of the chapter; call it after `body`."""
        for doubt, mark in zip(self.record.doubts, self.marks, strict=True):
            if doubt.at not in self.drawing.found:
                yield mark

    def doubts_table(self) -> Table | None:
        """Return the chapter's open doubts; call it after `body`."""
        return annexes.doubts_table(self.record, self.marks, self.drawing)

    def discarded_table(self) -> Table | None:
        """Return what was set aside and is not shown in a table; call it after `body`."""
        return annexes.discarded_table(self.record, self.words, self.parted.shown)

    def places_table(self) -> Table | None:
        """Return where the chapter's points come from; call it after `body`."""
        return annexes.places_table(self.record, self.points, self.words)
