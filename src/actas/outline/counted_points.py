"""Points that are counted below what names them: «Recomendación 1. …», «Acuerdo 2: …», «1. ¿Qué falta?»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import ONE_WORD, WORD_AND_NUMBER
from actas.outline.markers import number_of
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import OPENS, kind_of_heading

DIGITS = frozenset("0123456789")
NONE: frozenset[int] = frozenset()
FEWEST = 3  # numbers that tell all
STEM = 7  # letters that «conclusión» and «Conclusiones» share
SEVERAL = 2  # points of one word
MOST = 200  # lines below a name that are looked at
LONGEST_NAME = 60  # characters of the heading above


def counted_points(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that count what the heading right above the first of them names, or tasks.

    At least half of them say all they say on their line; with text below each they may be headings.
    """
    found: set[int] = set()
    counted = [_counted(block) for block in blocks]
    for at, word in enumerate(counted):
        if word is None or at in found or not at:
            continue
        if word not in words.phrases("owners", "labels") and not _names(blocks[at - 1], word, words):
            continue
        far = range(at, min(at + MOST, len(blocks)))
        below = takewhile(lambda place: blocks[place].kind != "heading", far)
        like = [place for place in below if counted[place] == word]
        full = sum(_says_all(blocks, place, counted) for place in like)
        if len(like) >= SEVERAL and full * 2 >= len(like):
            found.update(like)
    return frozenset(found)


def asked_in_turn(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of numbered lines that ask, below a line that names questions: «Preguntas guía».

    Whatever each of them asks for, it heads no section: «1. ¿Qué falta?».
    """
    asking = [at for at, block in enumerate(blocks) if _asks(block)]
    if len(asking) < SEVERAL:
        return frozenset()
    above = asking[0] - 1
    if above < 0 or blocks[above].kind not in ("paragraph", "heading"):
        return frozenset()
    kind, strength = kind_of_heading(words, blocks[above].words.text)
    return frozenset(asking if kind == "questions" and strength >= OPENS else ())


def _asks(block: Block) -> bool:
    marker = block.marker
    return (
        block.kind == "item"
        and marker is not None
        and marker.value is not None
        and "?" in block.words.text[-2:]
    )


def _counted(block: Block) -> str | None:
    """Return the word that counts a line which says more than that; None where nothing does."""
    if block.kind not in ("paragraph", "item") or not block.words.text[:1].isalpha():
        return None
    if not ONE_WORD.match(block.words.text):
        return None  # nearly all
    text = block.words.text.rstrip(" .:")
    found = WORD_AND_NUMBER.match(fold(text))
    return found["word"] if found and found.end() < len(text) else None


def _names(above: Block, word: str, words: Vocabulary) -> bool:
    """Whether the line above names what the word counts, in the plural or with more words."""
    if above.kind not in ("paragraph", "heading") or len(above.words.text) > LONGEST_NAME:
        return False
    kind, strength = kind_of_heading(words, above.words.text)
    alike = kind_of_heading(words, word)[0] == kind or fold(above.words.text).startswith(word[:STEM])
    return strength >= OPENS and alike


def _says_all(blocks: Sequence[Block], at: int, counted: Sequence[str | None]) -> bool:
    """Whether nothing stands below a line but its like, or what a blank line or a heading sets off."""
    if at + 1 == len(blocks):
        return True
    below = blocks[at + 1]
    apart = bool(below.gap) and counted[at] == counted[at - 1] and below.kind != "item"
    return counted[at + 1] == counted[at] or below.kind == "heading" or apart


def bare_among_told(blocks: list[Block]) -> tuple[list[Block], frozenset[int]]:
    """Return the blocks, numbers with nothing but a name in bold as points where most tell all behind theirs.

    The second is where those stand.

    «**3. Riego** Sigue cortado.», «**4. Varios**», and what was said below, «**5. Cuentas** Aprobadas.»: all
    are points of one agenda, and the next is no part of the one above.
    """
    told, bare = 0, []
    for at, block in enumerate(blocks):  # a loop without calls: it is asked of all notes
        bold = block.words.bold
        if not bold or block.indent:
            continue
        if bold < len(block.words.text):
            told += block.marker is not None and block.marker.family == "decimal"
        elif block.kind == "paragraph" and block.words.text[0] in DIGITS:
            bare.append(at)
    if not bare or told < max(FEWEST, len(bare) + 1):
        return blocks, NONE  # nearly all notes
    numbers = {at: found for at in bare if (found := number_of(blocks[at].words.text)) and not found.weak}
    out = list(blocks)
    for at, found in numbers.items():
        out[at] = replace(
            blocks[at], kind="item", marker=found.marker, words=blocks[at].words.after(found.length)
        )
    return out, frozenset(numbers)
