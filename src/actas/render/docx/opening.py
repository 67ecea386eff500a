"""Open a house template, and nothing else: limits, no entities, no macros, nothing fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from actas.model.errors import BadUsage
from actas.render.xml import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# What a template says about itself: who made it and when, how long it is, a picture of its first page.
_ABOUT = ("/core-properties", "/extended-properties", "/thumbnail")
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MOST_MEGABYTES = 100  # unpacked; a template with photographs has ten
_MOST_PARTS = 2000
# What zipfile raises on what is no zip, or a damaged or encrypted one.
_UNZIPPABLE = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError,
)  # fmt: skip
_RUNS_CODE = ("vbaproject", "activex", "attachedtoolbars")


def q(name: str) -> str:
    """Return a name of Word's own namespace as lxml writes it."""
    return f"{{{W}}}{name}"


def parse(xml: bytes, part: str) -> Any:
    """Return the root of a part. Raises BadUsage when it is no XML, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise BadUsage("render.template-damaged", part=part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadUsage("render.template-damaged", part=part)
    return root


def _unzipped(template: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > _MOST_MEGABYTES * 2**20 or len(entries) > _MOST_PARTS:
                raise BadUsage("render.template-too-large", limit=_MOST_MEGABYTES)
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except _UNZIPPABLE as error:
        raise BadUsage("render.template-not-word") from error


@dataclass(slots=True)
class Package:
    """The parts of a template, and how they hang together."""

    parts: dict[str, bytes]
    main: str  # name of the document part
    types: Any  # root of [Content_Types].xml
    links: Any  # root of the document's relationships

    @property
    def links_name(self) -> str:
        """Return the name of the document's relationships part."""
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def linked(self, kind: str) -> str | None:
        """Return the name of the part that the document links to as ``kind`` ("styles")."""
        for link in self.links:
            if link.get("Type") == f"{REL}/{kind}" and link.get("TargetMode") != "External":
                folder = posixpath.dirname(f"/{self.main}")
                target = posixpath.normpath(posixpath.join(folder, link.get("Target", ""))).lstrip("/")
                if target in self.parts:
                    return target
        return None

    def add(self, kind: str, xml: str) -> str:
        """Add a part that the template lacks, with its content type and link; return its name."""
        return self.add_part(f"rIdActas{kind}", kind, f"actas-{kind}.xml", _PART_TYPE.format(kind=kind), xml)

    def add_part(self, link: str, kind: str, file: str, content_type: str, xml: str) -> str:
        """Add a part beside the document, with its content type and link; return its name."""
        name = posixpath.join(posixpath.dirname(self.main), file)
        self.parts[name] = xml.encode("utf-8")
        etree.SubElement(self.types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        tag = f"{{{_RELS}}}Relationship"
        etree.SubElement(self.links, tag, Id=link, Type=f"{REL}/{kind}", Target=f"/{name}")
        return name

    def next_id(self, kind: str) -> int:
        """Return the first number that no footnote or comment of the template has."""
        name = self.linked(kind)
        if name is None:
            return 0
        ids = [one.get(q("id"), "") for one in parse(self.parts[name], name)]
        return max((int(one) for one in ids if one.isascii() and one.isdecimal()), default=-1) + 1

    def extend(self, kind: str, elements: str, whole: Callable[[str], str]) -> None:
        """Add footnotes or comments to the template's; ``whole`` makes the part where it has none."""
        if not elements:
            return
        name = self.linked(kind)
        if name is None:
            self.add(kind, whole(elements))
            return
        root = parse(self.parts[name], name)
        root.extend(list(parse(whole(elements).encode(), kind))[-elements.count(f"<w:{kind[:-1]} ") :])
        self.parts[name] = written(root)

    def link_outside(self, targets: list[str]) -> None:
        """Add a link of the document for each target outside it, in order."""
        for at, href in enumerate(targets, 1):
            xml = (
                f'<Relationship xmlns="{_RELS}" Id="rIdLink{at}" Type="{REL}/hyperlink" '
                f'Target="{escape(href)}" TargetMode="External"/>'
            )
            self.links.append(etree.fromstring(xml))

    def set_core(self, xml: str) -> None:
        """Set the document's properties; the template's author, dates, counts and picture are not its own."""
        root = parse(self.parts["_rels/.rels"], "_rels/.rels")
        for link in list(root):
            if str(link.get("Type", "")).endswith(_ABOUT):
                self._drop(link.get("Target", "").lstrip("/"))
                root.remove(link)
        name = "docProps/core.xml"
        self._drop(name)
        etree.SubElement(root, f"{{{_RELS}}}Relationship", Id="rIdActasCore", Type=_CORE_REL, Target=name)
        etree.SubElement(self.types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_CORE_TYPE)
        self.parts[name] = xml.encode("utf-8")
        self.parts["_rels/.rels"] = written(root)

    def _drop(self, name: str) -> None:
        self.parts.pop(name, None)
        for override in list(self.types):
            if override.get("PartName") == f"/{name}":
                self.types.remove(override)

    def finished(self, main_type: str) -> dict[str, bytes]:
        """Return all parts; a template (.dotx) becomes a document."""
        for override in self.types:
            if override.get("PartName") == f"/{self.main}":
                override.set("ContentType", main_type)
        self.parts["[Content_Types].xml"] = written(self.types)
        self.parts[self.links_name] = written(self.links)
        return {name: self.parts[name] for name in sorted(self.parts)}


def written(root: Any) -> bytes:
    """Return a part's XML."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _without_attached(parts: dict[str, bytes]) -> None:
    """Take out the link to another template, which Word would fetch and whose macros it would run."""
    for name in [name for name in parts if name.endswith(("/settings.xml", "/settings.xml.rels"))]:
        root = parse(parts[name], name)
        for one in list(root):
            if one.tag == q("attachedTemplate") or one.get("Type") == f"{REL}/attachedTemplate":
                root.remove(one)
        parts[name] = written(root)


def opened(template: bytes) -> Package:
    """Return the template's parts.

    Raises BadUsage when it is no Word document, is damaged, too large, "strict", or holds macros.
    """
    parts = _unzipped(template)
    if "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        raise BadUsage("render.template-not-word")
    if any(word in name.lower() for name in parts for word in _RUNS_CODE):
        raise BadUsage("render.template-macros")
    types = parse(parts["[Content_Types].xml"], "[Content_Types].xml")
    main = _main(parts)
    if _STRICT in parts[main]:
        raise BadUsage("render.template-strict")
    _without_attached(parts)
    folder, name = posixpath.split(main)
    links_name = posixpath.join(folder, "_rels", f"{name}.rels")
    links = parse(parts.get(links_name, f'<Relationships xmlns="{_RELS}"/>'.encode()), links_name)
    return Package(parts, main, types, links)


def _main(parts: dict[str, bytes]) -> str:
    for link in parse(parts["_rels/.rels"], "_rels/.rels"):
        if (link.get("Type") or "").endswith("/officeDocument"):
            name = str(link.get("Target", "")).lstrip("/")
            if name in parts and b"wordprocessingml" in parts[name][:20000]:
                return name
    raise BadUsage("render.template-not-word")
