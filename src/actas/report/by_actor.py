"""One chapter a country or organisation: what it said, what is asked of it, where others name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.page import Block, Contents, Heading, Paragraph, Point, Points, Table
from actas.model.record import ITEM_KINDS, SECTION_KINDS
from actas.report.aliases import Aliases, Key, actors_of, aliases_of, each, key_of
from actas.report.counting import chart_of, contributions, matrix, named
from actas.report.cover import cover_of, table_of_records, title_of
from actas.report.desk import Desk, Draft
from actas.report.points import counted, point_of
from actas.report.taken import Taken, doubts_of, taken_of
from actas.report.words import flat, in_order, shortened, trim

_PLURAL = dict(zip(ITEM_KINDS, (*SECTION_KINDS, "votes"), strict=True))
_MOST_SECTIONS = 12  # columns that a page holds
_NAME = 40  # letters of a heading that names one: it may stand upright


def by_actor(desk: Desk) -> Draft:
    """Return a chapter for each who speaks or is spoken of by name."""
    words, records = desk.words, desk.records
    taken = taken_of(desk)
    names = actors_named(taken, desk)
    aliases = aliases_of(actors_of(records), desk.request.known)
    chapters = [_Part(key, name, taken, aliases, desk) for key, name in names.items()]
    single = len(records) == 1
    blocks: list[Block] = []
    if single:
        blocks += cover_of(records[0], words)
    else:
        blocks.append(table_of_records(records, [None] * len(records), words, ids=True))
    blocks.append(Contents(name=words.say("contents"), levels=1))
    blocks += _overview(desk)
    for chapter in chapters:
        blocks += chapter.blocks()
    blocks += _unnamed(taken, desk)
    blocks += doubts_of(taken, desk)
    return Draft(
        title=title_of(records[0], words) if single else words.say("several"),
        kicker=words.say("kicker-by-actor"),
        blocks=tuple(blocks),
    )


def actors_named(taken: Sequence[Taken], desk: Desk) -> dict[Key, str]:
    """Return who speaks, then what bodies are to do something, key -> name, in the profile's order.

    Joint speakers are told one by one.
    """
    found = named(contributions(desk.records), desk.words, desk.profile)
    owing = (one for taker in taken for owner in taker.item.owners for one in each(owner))
    speaking = (one for taker in taken for one in each(taker.item.actor))
    # A person who is to do something is often half a name: «Ana» for «Ana Mora», who speaks.
    told = (*speaking, *(one for one in owing if one.kind != "person" and not one.members))
    joint: dict[Key, str] = {}
    for one in told:
        joint.setdefault(key_of(one), trim(one.name))
    groups = {key_of(taker.item.actor) for taker in taken if taker.item.actor and taker.item.actor.members}
    names = {key: name for key, name in {**joint, **found}.items() if key not in groups}
    order = {key: at for at, key in enumerate(joint)}
    if desk.profile.actors == "alphabetical":
        return dict(sorted(names.items(), key=lambda pair: in_order(pair[1])))
    return dict(sorted(names.items(), key=lambda pair: order.get(pair[0], len(order))))


def _overview(desk: Desk) -> Iterator[Block]:
    """Yield who said how much, and in which section."""
    words, records = desk.words, desk.records
    chart, table = chart_of(records, words, desk.profile), _by_section(desk)
    if chart or table:
        yield Heading(level=1, text=words.say("figures"), anchor=desk.anchors.new("figures"))
    yield from (block for block in (chart, table) if block)


def _by_section(desk: Desk) -> Table | None:
    """Return actors × sections of one record that has not too many of these."""
    words, records = desk.words, desk.records
    counted_ones = contributions(records)
    if len(records) > 1 or not counted_ones:
        return None
    used = {one.section for one in counted_ones}
    names = {
        section.id: shortened(flat(section.heading), _NAME) or f"[{words.say(f'kind-{section.kind}')}]"
        for section in records[0].all_sections()
        if section.id in used
    }
    columns = {name: name for name in names.values()}  # what each country has is one column, not one of each
    if len(columns) > _MOST_SECTIONS:
        return None
    placed = [(one, names[one.section]) for one in counted_ones]
    return matrix(placed, columns, words, desk.profile, caption=words.say("sections-caption"))


class _Part:
    """One actor's chapter."""

    def __init__(self, key: Key, name: str, taken: Sequence[Taken], aliases: Aliases, desk: Desk) -> None:
        self.desk = desk
        self.name = name
        self.own = [one for one in taken if any(key_of(who) == key for who in each(one.item.actor))]
        others = [one for one in taken if one not in self.own]
        self.owed = [one for one in others if one.is_owed_by(key)]
        self.named = [
            one
            for one in others
            if one not in self.owed
            and not one.lists_who_came
            and any(found == key for _, _, found in aliases.find(one.words()))
        ]

    def blocks(self) -> Iterator[Block]:
        """Yield the chapter: its own words by kind, what it is to do, what is recommended to it, the rest."""
        words, anchors = self.desk.words, self.desk.anchors
        yield Heading(level=1, text=self.name, anchor=anchors.new("actor"), new_page=False)
        kinds = list(dict.fromkeys(one.kind for one in self.own))
        for kind in kinds:
            found = [one for one in self.own if one.kind == kind]
            yield from self._group(words.say(f"kind-{_PLURAL.get(kind, 'other')}"), found)
        yield from self._group(words.say("owed-by", name=self.name), self.owed)
        asked = [one for one in self.named if one.kind == "recommendation"]
        others = [one for one in self.named if one.kind != "recommendation"]
        yield from self._group(words.say("asked-of", name=self.name), asked)
        yield from self._group(words.say("named-by-others", name=self.name), others)
        if not self.own and not self.owed and not self.named:
            yield Paragraph(text=words.say("said-nothing"), style="note")

    def _group(self, heading: str, found: Sequence[Taken]) -> Iterator[Block]:
        if found:
            yield Heading(level=2, text=heading, anchor=self.desk.anchors.new("part"))
            yield Points(points=tuple(drawn(found, self.desk)))


def drawn(found: Sequence[Taken], desk: Desk) -> Iterator[Point]:
    """Yield items as one list of ours, each with its source."""
    for number, one in enumerate(found, 1):
        yield point_of(one.item, one.usual, one.chapter.drawing, counted(number), more=one.source(desk))


def _unnamed(taken: Sequence[Taken], desk: Desk) -> Iterator[Block]:
    """Yield what nobody is named for, so that the report leaves nothing out."""
    found = [one for one in taken if one.item.actor is None]
    if not found:
        return
    yield Heading(level=1, text=desk.words.say("nobody"), anchor=desk.anchors.new("nobody"))
    for kind in dict.fromkeys(one.kind for one in found):
        these = [one for one in found if one.kind == kind]
        heading = desk.words.say(f"kind-{_PLURAL.get(kind, 'other')}")
        yield Heading(level=2, text=heading, anchor=desk.anchors.new("part"))
        yield Points(points=tuple(drawn(these, desk)))
