"""Who alone heads a section: «Perú», below it a list of what it does; the points name nobody, and are its.

The notes say so by where a point stands, and the record keeps it as they do: whoever counts speakers
asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from actas.model.compiled import compiled
from actas.model.record import Actor, Item, Record, Section
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor

KEY = compiled(r"([^\W\d_]+)\s*[:–-]\s+(?=\S)")  # «País: Perú»
UNSAID = frozenset({"participants", "agenda", "info"})  # kinds of sections in which nobody says anything


def with_headed(record: Record, words: Vocabulary) -> Record:
    """Return a record whose points have the country or body for a speaker that alone heads their section.

    Those that name somebody keep them.
    """
    sections = tuple(_section(section, None, words) for section in record.sections)
    return record if sections == record.sections else replace(record, sections=sections)


def heads_alone(text: str, words: Vocabulary) -> Actor | None:
    """«Perú», «PERÚ:», «País: Perú», «Delegación de Perú»: the country or body that a line names alone."""
    key = KEY.match(text)
    if key and fold(key[1]) in words.phrases("actors", "columns"):
        text = text[key.end() :]
    return known_actor(words, text.rstrip(" :."))


def _section(section: Section, above: Actor | None, words: Vocabulary) -> Section:
    heads = heads_alone(section.heading, words) if section.heading else None
    speaks = heads or above
    if speaks is None and not section.sections:
        return section
    below = tuple(_section(one, speaks, words) for one in section.sections)
    if speaks is None or section.kind in UNSAID:
        return replace(section, sections=below)
    return replace(section, sections=below, items=tuple(_items(section.items, speaks)))


def _items(items: Iterable[Item], speaks: Actor) -> Iterable[Item]:
    for item in items:
        if item.role == "lead-in":
            yield replace(item, items=tuple(_items(item.items, speaks)))
        elif item.role is None and item.actor is None:
            yield replace(item, actor=speaks)
        else:
            yield item
