"""Lists a line each, a comma at the end of each: «Ana Paz,», «Luis Gil,», «Eva Sol»."""

from __future__ import annotations

from collections.abc import Sequence

from actas.outline.scanned import Scanned

FEWEST = 4  # lines of such a list: an address has three
LONGEST = 60  # characters of one
PARTS = (",", ";")


def comma_lists(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of the lines of such lists but the first of each: none goes on the one above.

    Whoever breaks a sentence, or the names behind a key, does it at a comma now and then, and holds more
    than one name on a line.
    """
    found: set[int] = set()
    run: list[Scanned] = []
    for row in rows:
        if row.kind == "plain" and (run or row.raw[-1:] in PARTS) and _lists(row, run):
            run.append(row)
            if row.raw[-1:] in PARTS:
                continue
        if len(run) >= FEWEST:
            found.update(one.number for one in run[1:])
        run = [row] if row.kind == "plain" and row.raw[-1:] in PARTS and _lists(row, []) else []
    return frozenset(found)


def _lists(row: Scanned, run: Sequence[Scanned]) -> bool:
    """Whether a line is one thing: short, in the column of those above, no comma inside."""
    text = row.words.text
    if text[LONGEST:] or not text[:1].isupper() or "," in text[:-1] or ": " in text:
        return False
    return not run or row.indent == run[0].indent
