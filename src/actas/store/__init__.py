"""Record <-> YAML: a strict dialect, a fixed order, places kept, edits that change only their lines.

The one room that knows YAML. `emit` writes, `load` reads and keeps places, `syntax` says in plain
words what is wrong with a file that is no YAML, `convert` turns plain data into a record and back,
`splice` changes one value in a file that a person wrote. The dialect is described in
docs/rules/yaml.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from actas.model.loaded import Loaded
from actas.store.load import load

if TYPE_CHECKING:
    from actas.model.record import Record
    from actas.store.convert import FORM, to_data, to_record
    from actas.store.layout import reflow
    from actas.store.splice import apply, edit, insert_key

__all__ = [
    "FORM",
    "Loaded",
    "apply",
    "dump",
    "edit",
    "insert_key",
    "load",
    "pieces",
    "reflow",
    "to_data",
    "to_record",
]

# What a check of a record has no need of, and where it lives: loaded when it is asked for.
_LATER = {
    "FORM": "convert",
    "to_data": "convert",
    "to_record": "convert",
    "apply": "splice",
    "edit": "splice",
    "insert_key": "splice",
    "reflow": "layout",
}


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def dump(record: Record, *, schema_line: str | None = None) -> str:
    """Return the record as YAML.

    Args:
        record: what is written.
        schema_line: a first line for editors, such as
            ``# yaml-language-server: $schema=../schemas/record.schema.json``.

    """
    return "".join(pieces(record, schema_line=schema_line))


def pieces(record: Record, *, schema_line: str | None = None) -> Iterator[str]:
    """Yield the record as YAML piece by piece, so that a large one is never there as a whole."""
    from actas.store import emit
    from actas.store.convert import to_data

    return emit.pieces(to_data(record, later=True), schema_line)
