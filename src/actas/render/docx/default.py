"""Our own template: a document made of nothing but the page."""

from __future__ import annotations

from actas.model.page import Page
from actas.render.docx import parts
from actas.render.docx.body import Body
from actas.render.docx.numbering import Numbering
from actas.render.docx.package import zipped
from actas.render.docx.styles import of_default
from actas.render.docx.words import NAMESPACES, field_run, paragraph, run
from actas.render.xml import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAPER = (11906, 16838)  # A4, in twentieths of a point
_SIDES = 1417  # 2.5 cm
_WIDTH = _PAPER[0] - 2 * _SIDES
_RUNNING_HEAD = 80  # characters of the title that fit into one line
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = ("styles", "numbering", "settings", "header", "footer")


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}{"1" if name in ("header", "footer") else ""}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        "</Types>"
    )


def _package_links() -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_RELS}">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_REL}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )


def _document_links(outside: list[str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{_REL}/{name}" Target="{name}{"1" if name in ("header", "footer") else ""}.xml"/>'
        for at, name in enumerate(_PARTS, 1)
    )
    links = "".join(
        f'<Relationship Id="rIdLink{at}" Type="{_REL}/hyperlink" Target="{escape(href)}" TargetMode="External"/>'
        for at, href in enumerate(outside, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELS}">{inside}{links}</Relationships>'


def core_properties(page: Page) -> str:
    """Return title, language and day; no author is made up."""
    day = page.created[:10]
    stamp = escape(f"{day}T00:00:00Z")
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(page.title)}</dc:title><dc:language>{page.words.locale}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def _application() -> str:
    return f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>actas</Application></Properties>'


def _running_head(page: Page, style: str) -> str:
    title = " ".join(page.title.split())
    if len(title) > _RUNNING_HEAD:
        title = f"{title[:_RUNNING_HEAD].rstrip()}…"
    return f"{_HEAD}<w:hdr {NAMESPACES}>{paragraph(run(title), style)}</w:hdr>"


def _footer(page: Page, style: str) -> str:
    before, _, rest = page.words.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    draft = run(page.draft) if page.draft else ""
    content = (
        draft + "<w:r><w:tab/></w:r>" + run(before) + field_run("PAGE", "1") + run(between)
        + field_run("NUMPAGES", "1") + run(after)
    )  # fmt: skip
    return f"{_HEAD}<w:ftr {NAMESPACES}>{paragraph(content, style)}</w:ftr>"


def _section() -> str:
    """Return the page: A4, the running head from the second page on, the page's number on every one."""
    header, footer = _PARTS.index("header") + 1, _PARTS.index("footer") + 1
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId{header}"/>'
        f'<w:footerReference w:type="default" r:id="rId{footer}"/>'
        f'<w:footerReference w:type="first" r:id="rId{footer}"/>'
        f'<w:pgSz w:w="{_PAPER[0]}" w:h="{_PAPER[1]}"/>'
        f'<w:pgMar w:top="1531" w:right="{_SIDES}" w:bottom="1417" w:left="{_SIDES}" w:header="709" w:footer="624" w:gutter="0"/>'
        "<w:cols/><w:titlePg/></w:sectPr>"
    )


def render(page: Page) -> bytes:
    """Return the page as a Word document in our own design."""
    styles = of_default()
    numbering = Numbering()
    body = Body(page=page, styles=styles, numbering=numbering, width=_WIDTH)
    document = f"{_HEAD}<w:document {NAMESPACES}><w:body>{body.draw()}{_section()}</w:body></w:document>"
    lists = f"{_HEAD}<w:numbering {NAMESPACES}>{numbering.abstract_xml()}{numbering.instances_xml()}</w:numbering>"
    made = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_links(),
        "docProps/core.xml": core_properties(page),
        "docProps/app.xml": _application(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_links(body.links),
        "word/styles.xml": parts.styles(page.words.locale),
        "word/numbering.xml": lists,
        "word/settings.xml": parts.read("settings.xml").replace("{locale}", page.words.locale),
        "word/header1.xml": _running_head(page, styles.id("header")),
        "word/footer1.xml": _footer(page, styles.id("footer")),
    }
    return zipped({name: xml.encode("utf-8") for name, xml in made.items()})
