"""Points of an agenda that come again in fewer words: «¿Qué hacemos con los perros?», «Los perros:».

They head what was said of them in the order of the agenda, beside others that come again word for word or so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.agenda import is_called_agenda
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import bare
from actas.vocabulary.sentences import is_sentence

SEVERAL = 2  # points that come again, and half of all
LONGEST = 6  # words of a line that says a point again
LONGEST_LINE = 60  # its characters
TELLING = 4  # letters of a word that tells points apart


def points_shortened(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short lines below a blank one that say points of an agenda above them again."""
    for at, (block, below) in enumerate(pairwise(blocks)):
        if below.marker is None or block.marker is not None or block.words.text[LONGEST_LINE:]:
            continue
        if is_called_agenda(block, words):
            points = _points(blocks, at + 1)
            found = _again(blocks, points, words)
            return frozenset(found if len(found) >= max(SEVERAL, len(points) / 2) else ())
    return frozenset()


def _points(blocks: Sequence[Block], first: int) -> list[int]:
    """Return the places of the points of a list."""
    out = []
    for at in range(first, len(blocks)):
        if blocks[at].marker is None or blocks[at].indent < blocks[first].indent:
            break
        if blocks[at].indent == blocks[first].indent:
            out.append(at)
    return out


def _again(blocks: Sequence[Block], points: Sequence[int], words: Vocabulary) -> list[int]:
    """Return the places of lines that say points again, in their order: each below the one before it."""
    small = words.phrases("language", "function_words")
    last = points[-1]
    said = {
        at: bare(blocks[at].words.text).split() for at in range(last + 1, len(blocks) - 1)
        if _may_say_again(blocks[at], words)
    }  # fmt: skip
    found = []
    for point in points:
        named = bare(blocks[point].words.text).strip("¿?").split()
        at = next((at for at, one in said.items() if at > last and _says(one, named, small)), None)
        if at is not None:
            found.append(at)
            last = at
    return found


def _may_say_again(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    if block.kind != "paragraph" or not block.gap or text[LONGEST_LINE:] or len(text.split()) > LONGEST:
        return False
    return not text.endswith((".", ";", ",", "!")) and not is_sentence(text, words)


def _says(line: Sequence[str], point: Sequence[str], small: frozenset[str]) -> bool:
    """Whether the words of a line stand in those of a point, one after the other, the first telling it."""
    line = line[1:] if line[:1] and line[0] in small else line
    if not line or line[0] in small or len(line[0]) < TELLING:
        return False
    return any(point[at : at + len(line)] == line for at in range(len(point)))
