"""Lists as Word counts them: every list its own number, so that each restarts where it should.

A list tree of the page gets one abstract list (which format at which level) and one
instance of it. Word counts along; where it would not arrive at the label on paper (a gap,
a repeat, a change of format), a new instance starts at the paper's number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from actas.model.page import Marker, Point
from actas.render.xml import escape

LEVELS = 9  # Word has nine, no more
INDENT = 510  # twentieths of a point a level: room for "VIII." at the body's size
_FORMATS = {
    "decimal": ("decimal", "%{level}."),
    "lower-letter": ("lowerLetter", "%{level})"),
    "upper-letter": ("upperLetter", "%{level}."),
    "lower-roman": ("lowerRoman", "%{level})"),
    "upper-roman": ("upperRoman", "%{level}."),
}
# A typewriter's bullets, as a printer sets them; "·" is what a Word bullet becomes when it is pasted as text.
_BULLETS = {"-": "–", "*": "•", "·": "•"}

Level = tuple[str, str]  # numFmt and lvlText with the blank {level}; for bullets "bullet" and the glyph
Shape = tuple[Level, ...]


def level_of(marker: Marker) -> Level:
    """Return the format that draws a marker of a real list."""
    if marker.style == "bullet":
        return ("bullet", _BULLETS.get(marker.shown, marker.shown))
    fmt, text = _FORMATS[marker.style]
    return (fmt, f"({text}") if marker.shown.startswith("(") else (fmt, text)


def counts(marker: Marker | None) -> bool:
    """Return whether Word draws the marker; the other labels are typed."""
    return marker is not None and marker.style != "typed"


def _key(marker: Marker) -> str:
    """Return what a run of siblings is continued by: the way of counting, or the bullet's glyph."""
    return marker.style if marker.value else marker.shown


@dataclass(slots=True, eq=False, repr=False)
class _Instance:
    number: int
    shape: Shape


@dataclass(slots=True, eq=False, repr=False)
class Siblings:
    """The list that a run of siblings stands in, a format an instance."""

    level: int
    parent: _Instance | None
    used: dict[str, _Instance] = field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Numbering:
    """The lists of one document. ``first_abstract`` and ``first_number`` go on from a template's."""

    first_abstract: int = 1
    first_number: int = 1
    _abstract: dict[Shape, int] = field(default_factory=dict)
    _instances: list[tuple[int, int, int]] = field(default_factory=list)  # abstract, level, start (0: none)

    def _new(self, shape: Shape, level: int, start: int) -> _Instance:
        abstract = self._abstract.setdefault(shape, self.first_abstract + len(self._abstract))
        self._instances.append((abstract, level, start))
        return _Instance(self.first_number + len(self._instances) - 1, shape)

    def number(self, point: Point, marker: Marker, siblings: Siblings) -> int:
        """Return the list instance (numId) that draws a point's marker, one that `counts`."""
        wanted, level = level_of(marker), siblings.level
        known = siblings.used.get(_key(marker))
        if known and not marker.fresh:
            return known.number
        parent = siblings.parent
        if not known and parent and parent.shape[level] == wanted and marker.value in (0, 1):
            instance = parent  # a true sub-level: Word restarts it by itself
        else:
            instance = self._new(_shape(point, marker, level, parent), level, marker.value)
        siblings.used[_key(marker)] = instance
        return instance.number

    def below(self, point: Point, siblings: Siblings) -> Siblings:
        """Return the run of siblings below a point: a level deeper when the point itself is in a list."""
        if point.marker is None or siblings.level == LEVELS - 1:
            return Siblings(siblings.level, None)
        return Siblings(siblings.level + 1, siblings.used.get(_key(point.marker)))

    def abstract_xml(self) -> str:
        """Return the w:abstractNum elements."""
        return "".join(_abstract_xml(number, shape) for shape, number in self._abstract.items())

    def instances_xml(self) -> str:
        """Return the w:num elements."""
        return "".join(
            _instance_xml(number, *instance)
            for number, instance in enumerate(self._instances, self.first_number)
        )


def _first_below(point: Point) -> Point | None:
    """Return the first child that Word marks."""
    return next((child for child in point.points if counts(child.marker)), None)


def _shape(point: Point, marker: Marker, level: int, parent: _Instance | None) -> Shape:
    """Return each level's format: above as the parent's, here the marker's, below what first comes there."""
    here = level_of(marker)
    above = parent.shape[:level] if parent else (here,) * level
    shape = [*above, here]
    down: Point | None = point
    while len(shape) < LEVELS:
        down = _first_below(down) if down else None
        shape.append(level_of(down.marker) if down and down.marker else shape[-1])
    return tuple(shape)


def _abstract_xml(number: int, shape: Shape) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{_level_text(fmt, text, level)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
        for level, (fmt, text) in enumerate(shape)
    )
    # The eight hexadecimal digits tell Word that lists are not the same one; any will do.
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x2AC7A500 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x5AC7A500 + number:08X}"/>'
        f"{levels}</w:abstractNum>"
    )


def _level_text(fmt: str, text: str, level: int) -> str:
    return escape(text) if fmt == "bullet" else text.format(level=level + 1)


def _instance_xml(number: int, abstract: int, level: int, start: int) -> str:
    override = (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
