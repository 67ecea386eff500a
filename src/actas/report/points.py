"""Items -> points: the words in their order, what is known beside them, the doubts about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import count

from actas.model.compiled import compiled
from actas.model.page import DoubtMark, Fact, Marker, Point, Run, RunRole
from actas.model.plain import Plain, plain
from actas.model.record import KIND_OF_ITEM, Item, Link
from actas.model.row import cells_of
from actas.model.subject import as_written, closed, goes_on, subject_place, title_sign
from actas.report.anchors import Anchors
from actas.report.labels import markers
from actas.report.profiles import Profile
from actas.report.words import Words, trim

_SAFE = compiled(r"(?:https?://|mailto:)[^\s\x00-\x20]", re.IGNORECASE)


@plain(kw_only=True)
class Drawing(Plain):
    """What the points of one record are made with; ``found`` fills as they are made."""

    words: Words
    anchors: Anchors
    profile: Profile = field(default_factory=lambda: Profile(name="simple"))
    numbers: Iterator[int] = field(default_factory=lambda: count(1))  # of paragraphs, where these are counted
    language: str | None = None  # of the record's words, where it is not the report's
    prefix: str = ""  # of the record's anchors, where the report holds several records
    # Both by the id of an item or section: the doubts about it, and its anchor.
    doubts: dict[str, tuple[DoubtMark, ...]] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)

    def anchor(self, identity: str) -> str:
        """Return a new anchor for an item or section, and remember it."""
        anchor = self.anchors.new(self.prefix + identity)
        self.found.setdefault(identity, anchor)
        return anchor


def _linked(text: str, links: Sequence[Link]) -> list[Run]:
    """Return the text in runs, the words of each link a run of its own."""
    runs: list[Run] = []
    done = 0
    for link in links:
        at = text.find(link.words, done) if link.words else -1
        if at < 0 or not _SAFE.match(link.href):
            continue
        runs.append(Run(text=text[done:at]))
        runs.append(Run(text=link.words, href=link.href))
        done = at + len(link.words)
    runs.append(Run(text=text[done:]))
    return [run for run in runs if run.text]


def _cells_of(item: Item) -> str:
    """Return an item's text, a row's without the cells that are said beside it: whose it is, and by when."""
    first, *others = cells_of(item.text)
    if not others:
        return item.text
    beside = {item.owner, item.due_as_written, ""}
    told = [*([first] if first else []), *(cell for cell in others if cell not in beside)]
    return " | ".join(told) or item.text  # a bar alone is no row


def _words_of(item: Item, section_kind: str, words: Words) -> tuple[Run, ...]:
    runs: list[Run] = []
    name = as_written(item.actor) if item.actor else ""
    text = _cells_of(item)
    at = subject_place(text, name)
    if name and at < 0:
        runs.append(Run(text=closed(name, words.say("colon") if goes_on(item) else "."), role="actor"))
    if title := trim(item.title):
        sign = title_sign(item, section_kind, words.say("colon"))
        runs.append(Run(text=closed(title, sign) if text else title, role="title"))
    if at >= 0:
        body = [
            *_linked(text[:at], item.links),
            Run(text=name, role="actor"),
            *_linked(text[at + len(name) :], item.links),
        ]
    else:
        body = _linked(text, item.links)
    if not body and not runs:
        body = [Run(text=f"[{words.say('no-text')}]", role="ours")]
    spaced: list[Run] = []
    for run in runs:
        spaced += [run, Run(text=" ")]
    return tuple([*spaced, *body] if body else spaced[:-1])


def _due(item: Item, words: Words) -> str | None:
    if item.due:
        day = words.date(item.due)
        told = item.due_as_written not in (None, "", day)  # the same words twice would say nothing more
        return f"{day} ({words.quoted(item.due_as_written)})" if told and item.due_as_written else day
    return words.quoted(item.due_as_written) if item.due_as_written else None


def _details(item: Item, usual: str, words: Words) -> tuple[Fact, ...]:
    """Return what is known of an item beside its words; its kind only where it is not the usual one.

    What somebody said in answer to a question needs no name.
    """
    told = item.kind and item.kind not in (usual, "intervention")
    kind = words.say(f"item-{item.kind}") if told else None
    done = None if item.done is None else words.say("is-done" if item.done else "is-not-done")
    known = (
        ("kind", kind),
        ("owner", item.owner if item.owner != item.text else None),  # alone above what they owe
        ("due", _due(item, words)),
        ("done", done),
        ("adoption", words.adoption(item.adoption)),
        ("priority", item.priority),
    )
    return tuple(Fact(name=words.before_colon(slug), value=value) for slug, value in known if value)


def _stressed(runs: tuple[Run, ...], kind: str, drawing: Drawing) -> tuple[Run, ...]:
    """Return the runs in bold and italics as the profile has it."""
    if drawing.profile.emphasis != "recommendations":
        return runs
    role: RunRole = "strong" if kind == "recommendation" else "text"
    return tuple(run if run.role == "ours" else replace(run, role=role) for run in runs)


def of_footnote(item: Item) -> Marker | None:
    """Return a footnote's marker as the text refers to it, «[1]»: it is no point of the list above it."""
    noted = item.role == "footnote" and item.label and item.label[-1:].isalnum()
    return Marker(style="typed", shown=f"[{item.label}]") if noted else None


