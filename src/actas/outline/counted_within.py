"""Counted headings, each right above one that another word counts: «Día 1», «Sesión 1», «Día 2»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import word_and_number
from actas.vocabulary import Vocabulary

FIRST = frozenset({"1", "a", "i"})
SEVERAL = 2  # headings that a word counts


def within_counted(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with what other words count below the heading right above the first of each.

    Days hold sessions whatever both are called: each stands above one of the others, of which there are more.
    """
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    if not any(below == at + 1 for at, below in pairwise(heads)):
        return blocks  # no heading right above another
    told = {at: said for at in heads if (said := word_and_number(blocks[at].words.text, words))}
    counted = {at: word for at, (word, _) in told.items()}
    first = {
        at for at, (word, number) in told.items() if number in FIRST and word in words.grammar("small_groups")
    }
    for word, inner in _outer(counted, first).items():
        places = [at for at in heads if counted.get(at) == word]
        level = max(blocks[at].level or 1 for at in places)
        if min(blocks[at].level or 1 for at in heads if counted.get(at) == inner) > level:
            continue  # they stand below them already
        of_word = set(places)
        for at in heads[heads.index(places[0]) :]:
            own = blocks[at].level or 1
            if at in of_word:
                continue
            if at > places[-1] and counted.get(at) != inner and own <= level:
                break  # «Acuerdos», below all days
            blocks[at] = replace(blocks[at], level=own + 1)
    return blocks


def _outer(counted: Mapping[int, str], first: Collection[int]) -> dict[str, str]:
    """Return each word of which all headings stand right above one of another word, with that word.

    Right below some of them, groups of which each ``first`` stands so are enough: what the others ask is
    answered otherwise.
    """
    times = Counter(counted.values())  # in the order in which each comes first
    place = {word: at for at, word in enumerate(times)}
    below: dict[str, set[str]] = {}
    for at, word in counted.items():
        below.setdefault(word, set()).add(counted.get(at + 1, ""))
    for word, inner in below.items():
        groups = {counted[at] for at in first if counted.get(at - 1) == word}
        if groups and inner == {"", *groups} and all(counted.get(at - 1) == word for at in first):
            inner.discard("")
    return {
        word: inner for word, (inner, *others) in below.items()
        if not others and inner not in ("", word) and times[word] >= SEVERAL
        and (times[word] < times[inner] or any(counted[at] == inner for at in first))
        and place[word] < place[inner]
    }  # fmt: skip
