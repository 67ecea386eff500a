"""The registry of names: plain data -> entities, and what knowing them changes for every step.

A name that the registry knows is a known actor to the parser, whatever it looks like; a misspelling is
told from the right name; a record's names that nobody registered are proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from actas.model.entity import ACTOR_KIND, ENTITY_KINDS, Entity, Membership, Registry
from actas.model.record import Actor, Item, Record, Section
from actas.vocabulary import LANGUAGES, Vocabulary, country_names
from actas.vocabulary.fold import fold
from actas.vocabulary.slips import one_slip

SHORTEST_SLIP = 5  # letters: below, one letter less makes another name


def registry_of(data: Mapping[str, Any]) -> Registry:
    """Return the registry that checked data holds."""
    return Registry(entities=tuple(_entity(entry) for entry in data.get("entities") or ()))


def _entity(entry: Mapping[str, Any]) -> Entity:
    code = entry.get("code")
    names = tuple((entry.get("names") or {}).items())
    if not names and code:
        names = tuple((language, country_names(language)[code]) for language in LANGUAGES)
    return Entity(
        id=entry["id"], kind=entry["kind"], code=code, names=names,
        **{key: tuple(entry.get(key) or ()) for key in ("acronyms", "aliases", "misspellings")},
        memberships=tuple(
            Membership(of=one["of"], role=one.get("role"), since=one.get("from"), until=one.get("to"))
            for one in entry.get("memberships") or ()
        ),
    )  # fmt: skip


def to_data(registry: Iterable[Entity]) -> list[dict[str, Any]]:
    """Return entities as the plain data of the YAML, empty keys left out."""
    return [_data(entity) for entity in registry]


def _data(entity: Entity) -> dict[str, Any]:
    found: dict[str, Any] = {"id": entity.id, "kind": entity.kind}
    if entity.code:
        found["code"] = entity.code
    elif entity.names:
        found["names"] = dict(entity.names)
    for key in ("acronyms", "aliases", "misspellings"):
        if getattr(entity, key):
            found[key] = list(getattr(entity, key))
    if entity.memberships:
        found["memberships"] = [
            {k: v for k, v in (("of", m.of), ("role", m.role), ("from", m.since), ("to", m.until)) if v}
            for m in entity.memberships
        ]
    return found


@dataclass(frozen=True)
class Names:
    """The registry, asked by name."""

    registry: Registry

    @cached_property
    def right(self) -> Mapping[str, Entity]:
        """Folded name or alias -> entity; the first to claim a name keeps it."""
        found: dict[str, Entity] = {}
        for entity in self.registry.entities:
            for name in entity.right():
                found.setdefault(fold(name), entity)
        return found

    @cached_property
    def wrong(self) -> Mapping[str, Entity]:
        """Folded misspelling -> entity."""
        found: dict[str, Entity] = {}
        for entity in self.registry.entities:
            for name in entity.misspellings:
                found.setdefault(fold(name), entity)
        return found

    @cached_property
    def acronyms(self) -> Mapping[str, Entity]:
        """Acronym as written -> entity."""
        found: dict[str, Entity] = {}
        for entity in self.registry.entities:
            for name in entity.acronyms:
                found.setdefault(name, entity)
        return found

    def who(self, name: str) -> Entity | None:
        """Return the entity that a name names, misspelt or not."""
        folded = fold(name)
        return self.acronyms.get(name) or self.right.get(folded) or self.wrong.get(folded)

    def meant(self, name: str) -> str | None:
        """Return the name that one seems to be a slip of; "" when it is unknown, None when it is known."""
        folded = fold(name)
        if folded in self.right or name in self.acronyms:
            return None
        if folded in self.wrong:
            return self.wrong[folded].name
        near = self.near(name)
        return near.name if near else ""

    def near(self, name: str) -> Entity | None:
        """Return the entity whose name differs from an unknown one by a single slip."""
        folded = fold(name)
        if len(folded) < SHORTEST_SLIP or self.who(name):
            return None
        return next((entity for known, entity in self.right.items() if one_slip(known, folded)), None)

    def others(self, language: str) -> dict[str, tuple[str, ...]]:
        """Return what each entity is called in a language -> all other ways it is written."""
        return {
            entity.named(language): (*entity.right(), *entity.acronyms, *entity.misspellings)
            for entity in self.registry.entities
            if entity.kind != "instrument"
        }


def as_registered(record: Record, names: Names, language: str) -> Record:
    """Return a record whose actors and owners bear the registry's names, in a language.

    A country keeps the name that the notes give it: its code says who it is.
    """

    def actor_of(actor: Actor) -> Actor:
        if actor.members:
            return replace(actor, members=tuple(map(actor_of, actor.members)))
        entity = names.who(actor.name) or names.who(actor.as_written or "")
        if entity is None or entity.kind == "instrument":
            return actor
        if entity.code:
            return replace(actor, kind="country", code=entity.code)
        name = entity.named(language)
        written = actor.as_written or (actor.name if actor.name != name else None)
        return replace(actor, name=name, kind=ACTOR_KIND[entity.kind], as_written=written)

    def item_of(item: Item) -> Item:
        return replace(
            item,
            actor=actor_of(item.actor) if item.actor else None,
            owners=tuple(map(actor_of, item.owners)),
            items=tuple(map(item_of, item.items)),
        )

    def section_of(section: Section) -> Section:
        below = tuple(map(section_of, section.sections))
        return replace(section, items=tuple(map(item_of, section.items)), sections=below)

    return replace(record, sections=tuple(map(section_of, record.sections)))


def extended(words: Vocabulary, registry: Registry) -> Vocabulary:
    """Return a vocabulary that knows the registry's names: who may speak, and which instruments there are."""
    actors: dict[str, tuple[str, str, str | None]] = {}
    acronyms: dict[str, tuple[str, str, str | None]] = {}
    instruments: dict[str, str] = {}
    for entity in registry.entities:
        ways = (*entity.right(), *entity.misspellings)
        if entity.kind == "instrument":
            instruments.update({fold(name): entity.id for name in (*ways, *entity.acronyms)})
            continue
        kind, code = ACTOR_KIND[entity.kind], entity.code
        for _, name in entity.names:  # in whatever language: notes keep theirs
            actors.setdefault(fold(name), (name, kind, code))
        for name in ways:
            actors.setdefault(fold(name), (entity.name, kind, code))
        for name in entity.acronyms:
            acronyms.setdefault(name, (entity.name, kind, code))
    return words.extended(actors=actors, acronyms=acronyms, instruments=instruments)


