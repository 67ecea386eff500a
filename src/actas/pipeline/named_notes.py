"""The files of notes that a record names: where they lie, and what stands in them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from actas.model.errors import UnreadableNotes
from actas.model.line import Notes
from actas.model.loaded import Loaded

STDIN = "-"  # as a record calls notes that lie in no file


def notes_of(loaded: Loaded, record: Path) -> Path | None:
    """Return where the notes lie that a record names, if it names any; they need not be there."""
    data = loaded.data
    source = data.get("source") if isinstance(data, dict) else None
    return _beside(source.get("file") if isinstance(source, dict) else None, record)


def _beside(file: object, record: Path) -> Path | None:
    """Return where a file of notes lies, named as a record names it; None for what is no such name."""
    if (
        not isinstance(file, str)
        or file in ("", STDIN)
        or PurePosixPath(file).is_absolute()
        or ":" in file[:2]
    ):
        return None
    return record.parent / file


def notes_beside(loaded: Loaded, record: Path) -> list[Path]:
    """Return where all the files of notes lie that a record names."""
    found = [notes_of(loaded, record)] + [_beside(one.get("file"), record) for one in _also(loaded)]
    return [path for path in found if path is not None]


def source_of(loaded: Loaded, record: Path) -> Notes | None:
    """Return the notes that the record names, when they lie where it says and can be read."""
    path = notes_of(loaded, record)
    return _notes_at(path, loaded.data["source"].get("encoding")) if path is not None else None


def of_several(loaded: Loaded) -> bool:
    """Tell whether a record says that it is of several files of notes."""
    source = loaded.data.get("source") if isinstance(loaded.data, dict) else None
    return isinstance(source, dict) and "also" in source


def others_of(loaded: Loaded, record: Path) -> dict[str, Notes]:
    """Return the other files of notes of a record that is of several, as far as they can be read."""
    found: dict[str, Notes] = {}
    for one in _also(loaded):
        path = _beside(one.get("file"), record)
        notes = _notes_at(path, one.get("encoding")) if path is not None else None
        if notes is not None:
            found[str(one.get("file"))] = notes
    return found


def _also(loaded: Loaded) -> list[dict[str, Any]]:
    """Return what a record says of its files of notes after the first."""
    source = loaded.data.get("source") if isinstance(loaded.data, dict) else None
    also = source.get("also") if isinstance(source, dict) else None
    return [one for one in also if isinstance(one, dict)] if isinstance(also, list) else []


def _notes_at(path: Path, encoding: object) -> Notes | None:
    if not path.is_file():
        return None
    from actas.read import read_notes

    try:
        return read_notes(path, encoding=encoding if isinstance(encoding, str) else None)
    except UnreadableNotes:
        return None  # the checks say that the source is not there
