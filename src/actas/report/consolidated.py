"""Several groups' records as one report: by kind, like recommendations together, every source kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.page import Block, Contents, Fact, Heading, Paragraph, Point, Points, Run
from actas.model.record import ITEM_KINDS, SECTION_KINDS
from actas.report.counting import chart_of, counts_of, summary_of
from actas.report.cover import table_of_records
from actas.report.desk import Desk, Draft
from actas.report.likeness import Said, clusters, said, shared
from actas.report.points import counted, point_of
from actas.report.taken import Taken, doubts_of, taken_of

_PLURAL = dict(zip(ITEM_KINDS, (*SECTION_KINDS, "votes"), strict=True))


def consolidated(desk: Desk) -> Draft:
    """Return one report of all records, merged by kind of item."""
    words, records = desk.words, desk.records
    taken = taken_of(desk)
    blocks: list[Block] = [
        table_of_records(records, [None] * len(records), words, ids=True),
        Contents(name=words.say("contents"), levels=1),
        Heading(level=1, text=words.say("figures"), anchor=desk.anchors.new("figures")),
        Paragraph(text=counts_of(records, words)),
    ]
    if table := summary_of(records, words, desk.profile):
        blocks.append(table)
    if chart := chart_of(records, words, desk.profile):
        blocks.append(chart)
    for kind in sorted({one.kind for one in taken}, key=ITEM_KINDS.index):
        found = [one for one in taken if one.kind == kind]
        name = words.say(f"kind-{_PLURAL[kind]}")
        blocks.append(Heading(level=1, text=name, anchor=desk.anchors.new("kind")))
        blocks += _clustered(found, desk) if kind == "recommendation" else [_listed(found, desk)]
    blocks += doubts_of(taken, desk)
    return Draft(title=words.say("several"), kicker=words.say("kicker-consolidated"), blocks=tuple(blocks))


def _listed(found: Sequence[Taken], desk: Desk) -> Points:
    return Points(points=tuple(_point(one, number, desk) for number, one in enumerate(found, 1)))


def _point(one: Taken, number: int, desk: Desk, *, fresh: bool | None = None) -> Point:
    marker = counted(number, fresh=fresh)
    return point_of(one.item, one.usual, one.chapter.drawing, marker, more=one.source(desk))


def _clustered(found: Sequence[Taken], desk: Desk) -> Iterator[Block]:
    """Yield like recommendations below the words they share, then those that stand alone."""
    words = desk.words
    spoken = [said(one.words(), one.record.meeting.language) for one in found]
    groups = clusters(spoken)
    together = [group for group in groups if len(group) > 1]
    if together:
        yield Paragraph(text=words.say("clusters-about"), style="note")
        yield Points(
            points=tuple(
                _cluster(number, group, found, spoken, desk) for number, group in enumerate(together, 1)
            )
        )
    alone = [found[group[0]] for group in groups if len(group) == 1]
    if alone:
        if together:
            yield Heading(level=2, text=words.say("asked-once"), anchor=desk.anchors.new("asked-once"))
        first = len(together) + 1
        points = (_point(one, number, desk, fresh=number == first) for number, one in enumerate(alone, first))
        yield Points(points=tuple(points))


def _cluster(
    number: int, group: tuple[int, ...], found: Sequence[Taken], spoken: Sequence[Said], desk: Desk
) -> Point:
    """Return a point that says how often and with which words a thing is asked, its askers below it."""
    words = desk.words
    first = spoken[group[0]]
    common: dict[str, None] = {}
    for other in group[1:]:
        common.update(dict.fromkeys(shared(first, spoken[other])))
    head = Run(text=f"[{words.say('asked-times', n=len(group))}]", role="ours")
    return Point(
        anchor=desk.anchors.new("cluster"),
        marker=counted(number),
        runs=(head,),
        details=(
            Fact(name=words.before_colon("shared-words"), value=", ".join(word.lower() for word in common)),
        ),
        points=tuple(
            point_of(
                found[at].item,
                found[at].usual,
                found[at].chapter.drawing,
                desk.profile.marker("lower-letter", place, words.language, fresh=place == 1),
                more=found[at].source(desk),
                depth=1,
            )
            for place, at in enumerate(group, 1)
        ),
    )
