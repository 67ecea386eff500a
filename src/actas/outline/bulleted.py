"""Bullets that are the sections: the only thing at the margin, each with its points further in."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.days import says_day_first
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # bullets at the margin
FEWEST = 2  # of them that have points below, and of them that are called what sections are
FILLED = 0.6  # share of them that have points below
LONGEST = 8  # words of one
OTHERS = 4  # one in so many of them may only tell something: "Next: 11 May, in the hall, Ana will chair"


def heading_bullets(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of bullets that head sections, where the notes have no other heading.

    Each opens with a day, or names and some are called what sections are: «Asistencia», «Varios»; hardly one
    is empty. Other bullets with points below them are points themselves.
    """
    if days := _days(blocks, words):
        return days
    outer = _outer(blocks)
    heads = [at for at in outer if _names(blocks[at].words.text, words)]
    others = sorted(set(outer).difference(heads))
    if len(heads) < SEVERAL or len(others) * OTHERS > len(outer) or any(_holds(blocks, at) for at in others):
        return frozenset()
    if sum(_holds(blocks, at) for at in heads) < max(FEWEST, len(heads) * FILLED):
        return frozenset()
    called = sum(kind_of_heading(words, blocks[at].words.text)[1] >= EXACT for at in heads)
    return frozenset(heads) if called >= FEWEST else frozenset()


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a bullet is short and names something, or is what sections are called: "Who came"."""
    if len(text.split()) > LONGEST or text.endswith((".", ";", ",", "?")):
        return False
    return not is_sentence(text, words) or kind_of_heading(words, text)[1] >= EXACT


def _days(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of bullets at the margin that each open with a day, with what was noted on it below.

    A day that somebody typed without its bullet is one of them, and what closes the page ends the last.
    """
    first = next((at for at, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    if any(block.kind == "heading" for block in blocks[1:]):
        return frozenset()
    margin = min((block.indent for block in blocks[first:]), default=0)
    outer = [at for at, block in enumerate(blocks[first:], first) if block.indent == margin]
    bullets = [at for at in outer if _is_bullet(blocks[at])]
    if len(bullets) < SEVERAL or not all(says_day_first(blocks[at].words.text, words) for at in bullets):
        return frozenset()
    if sum(_holds(blocks, at) for at in bullets) < max(FEWEST, len(bullets) * FILLED):
        return frozenset()
    unlike = [at for at in outer if not _is_bullet(blocks[at]) and at < bullets[-1]]
    if all(day_alone(blocks[at].words.text, words) for at in unlike):
        return frozenset((*bullets, *unlike))
    return frozenset()


def _is_bullet(block: Block) -> bool:
    return block.marker is not None and block.marker.family == "bullet" and block.marker.done is None


def _outer(blocks: Sequence[Block]) -> list[int]:
    """Return the places of the bullets at the margin; of none where something else stands among them.

    A line below the last of them, a blank one above it, is none of theirs: it closes the notes or the page.
    """
    first = next((at for at, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    below = blocks[first:]
    if not below or any(block.kind == "heading" for block in blocks[1:]):
        return []
    margin = min(block.indent for block in below)
    outer = [at for at, block in enumerate(below, first) if block.indent == margin]
    last = blocks[-1]
    if last.gap and last.kind == "paragraph" and last.indent == margin:
        del outer[-1]
    return outer if all(_is_bullet(blocks[at]) for at in outer) else []


def _holds(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].indent > blocks[at].indent
