"""Whether one marked block hangs from another: by indent, by marker, by what stands about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from actas.model.block import Block, Marker, Node
from actas.model.plain import Plain, plain

MANY = 3  # points that are a list of their own
LEADING = (":", "?")
BELOW = frozenset({"bullet", "alpha", "roman"})  # what hangs from «5.2» as it does from «5.»


@plain(frozen=False)
class Level(Plain):
    """The nodes below one node, or of the section itself, and the labels of their markers."""

    # Most nodes have none below: for those no lists are made, and nobody adds to these.
    twigs: list[Twig] = ()  # type: ignore[assignment]
    labels: set[str] = frozenset()  # type: ignore[assignment]
    running: set[str] = frozenset()  # type: ignore[assignment]  # those since the last line without marker

    def add(self, twig: Twig) -> None:
        """Add one more node."""
        if not self.twigs:
            self.twigs = []
        self.twigs.append(twig)
        if twig.block.marker:
            if not self.labels:
                self.labels = set()
                self.running = set()
            self.labels.add(twig.block.marker.label)
            self.running.add(twig.block.marker.label)
        elif self.running and twig.block.gap:
            self.running.clear()  # a paragraph between blank lines ends a list


@plain(frozen=False)
class Twig(Plain):
    """A node while its children are still being found."""

    block: Block
    leads: bool = False  # into a list: a lead-in, or a name alone on its line
    holds: bool = False  # what stands further in below it
    below: Level = field(default_factory=Level)

    def grown(self) -> Node:
        """Return the finished node."""
        return Node(block=self.block, children=tuple([twig.grown() for twig in self.below.twigs]))


@plain(frozen=False)
class Page(Plain):
    """The section that is being nested, and which markers it holds where for the last time."""

    section: Level
    last: Mapping[tuple[str, int, int | None], int]  # by shape, indent and value: the place
    at: int = 0  # the place of the block that is looked at
    stepped: bool = False  # lines stand further in than the one above that they belong to

    def comes(self, block: Block, step: int = 0) -> bool:
        """Whether further down stands a marker like the block's, or the one ``step`` further on."""
        marker = block.marker
        if marker is None:
            return False
        value = marker.value + step if marker.value is not None else None
        return self.last.get((marker.shape, block.indent, value), -1) > self.at


def inside(stack: Sequence[Twig], block: Block, marker: Marker, page: Page) -> bool:
    """Whether a block hangs from the last of the open items."""
    parent = stack[-1].block
    above = parent.marker
    if above is None:
        return False
    if marker.family == "multi" and above.family in ("multi", "decimal"):
        return marker.label.startswith(above.label + ".")
    if block.indent < parent.indent:
        return False
    if block.indent > parent.indent:
        beside = _same_run(parent, block) or _slips(stack, block, page)
        return not (beside or (marker.family == "decimal" and _goes_on_beside(stack, block, page)))
    if any(_counts_on(twig.block, block) for twig in stack):
        return _goes_on_below(stack[-1], marker)
    if above.depth != marker.depth and not (above.family == "multi" and marker.family in BELOW):
        return marker.depth > above.depth
    if marker.family == "bullet":  # bullets after item N belong to item N
        siblings = stack[-2].below if len(stack) > 1 else page.section
        if above.family == "bullet":
            return _is_led_into(stack, marker, siblings)
        return _is_of_number(stack, block, siblings, page)
    if above.family == marker.family and above.shape == marker.shape:
        return False
    amid = not block.gap and page.comes(parent)  # numbers right below a bullet, and then more bullets
    amid = amid or (not block.gap and marker.family == "alpha")
    opens = marker.value == 1 and (above.family != "bullet" or amid or parent.words.text.endswith(":"))
    numbers = above.family == marker.family == "decimal"
    over = numbers and ((block.gap > 0 and _is_over(stack, page)) or _is_typed_behind(parent, block, page))
    return (opens and not over) or _goes_on_below(stack[-1], marker)


