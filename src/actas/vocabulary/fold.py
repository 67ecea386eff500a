"""Words compared: without accents, case, invisible characters or odd spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Characters that a person does not see and that break comparison: soft hyphen, zero-width
# space and joiners, direction marks, word joiner, byte order mark inside a text.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in INVISIBLE:
        return ""
    if char.isspace():
        return " "
    if char in "’‘ʼ`´":
        return "'"
    if char in "‐‑–—":
        return "-"
    kept = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return kept.casefold()


@lru_cache(maxsize=1 << 14)  # the same few thousand words come again and again, tested in every shape
def fold(text: str) -> str:
    """Return the text for comparison: no accents, lower case, single spaces, straight quotes and hyphens."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join("".join(map(_fold_char, text)).split())


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Fold, and say for each character of the result (and for its end) where in ``text`` it comes from.

    Runs of white space are not merged here, so that places stay exact.
    """
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for folded in _fold_char(char):
            chars.append(folded)
            places.append(at)
    places.append(len(text))
    return "".join(chars), places
