"""Who said it: by name, by group only, or not at all (the rule of Chatham House).

A record is changed before anything is drawn of it, all its words at once, so that no form
of report can tell what another keeps.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from actas import vocabulary
from actas.model.errors import BadUsage
from actas.model.record import Actor, Item, Link, Record, Section
from actas.model.request import ATTRIBUTIONS
from actas.report.aliases import NOBODY, Aliases, Key, Others, actors_of, aliases_of
from actas.report.words import Words
from actas.vocabulary.headed import with_headed

# What is no text of the notes: nothing is looked for in it.
_KEPT = (
    "kind",
    "status",
    "language",
    "date",
    "end_date",
    "start",
    "end",
    "reason",
    "code",
    "due",
    "at",
    "role",
)


def attributed(
    records: Sequence[Record], mode: str, words: Words, known: Others = NOBODY
) -> tuple[Record, ...]:
    """Return the records as ``mode`` lets them speak of people.

    Args:
        records: as they are.
        mode: "named", "group" or "chatham".
        words: the report's, for what stands in place of a name.
        known: name -> other names, of those whom the registry knows.

    Raises BadUsage for another mode.

    """
    if mode not in ATTRIBUTIONS:
        raise BadUsage("render.no-such-attribution", name=mode, known=", ".join(ATTRIBUTIONS))
    if mode == "named":
        return tuple(records)
    # Whoever alone heads a section is named there and nowhere else.
    records = [with_headed(record, vocabulary.load()) for record in records]
    actors = list(actors_of(records))
    hiding = _Hiding(aliases_of(actors, known, parts=True), words, by_group=mode == "group")
    return tuple(hiding.record(record) for record in records)


@dataclasses.dataclass(frozen=True, slots=True)
class _Hiding:
    names: Aliases
    words: Words
    by_group: bool

    def record(self, record: Record) -> Record:
        """Return a record without its actors' names, and without what leads to them."""
        hidden: Record = self.part(record)
        # Who came tells who spoke; a file's name, an id or a signature may tell either.
        meeting = dataclasses.replace(hidden.meeting, participants=())
        return dataclasses.replace(hidden, id="", source=None, approved=None, meeting=meeting)

    def part(self, part: Any) -> Any:
        """Return a part of a record, every text in it without the names."""
        if isinstance(part, str):
            return self.text(part)
        if isinstance(part, tuple):
            return tuple(self.part(one) for one in part if not _lists_who_came(one))
        if isinstance(part, Actor):
            return self.actor(part)
        if isinstance(part, Link):
            # An address may hold a name in any spelling.
            return Link(words=self.text(part.words), href="")
        if not dataclasses.is_dataclass(part):
            return part
        changed = {
            one.name: self.part(getattr(part, one.name))
            for one in dataclasses.fields(part)
            if one.name not in _KEPT and one.name not in ("id", "lines", "owners")
        }
        if isinstance(part, Item):
            changed["owners"] = ()
            changed["actor"] = None if not self.by_group else changed["actor"]
        return dataclasses.replace(part, **changed)  # type: ignore[type-var]

    def actor(self, actor: Actor) -> Actor | None:
        """Return the group that stands for an actor."""
        if not self.by_group:
            return None
        name = self.words.say(f"a-{actor.kind}")
        return Actor(name=name, kind="group", as_written=_bracketed(name))

    def text(self, text: str) -> str:
        """Return a text, each name in it replaced."""
        out, done = [], 0
        for start, end, key in self.names.find(text):
            out += [text[done:start], self._instead(key)]
            done = end
        return "".join([*out, text[done:]]) if done else text

    def _instead(self, key: Key) -> str:
        if not self.by_group:
            return "[…]"
        return _bracketed(self.words.say(f"a-{'country' if key[0] == 'code' else key[0]}"))


def _bracketed(name: str) -> str:
    """Return a group's name as what the notes do not say."""
    return f"[{name[0].lower()}{name[1:]}]"


def _lists_who_came(part: object) -> bool:
    return isinstance(part, Section) and part.kind == "participants"
