"""The goals and targets of the 2030 Agenda: codes, and the goals' short names."""

from __future__ import annotations

from functools import cache
from typing import Any

from actas.vocabulary import tables
from actas.vocabulary.fold import fold


@cache
def goals() -> dict[str, dict[str, Any]]:
    """Return goal -> its targets (``targets``, ``means``) and its short name per language."""
    return tables.read(tables.beside(__file__, "sdg.toml"))["goal"]  # type: ignore[no-any-return]


@cache
def codes() -> frozenset[str]:
    """Return every goal ("10") and target ("10.7", "10.a")."""
    targets = {
        f"{goal}.{target}"
        for goal, entry in goals().items()
        for target in (*range(1, entry["targets"] + 1), *entry["means"])
    }
    return frozenset(targets | goals().keys())


@cache
def suggestions() -> dict[str, tuple[str, ...]]:
    """Return folded words -> the goals and targets that they suggest."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in tables.read(tables.beside(__file__, "sdg.toml"))["suggest"]:
        for words in entry["words"]:
            found[fold(words)] = (*found.get(fold(words), ()), entry["code"])
    return found


def name_of(code: str, language: str) -> str:
    """Return the short name of the goal that a goal's or target's code belongs to."""
    names = goals()[code.split(".")[0]]
    return str(names.get(language, names["en"]))
