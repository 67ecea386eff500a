"""Search over all records: an SQLite index with full text (FTS5) that can be thrown away and made again.

What is indexed are the stems of an item's words, so that neither accents nor inflections matter; what is shown are
the words themselves, kept beside. A file is read again when its time or size has changed. Rows of the full text are
never deleted: what they stood for is, and when a fifth stands for nothing the index is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from actas.follow.asked import items_of, kind_of, people, words_of
from actas.model.record import Item, Record
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import LANGUAGES, WORD, stemmer

VERSION = 1  # of the index's shape; another one is thrown away
STALE = 0.2  # share of rows that may stand for nothing
SPARE = 40  # more rows than asked for are ranked, so that ties are ordered by us and not by chance
SCHEMA = """
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, changed INTEGER, size INTEGER, record TEXT,
    title TEXT, series TEXT, day TEXT, language TEXT, status TEXT, source TEXT);
CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER, name TEXT, kind TEXT, countries TEXT,
    sdg TEXT, line INTEGER, who TEXT, words TEXT);
CREATE INDEX item_file ON item (file);
CREATE VIRTUAL TABLE found USING fts5(stems, content='', tokenize="unicode61 remove_diacritics 2");
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for. Empty filters let everything through."""

    words: str
    country: str | None = None  # ISO code
    kind: str | None = None
    sdg: str | None = None  # "10" finds "10.7" too
    status: str | None = None  # of the record
    series: str | None = None
    since: str | None = None  # ISO days, both included
    until: str | None = None
    among: frozenset[str] | None = None  # "record#item": only these
    most: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An item that was found, the best first: where it stands, and how well it fits (bm25, lower is better)."""

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
        """Take in records; None for a file that is no record, so that it is not read again. Return how many."""
        db, count = self._db, 0
        db.execute("BEGIN")
        for path, (changed, size), record in records:
            meeting = record.meeting if record else None
            row = (
                path, changed, size, record.id if record else None, meeting and meeting.title,
                meeting and meeting.series, meeting and meeting.date, meeting and meeting.language,
                record and record.status, record.source.file if record and record.source else None,
            )  # fmt: skip
            file = db.execute(f"INSERT INTO file VALUES (NULL{', ?' * len(row)})", row).lastrowid
            if record:
                self._add_items(file, record)
                count += 1
        db.execute("COMMIT")
        return count

    def _add_items(self, file: int | None, record: Record) -> None:
        stem = _stem_of(self._words, record.meeting.language or "")
        last = self._db.execute("SELECT ifnull(max(id), 0) FROM item").fetchone()[0]
        items, stems = [], []
        for section, item in items_of(record):
            said = words_of(item)
            who = ", ".join(actor.name for actor in people(item))
            if not said and not who:
                continue
            last += 1
            items.append((
                last, file, item.id, kind_of(section, item), _codes(item),
                " ".join(("", *(ref.code for ref in item.refs if ref.scheme == "sdg"), "")) if item.refs else "",
                item.lines.first, who, said,
            ))  # fmt: skip
            stems.append((last, " ".join(filter(None, map(stem, WORD.findall(f"{who} {said}"))))))
        self._db.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", items)
        self._db.executemany("INSERT INTO found (rowid, stems) VALUES (?, ?)", stems)

    def find(self, sought: Sought) -> tuple[tuple[Hit, ...], bool]:
        """Return the items that fit best, and whether they have all words (else: as many as any has)."""
        groups = self._groups(sought.words)
        if not groups:
            return self._hits("", sought), True
        hits = self._hits(" AND ".join(groups), sought)
        if hits or len(groups) == 1:
            return hits, True
        return self._hits(" OR ".join(groups), sought), False

    def _groups(self, text: str) -> list[str]:
        """Return the query's words, and phrases in quotes, each as FTS5 wants it: any language's stem will do."""
        known = {row[0] for row in self._db.execute("SELECT DISTINCT language FROM file")}
        stemmers = [_stem_of(self._words, one) for one in sorted(known & {*LANGUAGES}) or [""]]
        groups = []
        for at, part in enumerate(
            text.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"').split('"')
        ):
            spoken = WORD.findall(part)
            for one in [spoken] if at % 2 else [[word] for word in spoken]:
                forms = {" ".join(filter(None, map(stem, one))) for stem in stemmers}
                if forms - {""}:
                    groups.append("(" + " OR ".join(f'"{form}"' for form in sorted(forms - {""})) + ")")
        return groups

    def _hits(self, match: str, sought: Sought) -> tuple[Hit, ...]:
        where, values = self._filters(sought)
        start = "FROM found CROSS JOIN item ON item.id = found.rowid" if match else "FROM item"
        if match:
            where, values = ["found MATCH ?", *where], [match, *values]
        query = (
            "SELECT file.path, file.record, item.name, item.kind, file.day, file.source, item.line, item.who,"
            f" item.words, {'found.rank' if match else '0.0'} AS fits {start} JOIN file ON file.id = item.file"
            + (f" WHERE {' AND '.join(where)}" if where else "")
            + f" ORDER BY {'found.rank' if match else 'file.day DESC'}"
        )  # fmt: skip
        found = [
            Hit(**dict(zip(HIT, row, strict=True))) for row in _first(self._db.execute(query, values), sought)
        ]
        if match:
            found.sort(key=lambda hit: (round(hit.rank, 6), _newest(hit.day), hit.record, hit.line, hit.item))
        return tuple(found[: sought.most])

    def _filters(self, sought: Sought) -> tuple[list[str], list[object]]:
        where, values = [], []  # type: list[str], list[object]
        for column, value in (
            ("item.kind = ?", sought.kind), ("file.series = ?", sought.series), ("file.status = ?", sought.status),
            ("file.day >= ?", sought.since), ("file.day <= ?", sought.until),
        ):  # fmt: skip
            if value is not None:
                where.append(column)
                values.append(value)
        if sought.sdg is not None:
            where.append("(item.sdg LIKE ? OR item.sdg LIKE ?)")
            values += [f"% {sought.sdg} %", f"% {sought.sdg}.%"]
        if sought.country is not None:
            names = [name for name, code in self._words.countries.items() if code == sought.country]
            groups = [group for name in sorted(names) for group in self._groups(f'"{name}"')]
            where.append(
                "(item.countries LIKE ? OR item.id IN (SELECT rowid FROM found WHERE found MATCH ?))"
            )
            values += [f"% {sought.country} %", " OR ".join(groups) or '""']
        return where, values


