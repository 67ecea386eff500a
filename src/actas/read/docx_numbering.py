"""Word's automatic numbers: they are no text in the file, so they are counted again here.

A paragraph names a list (``w:num``); the list names its pattern (``w:abstractNum``). Numbers
run on per pattern: two lists of one pattern continue each other unless one says where it starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.model.errors import TooLarge
from actas.model.limits import MOST_LISTS
from actas.read.docx_styles import VAL, Styles, W, number, place_of, toggle, value
from actas.read.numerals import letter, roman
from actas.read.paragraph import BULLET, UNSEEN_BULLET, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
BLANK = ("bullet", "none")  # formats that count nothing

# `ordinal` depends on the language in Word; this is how the Romance ones write it.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "ordinal": lambda n: f"{n}º",
    "none": lambda n: "",
}
SLOT = compiled("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a pattern."""

    format: str
    text: str  # "%1.%2." with the numbers' places
    start: int
    restart: int | None  # after which level (from 1) it starts again; 0 never; None after any higher
    legal: bool  # all numbers in digits
    style: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph of a list."""

    marker: str | None  # None: the list shows nothing there
    level: int  # from 0
    place: Place
    inside: bool = False  # a bullet list's level without bullet: goes on under the item above


@dataclass(slots=True)
class _Pattern:
    levels: dict[int, Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class _List:
    pattern: _Pattern
    own: dict[int, Level] = field(default_factory=dict)  # levels that the list defines anew
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)

    def level(self, index: int) -> Level | None:
        return self.own.get(index) or self.pattern.levels.get(index)

    def start(self, index: int) -> int:
        level = self.level(index)
        return self.starts.get(index, level.start if level else 1)


class Numbering:
    """All lists of a document, and how far each has counted."""

    def __init__(self, root: _Element | None, styles: Styles, name: str) -> None:
        self._styles = styles
        self._abstract: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        self._patterns: dict[str, _Pattern] = {}
        self._lists: dict[str, _List | None] = {}
        for element in () if root is None else root.iterfind(f"{W}abstractNum"):
            self._abstract[element.get(f"{W}abstractNumId", "")] = element
        for element in () if root is None else root.iterfind(f"{W}num"):
            self._nums[element.get(f"{W}numId", "")] = element
        if max(len(self._abstract), len(self._nums)) > MOST_LISTS:
            raise TooLarge("read.too-many-lists", file=name, limit=MOST_LISTS)

    def mark(self, num_id: str, level: int | None, style: str | None = None) -> Mark | None:
        """Count one paragraph and return what stands before it; None where there is no such list.

        ``style`` is the style that puts the paragraph into the list: its level is the one
        of the pattern that names the style.
        """
        found = self._list(num_id)
        if found is None:
            return None
        if style is not None:
            linked = [index for index, lvl in found.pattern.levels.items() if lvl.style == style]
            level = linked[0] if linked else level
        level = min(max(level or 0, 0), LEVELS - 1)
        drawn = found.level(level)
        if drawn is None:
            return None
        self._count(found, level)
        if drawn.format == "bullet":
            shown = bool(drawn.text.strip(UNSEEN_BULLET))
            return Mark(BULLET if shown else None, level, drawn.place, inside=not shown)
        return Mark(_drawn(found, drawn) or None, level, drawn.place)

    def _count(self, found: _List, level: int) -> None:
        counters = found.pattern.counters
        before = counters[level]
        fresh = level in found.starts and level not in found.begun
        counters[level] = found.start(level) if before is None or fresh else before + 1
        found.begun.add(level)
        for deeper in range(level + 1, LEVELS):
            below = found.level(deeper)
            after = below.restart if below else None
            # A level restarts after any higher one, or only after those down to the one it names.
            if after is None or level < after:
                counters[deeper] = None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._make_list(num_id)
        return self._lists[num_id]

    def _make_list(self, num_id: str) -> _List | None:
        element = self._nums.get(num_id)
        key = None if element is None else self._pattern_id(element)
        if element is None or key is None:
            return None
        if key not in self._patterns:
            self._patterns[key] = _Pattern(_levels(self._abstract[key]))
        made = _List(self._patterns[key])
        for override in element.iterfind(f"{W}lvlOverride"):
            index = number(override.get(f"{W}ilvl"))
            if index is None:
                continue
            made.own.update(_levels(override))
            start = number(value(override, "startOverride"))
            if start is not None:
                made.starts[index] = start
        return made

    def _pattern_id(self, num: _Element) -> str | None:
        """Return the pattern of a list, followed through list styles; a circle ends where it closes."""
        seen: set[str] = set()
        key = value(num, "abstractNumId")
        while key is not None and key in self._abstract and key not in seen:
            seen.add(key)
            link = value(self._abstract[key], "numStyleLink")
            if not link:
                return key
            through = self._nums.get(self._styles.style(link).num_id or "")
            key = None if through is None else value(through, "abstractNumId")
        return None


def _levels(parent: _Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterfind(f"{W}lvl"):
        index = number(element.get(f"{W}ilvl"))
        if index is None or not 0 <= index < LEVELS:
            continue
        start = number(value(element, "start"))
        levels[index] = Level(
            format=_format(element),
            text=value(element, "lvlText") or "",
            start=0 if start is None else start,
            restart=number(value(element, "lvlRestart")),
            legal=bool(toggle(element, "isLgl")),
            style=value(element, "pStyle"),
            place=place_of(element.find(f"{W}pPr")),
        )
    return levels


def _format(level: _Element) -> str:
    """Return the number format; Word wraps the newer ones so that old programs see a fallback."""
    said = level.find(f".//{W}numFmt")
    return "decimal" if said is None else said.get(VAL, "decimal")


def _drawn(found: _List, drawn: Level) -> str:
    """Return the number as it stands on paper, such as "2.1." or "Artículo 4"."""

    def one(slot: re.Match[str]) -> str:
        index = int(slot[1]) - 1
        reached = found.pattern.counters[index]
        # A level that has not been used shows where it would start.
        count = found.start(index) if reached is None else reached
        other = found.level(index)
        kind = "decimal" if drawn.legal or other is None else other.format
        return FORMATS.get(kind, str)(count)

    return SLOT.sub(one, drawn.text).strip()
