"""Records as sheets of rows: what `xlsx` and `csv` write. Every cell is words, as the record has them.

Three sheets: all items; who came; and what has to be followed up, which is every recommendation, agreement
and action, and whatever has an owner, a date or a tick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from actas.model.page import Page
from actas.model.record import KIND_OF_ITEM, Actor, Item, Participant, Record, Section
from actas.model.span import Span
from actas.render.characters import clean
from actas.vocabulary.messages import named, say

NAMES = ("items", "participants", "follow-up")
_FOLLOWED = frozenset({"recommendation", "agreement", "action"})
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, and how wide it is drawn, in characters. ``key`` ones say which row this is."""

    name: str
    width: int
    key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of words. ``slug`` is one of `NAMES`, ``name`` the same in the reader's language."""

    slug: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An item, where it stands, and what a person asks about it."""

    record: Record
    section: Section
    item: Item
    above: str  # id of the item above it
    doubts: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.item.kind or KIND_OF_ITEM.get(self.section.kind, "other")


_Cell = Callable[[_Found, str], str]


def _actor(one: Actor | None) -> Actor:
    return one or Actor(name="", kind="")


def _lines(span: Span) -> str:
    lines = str(span.first) if span.first == span.last else f"{span.first}-{span.last}"
    shared = f"{lines} ({span.part}/{span.parts})" if span.parts else lines
    return f"{shared} ({span.file})" if span.file else shared


def _tick(done: bool | None, language: str) -> str:
    return "" if done is None else say("forms.yes" if done else "forms.no", language)


def _adopted(item: Item, language: str) -> str:
    return named("follow.adoption", item.adoption or "", language)


# Slug, width in characters, whether it says which row this is, the cell's words.
_ITEM_COLUMNS: tuple[tuple[str, int, bool, _Cell], ...] = (
    ("record", 18, True, lambda one, _: one.record.id),
    ("meeting", 40, False, lambda one, _: one.record.meeting.title or ""),
    ("date", 11, False, lambda one, _: one.record.meeting.date or ""),
    ("section", 8, False, lambda one, _: one.section.id),
    ("heading", 24, False, lambda one, _: one.section.heading or ""),
    ("id", 8, True, lambda one, _: one.item.id),
    ("under", 11, False, lambda one, _: one.above),
    ("kind", 15, False, lambda one, language: say(f"render.item-{one.kind}", language)),
    ("label", 8, False, lambda one, _: one.item.label or ""),
    ("actor", 18, False, lambda one, _: _actor(one.item.actor).name),
    ("actor-as-written", 18, False, lambda one, _: _actor(one.item.actor).as_written or ""),
    ("code", 9, False, lambda one, _: _actor(one.item.actor).code or ""),
    ("title", 24, False, lambda one, _: one.item.title or ""),
    ("text", 60, False, lambda one, _: one.item.text),
    ("owner", 18, False, lambda one, _: one.item.owner or ""),
    ("due", 11, False, lambda one, _: one.item.due or ""),
    ("due-as-written", 18, False, lambda one, _: one.item.due_as_written or ""),
    ("done", 7, False, lambda one, language: _tick(one.item.done, language)),
    ("adoption", 12, False, lambda one, language: _adopted(one.item, language)),
    ("priority", 9, False, lambda one, _: one.item.priority or ""),
    ("refs", 16, False, lambda one, _: "; ".join(f"{ref.scheme} {ref.code}" for ref in one.item.refs)),
    ("links", 20, False, lambda one, _: " ".join(link.href for link in one.item.links)),
    ("lines", 10, False, lambda one, _: _lines(one.item.lines)),
    ("doubts", 30, False, lambda one, _: "\n".join(one.doubts)),
)
_FOLLOW_UP = (
    "record", "meeting", "date", "id", "kind", "label", "actor", "title", "text", "owner", "due",
    "due-as-written", "done", "adoption", "priority", "refs", "lines",
)  # fmt: skip
_PEOPLE = (
    ("record", 18),
    ("name", 30),
    ("person-kind", 14),
    ("of", 30),
    ("role", 20),
    ("came", 14),
    ("id", 8),
)


def _found(record: Record) -> Iterator[_Found]:
    """Yield all items of a record, in order."""
    doubts: dict[str, tuple[str, ...]] = {}
    for doubt in record.doubts:
        if doubt.at:
            doubts[doubt.at] = (*doubts.get(doubt.at, ()), doubt.says)

    def below(items: Sequence[Item], section: Section, above: str) -> Iterator[_Found]:
        for item in items:
            told = doubts.get(item.id, ())
            yield _Found(record=record, section=section, item=item, above=above, doubts=told)
            yield from below(item.items, section, item.id)

    for section in record.all_sections():
        yield from below(section.items, section, "")


def _is_followed(one: _Found) -> bool:
    item = one.item
    if item.role:  # a lead-in asks for nothing, the points below it do
        return False
    return one.kind in _FOLLOWED or bool(
        item.owner or item.due or item.due_as_written or item.done is not None
    )


def _of_items(slug: str, wanted: Sequence[str], found: Sequence[_Found], language: str) -> Sheet:
    columns = [one for one in _ITEM_COLUMNS if one[0] in wanted]
    return Sheet(
        slug=slug,
        name=say(f"forms.{slug}", language),
        columns=tuple(
            Column(name=say(f"forms.{name}", language), width=width, key=key)
            for name, width, key, _ in columns
        ),
        rows=tuple(tuple(clean(cell(one, language)) for *_, cell in columns) for one in found),
    )


def _presence(one: Participant, language: str) -> str:
    state = "is-excused" if one.excused else "is-absent" if one.absent else "is-present"
    return say(f"render.{state}", language)


def _of_people(records: Sequence[Record], language: str) -> Sheet:
    rows = [
        (
            record.id,
            one.name,
            say(f"forms.kind-{one.kind}", language),
            one.of or "",
            named("render.role", one.role or "", language),
            _presence(one, language),
            one.at or "",
        )
        for record in records
        for one in record.meeting.participants
    ]
    return Sheet(
        slug="participants",
        name=say("forms.participants", language),
        columns=tuple(
            Column(name=say(f"forms.{slug}", language), width=width, key=slug in ("record", "name"))
            for slug, width in _PEOPLE
        ),
        rows=tuple(tuple(map(clean, row)) for row in rows),
    )


def sheet_of(slug: str, page: Page) -> Sheet:
    """Return one sheet of the page's records; ``slug`` is one of `NAMES`."""
    if slug == "participants":
        return _of_people(page.records, page.language)
    found = [one for record in page.records for one in _found(record)]
    if slug == "items":
        return _of_items(slug, [name for name, *_ in _ITEM_COLUMNS], found, page.language)
    return _of_items(slug, _FOLLOW_UP, [one for one in found if _is_followed(one)], page.language)
