"""What the registry of entities gets wrong, and names in records that it does not know or knows as slips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from actas.model.problem import Level, Problem
from actas.validate.across import Trace
from actas.validate.dates import is_day
from actas.validate.nearest import nearest
from actas.validate.subject import Subject, numbered
from actas.vocabulary.fold import fold

LEVELS: Mapping[str, Level] = {
    "duplicate-entity": "error",
    "unknown-entity": "error",
    "misspelt-name": "warning",
    "unregistered-name": "note",
}


def check(subject: Subject) -> Iterator[Problem]:
    """Yield ids and names that two entities claim, memberships of nobody, codes of no country, odd days."""
    ids = {one["id"] for _, one in numbered(subject.data.get("entities")) if isinstance(one.get("id"), str)}
    seen: set[str] = set()
    owners: dict[str, str] = {}
    for index, one in numbered(subject.data.get("entities")):
        path = ("entities", index)
        id_ = one.get("id")
        if not isinstance(id_, str):
            continue
        if id_ in seen:
            yield subject.problem("duplicate-entity", (*path, "id"), says="duplicate-entity-id", id=id_)
        seen.add(id_)
        yield from _names(subject, path, id_, owners)
        yield from _code(subject, path)
        yield from _memberships(subject, path, ids)


def _names(
    subject: Subject, path: tuple[str | int, ...], id_: str, owners: dict[str, str]
) -> Iterator[Problem]:
    """Yield names of an entity that another has too; a misspelling that is somebody's name is one."""
    entity = subject.data["entities"][path[1]]
    names = entity.get("names")
    ways: list[tuple[tuple[str | int, ...], str]] = []
    if isinstance(names, dict):
        ways += [((*path, "names", language), name) for language, name in names.items()]
    for key in ("acronyms", "aliases", "misspellings"):
        found = entity.get(key)
        ways += [((*path, key, at), name) for at, name in enumerate(found if isinstance(found, list) else ())]
    for place, name in ways:
        if not isinstance(name, str):
            continue
        key = name if "acronyms" in place else fold(name)
        owner = owners.setdefault(key, id_)
        if owner != id_:
            yield subject.problem("duplicate-entity", place, name=name, other=owner)


def _code(subject: Subject, path: tuple[str | int, ...]) -> Iterator[Problem]:
    code = subject.data["entities"][path[1]].get("code")
    if not isinstance(code, str):
        return
    from actas import vocabulary

    known = frozenset(vocabulary.load().countries.values())
    if code not in known:
        meant = nearest(code.upper(), known) or ""
        says = "unknown-code-meant" if meant else "unknown-code"
        yield subject.problem("unknown-code", (*path, "code"), help=says, code=code, name="", meant=meant)


def _memberships(subject: Subject, path: tuple[str | int, ...], ids: set[str]) -> Iterator[Problem]:
    for index, one in numbered(subject.data["entities"][path[1]].get("memberships")):
        here = (*path, "memberships", index)
        of = one.get("of")
        if isinstance(of, str) and of not in ids:
            meant = nearest(of, ids)
            help_ = "unknown-entity-meant" if meant else "unknown-entity"
            yield subject.problem("unknown-entity", (*here, "of"), help=help_, of=of, meant=meant or "")
        days = [(key, one[key]) for key in ("from", "to") if isinstance(one.get(key), str)]
        for key, day in days:
            if not is_day(day):
                yield subject.problem("bad-date", (*here, key), key=key, value=day)
        if len(days) == 2 and days[0][1] > days[1][1]:
            yield subject.problem(
                "date-order", (*here, "to"), says="membership-order", first=days[0][1], last=days[1][1]
            )


def check_names(trace: Trace, meant: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield names of a record that the registry knows as slips of others, or does not know.

    Args:
        trace: of the record.
        meant: name -> the name that it seems to be a slip of; "" for an unknown name, None for a known one.

    """
    for named in trace.names:
        right = meant(named.name)
        rule = "misspelt-name" if right else "unregistered-name"
        if right is None or trace.waives(rule, named.path):
            continue
        yield Problem(
            rule=rule, level=LEVELS[rule], place=named.place, says=f"validate.{rule}",
            help=f"validate.{rule}-help", path=named.path, values={"name": named.name, "meant": right},
        )  # fmt: skip
