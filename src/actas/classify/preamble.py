"""The top of the notes: lines that only state date, place and their kin, taken out and kept as written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.barred import note_row
from actas.classify.facts import Facts, columns_of
from actas.classify.meeting_title import note_title
from actas.classify.people import names_of
from actas.classify.place_words import without
from actas.classify.stating import states
from actas.model.block import Block, Node, Part
from actas.model.plain import replace
from actas.model.record import Stated
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import Phrases
from actas.vocabulary.sections import NEARLY, kind_of_heading

TOP = 14  # blocks at the top in which key and value speak of the meeting
TOP_PARTS = 2  # what stands before the first heading, and a first heading that is only a date
BESIDE_DATE = 5  # words of a heading beside its date
SHORTEST_CAME = 5  # characters of a word that says who came


def take_preamble(
    parts: Sequence[Part], facts: Facts, *, several: bool
) -> tuple[tuple[Part, ...], list[Stated]]:
    """Take the lines that only state facts of the meeting out of the top of the notes.

    Args:
        parts: all parts of the notes.
        facts: where the facts are noted.
        several: the notes hold several meetings, each below its own date.

    Returns:
        the parts without those lines, and the lines as they were written.

    """
    stated: list[Stated] = []
    out = list(parts)
    for at, part in enumerate(parts[:TOP_PARTS]):
        if part.heading is not None:
            dated = not several and facts.date is None and _is_date(part.heading, facts)
            if not dated or (part.nodes and at > 0):
                break
            note_title(part.heading, facts)
            stated.append(_as_written(part.heading))
        kept: list[Node] = []
        logged = _logs(part.nodes[:TOP], facts.words)
        for place, node in enumerate(part.nodes):
            told = node.block.kind == "name" or place in logged  # «Ana  14:02» above what she said
            top = place == at == 0 and part.heading is None and _is_letterhead(part.nodes, facts)
            if top or (place < TOP and not node.children and not told and states(node.block, facts)):
                stated.append(_as_written(node.block))
            else:
                kept.append(node)
        out[at] = replace(part, heading=None, nodes=tuple(kept))
    return tuple(one for part in _not_empty(out) for one in _parted(part, facts.words)), stated


def _is_letterhead(nodes: Sequence[Node], facts: Facts) -> bool:
    """Whether the first block is the only row of its table, and names the meeting and its day."""
    block, below = nodes[0].block, nodes[1].block if len(nodes) > 1 else None
    if not block.cells or block.columns or nodes[0].children:
        return False
    return (below is None or below.table != block.table) and note_row(block.cells, facts)


def _logs(nodes: Sequence[Node], words: Vocabulary) -> frozenset[int]:
    """Return the places of rows that state a day and what was done each, several below the same columns."""
    rows = [(at, node.block) for at, node in enumerate(nodes) if node.block.columns]
    told = Counter(block.columns for _, block in rows if columns_of(block, words))
    return frozenset(at for at, block in rows if told[block.columns] > 1)


def _as_written(block: Block) -> Stated:
    return Stated(lines=block.span, text=block.told)


def _is_date(heading: Block, facts: Facts) -> bool:
    """Whether a heading only gives the day."""
    text = heading.words.text
    dates = facts.dates(text)
    rest = without(text, dates)
    few = len(rest.split()) <= BESIDE_DATE
    channel = fold(rest) in facts.words.phrases("places", "channels")
    return bool(dates) and few and (channel or kind_of_heading(facts.words, text)[1] < NEARLY)


def _not_empty(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts that have something left, and what stood under the others."""
    for part in parts:
        if part.heading is None and not part.nodes:
            yield from part.parts
        else:
            yield part


def _parted(part: Part, words: Vocabulary) -> Iterator[Part]:
    """Give a list of those who came, before any heading, a section of its own."""
    places = (at for at, node in enumerate(part.nodes) if _lists_people(node, words))
    at = next(places, None) if part.heading is None and len(part.nodes) > 1 else None
    if at is None:
        yield part
        return
    if at:
        yield Part(heading=None, nodes=part.nodes[:at])
    yield Part(heading=None, nodes=part.nodes[at : at + 1])
    if part.nodes[at + 1 :] or part.parts:
        yield replace(part, nodes=part.nodes[at + 1 :])


def _lists_people(node: Node, words: Vocabulary) -> bool:
    """Whether a list of names is announced as such: «Asistieron las siguientes personas:»."""
    if len(node.children) < 2 or node.block.marker is not None:
        return False
    if not _came(words).stands_in(fold(node.block.words.text)):
        return False
    named = sum(bool(names_of(child.block.words.text, words)) for child in node.children)
    return named * 2 >= len(node.children)


@lru_cache(maxsize=4)
def _came(words: Vocabulary) -> Phrases:
    came = words.phrases("meeting", "participants") | words.phrases("section_words", "participants")
    return Phrases(phrase for phrase in came if len(phrase) >= SHORTEST_CAME)
