"""Numbers that run through the whole of the notes, text under each: they count sections, not points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SHORTEST = 3  # numbers in a row
LONGEST = 14  # words of a line that may head a section
FEW = 6  # words of one that may end in a full stop
LONGEST_NAMED = 60  # characters of a line that announces an agenda
FILLED, NAMED = 0.6, 0.75  # share of the lines with something below; of those that name rather than tell
COUNTING = frozenset({"decimal", "roman", "alpha"})


@dataclass(frozen=True, slots=True)
class Member:
    """A numbered line, its place, and what speaks for its heading a section."""

    at: int
    value: int
    known: bool  # its words are what sections are called
    names: bool  # it names something, and tells nothing
    filled: bool  # there is something below that is not the next number
    told: bool  # and that is text without a marker
    roman: bool  # the number is of the kind that counts chapters


def heading_series(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of numbered lines that head sections, where a whole row of numbers does."""
    found: set[int] = set()
    agenda = _agenda(blocks, words)
    for run in _runs(blocks, words):
        if _heads(run, again=agenda is not None and agenda < run[0].at and run[0].value == 1):
            found.update(member.at for member in run if member.names or member.known)
    return frozenset(found)


def _agenda(blocks: Sequence[Block], words: Vocabulary) -> int | None:
    """Return where a numbered agenda ends: what counts from 1 again below it are its points, one by one."""
    for at, block in enumerate(blocks[:-1]):
        text = block.words.text
        if block.kind == "item" or len(text) > LONGEST_NAMED or kind_of_heading(words, text)[0] != "agenda":
            continue
        end = at
        while end + 1 < len(blocks) and _counts(blocks[end + 1], first=end == at):
            end += 1
        if end - at >= SHORTEST - 1:
            return end
    return None


def _counts(block: Block, *, first: bool) -> bool:
    """Whether a block is a number of a list, its first or a later one."""
    marker = block.marker
    if block.kind != "item" or marker is None or marker.family not in COUNTING:
        return False
    return (marker.value == 1) == first


def _heads(run: Sequence[Member], *, again: bool) -> bool:
    many = len(run)
    if many < (SHORTEST - again):
        return False
    known, told = sum(one.known for one in run), sum(one.told for one in run)
    if sum(one.filled for one in run) < many * FILLED or sum(one.names for one in run) < many * NAMED:
        return False
    return run[0].roman or again or known * 3 >= many or (known >= 2 and told * 2 >= many)


def _runs(blocks: Sequence[Block], words: Vocabulary) -> Iterator[list[Member]]:
    """Yield the rows of numbers at the margin that count on from one another."""
    open_runs: dict[tuple[str, str], list[Member]] = {}
    for at, block in enumerate(blocks):
        marker = block.marker
        if block.kind != "item" or marker is None or marker.value is None or block.indent:
            continue
        if marker.family not in COUNTING:
            continue
        key = (marker.family, marker.shape)
        run = open_runs.get(key, [])
        if run and marker.value != run[-1].value + 1:
            yield run
            run = []
        run.append(_member(blocks, at, marker.value, words))
        open_runs[key] = run
    yield from open_runs.values()


def _member(blocks: Sequence[Block], at: int, value: int, words: Vocabulary) -> Member:
    block = blocks[at]
    text = block.words.text
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    marker, next_one = block.marker, below.marker if below else None
    counts = marker is not None and next_one is not None and next_one.shape == marker.shape
    length = len(text.split())
    known = kind_of_heading(words, text)[1] >= NEARLY
    names = (
        0 < length <= LONGEST and not text.endswith((",", ";")) and (known or not is_sentence(text, words))
    )
    return Member(
        at=at,
        value=value,
        known=known,
        names=names,
        filled=below is not None and not counts,
        told=below is not None and next_one is None,
        roman=marker is not None and marker.family == "roman" and marker.label.isupper(),
    )
