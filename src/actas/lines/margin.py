"""The margin that a whole page stands in from: where a mail or a word processor put it, it tells nothing."""

from __future__ import annotations

from actas.model.block import CleanLine
from actas.model.line import PLAIN, Lines, Notes

FORMATS = frozenset({"txt", "eml"})


def without_margin(notes: Notes, kept: Lines[CleanLine]) -> Lines[CleanLine]:
    """Return the lines without the blanks that every one of them begins with."""
    if notes.format not in FORMATS or not kept.plain:
        return kept
    margin: str | None = None
    for text in kept.texts():
        if not text[:1].isspace():
            if text:
                return kept
            continue
        if not (bare := text.lstrip()):
            continue
        own = text[: len(text) - len(bare)]
        if margin is None or margin.startswith(own):
            margin = own
        elif not own.startswith(margin):
            return kept  # tabs here, blanks there
    cut = len(margin or "")
    return Lines(CleanLine, ((text[cut:], PLAIN) for text in kept.texts())) if cut else kept
