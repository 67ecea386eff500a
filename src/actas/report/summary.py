"""The summary, a page or two: figures, what was agreed, what is recommended, what is in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from actas.model.compiled import compiled
from actas.model.page import Block, Cell, Chart, Heading, Paragraph, Point, Points, Run, Table
from actas.report import room
from actas.report.counting import chart_of, counts_of, kinds_of, summary_of
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
_PAGES = 2
_ROOM = _PAGES * room.PAGE  # lines
_LEAST_POINTS = 3  # of a part, however little room there is
_KEPT_FACTS = ("when", "time", "where", "attendance", "status")
_SENTENCE = compiled(r"[.;:?!…](?=\s)")
_WORD = compiled(r"[^\W\d_]+\Z")
_ABBREVIATED = 3  # letters: a word up to here and its full stop end no sentence, «Sra. Mora», «n.º»
_LEAST, _MOST = 40, 220  # characters of a sentence that stands for its point
_MORE = Run(text=" …", role="ours")


def summary(desk: Desk) -> Draft:
    """Return the summary of one record, or of several together."""
    words, records = desk.words, desk.records
    single = len(records) == 1
    title = title_of(records[0], words) if single else words.say("several")
    made = _fitted(desk, title, [_opening(desk), *_figures(desk, title)])
    return Draft(
        title=title,
        kicker=words.say("kicker-summary"),
        blocks=tuple(made),
    )


def _opening(desk: Desk) -> Block:
    words, records = desk.words, desk.records
    if len(records) > 1:
        return table_of_records(records, [None] * len(records), words, ids=True)
    facts = facts_of(records[0], words)
    names = [words.say(slug) for slug in _KEPT_FACTS]
    return replace(facts, rows=tuple(row for row in facts.rows if row.name in names))


def _figures(desk: Desk, title: str) -> Iterator[Block]:
    """Yield how much there is, by whom where the first page has room for it."""
    words, records = desk.words, desk.records
    head: list[Block] = [
        Heading(level=1, text=words.say("figures"), anchor=desk.anchors.new("figures")),
        Paragraph(text=counts_of(records, words)),
    ]
    yield from head
    table = summary_of(records, words, desk.profile)
    if table and room.pages(title, [_opening(desk), *head, table]) > 1:
        table = kinds_of(records, words)
    if table:
        yield table
    if chart := chart_of(records, words, desk.profile):
        yield chart


def _fitted(desk: Desk, title: str, figures: list[Block]) -> list[Block]:
    """Return figures, points and doubts on two pages.

    Where there is no room for all, the chart goes, whose figures the table has; then points keep their
    first sentence; then the table of doubts goes, whose number the figures have; then the last points of
    each part. What is left out is said to be left out.
    """
    taken = taken_of(desk)
    told = [one for one in taken if any(one.kind in kinds for _, kinds in _PARTS)]
    parts = [part for part in (_part(desk, told, *one) for one in _PARTS) if part]
    doubts = list(doubts_of(taken, desk))
    bare = [block for block in figures if not isinstance(block, Chart)]
    short = [(heading, tuple(map(_shortened, points))) for heading, points in parts]
    few = [_doubts_said(desk)] if doubts else []
    none = [] if told else [Paragraph(text=desk.words.say("nothing-agreed"), style="note")]
    left = _ROOM - room.height([*bare, *few])
    ways: Iterator[list[Block]] = chain(
        (
            [*figures, *_drawn(parts), *none, *doubts],
            [*bare, *_drawn(parts), *none, *doubts],
            [*bare, *_drawn(short), *_cut_said(short, desk), *doubts],
            [*bare, *_drawn(short), *_cut_said(short, desk), *few],
        ),
        ([*bare, *_capped(short, left - less, desk), *few] for less in range(_ROOM)),
    )
    fewest: list[Block] = []
    for fewest in ways:
        if room.pages(title, fewest) <= _PAGES:
            break
    return _linked(fewest)


Part = tuple[Heading, tuple[Point, ...]]


def _part(desk: Desk, told: Sequence[Taken], slug: str, kinds: Sequence[str]) -> Part | None:
    found = [one for one in told if one.kind in kinds]
    if not found:
        return None
    if any(one.kind == "vote" for one in found):  # the figures above count votes by themselves
        voted = all(one.kind == "vote" for one in found)
        slug = "kind-votes" if voted else "agreements-and-votes"
    heading = Heading(level=1, text=desk.words.say(slug), anchor=desk.anchors.new(slug))
    return heading, tuple(_points(found, desk))


def _points(found: Sequence[Taken], desk: Desk) -> Iterator[Point]:
    for number, one in enumerate(found, 1):
        more = one.source(desk) if len(desk.records) > 1 else ()
        yield point_of(one.item, one.usual, one.chapter.drawing, counted(number), more=more)


def _drawn(parts: Sequence[Part]) -> Iterator[Block]:
    for heading, points in parts:
        yield heading
        yield Points(points=points)


def _capped(parts: Sequence[Part], left: float, desk: Desk) -> Iterator[Block]:
    """Yield parts with as many points as there is room for, and how many are left out of each."""
    drawn: list[Part] = []
    for at, (heading, points) in enumerate(parts):
        after = sum(5 + sum(map(room.of_point, more[:_LEAST_POINTS])) for _, more in parts[at + 1 :])
        left -= 4  # its heading, and that some are left out
        kept = 0
        for point in points:
            taken = room.of_point(point)
            if kept >= _LEAST_POINTS and left - taken < after:
                break
            left -= taken
            kept += 1
        drawn.append((heading, points[:kept]))
        yield heading
        yield Points(points=points[:kept])
        if kept < len(points):
            said = desk.words.say("more-in-minutes", n=len(points) - kept)
            yield Paragraph(text=said, style="note")
    yield from _cut_said(drawn, desk)


def _cut_said(parts: Sequence[Part], desk: Desk) -> list[Block]:
    """Return the sentence that says what «…» stands for, where there is one."""
    cut = any(point.runs[-1:] == (_MORE,) for _, points in parts for point in points)
    return [Paragraph(text=desk.words.say("shortened"), style="note")] if cut else []


def _doubts_said(desk: Desk) -> Block:
    count = sum(len(record.doubts) for record in desk.records)
    said = desk.words.say("doubts-in-minutes", doubts=desk.words.number_of("doubt", count))
    return Paragraph(text=said, style="note")


def _linked(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without links to what was left out."""
    tops = [top for block in blocks if isinstance(block, Points) for top in block.points]
    drawn = {point.anchor for top in tops for point in top.walk()}
    rows = {mark.anchor for block in blocks if isinstance(block, Table) for row in block.rows for mark in row}

    def point(one: Point) -> Point:
        doubts = tuple(mark for mark in one.doubts if mark.anchor in rows)
        return replace(one, doubts=doubts, points=tuple(map(point, one.points)))

    def block(one: Block) -> Block:
        if isinstance(one, Points):
            return replace(one, points=tuple(map(point, one.points)))
        if isinstance(one, Table):
            cells = (tuple(_to(cell, drawn) for cell in row) for row in one.rows)
            return replace(one, rows=tuple(cells))
        return one

    return list(map(block, blocks))


