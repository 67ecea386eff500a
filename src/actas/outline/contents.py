"""Tables of contents that a program made: links to the headings below, which say nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from actas.model.block import Block
from actas.model.record import Discarded
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import bare

SHORTEST = 3  # entries that link
SHARE = 0.6  # of all: what a link holds besides words may hide it


def without_contents(blocks: Sequence[Block], words: Vocabulary) -> tuple[list[Block], list[Discarded]]:
    """Return the blocks without a table of contents and the line that names it, and those set aside.

    An agenda may link to its points too: what is called so stays.
    """
    found: list[Block] = []
    aside: list[Block] = []
    for is_list, run in groupby(blocks, key=lambda block: block.kind == "item"):
        entries = list(run)
        linked = sum(map(_is_entry, entries)) if is_list else 0
        named = bool(found) and bare(found[-1].words.text) in words.grammar("contents")
        opens = not found or (len(found) == 1 and found[0].kind == "heading")
        if linked < max(SHORTEST, len(entries) * SHARE) or not (named or opens):
            found.extend(entries)
            continue
        if named:
            aside.append(found.pop())
        aside.extend(entries)
    return found, [Discarded(lines=one.span, text=_told(one), reason="table-of-contents") for one in aside]


def _is_entry(block: Block) -> bool:
    """Whether an item is a link to a place in the same notes, and no more."""
    links = block.words.links
    if len(links) != 1 or not links[0].href.startswith("#"):
        return False
    return fold(links[0].words) == fold(block.words.text)


def _told(block: Block) -> str:
    label = block.marker.label if block.marker and block.marker.family != "bullet" else ""
    return " ".join(
        part for part in (label, block.words.text, *(link.href for link in block.words.links)) if part
    )
