"""Short names right above what they name: «keys» among points is no rest, and nothing goes on from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from actas.outline.scanned import Scanned
from actas.outline.short_names import is_short_name, named
from actas.vocabulary import Vocabulary

SEVERAL = 3  # such names
MOST = 0.75  # share of all lines without a marker, from the first of them on


def names_over_lists(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of lines at the margin that each name the list right below.

    Where sentences are broken at the ends of lines, some of the rests are long, or begin as no name does.
    """
    told = [row for row in rows if row.kind != "blank"]
    above = [row for row, below in pairwise(told) if _is_plain(row) and below.kind == "marked"]
    if len(above) < SEVERAL:
        return frozenset()
    names = named([(row.number, row.words.text) for row in above], partial(_names, words=words))
    plain = sum(row.number >= above[0].number and _is_plain(row) for row in told)
    return frozenset(names if len(names) >= max(SEVERAL, plain * MOST) else ())


def names_over_lines(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of short lines below blank ones that each open a paragraph, as nearly all do.

    «Ana», «Cocina», and below it what she says, or what was said of it, in small letters or not.
    """
    opens = [
        row for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if above.kind == "blank" and row.kind == below.kind == "plain"
    ]  # fmt: skip
    names = [row.number for row in opens if not row.indent and _names(row.words.text, words)]
    return frozenset(names if len(names) >= max(SEVERAL, len(opens) * MOST) else ())


def _is_plain(row: Scanned) -> bool:
    return row.kind == "plain" and not row.indent


def _names(text: str, words: Vocabulary) -> bool:
    return is_short_name(text.removesuffix(":"), words)
