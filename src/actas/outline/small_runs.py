"""Runs of lines in small letters of which each is a statement: what was broken at a column fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import infinitive

SEVERAL = 2  # lines of a run that begin small
MOST = 0.6  # share of them for which there was room in the line above
ENDS = (".", "!", "?", ":", ";", "…")


def small_runs(
    rows: Sequence[Scanned], left_open: Callable[[str], bool], words: Vocabulary
) -> frozenset[int]:  # fmt: skip
    """Return the numbers of lines in runs, their first in small letters, where the next word had room above.

    So are lines that each open with an infinitive: «llamar al fontanero», «regar».
    Who breaks lines at a column leaves no such room; ``left_open`` says where a line breaks off.
    """
    found: set[int] = set()
    run: list[Scanned] = []
    for row in rows:
        if row.kind == "plain":
            run.append(row)
            continue
        if len(run) > SEVERAL:
            found.update(_stated(run, left_open, words))
        run = []
    return frozenset(found.union(_stated(run, left_open, words)) if len(run) > SEVERAL else found)


def _stated(run: Sequence[Scanned], left_open: Callable[[str], bool], words: Vocabulary) -> list[int]:
    if not run[0].words.text[:1].islower():
        return []  # a sentence that goes on below begins large
    widest = max(row.indent + len(row.raw) for row in run)
    pairs = [
        (above, below) for above, below in pairwise(run)
        if below.words.text[:1].islower() and not above.words.text.endswith(ENDS)
    ]  # fmt: skip
    if len(pairs) < SEVERAL:
        return []
    room = sum(
        above.indent + len(above.raw) + 1 + len(below.raw.split(None, 1)[0]) <= widest
        and not left_open(above.words.text)
        for above, below in pairs
    )
    ordered = all(infinitive(words).match(row.words.text.split(None, 1)[0]) for row in run)
    return [row.number for row in run] if ordered or room >= len(pairs) * MOST else []
