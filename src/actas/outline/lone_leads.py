"""A plain line above a list in the midst of what is told, where no other line names a part: it leads in.

«Plusieurs idées pour la grange, en vrac», its colon forgotten: a section of its own would take along
whatever is told behind the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.leading import told_behind
from actas.outline.over_lists import LONGEST, names_part
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

FEWEST = 2  # statements above it, below which it may be the first section
LEAST = 4  # words: fewer are a name
STOPS = (".", "!", "?", "…", ":")


def lone_lead(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the place of the only line that may name a part, where it stands above a list among prose.

    A sentence that is what sections are called names none there, either: «Il reste à faire».
    """
    if any(block.kind == "heading" for block in blocks):
        return frozenset()
    plain = [at for at, block in enumerate(blocks) if at and block.kind == "paragraph" and not block.marker]
    # What nothing is told below heads nothing: «Bonne journée», and who wrote it.
    holding = [at for at in plain if at + 1 < len(blocks) and _is_told_below(blocks[at + 1], words)]
    names = [at for at in holding if names_part(blocks[at].words.text, words)]
    if len(names) > 1:
        return frozenset()
    told = [at for at in holding if at not in names and _is_told(blocks[at].words.text, words)]
    leads = {at for at in names + told if _leads(at, blocks, words)}
    return frozenset(leads if leads.issuperset(names) else ())


def _is_told_below(below: Block, words: Vocabulary) -> bool:
    return below.kind != "paragraph" or len(below.words.text.split()) > LEAST or _tells(below, words)


def _is_told(text: str, words: Vocabulary) -> bool:
    return kind_of_heading(words, text)[1] >= EXACT and is_sentence(text, words)


def _leads(at: int, blocks: Sequence[Block], words: Vocabulary) -> bool:
    block, text = blocks[at], blocks[at].words.text
    plain = not (block.words.bold or block.words.ends.italic or text.isupper() or block.look.centred)
    if not plain or not text[-1:].isalnum() or not LEAST <= len(text.split()) <= LONGEST:
        return False
    if blocks[at + 1].kind != "item":
        return False
    above = [one for one in blocks[:at] if one.kind == "paragraph"][-FEWEST:]
    if len(above) < FEWEST or any(one.marker is not None or not _tells(one, words) for one in above):
        return False
    if kind_of_heading(words, text)[1] >= EXACT and not is_sentence(text, words):
        return False
    return told_behind(blocks, at, words)


def _tells(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    return text.endswith(STOPS) or is_sentence(text, words)
