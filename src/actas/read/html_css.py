"""What style sheets say of an element, as far as it is evidence: simple selectors, a dozen properties.

Google Docs says "bold" with a class, Word with a `mso-` property, a mail program with a style attribute.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actas.model.compiled import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

Said = dict[str, str]

PROPERTIES = frozenset({
    "display", "visibility", "font-weight", "font-style", "font-size", "text-align", "white-space",
    "list-style", "list-style-type", "margin-left", "mso-list", "mso-element", "mso-hide",
    "font-family", "font",
})  # fmt: skip
SIMPLE = compiled(r"([a-zA-Z][a-zA-Z0-9]*)?(?:\.([\w-]+))?")
# Google Docs counts its lists with CSS counters: lists of one kind of number, by class.
GOOGLE_COUNTER = compiled(
    r"\.(lst-kix_\w+-\d)\s*>\s*li:before\s*\{\s*content:\s*"
    r"\"([^\"]{0,9})\"\s*counter\(\s*[\w-]+\s*,\s*([\w-]+)\s*\)\s*\"([^\"]{0,9})\"\s*\}"
)
SIZE = compiled(r"([\d.]{1,8})(pt|px)")
PIXEL = 0.75  # points


class Sheet:
    """The style sheets of a page."""

    def __init__(self, texts: list[str]) -> None:
        self._rules: dict[tuple[str, str], Said] = {}
        self.counters: dict[str, tuple[str, str, str]] = {}  # class -> before, kind of number, after
        for text in texts:
            text = _without_comments(text)
            for key, before, kind, after in GOOGLE_COUNTER.findall(text):
                self.counters[key] = (before, kind, after)
            for selectors, body in _rules(text):
                said = declared(body)
                for selector in selectors.split(",") if said else ():
                    simple = SIMPLE.fullmatch(selector.strip())
                    if simple and simple.group():
                        key_of = ((simple[1] or "").lower(), simple[2] or "")
                        self._rules.setdefault(key_of, {}).update(said)

    def of(self, element: _Element) -> Said:
        """Return what is declared for an element: by its tag, its classes, both, and by itself."""
        said: Said = {}
        classes = element.get("class", "").split()
        if self._rules:
            tag = str(element.tag)
            keys = [(tag, ""), *(("", one) for one in classes), *((tag, one) for one in classes)]
            for key in keys:
                said.update(self._rules.get(key, {}))
        style = element.get("style")
        if style:
            said.update(declared(style))
        return said


def _without_comments(text: str) -> str:
    first, *others = text.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations; a block in a block (``@media print``) is not for readers."""
    depth = 0
    for chunk in text.replace("<!--", " ").replace("-->", " ").split("}"):
        opened = chunk.count("{")
        if depth == 0 and opened == 1:
            selectors, _, body = chunk.partition("{")
            yield selectors.rpartition(";")[2], body
        depth = max(0, depth + opened - 1)


def declared(body: str) -> Said:
    """Return the properties of a declaration block that we know."""
    said = {}
    for one in body.split(";"):
        name, colon, value = one.partition(":")
        name = name.strip().lower()
        if colon and name in PROPERTIES:
            said[name] = value.replace("!important", "").strip().lower()
    return said


def is_bold(said: Said, otherwise: bool) -> bool:
    """Return whether characters are bold, given what is above them."""
    weight = said.get("font-weight")
    if not weight:
        return otherwise
    return int(weight) >= 600 if weight.isdecimal() and len(weight) < 6 else weight in ("bold", "bolder")


def family(said: Said) -> str | None:
    """Return the first font that is asked for."""
    named = said.get("font-family")
    return named.partition(",")[0].strip(" \"'") if named else None


def is_hidden(said: Said) -> bool:
    """Return whether nobody sees the element."""
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") == "all"
    )


def points(value: str | None) -> float | None:
    """Return a length in points; None for one that depends on others, or is none."""
    found = SIZE.fullmatch(value or "")
    if not found or found[1].count(".") > 1 or found[1] == ".":
        return None
    return float(found[1]) * (1 if found[2] == "pt" else PIXEL)
