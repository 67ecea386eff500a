"""The road of memory: records in; what was asked before, what is missing, where something stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from actas.files import read_utf8, write_atomic
from actas.model.errors import BadUsage, UnreadableRecord
from actas.model.fragment import fingerprint
from actas.pipeline import load_record, records_in

if TYPE_CHECKING:
    from actas.follow.asked import Asked, Filed
    from actas.follow.index import Index
    from actas.follow.lineage import Chain, Proposal
    from actas.model.record import Record
    from actas.vocabulary import Vocabulary


def filed_in(paths: Sequence[str]) -> tuple[Filed, ...]:
    """Return the records that paths stand for, with their files.

    Raises BadUsage for a record that has errors.
    """
    from actas.follow.asked import Filed

    return tuple(Filed(file=path, record=load_record(path)) for path in records_in(paths))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What was asked before."""

    proposals: tuple[Proposal, ...]
    chains: tuple[Chain, ...]


def lineage(filed: Sequence[Filed], threshold: float | None = None) -> Lineage:
    """Return what items of these records may ask again, and what has been asked more than once."""
    from actas.follow.lineage import THRESHOLD, chains, propose

    proposals = propose(filed, THRESHOLD if threshold is None else threshold)
    return Lineage(proposals=proposals, chains=chains(proposals))


def write_reiteration(filed: Sequence[Filed], record: str, item: str, target: str) -> Asked:
    """Write into an item that it asks again for another, changing only the lines concerned; return the other.

    Raises BadUsage where either is not among the records, or the record is approved.
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
    if later.record.status == "approved":
        raise BadUsage("lineage.approved", file=later.file)
    link = {"to": earlier.to, "fingerprint": fingerprint(earlier.item)}
    _add_link(later.file, item, link)
    return earlier


def _add_link(file: str, item: str, link: dict[str, str]) -> None:
    from actas.store import edit, insert_key, load

    text = read_utf8(file)
    data = load(text, file).data
    path = _path_of(data, item)
    there = _at(data, path).get("reiterates", [])
    if any(one.get("to") == link["to"] for one in there):
        return
    if there:
        text = edit(text, (*path, "reiterates"), [*there, link])
    else:
        text = insert_key(text, path, "reiterates", [link])
    mark = b"\xef\xbb\xbf" if Path(file).read_bytes().startswith(b"\xef\xbb\xbf") else b""
    write_atomic(Path(file), mark + text.encode())


def _path_of(part: object, item: str, path: tuple[str | int, ...] = ()) -> tuple[str | int, ...]:
    """Return where in plain data the item with an id stands; () where it does not."""
    if isinstance(part, dict):
        if part.get("id") == item and path:
            return path
        steps = [(key, part[key]) for key in ("sections", "items") if key in part]
    else:
        steps = list(enumerate(part)) if isinstance(part, list) else []
    for step, below in steps:
        if found := _path_of(below, item, (*path, step)):
            return found
    return ()


def _at(data: object, path: tuple[str | int, ...]) -> dict[str, list[dict[str, str]]]:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data  # type: ignore[return-value]


def index_at(path: str, files: Sequence[str], words: Vocabulary, failed: Callable[[str], None]) -> Index:
    """Return the index of these records, brought up to date. ``failed`` is told of files that are no records."""
    from actas.follow.index import Index

    index = Index(path, words)
    states = {file: state for file in files if (state := _state(file))}
    stale = index.stale(states)
    if stale:
        index.add((file, states[file], _read(file, failed)) for file in stale)
    return index


def _state(file: str) -> tuple[int, int] | None:
    try:
        state = os.stat(file)  # noqa: PTH116  # ten thousand of them
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def _read(file: str, failed: Callable[[str], None]) -> Record | None:
    from actas.store import load, to_record

    try:
        loaded = load(read_utf8(file), file)
        return to_record(loaded.data)
    except UnreadableRecord:
        failed(file)
        return None
