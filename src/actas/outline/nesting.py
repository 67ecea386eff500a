"""Blocks to a tree: what hangs from what, by indent, by marker, and by what leads in.

Numbers restart, repeat and run on across headings, so that a number alone never decides;
bullets after a number belong to it; a blank line never ends a list by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from actas.model.block import Block, Marker, Node
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

# Which bullet Word puts inside which, where their indents were lost on the way.
RANKS = {
    "•": 0,
    "●": 0,
    "·": 0,
    "∙": 0,
    "■": 0,
    "➢": 1,
    "o": 1,
    "○": 1,
    "◦": 1,
    "-": 1,
    "–": 1,
    "▪": 2,
    "‣": 2,
    "§": 2,
}
GLUED_LEAD = 120  # characters: a short sentence right above a list leads into it
DEEPEST = 24  # levels; what is deeper hangs from the last of them
MANY = 3  # a shape seen three times is a pattern


@dataclass(slots=True)
class Twig:
    """A node while its children are still being found."""

    block: Block
    children: list[Twig] = field(default_factory=list)

    def grown(self) -> Node:
        """Return the finished node."""
        return Node(block=self.block, children=tuple(child.grown() for child in self.children))


def nest(blocks: Sequence[Block], words: Vocabulary, *, apart: bool = False) -> tuple[Node, ...]:
    """Return the blocks of one section as a forest; ``apart`` where paragraphs need no blank line between them."""
    roots: list[Twig] = []
    stack: list[Twig] = []  # the open list items, outermost first
    leader: Twig | None = None
    leads = _leads(blocks, words, apart)
    followers = _followers(blocks)
    for at, block in enumerate(blocks):
        twig = Twig(block)
        if block.marker is None:
            home = None if block.kind in ("row", "name") else _home_of_paragraph(block, stack, followers[at])
            if home is not None:
                home.children.append(twig)
            elif block.kind == "row" and leader is not None and not stack:
                leader.children.append(twig)
            else:
                stack = []
                roots.append(twig)
                leader = twig if at in leads or block.kind == "name" else None
            continue
        base = leader.children if leader is not None else roots
        stack = _open_above(stack, block, base)
        (stack[-1].children if stack else base).append(twig)
        stack = [*stack, twig][:DEEPEST]
    return tuple(root.grown() for root in roots)


def _open_above(stack: list[Twig], block: Block, base: list[Twig]) -> list[Twig]:
    """Return the items that a marked block hangs inside, outermost first."""
    marker = block.marker
    if marker is None:
        return []
    keep = list(stack)
    closed: Twig | None = None
    while keep and not _inside(keep, block, marker, keep[-2].children if len(keep) > 1 else base):
        closed = keep.pop()
    if keep and closed is not None and keep[-1].block.indent < block.indent < closed.block.indent:
        # Between two levels that are open: it belongs to the nearer one.
        nearer_outer = block.indent - keep[-1].block.indent < closed.block.indent - block.indent
        return keep[:-1] if nearer_outer else keep
    return keep


def _inside(stack: list[Twig], block: Block, marker: Marker, siblings: list[Twig]) -> bool:
    """Whether a block hangs from the last of the open items."""
    parent = stack[-1].block
    above = parent.marker
    if above is None:
        return False
    if above.family == marker.family == "multi" or (above.family == "decimal" and marker.family == "multi"):
        return marker.label.startswith(above.label + ".")
    if block.indent != parent.indent:
        return block.indent > parent.indent and not _same_run(stack, block)
    if above.depth != marker.depth:
        return marker.depth > above.depth
    if any(_counts_on(twig.block, block) for twig in stack):
        return False
    if above.family != "bullet" and marker.family == "bullet":
        return True  # bullets after item N belong to item N
    if above.family == "bullet" and marker.family == "bullet":
        return _inner_glyph(stack, above, marker, siblings)
    if above.family != marker.family or above.shape != marker.shape:
        return marker.value == 1 and (above.family != "bullet" or parent.words.text.endswith(":"))
    return False


def _same_run(stack: list[Twig], block: Block) -> bool:
    """Whether a one-column slip of the same marker is the same list: " -a", "-b"."""
    parent = stack[-1].block
    if block.marker is None or parent.marker is None or block.indent - parent.indent > 1:
        return False
    one, two = parent.marker, block.marker
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


def _inner_glyph(stack: list[Twig], above: Marker, marker: Marker, siblings: list[Twig]) -> bool:
    if above.label == marker.label:
        return False
    if any(twig.block.marker and twig.block.marker.label == marker.label for twig in (*stack, *siblings)):
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
        if blocks[at].marker is not None:
            coming = blocks[at]
        elif blocks[at].kind in ("row", "name"):
            coming = None
    return out


def _leads(blocks: Sequence[Block], words: Vocabulary, apart: bool) -> frozenset[int]:
    """Return which blocks lead into the list below them."""
    cues = words.phrases("cues", "lead_in")
    maybe: list[int] = []
    sure: set[int] = set()
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.marker or block.kind != "paragraph" or below is None:
            continue
        if below.kind == "row" and block.words.text.rstrip().endswith(":"):
            sure.add(at)
        if below.marker is None:
            continue
        text = block.words.text.rstrip()
        folded = fold(text)
        last = folded[-80:]
        asks_alone = (
            text.endswith("?") and below.gap <= 1 and not (at and blocks[at - 1].words.text.endswith("?"))
        )
        if text.endswith(":") or asks_alone or (not text.endswith("?") and any(cue in last for cue in cues)):
            sure.add(at)
        elif below.gap == 0 and not apart and not text.endswith("."):
            sure.add(at)
        elif len(text) <= GLUED_LEAD or not text.endswith("."):
            maybe.append(at)
    # A short paragraph above a list, again and again, is how this writer leads in.
    if len(maybe) + len(sure) >= MANY and maybe:
        sure.update(maybe)
    return frozenset(sure)
