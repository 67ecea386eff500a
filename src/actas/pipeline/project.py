"""The road of a project: where its records, fragments and registry lie, and how they are read.

A project is a folder with `actas.toml`; below it `records/` (or the folders that the settings name),
`followup/` and `entities.yaml`. `actas init` lays one out.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actas.files import below, read_bytes, read_utf8
from actas.model.errors import ActasError, BadUsage, UnreadableRecord
from actas.model.kinds import FOLLOWED
from actas.model.plain import Plain, plain

if TYPE_CHECKING:
    from actas.model.entity import Registry
    from actas.model.fragment import Fragment
    from actas.model.record import Record
    from actas.vocabulary import Vocabulary

RECORDS, FOLLOWUP, SOURCES, REGISTRY = "records", "followup", "sources", "entities.yaml"
TITLES = "sdg-titles.toml"
_ITEMS = frozenset(kind.removesuffix("s") for kind in FOLLOWED)  # kinds of items that are followed anywhere


@plain(kw_only=True)
class Project(Plain):
    """A project's places. ``root`` is the folder of its settings."""

    root: Path
    series: str | None = None
    folders: tuple[str, ...] = (RECORDS,)

    @property
    def followup(self) -> Path:
        """Where fragments lie."""
        return self.root / FOLLOWUP

    @property
    def registry(self) -> Path:
        """The registry of entities; it need not be there."""
        return self.root / REGISTRY

    def record_files(self) -> list[str]:
        """Return the files of all records, each once, in stable order."""
        places = (str(self.root / folder) for folder in self.folders)
        return list(
            dict.fromkeys(file for place in places if os.path.lexists(place) for file in below(place))
        )

    def fragment_files(self) -> list[str]:
        """Return the files of all fragments, in the order of their names."""
        return fragments_below(str(self.followup))


def fragments_below(folder: str) -> list[str]:
    """Return the fragments that lie in a folder, its no deeper, in the order of their names."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(e.name for e in entries if e.name.endswith(".yaml") and not e.name.startswith("."))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names]  # noqa: PTH118  # fifty thousand of them


def from_here(file: str | Path) -> str:
    """Return a path as short as it can be from the folder where the command runs."""
    path, here = Path(file), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def project_at(start: Path | None = None) -> Project | None:
    """Return the project that a folder (by default, where we are) lies in; None when in none."""
    from actas import settings

    folder = (start or Path.cwd()).resolve()
    file = settings.find(folder)
    if file is None or file.parent not in (
        folder,
        *folder.parents,
    ):  # a person's own settings make no project
        return None
    read = settings.read(file)
    return Project(root=file.parent, series=read.series, folders=read.records or (RECORDS,))


def project(start: Path | None = None) -> Project:
    """Return the project that a folder lies in.

    Raises BadUsage when it lies in none.
    """
    found = project_at(start)
    if found is None:
        raise BadUsage("follow.no-project", folder=start or Path.cwd())
    return found


def registry_at(file: Path) -> Registry:
    """Return the registry of a file; an empty one when the file is not there.

    Raises BadUsage when it has errors; `actas validate` names them.
    """
    from actas.model.entity import Registry

    if not file.is_file():
        return Registry()
    from actas.entities import registry_of
    from actas.pipeline.beside import check_registry

    checked = check_registry(str(file))
    if checked.broken:
        raise BadUsage("follow.broken-registry", file=file)
    return registry_of(checked.loaded.data)


def goal_titles_at(start: Path | None = None) -> Mapping[str, Mapping[str, str]]:
    """Return the titles of goals and targets that the project brings: code -> language -> title.

    Raises BadUsage for a file that is no TOML, and for the first code or title in it that is none.
    """
    from tomllib import TOMLDecodeError, loads

    from actas.vocabulary import sdg

    there = project_at(start)
    file = there.root / TITLES if there else None
    if file is None or not file.is_file():
        return {}
    try:
        read = loads(read_utf8(str(file)))
    except TOMLDecodeError as error:
        raise BadUsage("coverage.bad-titles", file=from_here(file), why=error) from None
    for code, titles in read.items():
        if code not in sdg.codes():
            raise BadUsage("coverage.bad-title-code", file=from_here(file), code=code)
        if not isinstance(titles, dict) or not all(isinstance(one, str) for one in titles.values()):
            raise BadUsage("coverage.bad-title", file=from_here(file), code=code)
    return read


def vocabulary_at(start: Path | None = None) -> Vocabulary:
    """Return the words that hold in a folder: the program's, the names of the registry, the user's own.

    Raises BadUsage for a slip in the settings or the registry.
    """
    from actas import settings, vocabulary

    words, there = vocabulary.load(), project_at(start)
    if there is not None and there.registry.is_file():
        from actas.entities import extended

        words = extended(words, registry_at(there.registry))
    file = settings.find((start or Path.cwd()).resolve())
    if file is None:
        return words
    from actas.vocabulary.own import with_own

    read = settings.read(file)
    return with_own(words, replace(read, file=settings.shown(str(file))))


class Vocabularies:
    """The words that hold for files of notes: of the project that a file lies in, else of where we are."""

    def __init__(self) -> None:
        self._at: dict[Path, Vocabulary] = {}

    def of(self, notes: Path | str) -> Vocabulary:
        """Return the words for a file ("-": standard input); made once for each folder."""
        here = Path.cwd()
        folder = here if str(notes) == "-" else Path(os.path.realpath(notes)).parent
        if folder not in self._at:
            self._at[folder] = vocabulary_at(folder if project_at(folder) is not None else here)
        return self._at[folder]


def records_of(there: Project, only: str | None = None) -> list[Record]:
    """Return the project's records, as far as follow-up looks at them: what is followed, and since when.

    Args:
        there: the project.
        only: the id of the records that are wanted; by default, all.

    Raises UnreadableRecord for the first that cannot be read.

    """
    from actas.store import to_record

    kept = _kept(there, "records", there.record_files(), _record_in)
    return [to_record(data) for data in kept if only is None or data["id"] == only]


def fragments_of(there: Project, *, lenient: bool = False) -> list[Fragment]:
    """Return the project's fragments, in the order of their files' names.

    Raises BadUsage for the first that is not valid; ``lenient`` passes over those.
    """
    from actas.follow.fragments import fragment_of

    files = there.fragment_files()
    found = []
    for data, file in zip(_kept(there, "fragments", files, _fragment_in), files, strict=True):
        if data is not None:
            found.append(fragment_of(data, os.path.basename(file)))  # noqa: PTH119
        elif not lenient:
            raise BadUsage("follow.broken-fragment", file=from_here(file))
    return found


def marked(there: Project) -> bytes:
    """Return a fingerprint of all that follow-up reads in a project: records, fragments, their names."""
    from actas.pipeline.digests import digests

    whole = sha256()
    for what, files in (("records", there.record_files()), ("fragments", there.fragment_files())):
        for file, digest in zip(files, digests(f"{what} {there.root}", files), strict=True):
            whole.update(digest)
            whole.update(f"{len(file)} {file}\0".encode("utf-8", "surrogateescape"))
    return whole.digest()


def _fragment_in(file: str) -> tuple[bytes, Any]:
    """Return the fingerprint of a fragment's bytes, and its data; None where it is not valid."""
    from actas.pipeline.beside import check_shape

    data = read_bytes(file)
    checked = check_shape(file, "fragment", read_utf8(file, data))
    return sha256(data).digest(), None if checked.broken else checked.loaded.data


