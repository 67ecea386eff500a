"""Blocks to a tree: what hangs from what, by indent, by marker, and by what leads in.

Numbers restart, repeat and run on across headings, so that a number alone never decides;
bullets after a number belong to it; a blank line never ends a list by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from actas.model.block import Block, Marker, Node
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

# Which bullet Word puts inside which, where their indents were lost on the way.
RANKS = {
    "•": 0, "●": 0, "·": 0, "∙": 0, "■": 0,
    "➢": 1, "o": 1, "○": 1, "◦": 1, "-": 1, "–": 1,
    "▪": 2, "‣": 2, "§": 2,
}  # fmt: skip
SHORT_LEAD = 120  # characters: a short sentence right above a list leads into it
CUE_AT_END = 80  # characters in which the words stand that announce a list
DEEPEST = 24  # levels; what is deeper hangs from the last of them
MANY = 3  # a shape seen three times is a pattern
SHORT_NAME = 60  # characters: what names a group of lines further in
STEP = 2  # columns further in, from which a line without a marker hangs from the one above


@dataclass(slots=True)
class Level:
    """The nodes below one node, or of the section itself, and the labels of their markers."""

    twigs: list[Twig] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def add(self, twig: Twig) -> None:
        """Add one more node."""
        self.twigs.append(twig)
        if twig.block.marker:
            self.labels.add(twig.block.marker.label)


@dataclass(slots=True)
class Twig:
    """A node while its children are still being found."""

    block: Block
    below: Level = field(default_factory=Level)

    def grown(self) -> Node:
        """Return the finished node."""
        return Node(block=self.block, children=tuple(twig.grown() for twig in self.below.twigs))


def nest(blocks: Sequence[Block], words: Vocabulary, *, apart: bool = False) -> tuple[Node, ...]:
    """Return the blocks of one section as a forest.

    ``apart`` where paragraphs need no blank line between them.
    """
    section = Level()
    stack: list[Twig] = []  # the open list items, outermost first
    leader: Twig | None = None  # what the list now open hangs from
    groups: list[Twig] = []  # short lines that such without a marker hang from which stand further in
    leads = _leads(blocks, words, apart)
    followers = _followers(blocks)
    for at, block in enumerate(blocks):
        twig = Twig(block)
        if leader is not None and _begins_again(block, leader.below):
            leader, stack = None, []  # the list that was led into is over
        base = leader.below if leader is not None else section
        if block.look.note:
            section.add(twig)
            continue
        while groups and not _stands_under(groups[-1].block, block):
            groups.pop()
        if block.marker is not None:
            stack = _open_above(stack, block, block.marker, base)
            (stack[-1].below if stack else base).add(twig)
            stack = [*stack, twig][:DEEPEST]
            continue
        above = groups[-1] if groups else None
        if _names_group(block) and len(groups) < DEEPEST:
            groups.append(twig)
        if above is not None:
            above.below.add(twig)
            continue
        home = None if block.kind in ("row", "name") else _home_of_paragraph(block, stack, followers[at])
        if home is not None:
            home.below.add(twig)
        elif block.kind == "row" and leader is not None and not stack:
            base.add(twig)
        else:
            stack = []
            section.add(twig)
            leader = twig if at in leads or block.kind == "name" else None
    return tuple(twig.grown() for twig in section.twigs)


def _begins_again(block: Block, level: Level) -> bool:
    """Whether a number is the first again, of the shape and indent of the list that stands there."""
    marker, first = block.marker, level.twigs[0].block if level.twigs else None
    if marker is None or first is None or first.marker is None or marker.family == "bullet":
        return False
    again = marker.value == first.marker.value == 1 and len(level.twigs) > 1
    return again and marker.shape == first.marker.shape and block.indent == first.indent


def _open_above(stack: list[Twig], block: Block, marker: Marker, base: Level) -> list[Twig]:
    """Return the items that a marked block hangs inside, outermost first."""
    keep = list(stack)
    closed: Twig | None = None
    while keep and not _inside(keep, block, marker, keep[-2].below if len(keep) > 1 else base):
        closed = keep.pop()
    if keep and closed is not None and keep[-1].block.indent < block.indent < closed.block.indent:
        # Between two levels that are open: it belongs to the nearer one.
        nearer_outer = block.indent - keep[-1].block.indent < closed.block.indent - block.indent
        return keep[:-1] if nearer_outer else keep
    return keep


def _inside(stack: list[Twig], block: Block, marker: Marker, siblings: Level) -> bool:
    """Whether a block hangs from the last of the open items, whose siblings are given."""
    parent = stack[-1].block
    above = parent.marker
    if above is None:
        return False
    if marker.family == "multi" and above.family in ("multi", "decimal"):
        return marker.label.startswith(above.label + ".")
    if block.indent != parent.indent:
        return block.indent > parent.indent and not _same_run(parent, block)
    if above.depth != marker.depth:
        return marker.depth > above.depth
    if any(_counts_on(twig.block, block) for twig in stack):
        return False
    if marker.family == "bullet":  # bullets after item N belong to item N
        return above.family != "bullet" or _inner_glyph(stack, above, marker, siblings)
    if above.family == marker.family and above.shape == marker.shape:
        return False
    return marker.value == 1 and (above.family != "bullet" or parent.words.text.endswith(":"))


def _same_run(above: Block, below: Block) -> bool:
    """Whether a one-column slip of the same marker is the same list: "9. a", " 10. b"."""
    one, two = above.marker, below.marker
    if one is None or two is None or below.indent - above.indent > 1:
        return False
    return (
        one.family == two.family == "decimal" and one.shape == two.shape and two.value == (one.value or 0) + 1
    )


def _counts_on(above: Block, below: Block) -> bool:
    """Whether ``below`` is the next number of the list in which ``above`` stands."""
    one, two = above.marker, below.marker
    if one is None or two is None or one.family == "bullet" or above.indent != below.indent:
        return False
    if one.family != two.family and {one.family, two.family} != {"alpha", "roman"}:
        return False
    if one.shape == two.shape:
        return True
    return one.value is not None and two.value == one.value + 1 and one.family == "decimal"


def _inner_glyph(stack: list[Twig], above: Marker, marker: Marker, siblings: Level) -> bool:
    """Whether a bullet is of the kind that stands inside the kind above."""
    if above.label == marker.label or marker.label in siblings.labels:
        return False
    if any(twig.block.marker and twig.block.marker.label == marker.label for twig in stack):
        return False
    return RANKS.get(marker.label, 0) > RANKS.get(above.label, 0) and "*" not in (above.label, marker.label)


def _home_of_paragraph(block: Block, stack: list[Twig], follower: Block | None) -> Twig | None:
    """Return the item that a paragraph without marker belongs to, or None for the section itself."""
    if not stack:
        return None
    if block.indent:
        inside = [twig for twig in stack if block.indent > twig.block.indent + 1]
        if inside:
            return inside[-1]
    if follower is None:
        return None
    for twig in reversed(stack):
        if _is_next_number(twig.block, follower):
            return twig  # the list goes on after it: it speaks of the last number
    deeper = follower.indent > stack[-1].block.indent
    return stack[-1] if deeper else None


def _names_group(block: Block) -> bool:
    """Whether a paragraph is as short as the name of what stands further in below it."""
    text = block.words.text
    return block.kind == "paragraph" and len(text) <= SHORT_NAME and not text.endswith((".", ";", ","))


def _stands_under(above: Block, below: Block) -> bool:
    """Whether a line without a marker stands so far in that it hangs from the short one above."""
    return below.kind == "paragraph" and below.marker is None and below.indent >= above.indent + STEP


def _is_next_number(above: Block, below: Block) -> bool:
    one, two = above.marker, below.marker
    if one is None or two is None or one.value is None or above.indent != below.indent:
        return False
    return one.family == two.family != "bullet" and two.value == one.value + 1


def _followers(blocks: Sequence[Block]) -> list[Block | None]:
    """Return for each block the next one with a marker; None where a table or a name comes first."""
    out: list[Block | None] = [None] * len(blocks)
    coming: Block | None = None
    for at in range(len(blocks) - 1, -1, -1):
        out[at] = coming
        if blocks[at].look.note:
            continue
        if blocks[at].marker is not None:
            coming = blocks[at]
        elif blocks[at].kind in ("row", "name"):
            coming = None
    return out


def _leads(blocks: Sequence[Block], words: Vocabulary, apart: bool) -> frozenset[int]:
    """Return which blocks lead into the list below them, by their places."""
    maybe: set[int] = set()
    sure: set[int] = set()
    for at, (block, below) in enumerate(pairwise(blocks)):
        if block.marker or block.kind != "paragraph":
            continue
        text = block.words.text.rstrip()
        if below.kind == "row" and text.endswith(":"):
            sure.add(at)
        if below.marker is None or below.look.note:
            continue
        asked_before = at > 0 and blocks[at - 1].words.text.endswith("?")
        if _announces(text, words) or (text.endswith("?") and below.gap <= 1 and not asked_before):
            sure.add(at)
        elif not text.endswith("."):
            (sure if below.gap == 0 and not apart else maybe).add(at)
        elif len(text) <= SHORT_LEAD:
            maybe.add(at)
    # A short paragraph above a list, again and again, is how this writer leads in.
    return frozenset(sure | maybe if len(maybe) + len(sure) >= MANY else sure)


def _announces(text: str, words: Vocabulary) -> bool:
    """Whether a paragraph says that a list follows: «Se propuso lo siguiente»."""
    if text.endswith((":", "?")):
        return text.endswith(":")
    end = fold(text)[-CUE_AT_END:]
    return any(cue in end for cue in words.phrases("cues", "lead_in"))
