"""Whose the tasks below a line are that calls them tasks and names somebody: «Tareas de Ana y Luis:»."""

from __future__ import annotations

from actas.classify.cast import Cast
from actas.classify.owners import calls_tasks, owner_alone
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import fold

LONGEST = 60  # characters of such a line
NAME = compiled(r"(?:\s|(?<=[’']))(?=[^\W\d_a-zà-ÿ])")  # before what may be somebody's name
LEADING = ("noun_of", "of", "on_behalf", "purpose", "agent")  # «Tareas de», «À faire par»
SIGNS = " .:-–—(*"
OWN = compiled(r"(?P<who>[^\W\d_a-zà-ÿ].*?)[’']s\s+(?P<what>\w.*)")  # "Ruth's to do"


def tasks_of(text: str, cast: Cast, words: Vocabulary) -> str | None:
    """Return whom a heading, or a line above a list, names behind what tasks are called, and nobody else."""
    if text[LONGEST:]:
        return None
    if (own := OWN.match(text)) and calls_tasks(own["what"].strip(SIGNS), words):
        return own["who"] if owner_alone(own["who"], cast, words) else None
    for found in NAME.finditer(text):
        who = text[found.end() :].strip(" .:)*")
        if who and _calls_them(text[: found.start()].rstrip(SIGNS), words) and owner_alone(who, cast, words):
            return None if names_month(fold(who), words) and fold(who) not in cast.people else who
    return None


def _calls_them(text: str, words: Vocabulary) -> bool:
    """Whether words are what tasks are called, a small word behind them or none: «Tareas de», "To do"."""
    before, _, last = text.rpartition(" ")
    if text and calls_tasks(text, words):
        return True
    return before != "" and fold(last).rstrip("’'") in words.grammar(*LEADING) and calls_tasks(before, words)
