"""The road of a record that is there already, when its notes have changed."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
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


FACTS = "meeting"


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


def record_for(notes: Path, folder: Path, record: Record) -> Path | None:
    """Return the record in a folder made from the same notes, whatever its id; None when none was.

    Of notes of several meetings it is the one of the same day.
    """
    from actas.store import load

    for file in below(str(folder)):
        data = load(read_utf8(file), file).data
        source = data.get("source") if isinstance(data, dict) else None
        if not isinstance(source, dict) or "also" in source:
            continue
        if record.source is not None and record.source.within:
            meeting = data.get("meeting")
            same = isinstance(meeting, dict) and meeting.get("date") == record.meeting.date
        else:
            same = "within" not in source
        named = source.get("file")
        if same and isinstance(named, str) and (Path(file).parent / named).resolve() == notes.resolve():
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
        source = loaded.data.get("source", {})
        if source.get("also"):
            raise BadUsage("cli.of-several", file=path)
        if source.get("within") and not (record.source and record.source.within):
            raise BadUsage("cli.of-a-stretch", file=path)
        sha256, within = source.get("sha256", ""), source.get("within", ())
        base, facts = recalled(sha256, within), recalled(sha256, within, of=FACTS)
        lines = list(notes.texts())
        done = merge(loaded.data, to_data(replace(record, id=loaded.data["id"])), lines, base, facts)
        new = rewrite(text, done.data)
        if new != text:
            done.unapproved = done.data.get("status") == "approved"
            mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
            write_atomic(path.with_name(path.name + ".bak"), path.read_bytes(), inputs=inputs)
            write_atomic(path, mark + new.encode(), inputs=inputs)
    remember(notes, record)
    return done


def remember(notes: Notes, record: Record) -> None:
    """Keep the sums of the notes' lines, and of what they say of the meeting; no word of them.

    By these a later merge tells who changed what.
    """
    from actas.merge.rest import facts_of
    from actas.merge.words import sums

    cache, within = _cache(folder()), record.source.within if record.source else ()
    if cache.get(_key(notes.sha256, within)) is None:
        cache.put(_key(notes.sha256, within), array("I", sums(notes.texts())).tobytes())
        facts = facts_of(partial(getattr, record.meeting))
        cache.put(_key(notes.sha256, within, FACTS), array("I", facts).tobytes())


def _key(sha256: str, within: Sequence[int], of: str = "") -> str:
    """Return what the sums of notes are kept under; those of a part of the notes by themselves."""
    return "-".join((sha256, *map(str, within), *filter(None, (of,))))


@lru_cache(maxsize=4)  # one for a run: it looks once at each folder that it puts something into
def _cache(top: str | None) -> Cache:
    return Cache("notes")


def recalled(sha256: str, within: Sequence[int] = (), *, of: str = "") -> list[int] | None:
    """Return the sums of the lines of notes, or ``of`` something else, that are remembered; or None."""
    kept = _cache(folder()).get(_key(sha256, within, of)) if sha256 else None
    if kept is None:
        return None
    sums = array("I")
    sums.frombytes(kept)
    return sums.tolist()
