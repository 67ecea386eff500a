"""Record <-> plain data (dicts, lists, text, numbers), with the same keys in the same order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import partial
from itertools import compress, repeat
from operator import attrgetter, is_not
from typing import Any, cast

from actas.model import record as parts
from actas.model.errors import UnreadableRecord
from actas.model.kept import Form, Kept
from actas.model.span import Span

VERSION = 1  # of the record's shape that this program writes

# What stands under a key. `as_written` is a list of lines in a meeting and words elsewhere.
_CLASSES: Mapping[str, type] = {
    "meeting": parts.Meeting, "source": parts.Source, "also": parts.Source, "approved": parts.Approval,
    "sections": parts.Section, "items": parts.Item, "actor": parts.Actor, "owners": parts.Actor,
    "members": parts.Actor, "refs": parts.Ref, "links": parts.Link,
    "reiterates": parts.Reiteration, "waivers": parts.Waiver, "as_written": parts.Stated,
    "participants": parts.Participant, "discarded": parts.Discarded, "doubts": parts.Doubt,
}  # fmt: skip
# Written although they are what a reader would assume.
_ALWAYS = frozenset({"actas", "status", "kind"})
_LATER = ("sections", "items")  # parts of a record and of its sections that may be many


# The names of each part's fields, the values that stand for "left out", and what returns a part's own.
_FIELDS: Mapping[type, tuple[tuple[str, ...], tuple[Any, ...], Callable[[object], tuple[Any, ...]]]] = {
    cls: (
        tuple(f.name for f in fields(cls)),
        tuple(MISSING if f.name in _ALWAYS else f.default for f in fields(cls)),
        attrgetter(*(f.name for f in fields(cls))),
    )
    for cls in (parts.Record, *_CLASSES.values())
}


def to_data(record: parts.Record, *, later: bool = False) -> dict[str, Any]:
    """Return the record as plain data; keys that are empty are left out.

    With ``later`` sections and their items are iterators, made when they are asked for: as plain data, all
    of them at once take as much room as the record.
    """
    return _data(record, later)


def _data(part: object, later: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names, defaults, values_of = _FIELDS[type(part)]
    values = values_of(part)
    stated = map(is_not, values, defaults)  # of most fields nothing is
    for name, default, value in compress(zip(names, defaults, values, strict=True), stated):
        kind = type(value)
        if value is None:
            continue
        if kind is str or kind is int or kind is bool:
            if value != default:
                found[name] = value
        elif kind is Span:  # never left out
            found |= value.data()
        elif kind is tuple or kind is Kept:
            if value:
                found[name] = _many(value, name, later)
        elif below := _data(value):
            found[name] = below
    return found


def _many(values: Sequence[Any], name: str, later: bool) -> Any:
    """Return parts, or bare values, as a list, or as an iterator where that is wanted."""
    if later and name in _LATER:
        return values.data() if isinstance(values, Kept) else map(_data, values, repeat(name == "sections"))
    if isinstance(values, Kept):
        return list(values.data())
    return [value if isinstance(value, (str, int)) else _data(value) for value in values]


def to_record(data: Any) -> parts.Record:
    """Return the record that checked data holds.

    Raises UnreadableRecord when the data have not the shape of a record, or are of a newer one.
    """
    if isinstance(data, dict) and isinstance(data.get("actas"), int) and data["actas"] > VERSION:
        raise UnreadableRecord("store.newer-version", version=data["actas"], known=VERSION)
    try:
        return cast(parts.Record, _part(parts.Record, data))
    except (TypeError, ValueError, AttributeError, IndexError, KeyError) as error:
        raise UnreadableRecord("store.not-valid") from error


def _part(cls: type, data: Mapping[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key == "lines" and isinstance(value, list):
            values[key] = _span(value, data.get("part"), data.get("file"))
        elif key in _CLASSES and isinstance(value, dict):
            values[key] = _part(_CLASSES[key], value)
        elif isinstance(value, list):
            values[key] = tuple(v if isinstance(v, (str, int)) else _part(_CLASSES[key], v) for v in value)
        elif value is not None and not _of_span(key, data):
            values[key] = value
    return cls(**values)


# How a record keeps items of large notes.
FORM = Form(pack=_data, make=partial(_part, parts.Item))


def _of_span(key: str, data: Mapping[str, Any]) -> bool:
    """Tell whether a key says more of the lines beside it; a source's `file` stands beside their number."""
    return key == "part" or (key == "file" and isinstance(data.get("lines"), list))


def _span(lines: list[int], part: str | None, file: str | None) -> Span:
    share, _, shares = (part or "0/0").partition("/")
    return Span(lines[0], lines[1], int(share), int(shares), file or "")


def part_at(path: tuple[str | int, ...]) -> type | None:
    """Return the class of what stands at a path of the data, or None when it is no part of a record."""
    steps = [step for step in path if isinstance(step, str)]
    if not steps:
        return parts.Record
    return _CLASSES.get(steps[-1])
