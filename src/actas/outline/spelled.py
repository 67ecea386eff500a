"""Ordinals in words that count points: «PRIMERO.- Aprobar …», «Segundo: …», "FIRST, that the rent …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from actas.model.block import Marker
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.markers import marker_of
from actas.outline.markup import words_of
from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of

FIRST = (1, 2)  # what a count begins with: «Segunda», «Quarta», «Quinta» alone are days of the week
# «SÉPTIMO»: accents that stand on paper, and not in what is folded.
ACCENTED = str.maketrans({"a": "[aáàâã]", "e": "[eéèê]", "i": "[ií]", "o": "[oóô]", "u": "[uúü]"})
SHORTEST_WORD = 3  # letters of a number in words behind what it counts: «Resolution one»; «a» is none


def with_spelled(rows: list[Scanned], words: Vocabulary, *, markdown: bool) -> None:
    """Make points of the lines that ordinals in words open, where these count from the first on.

    What they count may stand beside them («Segundo punto: …», "RESOLUTION TWO: …"); where text stands below
    each of these they are names of sections, of which both words are part.
    """
    pattern = _spelled(words)
    found: dict[int, re.Match[str]] = {}
    for at, row in enumerate(rows):
        if row.kind == "plain" and (match := pattern.match(row.rest)):
            found[at] = match
    if len(found) < len(FIRST):
        return  # nearly all notes
    values = _values(words)
    for counts in (False, True):
        places = [at for at, match in found.items() if bool(match["of"] or match["counted"]) == counts]
        told = {at: values[_ordinal(found[at])] for at in places}
        if not set(FIRST).issubset(told.values()) or (counts and not _is_list(rows, places)):
            continue
        # They count on whatever sign parts one or the other from its words.
        shape = "1" + "".join(found[places[0]]["end"].split())
        for at, value in told.items():
            marker = marker_of(
                label=" ".join(found[at]["label"].split()), family="decimal", shape=shape, value=value
            )
            rows[at] = _marked(rows[at], found[at], marker, markdown=markdown)


def _marked(row: Scanned, match: re.Match[str], marker: Marker, *, markdown: bool) -> Scanned:
    """Return a line with its ordinal as its marker; what was in bold behind it still is."""
    rest = row.rest[match.end() :]
    rest = rest if match["early"] or match["done"] else match["loud"] + rest
    return replace(
        row, kind="marked", marker=marker,
        words=words_of(rest, markdown=markdown and row.look.said is None),
        mark=row.rest[: len(row.rest) - len(rest)], rest=rest,
    )  # fmt: skip


def _is_list(rows: Sequence[Scanned], places: Sequence[int]) -> bool:
    """Whether at least half of several lines have the next of them below, blank lines between or none."""
    told = [at for at, row in enumerate(rows) if row.kind != "blank"]
    order = {at: place for place, at in enumerate(told)}
    follow = sum(order[below] == order[above] + 1 for above, below in pairwise(places))
    return follow * 2 >= len(places) - 1


def _ordinal(match: re.Match[str]) -> str:
    return fold(match["ordinal"] or match["number"])


@lru_cache(maxsize=4)
def _values(words: Vocabulary) -> Mapping[str, int]:
    """Return what each number in words counts; behind a noun cardinals do, too."""
    cardinals = {word: int(key) for word, key in words.keyed("numbers.words").items()}
    return {**cardinals, **_ordinals(words)}


@lru_cache(maxsize=4)
def _ordinals(words: Vocabulary) -> Mapping[str, int]:
    return {word: int(key) for word, key in words.keyed("numbers.ordinals").items()}


@lru_cache(maxsize=4)
def _spelled(words: Vocabulary) -> re.Pattern[str]:
    ordinals = _accented(_ordinals(words))
    numbers = _accented(one for one in _values(words) if len(one) >= SHORTEST_WORD)
    nouns = _accented(map(fold, words.as_written("words", "ordinal_labels")))
    return compiled(
        rf"""
        (?P<loud>\*\*|__|)
        (?P<label>(?P<ordinal>{ordinals})(?:\s+(?P<counted>{nouns}))?|(?P<of>{nouns})\s+(?P<number>{numbers}))
        (?P<early>(?P=loud)?)(?P<end>\s?\.\s?[-–—]|\s?[:–—)-]|\.|(?<=(?-i:[A-ZÁÉÓ])),)(?P<done>(?P=loud)?)\s*
        (?=[^\W_]|[¿¡"“«'(*\[])
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _accented(folded: Iterable[str]) -> str:
    """Return what matches any of the words, with accents or without."""
    return any_of(folded).translate(ACCENTED)
