"""How far a section tells who speaks: by labels before what is said, or by what is told of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.classify.cast import Cast
from actas.classify.speakers import speaker_of
from actas.model.block import Block, Node, Part
from actas.vocabulary import Vocabulary

LABEL = 60  # characters before a colon that may name a speaker
ENOUGH = 3  # labels, before their share says anything


def lists_speakers(nodes: Sequence[Node], cast: Cast, words: Vocabulary, *, told: bool = False) -> int:
    """Say how far a section's labels are people, so that doubtful ones are too.

    0: not; 1: mostly; 2: nearly all. Where its heading has ``told`` that it holds what people said, fewer are
    enough that are people beyond doubt.
    """
    blocks: list[Block] = []
    for node in nodes:  # most hold nothing
        blocks += node.blocks() if node.children else (node.block,)
    return _how_far_people(blocks, cast, words, told=told)


def lists_people(nodes: Sequence[Node], cast: Cast, words: Vocabulary) -> int:
    """Say the same of one list, what hangs from its lines left out."""
    return _how_far_people([node.block for node in nodes], cast, words)


def _how_far_people(
    blocks: Sequence[Block], cast: Cast, words: Vocabulary, *, told: bool = False
) -> int:  # fmt: skip
    sure = labelled = 0
    for block in blocks:
        found = speaker_of(block, cast, words, listed=0)
        if ":" in block.words.text[:LABEL] or (found is not None and found.cut > 0):
            labelled += 1
            sure += found is not None
    if told and labelled > sure >= labelled * 0.4 and labelled * 2 > len(blocks):
        return 1
    if sure < ENOUGH or sure < labelled * 0.6:
        return 0
    return 2 if sure >= labelled * 0.75 else 1


def heard(blocks: Sequence[Block], cast: Cast, words: Vocabulary) -> tuple[int, int]:
    """Return in how many blocks a label says who speaks, and in how many somebody speaks at all."""
    labelled = speak = 0
    for block in blocks:
        found = speaker_of(block, cast, words, listed=0)
        if block.kind == "name" or found is not None:
            speak += 1
            labelled += found is None or block.kind == "name" or found.cut > 0
    return labelled, speak


def voices_of(part: Part) -> Iterator[Block]:
    """Yield the items of a section that may say who speaks; points below a name alone are told by it."""
    for node in part.nodes:
        alone = node.block.kind == "name" or not node.children
        yield from [block for block in ([node.block] if alone else node.blocks()) if block.words.text]


def official(block: Block, cast: Cast, words: Vocabulary, *, told: bool = False) -> bool:
    """Whether a label is a country or a known body; or, where it is only ``told``, whether one speaks."""
    found = speaker_of(block, cast, words, listed=0)
    return found is not None and (told or found.cut > 0) and found.actor.kind in ("country", "organisation")
