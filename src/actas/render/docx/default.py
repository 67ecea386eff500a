"""Our own template: a document made of nothing but the page."""

from __future__ import annotations

from actas.model.page import Page
from actas.render.docx import parts
from actas.render.docx.body import Body
from actas.render.docx.extras import CHART_TYPE, HEAD, Extras, comments_part, footnotes_part, stamp_of
from actas.render.docx.numbering import Numbering
from actas.render.docx.package import zipped
from actas.render.docx.styles import of_default
from actas.render.docx.words import NAMESPACES, field_run, paragraph, run
from actas.render.xml import escape

_PAPER = (11906, 16838)  # A4, in twentieths of a point
_SIDES = 1417  # 2.5 cm
_WIDTH = _PAPER[0] - 2 * _SIDES
_RUNNINGHEAD = 80  # characters of the title that fit into one line
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What the document links to, and the file of each.
_PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
}


def _content_types(more: dict[str, str]) -> str:
    """Return the content types; ``more``: name of a part -> its type, where not every document has it."""
    types = dict(more)
    types |= {f"word/{file}": f"{_OFFICE}.wordprocessingml.{kind}+xml" for kind, file in _PARTS.items()}
    types["word/document.xml"] = f"{_OFFICE}.wordprocessingml.document.main+xml"
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["docProps/app.xml"] = f"{_OFFICE}.extended-properties+xml"
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in sorted(types.items())
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _links(links: list[tuple[str, str, str]], *, outside: list[str]) -> str:
    """Return a relationships part: (id, type, target) inside the package, targets outside it."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links
    )
    beyond = "".join(
        f'<Relationship Id="rIdLink{at}" Type="{_REL}/hyperlink" Target="{escape(href)}" '
        'TargetMode="External"/>'
        for at, href in enumerate(outside, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}{beyond}</Relationships>'


def _package_links() -> str:
    links = [
        ("rId1", f"{_REL}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_REL}/extended-properties", "docProps/app.xml"),
    ]
    return _links(links, outside=[])


def core_properties(page: Page) -> str:
    """Return title, language and day; no author is made up."""
    stamp = stamp_of(page)
    subject = f"<dc:subject>{escape(page.kicker)}</dc:subject>" if page.kicker else ""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(page.title)}</dc:title>{subject}<dc:language>{page.words.locale}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def _application() -> str:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{schema}"><Application>actas</Application></Properties>'


def _running_head(page: Page, style: str) -> str:
    title = " ".join(page.title.split())
    if len(title) > _RUNNINGHEAD:
        title = f"{title[:_RUNNINGHEAD].rstrip()}…"
    return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph(run(title), style)}</w:hdr>"


def _footer(page: Page, style: str) -> str:
    before, _, rest = page.words.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    draft = run(page.draft) if page.draft else ""
    content = (
        draft + "<w:r><w:tab/></w:r>" + run(before) + field_run("PAGE", "1") + run(between)
        + field_run("NUMPAGES", "1") + run(after)
    )  # fmt: skip
    return f"{HEAD}<w:ftr {NAMESPACES}>{paragraph(content, style)}</w:ftr>"


def _section() -> str:
    """Return the page: A4, the running head from the second page on, the page's number on every one."""
    margins = f'w:top="1531" w:right="{_SIDES}" w:bottom="1417" w:left="{_SIDES}"'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter"/>'
        '<w:footerReference w:type="first" r:id="rIdfooter"/>'
        f'<w:pgSz w:w="{_PAPER[0]}" w:h="{_PAPER[1]}"/>'
        f'<w:pgMar {margins} w:header="709" w:footer="624" w:gutter="0"/><w:cols/><w:titlePg/></w:sectPr>'
    )


def render(page: Page) -> bytes:
    """Return the page as a Word document in our own design."""
    styles = of_default()
    numbering = Numbering()
    extras = Extras(styles, stamp_of(page), page.words.locale)
    body = Body(page=page, styles=styles, numbering=numbering, width=_WIDTH, extras=extras)
    document = f"{HEAD}<w:document {NAMESPACES}><w:body>{body.draw()}{_section()}</w:body></w:document>"
    lists = numbering.abstract_xml() + numbering.instances_xml()
    beside, types, links = _beside(extras)
    made = {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _package_links(),
        "docProps/core.xml": core_properties(page),
        "docProps/app.xml": _application(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _links(
            [*((f"rId{kind}", f"{_REL}/{kind}", file) for kind, file in _PARTS.items()), *links],
            outside=extras.links,
        ),
        "word/styles.xml": parts.styles(page.words.locale),
        "word/numbering.xml": f"{HEAD}<w:numbering {NAMESPACES}>{lists}</w:numbering>",
        "word/settings.xml": _settings(page, notes=bool(extras.footnotes)),
        "word/header1.xml": _running_head(page, styles.id("header")),
        "word/footer1.xml": _footer(page, styles.id("footer")),
        **beside,
    }
    return zipped({name: xml.encode("utf-8") for name, xml in made.items()})


def _beside(extras: Extras) -> tuple[dict[str, str], dict[str, str], list[tuple[str, str, str]]]:
    """Return what only some documents have: parts, their content types, their links."""
    made: dict[str, str] = {}
    types: dict[str, str] = {}
    links: list[tuple[str, str, str]] = []
    wholes = (
        ("footnotes", footnotes_part(extras.footnotes_xml()) if extras.footnotes else ""),
        ("comments", comments_part(extras.comments_xml()) if extras.comments else ""),
    )
    for kind, xml in wholes:
        if xml:
            made[f"word/{kind}.xml"] = xml
            types[f"word/{kind}.xml"] = f"{_OFFICE}.wordprocessingml.{kind}+xml"
            links.append((f"rId{kind}", f"{_REL}/{kind}", f"{kind}.xml"))
    for link, file, xml in extras.chart_parts():
        made[f"word/{file}"] = xml
        types[f"word/{file}"] = CHART_TYPE
        links.append((link, f"{_REL}/chart", file))
    return made, types, links


def _settings(page: Page, *, notes: bool) -> str:
    lines = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    xml = parts.read("settings.xml").replace("{locale}", page.words.locale)
    return xml.replace("<w:compat>", f"{lines}<w:compat>", 1)
