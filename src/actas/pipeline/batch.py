"""Many records checked: what was found before is not looked for again, and all processors take part.

The verdict on one record follows from its bytes, those of its notes, its name, and this program. So it is
kept (see `actas.cache`) under the fingerprint of these, with that of the notes inside. What the settings
switch off and what records show beside each other is worked out anew each time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actas.cache import Cache
from actas.model.errors import ActasError
from actas.model.limits import LARGEST_RECORD
from actas.model.problem import Place, Problem
from actas.pipeline import parallel

if TYPE_CHECKING:
    from actas.pipeline.checks import Found

NO_NOTES = ""

Outcome = Any  # a Found, or the ActasError that stood in its way


def outcomes(
    paths: Sequence[str], *, cached: bool = True, step: Callable[[int], None] = lambda done: None
) -> Iterator[Outcome]:
    """Yield the verdict on each record, or the error that stood in its way, in the order of the paths.

    Args:
        paths: the records, all of them files.
        cached: whether to use what is remembered, and to remember.
        step: is told how many are done.

    """
    kept = Cache("verdicts") if cached else None
    found: dict[str, Outcome] = {}
    if kept is not None:
        for path in paths:
            verdict = recall(kept, path)
            if verdict is not None:
                found[path] = verdict
    missing = [path for path in paths if path not in found]
    if parallel.pays(missing):
        sent = parallel.each(_in_worker, missing, partial(_settle, cached))
        rest = (
            one if isinstance(one, ActasError) else _unpacked(path, one)
            for path, one in zip(missing, sent, strict=True)
        )  # fmt: skip
    else:
        rest = (examined(path, kept) for path in missing)
    for done, path in enumerate(paths, 1):
        yield found[path] if path in found else next(rest)
        step(done)


def examined(path: str, kept: Cache | None) -> Outcome:
    """Check one record, and remember the verdict."""
    from actas.files import read_utf8
    from actas.pipeline.checks import checked, found_of, refuse_notes
    from actas.pipeline.named_notes import notes_of, of_several, others_of, source_of
    from actas.store import load

    try:
        refuse_notes(path)
        data = _bytes_of(path)
        loaded = load(read_utf8(path, data), path)
        file, notes = notes_of(loaded, Path(path)), source_of(loaded, Path(path))
        found = found_of(checked(loaded, notes, others_of(loaded, Path(path))))
    except ActasError as error:
        return error
    # A record of several files is not remembered: what is kept asks after one file of notes.
    if kept is not None and data is not None and not of_several(loaded):
        named = str(file) if file is not None else None
        state = notes.sha256 if notes is not None else _state_of(named)
        kept.put(_key(path, data), marshal.dumps((named, state, _packed(found))))
    return found


# --- several processes -------------------------------------------------------------------------


_kept: Cache | None = None  # of a worker


def _settle(cached: bool) -> None:
    """Give a worker its cache."""
    global _kept
    _kept = Cache("verdicts") if cached else None


def _in_worker(path: str) -> Any:
    """Return a verdict as plain values. Raises the error in its way."""
    found = examined(path, _kept)
    if isinstance(found, ActasError):
        raise found
    return _packed(found)


# --- what is remembered ------------------------------------------------------------------------


@cache
def stamp() -> bytes:
    """Return a fingerprint of what a verdict depends on beside the record: program, words and limits."""
    import sys

    from actas import __version__
    from actas.model import limits

    here = Path(__file__).parents[1]
    state: list[object] = [__version__, sys.version]
    state += [f"{name}={value}" for name, value in sorted(vars(limits).items()) if name.isupper()]
    schemas = here.parents[1] / "schemas"
    for folder in (here, schemas):
        state += _states(str(folder))
    return hashlib.sha256(repr(state).encode()).digest()


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, time and size of each file of the program: a clone changes without a new version."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _states(entry.path)
        else:
            state = entry.stat()
            yield entry.name, state.st_mtime_ns, state.st_size


def _key(path: str, data: bytes) -> str:
    digest = hashlib.sha256(stamp())
    digest.update(f"{len(path)} {path}\0".encode("utf-8", "surrogateescape"))
    digest.update(data)
    return digest.hexdigest()


def _state_of(notes: str | None) -> str:
    """Return the fingerprint of a file of notes; "" when there is none to be had."""
    if notes is None:
        return NO_NOTES
    try:
        with open(notes, "rb") as file:  # noqa: PTH123  # as fast as can be: this is all a warm run does
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return NO_NOTES


def _bytes_of(path: str) -> bytes | None:
    """Return what a record's file holds; None when it cannot be had, or is too large for a record."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(LARGEST_RECORD + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= LARGEST_RECORD else None


def recall(kept: Cache, path: str) -> Outcome | None:
    """Return the verdict that is remembered of a record as it is now, with its notes as they are now."""
    data = _bytes_of(path)
    body = kept.get(_key(path, data)) if data is not None else None
    if body is None:
        return None
    try:
        notes, state, plain = marshal.loads(body)
        return _unpacked(path, plain) if _state_of(notes) == state else None
    except (ValueError, EOFError, TypeError, KeyError):
        return None  # not what we write: made anew


# Of a problem, in this order.
_FIELDS = ("rule", "level", "says", "values", "help", "path", "text")


def _packed(found: Found) -> Any:
    """Return a verdict as plain values, without its file's name."""
    problems = [
        (
            problem.rule, problem.level, problem.says, dict(problem.values), problem.help, problem.path,
            problem.text, astuple(problem.place),
        )
        for problem in found.verdict.problems
    ]  # fmt: skip
    return problems, found.sealed


def _unpacked(path: str, packed: Any) -> Found:
    from actas.pipeline.checks import Found, Verdict

    problems, sealed = packed
    found = tuple(
        Problem(place=Place(*place), **dict(zip(_FIELDS, fields, strict=True))) for *fields, place in problems
    )
    return Found(Verdict(file=path, problems=found), sealed)
