"""Parts that come again below each counted heading: «Mesa 1», «Obstáculos», «Mesa 2», «Obstáculos»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import count_of
from actas.outline.country_parts import country_parts, lines_of
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 2  # counted headings, and times that a part comes again
MOST = 6  # words that count headings; words of a field
OFTEN = 3  # headings below which one of a form's fields stands
LONGEST = 40  # characters of a field
CLOSING = frozenset({"actions", "info", "other"})  # kinds of what is said once, behind all topics
GIVEN, UNKNOWN = 2.0, 1.0  # `person_score` of a known given name; of capitals that nothing explains


def below_counted(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with counted headings as peers, and below each the parts that come again in them."""
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    names = {at: fold(blocks[at].words.text).rstrip(" :.") for at in heads}
    again = {name for name, times in Counter(names.values()).items() if times >= SEVERAL}
    if not again:
        return blocks
    brought, again_below = country_parts(lines_of(blocks), words)
    named = sorted(at for at in brought if blocks[at].kind == "heading")
    others = [at for at in heads if at not in again_below] if named else heads
    series = sorted([*_series(blocks, others, words), named], key=len, reverse=True)[:MOST]
    every = {at for counted in series for at in counted}
    for counted in series:
        level = blocks[counted[0]].level or 1 if counted else 1
        parts = _parts(heads, counted, every, names, again)
        parts = _without_outer(blocks, heads, counted, parts, again, words)
        for at in counted if parts else ():
            blocks[at] = replace(blocks[at], level=level)
        for at, step in parts.items():
            blocks[at] = replace(blocks[at], level=level + step)
    return blocks


def below_countries(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with countries that no mark makes headings above the marked parts below each."""
    heads, parts = country_parts(lines_of(blocks), words)
    marked = [at for at in parts if blocks[at].cues[:1] == ("carrier-heading",)]
    bare = [at for at in sorted(heads) if blocks[at].cues[:1] != ("carrier-heading",)]
    if not marked or not bare:
        return blocks
    level = min(blocks[at].level or 1 for at in marked)
    for at in bare:
        blocks[at] = replace(blocks[at], level=level)
        end = next((to for to in range(at + 1, len(blocks)) if _ends(blocks, to, level, heads, parts)), None)
        for below in range(at + 1, len(blocks) if end is None else end):
            if blocks[below].kind == "heading":
                blocks[below] = replace(blocks[below], level=(blocks[below].level or 1) + 1)
    return blocks


def _ends(
    blocks: Sequence[Block], at: int, level: int, heads: Collection[int], parts: Collection[int]
) -> bool:
    """Whether a heading is none of the parts of the country above: the next country, or another section."""
    if at in heads:
        return True
    return blocks[at].kind == "heading" and (blocks[at].level or 1) <= level and at not in parts


def _series(blocks: Sequence[Block], heads: Sequence[int], words: Vocabulary) -> list[list[int]]:
    """Return the places of headings that the same word counts from one on, or a number alone."""
    series: dict[str, list[int]] = {}
    for at in heads:
        word, number = count_of(blocks[at], words)
        places = series.setdefault(word, [])
        if number == len(places) + 1:
            places.append(at)
    return [places for places in series.values() if len(places) >= SEVERAL]


def _parts(
    heads: Sequence[int], counted: Sequence[int], every: Collection[int], names: Mapping[int, str],
    again: Collection[str],
) -> dict[int, int]:  # fmt: skip
    """Return the places of what stands below counted headings, with 1; none where a part comes twice in one.

    Below the last of them what does not come again stands beside it, with 0, and ends it. So does what
    another word counts (``every`` place that is counted): «Día 2» below «Mesa 2».
    """
    parts: dict[int, int] = {}
    within: set[tuple[int, str]] = set()
    having: set[int] = set()  # counted headings with a part that comes again
    places, of = set(counted), -1  # the counted heading above
    for at in heads:
        if at in places or at in every:
            of = at if at in places else -1
        elif of >= 0:
            repeats = names[at] in again
            if repeats and (of, names[at]) in within:
                return {}
            ends = of == counted[-1] and of in having and not repeats
            parts[at] = int(not ends)
            within.add((of, names[at]))
            having.update((of,) if repeats else ())
            of = -1 if ends else of
    return parts if len(having) >= SEVERAL else {}


def _without_outer(
    blocks: Sequence[Block], heads: Sequence[int], counted: Sequence[int], parts: dict[int, int],
    again: Collection[str], words: Vocabulary,
) -> dict[int, int]:  # fmt: skip
    """Return the parts without what stands over counted headings, or beside them: «DÍA 2», «TAREAS».

    It stands right above the next of them; or below the last, and looks as something above the first does,
    or is called as what closes a meeting, and comes but once.
    """
    if not parts:
        return parts
    places = frozenset(counted)
    outer = {at for at in parts if at + 1 in places}
    within = {_look(blocks[at]) for at in parts if at < counted[-1] and at not in outer}
    above = {_look(blocks[at]) for at in heads if 0 < at < counted[0]} - within - {_look(blocks[counted[0]])}
    last = (at for at in parts if at > counted[-1])
    ends = next((at for at in last if _look(blocks[at]) in above or _closes(blocks[at], again, words)), None)
    ends = len(blocks) if ends is None else ends
    return {at: step for at, step in parts.items() if at not in outer and at < ends}


def _closes(block: Block, again: Collection[str], words: Vocabulary) -> bool:
    kind, strength = kind_of_heading(words, block.words.text)
    return kind in CLOSING and strength >= NEARLY and fold(block.words.text).rstrip(" :.") not in again


def _look(block: Block) -> tuple[bool, bool, bool]:
    text = block.words.text
    return block.words.all_bold, text.isupper(), text[-1:] == ":"


def fields_again(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short lines with a colon that come again, once below each of several headings.

    There are two at least, as a form has, and one of them names: what leads in to lists may come again, too.
    """
    below: dict[str, list[int]] = {}
    for at, field in _fields(blocks):
        below.setdefault(field, []).append(at)
    found = {field: places for field, places in below.items() if len(places) >= SEVERAL}
    if len(found) < SEVERAL or max(map(len, found.values())) < OFTEN:
        return frozenset()
    heads = _heads_above(blocks)
    scores = {
        field: person_score(words, blocks[places[0]].words.text.rstrip(" :"))
        for field, places in found.items()
    }
    if min(scores.values()) >= UNKNOWN:
        return frozenset()  # people of no table, each below each topic
    form = {
        field: places for field, places in found.items()
        if len({heads[at] for at in places}) == len(places)
        and len({blocks[heads[at]].level for at in places}) == 1
        and not known_actor(words, field) and scores[field] < GIVEN
    }  # fmt: skip
    if len(form) < SEVERAL or all(is_sentence(field, words) for field in form):
        return frozenset()
    return frozenset().union(*form.values())


def _fields(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield short plain lines that end in a colon, below a heading that the format marks."""
    marked = False
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            marked = block.cues[:1] == ("carrier-heading",)
        elif marked and block.kind == "paragraph" and block.words.text[-1:] == ":":
            text = block.words.text
            if (
                not block.indent
                and block.marker is None
                and len(text) <= LONGEST
                and len(text.split()) <= MOST
            ):
                yield at, fold(text).rstrip(" :")


def _heads_above(blocks: Sequence[Block]) -> list[int]:
    """Return for each block the place of the heading above it, -1 where none is."""
    out, above = [], -1
    for at, block in enumerate(blocks):
        above = at if block.kind == "heading" else above
        out.append(above)
    return out
