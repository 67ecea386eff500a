"""Names of sections in small letters, which nothing but the blank line above them sets off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.cues import GIVEN
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # names of one shape
MOST = 0.6  # share of the lines that stand so
LONGEST = 5  # words of one, what stands in parentheses not counted
ASIDE = compiled(r"\s*\([^()]*\)$")
SIGNS = compiled(r"[:;,=>@→…!]|--|\s[-–—]\s|\d\d")  # of what is told, listed or promised
LAST = ("heading", "paragraph", "item")


def small_names(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short lines that name what stands right below them, where some begin small.

    A blank line stands above each, as above nearly no other line that has text right below.
    """
    places = [
        at + 1 for at, (block, below) in enumerate(pairwise(blocks[1:]))
        if block.gap and not below.gap and block.kind in ("paragraph", "heading") and block.marker is None
        and below.kind in LAST
    ]  # fmt: skip
    places = [at for at in places if not _is_somebody(blocks[at].words.text, words)]  # who speaks, as below
    small = [at for at in places if blocks[at].words.text[:1].islower()]
    if len(places) < SEVERAL or not small:
        return frozenset()
    named = [at for at in places if _names(blocks[at].words.text, words)]
    if set(named).isdisjoint(small) or len(named) < SEVERAL or len(named) < len(places) * MOST:
        return frozenset()
    return frozenset(named)


def _is_somebody(text: str, words: Vocabulary) -> bool:
    return person_score(words, ASIDE.sub("", text)) >= GIVEN or country_of(words, text) is not None


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a line is short and names something that is nobody."""
    name = ASIDE.sub("", text)
    if not 0 < len(name.split()) <= LONGEST or not name[-1:].isalnum() or SIGNS.search(name):
        return False
    if kind_of_heading(words, name)[1] >= OPENS:
        return True
    if opens(fold(name), words.phrases("cues", "greeting")) or is_sentence(name, words):
        return False
    return person_score(words, name.title()) < GIVEN
