"""Who and what a project knows by name: the contents of `entities.yaml`.

The field names are the YAML's keys, but for a membership's ``from`` and ``to``, which Python keeps
for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from actas.model.plain import Plain, plain

ENTITY_KINDS = ("country", "organisation", "body", "person", "instrument")
# What an entity is called where it speaks or owes: a body (a conference, a council) is an organisation there.
ACTOR_KIND = {
    "country": "country",
    "organisation": "organisation",
    "body": "organisation",
    "person": "person",
}


@plain(kw_only=True)
class Membership(Plain):
    """Belonging to another entity of the registry. Days are ISO, both included; ``None`` is open."""

    of: str
    role: str | None = None
    since: str | None = None
    until: str | None = None

    def on(self, day: str | None) -> bool:
        """Tell whether it holds on a day; without a day, whether it ever did."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@plain(kw_only=True)
class Entity(Plain):
    """A country, organisation, body, person or instrument, and every way that it is written."""

    id: str
    kind: str
    code: str | None = None  # ISO 3166-1 alpha-2, countries only
    names: tuple[tuple[str, str], ...] = ()  # language -> name; the first is what records call it
    acronyms: tuple[str, ...] = ()  # in capitals only, as written
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()

    @property
    def name(self) -> str:
        """What records call it. A country without a name of its own is called by its code."""
        return self.names[0][1] if self.names else self.code or self.id

    def named(self, language: str) -> str:
        """Return its name in a language, else what records call it."""
        return dict(self.names).get(language, self.name)

    def right(self) -> Iterator[str]:
        """Yield each way to write it that is no mistake, its acronyms apart."""
        yield from (name for _, name in self.names)
        yield from self.aliases


@dataclass(frozen=True, kw_only=True)
class Registry:
    """All entities that a project knows, in the order of the file."""

    entities: tuple[Entity, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Id -> entity."""
        return {entity.id: entity for entity in self.entities}

    def members(self, of: str, day: str | None = None) -> tuple[Entity, ...]:
        """Return the entities that belong to another, on a day."""
        return tuple(
            entity for entity in self.entities
            if any(one.of == of and one.on(day) for one in entity.memberships)
        )  # fmt: skip
