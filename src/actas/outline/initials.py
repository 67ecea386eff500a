"""Initials that the notes give their people: «Rosa Mena (RM)», "RM: Rosa Mena"."""

from __future__ import annotations

from collections.abc import Iterable

from actas.model.block import Block
from actas.model.compiled import compiled

BRACKETED = compiled(r"[(\[][A-ZÀ-Þ]{2,4}[)\]]")  # what such a name ends in, found faster
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
