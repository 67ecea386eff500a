"""Lines right above parts that come again: «Barreras», «Cusco», «Puno», «Propuestas», «Cusco», «Puno»."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import word_and_number
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import NEARLY, kind_of_heading

SEVERAL = 2  # lines above parts, and parts that come again below them
LONGEST = 18  # words of a numbered line that may head parts
LONGEST_NAME, LONGEST_ASKED = 45, 200  # characters of who answers, and of what is asked


def over_parts(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with such lines as headings that are peers, and below each its parts.

    A numbered question above them is a heading, too. A heading that looks as these do, or is called as
    sections are, is their peer; any other below one of them is a part, though it comes but once.
    """
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    names = {at: _name(blocks[at]) for at in heads}
    times = Counter(names.values())
    # Who speaks is no part: names alone on their lines are read for themselves.
    again = {name for name, many in times.items() if many >= SEVERAL and not is_somebody(name, words)}
    if len(again) < SEVERAL:
        return blocks
    over = [at - 1 for at in heads if at and names[at] in again and _may_stand_over(blocks[at - 1], again)]
    if not (_are_of_one_kind(blocks, over) and _each_has_its_own(over, names, again)):
        return blocks
    level = min(blocks[at].level or 1 for at in over)
    peers = _of_the_row(blocks, over)
    for at in (*over, *peers):
        blocks[at] = _as_heading(blocks[at], level)
    looks = {_look(blocks[at]) for at in over} - {_look(blocks[at]) for at in heads if names[at] in again}
    above = frozenset(over)
    of_parts = True
    for at in sorted({*heads, *peers}):
        if at < over[0] or at in above:
            continue
        if at in peers:
            of_parts = False
            continue
        outer = (blocks[at].level or 1) < level
        peer = outer or (
            names[at] not in again and (_look(blocks[at]) in looks or _is_called(blocks[at], words))
        )
        of_parts = not peer if peer or at - 1 in above else of_parts
        if of_parts:
            blocks[at] = replace(blocks[at], level=level + 1)
    return blocks


def asked_of_each(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of questions that the same names answer: «¿Qué falta?», «Perú», «¿Qué hay?», «Perú».

    A name that comes again stands right below each of several; none stands right above, which would ask. A
    bullet before a question is in bold with it.
    """
    asked = [at for at, block in enumerate(blocks[:-1]) if block.words.text[-1:] == "?" and _may_ask(block)]
    if len(asked) < SEVERAL:
        return frozenset()  # nearly all notes
    times = Counter(_name(block) for block in blocks if _may_answer(block))
    found = [
        at for at in asked
        if times[_name(blocks[at + 1])] >= SEVERAL and _may_answer(blocks[at + 1])
        and not (at and _may_answer(blocks[at - 1]) and times[_name(blocks[at - 1])] >= SEVERAL)
    ]  # fmt: skip
    return frozenset(found if len(found) >= SEVERAL else ())


def counted_over_asked(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that a word counts, each above a question that comes again: «Mesa 1:»."""
    asked = [at for at, block in enumerate(blocks) if at and block.words.text[-1:] == "?" and not block.cells]
    times = Counter(_name(blocks[at]) for at in asked)
    over: dict[str, list[int]] = {}
    for at in asked if len(times) < len(asked) else ():
        above = blocks[at - 1]
        if above.kind == "paragraph" and above.marker is None and times[_name(blocks[at])] >= SEVERAL:
            counted = None if above.words.text[LONGEST_ASKED:] else word_and_number(above.words.text, words)
            if counted:
                over.setdefault(counted[0], []).append(at - 1)
    return frozenset(at for places in over.values() if len(places) >= SEVERAL for at in places)


def _may_ask(block: Block) -> bool:
    if block.kind == "heading" or block.cells or block.words.text[LONGEST_ASKED:]:
        return False
    return block.marker is None or (block.marker.family == "bullet" and block.words.all_bold)


def _may_answer(block: Block) -> bool:
    """Whether a line may be a name alone."""
    text = block.words.text
    named = text[-1:].isalnum() or text[-1:] in (":", ")")
    return block.marker is None and not block.cells and named and not text[LONGEST_NAME:]


def _name(block: Block) -> str:
    return fold(block.words.text).rstrip(" :.")


def _may_stand_over(block: Block, again: Collection[str]) -> bool:
    """Whether a line may head the parts right below it: another heading, or a numbered line."""
    if block.kind == "heading":
        return _name(block) not in again
    numbered = block.kind == "item" and block.marker is not None and block.marker.family == "decimal"
    return numbered and len(block.words.text.split()) <= LONGEST


def _are_of_one_kind(blocks: Sequence[Block], over: Sequence[int]) -> bool:
    """Whether such lines are headings, or numbers that count on from one."""
    if all(blocks[at].kind == "heading" for at in over):
        return True
    return [_number(blocks[at]) for at in over] == list(range(1, len(over) + 1))


def _number(block: Block) -> int | None:
    """Return what counts a heading, or a point; None where nothing does, or something else than figures."""
    if block.kind == "heading":
        return int(block.label) if block.label and block.label.isdecimal() else None
    return block.marker.value if block.marker and block.marker.family == "decimal" else None


def _of_the_row(blocks: Sequence[Block], over: Sequence[int]) -> frozenset[int]:
    """Return the places of the numbers that go on from those above parts, without parts of their own.

    «3. Cierre», and what was said; where the numbers are no one row, none is.
    """
    column = blocks[over[0]].indent
    row = [
        at for at in range(over[0], len(blocks))
        if _number(blocks[at]) is not None and blocks[at].indent == column
    ]  # fmt: skip
    short = set(over).issubset(row) and all(len(blocks[at].words.text.split()) <= LONGEST for at in row)
    if not short or [_number(blocks[at]) for at in row] != list(range(1, len(row) + 1)):
        return frozenset()
    return frozenset(row).difference(over)


def _each_has_its_own(over: Sequence[int], names: dict[int, str], again: Collection[str]) -> bool:
    """Whether no part comes twice below one of several lines, and none stands above the first of them."""
    if len(over) < SEVERAL:
        return False
    below: set[tuple[int, str]] = set()
    for at, name in names.items():
        if name not in again:
            continue
        of = bisect_left(over, at)
        if not of or (of, name) in below:
            return False
        below.add((of, name))
    return True


def _as_heading(block: Block, level: int) -> Block:
    if block.kind == "heading":
        return replace(block, level=level)
    label = block.marker.label if block.marker else None
    return replace(block, kind="heading", level=level, marker=None, label=label, cues=("over-parts",))


def _look(block: Block) -> tuple[bool, bool, str]:
    text = block.words.text.rstrip()
    return block.words.all_bold, text.isupper(), text[-1:] if text[-1:] in ":?." else ""


def _is_called(block: Block, words: Vocabulary) -> bool:
    return kind_of_heading(words, block.words.text)[1] >= NEARLY
