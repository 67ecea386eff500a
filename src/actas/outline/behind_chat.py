"""Short lines above lists behind the messages of a chat: what came of it, and what is still to be done."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.wraps import STAMP_OPENS, STAMPED

MESSAGES = 4  # messages that make a chat
LONGEST = 8  # words


def behind_chat(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of short lines right above a list, behind the last of several stamped messages."""
    sent = [
        at for at, block in enumerate(blocks)
        if block.words.text[:1] in STAMP_OPENS and STAMPED.match(block.words.text)
    ]  # fmt: skip
    if len(sent) < MESSAGES:
        return frozenset()
    return frozenset(
        at for at in range(sent[-1] + 1, len(blocks) - 1)
        if blocks[at].kind == "paragraph" and blocks[at].marker is None and not blocks[at + 1].gap
        and blocks[at + 1].kind == "item" and len(blocks[at].words.text.split()) <= LONGEST
    )  # fmt: skip
