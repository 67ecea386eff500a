"""Those who came, as the notes list them, and whether a paragraph opens with one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import ASIDE, parted_name
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, person_score
from actas.vocabulary.sections import EXACT, kind_of_heading

PARTS = compiled(r"[,;()]|\s[-–—]\s")
LONGEST_LINE = 2000  # characters in which those who came are looked for
LONGEST = 40  # characters of a label
SHORTEST = 3  # letters of a name
SEVERAL = 2  # of those who came, each alone above what they said
TURNS = 5  # lines of those who come back
SAID, GIVEN = 1.0, 2.0  # `person_score` of a word that nothing explains, and of a known given name
ENDED = (".", "?", "!", "…")
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


def tell_in_turn(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Return the places of lines that open with who says them, nothing between: «Ana the bus was late.».

    Where several people come back so, each with lines that end as sentences do, a short one is told as well:
    «Tom a new treasurer?», "Eva name of the team".
    """
    apart = [block for block in blocks if block.gap and block.kind == "paragraph" and block.marker is None]
    if len(apart) * SEVERAL < len(blocks):
        return []  # whoever sets down who says what puts a blank line between
    opened: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        text = block.words.text
        if block.kind == "paragraph" and block.marker is None and block.gap:
            name, _, told = text[:LONGEST].partition(" ")
            if name[1:].islower() and name[0].isupper() and told.lstrip("¿")[:1].islower():
                opened.setdefault(name, []).append(at)
    again = {name: places for name, places in opened.items() if len(places) >= SEVERAL}
    if len(again) < SEVERAL:
        return []
    tell = [
        name for name, places in again.items()
        if sum(blocks[at].words.text.endswith(ENDED) for at in places) * 2 >= len(places)
        and _may_be_one(name, words)
    ]  # fmt: skip
    if len(tell) < SEVERAL or sum(len(again[name]) for name in tell) < TURNS:
        return []
    return [
        at for name, places in opened.items()
        if name in tell or person_score(words, name) >= (SAID if name in again else GIVEN)
        for at in places
    ]  # fmt: skip


def _may_be_one(name: str, words: Vocabulary) -> bool:
    """Whether a word is a name as far as the vocabulary knows: none of a section's, no article, no verb."""
    small = fold(name)
    if small in words.phrases("language", "function_words") or small in words.grammar("finite"):
        return False
    return person_score(words, name) >= SAID and kind_of_heading(words, name)[0] is None


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
