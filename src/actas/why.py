"""Why each line was read as it was: the cues that decided, gathered line by line from what the steps kept.

Nothing is decided here, and nothing read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.meaning import Chapter, Meaning, Reading
from actas.model.record import Actor, Item, Meeting, Record, Section
from actas.model.span import Span

HEADING_NEEDS = 3.0  # points: as in `outline.headings`, which a test holds
POINTS = compiled(r" ([+-]\d+(?:\.\d+)?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One thing that counted: its slug, what it says, and its points where points were given."""

    slug: str
    says: str = ""
    points: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """One question that was decided by cues."""

    question: (
        str  # "heading": is it one?; "kind": of which kind is the section?; "item": how was it taken apart?
    )
    cues: tuple[Cue, ...]
    points: float | None = None
    needed: float | None = None
    second: str | None = None  # the runner-up
    second_points: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one stretch of lines was taken for, and why."""

    span: Span
    what: str  # "heading", "section" (without heading), "item", "stated", "discarded", "blank"
    words: str = ""
    id: str | None = None
    kind: str | None = None  # a section's; an item's own or its section's
    role: str | None = None
    label: str | None = None
    inside: str | None = None  # id of the section or item that an item hangs from
    actor: Actor | None = None
    title: str | None = None
    owner: str | None = None
    due: str | None = None
    states: tuple[str, ...] = ()  # which of the meeting's keys a stated line gives
    reason: str | None = None  # why words were set aside
    weighings: tuple[Weighing, ...] = ()


def why(reading: Reading, record: Record) -> tuple[Told, ...]:
    """Return what every line that is not blank was taken for, in order of place.

    Args:
        reading: what the notes were taken to mean.
        record: what was made of it.

    """
    found: list[Told] = []
    for chapter, section in zip(reading.chapters, record.sections, strict=True):
        found.extend(_section(chapter, section))
    meeting = record.meeting
    for stated in meeting.as_written:
        keys = tuple(_states(stated.text, meeting))
        found.append(Told(span=stated.lines, what="stated", words=stated.text, states=keys))
    for aside in record.discarded:
        found.append(Told(span=aside.lines, what="discarded", words=aside.text, reason=aside.reason))
    order = {"stated": 0, "section": 1, "heading": 2, "item": 3, "discarded": 4}
    return tuple(sorted(found, key=lambda told: (told.span.first, told.span.part, order[told.what])))


def at_line(told: Sequence[Told], line: int) -> tuple[Told, ...]:
    """Return what one line was taken for; a blank line is told as such."""
    found = tuple(one for one in told if line in one.span)
    return found or (Told(span=Span(line, line), what="blank"),)


def _section(chapter: Chapter, section: Section) -> Iterator[Told]:
    heading = chapter.heading
    own = len(heading.cues) if heading else 0
    as_heading = (_as_heading(heading.cues),) if heading else ()
    weighings = (*as_heading, _as_kind(chapter.cues[own:], section.kind))
    if section.lines is not None:
        yield Told(
            span=section.lines, what="heading", words=section.heading or "", id=section.id, kind=section.kind,
            label=section.label, weighings=weighings,
        )  # fmt: skip
    elif section.items:
        first = section.items[0].lines
        yield Told(
            span=replace(first, last=first.first),
            what="section",
            id=section.id,
            kind=section.kind,
            weighings=weighings,
        )
    for meaning, item in zip(chapter.items, section.items, strict=True):
        yield from _item(meaning, item, section.kind, section.id)
    for below, inner in zip(chapter.chapters, section.sections, strict=True):
        yield from _section(below, inner)


def _item(meaning: Meaning, item: Item, kind: str, inside: str) -> Iterator[Told]:
    cues = (_mark(meaning.block), *map(_cue, meaning.cues))
    weighings = [Weighing(question="item", cues=cues)]
    if meaning.block.weighed:
        weighings.append(_as_heading(meaning.block.weighed))
    yield Told(
        span=item.lines, what="item", words=item.text, id=item.id, kind=item.kind or kind, role=item.role,
        label=item.label, inside=inside, actor=item.actor, title=item.title, owner=item.owner,
        due=item.due or item.due_as_written, weighings=tuple(weighings),
    )  # fmt: skip
    for child, below in zip(meaning.children, item.items, strict=True):
        yield from _item(child, below, kind, item.id)


def _mark(block: Block) -> Cue:
    """Return what sets a block apart from what stands above it."""
    if block.marker is None:
        return Cue(slug="no-marker")
    return Cue(slug="bullet" if block.marker.family == "bullet" else "number", says=block.marker.label)


def _cue(written: str) -> Cue:
    """Return «wording:agreements +3.0» as its parts."""
    points = POINTS.search(written)
    slug, _, says = (written[: points.start()] if points else written).partition(":")
    return Cue(slug=slug, says=says, points=float(points[1]) if points else None)


def _as_heading(written: tuple[str, ...]) -> Weighing:
    cues = tuple(map(_cue, written))
    weighed = [cue.points for cue in cues if cue.points is not None]
    points = round(sum(weighed), 1) if weighed else None
    return Weighing(question="heading", cues=cues, points=points, needed=HEADING_NEEDS if weighed else None)


def _as_kind(written: tuple[str, ...], kind: str) -> Weighing:
    cues = tuple(map(_cue, written))
    points: dict[str, float] = {}
    for cue in cues:
        points[cue.says] = round(points.get(cue.says, 0.0) + (cue.points or 0.0), 1)
    others = {name: sum_ for name, sum_ in points.items() if name != kind}
    second = max(others, key=lambda name: others[name]) if others else None
    return Weighing(
        question="kind", cues=cues, points=points.get(kind), second=second,
        second_points=others[second] if second else None,
    )  # fmt: skip


def _states(text: str, meeting: Meeting) -> Iterator[str]:
    """Yield the meeting's keys whose words stand in a line; of the day, its figures."""
    for key in ("title", "place"):
        value = getattr(meeting, key)
        if value and value in text:
            yield key
    numbers = {number.lstrip("0") for number in re.findall(r"\d+", text)}
    year, _, day = (meeting.date or "").partition("-")
    if year and year in numbers and day.rpartition("-")[2].lstrip("0") in numbers:
        yield "date"
    for key in ("start", "end"):
        hour, _, minute = (getattr(meeting, key) or "").partition(":")
        if hour and hour.lstrip("0") in numbers and (not minute.strip("0") or minute.lstrip("0") in numbers):
            yield key
