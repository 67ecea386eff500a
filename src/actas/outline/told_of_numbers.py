"""Lines without mark between the numbers of one list: each is of the number above.

Where points hold letters: «1. Accès», «a. portail», «2. Puits», «Luc appelle.»,
«Tours d'arrosage», «a. lundi».
Where numbers tell, and names stand above more of it: «2) Se habló del muelle.», «Cadenas:», «La de fuera está
gastada.», «3) Se cierra a las ocho.».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import EXACT, kind_of_heading

SEVERAL = 3  # numbers of a run between which names with a colon head nothing
LONGEST = 60  # characters of such a name


def told_of_numbers(blocks: Sequence[Block], words: Vocabulary) -> Mapping[int, int]:
    """Return the places of such lines, and of what they belong to: their number, or the name above them."""
    return {**_beside_letters(blocks, words), **_named_between(blocks)}


def _named_between(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return names with a colon between numbers that tell, each with its number, and the text below each."""
    named = {
        at for at, block in enumerate(blocks)
        if block.words.text[-1:] == ":" and block.gap and block.kind == "paragraph" and block.marker is None
        and not (block.indent or block.words.bold or block.words.text[LONGEST:])
    }  # fmt: skip
    if not named:
        return {}
    out: dict[int, int] = {}
    for run in _runs(blocks):
        tell = sum(blocks[at].words.text[-1:] == "." for at in run)
        if len(run) < SEVERAL or tell * 2 < len(run):
            continue
        for number, following in pairwise(run):
            of = number
            told = all(block.kind == "paragraph" for block in blocks[number + 1 : following])
            for at in range(number + 1, following if told else number):
                if at in named and at + 1 < following and at + 1 not in named:
                    out[at], of = number, at
                elif of != number:
                    out[at] = of
    return out


def _beside_letters(blocks: Sequence[Block], words: Vocabulary) -> Mapping[int, int]:
    """Return the same beside letters: no blank line above them, the next number below.

    Letters must stand right below another number of the list, and below one of the lines. What sections are
    called heads one there, too.
    """
    lettered: list[int] = []
    below_plain = False  # a line without mark stands right above one of them
    above: Block | None = None
    for at, block in enumerate(blocks):
        marker = block.marker
        if marker is not None and marker.value == 1 and marker.family == "alpha" and above is not None:
            lettered.append(at)
            below_plain = below_plain or above.marker is None
        above = block
    if not below_plain:
        return {}
    out: dict[int, int] = {}
    for run in _runs(blocks):
        heads = any(at + 1 in lettered for at in run)
        for number, following in pairwise(run if heads else ()):
            lines = [at for at in range(number + 1, following) if blocks[at].marker is None]
            tight = all(blocks[at].kind == "paragraph" and not blocks[at].gap for at in lines)
            named = any(kind_of_heading(words, blocks[at].words.text)[1] >= EXACT for at in lines)
            if tight and not named and any(at + 1 in lettered for at in lines):
                out.update(dict.fromkeys(lines, number))
    return out


def _runs(blocks: Sequence[Block]) -> list[list[int]]:
    """Return the places of numbers that count on from one, however much stands between them."""
    runs: list[list[int]] = []
    for at, block in enumerate(blocks):
        marker = block.marker
        if marker is None or marker.family != "decimal":
            continue
        last = blocks[runs[-1][-1]] if runs else None
        if last is not None and last.marker is not None:
            like = (last.indent, last.marker.shape) == (block.indent, marker.shape)
            if like and marker.value == (last.marker.value or 0) + 1:
                runs[-1].append(at)
                continue
        if marker.value == 1:
            runs.append([at])
    return runs
