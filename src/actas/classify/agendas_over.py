"""Agendas that are over below their last point: what is told from there on is a part without a heading."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block, Node, Outline, Part
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

FEWEST = 3  # points of an agenda
LEAST = 5  # words of a line that tells
STOPS = (".", ":", ";", "!")


def with_ended_agendas(outline: Outline, words: Vocabulary) -> Outline:
    """Return the outline with what is told behind the points of an agenda in a part without a heading."""
    parts: list[Part] = []
    for part in outline.parts:
        lists = len(part.nodes) > FEWEST and not part.parts and _is_agenda(part, words)
        end = _end_of_agenda(part.nodes, words) if lists else 0
        parts.append(replace(part, nodes=part.nodes[:end]) if end else part)
        if end:
            parts.append(Part(heading=None, nodes=part.nodes[end:]))
    return replace(outline, parts=tuple(parts)) if len(parts) > len(outline.parts) else outline


def _is_agenda(part: Part, words: Vocabulary) -> bool:
    if part.heading is None or part.heading.tail:
        return False
    kind, strength = kind_of_heading(words, part.heading.words.text)
    return kind == "agenda" and strength >= NEARLY


def _end_of_agenda(nodes: Sequence[Node], words: Vocabulary) -> int:
    """Return the place where numbers begin again and tell what was said of each point; 0 where none do."""
    first = nodes[0].block
    end = next((at for at, node in enumerate(nodes) if at and _begins_again(node.block, first)), 0)
    while end and nodes[end - 1].block.marker is None:
        end -= 1  # what opens the meeting stands above the first of them
    stops = any(node.block.words.text.endswith(STOPS) for node in nodes[:end])
    told = [_tells(node.block, words, stops=stops) for node in nodes]
    if end < FEWEST or sum(told[:end]) * 4 > end or any(map(_has_text_below, nodes[:end])):
        return 0  # what was said of the points stands among them
    again = [one for one, node in zip(told[end:], nodes[end:], strict=True) if node.block.marker is not None]
    return end if sum(again) * 2 >= len(again) else 0


def _begins_again(block: Block, first: Block) -> bool:
    """Whether a block has the first number again, or the first one below bullets."""
    marker, own = block.marker, first.marker
    if marker is None or own is None:
        return False
    if own.family == "bullet":
        return marker.value == 1 and marker.family == "decimal" and block.indent <= first.indent
    alike = own.shape == marker.shape or (block.gap > 0 and own.family == marker.family)
    return own.value == marker.value == 1 and alike and own.family != "bullet"


def _has_text_below(node: Node) -> bool:
    return any(below.block.marker is None for below in node.children)


def _tells(block: Block, words: Vocabulary, *, stops: bool) -> bool:
    """Whether a block says something with a stop; where points have ``stops`` as well, in a sentence."""
    text = block.words.text
    if text.count(" ") + 1 < LEAST or not text.endswith(STOPS):
        return False
    return not stops or is_sentence(text, words)