def _is_typed_behind(above: Block, below: Block, page: Page) -> bool:
    """Whether somebody typed a number below the last that the carrier counts, which leads in to nothing.

    So it is the other way round, a blank line between: right below its number a typed one may hold a list.
    """
    typed, counted = above.look.marker is None, below.look.marker is not None
    if typed != counted or above.words.text.endswith(LEADING):
        return False
    return (below.gap > 0 and not (typed and page.comes(above, 1))) or not (typed or page.comes(above, 1))


def _is_over(stack: Sequence[Twig], page: Page) -> bool:
    """Whether a number is the last of three points or more of which none leads in or has anything below.

    What another kind of number counts below a blank line is then no part of it: minutes tell so of the
    points of an agenda, «1-», «2-», «3-» above «1.-».
    """
    last = stack[-1]
    if page.comes(last.block, 1) or last.block.words.text.endswith(LEADING):
        return False
    siblings = (stack[-2].below if len(stack) > 1 else page.section).twigs
    like = [twig for twig in siblings if twig.block.marker and twig.block.indent == last.block.indent]
    return len(like) >= MANY and not any(twig.below.twigs for twig in like)


def _is_of_number(stack: Sequence[Twig], block: Block, siblings: Level, page: Page) -> bool:
    """Whether a bullet below a number belongs to it, and does not go on a list in which the number stands."""
    if any(_same_bullet(twig.block, block) for twig in stack):
        return False
    if block.marker is None or block.marker.label not in siblings.running:
        return True
    held = any(_same_bullet(inner.block, block) for twig in siblings.twigs for inner in twig.below.twigs)
    return held or page.comes(stack[-1].block, 1)


def _same_bullet(above: Block, below: Block) -> bool:
    """Whether two bullets of one kind stand in the same column."""
    one, two = above.marker, below.marker
    return one is not None and two is not None and (one.shape, above.indent) == (two.shape, below.indent)


def _goes_on_below(parent: Twig, marker: Marker) -> bool:
    """Whether a number goes on the list below an item, and is of another shape than the item's own."""
    last = next((twig.block.marker for twig in reversed(parent.below.twigs) if twig.block.marker), None)
    above = parent.block.marker
    if last is None or above is None or last.value is None or last.shape != marker.shape:
        return False
    return last.family == marker.family and marker.value == last.value + 1 and above.shape != marker.shape


def _same_run(above: Block, below: Block) -> bool:
    """Whether a one-column slip of the same marker is the same list: "9. a", " 10. b"."""
    one, two = above.marker, below.marker
    if one is None or two is None or below.indent - above.indent > 1:
        return False
    return (
        one.family == two.family == "decimal" and one.shape == two.shape and two.value == (one.value or 0) + 1
    )


def _goes_on_beside(stack: Sequence[Twig], block: Block, page: Page) -> bool:
    """Whether a number goes on a list in which the last line stands, further out by its layout alone.

    «  5. Budget», «b) rapport» at the margin, «  6. Divers».
    """
    marker = block.marker
    siblings = (stack[-2].below if len(stack) > 1 else page.section).twigs
    like = next((one for one in reversed(siblings) if one.block.indent == block.indent), None)
    last = like.block.marker if like else None
    if marker is None or last is None or last.value is None or last.shape != marker.shape:
        return False
    return last.family == marker.family and marker.value == last.value + 1


def _slips(stack: Sequence[Twig], block: Block, page: Page) -> bool:
    """Whether one bullet of a list stands a column further in than those above it, and no other does."""
    parent = stack[-1].block
    one, two = parent.marker, block.marker
    if block.indent - parent.indent != 1 or one is None or two is None or one.shape != two.shape:
        return False
    siblings = (stack[-2].below if len(stack) > 1 else page.section).twigs
    if two.family != "bullet" or siblings[0] is stack[-1] or page.comes(block):
        return False
    return not any(_same_bullet(inner.block, block) for twig in siblings for inner in twig.below.twigs)


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


def _is_led_into(stack: Sequence[Twig], marker: Marker, siblings: Level) -> bool:
    """Whether a bullet of a kind that the list above has not stands below a colon: «- Traer:», «* leña»."""
    labels = {twig.block.marker.label for twig in stack if twig.block.marker}
    return stack[-1].block.words.text.endswith(":") and marker.label not in labels | siblings.labels
