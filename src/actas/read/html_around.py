"""What a site or a program draws around the notes of a web page, and between them: set aside, with a reason.

The page's own marks come first: ``main`` by its definition leaves out what the pages of a site have in
common. Then the names that the programs of sites give to what they draw themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

ROLES = {"navigation": "navigation", "search": "navigation", "contentinfo": "page-footer"}
MARGINS = {"header": "page-header", "footer": "page-footer"}
# Classes and ids that MediaWiki, Confluence, WordPress and mail programs write, and no hand does.
NAMED = {
    **dict.fromkeys(("toc", "breadcrumbs", "breadcrumb-section", "mw-jump-link", "skip-link"), "navigation"),
    **dict.fromkeys(("contentSub", "catlinks", "mw-navigation", "post-navigation"), "navigation"),
    **dict.fromkeys(
        ("mw-editsection", "siteSub", "page-metadata", "pageSection", "entry-meta"), "screen-words"
    ),
    **dict.fromkeys(("sharedaddy", "jp-relatedposts", "addtoany_share_save_container"), "screen-words"),
    **dict.fromkeys(("comments-area", "comment-respond", "comment-list", "widget-area"), "screen-words"),
    **dict.fromkeys(("screen-reader-text", "visually-hidden", "sr-only"), "screen-words"),
    **dict.fromkeys(("printfooter", "entry-footer"), "page-footer"),
    **dict.fromkeys(("gmail_attr", "moz-cite-prefix"), "mail-header"),  # above what a mail quotes
    **dict.fromkeys(("gmail_signature", "moz-signature"), "mail-signature"),
}


class Around:
    """What surrounds the notes of one page."""

    def __init__(self, root: _Element) -> None:
        self.main = _main(root)
        self._outside = dict(_outside(self.main)) if self.main is not None else {}

    def reason(self, element: _Element, tag: str, marked: str) -> str | None:
        """Return why an element is no part of the notes; ``marked``: which margin it says it is."""
        role = element.get("role")
        if tag == "nav":
            return "navigation"
        if role in ROLES:
            return ROLES[role]
        if tag == "footer" and not any(above.tag in ("article", "main") for above in element.iterancestors()):
            return "page-footer"
        for name in (*element.get("class", "").split(), element.get("id", "")):
            if name in NAMED:
                return NAMED[name]
        if _is_icon(element) or (tag == "figcaption" and _is_picture(element.getparent())):
            return "image"
        return MARGINS.get(marked) or self._outside.get(element)


def _is_icon(element: _Element) -> bool:
    """Whether an element is a picture of one sign that Notion puts before a title or a remark."""
    named = "icon" in element.get("class", "").split()
    return named and not any(map(str.isalnum, "".join(str(text) for text in element.itertext())))


def _is_picture(figure: _Element | None) -> bool:
    """Whether a figure shows a picture and no more, so that its words tell of that."""
    return figure is not None and figure.find(".//img") is not None and figure.find(".//table") is None


def _main(root: _Element) -> _Element | None:
    """Return the one main part of a page, if that has a title of its own: else its title stands outside."""
    published = next(root.iterfind(".//div[@id='contents']/div"), None)  # by Google Docs
    if published is not None and "doc-content" in published.get("class", "").split():
        return published
    parts = [part for part in root.iter("main", "div") if part.tag == "main" or part.get("role") == "main"]
    return parts[0] if len(parts) == 1 and parts[0].find(".//h1") is not None else None


def _outside(main: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield what stands beside the main part of a page, and beside what holds it, with the reason."""
    part = main
    while part.tag != "body" and (above := part.getparent()) is not None:
        yield from ((before, "page-header") for before in part.itersiblings(preceding=True))
        yield from ((after, "page-footer") for after in part.itersiblings())
        part = above
