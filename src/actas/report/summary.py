"""How many of what, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actas.model.page import Cell, Column, Table
from actas.model.record import ITEM_KINDS, SECTION_KINDS, Actor, Item, Record, Section
from actas.report.words import Words

# The plural of an item's kind, under which it is counted: "agreement" -> "agreements", "vote" -> "votes".
_PLURAL = dict(zip(ITEM_KINDS, (*SECTION_KINDS, "votes"), strict=True))
_NONE = "–"
_ACROSS = 80  # characters that fit across a page
_LEAST_FIRST = 0.22  # of the page's width: room for "Sin indicar quién"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One contribution: what it is and whose."""

    kind: str  # plural, as sections name it; or "votes"
    actor: Actor | None


def _counted(items: Sequence[Item], section: Section) -> Iterator[Counted]:
    for item in items:
        if item.role == "lead-in":
            yield from _counted(item.items, section)
        elif not item.role:
            yield Counted(kind=_PLURAL.get(item.kind or "", section.kind), actor=item.actor)
            for child in item.items:
                yield from _named_children(child, section)


def _named_children(item: Item, section: Section) -> Iterator[Counted]:
    """Yield what counts below a point: what has a kind or a speaker of its own, such as an agreement."""
    if not item.role and (item.kind or item.actor):
        yield Counted(kind=_PLURAL.get(item.kind or "", section.kind), actor=item.actor)
    for child in item.items:
        yield from _named_children(child, section)


def contributions(records: Sequence[Record]) -> list[Counted]:
    """Return what the summary counts: points, lists of participants left out."""
    return [
        one
        for record in records
        for section in record.all_sections()
        if section.kind != "participants"
        for one in _counted(section.items, section)
    ]


def key_of(actor: Actor) -> tuple[str, str]:
    """Return what makes two mentions the same actor: a country's code, else kind and name."""
    return ("code", actor.code) if actor.code else (actor.kind, actor.name)


def _table(caption: str, columns: list[Column], rows: list[list[str]], *, totals: bool) -> Table:
    last = len(rows) - 1 if totals else -1
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(tuple(Cell(text=text, strong=at == last) for text in row) for at, row in enumerate(rows)),
        totals=totals,
    )


def _by_kind(counted: Sequence[Counted], kinds: Sequence[str], words: Words) -> Table:
    counts = Counter(one.kind for one in counted)
    columns = [
        Column(name=words.say("what"), share=0.7),
        Column(name=words.say("count"), share=0.3, number=True),
    ]
    rows = [[words.say(f"kind-{kind}"), str(counts[kind])] for kind in kinds]
    rows.append([words.say("total"), str(len(counted))])
    return _table(words.say("summary-kinds"), columns, rows, totals=True)


def _columns(first: str, rest: Sequence[str]) -> list[Column]:
    """Return columns as wide as their names' longest words; the first takes what is left, if enough."""
    shares = [(max(map(len, name.split())) + 2) / _ACROSS for name in rest]
    if sum(shares) > 1 - _LEAST_FIRST:
        shares = [(1 - _LEAST_FIRST) / len(rest)] * len(rest)
    columns = [Column(name=first, share=1 - sum(shares))]
    return columns + [
        Column(name=name, share=share, number=True) for name, share in zip(rest, shares, strict=True)
    ]


def summary_of(records: Sequence[Record], words: Words) -> Table | None:
    """Return actors × kinds with totals, in the order of the notes; kinds alone when nobody is named."""
    counted = contributions(records)
    if not counted:
        return None
    kinds = list(dict.fromkeys(one.kind for one in counted))
    names: dict[tuple[str, str], str] = {}
    for one in counted:
        if one.actor:
            names.setdefault(key_of(one.actor), one.actor.name)
    if not names:
        return _by_kind(counted, kinds, words)
    counts = Counter((key_of(one.actor) if one.actor else None, one.kind) for one in counted)
    whose: list[tuple[tuple[str, str] | None, str]] = list(names.items())
    if any(one.actor is None for one in counted):
        whose.append((None, words.say("nobody")))
    names_of_columns = [*(words.say(f"kind-{kind}") for kind in kinds), words.say("total")]
    columns = _columns(words.say("who"), names_of_columns)
    rows = []
    for key, name in whose:
        row = [counts[(key, kind)] for kind in kinds]
        rows.append([name, *(str(count or _NONE) for count in row), str(sum(row))])
    totals = [sum(counts[(key, kind)] for key, _ in whose) for kind in kinds]
    rows.append([words.say("total"), *map(str, totals), str(len(counted))])
    return _table(words.say("summary-caption"), columns, rows, totals=True)


def counts_of(records: Sequence[Record], words: Words) -> str:
    """Return "4 secciones · 28 puntos · 4 subpuntos · 6 dudas abiertas"."""
    points = len(contributions(records))
    sections = sum(1 for record in records for _ in record.all_sections())
    items = sum(
        1
        for record in records
        for section in record.all_sections()
        if section.kind != "participants"
        for top in section.items
        for item in top.walk()
        if not item.role
    )
    doubts = sum(len(record.doubts) for record in records)
    said = [words.number_of("section", sections), words.number_of("point", points)]
    if items > points:
        said.append(words.number_of("subpoint", items - points))
    if doubts:
        said.append(words.number_of("doubt", doubts))
    return " · ".join(said)
