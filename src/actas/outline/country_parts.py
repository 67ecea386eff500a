"""Countries alone on their lines, each above parts that come again below the next: «Perú», «Recomendaciones».

What each country brings is as often told so as below one heading for all: its good practices, its
recommendations. The same holds of schools, groups and towns, where three of them have the same part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block, Marker
from actas.outline.counted import word_and_number
from actas.outline.short_names import is_short_name
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.headed import heads_alone
from actas.vocabulary.sections import NEARLY, OPENS, kind_of_heading

LONGEST = 45  # characters of a line that names a country, or a part
LONGEST_ASKED = 90  # of a question that comes again beside a part
COUNTRIES, NAMES = 2, 3  # so many above the same part are a habit

Line = tuple[int, str, Marker | None, int]


def country_parts(lines: Sequence[Line], words: Vocabulary) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of lines that name who brings what, and of the parts below them.

    Args:
        lines: place, words, marker and indent of each line that is not blank, in order.
        words: the vocabulary.

    """
    short = [text.rstrip(" :.") for _, text, _, _ in lines if not text[LONGEST:]]
    times = Counter(short)
    if len(times) == len(short):
        return frozenset(), frozenset()  # nothing comes again: nearly all notes
    repeated = [text for text, count in times.items() if count >= COUNTRIES]
    again = {fold(text) for text in repeated if _is_part(text, words)}
    again |= _once_each(lines, {fold(text) for text in repeated if is_short_name(text, words)} - again, words)
    if not again:
        return frozenset(), frozenset()
    named = dict(_named(lines, again, words))
    if len(set(named.values())) < COUNTRIES:
        return frozenset(), frozenset()
    again |= _like_parts(lines, again, named)
    first = min(named)
    parts = (
        at for (at, text, marker, indent), below in zip(lines, [*lines[1:], None], strict=True)
        if at > first and len(text) <= LONGEST_ASKED and fold(text.rstrip(" :.")) in again
        and (marker is None or (below is not None and below[3] <= indent))  # or it holds what is further in
    )  # fmt: skip
    return frozenset(named), frozenset(parts)


def _once_each(lines: Sequence[Line], repeated: set[str], words: Vocabulary) -> set[str]:
    """Return what comes again below countries and once below each: «Logros y tropiezos», whatever it says."""
    within: dict[str, list[str | None]] = {}
    country: str | None = None
    for _, text, _, _ in lines if repeated else ():
        if len(text) > LONGEST:
            continue
        named = fold(text.rstrip(" :."))
        if named in repeated:
            within.setdefault(named, []).append(country)
        else:
            country = country_in(text, words) or country
    return {
        named for named, places in within.items() if None not in places and len(set(places)) == len(places)
    }


def _like_parts(lines: Sequence[Line], again: Collection[str], named: Collection[int]) -> set[str]:
    """Return the questions that come again as one does that is a part, once below each name.

    «1. ¿Qué funciona?» is what sections are called, and «2. ¿Qué falta en los pueblos?» its peer.
    """
    parts = {text for _, text, _, _ in lines if text[-1:] == "?" and fold(text.rstrip(" :.")) in again}
    if not parts:
        return set()
    below: dict[str, list[int]] = {}
    within = 0
    shapes = {_shape(marker) for _, text, marker, _ in lines if text in parts}
    for at, text, marker, _ in lines:
        within += at in named
        if within and text[-1:] == "?" and not text[LONGEST_ASKED:] and _shape(marker) in shapes:
            below.setdefault(fold(text), []).append(within)
    return {
        asked for asked, places in below.items()
        if len(places) >= COUNTRIES and len(set(places)) == len(places)
    }  # fmt: skip


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Return the blocks as lines: place, words, marker, indent."""
    return [
        (at, block.words.text, block.marker, block.indent)
        for at, block in enumerate(blocks) if block.kind != "form"
    ]  # fmt: skip


def _is_part(text: str, words: Vocabulary) -> bool:
    """Whether a line that comes again is what sections are called."""
    kind, strength = kind_of_heading(words, text)
    return strength >= NEARLY and kind != "participants"


def _named(lines: Sequence[Line], again: set[str], words: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield the places of who brings what, and the name: countries, or what stands three times as they do."""
    above = [one for one, below in pairwise(lines) if fold(below[1].rstrip(" :.")) in again]
    countries = {at for at, text, _, _ in above if country_in(text, words)}
    if len(countries) >= COUNTRIES:
        shapes = {_shape(marker) for at, _, marker, _ in above if at in countries}
        # «Chile», that has nothing of what comes again, is one of them too.
        yield from (
            (at, name) for at, text, marker, _ in lines
            if len(text) <= LONGEST and _shape(marker) in shapes and (name := country_in(text, words))
        )  # fmt: skip
        return
    alike = len({_shape(marker) for _, _, marker, _ in above}) == 1
    if len(above) >= NAMES and alike and _are_names(above, words):
        yield from ((at, fold(text)) for at, text, _, _ in above)


def _are_names(lines: Iterable[Line], words: Vocabulary) -> bool:
    """Whether lines all name something, each another thing, that no section is called by itself."""
    names = [text.rstrip(" :.") for _, text, _, _ in lines]
    if len(set(names)) < len(names):
        return False
    counted = [word_and_number(name, words) for name in names]
    if len({one and one[0] for one in counted}) == 1 and None not in counted:
        return len(set(counted)) == len(counted)  # «Mesa 1: acceso», «Mesa 2: tarifas»
    return all(
        len(name) <= LONGEST and is_short_name(name, words) and kind_of_heading(words, name)[1] < OPENS
        for name in names
    )


def country_in(text: str, words: Vocabulary) -> str | None:
    """Return the country that a line names alone."""
    known = heads_alone(text, words)
    return known.name if known is not None and known.kind == "country" else None


def _shape(marker: Marker | None) -> str:
    return marker.shape if marker else ""
