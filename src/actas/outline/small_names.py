"""Names of sections in small letters or with a stop, which only the blank line above them sets off."""

from __future__ import annotations

from collections import Counter
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
LONGEST_LINE = 90  # characters of one, with all of that
ALIKE = 0.8  # share of the names that end as the others do
END = compiled(r"[\s.:–—-]*$")  # «cuentas:», «Cuentas.-», «Cuentas -»
STOPS = frozenset({".", ".-", "-", "–", "—", ".–"})  # ends of which some name is none by chance
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
    if len(places) < SEVERAL:
        return frozenset()
    ends = {at: _end(blocks[at].words.text) for at in places if _names(blocks[at].words.text, words)}
    if not ends:
        return frozenset()
    usual, count = Counter(ends.values()).most_common(1)[0]
    if count < len(ends) * ALIKE:
        return frozenset()
    named = [at for at, end in ends.items() if end == usual]
    small = any(blocks[at].words.text[:1].islower() for at in named)
    if not (small or usual in STOPS) or len(named) < SEVERAL or len(named) < len(places) * MOST:
        return frozenset()
    return frozenset(named)


def _end(text: str) -> str:
    """Return with what sign a line ends, «.-» as «-»; with none most do."""
    found = END.search(text)
    return found.group().strip() if found else ""


def _is_somebody(text: str, words: Vocabulary) -> bool:
    return person_score(words, ASIDE.sub("", text)) >= GIVEN or country_of(words, text) is not None


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a line is short and names something that is nobody."""
    if text[LONGEST_LINE:]:
        return False
    name = ASIDE.sub("", END.sub("", text))
    if not 0 < len(name.split()) <= LONGEST or not name[-1:].isalnum() or SIGNS.search(name):
        return False
    if kind_of_heading(words, name)[1] >= OPENS:
        return True
    if opens(fold(name), words.phrases("cues", "greeting")) or is_sentence(name, words):
        return False
    return person_score(words, name.title()) < GIVEN
