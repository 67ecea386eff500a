"""Where a text names somebody: by the name in the record, or by any that the vocabulary knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from actas import vocabulary
from actas.model.compiled import compiled
from actas.model.record import Actor, Record
from actas.report.words import trim
from actas.vocabulary.fold import fold, fold_with_places

Key = tuple[str, str]
Others = Mapping[str, tuple[str, ...]]
NOBODY: Others = MappingProxyType({})
_TOKEN = compiled(r"[^\W_]+")
_SHORT = 3  # letters: up to here a body's name counts only in capitals, "us" and "can" are words


def key_of(actor: Actor) -> Key:
    """Return what makes two mentions the same actor: a country's code, else kind and name."""
    return ("code", actor.code) if actor.code else (actor.kind, actor.name)


def each(actor: Actor | None) -> Iterator[Actor]:
    """Yield an actor and, of joint speakers, each of them."""
    if actor:
        yield actor
        for member in actor.members:
            yield from each(member)


def actors_of(records: Iterable[Record]) -> Iterator[Actor]:
    """Yield who speaks, owns or came, in order, as often as named."""
    for record in records:
        for item in record.all_items():
            yield from each(item.actor)
            for owner in item.owners:
                yield from each(owner)
        for one in record.meeting.participants:
            kind = one.kind if one.kind in ("country", "organisation", "group") else "person"
            yield Actor(name=one.name, kind=kind)


@cache
def _known() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return country's code -> its names, and organisation's folded name -> the names it goes by."""
    words = vocabulary.load()
    countries: dict[str, list[str]] = {}
    for alias, code in words.countries.items():
        countries.setdefault(code, []).append(alias)
    organisations: dict[str, list[str]] = {}
    for alias, name in words.organisations.items():
        organisations.setdefault(fold(name), []).append(alias)
    return countries, organisations


def aliases(actor: Actor, known: Others = NOBODY) -> list[str]:
    """Return the names that an actor goes by, those of the vocabulary folded.

    Args:
        actor: whose names.
        known: name -> other names, of those whom the project's registry knows.

    """
    names = [trim(actor.name), trim(actor.as_written), *known.get(actor.name, ())]
    countries, organisations = _known()
    if actor.code:
        names += countries.get(actor.code, [])
    for name in list(names):
        full = vocabulary.load().organisations.get(fold(name))
        if full:
            names += organisations.get(fold(full), [])
    return list(dict.fromkeys(name for name in names if name))


def parts_of(actor: Actor) -> list[str]:
    """Return the single words of a person's name by which a text may go on to speak of them."""
    if actor.kind != "person":
        return []
    kept = vocabulary.load()
    passed = kept.phrases("names", "particles") | kept.phrases("names", "honorifics")
    empty = kept.phrases("language", "function_words")  # «Sá» is none, though «sa» is
    words = _TOKEN.findall(f"{actor.name} {actor.as_written or ''}")
    names = [word for word in words if len(word) > 1 and fold(word) not in passed and not word[0].islower()]
    return [word for word in names if word.lower() not in empty]


@dataclass(slots=True, eq=False, repr=False)
class Aliases:
    """Names to look for. Signs between their words count for nothing: "EE. UU." is "EE.UU." and "EE UU"."""

    _by_first: dict[str, list[tuple[tuple[str, ...], Key, bool]]] = field(default_factory=dict)

    def add(self, name: str, key: Key, *, capital: bool = False) -> None:
        """Look for ``name`` too; with ``capital`` only where the text writes it with a capital."""
        words = tuple(_TOKEN.findall(fold(name)))
        if not words:
            return
        entries = self._by_first.setdefault(words[0], [])
        entries.append((words, key, capital))
        entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[tuple[int, int, Key]]:
        """Yield start, end and key of each name in a text; none overlap, the longest wins."""
        folded, places = fold_with_places(text)
        tokens = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(folded)]
        at = 0
        while at < len(tokens):
            for words, key, capital in self._by_first.get(tokens[at][0], ()):
                there = tokens[at : at + len(words)]
                start, end = places[there[0][1]], places[there[-1][2] - 1] + 1
                if tuple(one[0] for one in there) == words and _written(text[start:end], words, key, capital):
                    yield start, end, key
                    at += len(words)
                    break
            else:
                at += 1


def _written(said: str, words: tuple[str, ...], key: Key, capital: bool) -> bool:
    """Return whether a name stands there as names are written; scripts without capitals write all alike."""
    if capital:
        return not said[:1].islower()
    if len("".join(words)) > _SHORT:
        return True
    if key[0] == "person":
        return not said[:1].islower()  # «Ana»
    return said == said.upper()


def aliases_of(actors: Iterable[Actor], known: Others = NOBODY, *, parts: bool = False) -> Aliases:
    """Return the names of all these actors; with ``parts`` also the single words of persons' names."""
    found = Aliases()
    done: set[tuple[Key, str, str | None]] = set()
    for actor in actors:
        mark = (key_of(actor), actor.name, actor.as_written)
        if mark in done:
            continue
        done.add(mark)
        for name in aliases(actor, known):
            found.add(name, key_of(actor))
        for name in parts_of(actor) if parts else ():
            found.add(name, key_of(actor), capital=True)
    return found
