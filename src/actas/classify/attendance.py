"""Who came, who was absent, who excused themselves: from lists, tables, keys and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actas.classify.facts import KEY
from actas.classify.people import people_in
from actas.model.meaning import Came, Chapter, Meaning
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

ROLES = frozenset({"chair", "rapporteur"})
AWAY = frozenset({"absent", "excused"})
KEYS = ROLES | AWAY | {"participants"}
NOBODY = frozenset({"lead-in", "closing", "signature"})  # roles of lines that list nobody


def attendance(chapters: tuple[Chapter, ...], words: Vocabulary) -> list[Came]:
    """Return who came or should have, in the notes' order, each person once a list."""
    found: list[Came] = []
    for top in chapters:
        for chapter in top.walk():
            state = _state_of(chapter.heading.words.text, words) if chapter.heading else None
            for item in (one for first in chapter.items for one in first.walk()):
                found.extend(_from_item(item, chapter.kind, state, words))
    return _merged(found)


def _from_item(item: Meaning, kind: str, state: str | None, words: Vocabulary) -> Iterator[Came]:
    """Yield the people of one item; ``state`` is what its heading says of all of them («Ausentes»)."""
    key, text = _key(item, words)
    if key is None and (kind != "participants" or item.role in NOBODY):
        return
    where = key if key in AWAY else state
    role = next((one for one in (key, state) if one in ROLES), None)
    for person in people_in(text, words):
        said = replace(person, role=person.role or role, absent=where == "absent", excused=where == "excused")
        yield Came(said, item)


def _key(item: Meaning, words: Vocabulary) -> tuple[str | None, str]:
    """Return the attendance key that an item opens with and its value; without one, all of its words."""
    keys = words.keyed("meeting")
    titled = keys.get(fold(item.title)) if item.title else None
    if titled in KEYS:
        return titled, item.text
    found = KEY.match(item.block.words.text) if ":" in item.block.words.text else None
    stated = keys.get(fold(found[1])) if found else None
    if found and stated in KEYS:
        return stated, found[2]
    return None, " ".join(part for part in (item.title, item.text) if part)


def _state_of(heading: str, words: Vocabulary) -> str | None:
    key = words.keyed("meeting").get(fold(heading).strip(" :."))
    return key if key in ROLES | AWAY else None


def _merged(found: list[Came]) -> list[Came]:
    """Fold a second naming that only adds a role into the first."""
    out: list[Came] = []
    places: dict[str, list[int]] = {}  # folded name -> where it stands in ``out``
    for one in found:
        named = places.setdefault(fold(one.person.name), [])
        like = next((at for at in named if out[at].item is not one.item), None)
        if like is None or not (one.person.role or out[like].person.role):
            named.append(len(out))
            out.append(one)
        else:
            first = out[like].person
            out[like] = replace(out[like], person=replace(first, role=first.role or one.person.role))
    return out
