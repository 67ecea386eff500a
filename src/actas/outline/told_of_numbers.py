"""Lines without mark between the numbers of one list: each is of the number above.

Where points hold letters: «1. Accès», «a. portail», «2. Puits», «Luc appelle.»,
«Tours d'arrosage», «a. lundi».
Where numbers tell, and names stand above more of it: «2) Se habló del muelle.», «Cadenas:», «La de fuera está
gastada.», «3) Se cierra a las ocho.»; or above bullets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # numbers of a run between which names with a colon head nothing
LONGEST = 80  # characters of such a name
ONE_IN = 3  # numbers, at least, that tells where names stand above bullets


def told_of_numbers(blocks: Sequence[Block], words: Vocabulary) -> Mapping[int, int]:
    """Return the places of such lines, and of what they belong to: their number, or the name above them."""
    return {**_beside_letters(blocks, words), **_named_between(blocks, words)}


def _named_between(blocks: Sequence[Block], words: Vocabulary) -> Mapping[int, int]:
    """Return names with a colon between numbers that tell, each with its number, and the text below each.

    Bullets below a name hang from it by their mark; what goes on behind them is of the number again.
    """
    named = {
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.words.text[-1:] == ":" and block.kind == "paragraph" and block.marker is None
        and (block.gap or _is_bullet(below)) and not (block.indent or block.words.bold)
        and not block.words.text[LONGEST:]
    }  # fmt: skip
    if not named:
        return {}
    out: dict[int, int] = {}
    for run in _runs(blocks):
        if len(run) < SEVERAL or not _tell(blocks, run, named, words):
            continue
        for number, following in pairwise(run):
            of = number
            told = all(
                block.kind == "paragraph" or _is_bullet(block) for block in blocks[number + 1 : following]
            )
            for at in range(number + 1, following if told else number):
                if _is_bullet(blocks[at]):
                    of = number
                elif at in named and at + 1 < following and at + 1 not in named:
                    out[at], of = number, at
                elif of != number or (out and max(out) > number):
                    out[at] = of
    return out


def _tell(blocks: Sequence[Block], run: Sequence[int], named: Collection[int], words: Vocabulary) -> bool:
    """Whether numbers tell: most by their stop, and above names that have bullets some by what they say.

    «1. Cuentas del año.» is a topic; that a name comes again below another one says so, and numbers that go
    on right below a name count through its section.
    """
    if sum(blocks[at].words.text[-1:] == "." for at in run) * 2 < len(run):
        return False
    inner = [at for at in named if run[0] < at < run[-1]]
    if not any(_is_bullet(blocks[at + 1]) for at in inner):
        return True
    names = {fold(blocks[at].words.text) for at in inner}
    if len(names) < len(inner) or any(blocks[at - 1].words.text[-1:] == ":" for at in run[1:]):
        return False
    return sum(is_sentence(blocks[at].words.text, words) for at in run) * ONE_IN >= len(run)


def _is_bullet(block: Block) -> bool:
    return block.marker is not None and block.marker.family == "bullet"


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
