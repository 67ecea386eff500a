"""Records to the tables and speeches that others read, and IMPACT OSS tables back to records.

A cell that a spreadsheet would take for a formula gets an apostrophe before it; a cell that begins with
apostrophes gets one more when what follows them would be one. So reading back takes exactly one away,
and nothing is lost.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from actas.follow.asked import Asked, Filed, asked, items_of, kind_of, people, words_of
from actas.model.compiled import compiled
from actas.model.errors import BadUsage
from actas.model.fragment import fingerprint
from actas.model.record import Item, Meeting, Record, Ref, Section
from actas.model.span import Span

# What a spreadsheet begins a formula with; a line break or tab at the front hides one.
FORMULA = compiled(r"'*[=+\-@\t\r\n＝＋－＠]")
SHIELDED = compiled(r"''*[=+\-@\t\r\n＝＋－＠]")
IMPACTOSS = (
    "reference",
    "title",
    "description",
    "response",
    "support_level",
    "framework_id",
    "action-id",
    "action-reference",
    "indicator-id",
    "indicator-reference",
    "category-id",
    "category-short-title",
    "category-reference",
)
COLUMNS = (
    "record",
    "item",
    "kind",
    "series",
    "day",
    "language",
    "speakers",
    "codes",
    "title",
    "text",
    "owner",
    "due",
    "adoption",
    "priority",
    "sdg",
    "instruments",
    "reiterates",
    "fingerprint",
    "source",
    "first_line",
    "last_line",
)
LONGEST_TITLE = 80  # characters: what IMPACT OSS shows of a recommendation in its lists
# Adoption -> IMPACT OSS support level, and back.
SUPPORT = {"noted": "0", "agreed-in-part": "1", "agreed": "2"}
ADOPTED = {level: adoption for adoption, level in SUPPORT.items()}


def shield(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unshield(cell: str) -> str:
    """Return what was shielded."""
    return cell[1:] if SHIELDED.match(cell) else cell


def rows(filed: Iterable[Filed]) -> Iterator[dict[str, Any]]:
    """Yield each item with words, flat: text, numbers and None."""
    for one in filed:
        record = one.record
        for section, item in items_of(record):
            if not words_of(item):
                continue
            yield dict(
                zip(
                    COLUMNS,
                    (
                        record.id,
                        item.id,
                        kind_of(section, item),
                        record.meeting.series,
                        record.meeting.date,
                        record.meeting.language,
                        _joined(actor.name for actor in people(item)),
                        _joined(actor.code or "" for actor in people(item)),
                        item.title,
                        item.text,
                        item.owner,
                        item.due or item.due_as_written,
                        item.adoption,
                        item.priority,
                        _codes(item, "sdg"),
                        _codes(item, "instrument"),
                        _joined(link.to for link in item.reiterates),
                        fingerprint(item),
                        record.source.file if record.source else None,
                        item.lines.first,
                        item.lines.last,
                    ),
                    strict=True,
                )
            )


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _codes(item: Item, scheme: str) -> str | None:
    return _joined(ref.code for ref in item.refs if ref.scheme == scheme)


def table(columns: Sequence[str], lines: Iterable[Mapping[str, Any]]) -> str:
    """Return a CSV table, its cells shielded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for line in lines:
        cells = ("" if line[column] is None else str(line[column]) for column in columns)
        writer.writerow([shield(cell) for cell in cells])
    return out.getvalue()


def _reader(text: str) -> csv.DictReader[str]:
    """Return what reads a table by the names of its columns; whatever sign parts the most names does.

    Spreadsheets of Spain, France or Brazil part columns by semicolons.
    """
    names = text.partition("\n")[0]
    sign = max(",;\t", key=names.count)
    return csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="", delimiter=sign)


