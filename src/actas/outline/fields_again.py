"""Fields of a form below each marked heading: «## 4 de mayo», «Hecho:», «Falta:», and below the next too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.block import Block
from actas.outline.beside import FEW
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sentences import is_sentence

OFTEN, TWICE = 3, 2  # headings below which a field stands: one at least, and the others
LONGEST = 40  # characters
GIVEN, UNKNOWN = 2.0, 1.0  # `person_score` of a known given name; of capitals that nothing explains


def fields_again(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of short lines with a colon that come again, once below each of several headings.

    There are two at least, as a form has, and one of them names: what leads in to lists may come again, too.
    """
    below: dict[str, list[int]] = {}
    for at, field in _fields(blocks):
        below.setdefault(field, []).append(at)
    found = {field: places for field, places in below.items() if len(places) >= TWICE}
    if len(found) < TWICE or max(map(len, found.values())) < OFTEN:
        return frozenset()
    heads = _heads_above(blocks)
    scores = {
        field: person_score(words, blocks[places[0]].words.text.rstrip(" :"))
        for field, places in found.items()
    }
    if min(scores.values()) >= UNKNOWN:
        return frozenset()  # people of no table, each below each topic
    form = {
        field: places for field, places in found.items()
        if len({heads[at] for at in places}) == len(places)
        and len({blocks[heads[at]].level for at in places}) == 1
        and not known_actor(words, field) and scores[field] < GIVEN
    }  # fmt: skip
    if len(form) < TWICE or all(is_sentence(field, words) for field in form):
        return frozenset()
    return frozenset().union(*form.values())


def _fields(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield short plain lines that end in a colon, below a heading that the format marks."""
    marked = False
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            marked = block.cues[:1] == ("carrier-heading",)
        elif marked and block.kind == "paragraph" and block.words.text[-1:] == ":":
            text = block.words.text
            if (
                not block.indent
                and block.marker is None
                and len(text) <= LONGEST
                and len(text.split()) <= FEW + 1
            ):
                yield at, fold(text).rstrip(" :")


def _heads_above(blocks: Sequence[Block]) -> list[int]:
    """Return for each block the place of the heading above it, -1 where none is."""
    out, above = [], -1
    for at, block in enumerate(blocks):
        above = at if block.kind == "heading" else above
        out.append(above)
    return out
