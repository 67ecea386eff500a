"""Word's styles: what a paragraph or a run inherits before its own settings speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.read.paragraph import WHITE, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
OFF = ("0", "false", "off", "none")
BODY_LEVEL = 9  # outline levels count from 0; 9 is Word's "body text"
# Word keeps the names of its own styles in English whatever language it shows them in.
HEADING = compiled(r"heading ([1-9])", re.IGNORECASE)
TITLE = "title"
TWIPS = 20  # in a point
NO_RULE = ("", "none", "nil")


def value(parent: _Element | None, tag: str) -> str | None:
    """Return the ``w:val`` of a child, "" where the child has none, None where there is no child."""
    child = None if parent is None else parent.find(W + tag)
    return None if child is None else child.get(VAL, "")


def toggle(properties: _Element | None, tag: str) -> bool | None:
    """Return an on/off property: None where it is not said."""
    said = value(properties, tag)
    return None if said is None else said not in OFF


def number(said: str | None) -> int | None:
    """Return a whole number, None where the attribute is missing or is none."""
    try:
        return int(said) if said else None
    except ValueError:
        return None


def points(properties: _Element | None) -> float | None:
    """Return the size that run properties ask for; Word counts in half points."""
    half = number(value(properties, "sz"))
    return None if half is None else half / 2


def place_of(properties: _Element | None) -> Place:
    """Return how far in paragraph properties ask it to stand; Word counts in twentieths of a point."""
    said = None if properties is None else properties.find(f"{W}ind")
    if said is None:
        return Place()
    left = number(said.get(f"{W}left") or said.get(f"{W}start"))
    hangs, first = number(said.get(f"{W}hanging")), number(said.get(f"{W}firstLine"))
    first = first if hangs is None else -hangs
    return Place(None if left is None else left / TWIPS, None if first is None else first / TWIPS)


def grounded(properties: _Element | None) -> bool | None:
    """Return whether a paragraph is set on a colour or ruled off; None where that is not said."""
    shade = None if properties is None else properties.find(f"{W}shd")
    if shade is not None and shade.get(f"{W}fill", "auto").lower() not in ("auto", "", WHITE):
        return True
    ruled = value(None if properties is None else properties.find(f"{W}pBdr"), "bottom")
    if ruled is not None and ruled not in NO_RULE:
        return True
    return None if shade is None and ruled is None else False


def _stressed(properties: _Element) -> bool | None:
    """Return whether characters are bold or underlined: rapporteurs use either to set off a heading."""
    bold = toggle(properties, "b")
    line = value(properties, "u")
    return bold if bold or line is None else line != "none"


def _capitals(properties: _Element) -> bool | None:
    """Return whether small letters are shown as capitals, large or small."""
    large, small = toggle(properties, "caps"), toggle(properties, "smallCaps")
    return large or small if large or small is not None else large


@dataclass(frozen=True, slots=True)
class Font:
    """The looks of characters that matter as evidence. None: not said."""

    bold: bool | None = None  # or underlined
    italic: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    colour: str | None = None
    capitals: bool | None = None

    @classmethod
    def of(cls, properties: _Element | None) -> Font:
        """Return what a ``w:rPr`` says."""
        if properties is None:
            return cls()
        return cls(
            _stressed(properties),
            toggle(properties, "i"),
            toggle(properties, "vanish"),
            points(properties),
            value(properties, "color"),
            _capitals(properties),
        )

    def over(self, below: Font) -> Font:
        """Return this, completed by what it is based on."""
        return Font(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.colour if self.colour is None else self.colour,
            below.capitals if self.capitals is None else self.capitals,
        )

    def crossed(self, other: Font) -> Font:
        """Return paragraph and character style together: bold on bold is plain (ISO 29500, 17.7.3)."""
        return Font(
            bool(self.bold) != bool(other.bold),
            bool(self.italic) != bool(other.italic),
            bool(self.hidden) != bool(other.hidden),
            self.size if other.size is None else other.size,
            self.colour if other.colour is None else other.colour,
            bool(self.capitals) != bool(other.capitals),
        )


@dataclass(slots=True)
class Style:
    """One style with all it inherits."""

    name: str | None = None
    heading: int | None = None
    centred: bool = False
    num_id: str | None = None
    level: int | None = None
    numbered_by: str | None = None  # id of the style in the chain that carries the list
    font: Font = field(default_factory=Font)
    place: Place = field(default_factory=Place)
    ground: bool | None = None


class Styles:
    """The styles of a document, each resolved when it is first asked for."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[str, Style] = {}
        self.base = Font()
        for element in () if root is None else root.iterfind(f"{W}style"):
            key = element.get(f"{W}styleId")
            if key is None:
                continue
            self._elements.setdefault(key, element)
            if element.get(f"{W}default", "0") not in OFF:
                self._defaults.setdefault(element.get(f"{W}type", ""), key)
        if root is not None:
            self.base = Font.of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def paragraph(self, key: str | None) -> Style:
        """Return a paragraph style, the default one where none is named or the name is unknown."""
        if key is None or key not in self._elements:
            key = self._defaults.get("paragraph", "")
        return self.style(key)

    def style(self, key: str) -> Style:
        """Return a style by id, with all it inherits; an empty one for an unknown id."""
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(key)
        return found

    def _chain(self, key: str) -> Iterator[tuple[str, _Element]]:
        """Yield a style and what it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while key not in seen and key in self._elements:
            seen.add(key)
            element = self._elements[key]
            yield key, element
            key = value(element, "basedOn") or ""

    def _resolve(self, key: str) -> Style:
        style = Style()
        heading_known = False
        centred: bool | None = None
        for link, element in self._chain(key):
            name = value(element, "name")
            style.name = style.name or name
            properties = element.find(f"{W}pPr")
            style.font = style.font.over(Font.of(element.find(f"{W}rPr")))
            if not heading_known:
                style.heading, heading_known = _heading(name, properties)
            if centred is None and value(properties, "jc") is not None:
                centred = value(properties, "jc") == "center"
            style.ground = grounded(properties) if style.ground is None else style.ground
            style.place = style.place.over(place_of(properties))
            _inherit_list(style, link, properties)
        style.centred = bool(centred)
        return style


def _heading(name: str | None, properties: _Element | None) -> tuple[int | None, bool]:
    """Return a style's heading level (0 for the title) and whether it says anything of it."""
    if name and name.casefold() == TITLE:
        return 0, True
    level = number(value(properties, "outlineLvl"))
    if level is not None:
        return (level + 1 if level < BODY_LEVEL else None), True
    found = HEADING.fullmatch(name or "")
    return (int(found[1]), True) if found else (None, False)


def _inherit_list(style: Style, link: str, properties: _Element | None) -> None:
    listed = None if properties is None else properties.find(f"{W}numPr")
    if listed is None:
        return
    if style.num_id is None:
        style.num_id = value(listed, "numId")
        if style.num_id is not None:
            style.numbered_by = link
    if style.level is None:
        style.level = number(value(listed, "ilvl"))
