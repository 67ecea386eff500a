"""A house template: its header, footer, logo and styles kept, the report set into its body.

The template is opened once, with a parser that fetches nothing; what is missing (a list
part, a style of ours) is added, what could run or fetch something is refused or taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from actas.model.errors import BadUsage
from actas.model.page import Page
from actas.render.docx import opening, parts
from actas.render.docx.body import Body
from actas.render.docx.default import core_properties
from actas.render.docx.extras import CHART_TYPE, Extras, comments_part, footnotes_part, stamp_of
from actas.render.docx.numbering import Numbering
from actas.render.docx.opening import Package, parse, q, written
from actas.render.docx.package import zipped
from actas.render.docx.styles import BUILT_IN, Styles
from actas.render.docx.words import NAMESPACES

REGION = "actas:body"  # the content control or bookmark that the report goes into
_PAPER, _SIDES = 11906, 1417  # of a template that does not say: A4, 2.5 cm
_CORE = "docProps/core.xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(slots=True)
class _House:
    """A template on its way to a document."""

    package: Package
    page: Page

    def styles(self) -> Styles:
        """Return the styles by name, the missing ones added."""
        name = self.package.linked("styles")
        if name is None:
            name = self.package.add("styles", parts.styles(self.page.words.locale))
        root = parse(self.package.parts[name], name)
        ids = ids_of(root)
        ours = parse(parts.styles(self.page.words.locale).encode(), "styles.xml")
        wanted = {style.lower() for style in BUILT_IN} - ids.keys()
        for style in ours.iterfind(q("style")):
            known = _name(style)
            if known in wanted:
                ids[known] = _add(root, style, ids)
        for style in _own_styles(ids):
            if _name(style) not in ids:
                ids[_name(style)] = _add(root, style, ids)
        _speak(root, self.page.words.locale)
        self.package.parts[name] = written(root)
        return Styles(ids)

    def numbering(self) -> tuple[str, Any, Numbering]:
        """Return the list part's name, its root, and a numbering that goes on from its numbers."""
        name = self.package.linked("numbering")
        if name is None:
            name = self.package.add("numbering", f"<w:numbering {NAMESPACES}/>")
        root = parse(self.package.parts[name], name)
        abstracts = [_number(one, "abstractNumId") for one in root.iterfind(q("abstractNum"))]
        instances = [_number(one, "numId") for one in root.iterfind(q("num"))]
        return name, root, Numbering(max(abstracts, default=0) + 1, max(instances, default=0) + 1)


def _number(element: Any, key: str) -> int:
    try:
        return int(element.get(q(key), "0"))
    except ValueError:
        return 0


def _name(style: Any) -> str:
    found = style.find(q("name"))
    return (found.get(q("val"), "") if found is not None else "").lower()


def ids_of(root: Any) -> dict[str, str]:
    """Return name -> id of the styles of a document; of several of one name the first counts."""
    ids: dict[str, str] = {}
    for style in root.iterfind(q("style")):
        ids.setdefault(_name(style), style.get(q("styleId"), ""))
    return ids


def _own_styles(ids: dict[str, str]) -> list[Any]:
    xml = f"<w:styles {NAMESPACES}>{parts.ours(ids['normal'], ids['normal table'])}</w:styles>"
    return list(parse(xml.encode(), "ours.xml"))


def _add(root: Any, style: Any, ids: dict[str, str]) -> str:
    """Add one of our styles, under an id that the template does not use, based on its styles."""
    taken = set(ids.values())
    identity = style.get(q("styleId"))
    while identity in taken:
        identity += "Actas"
    style.set(q("styleId"), identity)
    style.attrib.pop(q("default"), None)  # a document has one default a type, and the template has said which
    for tag in ("basedOn", "next"):
        found = style.find(q(tag))
        if found is not None and found.get(q("val")) == "Normal":
            found.set(q("val"), ids.get("normal", "Normal"))
    root.append(style)
    return str(identity)


def _width(body: Any) -> int:
    """Return the width of the text in twentieths of a point, by the template's last section."""
    section = body.find(q("sectPr"))
    if section is None:
        return _PAPER - 2 * _SIDES
    size, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    paper = _number(size, "w") if size is not None else _PAPER
    sides = (_number(margins, "left") + _number(margins, "right")) if margins is not None else 2 * _SIDES
    return paper - sides if paper - sides > 2 * _SIDES else _PAPER - 2 * _SIDES


