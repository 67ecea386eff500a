"""Names of sections right below other lines, where whoever wrote put no stops: a word or two, and more below.

«luz», «se va cada noche», «ana llama al técnico», «patio», «falta arena»: no blank line, no colon and no
capital sets such names off. That each is shorter than what stands about it does, time and again.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.decided import decides
from actas.outline.short_names import is_short_name, is_somebody
from actas.outline.small_names import SIGNS
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

FEWEST = 6  # blocks of notes that have sections
STOPPED = 10  # one in so many lines, at most, ends in a full stop
NAMING = 2  # words of a name that nothing else tells
LONGEST = 5  # words of one that is what sections are called, or stands on top of all that was said
TOP = 4  # lines, the last of which is a name, if any is: title, day, who came
SEVERAL, PAIR = 3, 2  # names; where one of them is what sections are called, or only they are set off
LEAST, MOST = 3, 12  # lines of the notes to each name
HALF = 2  # one in so many names has a blank line above, and then all have that nothing else tells
THIRD = 3  # one in so many lines, at least, says more than a name does
SLIPPED = 1  # columns further in
STOPS = (".", "!", ";", "…")


def glued_names(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of a word or two that name the lines right below them, and part all notes so."""
    if len(blocks) < FEWEST or not _is_hurried(blocks):
        return frozenset()
    may_name = [at for at in range(len(blocks) - 1) if _may_name(blocks, at, words)]
    # What stands right below a name is the first thing said there.
    places = [at for at in may_name if at == 0 or at - 1 not in may_name or at - 1 == 0]
    known = {at for at in places if kind_of_heading(words, blocks[at].words.text)[1] >= EXACT}
    if sum(blocks[at].gap > 0 for at in places) * HALF > len(places):
        places = [at for at in places if blocks[at].gap or at in known or at == 0]
    if places[:1] == [0] and len(places) > 1 and places[1] < TOP:
        places.remove(0)  # it names the meeting
    if places and places[0] >= TOP:
        places[:0] = _on_top(blocks, words)
    gaps = [at for at, block in enumerate(blocks) if at and block.gap]
    enough = len(places) >= (PAIR if gaps == places or known.intersection(places) else SEVERAL)
    if not enough or places[0] >= TOP or not len(places) * LEAST <= len(blocks) <= len(places) * MOST:
        return frozenset()
    return frozenset(places)


def _is_hurried(blocks: Sequence[Block]) -> bool:
    """Whether hardly a line has a stop, and many say more than a name does: each says a thing of its own."""
    stopped = sum([block.words.text[-1:] in STOPS for block in blocks])
    if stopped * STOPPED > len(blocks):
        return False
    return sum([block.words.text.count(" ") >= NAMING for block in blocks]) * THIRD > len(blocks)


def _may_name(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line is a word or two, or what sections are called, and says nothing whole."""
    text = _named(blocks[at], blocks[at + 1])
    length = text.count(" ") + 1
    if not text or length > LONGEST:
        return False
    if kind_of_heading(words, text)[1] >= EXACT:
        return True
    below = blocks[at + 1]
    if length > NAMING or fold(text) in words.grammar("nothing") or decides(text, words):
        return False
    longer = below.marker is not None or below.words.text.count(" ") + 1 > length
    if not longer or is_somebody(text, words) or (length > 1 and text.istitle()):
        return False  # «Tirso Abad»
    return length == 1 or is_short_name(text, words)


def _named(block: Block, below: Block) -> str:
    """Return what a plain line in letters says, without its colon, above another; empty for others.

    Blank lines above it and below it make a paragraph of it, as of all others; what stands further in is
    told by that.
    """
    if block.kind != "paragraph" or block.marker is not None or below.kind not in ("paragraph", "item"):
        return ""
    if (block.gap and below.gap) or (below.marker is None and below.indent > block.indent + SLIPPED):
        return ""
    text = block.words.text.rstrip(" :")
    return text if text.replace(" ", "").isalpha() and not SIGNS.search(text) else ""


def _on_top(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Return the place of a longer name as the first of all, below the title and who came."""
    for at in range(1, TOP):
        text = _named(blocks[at], blocks[at + 1])
        if text and text.count(" ") < LONGEST and is_short_name(text, words):
            return [] if is_somebody(text, words) else [at]
    return []
