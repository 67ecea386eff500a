"""The road of memory: records in; what was asked before, what is missing, where something stands."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actas.files import read_utf8, write_atomic
from actas.files.locks import locked
from actas.model.errors import BadUsage
from actas.model.fragment import fingerprint
from actas.model.given import is_day
from actas.pipeline import load_record, records_in

if TYPE_CHECKING:
    from actas.follow.asked import Asked as Asked
    from actas.follow.asked import Filed as Filed
    from actas.follow.coach import Advice as Advice
    from actas.follow.coverage import Coverage as Coverage
    from actas.follow.coverage import Mention as Mention
    from actas.follow.coverage import Perspective as Perspective
    from actas.follow.lineage import Chain as Chain
    from actas.follow.lineage import Proposal as Proposal
    from actas.follow.next import Carried as Carried
    from actas.follow.next import Plan as Plan
    from actas.follow.voices import Member
    from actas.model.entity import Entity
    from actas.model.followup import Fate


def filed_in(paths: Sequence[str]) -> tuple[Filed, ...]:
    """Return the records that paths stand for, with their files; without paths, those of our project.

    Who is in the registry of the project that we are in bears the name that it has there.
    Raises BadUsage for a record that has errors.
    """
    from actas.entities import as_registered
    from actas.follow.asked import Filed
    from actas.pipeline.beside import names_at

    names, found = names_at(Path.cwd()), []
    for path in files_in(paths):
        record = load_record(path)
        if names is not None:
            record = as_registered(record, names, "")  # as records call them
        found.append(Filed(file=path, record=record))
    return tuple(found)


def files_in(paths: Sequence[str]) -> list[str]:
    """Return the files of the records that paths stand for; without paths, those of the project we are in.

    Raises BadUsage when there are none: no record there, or no paths and no project.
    """
    from actas.pipeline.project import project

    if paths:
        found, where = records_in(paths), ", ".join(paths)
    else:
        there = project()
        found = [os.path.relpath(file) for file in there.record_files()]
        where = ", ".join(os.path.join(os.path.relpath(there.root), one) for one in there.folders)  # noqa: PTH118
    if not found:
        raise BadUsage("find.no-records-yet", where=where)
    return found


def notes_from_here(record: str, notes: str | None) -> str:
    """Return where a record's notes lie, from here: a record names them from its own folder."""
    if notes is None:
        return record
    return os.path.normpath(os.path.join(os.path.dirname(record), notes))  # noqa: PTH118, PTH120


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What was asked before."""

    proposals: tuple[Proposal, ...]
    chains: tuple[Chain, ...]


def lineage_of(filed: Sequence[Filed], threshold: float | None = None) -> Lineage:
    """Return what items of these records may ask again, and what has been asked more than once."""
    from actas.follow.lineage import THRESHOLD, chains, propose

    told = _noted()
    proposals = tuple(
        one for one in propose(filed, THRESHOLD if threshold is None else threshold)
        if not (one.tells and (one.earlier.to, one.later.day) in told)
    )  # fmt: skip
    return Lineage(proposals=proposals, chains=chains(proposals))


def _noted() -> frozenset[tuple[str, str | None]]:
    """Return of which items our project, where we are in one, has steps, and of which days."""
    from actas.pipeline.project import fragments_of, project_at

    there = project_at()
    steps = fragments_of(there, lenient=True) if there else ()
    return frozenset((f"{one.target.record}#{one.target.item}", one.date) for one in steps)


def write_reiteration(filed: Sequence[Filed], record: str, item: str, target: str) -> Asked:
    """Write into an item that it asks again for another, changing only the lines concerned; return the other.

    Raises BadUsage where either is not among the records, the other is the item itself or of a later meeting,
    or the record is approved.
    """
    from actas.follow.lineage import find

    earlier_record, _, earlier_item = target.partition("#")
    later = next(find(filed, record, item), None)
    earlier = next(find(filed, earlier_record, earlier_item), None)
    for one, named in ((later, f"{record}#{item}"), (earlier, target)):
        if one is None:
            raise BadUsage("lineage.no-such-item", item=named)
    if later is None or earlier is None:  # said above; here for the type checker
        return later or earlier  # type: ignore[return-value]
    if later.to == earlier.to:
        raise BadUsage("lineage.itself", item=later.to)
    if later.day and earlier.day and later.day < earlier.day:
        raise BadUsage("lineage.not-earlier", item=later.to, to=earlier.to, day=earlier.day)
    if later.record.status == "approved":
        raise BadUsage("lineage.approved", file=later.file)
    link = {"to": earlier.to, "fingerprint": fingerprint(earlier.item)}
    _add_link(later.file, item, link)
    return earlier


def _add_link(file: str, item: str, link: dict[str, str]) -> None:
    from actas.store import load
    from actas.store.rewrite import rewrite

    with locked(Path(file)):  # read too: what somebody else adds meanwhile would be written over
        text = read_utf8(file)
        data = load(text, file).data
        wanted = deepcopy(data)
        its = _at(wanted, _path_of(data, item))
        there = its.setdefault("reiterates", [])
        if any(one.get("to") == link["to"] for one in there):
            return
        there.append(link)
        text = rewrite(text, wanted)
        mark = b"\xef\xbb\xbf" if Path(file).read_bytes().startswith(b"\xef\xbb\xbf") else b""
        write_atomic(Path(file), mark + text.encode())


def _path_of(part: object, item: str, path: tuple[str | int, ...] = ()) -> tuple[str | int, ...]:
    """Return where in plain data the item with an id stands; () where it does not."""
    if isinstance(part, dict):
        if part.get("id") == item and path:
            return path
        steps = [(key, part[key]) for key in ("sections", "items") if key in part]
    else:
        steps = list[tuple[Any, Any]](enumerate(part)) if isinstance(part, list) else []
    for step, below in steps:
        if found := _path_of(below, item, (*path, step)):
            return found
    return ()


def _at(data: object, path: tuple[str | int, ...]) -> dict[str, list[dict[str, str]]]:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What records cover.

    ``members`` is None where nobody knows who belongs to the body; ``titles`` are the project's own, of
    goals and targets: code -> language -> title.
    """

    coverage: Coverage
    members: int | None
    titles: Mapping[str, Mapping[str, str]]


