"""Lines with a colon above lists below topics that are set louder: «**Riego**», «Preocupaciones:», «- …».

They lead in to what was said of the topic: what stands behind their lists is of it, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.counted import count_of
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

FEWEST = 2  # louder topics
INITIALS = 3  # letters of somebody's at most
LARGE = 13  # points of type; body text has 10 to 12
# Kinds of sections whose names lead in as well, by what may be said of any topic.
SAID = frozenset({"discussion", "interventions", "obstacles"})


def led_in_topics(blocks: Sequence[Block], heads: Collection[int], words: Vocabulary) -> frozenset[int]:
    """Return the places of plain lines with a colon above lists, which no topic is set off like.

    ``heads`` are the places of what was taken for headings. A topic that is nothing but several such lines
    and their lists has them for its parts, and so have several topics with the same line.
    """
    maybe = [at for at in heads if _may_lead_in(blocks, at, words)]
    if not maybe:
        return frozenset()
    topics = topics_among(blocks, heads, maybe, words)
    if topics[:1] == [0] and _looks(blocks[0], words) not in [_looks(blocks[at], words) for at in topics[1:]]:
        del topics[0]  # «Asamblea 12-05-2024», the title
    if len(topics) < FEWEST:
        return frozenset()
    counting = {count_of(blocks[at], words)[0] for at in topics} - {""}
    # «Punto 1: Obras:» beside «Punto 2: Riego.» is one more of them.
    maybe = [at for at in maybe if count_of(blocks[at], words)[0] not in counting]
    times = Counter(fold(blocks[at].words.text) for at in maybe)
    found: set[int] = set()
    loud = sorted(at for at in heads if is_set_off(blocks[at], words))
    for topic, end in pairwise([*loud, len(blocks)]):
        inner = [at for at in maybe if topic < at < end]
        if topic in topics and not (len(inner) > 1 and _are_all(blocks, topic, end, inner)):
            found.update(at for at in inner if times[fold(blocks[at].words.text)] == 1)
    return frozenset(found)


def topics_among(
    blocks: Sequence[Block], heads: Collection[int], inner: Collection[int], words: Vocabulary
) -> list[int]:
    """Return the places of headings that are set off and name topics, nothing else that heads right below.

    What may be ``inner`` to one heads nothing for this.
    """
    loud = sorted(at for at in heads if is_set_off(blocks[at], words))
    return [
        at for at in loud
        if at + 1 < len(blocks) and (at + 1 not in heads or at + 1 in inner)
        and _is_topic(blocks[at].words.text, words)
    ]  # fmt: skip


def _is_topic(text: str, words: Vocabulary) -> bool:
    """Whether a line names what was talked about, and neither who spoke nor a section of any notes."""
    return kind_of_heading(words, text)[1] < EXACT and not is_somebody(text.rstrip(" :"), words)


def _may_lead_in(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line that nothing but its colon sets off stands above bullets or the first of numbers."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    plain = block.kind == "paragraph" and block.marker is None and block.words.text[-1:] == ":"
    if not plain or block.words.bold or block.words.ends.italic or below is None or below.marker is None:
        return False
    if is_set_off(block, words) or not (below.marker.family == "bullet" or below.marker.value == 1):
        return False
    kind, strength = kind_of_heading(words, block.words.text)
    return strength < EXACT or kind in SAID


def is_set_off(block: Block, words: Vocabulary) -> bool:
    """Whether a line is set off by more than a colon at its end."""
    if block.words.all_bold:
        return block.words.text[-1:] != ":"
    large = block.look.centred or (block.look.size or 0) >= LARGE
    counted = block.words.text[-1:] != ":" and count_of(block, words)[1] > 0
    return large or counted or _is_loud(block.words.text) or block.marker is not None


def _looks(block: Block, words: Vocabulary) -> tuple[bool, bool, bool]:
    """Return what sets a line off: topics are set off alike, and not as a title is."""
    said = block.words
    return said.all_bold, _is_loud(said.text), count_of(block, words)[1] > 0


def _is_loud(text: str) -> bool:
    """Whether a line is in capitals; the two or three of «MR:» may be somebody's."""
    return text.isupper() and len(text.rstrip(" :")) > INITIALS


def _are_all(blocks: Sequence[Block], topic: int, end: int, inner: Collection[int]) -> bool:
    """Whether nothing but these lines and their lists stands below a topic."""
    return all(blocks[at].marker is not None or at in inner for at in range(topic + 1, end))
