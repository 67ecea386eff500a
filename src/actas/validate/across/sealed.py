"""Traces kept as bytes: those of ten thousand records take no more room than the reading of one.

A trace is opened when a check comes by, and let go of again.
"""

from __future__ import annotations

import itertools
import marshal
from collections.abc import Iterator, Sequence
from typing import Any, overload

from actas.model.problem import Place
from actas.validate.across import Named, Run, Seen, Trace

PLACED = ("id", "date", "title")
BLOCK = 64  # traces that are compressed together: alike as they are, five bytes in six go
FASTEST = 1


def seal(trace: Trace) -> bytes:
    """Return a trace as bytes, without its file's name."""
    return marshal.dumps((
        trace.id,
        tuple(_span(trace.places[key]) for key in PLACED),
        tuple(trace.meeting.items()), trace.keys, trace.sections, trace.source,
        tuple(tuple(run) for run in trace.ids),
        tuple((seen.text, seen.path, _span(seen.place)) for seen in trace.reiterates),
        tuple((named.kind, named.name, named.path, _span(named.place)) for named in trace.names),
        tuple((seen.text, seen.path, _span(seen.place)) for seen in trace.acronyms),
        trace.introduced,
        tuple(trace.waived.items()),
    ))  # fmt: skip


def opened(file: str, data: bytes) -> Trace:
    """Return the trace of a file."""
    id_, places, meeting, keys, sections, source, ids, again, names, acronyms, introduced, waived = (
        marshal.loads(data)
    )
    return Trace(
        file, id_, {key: Place(file, *at) for key, at in zip(PLACED, places, strict=True)}, dict(meeting),
        keys, sections, source,
        tuple(Run(*run) for run in ids),
        tuple(Seen(text, path, Place(file, *at)) for text, path, at in again),
        tuple(Named(kind, name, path, Place(file, *at)) for kind, name, path, at in names),
        tuple(Seen(text, path, Place(file, *at)) for text, path, at in acronyms),
        introduced, dict(waived),
    )  # fmt: skip


def _span(place: Place) -> tuple[int, ...]:
    return (place.line, place.column, place.end_line, place.end_column)


class Traces(Sequence[Trace]):
    """Traces in the order of their files, each made when it is asked for."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self._blocks: list[bytes] = []
        self._loose: list[bytes] = []

    def add(self, file: str, sealed: bytes) -> None:
        """Add the trace of one more file."""
        self._files.append(file)
        self._loose.append(sealed)
        if len(self._loose) == BLOCK:
            import zlib

            self._blocks.append(zlib.compress(marshal.dumps(self._loose), FASTEST))
            self._loose = []

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[Trace]:
        blocks = (self._block(at) for at in range(len(self._blocks) + 1))
        return (
            opened(file, data)
            for file, data in zip(self._files, itertools.chain.from_iterable(blocks), strict=True)
        )

    @overload
    def __getitem__(self, at: int) -> Trace: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Trace, ...]: ...
    def __getitem__(self, at: Any) -> Any:
        """Return one trace, or some."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(len(self))[at])
        at = range(len(self))[at]
        return opened(self._files[at], self._block(at // BLOCK)[at % BLOCK])

    def _block(self, at: int) -> list[bytes]:
        """Return the traces of one block; after the last one, those that are in none yet."""
        if at == len(self._blocks):
            return self._loose
        import zlib

        return marshal.loads(zlib.decompress(self._blocks[at]))  # type: ignore[no-any-return]
