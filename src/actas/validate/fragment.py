"""What a fragment of follow-up gets wrong: its target, its evidence, its name, its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from actas.model.kinds import CLOSED
from actas.model.problem import Level, Problem
from actas.validate.dates import is_day
from actas.validate.nearest import nearest
from actas.validate.subject import Subject, numbered

Targets = Mapping[str, Mapping[str, str]]  # record -> item -> fingerprint of its words
Digest = Callable[[str], str | None]  # path in the project -> SHA-256; None: not there
LEVELS: Mapping[str, Level] = {
    "unknown-target": "error",
    "suspect-target": "warning",
    "stale-evidence": "error",
    "fragment-name": "warning",
    "closed-without-evidence": "warning",
    "fragment-changed": "error",  # found by `actas follow status --gate --base`
}


def check_alone(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong whatever the records say: days that are none, a name that says another thing."""
    data = subject.data
    for key in ("date", "deadline"):
        if isinstance(data.get(key), str) and not is_day(data[key]):
            yield subject.problem("bad-date", (key,), key=key, value=data[key])
    yield from _name(subject)
    if _closes(data) and not data.get("evidence"):
        yield subject.problem("closed-without-evidence", ("kind",), level="warning")


def check_beside(subject: Subject, targets: Targets, digest: Digest) -> Iterator[Problem]:
    """Yield what is wrong beside the records and the evidence."""
    yield from _target(subject, targets)
    for index, one in numbered(subject.data.get("evidence")):
        path, wanted = one.get("path"), one.get("sha256")
        if not isinstance(path, str):
            continue
        there = digest(path)
        if there is None:
            yield subject.problem(
                "stale-evidence", ("evidence", index, "path"), says="missing-evidence", file=path
            )
        elif isinstance(wanted, str) and wanted != there:
            yield subject.problem("stale-evidence", ("evidence", index, "sha256"), file=path)


def _closes(data: Mapping[str, Any]) -> bool:
    kind, state = data.get("kind"), data.get("state")
    return kind == "closure" or (kind in ("status", "progress") and state in CLOSED)


def _name(subject: Subject) -> Iterator[Problem]:
    target = subject.data.get("target")
    item = target.get("item") if isinstance(target, dict) else None
    day = subject.data.get("date")
    if not isinstance(item, str) or not isinstance(day, str):
        return
    name = PurePath(subject.loaded.name).name
    wanted = f"{day}-{item.lower().replace('.', '-')}-"
    if not name.startswith(wanted):
        yield subject.problem(
            "fragment-name", ("date",), level="warning", name=name, wanted=f"{wanted}….yaml"
        )


def _target(subject: Subject, targets: Targets) -> Iterator[Problem]:
    target = subject.data.get("target")
    if not isinstance(target, dict):
        return
    record, item = target.get("record"), target.get("item")
    if not isinstance(record, str) or not isinstance(item, str):
        return
    if record not in targets:
        meant = nearest(record, targets)
        yield _unknown(subject, "record", "unknown-target-record", meant, record=record, item=item)
    elif item not in targets[record]:
        meant = nearest(item, targets[record])
        yield _unknown(subject, "item", "unknown-target", meant, record=record, item=item)
    elif target.get("fingerprint") != targets[record][item]:
        yield subject.problem(
            "suspect-target", ("target", "fingerprint"), level="warning", record=record, item=item,
            now=targets[record][item],
        )  # fmt: skip


def _unknown(subject: Subject, key: str, says: str, meant: str | None, *, record: str, item: str) -> Problem:
    help_ = "unknown-target-meant" if meant else says
    return subject.problem(
        "unknown-target", ("target", key), says=says, help=help_, meant=meant or "", record=record, item=item
    )
