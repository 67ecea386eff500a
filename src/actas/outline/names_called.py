"""Names alone on their lines that a colon, an office or the heading above says speak, few as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.name_likes import NAMED
from actas.outline.name_lines import KNOWN, points_of
from actas.vocabulary import Vocabulary
from actas.vocabulary.sections import NEARLY, kind_of_heading

SEVERAL = 2  # full names, or lines below one
STOPS = (".", "!", "?", "…")
STOPPED = 4  # one in so many lines, at most, of what is put down point by point
MARKED = ("carrier-heading", "wording:", "look")  # cues of headings that more than their place makes
TOLD = ("paragraph", "item")


def with_told(blocks: Sequence[Block], words: Vocabulary) -> Sequence[Block]:
    """Return the blocks, what only its place makes a heading a paragraph where who says it stands above.

    «Bruno:», «Presupuesto recibido para el tejado»: with a colon, or as other full names have text below.
    """
    faint = [at for at, block in enumerate(blocks) if at and block.kind == "heading" and _is_faint(block)]
    if not faint:
        return blocks
    scores = {at: points_of(blocks[at - 1], frozenset(), words) for at in faint}
    told = [at for at, one in scores.items() if one >= KNOWN and _has_colon(blocks[at - 1])]
    bare = [at for at, one in scores.items() if one >= NAMED and blocks[at - 1].gap and blocks[at].gap]
    full = (
        below.kind in TOLD and points_of(above, frozenset(), words) >= NAMED
        for above, below in pairwise(blocks)
    )
    told += bare if bare and sum(full) >= SEVERAL else ()
    out = list(blocks)
    for at in told:
        out[at] = replace(blocks[at], kind="paragraph", level=None, cues=())
    return out


def _is_faint(block: Block) -> bool:
    """Whether a line is a heading by its place alone, and neither by its looks nor by its wording."""
    text = block.words.text
    if block.marker is not None or block.words.bold or text[-1:] == ":":
        return False
    return not text.isupper() and not any(cue.startswith(MARKED) for cue in block.cues)


def called(
    blocks: Sequence[Block], few: Sequence[int], points: Sequence[float], words: Vocabulary
) -> Iterator[int]:
    """Yield known names with a colon; a given name alone where most such lines are people: not «Luz:»."""
    yield from _told_apart(blocks, few, points, words)
    named = [at for at in few if points[at] >= KNOWN and _has_colon(blocks[at])]
    if not named:
        return
    alike = sum(
        _has_colon(block) and " " not in block.words.text.rstrip(" :") and below.kind in TOLD
        and kind_of_heading(words, block.words.text)[1] < NEARLY
        for block, below in pairwise(blocks)
    )  # fmt: skip
    short = sum(" " not in blocks[at].words.text.rstrip(" :") for at in named)
    yield from (at for at in named if points[at] >= NAMED or short * 2 > alike)


def _told_apart(
    blocks: Sequence[Block], few: Sequence[int], points: Sequence[float], words: Vocabulary
) -> Iterator[int]:
    """Yield full names above what is said, where a heading says that people spoke, or each has an office.

    «Intervenciones», «Ana Ruiz», what she said; «Ana Ruiz, alcaldesa», «Luis Paz, director».
    """
    full = [at for at in few if points[at] >= NAMED]
    held = [at for at in full if blocks[at].gap and blocks[at + 1].gap and "," in blocks[at].words.text]
    listed = any(after - at == 1 for at, after in pairwise(held))  # they came
    yield from held if len(held) >= SEVERAL and not listed else ()
    for at in full:
        headings = (one for one in range(at - 1, -1, -1) if blocks[one].kind == "heading" and one not in full)
        above = next((blocks[one] for one in headings), None)
        if above is not None and kind_of_heading(words, above.words.text)[0] == "interventions":
            yield at


def _has_colon(block: Block) -> bool:
    """Whether a colon behind a name says that more comes: no cell ends so, and nobody who signs."""
    return block.words.text.rstrip()[-1:] == ":"


def are_points(blocks: Sequence[Block], names: Collection[int]) -> bool:
    """Whether what stands below names is put down point by point: hardly a line of several has a stop.

    «Ana:», «Llamar al banco», «Encargar el letrero»: no speech ends its sentences so.
    """
    if not names or not all(_has_colon(blocks[at]) for at in names):
        return False
    said: list[Block] = []
    several = False
    for at in sorted(names):
        after = at + 1
        while after < len(blocks) and after not in names and blocks[after].kind == "paragraph":
            after += 1
        several = several or after - at > SEVERAL
        said += blocks[at + 1 : after]
    if not several or not all(one.words.text[:1].isupper() for one in said):
        return False
    return sum([one.words.text[-1:] in STOPS for one in said]) * STOPPED <= len(said)
