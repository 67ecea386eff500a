"""unknown-code: a country code that no country has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actas.model.loaded import Path
from actas.model.problem import Problem
from actas.validate.nearest import nearest
from actas.validate.subject import Part, Subject, numbered


def actors(item: Part) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the actor of an item, its members, and those who owe it, with their paths."""
    if "actor" in item.data:
        yield from _below(item.data["actor"], (*item.path, "actor"))
    if "owners" in item.data:
        for index, owner in numbered(item.data["owners"]):
            yield from _below(owner, (*item.path, "owners", index))


def _below(actor: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(actor, dict):
        yield path, actor
        if "members" in actor:
            for index, member in numbered(actor["members"]):
                yield from _below(member, (*path, "members", index))


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each code that stands for no country."""
    found = [
        ((*path, "code"), actor)
        for item in subject.items
        for path, actor in actors(item)
        if isinstance(actor.get("code"), str)
    ]
    if not found:
        return
    from actas import vocabulary

    names = vocabulary.load().countries
    known = frozenset(names.values())
    for path, actor in found:
        if actor["code"] not in known:
            meant, sure = _meant(actor, names, known)
            says = "unknown-code-meant" if meant else "unknown-code"
            yield subject.problem(
                "unknown-code", path, help=says, code=actor["code"], name=actor.get("name", ""), meant=meant,
                fix=meant if sure else "",
            )  # fmt: skip


def _meant(actor: dict[str, Any], names: Mapping[str, str], known: frozenset[str]) -> tuple[str, bool]:
    """Return the code that was meant, "" when there is no telling, and whether nothing speaks against it.

    The name says it, when it is a country's; a code spelt another way (`mx`) too. A code that looks more like
    another country's than like that of the one named is a person's to settle: `PER` is as like PE as PR.
    """
    from difflib import SequenceMatcher

    from actas.vocabulary.fold import fold

    def likeness(one: str) -> float:
        return SequenceMatcher(None, one, code).ratio()

    code = actor["code"].upper().strip()
    like = code if code in known else nearest(code, known) or ""
    for key in ("name", "as_written"):
        if isinstance(actor.get(key), str) and fold(actor[key]) in names:
            named = names[fold(actor[key])]
            alike = code not in known and likeness(named) >= likeness(like)
            return named, like in ("", named) or alike
    return like, code in known and not actor.get("name")