def _record_in(file: str) -> tuple[bytes, Any]:
    """Return the fingerprint of a record's bytes, and what of its data follow-up looks at."""
    from actas.store import load, to_record

    data = read_bytes(file)
    loaded = load(read_utf8(file, data), file)
    if loaded.data is None or not isinstance(loaded.data, dict):
        raise UnreadableRecord("follow.broken-record", file=from_here(file))
    try:
        to_record(loaded.data)
    except UnreadableRecord:
        raise UnreadableRecord("follow.broken-record", file=from_here(file)) from None
    return sha256(data).digest(), slim(loaded.data)


def slim(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return of a record's data what follow-up looks at."""
    meeting = data.get("meeting") or {}
    return {
        "id": data["id"],
        "meeting": {k: meeting[k] for k in ("title", "series", "date", "language") if k in meeting},
        "sections": [
            {"id": section["id"], "kind": section["kind"], "items": items}
            for section in _sections(data.get("sections") or ())
            if (items := [i for i in section.get("items") or () if section["kind"] in FOLLOWED or _holds(i)])
        ],
    }


def _sections(sections: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for section in sections:
        yield section
        yield from _sections(section.get("sections") or ())


def _holds(item: Mapping[str, Any]) -> bool:
    return item.get("kind") in _ITEMS or any(_holds(child) for child in item.get("items") or ())


def _kept(
    there: Project, what: str, files: list[str], make: Callable[[str], tuple[bytes, Any]]
) -> Iterator[Any]:
    """Yield what ``make`` makes of each file, or what it made of the same bytes before."""
    from actas.cache import Cache
    from actas.pipeline import parallel
    from actas.pipeline.batch import stamp
    from actas.pipeline.digests import digests

    cache = Cache("project")
    key = sha256(stamp() + f"{what}\0{there.root}".encode()).hexdigest()
    known = _remembered(cache.get(key))
    marks = digests(f"{what} {there.root}", files)
    missing = parallel.each(make, [f for f, mark in zip(files, marks, strict=True) if mark not in known])
    now: dict[bytes, Any] = {}
    for mark in marks:
        if mark in known:
            made = mark, known[mark]
        else:
            made = next(missing)
            if isinstance(made, ActasError):
                raise made
        now[made[0]] = made[1]
        yield made[1]
    if now.keys() != known.keys():
        cache.put(key, marshal.dumps(now))


def _remembered(body: bytes | None) -> dict[bytes, Any]:
    # A function of its own, so that the bytes go when the values have come: there may be sixty megabytes.
    return marshal.loads(body) if body else {}
