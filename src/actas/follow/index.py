"""Search over all records: an SQLite index with full text (FTS5) that can be thrown away and made again.

What is indexed are the stems of an item's words, so that neither accents nor endings matter; what is shown
are the words themselves, kept beside. A file is read again when its stamp has changed. Rows of the full text
are never deleted: what they stood for is, and when a fifth stands for nothing the index is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from actas.follow.asked import items_of, kind_of, people, words_of
from actas.follow.query import Sought as Sought
from actas.follow.query import filters, groups, marks, marks_of, stems_of
from actas.model.record import Record
from actas.vocabulary import Vocabulary
from actas.vocabulary.stems import LANGUAGES

VERSION = 3  # of the index's shape
STALE = 0.2  # share of rows that may stand for nothing
SPARE = 40  # more rows than asked for are ranked, so that ties are ordered by us and not by chance
MORE = 8  # times as many, when filters have taken too many away
PAGES = -32_000  # KiB of the index kept in memory: ranking looks up the length of every item that matches
BATCH = 64  # records taken in at a time: one by one costs a tenth more
NO_MEETING = (None,) * 7
SCHEMA = """
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT, record TEXT,
    title TEXT, series TEXT, day TEXT, language TEXT, status TEXT, source TEXT);
CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER, name TEXT, kind TEXT, line INTEGER,
    who TEXT, words TEXT);
CREATE INDEX item_file ON item (file);
CREATE VIRTUAL TABLE found USING fts5(stems, marks, content='', tokenize="unicode61 remove_diacritics 2");
INSERT INTO found (found, rank) VALUES ('rank', 'bm25(1.0, 0.0)');
INSERT INTO found (found, rank) VALUES ('hashsize', 8388608);
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, where it stands, and how well it fits (bm25, lower is better)."""

    file: str
    record: str
    item: str
    kind: str
    day: str | None
    source: str | None  # the file of notes
    line: int  # of the notes
    who: str
    words: str
    rank: float


class Rows(NamedTuple):
    """What the index keeps of a record: plain values, which travel between processes."""

    meeting: tuple[str | None, ...]  # as the table `file` has it, after path and stamp
    items: tuple[tuple[str, str, int, str, str], ...]  # as `item` has it, after its number and the file's
    marks: tuple[str, ...]  # of each item

    @property
    def language(self) -> str:
        """The record's, "" where it is not known."""
        return self.meeting[4] or ""


def rows_of(record: Record) -> Rows:
    """Return what the index keeps of a record."""
    items, marked, common = [], [], marks_of(record)
    for section, item in items_of(record):
        said = words_of(item)
        who = ", ".join([actor.name for actor in people(item)]) if item.actor else ""
        if not said and not who:
            continue
        kind = kind_of(section, item)
        items.append((item.id, kind, item.lines.first, who, said))
        marked.append(marks(item, kind, common))
    meeting, source = record.meeting, record.source
    of = (
        record.id, meeting.title, meeting.series, meeting.date, meeting.language, record.status,
        source.file if source else None,
    )  # fmt: skip
    return Rows(of, tuple(items), tuple(marked))


