"""Tags above everything: what a program for notes files them under, and nobody said."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.model.line import Line

MOST = 8  # lines that are looked at
TAGS = compiled(r"#[a-z][\w/-]*|#[^\W\d][\w/-]*(?: +#[^\W\d][\w/-]*)+")  # «#Acta» alone is a hasty heading
STAMP = compiled(r"(?:19|20)\d{10}(?:\d\d)?")  # «20310304101500», by which the program knows the note


def on_top(lines: Sequence[Line], after: int) -> dict[int, str]:
    """Return the numbers of lines that only tag the notes, above all else, and why they are set aside.

    ``after`` is the last line of the front matter.
    """
    found: dict[int, str] = {}
    for line in lines[after : after + MOST]:
        text = line.text.strip()
        if not text:
            continue
        if text[0] == "#" and TAGS.fullmatch(text):
            found[line.number] = "tags"
        elif text[0] in "12" and not found and STAMP.fullmatch(text):
            found[line.number] = "front-matter"
        else:
            return found
    return {}
