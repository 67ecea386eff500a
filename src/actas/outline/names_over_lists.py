"""Short names right above what they name: «keys» among points is no rest, and nothing goes on from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from actas.outline.scanned import Scanned
from actas.outline.short_names import is_short_name, named
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor

COUNTING = frozenset({"decimal", "roman", "alpha", "multi"})
SEVERAL = 3  # such names
COUNTRIES = 2  # of which each stands over its list
LONGEST_COUNTRY = 45  # characters of its name
REST = 4  # words of a point's rest that says where, when or what for
MOST = 0.75  # share of all lines without a marker, from the first of them on


def names_over_lists(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of lines that each name the list right below, those of one column together.

    Where sentences are broken at the ends of lines, some of the rests are long, or begin as no name does;
    and below one that is set in, the next point stands further out.
    """
    told = [row for row in rows if row.kind != "blank"]
    columns: dict[int, list[int]] = {}
    for at, row in enumerate(told):
        if row.kind == "plain":
            columns.setdefault(row.indent, []).append(at)
    several = [plain for plain in columns.values() if len(plain) >= SEVERAL]
    return frozenset().union(
        *(_at_column(plain, told, words) for plain in several),
        *(_countries(plain, told, words) for plain in columns.values() if len(plain) >= COUNTRIES),
    )


def _countries(plain: Sequence[int], told: Sequence[Scanned], words: Vocabulary) -> list[int]:
    """Return the numbers of a column's lines that are a country or known body over its list, as another is.

    However many other lines stand there: «ECUADOR», "KENYA" between bullets are the rest of none.
    """
    over = [
        told[at] for at in plain
        if at + 1 < len(told) and _is_listed(told[at + 1], told[at].indent)
        and len(told[at].words.text) <= LONGEST_COUNTRY
        and not (at and _ends_open(told[at - 1].words.text, words))
    ]  # fmt: skip
    if len(over) < COUNTRIES:
        return []
    known = [(row.number, one) for row in over if (one := known_actor(words, row.words.text.rstrip(" :.")))]
    states = {one.code for _, one in known if one.kind == "country"}
    return [number for number, _ in known] if len(states) >= COUNTRIES else []


def _at_column(plain: Sequence[int], told: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of a column's plain lines that name lists, if nearly all do."""
    above = [at for at in plain if at + 1 < len(told) and _is_listed(told[at + 1], told[at].indent)]
    if len(above) < SEVERAL:
        return frozenset()
    names = named([(told[at].number, told[at].words.text) for at in above], partial(_names, words=words))
    usual = (len(plain) - plain.index(above[0])) * MOST
    return frozenset(names if len(names) >= max(SEVERAL, usual) else ())


def _ends_open(above: str, words: Vocabulary) -> bool:
    """«… → PERÚ Y», and below it «CHILE»: whether a line ends in a word that no statement ends in."""
    return fold(above.rpartition(" ")[2]) in words.grammar("open_end")


def _is_listed(below: Scanned, column: int) -> bool:
    return below.kind == "marked" and below.indent >= column


def names_over_lines(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of short lines below blank ones that each open a paragraph, as nearly all do.

    «Ana», «Cocina», and below it what she says, or what was said of it, in small letters or not.
    """
    opens = [
        row for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if above.kind == "blank" and row.kind == below.kind == "plain"
    ]  # fmt: skip
    names = [row for row in opens if not row.indent and _names(row.words.text, words)]
    sure = names if len(names) >= max(SEVERAL, len(opens) * MOST) else _listed_above(names, rows)
    return frozenset([row.number for row in sure])


def _listed_above(names: Sequence[Scanned], rows: Sequence[Scanned]) -> Sequence[Scanned]:
    """Return the lines that say again just what a point above does: «1. riego» in the agenda, «Riego»."""
    if not names:
        return ()
    points = {row.words.text.casefold(): row.number for row in reversed(rows) if row.kind == "marked"}
    return [row for row in names if points.get(row.words.text.casefold(), row.number) < row.number]


def numbers_over_lines(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of lines that count short names, as nearly all of a row do, over longer lines.

    «1. obras», and below it what was said of them, in small letters or not, set in or not.
    """
    counting: dict[str, list[tuple[Scanned, Scanned]]] = {}
    for row, below in pairwise(rows):
        if row.marker is not None and row.kind == "marked" and row.marker.family in COUNTING:
            counting.setdefault(row.marker.family, []).append((row, below))
    found: set[int] = set()
    for counted in counting.values():
        starts = [at for at, (row, _) in enumerate(counted) if row.marker and row.marker.value == 1]
        for start, end in pairwise([*starts, len(counted)]):
            over = [(row, below) for row, below in counted[start:end] if _counts_name(row, below, words)]
            longer = sum(len(below.raw) > len(row.raw) for row, below in over)
            # What stands over bullets, or a blank line, says nothing of those over lines.
            others = sum(below.kind == "marked" or below.kind == "blank" for _, below in counted[start:end])
            if len(over) >= max(SEVERAL, (end - start - others) * MOST) and longer * 2 > len(over):
                found.update(row.number for row, _ in over)
    return frozenset(found)


def _counts_name(row: Scanned, below: Scanned, words: Vocabulary) -> bool:
    """Whether a number counts a short name, and the line right below goes on from nothing."""
    if below.kind != "plain" or not below.words.text or not _names(row.words.text, words):
        return False
    said = below.words.text.split()
    if len(said) <= REST and said[0].islower() and fold(said[0]) in words.grammar("prepositions"):
        return False  # «1. pan», «para el lunes»
    return fold(said[0]) not in words.grammar("open_start", "conjunctions")


def _names(text: str, words: Vocabulary) -> bool:
    return is_short_name(text.removesuffix(":"), words)
