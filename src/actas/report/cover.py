"""What is known of a meeting: title, facts, participants. What is not known is not said."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.page import Block, Cell, Column, Fact, Facts, Paragraph, Table
from actas.model.record import Meeting, Record
from actas.report.attendance import attendance, presence
from actas.report.words import Words, trim
from actas.vocabulary import LANGUAGES

_ACROSS = 92  # letters of a table across a page
UNKNOWN_DATE = "1980-01-01"  # the first day that a zip archive can write


def title_of(record: Record, words: Words) -> str:
    """Return the meeting's title, or our own name for a meeting that has none."""
    return trim(record.meeting.title) or words.say("untitled")


def created_on(records: Sequence[Record]) -> str:
    """Return the last day of the meetings, as ISO date."""
    dates = [date for record in records if (date := record.meeting.end_date or record.meeting.date)]
    return max(dates, default=UNKNOWN_DATE)


def _status(record: Record, words: Words) -> str:
    if record.approved:
        return words.say("approved-by", by=record.approved.by, on=words.date(record.approved.on))
    return words.say("status-approved" if record.status == "approved" else "status-draft")


def _notes_language(meeting: Meeting, words: Words) -> str | None:
    if not meeting.language or meeting.language == words.language:
        return None
    known = meeting.language in LANGUAGES
    return words.say(f"language-{meeting.language}") if known else meeting.language


def _source(record: Record, words: Words) -> str | None:
    if record.source is None:
        return None
    sources = (record.source, *record.source.also)
    # Where they lie is nobody's business here.
    names = [one.file.replace("\\", "/").rpartition("/")[2] for one in sources]
    named = [words.say("stdin") if name == "-" else name for name in names]
    return words.join(
        [
            words.say("source-of", file=name, lines=words.number_of("line", one.lines))
            for name, one in zip(named, sources, strict=True)
        ]
    )


def facts_of(record: Record, words: Words) -> Facts:
    """Return the rows of the cover, and only those that are known."""
    meeting = record.meeting
    known = [
        ("series", meeting.series),
        ("when", words.dates(meeting.date, meeting.end_date) if meeting.date else None),
        ("time", words.times(meeting.start, meeting.end)),
        ("where", meeting.place),
        ("attendance", attendance(record, words)),
        ("in-the-notes", "\n".join(stated.text for stated in meeting.as_written) or None),
        ("status", _status(record, words)),
        ("source", _source(record, words)),
        ("notes-language", _notes_language(meeting, words)),
        ("record", record.id),
    ]
    rows = tuple(Fact(name=words.say(slug), value=value) for slug, value in known if value)
    return Facts(rows=rows, caption=words.say("facts"))


def given_of(record: Record, words: Words) -> Paragraph | None:
    """Return the sentence that names what the rapporteur gave and the notes do not say."""
    names = [words.say(f"given-{key}") for key in record.meeting.given]
    return Paragraph(text=words.say("given", names=words.join(names)), style="note") if names else None


def participants_of(record: Record, words: Words) -> Table | None:
    """Return the participants as a table, unless a section of the notes lists them in their own words."""
    participants = record.meeting.participants
    if not participants or any(section.kind == "participants" for section in record.all_sections()):
        return None
    slugs = {"present": "is-present", "absent": "is-absent", "excused": "is-excused"}
    rows = [
        (one.name, one.of or "", words.named("role", one.role or ""), words.say(slugs[presence(one)]))
        for one in participants
    ]
    heads = ("name", "of", "role", "status")
    shares = (0.36, 0.34, 0.15, 0.15)
    used = [index for index in range(4) if index == 0 or any(row[index] for row in rows)]
    room = sum(shares[index] for index in used)
    return Table(
        caption=words.say("attendance"),
        columns=tuple(Column(name=words.say(heads[index]), share=shares[index] / room) for index in used),
        rows=tuple(tuple(Cell(text=row[index]) for index in used) for row in rows),
        language=record.meeting.language if record.meeting.language != words.language else None,
    )


def cover_of(record: Record, words: Words) -> tuple[Block, ...]:
    """Return what stands before a record's summary."""
    blocks: list[Block | None] = [facts_of(record, words), given_of(record, words)]
    return tuple(block for block in blocks if block)


def table_of_records(
    records: Sequence[Record], anchors: Sequence[str | None], words: Words, *, ids: bool = False
) -> Table:
    """Return one row a record: its title, when and where; the title leads to the record's chapter.

    With ``ids`` also what sources call it.
    """
    rows = []
    for record, anchor in zip(records, anchors, strict=True):
        meeting = record.meeting
        when = words.dates(meeting.date, meeting.end_date) if meeting.date else ""
        title = Cell(text=title_of(record, words), to=anchor)
        row = (title, Cell(text=when), Cell(text=meeting.place or ""), Cell(text=record.id))
        rows.append(row if ids else row[:3])
    named = min(0.28, max(0.16, (max(len(record.id) for record in records) + 2) / _ACROSS))
    shares = (0.64 - named, 0.18, 0.18, named) if ids else (0.5, 0.28, 0.22)
    slugs = ("meeting", "when", "where", "record")
    columns = [Column(name=words.say(slug), share=share) for slug, share in zip(slugs, shares, strict=False)]
    used = [at for at in range(len(columns)) if at == 0 or any(row[at].text for row in rows)]
    return Table(
        caption=words.say("facts-several"),
        columns=tuple(columns[at] for at in used),
        rows=tuple(tuple(row[at] for at in used) for row in rows),
    )
