"""The summary, a page or two: figures, what was agreed, what is recommended, what is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actas.model.page import Block, Heading, Paragraph, Point, Points, Run
from actas.report.counting import chart_of, counts_of, summary_of
from actas.report.cover import facts_of, table_of_records, title_of
from actas.report.desk import Desk, Draft
from actas.report.points import counted, point_of
from actas.report.taken import Taken, doubts_of, taken_of

# What the summary tells, and which kinds of item each heading takes.
_PARTS = (
    ("kind-agreements", ("agreement", "vote")),
    ("kind-actions", ("action",)),
    ("kind-recommendations", ("recommendation",)),
)
_ROOM = 650  # words: what two pages hold beside the figures
_KEPT_FACTS = ("when", "time", "where", "attendance", "status")
_SENTENCE = re.compile(r"[.;:?!…](?=\s)")
_LEAST, _MOST = 40, 220  # characters of a sentence that stands for its point


def summary(desk: Desk) -> Draft:
    """Return the summary of one record, or of several together."""
    words, records = desk.words, desk.records
    single = len(records) == 1
    blocks: list[Block] = []
    if single:
        facts = facts_of(records[0], words)
        names = [words.say(slug) for slug in _KEPT_FACTS]
        kept = tuple(row for row in facts.rows if row.name in names)
        blocks.append(replace(facts, rows=kept))
    else:
        blocks.append(table_of_records(records, [None] * len(records), words, ids=True))
    blocks += _figures(desk)
    blocks += _said(desk)
    return Draft(
        title=title_of(records[0], words) if single else words.say("several"),
        kicker=words.say("kicker-summary"),
        blocks=tuple(blocks),
    )


def _figures(desk: Desk) -> Iterator[Block]:
    words, records = desk.words, desk.records
    yield Heading(level=1, text=words.say("figures"), anchor=desk.anchors.new("figures"))
    yield Paragraph(text=counts_of(records, words))
    if table := summary_of(records, words, desk.profile):
        yield table
    if chart := chart_of(records, words, desk.profile):
        yield chart


def _said(desk: Desk) -> Iterator[Block]:
    words = desk.words
    taken = taken_of(desk)
    told = [one for one in taken if any(one.kind in kinds for _, kinds in _PARTS)]
    short = sum(len(one.words().split()) for one in told) > _ROOM
    for slug, kinds in _PARTS:
        found = [one for one in told if one.kind in kinds]
        if found:
            yield Heading(level=1, text=words.say(slug), anchor=desk.anchors.new(slug))
            yield Points(points=tuple(_points(found, desk, short=short)))
    if not told:
        yield Paragraph(text=words.say("nothing-agreed"), style="note")
    if short:
        yield Paragraph(text=words.say("shortened"), style="note")
    yield from doubts_of(taken, desk)


def _points(found: Sequence[Taken], desk: Desk, *, short: bool) -> Iterator[Point]:
    for number, one in enumerate(found, 1):
        more = one.source(desk) if len(desk.records) > 1 else ()
        made = point_of(one.item, one.usual, one.chapter.drawing, counted(number), more=more)
        yield _shortened(made) if short else made


def _shortened(point: Point) -> Point:
    """Return a point with its first sentence only, what is below it left out; what is left out shows as …."""
    runs: list[Run] = []
    room = _MOST
    for run in point.runs:
        end = _end(run.text, room) if run.role == "text" else len(run.text)
        runs.append(replace(run, text=run.text[:end]))
        room -= end
        if end < len(run.text):
            runs.append(Run(text=" …", role="ours"))
            return replace(point, runs=tuple(runs), points=())
    if point.points:
        runs.append(Run(text=" …", role="ours"))
    return replace(point, runs=tuple(runs), points=())


def _end(text: str, room: int) -> int:
    """Return where the first sentence of a text ends, or the last word that there is room for."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    end = next((end for end in ends if end >= _LEAST), len(text))
    if end <= max(room, _LEAST):
        return end
    space = text.rfind(" ", 0, max(room, _LEAST))
    return space if space > 0 else end
