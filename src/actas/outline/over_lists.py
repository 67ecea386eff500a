"""Plain lines that each stand above a list, and hardly any that does not: what they name are the sections.

Numbers that run on from one such list to the next begin no new one, and yet the line above them names it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from actas.model.block import Block
from actas.outline.beside import names_by_clause
from actas.outline.leading import states
from actas.outline.leading_in import leads_in
from actas.outline.short_names import is_somebody, named
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.sentences import is_sentence, says_which

SEVERAL = 3  # such lines
MOST = 0.75  # share of the plain lines, from the first of them on
LONGEST = 8  # words of one
COMPANY = 2  # numbers that follow another to each of those with a line above
PARTED = " / "  # «Nombre / Organización» above «Ana / OIM» names columns
ENDS = (".", ";", ",", "!", "…", "?")  # of what is told, asked or goes on


def over_lists(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short plain lines right above lists, where nearly all plain lines are.

    Lines set in are weighed by themselves, those of one column together: what stands further out names more.
    """
    columns: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.marker is None and block.kind in ("paragraph", "heading"):
            columns.setdefault(block.indent, []).append(at)
    several = [plain for plain in columns.values() if len(plain) >= SEVERAL]
    run_on = _run_on(blocks) if several else frozenset()
    return frozenset().union(*(_at_column(plain, blocks, run_on, words) for plain in several))


def _at_column(
    plain: Sequence[int], blocks: Sequence[Block], run_on: Collection[int], words: Vocabulary
) -> frozenset[int]:
    """Return which plain lines of one column stand right above lists, if nearly all do."""
    above = [
        at for at in plain
        if at + 1 < len(blocks)
        and (at + 1 in run_on or _opens_list(blocks[at + 1], blocks[at].indent))
        and not _is_of_item(at, blocks)
        and not all(PARTED in block.words.text for block in blocks[at : at + 2])
    ]  # fmt: skip
    if len(above) < SEVERAL:
        return frozenset()
    heads = named([(at, blocks[at].words.text) for at in above], partial(names_part, words=words))
    if len(heads) < max(SEVERAL, (len(plain) - plain.index(above[0])) * MOST):
        return frozenset()
    colons = [at for at in heads if blocks[at].words.text.endswith(":")]
    # Among names with a colon one without may head all the same; a colon among those without leads in,
    # but to no numbers that go on from those above.
    leads = () if len(colons) * 2 > len(heads) else (at for at in colons if at + 1 not in run_on)
    return frozenset(heads).difference(leads)


def _run_on(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of numbers right below plain lines that go on counting, most of them in company.

    What stands below each number alone is told of it: only where lines stand above several, they part them.
    """
    out: list[int] = []
    last: dict[tuple[int, str], int] = {}
    runs = 0
    for at, block in enumerate(blocks):
        marker = block.marker
        if marker is None or marker.family != "decimal" or marker.value is None:
            continue
        like, plain = (block.indent, marker.shape), at > 0 and blocks[at - 1].marker is None
        follows = last.get(like) == marker.value - 1
        runs += follows
        if follows and plain and blocks[at - 1].indent <= block.indent:
            out.append(at)
        last[like] = marker.value
    return frozenset(out) if runs >= len(out) * COMPANY else frozenset()


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
    if is_sentence(text, words) and not (names_by_clause(text, words) or says_which(text, words)):
        return False
    name = text.rstrip(" :")
    if name != text and leads_in(name, words):
        return False  # "Three ways to water the beds:"
    return not is_somebody(name, words)
