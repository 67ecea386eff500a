"""The road of what lies beside the records: fragments and the registry, checked; names checked against it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from actas.files import read_utf8
from actas.model.errors import ActasError
from actas.model.plain import Plain, plain
from actas.pipeline.checks import Checked, Round, Verdict, kept
from actas.pipeline.project import FOLLOWUP, REGISTRY, Project, fragments_below, project_at

if TYPE_CHECKING:
    from actas.entities import Names
    from actas.model.problem import Problem
    from actas.model.settings import Settings

Targets = Mapping[str, Mapping[str, str]]


def check_shape(file: str, shape: str, text: str | None = None) -> Checked:
    """Load a fragment or a registry and check its shape alone: what needs no other file."""
    from actas import validate
    from actas.store import load

    loaded = load(read_utf8(file) if text is None else text, file)
    # What is told of an empty record, to parse notes into it, would make a record of a fragment.
    problems = (
        replace(one, help="store.empty-file-help") if one.rule == "empty-record" else one
        for one in validate.check_shape(loaded, shape)
    )
    return Checked(loaded=loaded, problems=tuple(problems))


def check_registry(file: str) -> Checked:
    """Load a registry and check it."""
    return check_shape(file, "entities")


def check_fragment(file: str, targets: Targets, root: Path) -> Checked:
    """Load a fragment and check it against the records that it speaks of and the evidence that it names."""
    from actas import validate

    checked = check_shape(file, "fragment")
    if checked.loaded.data is None:
        return checked
    more = validate.check_fragment(checked.loaded, targets, lambda path: digest_of(root, path))
    problems = tuple(sorted((*checked.problems, *more), key=lambda p: p.order))
    return Checked(loaded=checked.loaded, problems=problems)


def digest_of(root: Path, path: str) -> str | None:
    """Return the SHA-256 of a project's file; None when it is not there, or not in the project."""
    place = Path(os.path.normpath(root / path))
    if not place.is_relative_to(root) or not place.is_file():
        return None
    digest = sha256()
    with place.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def targets_of(there: Project) -> dict[str, dict[str, str]]:
    """Return record -> item -> fingerprint of its words, of all that fragments may speak of."""
    from actas.model.fragment import fingerprint
    from actas.pipeline.project import records_of

    return {
        record.id: {item.id: fingerprint(item) for item in record.all_items()} for record in records_of(there)
    }


def beside(paths: Sequence[str]) -> list[str]:
    """Return the fragments and registries that paths stand for: themselves, or below those folders."""
    found: list[str] = []
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112
            found += [path] if kind_of(path) else []
            continue
        for root, folders, names in os.walk(path):
            folders.sort()
            here = Path(root)  # "./x" and "x" are one file
            found += [str(here / REGISTRY)] if REGISTRY in names else []
            if here.resolve().name == FOLLOWUP:
                found += fragments_below(str(here))
    return list(dict.fromkeys(found))


def kind_of(path: str) -> str | None:
    """Return what a file beside the records is, by its name and folder: "fragment", "entities", or None."""
    if os.path.basename(path) == REGISTRY:  # noqa: PTH119
        return "entities"
    parent = os.path.basename(os.path.dirname(os.path.abspath(path)))  # noqa: PTH119, PTH120, PTH100
    return "fragment" if parent == FOLLOWUP and path.endswith(".yaml") else None


def verdicts_beside(
    paths: Sequence[str], settings: Settings | None = None, *, failed: Callable[[ActasError], None],
    told: Sequence[Verdict] = (),
) -> tuple[Verdict, ...]:  # fmt: skip
    """Check fragments and registries.

    Args:
        paths: files, as `beside` returns them.
        settings: which rules are off.
        failed: is told of a file that cannot be read; the others are checked all the same.
        told: of records; what is wrong with those is not told again, fragment by fragment.

    """
    found: list[Verdict] = []
    known: dict[Path, _Around | None] = {}
    broken = {os.path.abspath(one.file) for one in told if one.problems}  # noqa: PTH100

    def unread(error: ActasError) -> None:
        if os.path.abspath(str(error.values.get("file", ""))) not in broken:  # noqa: PTH100
            failed(error)

    for path in paths:
        try:
            one = (
                check_registry(path) if kind_of(path) == "entities" else _in_its_project(path, known, unread)
            )
            found.append(Verdict(file=path, problems=kept(one.problems, settings)))
        except ActasError as error:
            failed(error)
    return tuple(found)


@plain()
class _Around(Plain):
    """What a fragment is checked beside."""

    root: Path
    targets: Targets
    settled: Mapping[str, frozenset[str]]  # rule -> files that later steps have settled


def _in_its_project(
    path: str, known: dict[Path, _Around | None], unread: Callable[[ActasError], None]
) -> Checked:
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100
    if folder not in known:
        there = project_at(folder) or Project(root=folder.parent)
        try:
            known[folder] = _Around(there.root, targets_of(there), _settled(there))
        except ActasError as error:  # of a record: said once, and not of each fragment
            known[folder] = None
            unread(error)
    around = known[folder]
    if around is None:  # whether evidence came later, or the item is there, nobody can tell now
        alone = check_shape(path, "fragment")
        left = tuple(p for p in alone.problems if p.rule != "closed-without-evidence")
        return Checked(loaded=alone.loaded, problems=left)
    checked = check_fragment(path, around.targets, around.root)
    name = os.path.basename(path)  # noqa: PTH119
    left = tuple(p for p in checked.problems if name not in around.settled.get(p.rule, ()))
    return Checked(loaded=checked.loaded, problems=left)


def _settled(there: Project) -> dict[str, frozenset[str]]:
    """Return what is no problem any more: words reviewed by a later validation, evidence that came later."""
    from actas.follow.state import fates, followed
    from actas.pipeline.project import fragments_of, records_of

    fragments = fragments_of(there, lenient=True)
    spoken_of = frozenset(f"{one.target.record}#{one.target.item}" for one in fragments)
    reviewed: set[str] = set()
    shown: set[str] = set()
    for fate in fates(list(followed(records_of(there), spoken_of)), fragments, "9999-12-31"):
        files = {step.file for step in fate.fragments}
        reviewed |= files - set(fate.suspect)
        shown |= files if fate.evidence else set()
    return {"suspect-target": frozenset(reviewed), "closed-without-evidence": frozenset(shown)}


def names_at(folder: Path) -> Names | None:
    """Return the names of the registry that holds for a folder; None when there is none, or none in it."""
    there = project_at(folder)
    if there is None or not there.registry.is_file():
        return None
    from actas.entities import Names
    from actas.pipeline.project import registry_at

    registry = registry_at(there.registry)
    return Names(registry) if registry.entities else None


def names_beside(round_: Round, settings: Settings | None = None) -> tuple[Verdict, ...]:
    """Return verdicts of records with what the registry of their project says of the names in them."""
    from actas import validate

    names = {folder: names_at(folder) for folder in {_folder_of(one.file) for one in round_.verdicts}}
    if not any(names.values()):
        return round_.verdicts
    more: dict[str, tuple[Problem, ...]] = {}
    for trace in round_.traces:
        known = names[_folder_of(trace.file)]
        if known is not None:
            more[trace.file] = kept(validate.check_names(trace, known.meant), settings)
    return tuple(
        replace(one, problems=(*one.problems, *more[one.file])) if more.get(one.file) else one
        for one in round_.verdicts
    )


def _folder_of(file: str) -> Path:
    return Path(os.path.abspath(file)).parent  # noqa: PTH100
