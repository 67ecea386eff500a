"""Records -> page: what a report says, in which order, under which heading.

All grouping and counting is done here; `render` only draws. `page` is the way in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.page import (
    Block,
    DoubtMark,
    FixedWords,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Table,
)
from actas.model.record import Record, Section
from actas.report import annexes
from actas.report.anchors import Anchors
from actas.report.cover import (
    cover_of,
    created_on,
    participants_of,
    table_of_records,
    title_of,
)
from actas.report.labels import heading_label
from actas.report.points import Drawing, points_of
from actas.report.summary import counts_of, summary_of
from actas.report.words import Words, trim
from actas.vocabulary import LANGUAGES
from actas.vocabulary.messages import FALLBACK


def page(records: Sequence[Record], *, language: str, created: str | None = None) -> Page:
    """Return the minutes of one record, or of several, each its chapter.

    Args:
        records: what to report on, in order; at least one.
        language: of the report's own words: "es", "en", "fr" or "pt"; English stands in for any other.
        created: ISO date for the document's properties; the meetings' last day when left out.

    """
    language = language if language in LANGUAGES else FALLBACK
    words = Words(language)
    anchors = Anchors()
    chapters = list(_chapters(records, words, anchors))
    single = len(records) == 1
    body = list(_bodies(chapters, single))
    blocks = [*_front(chapters, words, anchors, adds=_adds(body)), *body]
    titles = [title_of(record, words) for record in records]
    tables = [
        ("doubts", [chapter.doubts_table() for chapter in chapters]),
        ("places", [chapter.places_table() for chapter in chapters]),
        ("discarded", [annexes.discarded_table(record, words) for record in records]),
    ]
    blocks += annexes.annexes_of(titles, tables, words, anchors)
    title = titles[0] if single else words.say("several")
    named = bool(single and trim(records[0].meeting.title))
    return Page(
        language=language,
        title=title,
        kicker=words.say("kicker") if named else None,
        created=created or created_on(records),
        blocks=tuple(blocks),
        words=_fixed(words),
        draft=words.say("status-draft") if any(one.status != "approved" for one in records) else None,
        records=tuple(records),
    )


def _chapters(records: Sequence[Record], words: Words, anchors: Anchors) -> Iterator[_Chapter]:
    doubts = 0
    for number, record in enumerate(records, 1):
        yield _Chapter(record, words, anchors, number=number if len(records) > 1 else 0, doubts_before=doubts)
        doubts += len(record.doubts)


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


def _fixed(words: Words) -> FixedWords:
    return FixedWords(
        page_of=words.say("page-of", page="{page}", pages="{pages}"),
        skip=words.say("skip"),
        contents=words.say("contents"),
        place=words.say("in-the-notes"),
        locale=words.say("locale"),
    )


def _front(chapters: Sequence[_Chapter], words: Words, anchors: Anchors, *, adds: bool) -> Iterator[Block]:
    records = [chapter.record for chapter in chapters]
    if len(records) == 1:
        yield from cover_of(records[0], words)
    else:
        yield table_of_records(records, [chapter.anchor for chapter in chapters], words)
    yield Heading(level=1, text=words.say("summary"), anchor=anchors.new("summary"))
    yield Paragraph(text=counts_of(records, words))
    if table := summary_of(records, words):
        yield table
    if adds:
        yield Paragraph(text=words.say("ours"), style="note")


def _bodies(chapters: Sequence[_Chapter], single: bool) -> Iterator[Block]:
    for chapter in chapters:
        if not single:
            yield from chapter.opening()
        yield from chapter.body(1 if single else 2)


class _Chapter:
    """One record on its way to the page: its blocks first, its annex tables after."""

    def __init__(
        self, record: Record, words: Words, anchors: Anchors, *, number: int, doubts_before: int
    ) -> None:
        """Prepare a record. ``number`` is the chapter's, 0 when the report holds this record alone."""
        self.record = record
        self.words = words
        self.anchors = anchors
        self.number = number
        self.points: dict[str, tuple[Point, ...]] = {}
        self.marks: list[DoubtMark] = annexes.marks_of(record, doubts_before + 1, anchors)
        self.drawing = Drawing(
            words=words,
            anchors=anchors,
            prefix=f"r{number}." if number else "",
            doubts=annexes.by_place(record, self.marks),
        )
        self.anchor = anchors.new(f"r{number}") if number else ""
        language = record.meeting.language
        self.language = language if language != words.language else None

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
        for section in sections:
            yield self._heading(section, level, continued=section.kind == before)
            before = section.kind
            points = points_of(section.items, section.kind, self.drawing)
            self.points[section.id] = points
            if points:
                yield Points(points=points, language=self.language)
            elif not section.sections:
                yield Paragraph(text=f"[{self.words.say('no-points')}]", style="note")
            yield from self._sections(section.sections, level + 1)

    def _heading(self, section: Section, level: int, *, continued: bool) -> Heading:
        text = trim(section.heading)
        ours = not text
        if ours:
            text = self.words.say(f"kind-{section.kind}")
            text = f"[{self.words.say('continued', name=text) if continued else text}]"
        return Heading(
            level=level,
            text=text,
            anchor=self.drawing.anchor(section.id),
            label=heading_label(section.label),
            ours=ours,
            doubts=self.drawing.doubts.get(section.id, ()),
            place=self.words.place(section.lines) if section.lines else None,
            language=None if ours else self.language,
        )

    def doubts_table(self) -> Table | None:
        """Return the chapter's open doubts; call it after `body`."""
        return annexes.doubts_table(self.record, self.marks, self.drawing)

    def places_table(self) -> Table | None:
        """Return where the chapter's points come from; call it after `body`."""
        return annexes.places_table(self.record, self.points, self.words)
