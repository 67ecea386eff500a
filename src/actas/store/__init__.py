"""Record <-> YAML: a strict dialect, a fixed order, places kept, edits that change only their lines.

The one room that knows YAML. `emit` writes, `load` reads and keeps places, `syntax` says in plain
words what is wrong with a file that is no YAML, `convert` turns plain data into a record and back,
`splice` changes one value in a file that a person wrote. The dialect is described in
docs/rules/yaml.md.
"""

from __future__ import annotations

from actas.model.loaded import Loaded
from actas.model.record import Record
from actas.store.convert import to_data, to_record
from actas.store.emit import document
from actas.store.load import load
from actas.store.splice import apply, edit, insert_key

__all__ = ["Loaded", "apply", "dump", "edit", "insert_key", "load", "to_data", "to_record"]


def dump(record: Record, *, schema_line: str | None = None) -> str:
    """Return the record as YAML.

    Args:
        record: what is written.
        schema_line: a first line for editors, such as
            ``# yaml-language-server: $schema=../schemas/record.schema.json``.

    """
    return document(to_data(record), schema_line)
