"""The road of `actas init`: a project laid out, nothing written over."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from actas.files import write_atomic
from actas.model.errors import CannotWrite
from actas.pipeline.project import FOLLOWUP, RECORDS, REGISTRY, SOURCES

# The file in the project, and the one in src/actas/layout/ that it is a copy of.
FILES = (
    ("actas.toml", "actas.toml"),
    (REGISTRY, "entities.yaml"),
    (".gitattributes", "gitattributes"),
    (".pre-commit-config.yaml", "pre-commit-config.yaml"),
    (".github/workflows/actas.yml", "workflow.yml"),
)
FOLDERS = (RECORDS, SOURCES, FOLLOWUP)
SHAPES = ("record", "fragment", "entities")


def init(folder: Path, *, series: str | None = None) -> Iterator[tuple[Path, bool]]:
    """Lay out a project; yield each file, and whether it is new. What is there stays as it is.

    Args:
        folder: where; made when it is not there.
        series: of the meetings whose records are to lie here.

    Raises CannotWrite when the folder is a file or may not be written to.

    """
    if os.path.exists(folder) and not folder.is_dir():  # noqa: PTH110
        raise CannotWrite("follow.not-a-folder", file=folder)
    contents = list(_contents(series))
    # All are looked at before any is written: half a project would be taken for a whole one the next time.
    for path, _ in contents:
        for place in (folder / parent for parent in Path(path).parents):
            if os.path.exists(place) and not place.is_dir():  # noqa: PTH110
                raise CannotWrite("follow.not-a-folder", file=place)
    for path, data in contents:
        target = folder / path
        if os.path.exists(target):  # noqa: PTH110
            yield target, False
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite("cli.cannot-write-because", file=target, why=error.strerror or error) from None
        write_atomic(target, data)
        yield target, True


def _contents(series: str | None) -> Iterator[tuple[str, bytes]]:
    from actas.validate import schema_bytes

    templates = Path(__file__).parents[1] / "layout"
    for path, name in FILES:
        data = (templates / name).read_bytes()
        if path == "actas.toml" and series:
            data += f"series = {json.dumps(series, ensure_ascii=False)}\n".encode()
        yield path, data
    for folder in FOLDERS:
        yield f"{folder}/.gitkeep", b""  # git keeps files, not folders
    for shape in SHAPES:
        yield f"schemas/{shape}.schema.json", schema_bytes(shape)
