"""Bare numbers that count short names through the notes: «1 Riego», «2 Cuotas».

A blank line stands above each; or else they are the only ones, and something is told below each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned

FEWEST = 4  # numbers in a row: "1 May", "2 June", "3 July" are days
FEWEST_GLUED = 3  # where no blank line sets them off, something is told below each
SHORT = 50  # characters of a name


def bare_chapters(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines with such a number: from 1 on, at the margin, above what was said.

    Numbers that count things begin small («1 kilo»), and months come again.
    """
    pairs = [
        (above, row) for above, row in pairwise(rows)
        if row.marker is not None and row.weak and row.marker.shape == "1" and not row.indent
    ]  # fmt: skip
    if len(pairs) < FEWEST_GLUED:
        return frozenset()
    found = _counted([row for above, row in pairs if above.kind == "blank"])
    if len(found) >= FEWEST:
        return frozenset(row.number for row in found)
    found = _counted([row for _, row in pairs])
    # One row of all of them, and never two numbers of it right below one another.
    if len(found) < FEWEST_GLUED or _follow(rows, found):
        return frozenset()
    named = [row for _, row in pairs if row.number >= found[0].number and _names(row)]
    return frozenset(row.number for row in found) if len(named) == len(found) else frozenset()


def _counted(marked: Sequence[Scanned]) -> list[Scanned]:
    """Return the names that numbers count from 1 on; none where they are not one row."""
    found: list[Scanned] = []
    for row in marked:
        value = row.marker.value if row.marker else None
        if not _names(row):
            continue
        if value == 1:
            found = [row]  # an agenda may count from one, too
        elif found and value == len(found) + 1:
            found.append(row)
        elif found:
            return []  # not one row; above it stands the day of the meeting
    firsts = {row.words.text.partition(" ")[0] for row in found}
    return found if len(firsts) * 2 > len(found) else []


def _names(row: Scanned) -> bool:
    text = row.words.text
    return text[:1].isupper() and (text[-1].isalnum() or text[-1] == ")") and not text[SHORT:]


def _follow(rows: Sequence[Scanned], found: Sequence[Scanned]) -> bool:
    """Whether one of the lines stands right below another, blank lines aside: they are a list."""
    numbers = {row.number for row in found}
    told = [row.number in numbers for row in rows if row.kind != "blank"]
    return any(one and other for one, other in pairwise(told))
