"""OpenDocument's automatic numbers: counted again from the nesting of lists and their patterns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.read.numerals import letter, letters, roman, whole
from actas.read.odt_styles import LOEXT, STYLE, TEXT, length, place_of
from actas.read.paragraph import BULLET, UNSEEN_BULLET, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 10
FIRST_LEFT, LEVEL_APART = 36.0, 18.0  # points, of levels whose place nobody has set
SLOT = compiled("%([0-9]{1,2})%")  # in a format such as "%1%.%2%)"
SYNCED = "letter-sync"

FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda n: letters(n).upper(),
    "i": roman,
    "I": lambda n: roman(n).upper(),
    "": lambda n: "",
    "01": lambda n: f"{n:02d}",
    "1st": lambda n: f"{n}º",
    "a" + SYNCED: letter,
    "A" + SYNCED: lambda n: letter(n).upper(),
}


@dataclass(slots=True)
class Counters:
    """How far one list has counted, per level; None where a level has not begun."""

    pattern: _Element | None
    reached: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def count(self, level: int, start: int | None = None) -> None:
        """Count one item of a level (from 0); ``start`` where the item says its own number."""
        before = self.reached[level]
        if start is not None:
            self.reached[level] = start
        else:
            self.reached[level] = _start(self._level(level)) if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            self.reached[deeper] = None

    def marker(self, level: int) -> str | None:
        """Return what stands before an item of a level; None where its pattern shows nothing."""
        element = self._level(level)
        if element is None:
            # What a list's own pattern says nothing of, LibreOffice counts «1.»; pandoc's lists rely on it.
            return f"{self.reached[level] or 1}." if self._says_less() else None
        if element.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"):
            glyph = element.get(f"{TEXT}bullet-char")
            return None if glyph and not glyph.strip(UNSEEN_BULLET) else BULLET
        if not element.get(f"{STYLE}num-format"):
            return None
        prefix = element.get(f"{STYLE}num-prefix", "")
        suffix = element.get(f"{STYLE}num-suffix", "")
        pattern = element.get(f"{STYLE}num-list-format") or element.get(f"{LOEXT}num-list-format")
        if pattern:
            return SLOT.sub(lambda slot: self._number(int(slot[1]) - 1), pattern).strip() or None
        shown = min(whole(element.get(f"{TEXT}display-levels"), 1), level + 1)
        numbers = [self._number(above) for above in range(level + 1 - shown, level + 1)]
        return (prefix + ".".join(number for number in numbers if number) + suffix).strip() or None

    def place(self, level: int) -> Place:
        """Return where the words of a level stand, as its pattern says in the newer way or in the older."""
        element = self._level(level)
        if element is None and self._says_less():
            return Place(FIRST_LEFT + level * LEVEL_APART)  # as LibreOffice sets it
        properties = None if element is None else element.find(f"{STYLE}list-level-properties")
        if properties is None:
            return Place()
        label = properties.find(f"{STYLE}list-level-label-alignment")
        if label is not None:
            return place_of(label)
        before = length(properties.get(f"{TEXT}space-before"))
        room = length(properties.get(f"{TEXT}min-label-width"))
        return Place(None if before is None and room is None else (before or 0.0) + (room or 0.0))

    def _says_less(self) -> bool:
        """Whether the pattern is a list's own and tells of some levels."""
        return (
            self.pattern is not None and self.pattern.tag == f"{TEXT}list-style" and bool(len(self.pattern))
        )

    def _number(self, level: int) -> str:
        if not 0 <= level < LEVELS:
            return ""
        element = self._level(level)
        reached = self.reached[level]
        form = "" if element is None else element.get(f"{STYLE}num-format", "")
        if element is not None and element.get(f"{STYLE}num-letter-sync") == "true":
            form += SYNCED
        return FORMATS.get(form, str)(_start(element) if reached is None else reached)

    def _level(self, level: int) -> _Element | None:
        if self.pattern is None:
            return None
        for element in self.pattern:
            if element.get(f"{TEXT}level") == str(level + 1):
                return element
        return None


def start_of(item: _Element) -> int | None:
    """Return the number that an item gives itself, None where it gives none."""
    said = item.get(f"{TEXT}start-value")
    return whole(said, 1) if said else None


def _start(level: _Element | None) -> int:
    return 1 if level is None else whole(level.get(f"{TEXT}start-value"), 1)