def read_table(text: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV table with the line each ends on, its cells unshielded."""
    reader = _reader(text)
    return [
        (reader.line_num, {key: unshield(cell) for key, cell in row.items() if key and isinstance(cell, str)})
        for row in reader
    ]


def jsonl(filed: Iterable[Filed]) -> str:
    """Return one JSON object a line, one line an item."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(filed))


def parquet(filed: Iterable[Filed]) -> bytes:
    """Return a Parquet file.

    Raises BadUsage where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet as writer
    except ImportError:
        raise BadUsage("find.needs-pyarrow") from None
    numbers = ("first_line", "last_line")
    kinds = [(name, pyarrow.int32() if name in numbers else pyarrow.string()) for name in COLUMNS]
    out = io.BytesIO()
    writer.write_table(pyarrow.Table.from_pylist(list(rows(filed)), schema=pyarrow.schema(kinds)), out)
    return out.getvalue()


def impactoss(filed: Iterable[Filed]) -> str:
    """Return what is asked for as IMPACT OSS imports it: each reference names meeting and item."""
    return table(IMPACTOSS, map(_impact_row, asked(filed)))


def _impact_row(one: Asked) -> dict[str, str]:
    item = one.item
    sdgs = _codes(item, "sdg") or ""
    row = dict.fromkeys(IMPACTOSS, "")
    row.update(
        {
            "reference": f"{one.record.id}#{item.id}",
            "title": item.title or _short(item.text),
            "description": item.text,
            "support_level": SUPPORT.get(item.adoption or "", ""),
            "category-reference": sdgs,
            "category-short-title": "SDGs" if sdgs else "",
        }
    )
    return row


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 2].rsplit(" ", 1)[0] + " …"


def record_of(text: str, *, file: str, sha256: str, id: str, series: str | None, day: str | None) -> Record:
    """Return a record of the recommendations in an IMPACT OSS table.

    An item's lines are those of the table. A title that only shortens the description is not taken over.
    Raises BadUsage for a table that is no such table, or a row without a title.
    """
    found = read_table(text)
    for column in ("reference", "title"):
        if column not in (_reader(text).fieldnames or ()):
            raise BadUsage("find.not-impactoss", file=file, column=column)
    items, before = [], 1
    for at, (line, row) in enumerate(found, 1):
        if not row.get("title"):
            raise BadUsage("find.bad-row", file=file, line=line)
        items.append(_item_of(row, at, Span(before + 1, line)))
        before = line
    from actas.model.record import Source

    lines = max(text.count("\n"), before)
    section = Section(id="S1", kind="recommendations", items=tuple(items))
    return Record(
        id=id,
        meeting=Meeting(
            series=series, date=day, given=tuple(k for k, v in (("series", series), ("date", day)) if v)
        ),
        source=Source(file=file, format="csv", sha256=sha256, lines=lines),
        sections=(section,),
    )


def _item_of(row: Mapping[str, str], at: int, lines: Span) -> Item:
    title, text = row["title"], row.get("description", "")
    if not text:
        title, text = "", title
    refs = tuple(
        Ref(scheme="sdg", code=code, as_written=code)
        for code in re.findall(r"[^;\s]+", row.get("category-reference", ""))
        if row.get("category-short-title") == "SDGs"
    )
    return Item(
        id=f"R{at}",
        label=row.get("reference") or None,
        lines=lines,
        title=None if not title or title == _short(text) else title,
        text=text,
        refs=refs,
        adoption=ADOPTED.get(row.get("support_level", "")),
    )


def popolo(filed: Iterable[Filed]) -> str:
    """Return people, organisations, events and speeches as Popolo has them."""
    parties: dict[str, dict[str, Any]] = {}
    events, speeches = [], []
    for one in filed:
        record = one.record
        events.append(_event(record))
        for position, (section, item) in enumerate(items_of(record), 1):
            if not words_of(item):
                continue
            for actor in people(item):
                parties.setdefault(
                    _slug(actor.name), {"name": actor.name, "kind": actor.kind, "code": actor.code}
                )
            actors = people(item)
            speech = {
                "id": f"{record.id}#{item.id}",
                "event_id": record.id,
                "position": position,
                "type": kind_of(section, item),
                "title": item.title,
                "text": item.text,
                "date": record.meeting.date,
                "attribution_text": item.actor and (item.actor.as_written or item.actor.name),
                "creator_id": _slug(actors[0].name) if len(actors) == 1 else None,
                "sources": [{"note": f"{record.source.file}:{item.lines.first}"}] if record.source else [],
            }
            speeches.append({key: value for key, value in speech.items() if value not in (None, [])})
    persons = [{"id": key, "name": one["name"]} for key, one in parties.items() if one["kind"] == "person"]
    bodies = [_body(key, one) for key, one in parties.items() if one["kind"] != "person"]
    whole = {"persons": persons, "organizations": bodies, "events": events, "speeches": speeches}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _event(record: Record) -> dict[str, Any]:
    meeting = record.meeting
    event = {
        "id": record.id,
        "name": meeting.title or record.id,
        "start_date": meeting.date,
        "end_date": meeting.end_date,
        "location": meeting.place,
        "classification": meeting.series,
        "attendees": [
            {"name": one.name} for one in meeting.participants if not one.absent and not one.excused
        ],
    }
    return {key: value for key, value in event.items() if value}


def _body(key: str, one: Mapping[str, Any]) -> dict[str, Any]:
    codes = [{"scheme": "ISO 3166-1", "identifier": one["code"]}] if one["code"] else []
    body = {"id": key, "name": one["name"], "classification": one["kind"]}
    return {**body, "identifiers": codes} if codes else body


def _slug(name: str) -> str:
    plain = normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "x"
