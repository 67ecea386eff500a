"""Plain lines that each stand above a list, and hardly any that does not: what they name are the sections."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from actas.model.block import Block
from actas.outline.beside import names_by_clause
from actas.outline.leading import states
from actas.outline.leading_in import leads_in
from actas.outline.short_names import is_somebody, named
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # such lines
MOST = 0.75  # share of the plain lines, from the first of them on
LONGEST = 8  # words of one
ENDS = (".", ";", ",", "!", "…", "?")  # of what is told, asked or goes on


def over_lists(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short plain lines right above lists, where nearly all plain lines are.

    Lines set in are weighed by themselves, those of one column together: what stands further out names more.
    """
    columns: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.marker is None and block.kind in ("paragraph", "heading"):
            columns.setdefault(block.indent, []).append(at)
    several = (plain for plain in columns.values() if len(plain) >= SEVERAL)
    return frozenset().union(*(_at_column(plain, blocks, words) for plain in several))


def _at_column(plain: Sequence[int], blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return which plain lines of one column stand right above lists, if nearly all do."""
    above = [
        at for at in plain
        if at + 1 < len(blocks)
        and _opens_list(blocks[at + 1], blocks[at].indent)
        and not _is_of_item(at, blocks)
    ]  # fmt: skip
    if len(above) < SEVERAL:
        return frozenset()
    heads = named([(at, blocks[at].words.text) for at in above], partial(names_part, words=words))
    if len(heads) < max(SEVERAL, (len(plain) - plain.index(above[0])) * MOST):
        return frozenset()
    colons = [at for at in heads if blocks[at].words.text.endswith(":")]
    # Among names with a colon one without may head all the same; a colon among those without leads in.
    return frozenset(heads if len(colons) * 2 > len(heads) else set(heads).difference(colons))


def _is_of_item(at: int, blocks: Sequence[Block]) -> bool:
    """Whether what a line set in belongs to, the next one above that stands further out, is a point."""
    column = blocks[at].indent
    while column and at:
        at -= 1
        if blocks[at].indent < column:
            return blocks[at].marker is not None and blocks[at].kind == "item"
    return False


def _opens_list(below: Block, column: int) -> bool:
    """Whether a block begins a list, as far in as the line above it or further."""
    if below.kind != "item" or below.marker is None or below.indent < column:
        return False
    return below.marker.family == "bullet" or below.marker.value == 1


def names_part(text: str, words: Vocabulary) -> bool:
    """Whether a line is short and names something that is nobody."""
    if len(text.split()) > LONGEST or text.endswith(ENDS):
        return False
    if greets(fold(text), words) or (": " in text and states(text, words)):
        return False  # «Hola a todas», «Responsable: Ana»
    if is_sentence(text, words) and not names_by_clause(text, words):
        return False
    name = text.rstrip(" :")
    if name != text and leads_in(name, words):
        return False  # "Three ways to water the beds:"
    return not is_somebody(name, words)
