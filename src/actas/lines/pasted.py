"""Tables of a word processor pasted into plain notes: a tab between cells, the first of them who says it.

«País», «Buena práctica» above «Perú», «Comités de cuenca», or the countries and bodies alone. A cell merged
over several rows stands in the first of them, and the others begin with a tab.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor
from actas.vocabulary.sections import OPENS, kind_of_heading

SEVERAL = 2  # who say something, or names of columns that are known
PAIR, TELLS = 2, 3  # cells of who says what, and words that tell something
LONGEST_NAME = 4  # words of a column's name


def is_pasted(rows: Sequence[Sequence[str]], words: Vocabulary) -> bool:
    """Whether the cells of lines are a table of what each says, or one whose columns have known names.

    None has more cells than the first.
    """
    first, *others = rows
    if not others or not first[0] or len(first) < max(map(len, others)):
        return False
    below = {row[0] for row in others if row[0]}
    if _are_names(first):
        known = sum(_is_known(name, words) for name in first)
        called = fold(first[0]).strip(" .:*") in words.phrases("actors", "columns")
        if (called and _all_known(below, words)) or (known >= SEVERAL and known * 2 > len(first)):
            return len(others) >= SEVERAL and all(len(row) > 1 for row in others)
    if all(row[0] and len(row) == PAIR for row in rows):
        told = sum(len(row[1].split()) >= TELLS for row in rows)
        if told * 2 >= len(rows):
            return False  # who says what, and no table: a tab is a colon there
    return len(below | {first[0]}) >= SEVERAL and _all_known(below | {first[0]}, words)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells may name columns: all of them short, without a figure or a stop."""
    return all(
        cell
        and len(cell.split()) <= LONGEST_NAME
        and cell[-1] not in ".;,:"
        and not any(map(str.isdigit, cell))
        for cell in cells
    )


def _is_known(name: str, words: Vocabulary) -> bool:
    """Whether a column of this name is known: by who speaks, by a kind of section, by whose task it is.

    A country or body names that of its answers: «Pregunta», «Perú», «Chile».
    """
    told = fold(name).strip(" .:*")
    if known_actor(words, name):
        return True
    if told in words.phrases("actors", "columns") or kind_of_heading(words, name)[1] >= OPENS:
        return True
    return any(told in words.phrases("owners", key) for key in ("keys", "due", "task_columns"))


def _all_known(cells: set[str], words: Vocabulary) -> bool:
    return bool(cells) and all(known_actor(words, cell) for cell in cells)
