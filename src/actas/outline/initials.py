"""Initials that the notes give their people: «Rosa Mena (RM)», "RM: Rosa Mena"; and by which these speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

BRACKETED = compiled(r"[(\[][A-ZÀ-Þ]{2,4}[)\]]")  # what such a name ends in, found faster
SPEAKS = compiled(r"([A-ZÀ-Þ]{2,4})\s?:(?:\s|$)")
LONGEST = 6  # characters of initials and their colon
TURNS, SPEAKERS = 5, 3  # lines that initials open, and how many they are, where people speak by them
SIGNED = compiled(r"\b([^\W\d_])\w+(?:[ \-'’]\w+){0,4} ?[(\[]([A-ZÀ-Þ]{2,4})[)\]]")


def initials_in(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the initials in brackets behind a name that begins with the first of them."""
    return frozenset(
        initials
        for block in blocks
        if ("(" in block.words.text or "[" in block.words.text) and BRACKETED.search(block.words.text)
        for first, initials in SIGNED.findall(block.words.text)
        if initials.startswith(first)
    )


def is_initials(block: Block) -> bool:
    """Whether a line is nothing but initials and their colon: «RM:»."""
    text = block.words.text
    return text[-1:] == ":" and len(text) <= LONGEST and SPEAKS.fullmatch(text) is not None


def opens_with_initials(block: Block) -> bool:
    """Whether initials before a colon open a line."""
    return SPEAKS.match(block.words.text) is not None


def initials_again(blocks: Sequence[Block], words: Vocabulary) -> Iterator[int]:
    """Yield initials alone above what was said, where they open other lines as those of others do.

    «RM:», and below it «hay agua»: elsewhere stands «RM: falta la bomba», «LT: la trae Ana».
    """
    alone = [
        at
        for at, (block, below) in enumerate(pairwise(blocks))
        if block.words.text[-1:] == ":" and is_initials(block) and _is_told(below)
    ]
    if not alone:
        return  # nearly all
    opened = (found[1] for one in blocks if (found := SPEAKS.match(one.words.text)))
    opening = Counter(one for one in opened if _is_nobodys_key(one, words))
    if opening.total() >= TURNS and len(opening) >= SPEAKERS:
        yield from (at for at in alone if opening[blocks[at].words.text.rstrip(" :")] > 1)


def _is_told(below: Block) -> bool:
    """Whether a plain line stands right below, by which nobody else speaks."""
    plain = below.kind == "paragraph" and below.marker is None and not below.gap
    return plain and not opens_with_initials(below)


def _is_nobodys_key(short: str, words: Vocabulary) -> bool:
    """Whether capitals may be initials: no «NO», «TODO», «PS», but «AL», whatever else that is in Spanish."""
    folded = fold(short)
    if folded in name_words(words).not_speakers or folded in words.grammar("answers"):
        return False
    return folded not in words.keyed("owners") and folded not in words.keyed("section_words")
