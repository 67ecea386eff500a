"""Blocks: how a stretch of notes looks, before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from actas.model.compiled import compiled
from actas.model.line import PLAIN, Look
from actas.model.plain import Plain, plain
from actas.model.record import Discarded, Link
from actas.model.span import Span

ADDRESSED = compiled(r":\s*<?https?://\S+$")
OWN_BLOCK = attrgetter("block")  # of a node
HEAD, LINE = 1, 2  # levels of the blocks of a form: the first line, and those that belong to it
AFTER_LINK = compiled(r"\s*(?:\{[^{}]*\})?\W*")  # «{ .button }», which some tools read behind a link


@plain()
class CleanLine(Plain):
    """One line without debris. ``text`` is what is left; blank when nothing is."""

    number: int
    text: str
    look: Look = PLAIN


@plain(kw_only=True)
class FrontKey(Plain):
    """One line of the front matter: a key, what it says, and its line."""

    key: str
    value: str
    line: int
    text: str


@plain(kw_only=True)
class Clean(Plain):
    """All lines of the notes, cleaned; what was cut out; the front matter, if there is one."""

    format: str
    lines: Sequence[CleanLine]
    discarded: tuple[Discarded, ...] = ()
    front: tuple[FrontKey, ...] = ()
    edges: frozenset[int] = frozenset()  # numbers of lines at the edges of pages, set aside or kept


@plain(kw_only=True)
class Marker(Plain):
    """What stands before an item's words."""

    label: str  # as on paper without punctuation: "1", "a", "IV", "·", "1.2"
    family: str  # "bullet", "decimal", "alpha", "roman", "multi", "coded" («14-2»), "note", "other"
    shape: str  # the marker with its value made general: "1.", "1)", "[1]", "a)", "-"
    value: int | None = None  # place in its sequence, from 1; none for bullets
    depth: int = 1  # levels that the marker itself shows: 2 for "1.1" and for a wiki's "**"
    done: bool | None = None  # check boxes

    @property
    def written(self) -> str:
        """What of it is read as words: a number as it was typed, letters of a symbol font; no bullet."""
        if self.family == "decimal":
            return self.shape.replace("1", self.label, 1)
        return self.label if self.family != "bullet" or self.label.isalnum() else ""


class Ends(NamedTuple):
    """Where words look otherwise, in characters from the start; nearly all words share the one of none.

    ``italic`` is how many are in italics; ``apart`` where a tab parts the words, or from which their end is
    bold or in italics; 0: nowhere.
    """

    italic: int = 0
    apart: int = 0


NO_ENDS = Ends()


@plain(kw_only=True)
class Words(Plain):
    """The words of a stretch, without markup. ``bold`` counts characters from the start."""

    text: str
    bold: int = 0
    ends: Ends = NO_ENDS
    links: tuple[Link, ...] = ()

    @property
    def all_bold(self) -> bool:
        """Whether every word is bold (a last full stop or colon may be plain)."""
        return self.bold > 0 and self.bold >= len(self.text.rstrip(" .:")) > 0

    @property
    def all_italic(self) -> bool:
        """Whether every word is in italics."""
        return self.ends.italic > 0 and self.ends.italic >= len(self.text.rstrip(" .:")) > 0

    @property
    def leads_elsewhere(self) -> bool:
        """Whether the words are nothing but a picture or a link, or a key and its address."""
        if ADDRESSED.search(self.text):
            return True
        carried = (one.words for one in self.links if self.text.startswith(one.words))
        return any(AFTER_LINK.fullmatch(self.text, len(words)) for words in carried)

    def after(self, cut: int) -> Words:
        """Return the words without their first ``cut`` characters."""
        if not cut:
            return self
        ends = Ends(*(max(0, end - cut) for end in self.ends)) if any(self.ends) else NO_ENDS
        return Words(text=self.text[cut:], bold=max(0, self.bold - cut), ends=ends, links=self.links)

    def behind(self, label: str) -> Words:
        """Return the words with a label before them, which looks as they do."""
        bold = self.bold and self.bold + len(label)
        ends = Ends(*(end and end + len(label) for end in self.ends)) if any(self.ends) else NO_ENDS
        return Words(text=label + self.text, bold=bold, ends=ends, links=self.links)


@plain(kw_only=True)
class Block(Plain):
    """A stretch of lines that belong together by their looks."""

    kind: str  # "heading", "item", "paragraph", "row", "name" (a name alone on its line), "form"
    span: Span
    words: Words
    marker: Marker | None = None
    indent: int = 0  # columns before the marker, or before the words where there is none
    level: int | None = None  # a heading's, from 1 (0: the document's title), or a form's line's
    label: str | None = None  # a heading's own number
    cells: tuple[str, ...] | None = None
    table: int | None = None
    columns: tuple[str, ...] = ()  # the names of the columns that a row's cells stand in
    gap: int = 0  # blank lines before
    tail: str = ""  # for a heading with text on its own line: the words after its colon
    look: Look = PLAIN
    cues: tuple[str, ...] = ()  # why it was taken for what it is
    weighed: tuple[str, ...] = ()  # the cues for and against its being a heading, where that was in question

    @property
    def told(self) -> str:
        """The words, their number before them, or a heading's own number or code."""
        number = self.label or (self.marker.written if self.marker else "")
        return f"{number} {self.words.text}".rstrip() if number else self.words.text


def targets_of(blocks: Iterable[Block]) -> list[Discarded]:
    """Return where the links of blocks lead that become no item, and so have no place for them."""
    return [
        Discarded(
            lines=block.span,
            text=f'{link.href} "{link.title}"' if link.title else link.href,
            reason="link-target",
        )
        for block in blocks
        for link in block.words.links
    ]


@plain(kw_only=True)
class Node(Plain):
    """A block and what hangs from it."""

    block: Block
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the node and of all below it, in order."""
        yield self.block
        for child in self.children:
            if child.children:
                yield from child.blocks()
            else:
                yield child.block  # nearly all; a generator for each would take longer than they do


@plain(kw_only=True)
class Part(Plain):
    """A heading (or none) and what stands under it: nodes first, then the parts below."""

    heading: Block | None
    nodes: tuple[Node, ...] = ()
    parts: tuple[Part, ...] = ()

    def walk(self) -> Iterator[Part]:
        """Yield the part and all below it, in order."""
        yield self
        for below in self.parts:
            yield from below.walk()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the part's own nodes, in order; not its heading, not the parts below."""
        nested = [node for node in self.nodes if node.children]
        return self._with_children() if nested else map(OWN_BLOCK, self.nodes)

    def _with_children(self) -> Iterator[Block]:
        for node in self.nodes:
            if node.children:
                yield from node.blocks()
            else:
                yield node.block  # as in `Node.blocks`


@plain(kw_only=True)
class Outline(Plain):
    """How the notes look, whole."""

    title: tuple[Block, ...]  # blocks before everything that only name the meeting
    parts: tuple[Part, ...]
    discarded: tuple[Discarded, ...]
    front: tuple[FrontKey, ...] = ()

    def walk(self) -> Iterator[Part]:
        """Yield every part, nested ones too, in order."""
        for part in self.parts:
            yield from part.walk()

    def blocks(self) -> Iterator[Block]:
        """Yield every block that is no heading, in order."""
        return chain.from_iterable(part.blocks() for part in self.walk())
