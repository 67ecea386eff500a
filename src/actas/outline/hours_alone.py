"""Hours alone on their line, above what happened then: a programme whose writer broke each point in two."""

from __future__ import annotations

import re

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.span import Span

FEWEST = 3  # such lines
NEARLY_ALL = 0.75  # share of them with something right below
CLOCK = r"(?:[01]?\d|2[0-3])\s?(?:[:.h]\s?[0-5]\d(?:\s?(?:h|hs|hrs))?|h|(?=[ap]\.?m))\.?(?:\s?[ap]\.?m\.?)?"
HOURS = compiled(rf"[\[(]?{CLOCK}(?:\s?(?:[-–—/]|a|à|to|às)\s?{CLOCK})?[\])]?\s?[:.]?", re.IGNORECASE)
LONGEST = 24  # characters of such a line
DIGITS = frozenset("0123456789[(")


def with_hours(blocks: list[Block]) -> list[Block]:
    """Return the blocks, «9:00 – 9:30» and «Apertura» right below it as one, where several lines are so."""
    hours = [at for at, block in enumerate(blocks) if block.words.text[:1] in DIGITS and _is_hours(block)]
    if len(hours) < FEWEST:
        return blocks
    told = {at for at in hours if at + 1 < len(blocks) and _goes_below(blocks[at + 1])}
    if len(told) < max(FEWEST, len(hours) * NEARLY_ALL):
        return blocks
    out: list[Block] = []
    for at, block in enumerate(blocks):
        if at in told:
            continue
        out.append(_joined(blocks[at - 1], block) if at - 1 in told else block)
    return out


def _is_hours(block: Block) -> bool:
    text = block.words.text
    if text[:1] not in DIGITS or text[LONGEST:]:
        return False  # nearly all
    return block.kind == "paragraph" and block.table is None and HOURS.fullmatch(text) is not None


def _goes_below(block: Block) -> bool:
    """Whether a block is words right below, and no other hour."""
    return block.kind == "paragraph" and not block.gap and block.table is None and not _is_hours(block)


def _joined(hour: Block, said: Block) -> Block:
    """Return both lines as one statement, which stands where the hour did."""
    words = said.words.behind(f"{hour.words.text} ")
    return replace(hour, span=Span(hour.span.first, said.span.last), words=words)
