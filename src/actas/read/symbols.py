"""Characters of symbol fonts, which Word stores by their place in the font."""

from __future__ import annotations

# Font -> place in it -> the character that shows the same sign.
SIGNS = {
    "wingdings": {
        0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑",
        0xFB: "✗", 0xFC: "✓", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x76: "❖", 0xD8: "➢",
        0xE0: "→", 0xDF: "←", 0xE8: "➔", 0x4A: "☺", 0x4C: "☹",
    },
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x50: "✓", 0x4F: "✗"},
    "wingdings 3": {0x7D: "▶"},
    "symbol": {
        0xB7: "·", 0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0xB3: "≥", 0xA3: "≤", 0xB1: "±",
        0xB4: "×", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xA5: "∞", 0x2D: "−",
    },
}  # fmt: skip
BOXES = {True: "☒", False: "☐"}  # of forms: ticked, not ticked
PRIVATE = 0xF000  # where Word shifts symbol fonts to


def symbol(font: str, code: str) -> str:
    """Return the character of a ``w:sym``: font name and hexadecimal place.

    A sign we do not know keeps its private character, so that it is not lost.
    """
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    signs = SIGNS.get(font.casefold())
    if signs is None:
        return chr(place) if 0x20 <= place <= 0xFFFD and not 0xD800 <= place < 0xE000 else ""
    low = place - PRIVATE if place >= PRIVATE else place
    return signs.get(low) or chr(PRIVATE | (low & 0xFF))


def shown(family: str | None, text: str) -> str:
    """Return characters typed in a font as the signs that a symbol font shows; others stay as they are."""
    signs = SIGNS.get(family or "")
    return "".join(signs.get(ord(char) & 0xFF, char) for char in text) if signs else text
