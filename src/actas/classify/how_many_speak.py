"""What the notes as a whole say of who speaks: hardly anybody, and then no office does; or nearly all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from actas.classify.cast import Cast
from actas.classify.subjects import who_says
from actas.model.compiled import compiled
from actas.model.meaning import Chapter, Meaning, Reading
from actas.model.plain import replace
from actas.vocabulary import Vocabulary

LEAST, MOST = 10, 300  # lines and lists of notes that would tell of more people if they told who said what
FEW = 2  # items in which somebody is told of
SEVERAL, MANY = 5, 1 / 3  # items in which somebody is, and their share, where most of what is told is said
LATER = compiled(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Þ])")  # where another sentence begins
UNSAID = frozenset({"participants", "agenda", "actions"})

Settle = Callable[[Meaning], Meaning]


def settled(reading: Reading, many: int, cast: Cast, words: Vocabulary) -> Reading:
    """Return the reading, who speaks judged by how many do.

    An office or a body told of in a sentence or two only, «la auditora pide …», where nobody is noted as a
    speaker, is told of as everything is. Who has a name stays: «Eva propone …». Where a third of all is told
    by whom it was said, so is what stands between, whoever that is: «La région annonce …».
    """
    if not LEAST <= many <= MOST:
        return reading
    reading = reading.whole()
    items = _items_of(reading)
    told = [one for one in items if one.actor is not None]
    within = sum([_shown(one) in one.text for one in told])
    if within * 2 > len(told) and (_are_many(told, items) or _are_many(_plain(told), _plain(items))):
        rounds = dataclasses.replace(cast, rounds=True)
        return _each(reading, lambda item: _said(item, rounds, words))
    if len(told) > FEW or within < len(told) or not any(map(_is_unnamed, told)):
        return reading
    if cast.called is not None:
        return reading  # hasty notes give nobody a capital
    if len(told) + _told_within(items, cast, words) > FEW:
        return reading
    return _each(reading, _unsaid)


def _items_of(reading: Reading) -> list[Meaning]:
    """Return the items but for those of who came, level by level: a walk asks twice for each."""
    items: list[Meaning] = []
    chapters = list(reading.chapters)
    for chapter in chapters:
        chapters.extend(chapter.chapters)
        if chapter.kind != "participants":
            items.extend(chapter.items)
    for item in items:
        items.extend(item.children)
    return items


def _told_within(items: Sequence[Meaning], cast: Cast, words: Vocabulary) -> int:
    """Return in how many later sentences of the items somebody says something: «… El fiscal dijo …»."""
    later = (one for item in items for one in LATER.split(item.text)[1:])
    return sum([who_says(one, cast, words) is not None for one in later])


def _plain(items: Sequence[Meaning]) -> list[Meaning]:
    """Return the items without a mark: among these lists only say more of what was told."""
    return [one for one in items if one.label is None]


def _are_many(told: Sequence[Meaning], items: Sequence[Meaning]) -> bool:
    return len(told) >= max(SEVERAL, len(items) * MANY)


def _each(reading: Reading, settle: Settle) -> Reading:
    return replace(reading, chapters=tuple(_within(one, settle) for one in reading.chapters))


def _within(chapter: Chapter, settle: Settle) -> Chapter:
    """Return a chapter, each item settled but where it is told who came or what is to be done."""
    items = chapter.items
    if chapter.kind not in UNSAID or settle is _unsaid:
        items = tuple(_all_of(item, settle) for item in items)
    return replace(chapter, items=items, chapters=tuple(_within(one, settle) for one in chapter.chapters))


def _all_of(item: Meaning, settle: Settle) -> Meaning:
    return settle(replace(item, children=tuple(_all_of(one, settle) for one in item.children)))


def _said(item: Meaning, cast: Cast, words: Vocabulary) -> Meaning:
    """Return an item with who says it; what somebody is to do is no word of theirs."""
    if item.actor is not None or item.title is not None or item.role is not None:
        return item
    found = who_says(item.text, cast, words)
    if found is None or (item.owner is not None and found.actor.kind == "person"):
        return item
    return replace(item, actor=found.actor, cues=(*item.cues, f"actor:{found.cue}"))


def _unsaid(item: Meaning) -> Meaning:
    if not _is_unnamed(item):
        return item
    return replace(item, actor=None, cues=tuple(cue for cue in item.cues if not cue.startswith("actor:")))


def _is_unnamed(item: Meaning) -> bool:
    """Whether no name is told, not even one in small letters: «eva propone …»."""
    if item.actor is None or any(map(str.isupper, _shown(item))):
        return False
    return item.actor.kind != "person" or not item.text.startswith(_shown(item))


def _shown(item: Meaning) -> str:
    return (item.actor.as_written or item.actor.name) if item.actor else ""
