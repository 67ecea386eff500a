"""The road of `actas entities`: names in records that the registry lacks, shown or appended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from actas.files import read_utf8, write_atomic
from actas.files.locks import locked
from actas.model.errors import BadUsage
from actas.pipeline.checks import check_record
from actas.pipeline.project import Project, registry_at
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.model.entity import Entity
    from actas.model.record import Record
    from actas.model.request import Request

HEAD = "# yaml-language-server: $schema=schemas/entities.schema.json\nregistry: 1\nentities: []\n"


def proposals(there: Project, files: Sequence[str] = ()) -> tuple[Entity, ...]:
    """Return entities for the names in records (by default, all of the project) that the registry lacks.

    Raises BadUsage for a record or a registry with errors.
    """
    from actas import vocabulary
    from actas.entities import propose
    from actas.pipeline import record_of

    records = [record_of(check_record(file, sources=False)) for file in files or there.record_files()]
    return propose(records, registry_at(there.registry), vocabulary.load())


def yaml_of(there: Project, found: Sequence[Entity], language: str) -> str:
    """Return proposals as YAML to be added to the registry, with a remark where one may be a slip."""
    from actas.entities import Names, to_data
    from actas.store.emit import document

    names = Names(registry_at(there.registry))
    lines = [f"# {say('follow.proposed-head', language)}"]
    for entity in found:
        near = names.near(entity.name)
        if near is not None:
            lines.append(f"  # {say('follow.proposed-near', language, name=near.name, id=near.id)}")
        lines += document({"entities": to_data([entity])}, None).splitlines()[1:]
    return "\n".join(lines) + "\n"


def append(there: Project, found: Sequence[Entity]) -> Path:
    """Append proposals to the registry, which is made when it is not there; return its file.

    Raises BadUsage when the file is not laid out so that text at its end adds to its list.
    """
    from actas.entities import to_data
    from actas.store import load
    from actas.store.emit import document

    file = there.registry
    with locked(file):  # read too: what somebody else adds meanwhile would be written over
        old = read_utf8(str(file)) if file.is_file() else HEAD
        loaded = load(old, str(file))
        before = loaded.data["entities"]
        more = document({"entities": to_data(found)}, None).split("\n", 1)[1]
        node = loaded.node(("entities",))
        if not before and node is not None:
            old = old[: node.start].rstrip(" ") + old[node.end :]
        new = old if old.endswith("\n") else old + "\n"
        new += more
        if load(new, str(file)).data != {**loaded.data, "entities": [*before, *to_data(found)]}:
            raise BadUsage("follow.cannot-append", file=file)
        write_atomic(file, new.encode())
    return file


def as_the_registry_has_it(
    records: Sequence[Record], request: Request, folder: Path, language: str | None
) -> tuple[list[Record], Request]:
    """Return records and request with the names of the registry that holds for a folder, where there is one.

    Args:
        records: what a report is to be of.
        request: the report.
        folder: where the records lie.
        language: of the report; by default the first record's.

    Raises BadUsage when the registry has errors.

    """
    from dataclasses import replace

    from actas.entities import as_registered
    from actas.pipeline.beside import names_at

    names = names_at(folder)
    if names is None or not records:
        return list(records), request
    spoken = language or records[0].meeting.language or ""
    since = as_registered(request.since, names, spoken) if request.since else None
    settled = replace(request, known=names.others(spoken), since=since)
    return [as_registered(one, names, spoken) for one in records], settled
