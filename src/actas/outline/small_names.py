"""Names of sections in small letters or with a stop, which only the blank line above them sets off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.short_names import is_short_name, is_somebody
from actas.vocabulary import Vocabulary

SEVERAL, PAIR = 3, 2  # names of one shape; where all have a stop, and nothing else stands so
MOST = 0.6  # share of the lines that stand so
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
        at for at, (block, below) in enumerate(pairwise(blocks))
        if (block.gap or not at) and not below.gap and block.kind in ("paragraph", "heading")
        and block.marker is None and below.kind in LAST
    ]  # fmt: skip
    # Who speaks stands above what is said in the same way.
    places = [at for at in places if not is_somebody(ASIDE.sub("", blocks[at].words.text), words)]
    if len(places) < PAIR:
        return frozenset()
    ends = {at: _end(blocks[at].words.text) for at in places if _names(blocks[at].words.text, words)}
    if not ends:
        return frozenset()
    usual, count = Counter(ends.values()).most_common(1)[0]
    if places[0] == 0 and (ends.get(0) != usual or any(blocks[at].indent for at in places)):
        places.remove(0)  # the first line of all names the meeting, or is of another level
        ends.pop(0, None)
    if count < len(ends) * ALIKE:
        return frozenset()
    named = [at for at, end in ends.items() if end == usual]
    small = any(blocks[at].words.text[:1].islower() for at in named)
    if not (small or usual in STOPS) or len(named) < len(places) * MOST:
        return frozenset()
    least = PAIR if usual in STOPS and len(named) == len(places) else SEVERAL
    return frozenset(named) if len(named) >= least else frozenset()


def _end(text: str) -> str:
    """Return with what sign a line ends, «.-» as «-»; with none most do."""
    found = END.search(text)
    return found.group().strip() if found else ""


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a line is short and names something that is nobody."""
    if text[LONGEST_LINE:]:
        return False
    name = ASIDE.sub("", END.sub("", text))
    return SIGNS.search(name) is None and is_short_name(name, words) and not is_somebody(name, words)
