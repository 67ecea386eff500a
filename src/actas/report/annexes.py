"""What stands at the end: open doubts, where each point comes from, words set aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from actas.model.page import Block, Cell, Column, DoubtMark, Heading, Paragraph, Point, Table
from actas.model.record import Item, Record
from actas.report.anchors import Anchors
from actas.report.labels import heading_label, markers
from actas.report.points import Drawing, of_footnote
from actas.report.words import Words, flat, short_place, shortened

_EXCERPT = 60  # characters: enough to know a point by, one line of a table
_ACROSS = 74  # characters of the columns of a table, side by side
_NAMED, _MOST_NAMED = 0.09, 0.27  # share of the points' ids: "A4.1" fits, and at most "A10.1.1.1.1.1.1"
_LETTERS = "ABCDEFGHIJ"


def marks_of(record: Record, first: int, anchors: Anchors) -> list[DoubtMark]:
    """Return a mark for each doubt of a record, numbered from ``first`` on."""
    return [
        DoubtMark(number=f"?{number}", says=doubt.says, anchor=anchors.new(f"doubt-{number}"))
        for number, doubt in enumerate(record.doubts, first)
    ]


def by_place(record: Record, marks: Sequence[DoubtMark]) -> dict[str, tuple[DoubtMark, ...]]:
    """Return id of an item or section -> the marks of its doubts."""
    found: dict[str, tuple[DoubtMark, ...]] = {}
    for doubt, mark in zip(record.doubts, marks, strict=True):
        if doubt.at:
            found[doubt.at] = (*found.get(doubt.at, ()), mark)
    return found


def doubts_table(record: Record, marks: Sequence[DoubtMark], drawing: Drawing) -> Table | None:
    """Return the open doubts of a record, with the point and the lines of the notes."""
    if not marks:
        return None
    words = drawing.words
    rows = tuple(
        (
            Cell(text=mark.number, anchor=mark.anchor),
            Cell(text=doubt.at or "–", to=drawing.found.get(doubt.at or "")),
            Cell(text=short_place(doubt.lines)),
            Cell(text=doubt.says),
        )
        for doubt, mark in zip(record.doubts, marks, strict=True)
    )
    columns = (
        Column(name=words.say("col-number"), share=0.1),
        Column(name=words.say("col-point"), share=0.12),
        Column(name=words.say("col-lines"), share=0.13),
        Column(name=words.say("col-doubt"), share=0.65),
    )
    return Table(caption=words.say("doubts"), columns=columns, rows=rows, language=_other(record, words))


def _other(record: Record, words: Words) -> str | None:
    language = record.meeting.language
    return language if language != words.language else None


def _excerpt(point: Point) -> str:
    return shortened(flat("".join(run.text[: 2 * _EXCERPT] for run in point.runs[:6])), _EXCERPT)


def _place_rows(record: Record, points: dict[str, tuple[Point, ...]]) -> Iterator[tuple[Cell, ...]]:
    for section in record.all_sections():
        if section.lines:
            yield (
                Cell(text=section.id),
                Cell(text=heading_label(section.label) or ""),
                Cell(text=shortened(flat(section.heading), _EXCERPT), strong=True),
                Cell(text=short_place(section.lines)),
            )
        items = (item for top in section.items for item in top.walk())
        drawn = (point for top in points.get(section.id, ()) for point in top.walk())
        for item, point in zip(items, drawn, strict=False):
            yield (
                Cell(text=item.id, to=point.anchor),
                Cell(text=_on_paper(item)),
                Cell(text=_excerpt(point)),
                Cell(text=short_place(item.lines)),
            )


def _on_paper(item: Item) -> str:
    noted = of_footnote(item)
    return noted.shown if noted else _shown(item.label)


@lru_cache(maxsize=512)
def _shown(label: str | None) -> str:
    marker = markers([label])[0]
    return marker.shown if marker else ""


def places_table(record: Record, points: dict[str, tuple[Point, ...]], words: Words) -> Table | None:
    """Return each heading and point with its lines of the notes. ``points``: section's id -> its points."""
    rows = tuple(_place_rows(record, points))
    longest = max((len(row[0].text) for row in rows), default=0)
    named = min(max(_NAMED, (longest + 1) / _ACROSS), _MOST_NAMED)
    columns = (
        Column(name=words.say("col-point"), share=named),
        Column(name=words.say("col-label"), share=0.11),
        Column(name=words.say("col-words"), share=0.77 - named),
        Column(name=words.say("col-lines"), share=0.12),
    )
    table = Table(caption=words.say("places"), columns=columns, rows=rows, language=_other(record, words))
    return table if rows else None


def discarded_table(record: Record, words: Words, shown: Collection[tuple[str, int]]) -> Table | None:
    """Return the words set aside, and why; not drawn lines, nor names that head a table's columns."""
    rows = tuple(
        (Cell(text=short_place(one.lines)), Cell(text=one.text), Cell(text=words.named("aside", one.reason)))
        for one in record.discarded
        if any(map(str.isalnum, one.text)) and (one.lines.file, one.lines.first) not in shown
    )
    columns = (
        Column(name=words.say("col-lines"), share=0.15),
        Column(name=words.say("col-aside"), share=0.6),
        Column(name=words.say("col-reason"), share=0.25),
    )
    table = Table(caption=words.say("discarded"), columns=columns, rows=rows, language=_other(record, words))
    return table if rows else None


def annexes_of(
    titles: Sequence[str],
    tables: Sequence[tuple[str, Sequence[Table | None]]],
    words: Words,
    anchors: Anchors,
) -> Iterator[Block]:
    """Yield the annexes that have something to say, lettered; each holds a table a record.

    Args:
        titles: the records' titles, in the order of the tables.
        tables: slug of the annex ("doubts"), and one table a record, None where it has none.
        words: the report's words.
        anchors: where the headings' anchors come from.

    """
    told = [(slug, each) for slug, each in tables if any(each)]
    for at, (slug, each) in enumerate(told):
        name = words.say("annex", letter=_LETTERS[at], name=words.say(slug))
        yield Heading(level=1, text=name, anchor=anchors.new(f"annex-{slug}"), new_page=at == 0)
        yield Paragraph(text=words.say(f"{slug}-about"), style="note")
        for title, table in zip(titles, each, strict=True):
            if table is None:
                continue
            if len(titles) > 1:
                yield Heading(level=2, text=title, anchor=anchors.new(f"annex-{slug}-of"))
            yield table
