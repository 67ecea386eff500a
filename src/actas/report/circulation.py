"""One short document a delegation: its own words, where others name it, boxes to tick, a day to answer by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actas import vocabulary
from actas.model.errors import BadUsage
from actas.model.page import Block, Fact, Facts, Heading, Paragraph, Point, Points
from actas.model.record import Actor
from actas.report.aliases import Key, actors_of, aliases, aliases_of, each, key_of
from actas.report.by_actor import drawn
from actas.report.cover import title_of
from actas.report.desk import Desk, Draft
from actas.report.taken import Taken, taken_of
from actas.report.words import trim
from actas.vocabulary.fold import fold

_MOST_NAMES = 20  # of those who speak, where the recipient is none of them
_ROOM = "\u00a0"  # the table's own lines are what one writes on


def circulation(desk: Desk) -> Draft:
    """Return the document for the recipient that the request names.

    Raises BadUsage when the request names nobody, or nobody whom the records know.
    """
    words, records = desk.words, desk.records
    key, name = recipient(desk)
    taken = taken_of(desk)
    own = [one for one in taken if any(key_of(who) == key for who in each(one.item.actor))]
    names = aliases_of(actors_of(records), desk.request.known)
    for alias in aliases(_asked(key, name), desk.request.known):
        names.add(alias, key)
    others = [
        one
        for one in taken
        if one not in own
        and (one.is_owed_by(key) or any(found == key for _, _, found in names.find(one.words())))
    ]
    if not own and not others:
        raise BadUsage("render.for-nobody", name=desk.request.recipient, known=_known(desk))
    blocks: list[Block] = [_head(name, desk), Paragraph(text=_asks(name, desk))]
    blocks += _part("own-words", own, desk)
    blocks += _part("named-by-others", others, desk, name=name)
    blocks += _reply(desk)
    title = title_of(records[0], words) if len(records) == 1 else words.say("several")
    return Draft(title=title, kicker=words.say("kicker-circulation", name=name), blocks=tuple(blocks))


def _asked(key: Key, name: str) -> Actor:
    if key[0] == "code":
        return Actor(name=name, kind="country", code=key[1])
    return Actor(name=name, kind=key[0])


def recipient(desk: Desk) -> tuple[Key, str]:
    """Return key and name of the recipient, found by name, alias or country code in any case."""
    asked = trim(desk.request.recipient)
    if not asked:
        raise BadUsage("render.for-whom", known=_known(desk))
    wanted = fold(asked)
    for actor in actors_of(desk.records):
        if actor.code and actor.code.lower() == wanted:
            return key_of(actor), actor.name
        if any(fold(alias) == wanted for alias in aliases(actor, desk.request.known)):
            return key_of(actor), actor.name
    words = vocabulary.load()
    code = words.countries.get(wanted) or (
        asked.upper() if asked.upper() in words.countries.values() else None
    )
    if code:
        return ("code", code), vocabulary.country_names(desk.words.language)[code]
    if wanted in words.organisations:
        return ("organisation", words.organisations[wanted]), words.organisations[wanted]
    raise BadUsage("render.for-nobody", name=asked, known=_known(desk))


def _known(desk: Desk) -> str:
    names = list(dict.fromkeys(trim(actor.name) for actor in actors_of(desk.records)))
    return ", ".join(names[:_MOST_NAMES]) + (" …" if names[_MOST_NAMES:] else "")


def _head(name: str, desk: Desk) -> Facts:
    words = desk.words
    meeting = desk.records[0].meeting if len(desk.records) == 1 else None
    known = [
        ("for", name),
        ("when", words.dates(meeting.date, meeting.end_date) if meeting and meeting.date else None),
        ("where", meeting.place if meeting else None),
        ("deadline", words.date(desk.request.deadline) if desk.request.deadline else None),
    ]
    rows = tuple(Fact(name=words.say(slug), value=value) for slug, value in known if value)
    return Facts(rows=rows, caption=words.say("facts"))


def _asks(name: str, desk: Desk) -> str:
    deadline = desk.request.deadline
    if deadline:
        return desk.words.say("please-by", name=name, date=desk.words.date(deadline))
    return desk.words.say("please", name=name)


def _part(slug: str, found: Sequence[Taken], desk: Desk, **values: str) -> Iterator[Block]:
    yield Heading(level=1, text=desk.words.say(slug, **values), anchor=desk.anchors.new(slug))
    if found:
        boxes = (desk.words.say("box-agree"), desk.words.before_colon("box-correct"))
        yield Points(points=tuple(_boxed(point, boxes) for point in drawn(found, desk)))
    else:
        yield Paragraph(text=desk.words.say("none-of-these"), style="note")


def _boxed(point: Point, boxes: tuple[str, ...]) -> Point:
    """Return a point with the answers below it; what the rapporteur doubts is no question to a delegation."""
    below = tuple(replace(one, doubts=()) for one in point.points)
    return replace(point, boxes=boxes, doubts=(), points=below)


def _reply(desk: Desk) -> Iterator[Block]:
    words = desk.words
    yield Heading(level=1, text=words.say("reply"), anchor=desk.anchors.new("reply"))
    rows = tuple(Fact(name=words.say(slug), value=_ROOM) for slug in ("name", "role", "when", "signature"))
    yield Facts(rows=rows, caption=words.say("reply"))
