"""What was meant by a word that we do not know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None when none is like it."""
    return _nearest(word[:80], tuple(sorted(known)))


@lru_cache(maxsize=256)  # whoever misspells a word once often does so in every item
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None
