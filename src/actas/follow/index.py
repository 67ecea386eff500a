"""Search over all records: an SQLite index with full text (FTS5) that can be thrown away and made again.

What is indexed are the stems of an item's words, so that neither accents nor endings matter; what is shown
are the words themselves, kept beside. A file is read again when its time or size has changed. Rows of the
full text are never deleted: what they stood for is, and when a fifth stands for nothing the index is made
anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from actas.follow.asked import items_of, kind_of, people, words_of
from actas.follow.query import Sought as Sought
from actas.follow.query import filters, groups, marks, marks_of, stems_of
from actas.model.record import Record
from actas.vocabulary import Vocabulary
from actas.vocabulary.stems import LANGUAGES

VERSION = 2  # of the index's shape; another one is thrown away
STALE = 0.2  # share of rows that may stand for nothing
SPARE = 40  # more rows than asked for are ranked, so that ties are ordered by us and not by chance
MORE = 8  # times as many, when filters have taken too many away
PAGES = -32_000  # KiB of the index kept in memory: ranking looks up the length of every item that matches
SCHEMA = """
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, changed INTEGER, size INTEGER, record TEXT,
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


class Index:
    """An index in a file; ":memory:" for none."""

    def __init__(self, path: str, words: Vocabulary) -> None:
        self._path, self._words = path, words
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path != ":memory:":
            Path(self._path).parent.mkdir(parents=True, exist_ok=True)
        try:
            db = self._connect()
            if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                return db
            db.close()
        except sqlite3.DatabaseError:
            pass  # not an index, or a damaged one: it is made anew
        self._throw_away()
        db = self._connect()
        db.executescript(SCHEMA)
        db.execute(f"PRAGMA user_version = {VERSION}")
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

    def stale(self, files: Mapping[str, tuple[int, int]]) -> list[str]:
        """Forget files that are gone or have changed; return those to be read, in order.

        Args:
            files: path -> time of change in nanoseconds and size in bytes.

        """
        known = {
            path: (changed, size)
            for path, changed, size in self._db.execute("SELECT path, changed, size FROM file")
        }
        gone = [path for path, state in known.items() if files.get(path) != state]
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
        return sorted(path for path, state in files.items() if known.get(path) != state)

    def add(self, records: Iterable[tuple[str, tuple[int, int], Record | None]]) -> int:
        """Take in records; None for a file that is none, so that it is not read again. Return how many."""
        db, count = self._db, 0
        db.execute("BEGIN")
        for path, (changed, size), record in records:
            meeting = record.meeting if record else None
            row = (
                path,
                changed,
                size,
                record.id if record else None,
                meeting and meeting.title,
                meeting and meeting.series,
                meeting and meeting.date,
                meeting and meeting.language,
                record and record.status,
                record.source.file if record and record.source else None,
            )
            file = db.execute(f"INSERT INTO file VALUES (NULL{', ?' * len(row)})", row).lastrowid
            if record:
                self._add_items(file, record)
                count += 1
        db.execute("COMMIT")
        return count

    def _add_items(self, file: int | None, record: Record) -> None:
        stem = stems_of(self._words, record.meeting.language or "")
        last = self._db.execute("SELECT ifnull(max(id), 0) FROM item").fetchone()[0]
        items, texts, common = [], [], marks_of(record)
        for section, item in items_of(record):
            said = words_of(item)
            who = ", ".join([actor.name for actor in people(item)]) if item.actor else ""
            if not said and not who:
                continue
            last += 1
            kind = kind_of(section, item)
            items.append((last, file, item.id, kind, item.lines.first, who, said))
            texts.append((last, stem(f"{who} {said}" if who else said), marks(item, kind, common)))
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
