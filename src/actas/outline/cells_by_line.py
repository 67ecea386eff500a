"""Tables whose cells came out one a line: «Norte», «120», «30», «Sur», «80», «12»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actas.model.compiled import compiled
from actas.outline.scanned import Scanned

FIRST = frozenset("0123456789+€$£-–—")  # with which figures begin
FIGURE = compiled(r"[-+]?[€$£]?\s?\d[\d.,'\s]*\s?(?:%|[€$£]|[^\W\d_]{1,3}[.²³]?)?|[-–—]")
LONGEST = 40  # characters of a name
ENDS = frozenset(".,:;!?")  # in which none ends
TWO, THREE = 2, 3  # rows at least: of several figures, and of one


def cells_by_line(rows: Sequence[Scanned]) -> Mapping[int, bool]:
    """Return the numbers of such lines: whether each goes on the row that the one above belongs to.

    Each row is a name and as many figures; one above them all is a number of what is named below it.
    The names of the columns right above are a row as well.
    """
    figures = {
        at: row for at, row in enumerate(rows)
        if row.kind == "plain" and row.rest[:1] in FIRST and FIGURE.fullmatch(row.rest)
    }  # fmt: skip
    if len(figures) < THREE:
        return {}
    lines = [at for at, row in enumerate(rows) if row.kind != "blank"]
    found: dict[int, bool] = {}
    at = 0
    while at < len(lines):
        table = _table(rows, lines, figures, at)
        for place, goes_on in table.items():
            found[rows[lines[place]].number] = goes_on
        at = max(table, default=at) + 1
    return found


def _table(
    rows: Sequence[Scanned], lines: Sequence[int], figures: Mapping[int, Scanned], first: int
) -> dict[int, bool]:  # fmt: skip
    """Return the lines of a table that begins at one: its names, and the figures that go on them."""
    found: dict[int, bool] = {}
    wide = count = 0
    at = first
    while at < len(lines) and _names(rows[lines[at]]) and lines[at] not in figures:
        behind = at + 1
        while behind < len(lines) and lines[behind] in figures:
            behind += 1
        many = behind - at - 1
        if not many or (wide and many != wide):
            break
        wide = many
        found[at] = False
        found |= dict.fromkeys(range(at + 1, behind), True)
        count += 1
        at = behind
    if count < (THREE if wide == 1 else TWO) or (first > 0 and lines[first - 1] in figures):
        return {}
    return _columns(rows, lines, figures, first, wide) | found


def _names(row: Scanned) -> bool:
    text = row.words.text
    plain = row.kind == "plain" and row.look.heading is None and not text[LONGEST:]
    return plain and text[:1].isalpha() and text[-1:] not in ENDS


def _columns(
    rows: Sequence[Scanned], lines: Sequence[int], figures: Mapping[int, Scanned], first: int, wide: int
) -> dict[int, bool]:  # fmt: skip
    """Return the lines right above a table that name its columns, the first of which may have no name."""
    at = first
    while at > 0 and first - at <= wide and lines[at - 1] == lines[at] - 1:
        if not _names(rows[lines[at - 1]]) or lines[at - 1] in figures:
            break
        at -= 1
    if first - at < max(wide, TWO) or (at > 0 and lines[at - 1] == lines[at] - 1):
        return {}
    return {place: place > at for place in range(at, first)}
