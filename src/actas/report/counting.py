"""How many of what, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from actas import vocabulary
from actas.model.page import Bar, Cell, Chart, Column, Table
from actas.model.plain import Plain, plain
from actas.model.record import ITEM_KINDS, SECTION_KINDS, Actor, Item, Record, Section
from actas.report.aliases import Key, key_of
from actas.report.profiles import Profile
from actas.report.words import Words, in_order, trim
from actas.vocabulary import country_names
from actas.vocabulary.headed import with_headed

# The plural of an item's kind, under which it is counted: "agreement" -> "agreements", "vote" -> "votes".
_PLURAL = dict(zip(ITEM_KINDS, (*SECTION_KINDS, "votes"), strict=True))
_NONE = "–"
_ACROSS = 73  # bold letters of a wide face that fit across a page
_LEAST_BARS, _MOST_BARS = 2, 20  # fewer is no comparison, more fits no page
_AROUND = 1.4  # letters: the margins of a cell
_LEAST_FIRST = 0.18  # of the page's width: room for the words of a name


@plain(kw_only=True)
class Counted(Plain):
    """One contribution: what it is, whose, and where."""

    kind: str  # plural, as sections name it; or "votes"
    actor: Actor | None
    section: str  # its id


def _counted(items: Sequence[Item], section: Section) -> Iterator[Counted]:
    for item in items:
        if item.role == "lead-in":
            yield from _counted(item.items, section)
        elif not item.role:
            yield _one(item, section)
            for child in item.items:
                yield from _named_children(child, section)


def _named_children(item: Item, section: Section) -> Iterator[Counted]:
    """Yield what counts below a point: what has a kind or a speaker of its own, such as an agreement."""
    if not item.role and (item.kind or item.actor):
        yield _one(item, section)
    for child in item.items:
        yield from _named_children(child, section)


def _one(item: Item, section: Section) -> Counted:
    kind = _PLURAL.get(item.kind or "", section.kind)
    return Counted(kind=kind, actor=item.actor, section=section.id)


def contributions(records: Sequence[Record]) -> list[Counted]:
    """Return what the summary counts: points, lists of participants left out."""
    return [
        one
        for record in records
        for section in with_headed(record, vocabulary.load()).all_sections()
        if section.kind != "participants"
        for one in _counted(section.items, section)
    ]


def named(counted: Sequence[Counted], words: Words, profile: Profile) -> dict[Key, str]:
    """Return the actors, key -> name, in the profile's order.

    Where the profile sorts them, States go by their name in the report's language, so that
    the order is that of this language.
    """
    found: dict[Key, str] = {}
    for one in counted:
        if one.actor:
            found.setdefault(key_of(one.actor), trim(one.actor.name))
    if profile.actors != "alphabetical":
        return found
    states = country_names(words.language)
    known = {key: states.get(key[1], name) if key[0] == "code" else name for key, name in found.items()}
    return dict(sorted(known.items(), key=lambda pair: in_order(pair[1])))


def kinds_of(records: Sequence[Record], words: Words) -> Table:
    """Return how many contributions of each kind there are."""
    counted = contributions(records)
    kinds = list(dict.fromkeys(one.kind for one in counted))
    counts = Counter(one.kind for one in counted)
    columns = (
        Column(name=words.say("what"), share=0.7),
        Column(name=words.say("count"), share=0.3, number=True),
    )
    rows = [(words.say(f"kind-{kind}"), counts[kind]) for kind in kinds]
    rows.append((words.say("total"), len(counted)))
    last = len(rows) - 1
    cells = tuple(
        (Cell(text=name, strong=at == last), Cell(text=str(count), strong=at == last))
        for at, (name, count) in enumerate(rows)
    )
    return Table(caption=words.say("summary-kinds"), columns=columns, rows=cells, totals=True)


def _columns(first: str, rest: Sequence[str]) -> list[Column]:
    """Return columns as wide as their names' longest words; the first takes what is left, if enough."""
    shares = [(max(map(len, name.split())) + _AROUND) / _ACROSS for name in rest]
    if sum(shares) > 1 - _LEAST_FIRST:
        shares = [(1 - _LEAST_FIRST) / len(rest)] * len(rest)
    columns = [Column(name=first, share=1 - sum(shares))]
    return columns + [
        Column(name=name, share=share, number=True) for name, share in zip(rest, shares, strict=True)
    ]


def summary_of(records: Sequence[Record], words: Words, profile: Profile) -> Table | None:
    """Return actors × kinds with totals; kinds alone when nobody is named."""
    counted = contributions(records)
    if not counted:
        return None
    kinds = list(dict.fromkeys(one.kind for one in counted))
    if not any(one.actor for one in counted):
        return kinds_of(records, words)
    columns = {kind: words.say(f"kind-{kind}") for kind in kinds}
    placed = [(one, one.kind) for one in counted]
    return matrix(placed, columns, words, profile, caption=words.say("summary-caption"))


def matrix(
    placed: Sequence[tuple[Counted, str]],
    columns: Mapping[str, str],
    words: Words,
    profile: Profile,
    *,
    caption: str,
) -> Table:
    """Return a table of actors × columns with totals, each cell shaded by its count.

    Args:
        placed: contributions, each with the key of its column.
        columns: key -> name of the columns, in order.
        words: the report's.
        profile: says in which order actors stand.
        caption: what the table counts.

    """
    counts = Counter((key_of(one.actor) if one.actor else None, column) for one, column in placed)
    whose: list[tuple[Key | None, str]] = list(named([one for one, _ in placed], words, profile).items())
    if any(one.actor is None for one, _ in placed):
        whose.append((None, words.say("nobody")))
    most = max(counts.values(), default=1)
    rows = []
    for key, name in whose:
        row = [counts[(key, column)] for column in columns]
        shaded = [Cell(text=str(count or _NONE), heat=count / most) for count in row]
        rows.append((Cell(text=name), *shaded, Cell(text=str(sum(row)))))
    sums = [sum(counts[(key, column)] for key, _ in whose) for column in columns]
    last = [words.say("total"), *map(str, sums), str(len(placed))]
    rows.append(tuple(Cell(text=text, strong=True) for text in last))
    return Table(
        caption=caption,
        columns=tuple(_columns(words.say("who"), [*columns.values(), words.say("total")])),
        rows=tuple(rows),
        totals=True,
    )


def chart_of(records: Sequence[Record], words: Words, profile: Profile) -> Chart | None:
    """Return the points of each actor as bars; nothing where that compares nothing."""
    counted = contributions(records)
    counts = Counter(key_of(one.actor) for one in counted if one.actor)
    names = named(counted, words, profile)
    if len(names) < _LEAST_BARS or len(set(counts.values())) == 1:
        return None
    order = list(names)
    if profile.actors != "alphabetical":
        order.sort(key=lambda key: -counts[key])  # stable: the notes' order among equals
    bars = tuple(Bar(name=names[key], value=counts[key]) for key in order[:_MOST_BARS])
    title = words.say("chart-actors" if len(order) <= _MOST_BARS else "chart-most", n=_MOST_BARS)
    says = f"{title}. {', '.join(f'{bar.name} {bar.value}' for bar in bars)}."
    return Chart(title=title, unit=words.say("count"), bars=bars, says=says)


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