def _to(cell: Cell, drawn: Collection[str]) -> Cell:
    return cell if cell.to is None or cell.to in drawn else replace(cell, to=None)


def _shortened(point: Point) -> Point:
    """Return a point with its first sentence only where that takes fewer lines, else as it is."""
    short = _cut(point)
    return short if room.of_point(short) < room.of_point(point) else point


def _cut(point: Point) -> Point:
    """Return a point with its first sentence only, what is below it left out; what is left out shows as …."""
    runs: list[Run] = []
    letters = _MOST
    for run in point.runs:
        end = _end(run.text, letters) if run.role == "text" else len(run.text)
        runs.append(replace(run, text=run.text[:end]))
        letters -= end
        if end < len(run.text):
            runs.append(_MORE)
            return replace(point, runs=tuple(runs), points=())
    if point.points:
        runs.append(_MORE)
    return replace(point, runs=tuple(runs), points=())


def _ends(text: str) -> Iterator[int]:
    """Yield where sentences end: not within brackets, nor behind an abbreviation."""
    for found in _SENTENCE.finditer(text):
        before, after = text[: found.start()], text[found.end() :].lstrip()
        if before.count("(") > before.count(")"):
            continue
        word = _WORD.search(before)
        if found[0] == "." and (after[:1].islower() or (word and len(word[0]) <= _ABBREVIATED)):
            continue
        yield found.end()


def _end(text: str, letters: int) -> int:
    """Return where the first sentence of a text ends, or the last word that there is room for."""
    end = next((end for end in _ends(text) if end >= _LEAST), len(text))
    if end <= max(letters, _LEAST):
        return end
    space = text.rfind(" ", 0, max(letters, _LEAST))
    return space if space > 0 else end
