"""The cells of a row of a table, as an item's text has them: «Semilla | | mayo»."""

from __future__ import annotations

from actas.model.compiled import compiled
from actas.model.subject import SPACE

_BAR = compiled(r"(?:^|(?<=\s))\|(?=\s|$)")


def cells_of(text: str) -> list[str]:
    """Return the cells of a row, the empty ones too; a text that is no row is one cell."""
    return [cell.strip(SPACE) for cell in _BAR.split(text)] if "|" in text else [text]


def without_empty(text: str) -> str:
    """Return a row's words without the empty cells that keep the others in their columns."""
    cells = cells_of(text)
    return " | ".join(filter(None, cells)) if len(cells) > 1 else text