def propose(records: Sequence[Record], registry: Registry, words: Vocabulary) -> tuple[Entity, ...]:
    """Return entities for the names in records that the registry lacks, by kind and name.

    A name one slip away from a known one is proposed too: only a person can tell a slip from a namesake.
    `Names.near` says which it may be.
    """
    names = Names(registry)
    taken = {entity.id for entity in registry.entities}
    codes = {entity.code for entity in registry.entities if entity.code}
    found: dict[tuple[str, str], Entity] = {}
    for actor, language in _everybody(records, words):
        if actor.kind not in ACTOR_KIND or names.who(actor.name) or (actor.code and actor.code in codes):
            continue
        key = (actor.kind, actor.code or fold(actor.name))
        if key not in found:
            found[key] = _proposed(actor, language, words, taken)
            taken.add(found[key].id)
    return tuple(sorted(found.values(), key=lambda e: (ENTITY_KINDS.index(e.kind), fold(e.name), e.id)))


def _proposed(actor: Actor, language: str, words: Vocabulary, taken: set[str]) -> Entity:
    if actor.kind == "country" and actor.code:
        names = country_names(language)
        return Entity(
            id=_id(names.get(actor.code, actor.name), taken), kind="country", code=actor.code,
            names=((language, names.get(actor.code, actor.name)),),
        )  # fmt: skip
    full = words.organisations.get(fold(actor.name), actor.name)
    short = tuple(dict.fromkeys(
        name for name in (actor.name, full, actor.as_written or "") if name.isupper() and " " not in name
    ))  # fmt: skip
    aliases = tuple(name for name in (actor.as_written, actor.name) if name and name not in (full, *short))
    return Entity(
        id=_id(full, taken), kind=actor.kind, names=((language, full),), acronyms=short,
        aliases=tuple(dict.fromkeys(aliases)),
    )  # fmt: skip


def _id(name: str, taken: set[str]) -> str:
    """Return a slug of the name that nobody has."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(name))
    slug = "-".join(plain.split())[:60].strip("-") or "entity"
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found


def _everybody(records: Sequence[Record], words: Vocabulary) -> Iterator[tuple[Actor, str]]:
    """Yield whoever is named in records, with the language of the notes.

    Records write no code for a country that came, and none where a person typed its name in an editor.
    """
    for record in records:
        language = record.meeting.language or LANGUAGES[0]
        for one in record.meeting.participants:
            yield _coded(Actor(name=one.name, kind=one.kind), words), language
        for item in record.all_items():
            for actor in (*((item.actor,) if item.actor else ()), *item.owners):
                yield _coded(actor, words), language
                for member in actor.members:
                    yield _coded(member, words), language


def _coded(actor: Actor, words: Vocabulary) -> Actor:
    """Return a country with its code, where its name has one."""
    if actor.kind != "country" or actor.code:
        return actor
    return replace(actor, code=words.countries.get(fold(actor.name)))
