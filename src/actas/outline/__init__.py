"""Clean lines to a tree of headings and blocks: how the notes look, not yet what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block, Clean, Outline, targets_of
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.blocks import blocks
from actas.outline.breaking import KEPT
from actas.outline.doubled import halved
from actas.outline.empty_bullets import without_empty
from actas.outline.first_bullets import with_first_bullets
from actas.outline.forms import with_forms
from actas.outline.groups import grouped, set_in_below
from actas.outline.headings import headings
from actas.outline.hours_alone import with_hours
from actas.outline.leaf_headings import with_leaves
from actas.outline.names import mark_names
from actas.outline.parts import parts
from actas.outline.scan import TEXT_FORMATS, scan, typed_markdown
from actas.outline.sign_levels import with_levels
from actas.outline.spelled import with_spelled
from actas.outline.spread import closed_up
from actas.outline.straight import straightened
from actas.outline.tables import with_columns
from actas.outline.tails import split_tails
from actas.outline.title import lift_title
from actas.outline.typeset import typeset
from actas.vocabulary import Vocabulary

SPACED = 0.3  # share of blocks below a blank line, from which a Word file sets things apart by blank lines
LONG, FEW = 60, 10  # characters of a statement; pairs of blocks with one, which tell of plain notes
CLOSE = 0.1  # the same, below which plain notes set nothing apart by them
FLOWING = frozenset({"md", "rst", "org", "wiki"})  # only a blank line ends a paragraph
HEADING_END = compiled(r"\s*(?:[:=–—]+|\.[-–—]+)\s*$")


def outline(clean: Clean, words: Vocabulary) -> Outline:
    """Return the outline of the notes; every block keeps its lines and why it was taken for what it is."""
    is_text = clean.format in TEXT_FORMATS
    fmt = "md" if not is_text and typed_markdown(clean) else clean.format
    rows = scan(clean, fmt)
    with_spelled(rows, words, markdown=is_text or fmt == "md")
    once = halved(rows)
    flowing = clean.format in FLOWING and once is None
    found = blocks(closed_up(once or rows), words, fmt, flowing=flowing)
    found, columns = with_columns(typeset(with_hours(with_first_bullets(found))), words)
    found, unfilled = without_empty(set_in_below(grouped(with_levels(straightened(found))), words))
    gaps, told = _gaps(found, clean)
    found = with_forms(with_leaves(found, words), words)
    apart = not (is_text or gaps > SPACED)
    close = is_text and told < CLOSE
    found = mark_names(headings(found, words, apart=apart or close, kept=clean.format in KEPT), words)
    named = any(key.key in words.grammar("front_title") for key in clean.front)
    title, rest = lift_title(found, words, named=named)
    targets = targets_of(block for block in rest if block.kind == "heading")
    rest = [_tidied(block) if block.kind == "heading" else block for block in split_tails(rest, words)]
    return Outline(
        title=tuple(map(_whole, title)),
        parts=parts(rest, words, apart=apart),
        discarded=(*clean.discarded, *columns, *unfilled, *targets),
        front=clean.front,
    )


def _gaps(found: Sequence[Block], clean: Clean) -> tuple[float, float]:
    """Return the share of blocks that stand below a blank line which is not where a page ends.

    The second is that of those about statements, where there are some. Nothing is kept: blocks are many.
    """
    pairs = gaps = telling = apart = 0
    for above, below in pairwise(found):
        gap = below.gap > 0
        if gap and clean.edges:
            gap = clean.edges.isdisjoint(range(above.span.last, below.span.first + 1))
        tells = len(above.words.text) > LONG or len(below.words.text) > LONG
        pairs, gaps = pairs + 1, gaps + gap
        telling, apart = telling + tells, apart + (tells and gap)
    share = gaps / (pairs + 1)
    return share, apart / (telling + 1) if telling >= FEW else share


def _whole(title: Block) -> Block:
    """Return a line that names the meeting with the number that opens it: «8º Encuentro»."""
    marker = title.marker
    if marker is None or marker.family == "bullet":
        return title
    return replace(title, words=title.words.behind(f"{marker.written} "), marker=None)


def _tidied(heading: Block) -> Block:
    """Return a heading without the colon at the end of its words."""
    text = HEADING_END.sub("", heading.words.text)
    return replace(heading, words=replace(heading.words, text=text)) if text else heading
