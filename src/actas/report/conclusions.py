"""The conclusions: what is agreed and recommended, numbered, grouped by the verb that opens each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from actas.model.page import Block, Heading, Paragraph, Point, Points
from actas.report.counting import counts_of
from actas.report.cover import facts_of, table_of_records, title_of
from actas.report.desk import Desk, Draft
from actas.report.points import counted, point_of
from actas.report.taken import Taken, doubts_of, taken_of
from actas.vocabulary.openings import opening

_KINDS = ("agreement", "vote", "action", "recommendation")


def conclusions(desk: Desk) -> Draft:
    """Return the operative paragraphs; what no verb opens is listed for the rapporteur, word for word."""
    words, records = desk.words, desk.records
    single = len(records) == 1
    groups: dict[str, list[Taken]] = {}
    without: list[Taken] = []
    taken = taken_of(desk)
    for one in taken:
        if one.kind in _KINDS:
            verb = verb_of(one)
            (groups.setdefault(verb, []) if verb else without).append(one)
    blocks: list[Block] = [facts_of(records[0], words)] if single else []
    if not single:
        blocks.append(table_of_records(records, [None] * len(records), words, ids=True))
    blocks.append(Paragraph(text=counts_of(records, words), style="note"))
    numbers = count(1)
    for verb, found in groups.items():
        heading = Heading(
            level=1, text=verb[0].upper() + verb[1:], anchor=desk.anchors.new("verb"), ours=True
        )
        blocks += [heading, Points(points=tuple(_points(found, numbers, desk)))]
    if not groups:
        blocks.append(Paragraph(text=words.say("nothing-agreed"), style="note"))
    if without:
        blocks += [
            Heading(level=1, text=words.say("without-verb"), anchor=desk.anchors.new("without-verb")),
            Paragraph(text=words.say("without-verb-about"), style="note"),
            Points(points=tuple(_points(without, numbers, desk))),
        ]
    blocks += doubts_of(taken, desk)
    return Draft(
        title=title_of(records[0], words) if single else words.say("several"),
        kicker=words.say("kicker-conclusions"),
        blocks=tuple(blocks),
    )


def verb_of(one: Taken) -> str | None:
    """Return the verb that opens an item's text, or its title where the text has none."""
    language = one.record.meeting.language
    return opening(one.item.text, language) or opening(one.item.title or "", language)


def _points(found: list[Taken], numbers: Iterator[int], desk: Desk) -> Iterator[Point]:
    for at, one in enumerate(found):
        marker = counted(next(numbers), fresh=at == 0)
        more = one.source(desk) if len(desk.records) > 1 else ()
        yield point_of(one.item, one.section.kind, one.chapter.drawing, marker, more=more)
