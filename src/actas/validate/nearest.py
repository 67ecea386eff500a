"""What was meant by a word that we do not know."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None when none is like it."""
    from difflib import get_close_matches

    found = get_close_matches(word[:80], sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None
