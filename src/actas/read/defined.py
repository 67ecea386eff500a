"""Definitions in plain text, as Markdown has them: a term on its line, `: what it means` on the next."""

from __future__ import annotations

import re
from itertools import zip_longest

from actas.model.compiled import compiled
from actas.model.line import PLAIN
from actas.read.draft import Row
from actas.read.paragraph import Piece
from actas.read.typed import titled, told

PAIRS = compiled(r"^\w[^\n]*\n: +(?=\S)", re.MULTILINE)
MEANING = compiled(r": +(?=\S)")
FEWEST = 2  # terms with what they mean: one alone may be a slip


def defines(text: str) -> bool:
    """Whether a text defines terms."""
    return "\n: " in text and len(PAIRS.findall(text)) >= FEWEST


def draw(lines: list[str]) -> list[Row]:
    """Return the lines, a term as the title of what stands below it."""
    rows: list[Row] = []
    term = False
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        means = MEANING.match(line) if term else None
        term = line[:1].isalnum() and MEANING.match(below) is not None
        if means:
            rows.append(told(line, [Piece(line[means.end() :])], joins=True))
        elif term:
            rows.append(told(line, titled([Piece(line.strip(" :"))]), joins=False))
        else:
            rows.append((line, PLAIN))
    return rows
