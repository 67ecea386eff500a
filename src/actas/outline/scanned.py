"""One line of the notes, looked at."""

from __future__ import annotations

from actas.model.block import Marker, Words
from actas.model.line import PLAIN, Look
from actas.model.plain import Plain, plain

NO_WORDS = Words(text="")


@plain(kw_only=True)
class Scanned(Plain):
    """One line, looked at. ``kind``: blank, heading, underline, row, marked, plain, joined."""

    number: int
    kind: str
    indent: int = 0
    words: Words = NO_WORDS
    marker: Marker | None = None
    weak: bool = False
    level: int | None = None
    cells: tuple[str, ...] | None = None
    look: Look = PLAIN
    raw: str = ""  # the line from its first word on, markers and markup included
    rest: str = ""  # the same without the marker
    quoted: bool = False
