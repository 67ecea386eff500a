"""Short names in small letters right above lists, no blank line between: «keys» among points is no rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # such names
MOST = 0.75  # share of all lines without a marker, from the first of them on
LONGEST = 5  # words of one


def names_over_lists(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of lines at the margin that each name the list right below.

    Where sentences are broken at the ends of lines, some of the rests are long, or begin as no name does.
    """
    told = [row for row in rows if row.kind != "blank"]
    above = [row for row, below in pairwise(told) if _is_plain(row) and below.kind == "marked"]
    if len(above) < SEVERAL:
        return frozenset()
    names = [row.number for row in above if _names(row.words.text, words)]
    plain = sum(row.number >= above[0].number and row.kind == "plain" for row in told)
    return frozenset(names if len(names) >= max(SEVERAL, plain * MOST) else ())


def _is_plain(row: Scanned) -> bool:
    return row.kind == "plain" and not row.indent


def _names(text: str, words: Vocabulary) -> bool:
    tokens = text.split()
    if not 0 < len(tokens) <= LONGEST or not (text[-1:].isalnum() or text[-1:] == ":"):
        return False
    opens = fold(tokens[0]) in words.grammar("open_start", "conjunctions")
    return not opens and not is_sentence(text, words)
