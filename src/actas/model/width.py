"""How wide a text stands on a terminal, in columns."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import category, east_asian_width

_FIRST_ODD = "\u0300"  # below it every letter and sign is one column wide


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if max(text, default="") < _FIRST_ODD else sum(map(_of_char, text))


def fits(text: str, columns: int) -> int:
    """Return how many characters of a text fit into columns."""
    return sum(total <= columns for total in accumulate(map(_of_char, text)))


def _of_char(char: str) -> int:
    """Return the columns of a character: of a Chinese one two, of a lone accent none."""
    if char < _FIRST_ODD:
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1
