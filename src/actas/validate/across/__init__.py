"""Checks across records: what no single record can show. One check a file.

A record leaves a `Trace`: what the checks compare, and its places. Thousands are kept sealed, as bytes.
Each check takes all traces, in the order of the files, and yields problems in the records concerned.
It goes through them one by one and holds on to words and places only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from actas.model.loaded import Path
from actas.model.problem import Level, Place, Problem


class Named(NamedTuple):
    """Somebody who is named in a record, where for the first time."""

    kind: str  # "person", "organisation" or "group"
    name: str
    path: Path
    place: Place


class Seen(NamedTuple):
    """A word of the record that a check looks at: an acronym, a reference."""

    text: str
    path: Path
    place: Place


class Run(NamedTuple):
    """Ids that follow on each other: P1 to P20 is ("P", 1, 20). One without a number has 0 and 0."""

    letters: str
    first: int = 0
    last: int = 0


class Trace(NamedTuple):
    """What one record leaves for the checks across records."""

    file: str
    id: str
    places: Mapping[str, Place]  # of "id", "date" and "title", or of what stands nearest to them
    meeting: Mapping[str, str]  # title, series, date, language, as far as they are text
    keys: frozenset[str]  # of `meeting`
    sections: frozenset[str]  # kinds
    source: str  # sha256 of the notes, and which lines of them where not all; "" when not known
    ids: tuple[Run, ...]  # of sections and items, retired ones too
    reiterates: tuple[Seen, ...] = ()
    names: tuple[Named, ...] = ()
    acronyms: tuple[Seen, ...] = ()  # used, each once
    introduced: frozenset[str] = frozenset()  # acronyms that the record explains
    waived: Mapping[Path, frozenset[str]] = {}  # item -> rules

    def waives(self, rule: str, path: Path) -> bool:
        """Tell whether a person has silenced the rule at a path or above it."""
        return waives(self.waived, rule, path)


class Wanted(NamedTuple):
    """What the project asks for: see `model.settings`."""

    sections: Mapping[str, Sequence[tuple[str, str]]] = {}  # file -> (profile, kind) that it must have
    keys: Mapping[str, Sequence[tuple[str, str]]] = {}  # file -> (profile, key of `meeting`)
    acronyms: frozenset[str] = frozenset()  # that need no introduction
    beside: Sequence[Trace] = ()  # records that are not checked now, but that others refer to
    unread: frozenset[str] = frozenset()  # ids, by their files, of records checked now that cannot be read


Check = Callable[[Sequence[Trace], Wanted], Iterator[Problem]]

LEVELS: Mapping[str, Level] = {
    "duplicate-record-id": "error",
    "unknown-reiteration": "error",
    "reiterates-later": "warning",
    "name-variant": "warning",
    "unintroduced-acronym": "note",
    "same-meeting": "warning",
    "series-order": "warning",
    "required-section": "error",
    "required-key": "error",
}
# Those that need a second record to find anything.
_SEVERAL = ("duplicate-record-id", "same-meeting", "series-order")


def check(traces: Sequence[Trace], wanted: Wanted | None = None) -> Iterator[Problem]:
    """Yield all that is wrong across records, unless an item waives it. An error is never waived."""
    wanted = wanted or Wanted()
    waived: dict[str, Mapping[Path, frozenset[str]]] = {}
    needed = _needed(traces, wanted, waived)
    for rule in LEVELS:
        if rule not in needed:
            continue
        module = import_module(f"{__name__}.{rule.replace('-', '_')}")
        for problem in module.check(traces, wanted):
            at = waived.get(problem.place.file)
            if problem.level == "error" or not at or not waives(at, problem.rule, problem.path):
                yield problem


def _needed(
    traces: Sequence[Trace], wanted: Wanted, waived: dict[str, Mapping[Path, frozenset[str]]]
) -> frozenset[str]:
    """Return the rules that can find anything: a record alone is checked in a few milliseconds.

    Sets down in ``waived`` what the records waive, file by file.
    """
    found = {
        rule
        for rule, asked in (("required-section", wanted.sections), ("required-key", wanted.keys))
        if asked
    }
    found |= set(_SEVERAL if len(traces) > 1 else ())
    names = 0
    for trace in traces:
        names += len(trace.names)
        if trace.reiterates:
            found |= {"unknown-reiteration", "reiterates-later"}
        if trace.acronyms:
            found.add("unintroduced-acronym")
        if trace.waived:
            waived[trace.file] = trace.waived
    return frozenset(found | ({"name-variant"} if names > 1 else set()))


def waives(waived: Mapping[Path, frozenset[str]], rule: str, path: Path) -> bool:
    """Tell whether a person has silenced the rule at a path or above it."""
    return any(rule in waived.get(path[:n], ()) for n in range(len(path), 0, -1))


def finding(
    rule: str,
    seen: Seen | Named | Place,
    *,
    path: Path = (),
    says: str = "",
    help: str = "",
    **values: object,
) -> Problem:
    """Return a finding of a rule, at what was seen or at a place."""
    slug = says or rule
    place = seen if isinstance(seen, Place) else seen.place
    return Problem(
        rule=rule, level=LEVELS[rule], place=place, says=f"validate.{slug}",
        values={key: str(value) for key, value in values.items()}, help=f"validate.{help or slug}-help",
        path=path if isinstance(seen, Place) else seen.path,
    )  # fmt: skip
