"""Tables of Markdown without bars at their ends, pasted into plain notes: «Zona | Estado», «---|---» below.

The rule says where they are, whatever their columns are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actas.model.compiled import compiled
from actas.model.line import PLAIN, Look

RULE = compiled(r"\s*:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+\s*\|?\s*")
BAR = compiled(r"(?<!\\)\|")  # "\|" is a word
ITEM = compiled(r"\s*(?:[-*+•]|\d{1,2}[.)])\s")  # a list below, bars in it or not
LONGEST = 60  # characters of a column's name


def ruled(lines: list[tuple[str, Look]], gone: Iterable[int], texts: Sequence[str]) -> None:
    """Tell the rows about each rule by their looks; ``gone`` are the places of lines that are none any more.

    Nothing else tells a row without bars at its ends from words that a bar parts.
    """
    for at in gone:
        if "|" in texts[at] and RULE.fullmatch(texts[at]) and at and _is_row(lines[at - 1]):
            many = texts[at].strip().strip("|").count("|") + 1
            names = _cells(lines[at - 1][0], many)
            if names and not any(name[LONGEST:] for name in names):
                _tell(lines, at, many)


def _tell(lines: list[tuple[str, Look]], rule: int, many: int) -> None:
    places = [rule - 1]
    below = rule + 1
    while below < len(lines) and _is_row(lines[below]) and _cells(lines[below][0], many):
        places.append(below)
        below += 1
    for at in places if below > rule + 1 else ():
        cells = _cells(lines[at][0], many)
        lines[at] = " | ".join(filter(None, cells)), Look(cells=tuple(cells), table=rule)


def _is_row(line: tuple[str, Look]) -> bool:
    text, look = line
    return look is PLAIN and "|" in text and not text.lstrip().startswith("|") and not ITEM.match(text)


def _cells(text: str, many: int) -> list[str]:
    """Return the cells of a row, as many as its rule has columns; none where there are more."""
    cells = [" ".join(cell.split()) for cell in BAR.split(text.strip())]
    over = cells[many:]
    return [] if any(over) else [*cells[:many], *[""] * (many - len(cells))]