HIT = ("file", "record", "item", "kind", "day", "source", "line", "who", "words", "rank")


def _first(rows: Iterator[Sequence[object]], sought: Sought) -> Iterator[Sequence[object]]:
    """Yield as many rows as are wanted, and some to order ties by."""
    left = sought.most + SPARE
    for row in rows:
        if sought.among is None or f"{row[1]}#{row[2]}" in sought.among:
            yield row
            left -= 1
            if not left:
                return


def _newest(day: str | None) -> int:
    return -int(day.replace("-", "")) if day else 0


def _codes(item: Item) -> str:
    codes = {actor.code for actor in (*people(item), *item.owners) if actor.code}
    return " ".join(("", *sorted(codes), "")) if codes else ""


class _Stems(dict[str, str]):
    """Word as written -> its stem; "" for an empty word. Filled as words are met."""

    def __init__(self, words: Vocabulary, language: str) -> None:
        super().__init__()
        self._stem = stemmer(language)
        self._empty = words.phrases("language", "function_words", language if language in LANGUAGES else "es")

    def __missing__(self, word: str) -> str:
        folded = fold(word)
        stem = "" if folded in self._empty else self._stem(folded)
        if len(self) < 1 << 20:  # words of one language: it never comes near, but for hostile notes
            self[word] = stem
        return stem


@cache
def _stem_of(words: Vocabulary, language: str):  # type: ignore[no-untyped-def]
    """Return the function that stems a word as written."""
    return _Stems(words, language).__getitem__
