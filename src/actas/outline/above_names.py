"""A short line alone between blank lines, above names that stand alone on theirs: what is heard there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.beside import names_by_clause
from actas.outline.name_lines import CAPITALISED
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import country_of, person_score
from actas.vocabulary.sentences import is_sentence

LONGEST = 5  # words
LONGEST_NAME = 30  # characters of a person's name
GIVEN = 2.0  # points of a name that holds a known given name
SEVERAL = 2  # names below, no heading between
FIRST = 1  # what stands above it names the meeting


def with_headings(
    blocks: Sequence[Block], names: set[int], heard: set[int], words: Vocabulary
) -> list[Block]:
    """Return the blocks with «Oradores», «primera ronda» above names, and what is ``heard``, as headings."""
    out = list(blocks)
    level, marked = 1, False
    for at, block in enumerate(blocks):
        if block.kind == "heading" and at not in names:
            marked = block.cues[:1] == ("carrier-heading",)
            level = block.level or level
        elif at in heard or (at + 1 in names and at >= FIRST and _heads(blocks, at, names, words)):
            out[at] = replace(block, kind="heading", level=level + marked, cues=("above-names",))
    return out


def heard_of(blocks: Sequence[Block], names: set[int], words: Vocabulary) -> set[int]:
    """Return the places of countries alone on their lines below which people of theirs speak by name.

    «MADAGASCAR :», and below it «Hery : …», «Lalao : …»: the country is where they are from.
    """
    countries = {at for at in names if country_of(words, blocks[at].words.text)}
    heard = {
        at for at in countries
        if any(_speaks(blocks[below], words) for below in _below(blocks, at, names))
    }  # fmt: skip
    return heard if len(heard) >= SEVERAL and heard == countries else set()


def _below(blocks: Sequence[Block], at: int, names: set[int]) -> Iterator[int]:
    """Yield the places of the paragraphs below a name, up to the next name, heading or point."""
    for place in range(at + 1, len(blocks)):
        if place in names or blocks[place].kind != "paragraph" or blocks[place].marker is not None:
            return
        yield place


def _speaks(block: Block, words: Vocabulary) -> bool:
    """Whether a paragraph opens with a known person's name and a colon, an office in brackets or not."""
    label, colon, told = block.words.text.partition(":")
    name = label.partition("(")[0].strip()
    return bool(colon and told and name) and len(name) <= LONGEST_NAME and person_score(words, name) >= GIVEN


def _heads(blocks: Sequence[Block], at: int, names: set[int], words: Vocabulary) -> bool:
    block, text = blocks[at], blocks[at].words.text
    close = next((not blocks[one].gap for one in range(at + 2, len(blocks)) if one in names), False)
    apart = block.gap and (blocks[at + 1].gap or blocks[at + 1].words.all_bold or close)
    if block.kind != "paragraph" or block.marker is not None or not apart or not text[-1:].isalnum():
        return False
    if "," in text or len(text.split()) > LONGEST or any(map(str.isdecimal, text)):
        return False
    if (is_sentence(text, words) and not names_by_clause(text, words)) or person_score(
        words, text
    ) > CAPITALISED:
        return False
    heard = 0
    for place in range(at + 1, len(blocks)):
        if blocks[place].kind == "heading" and place not in names:
            break
        heard += place in names
        if heard >= SEVERAL:
            return True
    return False
