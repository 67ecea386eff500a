"""Who speaks, how much, who is only spoken of, and who of the members is silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from actas.follow.asked import items_of, kind_of, people, words_of
from actas.model.record import Actor, Record
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.headed import with_headed
from actas.vocabulary.phrases import Phrases
from actas.vocabulary.stems import WORD


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who belongs to the body: the names they are known by, the first is shown."""

    name: str
    code: str | None = None  # ISO 3166-1 alpha-2
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who speaks, or is spoken of."""

    name: str
    kind: str
    code: str | None
    items: Mapping[str, int]  # kind of item -> how many
    words: int
    at: tuple[str, ...]  # "record#item"
    named_at: tuple[str, ...] = ()  # items of others that name them
    member: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """All who speak, most items first; members who do not; those of them that are spoken of all the same."""

    speaking: tuple[Voice, ...]
    silent: tuple[Voice, ...] = ()


@dataclass(slots=True)
class _Tally:
    name: str
    kind: str
    code: str | None
    items: dict[str, int]
    words: int
    at: list[str]


def key_of(words: Vocabulary, name: str, code: str | None = None) -> str:
    """Return what the names of a party share: a country's code, a known body's name, else it folded."""
    folded = fold(name).strip(" .,:;()")
    registered = words.acronyms.get(name.strip()) or words.actors.get(folded)
    if registered and not code:
        name, _, code = registered
        folded = fold(name)
    return code or words.countries.get(folded) or fold(words.organisations.get(folded, name))


def voices(records: Iterable[Record], words: Vocabulary, members: Iterable[Member] = ()) -> Voices:
    """Return who speaks in the records, and which members do not."""
    records = tuple(with_headed(record, words) for record in records)
    tallies: dict[str, _Tally] = {}
    for record in records:
        for section, item in items_of(record):
            for actor in people(item):
                _count(
                    tallies, words, actor, kind_of(section, item), words_of(item), f"{record.id}#{item.id}"
                )
    belonging = {key_of(words, one.name, one.code): one for one in members}
    other = {key_of(words, alias): key for key, one in belonging.items() for alias in one.aliases}
    speaking = {other.get(key, key) for key in tallies}
    named = _named(records, words, {*tallies, *belonging})
    heard = sorted(
        tallies.items(), key=lambda pair: (-sum(pair[1].items.values()), -pair[1].words, pair[1].name)
    )
    return Voices(
        speaking=tuple(
            Voice(
                name=one.name,
                kind=one.kind,
                code=one.code,
                items=one.items,
                words=one.words,
                at=tuple(one.at),
                named_at=named.get(key, ()),
                member=other.get(key, key) in belonging,
            )
            for key, one in heard
        ),
        silent=tuple(
            Voice(
                name=one.name,
                kind="country" if one.code or len(key) == 2 else "organisation",
                code=one.code,
                items={},
                words=0,
                at=(),
                named_at=named.get(key, ()),
                member=True,
            )
            for key, one in belonging.items()
            if key not in speaking
        ),
    )


def _count(
    tallies: dict[str, _Tally], words: Vocabulary, actor: Actor, kind: str, text: str, at: str
) -> None:
    key = key_of(words, actor.name, actor.code)
    one = tallies.setdefault(key, _Tally(actor.name, actor.kind, actor.code, {}, 0, []))
    one.items[kind] = one.items.get(kind, 0) + 1
    one.words += len(WORD.findall(text))
    one.at.append(at)


@lru_cache(maxsize=4)
def _names(words: Vocabulary) -> Phrases:
    return Phrases({**words.countries, **words.organisations, **words.actors})


def _named(records: tuple[Record, ...], words: Vocabulary, keys: set[str]) -> dict[str, tuple[str, ...]]:
    """Return party -> the items of others that name it."""
    found: dict[str, list[str]] = {}
    for record in records:
        for _, item in items_of(record):
            own = {key_of(words, actor.name, actor.code) for actor in people(item)}
            there = {key_of(words, phrase) for _, _, phrase in _names(words).find(fold(words_of(item)))}
            for key in sorted((there - own) & keys):
                found.setdefault(key, []).append(f"{record.id}#{item.id}")
    return {key: tuple(items) for key, items in found.items()}
