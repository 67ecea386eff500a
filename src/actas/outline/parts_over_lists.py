"""Names below a marked heading, each above a list, and nothing else there: they name its parts.

Who marks headings leaves the marks of the lower ones out: «## Huerta», «Lo urgente», a list, «Lo que espera»,
a list. A colon leads in, as elsewhere where headings are marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.over_lists import names_part
from actas.vocabulary import Vocabulary

SEVERAL = 2  # such lines below one heading
LONGEST = 60  # characters of one


def parts_over_lists(blocks: Sequence[Block], words: Vocabulary, *, kept: bool) -> frozenset[int]:
    """Return the places of plain lines over lists below marked headings, where no other plain line stands.

    Where the carrier keeps paragraphs (``kept``) they need no blank line above.
    """
    found: set[int] = set()
    run: list[int] = []
    whole = False
    last = len(blocks) - 1
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            if whole and len(run) >= SEVERAL:
                found.update(run)
            run, whole = [], True
        elif whole and block.marker is None:
            run.append(at)
            whole = (
                (kept or block.gap > 0)
                and at < last
                and _is_over_list(block, blocks[at + 1])
                and _name(block.words.text, words)
            )
        elif whole and not run:
            whole = False
    if whole and len(run) >= SEVERAL:
        found.update(run)
    return frozenset(found)


def _is_over_list(block: Block, below: Block) -> bool:
    if block.kind != "paragraph" or block.indent or block.words.text[LONGEST:]:
        return False
    return below.marker is not None and block.words.text[-1:] != ":" and not block.words.bold


def _name(text: str, words: Vocabulary) -> bool:
    """Whether a line names what the list below it is about, or asks what that answers."""
    return text[-1:] == "?" or names_part(text, words)
