"""Names of sections right below other lines, where whoever wrote put no stops: a word or two, and more below.

«luz», «se va cada noche», «ana llama al técnico», «patio», «falta arena»: no blank line, no colon and no
capital sets such names off. That each is shorter than what stands about it does, time and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.decided import decides
from actas.outline.short_names import is_short_name, is_somebody
from actas.outline.small_names import SIGNS
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

FEWEST = 6  # blocks of notes that have sections
STOPPED = 10  # one in so many lines, at most, ends in a full stop
NAMING = 2  # words of a name that nothing else tells
TWICE = 2  # as long as a name of more words are the lines about it
LONGEST = 5  # words of one that is what sections are called, or stands on top of all that was said
TOP = 4  # lines, the last of which is a name, if any is: title, day, who came
PAIR = 2  # lines that ask
ENOUGH = 4  # names, one less each where one is on top, one is what sections are called, or all are set off
LEAST, MOST = 2, 12  # lines told below each name, and of the notes to each
HALF = 2  # one in so many names has a blank line above, or a capital, and then all that nothing else tells
THIRD = 3  # one in so many lines, at least, says more than a name does
SLIPPED = 1  # columns further in
IN_LETTERS = compiled(r"[^\W\d_]+(?: ?[ &/+'’-] ?[^\W\d_]+)*")
OF_DAY = compiled(r"[^\W\d_]+ [^\W\d_]{2,3} \d{1,2}")  # «bal du 14», «salida del 12»
STOPS = (".", "!", ";", "…")


def glued_names(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of a word or two that name the lines right below them, and part all notes so."""
    if len(blocks) < FEWEST or not _is_hurried(blocks):
        return frozenset()
    asking = _asking(blocks, words)
    may_name = [at for at in range(len(blocks) - 1) if at in asking or _may_name(blocks, at, words)]
    # What stands right below a name is the first thing said there.
    places = [at for at in may_name if at == 0 or at - 1 not in may_name or at - 1 == 0]
    known = {at for at in places if kind_of_heading(words, blocks[at].words.text)[1] >= EXACT}
    for usual in (_has_gap, _begins_large):
        if sum(usual(blocks[at]) for at in places) * HALF > len(places):
            places = [at for at in places if usual(blocks[at]) or at in known or at == 0]
    if places[:1] == [0] and len(places) > 1 and places[1] < TOP:
        places.remove(0)  # it names the meeting
    if places and places[0] >= TOP:
        places[:0] = _on_top(blocks, words)
    if not places or len(blocks) > len(places) * MOST:
        return frozenset()
    told = len(blocks) - places[0] - len(places)
    if told < LEAST * (len(places) - len(known.intersection(places))):
        return frozenset()  # «globos», «pedir sillas al ayuntamiento», «rifas»: a list of things
    sure = len(known.intersection(places)) + (places[0] < TOP) + _set_off(blocks, places)
    return frozenset(places) if len(places) > 1 and len(places) + sure >= ENOUGH else frozenset()


def _has_gap(block: Block) -> bool:
    return block.gap > 0


def _begins_large(block: Block) -> bool:
    return block.words.text[:1].isupper()


def _set_off(blocks: Sequence[Block], places: Sequence[int]) -> int:
    """Return how surely names differ from all else: they alone are so short, or have a blank line above."""
    if [at for at, block in enumerate(blocks) if at and block.gap] == places:
        return 1
    words = [block.words.text.count(" ") for block in blocks]
    if not {at for at, more in enumerate(words) if not more}.issubset(places):
        return 0
    few = {at for at, more in enumerate(words) if at and more < NAMING}
    return 2 if few.issubset(places) else any(not words[at] for at in places)


def _is_hurried(blocks: Sequence[Block]) -> bool:
    """Whether hardly a line has a stop, and many say more than a name does: each says a thing of its own."""
    stopped = sum([block.words.text[-1:] in STOPS for block in blocks])
    if stopped * STOPPED > len(blocks):
        return False
    return sum([block.words.text.count(" ") >= NAMING for block in blocks]) * THIRD > len(blocks)


def _may_name(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line is a word or two, or what sections are called, and says nothing whole.

    A longer one is set off by a blank line, or by lines about it that are twice as long.
    """
    text = _named(blocks[at], blocks[at + 1])
    length = text.count(" ") + 1
    if not text or length > LONGEST:
        return False
    if kind_of_heading(words, text)[1] >= EXACT:
        return True
    below = blocks[at + 1]
    if fold(text) in words.grammar("nothing") or decides(text, words) or is_somebody(text, words):
        return False
    if length == 1:
        return below.marker is not None or " " in below.words.text
    if text.istitle() or not (is_short_name(text, words) or _asks(text, words)):
        return False  # «Tirso Abad»
    if length <= NAMING:
        told = below.marker is not None or IN_LETTERS.fullmatch(below.words.text) is None
        return told or below.words.text.count(" ") >= length
    above = blocks[at - 1].words.text if at else ""
    return blocks[at].gap > 0 or min(len(above), len(below.words.text)) > len(text) * TWICE


def _asking(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short lines that open as questions do, several and apart: «que va», «que no»."""
    named = [(at, _named(*blocks[at : at + 2])) for at in range(1, len(blocks) - 1)]
    asking = [at for at, text in named if 0 < len(text.split()) <= LONGEST and _asks(text, words)]
    apart = len(asking) >= PAIR and all(one + 1 < other for one, other in pairwise(asking))
    return frozenset(asking if apart else ())


def _asks(text: str, words: Vocabulary) -> bool:
    """«que pedimos», «a quien», "what next": whether a line opens as a question or with what."""
    first, _, rest = fold(text).partition(" ")
    asking = words.grammar("interrogatives", "clause_openers")
    return first in asking or (
        first in words.grammar("of", "to_whom", "prepositions") and rest.partition(" ")[0] in asking
    )


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
    return text if IN_LETTERS.fullmatch(text) and not SIGNS.search(text) else ""


def _on_top(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Return the place of a longer name as the first of all, below the title and who came."""
    for at in range(1, TOP):
        text = blocks[at].words.text
        if OF_DAY.fullmatch(text) is None:
            text = _named(blocks[at], blocks[at + 1])
        if text and text.count(" ") < LONGEST and is_short_name(text, words):
            return [] if is_somebody(text, words) or (" " in text and text.istitle()) else [at]
    return []
