"""OpenDocument's styles: what a paragraph or a span inherits, and the patterns of its lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.read.numerals import whole
from actas.read.paragraph import WHITE, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{OASIS}office:1.0}}"
STYLE = f"{{{OASIS}style:1.0}}"
TEXT = f"{{{OASIS}text:1.0}}"
TABLE = f"{{{OASIS}table:1.0}}"
DRAW = f"{{{OASIS}drawing:1.0}}"
FO = f"{{{OASIS}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

PARAGRAPH, SPAN = "paragraph", "text"
BOLD_FROM = 600  # font weights count in hundreds
TITLE = "title"
SIZE = compiled(r"(\d+(?:\.\d+)?)pt")
CENTRED = "center"
CODED = compiled("_([0-9a-fA-F]{2,4})_")  # "Heading_20_1" is how a blank stands in a style's name
LENGTH = compiled(r"(-?\d*\.?\d+)(cm|mm|in|pt|pc)")
POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0}


@dataclass(frozen=True, slots=True)
class Font:
    """The looks of characters that matter as evidence. None: not said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    colour: str | None = None
    capitals: bool | None = None
    family: str | None = None

    def over(self, below: Font) -> Font:
        """Return this, completed by what lies below it."""
        return Font(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.colour if self.colour is None else self.colour,
            below.capitals if self.capitals is None else self.capitals,
            below.family if self.family is None else self.family,
        )


@dataclass(slots=True)
class Style:
    """One style with all it inherits."""

    name: str | None = None  # of the nearest style that has a name of its own, as a person sees it
    title: bool = False
    centred: bool = False
    list_style: str | None = None
    hidden: bool = False  # a section's style may hide it
    font: Font = field(default_factory=Font)
    place: Place = field(default_factory=Place)
    own_place: Place = field(default_factory=Place)  # what was set by hand, over a list's
    ground: bool = False


class Styles:
    """Styles of one of the two files: its automatic ones before the common ones."""

    def __init__(self, *parents: _Element | None) -> None:
        """Take the elements that hold styles, the most particular first."""
        self._elements: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._defaults: dict[str, _Element] = {}
        self.outline: _Element | None = None
        self._common: set[str] = set()
        for parent in parents:
            if parent is not None:
                self._take(parent)

    def _take(self, parent: _Element) -> None:
        common = parent.tag == f"{OFFICE}styles"
        for element in parent:
            family = element.get(f"{STYLE}family", "")
            name = element.get(f"{STYLE}name", "")
            if element.tag == f"{STYLE}style":
                self._elements.setdefault((family, name), element)
                if common and family == PARAGRAPH:
                    self._common.add(name)
            elif element.tag == f"{TEXT}list-style":
                self._lists.setdefault(name, element)
            elif element.tag == f"{STYLE}default-style":
                self._defaults.setdefault(family, element)
            elif element.tag == f"{TEXT}outline-style":
                self.outline = element

    def list_pattern(self, name: str | None) -> _Element | None:
        """Return the ``text:list-style`` of that name."""
        return self._lists.get(name or "")

    def get(self, family: str, name: str | None) -> Style:
        """Return a style with all it inherits; an empty one where there is none of that name."""
        key = (family, name or "")
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(*key)
        return found

    def _chain(self, family: str, name: str) -> Iterator[tuple[str, _Element]]:
        """Yield a style and its parents; a circle ends where it closes."""
        seen: set[str] = set()
        while name not in seen and (family, name) in self._elements:
            seen.add(name)
            element = self._elements[family, name]
            yield name, element
            name = element.get(f"{STYLE}parent-style-name", "")
        if family in self._defaults:
            yield "", self._defaults[family]

    def _resolve(self, family: str, name: str) -> Style:
        look = Style()
        aligned: str | None = None
        ground: str | None = None
        ruled: str | None = None
        for link, element in self._chain(family, name):
            if link in self._common:
                shown = element.get(f"{STYLE}display-name") or _decoded(link)
                look.name = look.name or shown
                look.title = look.title or shown.casefold() == TITLE
            if look.list_style is None:
                look.list_style = element.get(f"{STYLE}list-style-name")
            look.font = look.font.over(_font(element.find(f"{STYLE}text-properties")))
            paragraph = element.find(f"{STYLE}paragraph-properties")
            if aligned is None and paragraph is not None:
                aligned = paragraph.get(f"{FO}text-align")
            if ground is None and paragraph is not None:
                ground = paragraph.get(f"{FO}background-color")
            if ruled is None and paragraph is not None:
                ruled = paragraph.get(f"{FO}border-bottom") or paragraph.get(f"{FO}border")
            look.place = look.place.over(place_of(paragraph))
            look.own_place = look.place if link and link not in self._common else look.own_place
            section = element.find(f"{STYLE}section-properties")
            look.hidden = look.hidden or (section is not None and section.get(f"{TEXT}display") == "none")
        look.centred = aligned == CENTRED
        coloured = (ground or "transparent").lower() not in ("transparent", f"#{WHITE}")
        look.ground = coloured or (ruled or "none") != "none"
        return look


def length(said: str | None) -> float | None:
    """Return a length in points; None where there is none, or it is a share of another."""
    found = LENGTH.fullmatch(said or "")
    return float(found[1]) * POINTS[found[2]] if found else None


def place_of(properties: _Element | None) -> Place:
    """Return how far in paragraph properties, or the label of a list's level, ask for."""
    if properties is None:
        return Place()
    return Place(length(properties.get(f"{FO}margin-left")), length(properties.get(f"{FO}text-indent")))


def _font(properties: _Element | None) -> Font:
    if properties is None:
        return Font()
    weight = properties.get(f"{FO}font-weight")
    slant = properties.get(f"{FO}font-style")
    shown = properties.get(f"{TEXT}display")
    size = SIZE.fullmatch(properties.get(f"{FO}font-size", ""))
    colour = properties.get(f"{FO}color")
    line = properties.get(f"{STYLE}text-underline-style")
    bold = None if weight is None else weight == "bold" or whole(weight, 0) >= BOLD_FROM
    named = properties.get(f"{STYLE}font-name")
    return Font(
        bold if bold or line is None else line != "none",  # rapporteurs set headings off by either
        None if slant is None else slant in ("italic", "oblique"),
        None if shown is None else shown == "none",
        float(size[1]) if size else None,
        None if colour is None else colour.removeprefix("#"),
        _capitals(properties),
        named and named.casefold(),
    )


def _capitals(properties: _Element) -> bool | None:
    """Return whether small letters are shown as capitals, large or small."""
    shown, small = properties.get(f"{FO}text-transform"), properties.get(f"{FO}font-variant")
    return None if shown is None and small is None else shown == "uppercase" or small == "small-caps"


def _decoded(name: str) -> str:
    return CODED.sub(lambda found: chr(int(found[1], 16)), name)
