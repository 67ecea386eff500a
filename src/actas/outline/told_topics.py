"""Paragraphs that open with the name of what they tell of: «Riego: quedan dos bombas», «**Sede.** Se busca».

Each says it all, or goes on in a list right below. It heads nothing, as short as it may be.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import Plain, plain
from actas.outline.leading import states
from actas.outline.over_lists import names_part
from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import is_sentence

LONGEST = 48  # characters of such a name and its sign
FEWEST = {True: 2, False: 3}  # paragraphs that open so, in bold or italics and without
ENDS = (".", "?", "!", "…", ":")  # of what is told, or leads in
INITIALS = 4  # letters of somebody's at most: «NB: …»
LONG = 60  # characters of what no name is
SIGNS = (": ", " – ", " — ", " - ")
STOP = ". "  # parts a name only where it is set off


@plain()
class _Lead(Plain):
    """The name that opens a paragraph, what parts it, and what stands behind."""

    name: str
    sign: str
    told: str
    set_off: bool


def topics_told(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of paragraphs that open with a name each, the same sign behind it.

    Most tell something of it: «Mesa: Agua», «Mesa: Leña» only name. They name several things, nobody, and
    no key of a fact.
    """
    found: dict[str, dict[int, _Lead]] = {}
    for at, block in enumerate(blocks):  # most lines hold no such sign: it first
        text = block.words.text[:LONGEST]
        if block.kind != "paragraph" or block.marker is not None or block.words.all_bold:
            continue
        if block.words.text[-1:] == ":":
            continue  # «Turnos: abril y mayo:» names what is below
        if ": " in text or " – " in text or " - " in text or " — " in text or block.words.bold:
            lead = _lead(block)
            if lead is not None:
                found.setdefault(lead.sign.strip(), {})[at] = lead
    return frozenset().union(*(_several(leads, blocks, words) for leads in found.values()))


def _lead(block: Block) -> _Lead | None:
    """Return the name that opens a paragraph, by the first sign or the stop behind its emphasis."""
    text = block.words.text
    loud = block.words.bold or block.words.ends.italic
    places = [(at, sign) for sign in SIGNS if (at := text.find(sign, 0, LONGEST)) > 0]
    if loud and text[loud - 1 : loud + 1] == STOP:
        places.append((loud - 1, STOP))
    if loud and text[loud : loud + 2] == STOP:
        places.append((loud, STOP))
    if not places:
        return None
    at, sign = min(places)
    return _Lead(text[:at].rstrip(), sign, text[at + len(sign) :], loud - at in (0, 1))


def _several(leads: dict[int, _Lead], blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return those of one sign that name each another thing, if they are enough and most tell of it."""
    if len(leads) < FEWEST[True]:
        return frozenset()
    named = {
        at: lead
        for at, lead in leads.items()
        if (lead.name[INITIALS:] or not lead.name.isupper())
        and not any(map(str.isdecimal, lead.name))  # «Punto 1 – …» counts what it heads
        and not states(blocks[at].words.text, words)
        and names_part(lead.name, words)
    }
    several = len({lead.name for lead in named.values()})
    telling = sum(
        lead.told.endswith(ENDS) or len(lead.told) > LONG or is_sentence(lead.told, words)
        for lead in named.values()
    )
    enough = several >= FEWEST[sum(lead.set_off for lead in named.values()) >= FEWEST[True]]
    return frozenset(named) if enough and telling * 2 >= len(named) else frozenset()