def _region(body: Any) -> tuple[Any, int]:
    """Empty the region for the report; return the element that takes it and the place in that element.

    The region is a content control or a bookmark named `REGION`; without one the report
    follows what the template says.
    """
    for control in body.iter(q("sdt")):
        properties, content = control.find(q("sdtPr")), control.find(q("sdtContent"))
        if properties is None or content is None or control.getparent().tag == q("p"):
            continue
        if REGION in [found.get(q("val")) for found in properties]:
            for placeholder in properties.findall(q("showingPlcHdr")):
                properties.remove(placeholder)
            for old in list(content):
                content.remove(old)
            return content, 0
    for mark in body.iter(q("bookmarkStart")):
        if mark.get(q("name")) in (REGION, REGION.replace(":", "_")):  # Word itself allows no colon there
            return body, _emptied(body, mark)
    section = body.find(q("sectPr"))
    end = len(body) if section is None else body.index(section)
    if end and _is_empty(body[end - 1]):
        body.remove(body[end - 1])
        end -= 1
    return body, end


def _emptied(body: Any, mark: Any) -> int:
    """Take out what the bookmark spans; return its place in the body."""
    number = mark.get(q("id"))
    ends = [end for end in body.iter(q("bookmarkEnd")) if end.get(q("id")) == number]
    first = body.index(_block_of(body, mark))
    last = body.index(_block_of(body, ends[0])) if ends else first
    for block in body[first : last + 1]:
        if next(block.iter(q("sectPr")), None) is None:
            body.remove(block)
    return int(first)


def _block_of(body: Any, element: Any) -> Any:
    while element.getparent() is not body:
        element = element.getparent()
    return element


def _is_empty(block: Any) -> bool:
    """Return whether a block is a paragraph without anything in it: what an empty template begins with."""
    return (
        block.tag == q("p")
        and all(child.tag == q("pPr") for child in block)
        and (next(block.iter(q("sectPr")), None) is None)
    )


def _speak(root: Any, locale: str) -> None:
    """Set the language that words have where nothing else is said."""
    where = root
    for at, tag in enumerate(("docDefaults", "rPrDefault", "rPr", "lang")):
        found = where.find(q(tag))
        if found is None:
            found = etree.Element(q(tag))
            where.insert(0 if at < 2 else len(where), found)
        where = found
    where.set(q("val"), locale)


def render(page: Page, template: bytes) -> bytes:
    """Return the page inside a house template.

    Raises BadUsage when the template is no Word document, is damaged, too large or holds macros.
    """
    package = opening.opened(template)
    house = _House(package, page)
    root = parse(package.parts[package.main], package.main)
    body = root.find(q("body"))
    if body is None:
        raise BadUsage("render.template-damaged", part=package.main)
    styles = house.styles()
    name, lists, numbering = house.numbering()
    extras = Extras(
        styles,
        stamp_of(page),
        page.words.locale,
        first_footnote=max(1, package.next_id("footnotes")),
        first_comment=package.next_id("comments"),
    )
    drawing = Body(page=page, styles=styles, numbering=numbering, width=_width(body), extras=extras)
    drawn = parse(f"<w:body {NAMESPACES}>{drawing.draw()}</w:body>".encode(), "report")
    place, at = _region(body)
    _renumber_marks(body, drawn)
    place[at:at] = list(drawn)
    _extend(lists, numbering)
    package.parts[name] = written(lists)
    package.link_outside(extras.links)
    package.extend("footnotes", extras.footnotes_xml(), footnotes_part)
    package.extend("comments", extras.comments_xml(), comments_part)
    for link, file, xml in extras.chart_parts():
        package.add_part(link, "chart", file, CHART_TYPE, xml)
    package.parts[package.main] = written(root)
    package.set_core(core_properties(page))
    return zipped(package.finished(_MAIN))


def _extend(lists: Any, numbering: Numbering) -> None:
    """Add our lists to the template's: the schema wants every abstract list before the first instance."""
    ours = numbering.abstract_xml() + numbering.instances_xml()
    new = parse(f"<w:numbering {NAMESPACES}>{ours}</w:numbering>".encode(), "numbering.xml")
    for tags in (("numPicBullet", "abstractNum"), ("numPicBullet", "abstractNum", "num")):
        before = [one for one in lists if one.tag in [q(tag) for tag in tags]]
        at = lists.index(before[-1]) + 1 if before else 0
        lists[at:at] = new.findall(q(tags[-1]))


def _renumber_marks(body: Any, drawn: Any) -> None:
    """Give our bookmarks numbers that the template's do not have."""
    taken = max((_number(one, "id") for one in body.iter(q("bookmarkStart"))), default=0)
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for mark in drawn.iter(q(tag)):
            mark.set(q("id"), str(_number(mark, "id") + taken))
