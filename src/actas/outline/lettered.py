"""Parts that letters and a number name: «WP1 Sensors», «G2 jóvenes»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import kind_of_heading
from actas.vocabulary.sentences import is_sentence

CODE = compiled(r"(?P<of>[^\W\d_]{1,4})(?P<number>\d{1,2})(?:[).:]|\s?[-–—])?\s+(?=[^\W\d_]\w)")
ABOVE = compiled(r"[^\W\d_]{1,4}(?P<number>\d{1,2})(?:[).:]|\s?[-–—])?\s+\S")
LETTERS, FIRST = 4, 2  # letters of a code at most; lines that count on from the first
FROM = (0, 1)  # numbers with which parts begin
SHORT, LONG = 8, 14  # words of a name right below other text; below a blank line
DIGITS = frozenset("0123456789")
NAMED = 0.75  # share of the lines that name rather than tell
LISTS = frozenset({"actions", "agreements", "recommendations", "questions", "participants", "agenda"})
STOPS = (",", ";", "?")


def lettered_headings(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that letters and a running number name, with their text below each."""
    rows: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for at, block in enumerate(blocks):
        text = block.words.text
        if block.kind != "paragraph" or DIGITS.isdisjoint(text[1 : LETTERS + 1]):
            continue
        if found := CODE.match(text):
            rows.setdefault(found["of"].casefold(), []).append((at, found))
    out: set[int] = set()
    for row in rows.values():
        if _answers(blocks, row):
            continue
        if _counts_on(row) and _has_text(blocks, row) and not _is_listed(blocks, row[0][0], words):
            out |= _naming(blocks, row, words)
    return frozenset(out)


def _answers(blocks: Sequence[Block], row: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether most stand right below another code of the same number: «Q1. …?», «A1. …»; «P1 ¿…?», «R1 …»."""
    above = [(ABOVE.match(blocks[at - 1].words.text), found) for at, found in row if at]
    pairs = [asked for asked, found in above if asked and asked["number"] == found["number"]]
    return len(pairs) * 2 > len(row)


def _counts_on(row: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether the numbers go on one by one from the first, each once."""
    numbers = [int(found["number"]) for _, found in row]
    first = numbers[0]
    return len(row) >= FIRST and first in FROM and numbers == list(range(first, first + len(row)))


def _has_text(blocks: Sequence[Block], row: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether something other than the next of them stands below each, but for the last."""
    places = {at for at, _ in row}
    return all(at + 1 < len(blocks) and at + 1 not in places for at, _ in row[:-1])


def _is_listed(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether the line above says that they are a list: «Acuerdos», "Questions"."""
    above = blocks[at - 1] if at else None
    return above is not None and above.kind != "item" and kind_of_heading(words, above.words.text)[0] in LISTS


def _naming(blocks: Sequence[Block], row: Sequence[tuple[int, re.Match[str]]], words: Vocabulary) -> set[int]:
    """Return the places of lines whose words behind the code name something, where most do."""
    heads = {at for at, found in row if _names(blocks[at], found.end(), words)}
    return heads if len(heads) >= len(row) * NAMED else set()


def _names(block: Block, end: int, words: Vocabulary) -> bool:
    said = block.words.text[end:]
    if len(said.split()) > (LONG if block.gap else SHORT) or said.endswith(STOPS):
        return False
    return not is_sentence(said, words)
