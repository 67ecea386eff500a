"""What each topic ends with is a part of it: «1. Tejado», what was said, «Acuerdos:», «2. Riego»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import LABELLED, count_of
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import NEARLY, kind_of_heading

SEVERAL = 2  # times that a part comes again
# What may be said of a topic below it: «**Riego**», «Acuerdos:», «**Tejado**», «Dudas:».
SAID_OF = frozenset({"agreements", "recommendations", "questions", "obstacles", "interventions"})
MANY = 3  # topics that all have the same number, as Markdown lets one write them
ONE = (LABELLED, 1)
AGENDA_POINT = "agenda-point"  # the cue of what an agenda has, and stands again above what was said of it


def parts_of_topics(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with such headings one level below the topic above them.

    They come again, once below each of several topics, and are called as sections are; or they stand
    between two topics that count on, or that an agenda has, with something of their own. Below the last
    topic, those are parts that nothing tells from the parts of the others.
    """
    for heads in _stretches(blocks):
        within = dict(_between(blocks, heads, words))
        within |= _below_last(blocks, heads, within, words)
        within |= _decided(blocks, [at for at in heads if at not in within], words)
        for at, level in (within | dict(_again(blocks, heads, words))).items():
            blocks[at] = replace(blocks[at], level=level)
    return blocks


def _stretches(blocks: Sequence[Block]) -> Iterator[Sequence[int]]:
    """Yield the places of headings that no mark parts, where they are as many as a part and two topics."""
    heads: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        if block.cues[:1] == ("carrier-heading",):
            if len(heads) > SEVERAL:
                yield heads
            heads = []
        else:
            heads.append(at)
    if len(heads) > SEVERAL:
        yield heads


def _between(blocks: Sequence[Block], heads: Sequence[int], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield what stands between two topics of one row, and is none itself, with its level.

    A heading right above the next topic is above all of them: «PERÚ», «1. Comités», «CHILE», «2. Tarifas».
    """
    names = Counter(fold(blocks[at].words.text) for at in heads)
    topics = [
        place for place, at in enumerate(heads)
        # A point of an agenda that heads twice is none: it is a part that comes again.
        if (topic := _topic_of(blocks[at], words)) and (topic[1] or names[fold(blocks[at].words.text)] == 1)
    ]  # fmt: skip
    levels = {at: blocks[at].level or 1 for at in heads}
    lazy = len(topics) >= MANY and {_topic_of(blocks[heads[place]], words) for place in topics} == {ONE}
    raised = False  # the topic above had been taken for a part, and so may those be that go on from it
    for one, other in pairwise(topics):
        level = levels[heads[one]]
        inner = [at for at in heads[one + 1 : other] if levels[at] <= level]  # what is deeper is a part
        alone = all(blocks[at + 1].kind != "heading" for at in inner)
        # What stands between may have taken the next topic for its part.
        below = levels[heads[other]] - level
        beside = not below or (below == 1 and (inner or raised))
        goes_on = alone and beside and (lazy or _goes_on(blocks[heads[one]], blocks[heads[other]], words))
        raised = goes_on and (raised or below == 1)
        if goes_on:
            levels |= dict.fromkeys(inner, level + 1) | {heads[other]: level}
    yield from ((at, level) for at, level in levels.items() if level != blocks[at].level)


def _topic_of(block: Block, words: Vocabulary) -> tuple[str, int] | None:
    """Return what counts a topic, and its number; an agenda's points have none."""
    word, number = count_of(block, words)
    if number:
        return word, number
    return (AGENDA_POINT, 0) if any(cue.startswith(AGENDA_POINT) for cue in block.cues) else None


def _goes_on(one: Block, other: Block, words: Vocabulary) -> bool:
    """Whether one topic is the next of the same row."""
    above, below = _topic_of(one, words), _topic_of(other, words)
    if above is None or below is None or above[0] != below[0]:
        return False
    return above[0] == AGENDA_POINT or below[1] == above[1] + 1


def _below_last(
    blocks: Sequence[Block], heads: Sequence[int], within: Mapping[int, int], words: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Yield what stands below the last topic as parts do below the others, with its level.

    What sections are called ends it.
    """
    inner = [at for at in within if not _topic_of(blocks[at], words)]
    last = max(inner, default=len(blocks))
    topic = next((at for at in heads if at > last), None)
    if topic is None or not _topic_of(blocks[topic], words):
        return
    looks = {_look(blocks[at]) for at in inner}
    beside = within.get(topic, blocks[topic].level or 1)
    for at in heads[heads.index(topic) + 1 :]:
        block = blocks[at]
        if (block.level or 1) > beside or _topic_of(block, words) or _look(block) not in looks:
            return
        if _is_part(fold(block.words.text), words) and not _decides_below(block, blocks[topic], words):
            return
        yield at, beside + 1


def _decided(blocks: Sequence[Block], heads: Sequence[int], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield what says what was decided or asked of the topic above, set otherwise than that and the next.

    «**Riego**», «Acuerdos:», «**Tejado**»: no number counts these topics, and no agenda has them.
    """
    for above, at, below in zip(heads, heads[1:], heads[2:], strict=False):
        level = blocks[at].level or 1
        alike = _look(blocks[above]) == _look(blocks[below]) and {level} == {
            blocks[above].level or 1, blocks[below].level or 1
        }  # fmt: skip
        if alike and blocks[at + 1].kind != "heading" and _decides_below(blocks[at], blocks[above], words):
            yield at, level + 1


def _decides_below(block: Block, topic: Block, words: Vocabulary) -> bool:
    """Whether a heading says what was decided or asked, and is set less loud than one that names a topic."""
    kind, strength = kind_of_heading(words, block.words.text)
    if kind not in SAID_OF or strength < NEARLY or not _is_less_loud(_look(block), _look(topic)):
        return False
    return kind_of_heading(words, topic.words.text)[1] < NEARLY


def _is_less_loud(one: tuple[bool, bool, bool], other: tuple[bool, bool, bool]) -> bool:
    """Whether a look has less of bold and capitals than another, or is the same with a colon."""
    if one[:2] == other[:2]:
        return one[2] and not other[2]
    return one[0] <= other[0] and one[1] <= other[1]


def _look(block: Block) -> tuple[bool, bool, bool]:
    text = block.words.text
    return block.words.all_bold, text.isupper(), text[-1:] == ":"


def _again(blocks: Sequence[Block], heads: Sequence[int], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield what comes again once below each of several topics beside it, with its level.

    It is called as sections are.
    """
    names = {at: fold(blocks[at].words.text).rstrip(" :.") for at in heads}
    times = Counter(names.values())
    again = {name for name, many in times.items() if many >= SEVERAL}
    if not again:
        return
    parts = {name for name in again if _is_part(name, words)}
    below: dict[str, list[tuple[int, int]]] = {}
    topic = -1
    for at in heads:
        if names[at] not in again:
            topic = at
        elif names[at] in parts:
            below.setdefault(names[at], []).append((topic, at))
    for places in below.values():
        topics = {over for over, _ in places}
        beside = all(over >= 0 and blocks[over].level == blocks[at].level for over, at in places)
        if beside and len(topics) == len(places):
            yield from ((at, (blocks[at].level or 1) + 1) for _, at in places)


def _is_part(name: str, words: Vocabulary) -> bool:
    return kind_of_heading(words, name)[1] >= NEARLY and not is_somebody(name, words)
