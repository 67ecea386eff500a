"""Labels as on paper: how each is written, and where a machine's counting would go astray."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from actas.model.compiled import compiled
from actas.model.page import Marker, MarkerStyle
from actas.report.words import flat

_ROMAN = compiled(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_DECIMAL = compiled(r"[1-9][0-9]{0,3}\Z")  # up to 9999: what every word processor can count to
_CLOSING = {"decimal": ".", "lower-letter": ")", "upper-letter": ".", "lower-roman": ")", "upper-roman": "."}


def roman_value(label: str) -> int:
    """Return the value of a Roman number in one case, 0 when it is none."""
    low = label.lower()
    if not label.isascii() or label not in (low, label.upper()) or not _ROMAN.match(low):
        return 0
    values = [_DIGITS[char] for char in low]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _letter_value(label: str) -> int:
    if len(label) != 1 or not label.isascii() or not label.isalpha():
        return 0
    return ord(label.lower()) - ord("a") + 1


@lru_cache(maxsize=512)
def _readings(label: str) -> Mapping[MarkerStyle, int]:
    """Return every way to count that ``label`` may stem from, with its value there."""
    if _DECIMAL.match(label):
        return {"decimal": int(label)}
    found: dict[MarkerStyle, int] = {}
    lower = label == label.lower()
    if value := _letter_value(label):
        found["lower-letter" if lower else "upper-letter"] = value
    if value := roman_value(label):
        found["lower-roman" if lower else "upper-roman"] = value
    return found


def _best(
    readings: Mapping[MarkerStyle, int], expected: dict[MarkerStyle, int], nxt: str | None
) -> MarkerStyle:
    """Choose among readings: the one that goes on, else the one that the next label goes on from.

    "i" alone is the Roman one, "c" alone the letter: the reading that begins to count wins.
    """
    for style, value in readings.items():
        if expected.get(style) == value:
            return style
    if nxt is not None:
        after = _readings(nxt)
        for style, value in readings.items():
            if after.get(style) == value + 1:
                return style
    return min(readings, key=lambda style: (readings[style], style))


def shown(style: MarkerStyle, label: str) -> str:
    """Return the label with the sign that closes it."""
    return label + _CLOSING.get(style, "") if style != "typed" or not label[-1:].isalnum() else f"{label}."


def markers(labels: Sequence[str | None]) -> list[Marker | None]:
    """Return the markers of one run of siblings.

    Args:
        labels: the siblings' labels, None where an item has none.

    Returns:
        One marker a label. ``fresh`` says that a machine which counts from the sibling
        before (of the same style) would not arrive at this label.

    """
    known = [flat(label) for label in labels]
    if set(known) <= {"o", None, ""}:  # Word's second bullet, as it comes out of the clipboard
        return [Marker(style="bullet", shown=label) if label else None for label in known]
    after = iter([label for label in known if label][1:])
    expected: dict[MarkerStyle, int] = {}
    return [_marker(label, expected, next(after, None)) if label else None for label in known]


def _marker(label: str, expected: dict[MarkerStyle, int], nxt: str | None) -> Marker:
    readings = _readings(label)
    if readings:
        style = _best(readings, expected, nxt)
        value = readings[style]
        fresh = expected.get(style) != value
        expected[style] = value + 1
        return Marker(style=style, shown=shown(style, label), value=value, fresh=fresh)
    if not any(char.isalnum() for char in label) and len(label) <= 2:
        return Marker(style="bullet", shown=label)
    return Marker(style="typed", shown=shown("typed", label))


def heading_label(label: str | None) -> str | None:
    """Return a heading's number with the sign that closes it."""
    words = flat(label)
    return shown("typed", words) if words else None
