"""The one table of limits: what no honest notes reach, refused before it costs anything.

Each can be changed from outside, by an environment variable of its name: `ACTAS_LARGEST_PART=128M`.
A number, with K, M or G for multiples of 1,024. They are read once, when the program starts.
"""

from __future__ import annotations

import os

from actas.model.errors import BadUsage

PREFIX = "ACTAS_"
_MULTIPLES = {"K": 10, "M": 20, "G": 30}
_DIGITS = 12  # a longer number is a slip
MIB = 1 << 20


def _limit(name: str, usual: int) -> int:
    said = os.environ.get(PREFIX + name)
    if not said:
        return usual
    number, shift = said, 0
    if said[-1].upper() in _MULTIPLES:
        number, shift = said[:-1], _MULTIPLES[said[-1].upper()]
    if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS and int(number)):
        raise BadUsage("cli.bad-limit", name=PREFIX + name, value=said)
    return int(number) << shift


LARGEST_FILE = _limit("LARGEST_FILE", 256 * MIB)  # bytes of notes; pictures make them heavy, words never do
LARGEST_RECORD = _limit("LARGEST_RECORD", 32 * MIB)  # bytes of YAML; a year's notes in one record have 3
LONGEST_LINE = _limit("LONGEST_LINE", 1_000_000)  # characters; no person types that

# Archives: Word and OpenDocument.
LARGEST_PART = _limit("LARGEST_PART", 64 * MIB)  # bytes; the notes of a year in one file have 2
LARGEST_RATIO = _limit("LARGEST_RATIO", 100)  # inflated to deflated; Word's XML reaches 20
SUSPECT_FROM = _limit("SUSPECT_FROM", 16 * MIB)  # bytes below which a ratio frightens nobody
MOST_MEMBERS = _limit("MOST_MEMBERS", 5_000)
MOST_LISTS = _limit("MOST_LISTS", 20_000)  # of a Word document

# Tables, lists, boxes and elements in each other. People reach 12 (web pages 60), a hostile file 1 500.
DEEPEST = _limit("DEEPEST", 100)
MOST_GROUPS = _limit("MOST_GROUPS", 5_000)  # of RTF, open at once
MOST_PAGES = _limit("MOST_PAGES", 2_000)  # of a PDF
MOST_CHARACTERS = _limit("MOST_CHARACTERS", 20_000_000)  # of a PDF's text
MOST_PARTS = _limit("MOST_PARTS", 1_000)  # of an e-mail
LONGEST_CONVERSION = _limit("LONGEST_CONVERSION", 90)  # seconds that another program may take

# YAML. Anchors, aliases, merge keys and tags have no limit: there may be none.
DEEPEST_YAML = _limit("DEEPEST_YAML", 64)  # deeper than any record; 50,000 crash C parsers that build trees
MOST_DIGITS = _limit("MOST_DIGITS", 18)  # of a number: what fits 64 bits everywhere; Python stops at 4,300
MOST_SLIPS = _limit("MOST_SLIPS", 100)  # of syntax that are told of one file
