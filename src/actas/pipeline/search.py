"""The road of search: words and filters in, what fits best out; the index is kept in the cache folder."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any

from actas.files import read_utf8
from actas.model.errors import BadUsage, UnreadableRecord
from actas.model.fragment import STATES
from actas.model.given import LANGUAGES, is_day
from actas.model.kinds import ITEM_KINDS, KIND_OF_ITEM
from actas.model.record import STATUSES
from actas.pipeline.memory import fates_of, files_in
from actas.vocabulary import sdg
from actas.vocabulary.fold import fold
from actas.vocabulary.keys import meant_by
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.follow.index import Hit as Hit
    from actas.follow.index import Index, Rows, Sought
    from actas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What `actas find` is asked, as people write it."""

    words: str
    country: str | None = None
    kind: str | None = None
    sdg: str | None = None
    status: str | None = None
    series: str | None = None
    since: str | None = None
    until: str | None = None
    most: int = 10


def find(
    query: Query, paths: Sequence[str] = (), *, failed: Callable[[str], None]
) -> tuple[tuple[Hit, ...], bool]:
    """Search records; return what was found, and whether it has all the words.

    Args:
        query: what is looked for.
        paths: records; by default those of the project we are in.
        failed: is told of each file that is no record, when it is read for the first time.

    Raises UnreadableRecord where a path names nothing: there, nothing is not what was found.

    """
    from actas.files.stamps import stamp_of
    from actas.follow.index import Sought
    from actas.pipeline.project import vocabulary_at

    words = vocabulary_at()
    files = files_in(paths)
    for path in paths:
        if path in files and stamp_of(path) is None:
            read_utf8(path)  # says why it cannot be
    status, among = _status(query.status)
    sought = Sought(
        words=query.words,
        country=_country(query.country, words),
        kind=_kind(query.kind),
        sdg=_sdg(query.sdg),
        status=status,
        series=query.series,
        since=_day("--since", query.since, "-01-01"),
        until=_day("--until", query.until, "-12-31"),
        among=among,
        most=query.most,
    )
    try:
        return _found(sought, _index_file(files), files, words, failed)
    except sqlite3.Error:  # another run is making the same index now, or it is damaged: this once without it
        return _found(sought, ":memory:", files, words, failed)


def _found(
    sought: Sought, index_file: str, files: Sequence[str], words: Vocabulary, failed: Callable[[str], None]
) -> tuple[tuple[Hit, ...], bool]:
    index = index_at(index_file, files, words, failed)
    try:
        return index.find(sought)
    finally:
        index.close()


def _index_file(files: Sequence[str]) -> str:
    """Return where the index of these records is kept: one for each set of folders that they lie in."""
    from actas.cache import folder

    top = folder()
    if top is None:
        return ":memory:"
    folders = sorted({os.path.abspath(os.path.dirname(file)) for file in files})  # noqa: PTH100, PTH120
    return str(Path(top, "find", sha256("\0".join(folders).encode()).hexdigest()[:32] + ".sqlite"))


def _country(name: str | None, words: Vocabulary) -> str | None:
    if name is None:
        return None
    code = words.country_of(name)
    if code is None and name.upper() in words.countries.values():
        code = name.upper()
    if code is None:
        raise BadUsage("find.no-country", name=name)
    return code


def _kind(name: str | None) -> str | None:
    if name is None or name in ITEM_KINDS:
        return name
    if name in KIND_OF_ITEM:
        return KIND_OF_ITEM[name]
    meant = next((KIND_OF_ITEM.get(one, one) for one in meant_by(name)), None)
    if meant in ITEM_KINDS:
        return meant
    raise BadUsage("find.no-kind", name=name, known=", ".join(ITEM_KINDS))


def _sdg(code: str | None) -> str | None:
    if code is not None and code not in sdg.codes():
        raise BadUsage("find.no-sdg", name=code)
    return code


def _day(option: str, said: str | None, rest: str) -> str | None:
    """Return the day that is meant: a year or a month stands for its first or last."""
    if said is None:
        return None
    if re.fullmatch(r"\d{4}", said):
        said += rest
    elif re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", said):
        # No month is longer: the days are compared as text, and none is later than the 31st.
        return said + rest[3:]
    if not is_day(said):
        raise BadUsage("cli.bad-date", value=said, option=option)
    return said


def _status(status: str | None) -> tuple[str | None, frozenset[str] | None]:
    """Return the status of records that is meant, or the items whose follow-up has the state."""
    if status is None or status in STATUSES:
        return status, None
    state = _states().get(fold(status).replace("-", " "))
    if state is None:
        raise BadUsage("find.no-status", name=status, known=", ".join((*STATUSES, *STATES, "overdue")))
    found = fates_of(None)
    return None, frozenset(one.of.to for one in found if state in (one.state, *one.flags))


def _states() -> dict[str, str]:
    """Return the states of follow-up by what people call them, in every language."""
    named = {state.replace("-", " "): state for state in (*STATES, "overdue")}
    for language in LANGUAGES:
        named |= {fold(say(f"follow.state-{state}", language)): state for state in STATES}
        named[fold(say("find.overdue", language))] = "overdue"
    return named


def index_at(path: str, files: Sequence[str], words: Vocabulary, failed: Callable[[str], None]) -> Index:
    """Return the index of records, brought up to date. ``failed`` is told of files that are none."""
    from actas.files.stamps import settled, stamp_of
    from actas.follow.index import VERSION, Index
    from actas.pipeline import parallel
    from actas.pipeline.batch import stamp

    index = Index(path, words, int.from_bytes(stamp()[:4]) >> 1 ^ VERSION)
    at = time_ns()
    stamps = {file: one for file in files if (one := stamp_of(file))}
    stale = index.stale(stamps)
    if stale:
        made = parallel.each(_rows, stale)
        index.add(
            (file, stamps[file] if settled(stamps[file], at) else "", _or_failed(rows, file, failed))
            for file, rows in zip(stale, made, strict=True)
        )
    return index


def _rows(file: str) -> tuple[Any, ...]:
    """Return what the index keeps of a record's file. Raises UnreadableRecord for one that is none."""
    from actas.follow.index import rows_of
    from actas.store import load, to_record

    return tuple(rows_of(to_record(load(read_utf8(file), file).data)))


def _or_failed(
    made: tuple[Any, ...] | UnreadableRecord, file: str, failed: Callable[[str], None]
) -> Rows | None:
    from actas.follow.index import Rows

    if isinstance(made, UnreadableRecord):
        failed(file)
        return None
    return Rows(*made)
