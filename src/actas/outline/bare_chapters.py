"""Bare numbers that count short names through the notes, a blank line above each: «1 Riego», «2 Cuotas»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned

FEWEST = 4  # numbers in a row: "1 May", "2 June", "3 July" are days
SHORT = 50  # characters of a name


def bare_chapters(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines with such a number: from 1 on, at the margin, above what was said.

    Numbers that count things begin small («1 kilo»), and months come again.
    """
    found: list[Scanned] = []
    for above, row in pairwise(rows):
        marker = row.marker
        if marker is None or not row.weak or marker.shape != "1" or row.indent or above.kind != "blank":
            continue
        text = row.words.text
        named = text[:1].isupper() and (text[-1].isalnum() or text[-1] == ")") and not text[SHORT:]
        if named and marker.value == 1:
            found = [row]  # an agenda may count from one, too
        elif named and marker.value == len(found) + 1:
            found.append(row)
        elif named:
            return frozenset()  # not one row
    firsts = {row.words.text.partition(" ")[0] for row in found}
    if len(found) < FEWEST or len(firsts) * 2 <= len(found):
        return frozenset()
    return frozenset(row.number for row in found)
