"""Numbers right above numbers of their own: «2. Cuotas» above «2.1 …», «2.2 …» names what these are about."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block, Marker
from actas.outline.agenda import is_list_of
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

COUNTED = frozenset({"decimal", "roman"})
FEWEST, MOST = 2, 0.6  # numbers with numbers of their own right below; their share of the row
NAMED = 0.75  # share of the row that names rather than tells
LONGEST = 14  # words of a line that may head a section
TOP = 2  # levels of «2.0», where that counts chapters
LONGEST_NAMED = 60  # characters of a line that announces an agenda
STOPS = (",", ";")


def parents(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short numbered lines of a row, most of which have «2.1» right below their «2».

    Who counts what was said as «2.1», «2.2» counts with «2» what it was about; a list of what is to be
    done, or an agenda, has parts of its own at times.
    """
    rows: list[list[int]] = []
    waiting: dict[tuple[str, str, int, str], list[int]] = {}  # by the number that each row wants next
    holds: set[int] = set()
    for at, block in enumerate(blocks[:-1]):
        marker, below = block.marker, blocks[at + 1].marker
        if block.kind != "item" or marker is None or marker.value is None or not _is_chapter(marker):
            continue
        number = number_above(marker)
        row = waiting.pop((marker.family, marker.shape, block.indent, number), [])
        if not row:
            rows.append(row)
        row.append(at)
        after = str(int(number) + 1) if number.isdecimal() else ""
        waiting[marker.family, marker.shape, block.indent, after] = row
        if below is not None and below.family == "multi" and below.label in (f"{number}.1", f"{number}.01"):
            holds.add(at)
    found: set[int] = set()
    for row in rows:
        if len(holds.intersection(row)) < max(FEWEST, len(row) * MOST) or _is_list(blocks, row[0], words):
            continue
        naming = [at for at in row if _names(blocks[at].words.text, words)]
        found.update(naming if len(naming) >= len(row) * NAMED else ())
    return frozenset(found)


def _is_chapter(marker: Marker) -> bool:
    """Whether a number counts at the highest level: «2.», «II.», «2.0»."""
    return marker.family in COUNTED or (marker.depth == TOP and marker.label.endswith(".0"))


def number_above(marker: Marker) -> str:
    """Return what the numbers below a number begin with: «2» of «2.», «II.» and «2.0»."""
    if marker.family == "roman" and marker.value:
        return str(marker.value)
    return marker.label.removesuffix(".0")


def _is_list(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a row is the list that the line above it announces: an agenda, or what is to be done."""
    above = blocks[at - 1].words.text if at else ""
    if 0 < len(above) <= LONGEST_NAMED and kind_of_heading(words, above)[0] == "agenda":
        return True
    return is_list_of(blocks, at, words)


def _names(text: str, words: Vocabulary) -> bool:
    if not text or len(text.split()) > LONGEST or text.endswith(STOPS):
        return False
    return kind_of_heading(words, text)[1] >= NEARLY or text.isupper() or not is_sentence(text, words)
