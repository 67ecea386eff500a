"""The package of a Word document: which part is which, by relationships and never by guess."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actas.model.errors import DamagedFile
from actas.read.archive import Archive
from actas.read.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
USUAL_BODY = "word/document.xml"
MACROS = "vbaProject"
LINK = "hyperlink"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: ``kind`` is the last word of the type, the same in both dialects."""

    kind: str
    target: str
    inside: bool  # names a part of the package


class Package:
    """The parts of one Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._archive = Archive(data, name)
        main = [rel.target for rel in self._relations("").values() if rel.kind == "officeDocument"]
        self.body_path = main[0] if main and main[0] in self._archive else USUAL_BODY
        if self.body_path not in self._archive:
            raise DamagedFile("read.no-body", file=name, part=USUAL_BODY)
        self.relations = self._relations(self.body_path)

    def body(self) -> _Element:
        """Return the main part's root."""
        root = self.root(self.body_path)
        if root is None:  # pragma: no cover - looked for when the package was opened
            raise DamagedFile("read.no-body", file=self.name, part=self.body_path)
        return root

    def root(self, path: str | None) -> _Element | None:
        """Return the root of a part, None where there is no such part."""
        data = self._archive.part(path) if path else None
        return None if data is None or path is None else parse(data, self.name, path)

    def path_of(self, kind: str) -> str | None:
        """Return the path of the part of one kind, such as "styles"."""
        for relation in self.relations.values():
            if relation.kind == kind and relation.inside:
                return relation.target
        return None

    def chunk(self, key: str) -> tuple[str, bytes] | None:
        """Return path and bytes of a document kept whole inside this one (``w:altChunk``)."""
        relation = self.relations.get(key)
        data = self._archive.part(relation.target) if relation and relation.inside else None
        return None if data is None or relation is None else (relation.target, data)

    def has(self, kind: str) -> bool:
        """Return whether the body points to something of that kind."""
        return any(relation.kind == kind for relation in self.relations.values())

    def links(self, part: str) -> dict[str, str]:
        """Return the targets of a part's links, by relationship id: each part has ids of its own."""
        relations = self.relations if part == self.body_path else self._relations(part)
        return {key: rel.target for key, rel in relations.items() if rel.kind == LINK}

    def outside_targets(self) -> tuple[str, ...]:
        """Return the targets that lead out of the package, or are fetched when Word opens the file."""
        relations = list(self.relations.values())
        settings = self.path_of("settings")
        if settings:
            relations += self._relations(settings).values()
        return tuple(rel.target for rel in relations if not rel.inside and rel.kind != LINK)

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, file = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in () if root is None else root.iter(RELATIONSHIP):
            kind = element.get("Type", "").rpartition("/")[2]
            target = element.get("Target", "")
            inside = element.get("TargetMode") != "External" and _stays(folder, target)
            if inside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relation(kind, target, inside)
        return found


def _stays(folder: str, target: str) -> bool:
    """Return whether a target, relative to its part's folder or to the root, stays in the package."""
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return not posixpath.normpath(path).startswith("..")
