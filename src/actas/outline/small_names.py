"""Names of sections in small letters or with a stop, which only the blank line above them sets off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.country_labels import opens_with_country
from actas.outline.short_names import is_short_name, is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import OPENS, kind_of_heading

SEVERAL, PAIR = 3, 2  # names of one shape; where all have a stop, and nothing else stands so
MOST = 0.6  # share of the lines that stand so
LONGEST_LINE = 90  # characters of one, with all of that
ALIKE = 0.8  # share of the names that end as the others do
END = compiled(r"[\s.:–—-]*$")  # «cuentas:», «Cuentas.-», «Cuentas -»
STOPS = frozenset({".", ".-", "-", "–", "—", ".–"})  # ends of which some name is none by chance
ASIDE = compiled(r"\s*\([^()]*\)$")
SIGNS = compiled(r"[:;,=>@→…!]|--|\s[-–—]\s|\d\d")  # of what is told, listed or promised
FEW = 4  # one in so many blocks, at most, that no line names
DASH = compiled(r"\s[-–—]\s")
QUOTED = frozenset("\"«“'‘(")
ENDS = frozenset(".;,!…")  # of what names nothing
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


def over_blocks(blocks: Sequence[Block], found: Collection[int], words: Vocabulary) -> frozenset[int]:
    """Return the places of first lines where blank lines part the notes into blocks, and some are headings.

    «recomendaciones», «ronda: cómo va la ley», «y luego lo que dijeron»: each right above what was said or
    listed, and nothing else stands between blank lines but what closes the notes. Nothing is returned where
    all of them were ``found`` to be headings, and none says more behind a colon.
    """
    opens = [at for at, block in enumerate(blocks) if block.gap and at]
    ends = [*opens[1:], len(blocks)]
    several = [at for at, end in zip(opens, ends, strict=False) if end - at > 1 and not blocks[at].marker]
    few = len(several) < SEVERAL or (len(opens) - len(several) - PAIR) * FEW > len(several)
    if few or not [at for at in several if at not in found or ": " in blocks[at].words.text]:
        return frozenset()  # nearly all
    heads: list[int] = []
    loose, alone = 0, False
    known = 0.0
    for at, end in zip(opens, ends, strict=False):
        kind, strength = kind_of_heading(words, blocks[at].words.text)
        if alone and not heads:
            return frozenset()  # «Orden del día», a blank line, and what it is: they part otherwise
        alone = end - at == 1 and strength >= OPENS
        if not kind and _is_said_by(blocks[at], words):
            continue
        if end - at > 1 and _may_open(blocks[at:end], named=strength > 0):
            heads.append(at)
            known += 1 if strength >= OPENS else strength and 0.5
        elif heads:
            loose += 1
    if len(heads) < SEVERAL or loose * FEW > len(heads) or known < max(1, len(heads) / FEW):
        return frozenset()
    return frozenset(heads)


def _may_open(run: Sequence[Block], *, named: bool) -> bool:
    """Whether a plain line without a stop stands right above others, and is no longer than they are."""
    first, *rest = run
    text, below = first.words.text, rest[0].kind in LAST
    if (
        first.kind not in ("paragraph", "heading")
        or first.marker is not None
        or text[-1:] in ENDS
        or text[:1] in QUOTED
    ):
        return False
    listed = rest[0].kind == "item"
    if not below or text[LONGEST_LINE:] or (": " in text and not listed) or DASH.search(text):
        return False  # «Riego: lo hace Ana», «Perú - hay diez»
    longest = max(len(one.words.text) for one in rest)
    return named or listed or len(text) <= (longest if len(rest) > 1 else longest // PAIR)


def _is_said_by(block: Block, words: Vocabulary) -> bool:
    name = ASIDE.sub("", END.sub("", block.words.text))
    return is_somebody(name, words) or opens_with_country(block, words)


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
