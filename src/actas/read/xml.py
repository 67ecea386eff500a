"""XML of strangers, parsed with every door shut: no DOCTYPE, no entities, no network, no repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actas.model.errors import DamagedFile, TooLarge
from actas.model.limits import DEEPEST

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEP = "depth"  # in what the library says of more levels than it takes
# ISO 29500 Strict has its own namespaces for the same elements; they are rewritten in memory.
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip


def parse(data: bytes, name: str, part: str) -> _Element:
    """Return the root of a part of the file ``name``.

    Raises DamagedFile, naming part and line, when the XML is broken or holds a DOCTYPE.
    """
    from lxml import etree

    # Entities need a DOCTYPE, so without one there is no XXE and no billion laughs.
    # The NULs go because UTF-16 could hide the word.
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise DamagedFile("read.has-doctype", file=name, part=part)
    if STRICT in data:
        for strict, usual in TRANSITIONAL:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        recover=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if DEEP in (error.msg or ""):
            raise TooLarge("read.too-deep", file=name, limit=DEEPEST) from None
        line, column = error.position
        raise DamagedFile("read.broken-xml", file=name, part=part, line=line, column=column) from None
