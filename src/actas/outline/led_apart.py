"""Names and short lines between blank lines that a sentence leads in to: a list that lost its bullets.

Programs that take text off a page leave a blank line below each point, and not its sign.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.leading import closes, states
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

FEWEST = 2  # lines of such a list
SHORTEST = 40  # characters of the line that leads in: a shorter one may be the name of a section
LONGEST = 100  # characters of a point
SELDOM = 4  # one in so many points ends in a stop


def led_apart(blocks: Sequence[Block], words: Vocabulary) -> dict[int, int]:
    """Return the places of lines that a sentence with a colon leads in to, and the place of that."""
    out: dict[int, int] = {}
    for at, block in enumerate(blocks):
        text = block.words.text
        if text[-1:] != ":" or block.kind != "paragraph" or block.marker is not None or len(text) < SHORTEST:
            continue
        if not (states(text, words) or closes(text, words)):
            out.update(dict.fromkeys(_points(blocks, at, words), at))
    return out


def _points(blocks: Sequence[Block], lead: int, words: Vocabulary) -> Sequence[int]:
    """Return the places of the points below a line that leads in; none where there is no list.

    What stands above anything but a heading may be the name of that, and is no point.
    """
    first = blocks[lead + 1] if lead + 1 < len(blocks) else None
    last = lead
    while last + 1 < len(blocks) and first is not None and _is_point(blocks[last + 1], first, words):
        last += 1
    below = blocks[last + 1] if last + 1 < len(blocks) else None
    names = below is not None and below.kind != "heading" and not below.words.text.endswith(":")
    names = names and blocks[last].words.text[:1].isupper()
    points = range(lead + 1, last + 1 - names)
    stops = sum(blocks[at].words.text.endswith(".") for at in points)
    return points if len(points) >= FEWEST and stops * SELDOM <= len(points) else ()


def _is_point(block: Block, first: Block, words: Vocabulary) -> bool:
    """Whether a short line between blank lines may be a point as the first one is, and no sentence."""
    text = block.words.text
    if block.kind not in ("paragraph", "heading") or block.cues[:1] == ("carrier-heading",):
        return False
    alone = block.gap > 0 and block.marker is None and block.indent == first.indent
    alike = text[:1].isupper() == first.words.text[:1].isupper()
    if not (alone and alike) or len(text) > LONGEST or text[-1:] in ":?;," or ": " in text:
        return False
    named = kind_of_heading(words, text)[1] >= EXACT
    return not (named or block.words.bold or closes(text, words) or is_sentence(text, words))