def _markers(items: Sequence[Item], drawing: Drawing, depth: int) -> list[Marker | None]:
    """Return the markers of a run of siblings: as on paper, or as the profile counts paragraphs."""
    profile, language = drawing.profile, drawing.words.language
    if not profile.paragraphs:
        counted = markers([None if item.role == "footnote" else item.label for item in items])
        return [of_footnote(item) or marker for item, marker in zip(items, counted, strict=True)]
    found: list[Marker | None] = []
    own = count(1)
    for item in items:
        fresh = not any(found)
        if item.role and item.role != "lead-in":
            found.append(of_footnote(item))
        elif depth == 0:
            found.append(profile.marker("decimal", next(drawing.numbers), language, fresh=fresh))
        elif depth <= len(profile.points):
            found.append(profile.marker(profile.points[depth - 1], next(own), language, fresh=fresh))
        else:
            found.append(Marker(style="bullet", shown="-"))
    return found


def point_of(
    item: Item,
    section_kind: str,
    drawing: Drawing,
    marker: Marker | None,
    *,
    more: tuple[Fact, ...] = (),
    depth: int = 0,
) -> Point:
    """Return the point of an item, children below it.

    Args:
        item: what is drawn.
        section_kind: of the section that the item stands in.
        drawing: what it is drawn with.
        marker: what stands before it.
        more: what else is known of it, said before the rest.
        depth: how many items it stands below.

    """
    usual = KIND_OF_ITEM.get(section_kind, "other")
    runs = _stressed(_words_of(item, section_kind, drawing.words), item.kind or usual, drawing)
    return Point(
        anchor=drawing.anchor(item.id),
        marker=marker,
        runs=_told_in(drawing.language, runs),
        role=item.role,
        details=(*more, *_details(item, usual, drawing.words)),
        doubts=drawing.doubts.get(item.id, ()),
        place=drawing.words.place(item.lines),
        points=points_of(item.items, section_kind, drawing, depth=depth + 1),
    )


def _told_in(language: str | None, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs in a language that is neither the page's nor the block's; None where it is."""
    if language is None:
        return runs
    return tuple(run if run.role == "ours" else replace(run, language=language) for run in runs)


def points_of(
    items: Sequence[Item], section_kind: str, drawing: Drawing, *, depth: int = 0
) -> tuple[Point, ...]:
    """Return the points of a run of siblings, children below them. ``depth`` counts from 0."""
    return tuple(
        point_of(item, section_kind, drawing, marker, depth=depth)
        for item, marker in zip(items, _markers(items, drawing, depth), strict=True)
    )


def counted(number: int, *, fresh: bool | None = None) -> Marker:
    """Return the marker "1.", "2." … of a list that we make; it begins with 1 unless said otherwise."""
    begins = number == 1 if fresh is None else fresh
    return Marker(style="decimal", shown=f"{number}.", value=number, fresh=begins)
