"""Word files made by hand, part by part, so that a test says exactly what stands in the XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def r(text: str, properties: str = "") -> str:
    """Return a run: ``properties`` are elements of its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def b(text: str) -> str:
    """Return a bold run."""
    return r(text, "<w:b/>")


def p(
    *runs: str,
    style: str | None = None,
    num: tuple[int, int] | None = None,
    properties: str = "",
    mark: str = "",
) -> str:
    """Return a paragraph; a bare string among ``runs`` is a plain run. ``num`` is list and level."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        inner += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inner += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    words = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{inner}</w:pPr>{words}</w:p>"


def tbl(*rows: tuple[str, ...]) -> str:
    """Return a table; each cell is XML of blocks, or words."""
    drawn = ""
    for row in rows:
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        drawn += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{drawn}</w:tbl>"


def lvl(level: int, format: str = "decimal", text: str | None = None, start: int = 1, more: str = "") -> str:
    """Return a level of a list's pattern."""
    shown = f"%{level + 1}." if text is None else text
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{escape(shown)}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    """Return a list's pattern."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, pattern: int, more: str = "") -> str:
    """Return a list."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{pattern}"/>{more}</w:num>'


def restart(level: int, start: int) -> str:
    """Return the part of a list that starts it anew."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    key: str, name: str | None = None, based: str | None = None, more: str = "", kind: str = "paragraph"
) -> str:
    """Return a style; ``more`` are its ``w:pPr`` and ``w:rPr``."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{base}{more}</w:style>'


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members.items():
            archive.writestr(path, data)
    return out.getvalue()


def relations(*targets: tuple[str, str, str], external: tuple[tuple[str, str, str], ...] = ()) -> str:
    """Return a relationships part of (id, kind, target)."""
    kept = [f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{path}"/>' for key, kind, path in targets]
    kept += [
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{path}" TargetMode="External"/>'
        for key, kind, path in external
    ]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(kept)}</Relationships>'


def part(root: str, inner: str) -> str:
    """Return a part with its root element and all namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'


def members(
    *blocks: str,
    numbering: str = "",
    styles: str = "",
    parts: Mapping[str, str] | None = None,
    external: tuple[tuple[str, str, str], ...] = (),
) -> dict[str, str | bytes]:
    """Return the members of a Word file; ``parts`` go by file stem, such as "footnotes", "header1"."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{''.join(blocks)}</w:body>"),
        "word/styles.xml": part("styles", styles),
    }
    targets = [("rIdStyles", "styles", "styles.xml")]
    if numbering:
        made["word/numbering.xml"] = part("numbering", numbering)
        targets.append(("rIdNumbering", "numbering", "numbering.xml"))
    for stem, inner in (parts or {}).items():
        kind = stem.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        made[f"word/{stem}.xml"] = part(root, inner)
        targets.append((stem, kind, f"{stem}.xml"))
    made["word/_rels/document.xml.rels"] = relations(*targets, external=external)
    return made


def docx(*blocks: str, **more: object) -> bytes:
    """Return a Word file with these blocks; see `members` for the rest."""
    return pack(members(*blocks, **more))  # type: ignore[arg-type]