class Index:
    """An index in a file; ":memory:" for none.

    ``made_by``: a number of the program that makes rows; those of another program are thrown away.
    """

    def __init__(self, path: str, words: Vocabulary, made_by: int = VERSION) -> None:
        self._path, self._words, self._made_by = path, words, made_by
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path != ":memory:":
            Path(self._path).parent.mkdir(parents=True, exist_ok=True)
        try:
            db = self._connect()
            if db.execute("PRAGMA user_version").fetchone()[0] == self._made_by:
                return db
            db.close()
        except sqlite3.DatabaseError:
            pass  # not an index, or a damaged one: it is made anew
        self._throw_away()
        db = self._connect()
        db.executescript(SCHEMA)
        db.execute(f"PRAGMA user_version = {self._made_by}")
        return db

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None)
        # It can be made again: nothing is lost when the power goes in the middle.
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = MEMORY")
        db.execute(f"PRAGMA cache_size = {PAGES}")
        return db

    def _throw_away(self) -> None:
        if self._path != ":memory:":
            with suppress(OSError):
                Path(self._path).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def stale(self, files: Mapping[str, str]) -> list[str]:
        """Forget files that are gone or have changed; return those to be read, in order.

        Args:
            files: path -> stamp, as `actas.files.stamps` makes them.

        """
        known = dict(self._db.execute("SELECT path, stamp FROM file"))
        gone = [path for path, stamp in known.items() if files.get(path) != stamp]
        rows = self._db.execute("SELECT max(id), count(*) FROM item").fetchone()
        self._db.execute("BEGIN")
        for path in gone:
            self._db.execute("DELETE FROM item WHERE file = (SELECT id FROM file WHERE path = ?)", (path,))
            self._db.execute("DELETE FROM file WHERE path = ?", (path,))
        self._db.execute("COMMIT")
        left = self._db.execute("SELECT count(*) FROM item").fetchone()[0] if gone else rows[1]
        if rows[0] and left < rows[0] * (1 - STALE):
            self._db.close()
            self._throw_away()
            self._db = self._open()
            return sorted(files)
        return sorted(path for path, stamp in files.items() if known.get(path) != stamp)

    def add(self, records: Iterable[tuple[str, str, Rows | None]]) -> int:
        """Take in the rows of records; None for a file that is no record, so that it is not read again.

        A file whose stamp is "" is read again the next time. Returns how many records there were.
        """
        coming, count = iter(records), 0
        self._db.execute("BEGIN")
        while batch := list(islice(coming, BATCH)):
            self._add(batch)
            count += sum(rows is not None for _, _, rows in batch)
        self._db.execute("COMMIT")
        return count

    def _add(self, batch: list[tuple[str, str, Rows | None]]) -> None:
        last = self._db.execute("SELECT ifnull(max(id), 0) FROM item").fetchone()[0]
        items: list[tuple[Any, ...]] = []
        texts: list[tuple[Any, ...]] = []
        for path, stamp, rows in batch:
            row = (path, stamp, *(rows.meeting if rows else NO_MEETING))
            file = self._db.execute(f"INSERT INTO file VALUES (NULL{', ?' * len(row)})", row).lastrowid
            if rows:
                first = last + len(items) + 1
                items += [(first + at, file, *item) for at, item in enumerate(rows.items)]
                stem = stems_of(self._words, rows.language)
                texts += [
                    (first + at, stem(f"{who} {said}" if who else said), marked)
                    for at, ((*_, who, said), marked) in enumerate(zip(rows.items, rows.marks, strict=True))
                ]
        self._db.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", items)
        self._db.executemany("INSERT INTO found (rowid, stems, marks) VALUES (?, ?, ?)", texts)

    def find(self, sought: Sought) -> tuple[tuple[Hit, ...], bool]:
        """Return the items that fit best, and whether they have all words (else: as many as any has)."""
        languages = [
            row[0] for row in self._db.execute("SELECT DISTINCT language FROM file") if row[0] in LANGUAGES
        ]
        days = self._db.execute("SELECT ifnull(min(day), '0'), ifnull(max(day), '0') FROM file").fetchone()
        words = groups(self._words, sought.words, sorted(languages))
        limits = filters(self._words, sought, sorted(languages), (days[0][:4], days[1][:4]))
        if not words:
            return self._newest(" AND ".join(limits), sought), True
        hits = self._best(" AND ".join([f"stems : ({' AND '.join(words)})", *limits]), sought)
        if hits or len(words) == 1:
            return hits, True
        return self._best(" AND ".join([f"stems : ({' OR '.join(words)})", *limits]), sought), False

    def _best(self, match: str, sought: Sought) -> tuple[Hit, ...]:
        """Return the hits that rank first. More are ranked where filters that are no marks take some away."""
        wanted = sought.most + SPARE
        while True:
            rows = self._db.execute(
                "SELECT rowid, rank FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?", (match, wanted)
            ).fetchall()
            hits = [hit for row in rows if (hit := self._hit(row[0], row[1], sought))]
            if len(hits) >= sought.most or len(rows) < wanted:
                hits.sort(
                    key=lambda hit: (round(hit.rank, 6), _newest(hit.day), hit.record, hit.line, hit.item)
                )
                return tuple(hits[: sought.most])
            wanted *= MORE

    def _hit(self, id: int, rank: float, sought: Sought) -> Hit | None:
        row = self._db.execute(f"{HIT} WHERE item.id = ?", (id,)).fetchone()
        return _made(row, rank) if row and sought.lets(row[1], row[2], row[4]) else None

    def _newest(self, match: str, sought: Sought) -> tuple[Hit, ...]:
        """Return what passes the filters, the newest first."""
        where = " WHERE item.id IN (SELECT rowid FROM found WHERE found MATCH ?)" if match else ""
        order = " ORDER BY file.day DESC, file.record, item.id"
        rows = self._db.execute(HIT + where + order, (match,) if match else ())
        passing = (_made(row, 0.0) for row in rows if sought.lets(row[1], row[2], row[4]))
        return tuple(islice(passing, sought.most))


HIT = """SELECT file.path, file.record, item.name, item.kind, file.day, file.source, item.line, item.who,
    item.words FROM item JOIN file ON file.id = item.file"""


def _made(row: tuple[Any, ...], rank: float) -> Hit:
    return Hit(*(*row, rank))


def _newest(day: str | None) -> int:
    return -int(day.replace("-", "")) if day else 0
