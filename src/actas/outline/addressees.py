"""Lines that part what is recommended: «A los Estados:», «A la UNICEF:»; topics whose numbers go on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, NEARLY, OPENS, kind_of_heading

LONGEST, MOST = 75, 13  # characters and words of such a line
FEWEST = 2  # of them, each above points of its own
TOPICS = frozenset({"info", "discussion", "other"})  # kinds of what a part may be about: «Datos»
COUNTED = frozenset({"decimal", "coded"})  # numbers that may go on across parts
STAGE = compiled(r"^[^\W\d_]+\s+(?:\d{1,2}|[IVX]{1,4})\s?[.:–—-]\s+")  # «Session 3. …», «Bloque II: …»
ENDS = frozenset(".;,?!")  # of what is no name


def addressees(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of such lines, where several stand below a heading of recommendations.

    Each stands right above a point; the numbers may go on from the points above.
    """
    above = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.marker is None and below.marker is not None and _may_part(block, below)
    ]  # fmt: skip
    if len(above) < FEWEST:
        return frozenset()
    maybe = [at for at in above if says_to_whom(blocks[at].words.text, words)]
    runs = [run for run in _over_numbers_that_go_on(blocks, above) if len(run) >= FEWEST]
    if len(maybe) < FEWEST and not runs:
        return frozenset()
    asked = _below_recommendations(blocks, frozenset().union(*runs), words)
    found = [at for at in maybe if at in asked]
    parted = [run for run in runs if asked.issuperset(run) and _is_below_its_heading(blocks, run[0], words)]
    return frozenset(found if len(found) >= FEWEST else ()).union(*parted)


def _over_numbers_that_go_on(blocks: Sequence[Block], above: Sequence[int]) -> list[list[int]]:
    """Return runs of places: above a first number, and above what counts on from the list before."""
    runs: list[list[int]] = []
    for at in above:
        number = blocks[at + 1].marker
        if number is None or number.value is None or number.family not in COUNTED:
            continue
        last = blocks[at - 1].marker if at and runs else None
        if number.value == 1:
            runs.append([at])
        elif last is not None and last.shape == number.shape and last.value == number.value - 1:
            runs[-1].append(at)
    return runs


def _is_below_its_heading(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line stands right below one that names recommendations."""
    return at > 0 and kind_of_heading(words, blocks[at - 1].words.text)[0] == "recommendations"


def _below_recommendations(blocks: Sequence[Block], going: Collection[int], words: Vocabulary) -> set[int]:
    """Return the places from a line that names recommendations up to one that names something else.

    The topic of one of the places of which numbers are ``going`` on is none of these: «Datos».
    """
    found: set[int] = set()
    inside = False
    for at, block in enumerate(blocks):
        text = block.words.text
        if not text[LONGEST:]:
            kind, strength = kind_of_heading(words, STAGE.sub("", text))
            counted = block.marker is not None and not text.isupper()  # «C) Recommendations to States»
            if kind == "recommendations":
                inside = inside or strength >= (OPENS if counted else NEARLY)
            elif strength >= (EXACT if counted else NEARLY):
                inside = inside and kind in TOPICS and at in going
        if inside:
            found.add(at)
    return found


def _may_part(block: Block, below: Block) -> bool:
    """Whether a plain line is short, and a point stands right below it."""
    text = block.words.text
    plain = block.kind in ("paragraph", "heading")
    return plain and not (text[LONGEST:] or text[-1:] in ENDS or below.gap > 1)


def says_to_whom(text: str, words: Vocabulary) -> bool:
    """Whether a short line opens as what names whom something is for: «A los Estados:», «À FAO»."""
    first, _, whom = text.rstrip(" :").partition(" ")
    to = words.grammar("addressees")
    if fold(first) not in to:  # «Recomendaciones a la OIM»
        second, _, whom = whom.partition(" ")
        if second not in to or text.isupper():
            return False
        if kind_of_heading(words, first) != ("recommendations", EXACT):
            return False
    return 0 < len(whom.split()) < MOST and not any(map(str.isdecimal, whom))
