"""The parts of a Word document that are the same in every report, as files of XML."""

from __future__ import annotations

from functools import cache
from pathlib import Path

# The styles that only our reports have; `ours.xml` holds them.
OURS = (
    "Actas Kicker", "Actas Note", "Actas Details", "Actas Closing", "Actas Cell",
    "Actas Doubt", "Actas Ours", "Actas Table", "Actas Facts",
)  # fmt: skip


@cache
def read(name: str) -> str:
    """Return a part's XML."""
    return Path(__file__).with_name(name).read_text("utf-8")


def ours(normal: str, table: str) -> str:
    """Return the w:style elements of our own styles, based on a document's body and table styles (ids)."""
    inner = read("ours.xml").partition(">\n")[2].rpartition("\n</w:styles>")[0]
    return inner.replace("{normal}", normal).replace("{table}", table)


def _deep_heading(level: int) -> str:
    """Return a heading style from level 4 on: as level 3, in italics, without a size of its own."""
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/>'
        "<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        '<w:spacing w:before="200" w:after="80" w:line="240" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        '<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val="404040"/></w:rPr></w:style>'
    )


@cache
def styles(locale: str) -> str:
    """Return our template's styles.xml for a document in the language ``locale`` ("es-ES")."""
    return (
        read("styles.xml")
        .replace("{locale}", locale)
        .replace("{deep_headings}", "".join(_deep_heading(level) for level in range(4, 10)))
        .replace("{ours}", ours("Normal", "TableNormal"))
    )
