"""Where a list of who came ends below its heading, and what was said goes on without one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.attendance_prose import holds_verb, in_prose, ways_to_say
from actas.model.block import Node, Outline, Part
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.sections import LONE, kind_of_heading

LEAST = 5  # words of a sentence that tells something


def with_ended_rolls(outline: Outline, words: Vocabulary) -> Outline:
    """Return the outline with what is told behind a list of who came in a part without a heading."""
    parts: list[Part] = []
    for part in outline.parts:
        end = 0 if part.parts or not _lists(part, words) else _end(part.nodes, words)
        parts.append(replace(part, nodes=part.nodes[:end]) if end else part)
        if end:
            parts.append(Part(heading=None, nodes=part.nodes[end:]))
    return replace(outline, parts=tuple(parts)) if len(parts) > len(outline.parts) else outline


def _lists(part: Part, words: Vocabulary) -> bool:
    """Whether a part is headed as lists of who came are: «Asistentes»."""
    if part.heading is None or part.heading.tail:
        return False
    kind, strength = kind_of_heading(words, part.heading.words.text)
    return kind == "participants" and strength >= LONE


def _end(nodes: Sequence[Node], words: Vocabulary) -> int:
    """Return the place of the first node that is none of the list; 0 where all are, or it never was one."""
    told = [_is_told(node, words) for node in nodes]
    if True not in told or told[0]:
        return 0
    first = told.index(True)
    # A blank line stands above the first that tells, or above lines right above it; or a list has bullets.
    opens = [at for at in range(1, first + 1) if nodes[at].block.gap]
    bullets = nodes[first - 1].block.marker and not nodes[first].block.marker
    start = opens[-1] if opens else first if bullets else 0
    rest = nodes[start:] if start else ()
    if not rest or any(_says_who_came(node, words) for node in rest):
        return 0
    return start if sum(told[start:]) * 2 >= len(rest) else 0


def _is_told(node: Node, words: Vocabulary) -> bool:
    """Whether a node states something that is not who came."""
    text = node.block.words.text
    if node.block.cells or node.block.marker or text.count(" ") + 1 < LEAST or not holds_verb(text, words):
        return False
    return not (may_hold(fold(text), ways_to_say(words)) or any(in_prose(text, words)))


def _says_who_came(node: Node, words: Vocabulary) -> bool:
    """«Ausentes: Ana»: whether a key of attendance opens a node."""
    key = node.block.words.text.partition(":")[0]
    return words.keyed("meeting").get(fold(key)) in CAME_OR_NOT
