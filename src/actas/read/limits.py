"""The one table of limits: what no honest notes reach, refused before it costs anything."""

from __future__ import annotations

LARGEST_FILE = 256 * 1024 * 1024  # bytes; pictures make Word files heavy, words never do
LONGEST_LINE = 1_000_000  # characters; no person types that, and every later step may be spared it

# Archives: Word and OpenDocument.
LARGEST_PART = 64 * 1024 * 1024  # bytes; the notes of a year in one file have 2
LARGEST_RATIO = 100  # inflated to deflated; Word's XML reaches 20
SUSPECT_FROM = 16 * 1024 * 1024  # bytes below which a ratio frightens nobody
MOST_MEMBERS = 5_000
MOST_LISTS = 20_000  # of a Word document

# Tables, lists, boxes, groups and elements in each other. People reach 12 (web pages 60), a hostile file 1 500.
DEEPEST = 100
MOST_GROUPS = 5_000  # of RTF, open at once
MOST_PAGES = 2_000  # of a PDF
MOST_CHARACTERS = 20_000_000  # of a PDF's text
MOST_PARTS = 1_000  # of an e-mail
LONGEST_CONVERSION = 90  # seconds that another program may take
