"""Whether a line goes on the statement of the line above: people and programs break lines where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned
from actas.vocabulary.fold import fold

NARROWEST, WIDEST = 50, 132  # columns at which lines are broken; longer ones were not broken by hand
NEARLY_ALL = 98  # percent of the lines keep within the width; an address or a table may not
LONG = 20  # characters of a line that may be the first of two: of capitals, or ending in a small word
CAPITALS = 0.85  # share of letters: «VEINTiTRES» is a slip

CLOSERS = "\"'”»)’"  # what may stand behind the stop of a sentence
FINAL = (".", "!", "?", ":", ";", "…", ".”", '."', ".»", ".)", "?)", "!)")
OPEN_END = (",", "-", "–", "(", "/")
GOING_ON = ")],;"  # no statement begins with one of these
GOES_ON = ("plain", "marked", "joined")  # lines that may go on below
ADDRESS = re.compile(r"<?https?://\S+")


def wrap_width(rows: Sequence[Scanned]) -> int | None:
    """Return the column at which the notes were wrapped by hand or program; None when they were not.

    Wrapped notes have no long lines, and where a line goes on, the next word would not have fitted.
    """
    lengths = sorted(row.indent + len(row.raw) for row in rows if row.raw and "://" not in row.raw)
    if not lengths:
        return None
    widest = lengths[max(0, len(lengths) * NEARLY_ALL // 100 - 1)]
    if not NARROWEST <= widest <= WIDEST:
        return None
    fits = breaks = 0
    for above, below in pairwise(rows):
        if above.kind in ("plain", "marked") and below.kind == "plain" and above.raw and below.raw:
            would_fit = _would_fit(above, below, widest)
            fits += would_fit
            # Between two sentences a line may end because it was a statement of its own.
            breaks += not would_fit and not _ended(above, below)
    return widest if breaks >= 2 and breaks >= fits / 2 else None


def _ended(above: Scanned, below: Scanned) -> bool:
    """Whether one line ends a sentence and the next begins one."""
    return above.words.text.rstrip(CLOSERS).endswith(FINAL) and not below.words.text[:1].islower()


def _would_fit(above: Scanned, below: Scanned, widest: int) -> bool:
    return above.indent + len(above.raw) + 1 + len(below.raw.split(None, 1)[0]) <= widest


def goes_on(
    first: Scanned, last: Scanned, row: Scanned, *, gap: int, wrap: int | None, small: frozenset[str]
) -> bool:
    """Whether a plain line is the same statement as those above it, broken.

    Args:
        first: the first line of the statement above.
        last: its last line.
        row: the line that may go on.
        gap: blank lines between them.
        wrap: where the notes are wrapped, in columns; see `wrap_width`.
        small: the folded words at which no statement ends.

    """
    above, text = last.words.text, row.words.text
    if row.kind != "plain" or last.kind not in GOES_ON or last.quoted != row.quoted or not above:
        return False
    if gap:
        return gap == 1 and _left_open(first, last, row)
    if ADDRESS.fullmatch(text) and above.endswith(":") and not above.isupper():
        return True
    title = _title_in_capitals(above, text)
    if title is not None:
        return title
    if wrap and not _would_fit(last, row, wrap):
        return True
    if first.marker and row.indent >= first.indent and row.indent > 0:
        return True
    return _words_go_on(above, text, wrapped=wrap is not None, small=small)


def _left_open(first: Scanned, last: Scanned, row: Scanned) -> bool:
    """Whether an item was left in the middle of its sentence, a blank line before the rest."""
    deeper = first.marker is not None and row.indent > first.indent
    return deeper and row.words.text[:1].islower() and last.words.text.endswith(",")


def _title_in_capitals(above: str, text: str) -> bool | None:
    """Whether a title in capitals goes on over two lines; None where capitals say nothing."""
    if len(above) <= LONG:
        return None
    shouting = _shouts(above), _shouts(text)
    if all(shouting) and not above.rstrip(CLOSERS).endswith(FINAL):
        return True
    if any(shouting) and not all(shouting) and len(text) > LONG:
        return False  # a title in capitals, and then what was said
    return None


def _words_go_on(above: str, text: str, *, wrapped: bool, small: frozenset[str]) -> bool:
    """Whether the words alone tell, where no width does."""
    bare = above.rstrip(CLOSERS)
    if (text[:1].islower() and not ADDRESS.match(text)) or text[:1] in GOING_ON:
        return wrapped or not bare.endswith((".", ":", ";"))
    if bare.endswith(FINAL):
        return False
    if above.endswith(OPEN_END) or text[:1] == "(":
        return True
    return len(above) > LONG and fold(above.rsplit(None, 1)[-1]) in small


def _shouts(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) >= CAPITALS * len(letters)
