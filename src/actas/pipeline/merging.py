"""The road of a record that is there already, when its notes have changed."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from actas.cache import Cache, folder
from actas.files import below, read_utf8, write_atomic
from actas.files.locks import locked
from actas.model.errors import BadUsage
from actas.model.line import Notes

if TYPE_CHECKING:
    from actas.model.merged import Merged
    from actas.model.record import Record


def is_of(path: Path, record: Record) -> bool:
    """Return whether the record in a file was made from the same notes, and the same lines of them."""
    from actas.store import load

    data = load(read_utf8(str(path)), str(path)).data
    source = data.get("source") if isinstance(data, dict) else None
    if not isinstance(source, dict) or record.source is None:
        return False
    also = [one.get("sha256") for one in source.get("also", ())]
    there = (source.get("sha256"), source.get("within", []), also)
    now = record.source
    return there == (now.sha256, [*now.within], [one.sha256 for one in now.also])


def record_for(notes: Path, folder: Path) -> Path | None:
    """Return the record in a folder made from all of these notes, whatever its id; None when none was."""
    from actas.store import load

    for file in below(str(folder)):
        data = load(read_utf8(file), file).data
        source = data.get("source") if isinstance(data, dict) else None
        named = (
            source.get("file")
            if isinstance(source, dict) and not source.keys() & {"within", "also"}
            else None
        )
        if isinstance(named, str) and (Path(file).parent / named).resolve() == notes.resolve():
            return Path(file)
    return None


def merge_record(record: Record, notes: Notes, path: Path, *, inputs: Sequence[Path] = ()) -> Merged:
    """Bring a record that people have worked on up to its notes; see `actas.merge`.

    The file as it was stays beside it as ``.bak``. Nothing is written where nothing changes.
    Raises BadUsage when the record has errors, UnreadableRecord when it cannot be changed safely.
    """
    from actas.merge import merge
    from actas.store import load, to_data
    from actas.store.rewrite import rewrite
    from actas.validate import check

    with locked(path):
        text = read_utf8(str(path))
        loaded = load(text, str(path))
        if any(problem.level == "error" for problem in check(loaded)):
            raise BadUsage("cli.broken-record", file=path)
        for key, says in (("within", "cli.of-a-stretch"), ("also", "cli.of-several")):
            if loaded.data.get("source", {}).get(key):
                raise BadUsage(says, file=path)
        base = recalled(loaded.data.get("source", {}).get("sha256", ""))
        lines = list(notes.texts())
        done = merge(loaded.data, to_data(replace(record, id=loaded.data["id"])), lines, base)
        new = rewrite(text, done.data)
        if new != text:
            done.unapproved = done.data.get("status") == "approved"
            mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
            write_atomic(path.with_name(path.name + ".bak"), path.read_bytes(), inputs=inputs)
            write_atomic(path, mark + new.encode(), inputs=inputs)
    remember(notes)
    return done


def remember(notes: Notes) -> None:
    """Keep the sums of the notes' lines, by which a later merge tells who changed what; no word of them."""
    from actas.merge.words import sums

    cache = _cache(folder())
    if cache.get(notes.sha256) is None:
        cache.put(notes.sha256, array("I", sums(list(notes.texts()))).tobytes())


@lru_cache(maxsize=4)  # one for a run: it looks once at each folder that it puts something into
def _cache(top: str | None) -> Cache:
    return Cache("notes")


def recalled(sha256: str) -> list[int] | None:
    """Return the sums of the lines of notes that are remembered by their fingerprint, or None."""
    kept = _cache(folder()).get(sha256) if sha256 else None
    if kept is None:
        return None
    sums = array("I")
    sums.frombytes(kept)
    return sums.tolist()
