"""Names of sections in bold with what was said right behind: «**Acta anterior:** se aprueba.».

Others of the same notes stand alone on their line, in bold and with a colon, above what was said.
"""

from __future__ import annotations

from actas.model.block import Block
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

SEVERAL = 2  # names that stand alone, and that do not
LONGEST = 40  # characters of a name
FACTS = ("date", "place", "time", "duration", "chair", "rapporteur")
PEOPLE = "participants"  # who came is told in the same shape above all headings


def with_bold_keys(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, with such lines turned into headings of the level of those that stand alone."""
    alone = [block for block in blocks if block.kind == "heading" and _stands_alone(block)]
    if len(alone) < SEVERAL:
        return blocks  # nearly all notes
    places = [at for at, block in enumerate(blocks) if _opens_with_name(block, words)]
    if len(places) < SEVERAL:
        return blocks
    out = list(blocks)
    for at in places:
        out[at] = replace(blocks[at], kind="heading", level=alone[0].level, cues=("bold-name",))
    return out


def _stands_alone(block: Block) -> bool:
    bold = block.words.all_bold and block.words.text.endswith(":")
    return bold and block.cues[:1] != ("carrier-heading",)


def _opens_with_name(block: Block, words: Vocabulary) -> bool:
    """Whether a paragraph opens with bold words and a colon that are just what sections are called."""
    bold = block.words.bold
    if block.kind != "paragraph" or not 0 < bold <= LONGEST or block.indent or not block.gap:
        return False
    key, told = block.words.text[:bold], block.words.text[bold:]
    if not (key.endswith(":") or told.lstrip().startswith(":")) or not told.strip(" :") or block.marker:
        return False
    name = key.rstrip(": ")
    if words.keyed("meeting").get(fold(name)) in FACTS:
        return False  # «Hora: …»
    kind, strength = kind_of_heading(words, name)
    return strength >= EXACT and kind != PEOPLE