def coverage_of(filed: Sequence[Filed], *, members: str | None = None, body: str | None = None) -> Covered:
    """Return what the records cover.

    Args:
        filed: the records.
        members: a file with one member's name a line; by default the project's registry says who they are.
        body: the entity of the registry whose members are meant, where it has several.

    """
    from actas.follow.coverage import cover
    from actas.pipeline.project import goal_titles_at, vocabulary_at

    belonging = _listed(members) if members else _registered(filed, body)
    found = cover(filed, vocabulary_at(), belonging or ())
    known = len(belonging) if belonging is not None else None
    return Covered(coverage=found, members=known, titles=goal_titles_at())


def _listed(file: str) -> list[Member]:
    from actas.follow.voices import Member

    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadUsage("cli.cannot-read", file=file, why=getattr(error, "strerror", None) or error) from None
    return [Member(name=line.strip()) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _registered(filed: Sequence[Filed], body: str | None) -> list[Member] | None:
    """Return the members that the registry names for a body, on the day of the last meeting."""
    from actas.follow.voices import Member
    from actas.pipeline.project import project_at, registry_at

    there = project_at()
    if there is None or not there.registry.is_file():
        return None
    registry = registry_at(there.registry)
    # Who has a role there (observers, the secretariat) is heard but does not belong.
    full: dict[str, list[Entity]] = {}
    day = max((one.record.meeting.date or "" for one in filed), default="") or None
    for entity in registry.entities:
        for one in entity.memberships:
            if one.role is None and one.on(day):
                full.setdefault(one.of, []).append(entity)
    if body is None and len(full) > 1:
        raise BadUsage("coverage.several-bodies", bodies=", ".join(full))
    if body is not None and body not in full:
        raise BadUsage("coverage.no-such-body", body=body)
    if not full:
        return None  # of a registry without memberships nobody can tell who is silent
    chosen = full[body or next(iter(full))]
    return [
        Member(name=one.named("es") if one.names else one.code or one.id, code=one.code, aliases=one.aliases)
        for one in chosen
    ]


def coach_of(filed: Sequence[Filed]) -> tuple[Advice, ...]:
    """Return advice on each thing that the records ask for."""
    from actas.follow.coach import coach
    from actas.pipeline.project import vocabulary_at

    return tuple(coach(filed, vocabulary_at()))


def fates_of(as_of: str | None) -> tuple[Fate, ...]:
    """Return the fate of each item of our project as of a day; by default, of the last it knows."""
    from actas.follow.state import fates, followed
    from actas.pipeline.project import fragments_of, project, records_of

    there = project()
    records, fragments = records_of(there), fragments_of(there)
    days = [record.meeting.date or "" for record in records] + [one.date for one in fragments]
    as_of = as_of or max(days, default="") or "9999-12-31"
    spoken_of = frozenset(f"{one.target.record}#{one.target.item}" for one in fragments)
    return fates(tuple(followed(records, spoken_of)), fragments, as_of)


def plan_of(series: str | None, paths: Sequence[str], as_of: str | None) -> Plan:
    """Return what the next meeting of a series takes over.

    Raises BadUsage when there is no record of the series, or for a day that is none.
    """
    from actas.follow.next import plan
    from actas.pipeline.project import project_at, vocabulary_at

    if as_of is not None and not is_day(as_of):
        raise BadUsage("cli.bad-date", value=as_of, option="--as-of")
    there = project_at()
    series = series or (there.series if there else None)
    filed = [one for one in filed_in(paths) if series is None or one.record.meeting.series == series]
    if not filed:
        raise BadUsage("find.no-records", series=series or "")
    last = max(filed, key=lambda one: one.record.meeting.date or "").record
    known = fates_of(as_of) if not paths else _fates_without(filed, as_of)
    return plan(filed, known, vocabulary_at(), series or last.meeting.series or last.meeting.title or last.id)


def _fates_without(filed: Sequence[Filed], as_of: str | None) -> tuple[Fate, ...]:
    """Return the fates of items that nothing is known of but their records."""
    from actas.follow.state import fates, followed

    days = [one.record.meeting.date or "" for one in filed]
    items = tuple(followed(one.record for one in filed))
    return fates(items, (), as_of or max(days, default="") or "9999-12-31")
