"""Names that links within a page lead to."""

from __future__ import annotations

from actas.model.compiled import compiled

_OTHER = compiled(r"[^A-Za-z0-9._-]+")


class Anchors:
    """Hands out names, each once; what a person wrote into an id cannot break a link."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, wanted: str) -> str:
        """Return a name like ``wanted`` that no one else has: a letter, then letters, digits, ". _ -"."""
        name = base = _OTHER.sub("_", wanted)[:60] or "x"
        if not name[0].isalpha():
            name = base = f"x{name}"
        count = 1
        while name in self._used:
            count += 1
            name = f"{base}-{count}"
        self._used.add(name)
        return name
