"""What the elements around a word say of it: looks, heading, alignment, and where its link leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from actas.read.html_css import Said, family, is_bold, points

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tr", "ul",
})  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Who underlines a line by hand sets it off as others do in bold.
BOLD, ITALIC = frozenset({"b", "strong", "u", "th"}), frozenset({"i", "em", "cite", "dfn", "var"})
TITLES = frozenset({"title", "MsoTitle"})
SCHEMES = ("http", "https", "mailto", "ftp", "tel")


@dataclass(frozen=True, slots=True)
class Flow:
    """What the elements around a word say of it."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    href: str | None = None
    heading: int | None = None
    centred: bool = False
    pre: bool = False
    family: str | None = None  # the font
    notes: bool = False  # inside the list of footnotes


def flow_of(element: _Element, tag: str, said: Said, flow: Flow) -> Flow:
    """Return what an element adds to the looks of the words in it."""
    heading, centred = flow.heading, flow.centred
    if tag in BLOCKS:
        titled = not TITLES.isdisjoint(element.get("class", "").split())
        heading = 0 if titled else HEADINGS.get(tag, heading)
        aligned = said.get("text-align") or element.get("align", "").lower()
        centred = (aligned == "center") if aligned else (centred or tag == "center")
    style = said.get("font-style")
    return replace(
        flow,
        bold=is_bold(said, flow.bold or tag in BOLD),
        italic=style in ("italic", "oblique") if style else flow.italic or tag in ITALIC,
        size=points(said.get("font-size")) or flow.size,
        family=family(said) or flow.family,
        heading=heading,
        centred=centred,
        pre=flow.pre or tag == "pre" or said.get("white-space", "").startswith("pre"),
        notes=flow.notes
        or element.get("role") == "doc-endnotes"
        or "footnotes" in element.get("class", "").split(),
    )


def target_of(href: str) -> str | None:
    """Return where a link leads; None for one inside the page, or one that is a program."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.netloc == "www.google.com" and parts.path == "/url":  # Google Docs wraps every link
        return (parse_qs(parts.query).get("q") or [href])[0]
    if parts.scheme not in SCHEMES:
        return None
    return href
