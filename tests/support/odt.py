"""OpenDocument texts made by hand, so that a test says exactly what stands in the XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:style="{OASIS}:style:1.0" xmlns:text="{OASIS}:text:1.0" '
    f'xmlns:table="{OASIS}:table:1.0" xmlns:draw="{OASIS}:drawing:1.0" '
    f'xmlns:fo="{OASIS}:xsl-fo-compatible:1.0" xmlns:svg="{OASIS}:svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)


def p(inner: str, style: str = "Standard") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def h(inner: str, level: int = 1, style: str = "Standard") -> str:
    """Return a heading."""
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{inner}</text:h>'


def lst(*items: str, style: str | None = None, more: str = "") -> str:
    """Return a list; an item is XML of its blocks, with the item's tag where it needs attributes."""
    name = f' text:style-name="{style}"' if style else ""
    drawn = "".join(
        item if item.startswith("<text:list-item") else f"<text:list-item>{item}</text:list-item>"
        for item in items
    )
    return f"<text:list{name} {more}>{drawn}</text:list>"


def number(level: int, format: str = "1", more: str = 'style:num-suffix="."') -> str:
    """Return a numbered level of a list style."""
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{format}" {more}/>'


def bullet(level: int, glyph: str = "•") -> str:
    """Return a level of a list style that has a bullet."""
    return f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{glyph}"/>'


def list_style(name: str, *levels: str) -> str:
    """Return a list style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def style(name: str, properties: str = "", family: str = "paragraph", more: str = "") -> str:
    """Return a style."""
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def content(body: str, automatic: str) -> str:
    """Return the part with the words."""
    return (
        f"<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(
    *blocks: str,
    automatic: str = "",
    common: str = "",
    masters: str = "",
    manifest: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return an .odt with these blocks, styles and page styles; ``parts`` are more members, by path."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = zipfile.ZipInfo("mimetype")
        archive.writestr(kind, "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content("".join(blocks), automatic))
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        )
        for path, xml in (parts or {}).items():
            archive.writestr(path, xml)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return out.getvalue()


def fodt(*blocks: str, automatic: str = "", common: str = "") -> bytes:
    """Return the same as one flat XML file."""
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document {NAMESPACES}>"
        f"<office:styles>{common}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:document>"
    ).encode()
