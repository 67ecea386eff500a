"""Cells that say something of their own: «Pregunta | Perú | Chile», «País | Práctica | Obstáculo».

Below the names of those who speak each cell is a point, and below those of several kinds of sections what is
not of the first of them; so is each line that somebody wrote into one cell below another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sections import LONE, kind_of_heading

SEVERAL = 2  # who speak, kinds, lines of a cell
HELD = frozenset({"practices", "recommendations", "obstacles"})
SHORTEST = 2  # words of most lines that say something
GIVEN = 2.0  # `person_score` of a name with a known given name
OPEN = (",", ";", "(", "-", "–", "—", "/")  # at the end of a line that the next one goes on from


@lru_cache(maxsize=64)
def own_columns(columns: tuple[str, ...], words: Vocabulary) -> frozenset[int]:
    """Return the places of columns whose cells are points of their own, behind the first column."""
    if names_task(columns, words):
        return frozenset()
    speak = frozenset(at for at, name in enumerate(columns) if at and known_actor(words, name))
    if len(speak) >= SEVERAL:
        return speak
    kinds = {at: kind for at, name in enumerate(columns) if (kind := held_kind(name, words))}
    if not kinds or (0 in kinds and len(columns) == SEVERAL):
        return frozenset()  # «Fortalezas | Debilidades» say nothing of one another
    first = kinds[min(kinds)]
    return frozenset(at for at, kind in kinds.items() if kind != first)


@lru_cache(maxsize=64)
def names_task(columns: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether a column says whose a task is, or until when: with the task these are one."""
    shown = [fold(name).strip(" .:*") for name in columns]
    return any(not words.phrases("owners", key).isdisjoint(shown) for key in ("keys", "due"))


def held_kind(column: str, words: Vocabulary) -> str | None:
    """Return the kind of section that the name of a column names, where its cells may be points of that."""
    kind, strength = kind_of_heading(words, column)
    return kind if kind in HELD and strength >= LONE else None


def told_apart(lines: Sequence[str], words: Vocabulary) -> bool:
    """Whether each line of a cell says something: none goes on from the one above, nor names somebody."""
    if len(lines) < SEVERAL or any(not _opens(line) for line in lines):
        return False
    ends = words.grammar("open_end")
    if any(line.endswith(OPEN) or fold(line.rpartition(" ")[2]) in ends for line in lines[:-1]):
        return False
    if all(_is_said(line, words) for line in lines):
        return True
    if any(person_score(words, line.partition(",")[0]) >= GIVEN for line in lines):
        return False
    # Sentences up to a stop read well one behind the other.
    told = sum(len(line.split()) >= SHORTEST and line[-1] not in ".?!" for line in lines)
    return told * 2 > len(lines)


def _is_said(line: str, words: Vocabulary) -> bool:
    """Whether a line tells who says it: «Perú: …», «Ana: …»."""
    name, colon, said = line.partition(":")
    if not colon or not said.strip():
        return False
    return known_actor(words, name) is not None or person_score(words, name) >= GIVEN


def _opens(line: str) -> bool:
    return line[0].isupper() or line[0] in "¿¡«“\"'"
