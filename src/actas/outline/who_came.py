"""Those who came, as the notes list them, and whether a paragraph opens with one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import ASIDE, parted_name
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT
from actas.vocabulary.sections import EXACT, kind_of_heading

PARTS = compiled(r"[,;()]|\s[-–—]\s")
LONGEST_LINE = 2000  # characters in which those who came are looked for
LONGEST = 40  # characters of a label
SHORTEST = 3  # letters of a name
SEVERAL = 2  # of those who came, each alone above what they said
FULL = (2, 3)  # words of a full name that opens a sentence


def named_behind_key(text: str, words: Vocabulary) -> Iterator[str]:
    """Yield folded the names behind a key of those who came: «Presentes: Ana (sec.), Luis»."""
    key, colon, rest = text[:LONGEST_LINE].partition(":")
    if colon and words.keyed("meeting").get(fold(key).strip(" *.")) in CAME_OR_NOT:
        yield from (fold(ASIDE.sub("", one.strip())) for one in PARTS.split(rest))


def alone_on_the_list(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Return the places of names alone, above a paragraph, that a key gives among those who came.

    One of them alone may sign, or be told of.
    """
    alone = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.kind == "paragraph" and block.marker is None and len(block.words.text) <= LONGEST
        and below.kind == "paragraph" and below.marker is None
    ]  # fmt: skip
    if len(alone) < SEVERAL:
        return []
    keyed = (block.words.text for block in blocks if ":" in block.words.text[:LONGEST])
    came = {name for text in keyed for name in named_behind_key(text, words)}
    found = [at for at in alone if fold(blocks[at].words.text.rstrip(" :")) in came]
    return found if len(found) >= SEVERAL else []


def who_came(blocks: Sequence[Block], words: Vocabulary) -> frozenset[str]:
    """Return folded the names of those who came, and their first ones: behind a key, or one a line."""
    found = set[str]()
    listed = False
    for block in blocks:
        text = block.words.text
        if block.kind == "heading":
            listed = kind_of_heading(words, text) == ("participants", EXACT)
        elif listed:
            found.add(fold(parted_name(text, words)[0]) if len(text) <= LONGEST * 2 else "")
        else:
            found.update(named_behind_key(text, words))
    found |= {name.partition(" ")[0] for name in found}
    return frozenset(name for name in found if len(name) >= SHORTEST)


def opens_with_one(text: str, came: Collection[str]) -> bool:
    """«Ana, respondiendo: …», "Ann Lee and Tom Poe agreed": whether one of those who came opens a line."""
    if not came:
        return False
    label, colon, _ = text[: LONGEST + 1].partition(":")
    if colon and fold(ASIDE.sub("", label.partition(",")[0]).strip()) in came:
        return True
    tokens = fold(text[: LONGEST + 1]).split(maxsplit=FULL[-1])
    return any(" ".join(tokens[:size]).rstrip(",") in came for size in FULL if len(tokens) > size)
