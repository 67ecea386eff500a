"""Tables of contents that editors and programs keep up to date in notes, between two comments of theirs."""

from __future__ import annotations

import re

from actas.model.compiled import compiled
from actas.model.line import Notes

# «<!-- TOC depthFrom:1 -->», «<!-- START doctoc generated TOC … -->», «<!-- toc -->», «<!--ts-->»
OPENS = compiled(
    r"\s*<!--\s*(?:(?:start|begin)\s+)?(?:doc|markdown)?-?(?:toc|ts)\b[^>]*-->\s*$", re.IGNORECASE
)
CLOSES = compiled(
    r"\s*<!--\s*(?:end\s+(?:doc|markdown)?-?toc\b[^>]*|/\s*(?:markdown)?toc|toc-?stop|te)\s*-->\s*$",
    re.IGNORECASE,
)
LONGEST = 400  # lines of one


def contents_of(notes: Notes) -> set[int]:
    """Return the numbers of the lines between such comments; none of one that is not closed."""
    found: set[int] = set()
    if notes.format != "md":
        return found
    opened = 0
    for number, text in enumerate(notes.texts(), 1):
        if "<!--" not in text:
            continue
        if opened and CLOSES.match(text):
            found.update(range(opened + 1, number) if number - opened <= LONGEST else ())
            opened = 0
        elif OPENS.match(text):
            opened = number
    return found
