"""What a meeting covered: its guide questions, its voices, the perspectives it took, the goals it named.

Everything found is shown with the words that were matched. What is named and what is only suggested by a
keyword never mix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from actas.follow.asked import Filed, items_of, kind_of, people, words_of
from actas.follow.questions import Answer, answers
from actas.follow.voices import Member, Voices, voices
from actas.model.record import Item, Record
from actas.vocabulary import Vocabulary, sdg
from actas.vocabulary.fold import fold_with_places
from actas.vocabulary.perspectives import perspectives, shown_in
from actas.vocabulary.phrases import Phrases

# What nobody says of themselves: questions are put by the organisers, participants are a list.
UNSAID = frozenset({"question", "participant", "agenda"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An item that shows a perspective, with the words."""

    record: str
    item: str
    kind: str
    by: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """A perspective, the items that show it, and how many items of each kind there are at all."""

    id: str
    seen: tuple[Sighting, ...]
    of: tuple[tuple[str, int], ...]  # kind of item -> items with words

    @property
    def absent_from(self) -> tuple[str, ...]:
        """Kinds of items none of which shows it."""
        there = {one.kind for one in self.seen}
        return tuple(kind for kind, _ in self.of if kind not in there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A goal, target or instrument in an item. ``by`` is empty where the item names no speaker."""

    scheme: str
    code: str
    words: str  # as written
    record: str
    item: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What records cover. ``named`` is literal, ``suggested`` only a keyword's guess."""

    answers: tuple[tuple[str, Answer], ...]  # record id, answer
    voices: Voices
    perspectives: tuple[Perspective, ...]
    named: tuple[Mention, ...]
    suggested: tuple[Mention, ...]


def cover(filed: Sequence[Filed], words: Vocabulary, members: Iterable[Member] = ()) -> Coverage:
    """Return what the records cover."""
    records = [one.record for one in filed]
    named = tuple(mention for record in records for mention in _named(record))
    return Coverage(
        answers=tuple((record.id, answer) for record in records for answer in answers(record, words)),
        voices=voices(records, words, members),
        perspectives=_perspectives(records),
        named=named,
        suggested=tuple(mention for record in records for mention in _suggested(record)),
    )


def _said(record: Record) -> Iterator[tuple[str, Item]]:
    for section, item in items_of(record):
        kind = kind_of(section, item)
        if kind not in UNSAID and item.role is None and words_of(item):
            yield kind, item


def _perspectives(records: Sequence[Record]) -> tuple[Perspective, ...]:
    seen: dict[str, list[Sighting]] = {one: [] for one in perspectives()}
    of: dict[str, int] = {}
    for record in records:
        for kind, item in _said(record):
            of[kind] = of.get(kind, 0) + 1
            by = tuple(actor.name for actor in people(item))
            for shown in shown_in(words_of(item)):
                sighting = Sighting(record=record.id, item=item.id, kind=kind, by=by, words=shown.words)
                seen[shown.perspective].append(sighting)
    return tuple(Perspective(id=one, seen=tuple(found), of=tuple(of.items())) for one, found in seen.items())


def _named(record: Record) -> Iterator[Mention]:
    for section, item in items_of(record):
        by = tuple(actor.name for actor in people(item))
        if kind_of(section, item) in UNSAID:
            continue
        for ref in item.refs:
            yield Mention(
                scheme=ref.scheme, code=ref.code, words=ref.as_written, record=record.id, item=item.id, by=by
            )


@lru_cache(maxsize=1)
def _keywords() -> Phrases:
    return Phrases(sdg.suggestions())


def _suggested(record: Record) -> Iterator[Mention]:
    for _, item in _said(record):
        text = words_of(item)
        folded, places = fold_with_places(text)
        explicit = {ref.code for ref in item.refs if ref.scheme == "sdg"}
        by = tuple(actor.name for actor in people(item))
        told: set[str] = set()
        for start, end, phrase in _keywords().find(folded):
            for code in sdg.suggestions()[phrase]:
                if code not in explicit | told:
                    told.add(code)
                    yield Mention(
                        scheme="sdg", code=code, words=text[places[start] : places[end]], record=record.id,
                        item=item.id, by=by,
                    )  # fmt: skip
