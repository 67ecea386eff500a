"""Points that a year or letter and a running number count: «23/141 Planning», «059/18 Obras», "Q2. Roles"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.series import FILLED, LONGEST, NAMED, SHORTEST
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

CODE = compiled(r"(\d{1,4})/(\d{1,4})[:.,)–-]?\s+(?=[^\W\d_])")
LETTERED = compiled(r"([A-Z])\s?(\d{1,2})\s?[:.)–-]\s+(?=\S)")
DIGITS = frozenset("0123456789")
LAST_MONTH = 12  # what stays the same is a year where it is higher: «3/12, 4/12» are days, «12/031» is none
DAY = 2  # digits of a day at most
NEARLY_ALL = 0.8  # share of the numbers that are the next one


def coded_headings(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that such codes count and that head sections: text stands below most."""
    codes = {
        at: found for at, block in enumerate(blocks)
        if block.words.text[:1] in DIGITS and block.kind == "paragraph"
        and (found := CODE.match(block.words.text))
    }  # fmt: skip
    heads = _lettered(blocks, words)
    if len(codes) < SHORTEST:
        return frozenset(heads)
    for year, counted in ((1, 2), (2, 1)):
        rows: dict[str, dict[int, int]] = {}  # by what stays the same: thousands may
        for at, found in codes.items():
            rows.setdefault(found[year], {})[at] = int(found[counted])
        for same, row in rows.items():
            if int(same) <= LAST_MONTH and any(len(codes[at][counted]) <= DAY for at in row):
                continue
            if _counts_on(list(row.values())) and _has_text(blocks, row):
                heads |= _naming(blocks, {at: codes[at].end() for at in row}, words)
    return frozenset(heads)


def _lettered(blocks: Sequence[Block], words: Vocabulary) -> set[int]:
    """Return the places of lines that a letter and a number count, and of which text tells: «Q1 …», «Q2 …».

    Where the line below one has another letter with a number, «A1 …», that one answers it.
    """
    rows: dict[str, dict[int, int]] = {}
    ends: dict[int, int] = {}
    for at, block in enumerate(blocks):
        text = block.words.text
        if block.kind == "paragraph" and not DIGITS.isdisjoint(text[1:3]) and (found := LETTERED.match(text)):
            rows.setdefault(found[1], {})[at] = int(found[2])
            ends[at] = found.end()
    if len(rows) != 1:
        return set()
    row = next(iter(rows.values()))
    if (
        list(row.values()) != list(range(1, len(row) + 1))
        or len(row) < SHORTEST
        or not _has_text(blocks, row)
    ):
        return set()
    asking = {at for at in row if blocks[at].words.text.endswith("?")}
    named = {at for at in row if at in asking or _names(blocks[at].words.text[ends[at] :], words)}
    return named if len(named) >= len(row) * NAMED else set()


def _counts_on(numbers: Sequence[int]) -> bool:
    """Whether a row is long enough, and in whatever order nearly all numbers are the next one."""
    steps = sum(after == before + 1 for before, after in pairwise(sorted(numbers)))
    return len(numbers) >= SHORTEST and steps >= (len(numbers) - 1) * NEARLY_ALL


def _has_text(blocks: Sequence[Block], row: dict[int, int]) -> bool:
    """Whether something other than the next number stands below most lines of a row."""
    return sum(at + 1 < len(blocks) and at + 1 not in row for at in row) >= len(row) * FILLED


def _naming(blocks: Sequence[Block], ends: dict[int, int], words: Vocabulary) -> set[int]:
    """Return the places of lines whose words behind the code name something, where most do."""
    heads = {at for at, end in ends.items() if _names(blocks[at].words.text[end:], words)}
    return heads if len(heads) >= len(ends) * NAMED else set()


def _names(text: str, words: Vocabulary) -> bool:
    if len(text.split()) > LONGEST or text.endswith((",", ";")):
        return False
    return not is_sentence(text, words) or kind_of_heading(words, text)[1] >= NEARLY
