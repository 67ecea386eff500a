"""Offices and bodies told of in a sentence or two of notes that say nowhere else who speaks: none does."""

from __future__ import annotations

from actas.model.meaning import Chapter, Meaning, Reading
from actas.model.plain import replace

LEAST, MOST = 10, 300  # lines and lists of notes that would tell of more people if they told who said what
FEW = 2  # items in which somebody is told of


def without_lone_subjects(reading: Reading, many: int) -> Reading:
    """Return the reading without an office or a body told of in a sentence or two only: «la auditora pide …».

    Where nobody is noted as a speaker it is told of as everything is. Who has a name stays: «Eva propone …».
    """
    if not LEAST <= many <= MOST:
        return reading
    reading = reading.whole()
    told: list[Meaning] = []
    for top in reading.chapters:
        for chapter in top.walk():
            if chapter.kind != "participants":
                told += [one for item in chapter.items for one in item.walk() if one.actor is not None]
        if len(told) > FEW:
            return reading
    if not any(map(_is_unnamed, told)) or any(_shown(one) not in one.text for one in told):
        return reading
    return replace(reading, chapters=tuple(map(_without, reading.chapters)))


def _without(chapter: Chapter) -> Chapter:
    if chapter.kind == "participants":
        return chapter
    return replace(
        chapter, items=tuple(map(_unsaid, chapter.items)), chapters=tuple(map(_without, chapter.chapters))
    )


def _unsaid(item: Meaning) -> Meaning:
    item = replace(item, children=tuple(map(_unsaid, item.children)))
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
