"""Parts to chapters: what kind of section each is, and what its items mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actas.classify.cast import Cast
from actas.classify.identity import is_somebody
from actas.classify.items import Where, meaning_of
from actas.classify.kinds import kind_of, lists_speakers
from actas.model.block import Block, Node, Part, Words
from actas.model.meaning import Chapter, Meaning
from actas.vocabulary import Vocabulary

START, END = 4, 8  # items of the first section that may greet; of the last two that may close
LAST = 2  # sections
SIGNED = 6  # words of a line that may be a signature


def chapters_of(parts: Sequence[Part], cast: Cast, words: Vocabulary) -> tuple[Chapter, ...]:
    """Return what the parts of the notes mean."""
    return _chapters(parts, None, cast, words, first=True, last=True)


def _chapters(
    parts: Sequence[Part], above: str | None, cast: Cast, words: Vocabulary, *, first: bool, last: bool
) -> tuple[Chapter, ...]:
    """Return the chapters of one level.

    Args:
        parts: the parts of the level.
        above: the kind of the section that they are in.
        cast: who is who.
        words: the vocabulary.
        first: the level holds the beginning of the notes.
        last: the level holds their end.

    """
    out: list[Chapter] = []
    for at, part in enumerate(parts):
        named = part.heading is not None and is_somebody(part.heading.words.text, cast, words)
        # A heading that is only a name goes on with the tasks before it: now this person's.
        led = "actions" if named and out and out[-1].kind == "actions" else above
        near_end = last and at >= len(parts) - LAST
        out.append(_chapter(part, led, cast, words, first=first and at == 0, last=near_end))
    return tuple(out)


def _chapter(
    part: Part, above: str | None, cast: Cast, words: Vocabulary, *, first: bool, last: bool
) -> Chapter:
    kind = kind_of(part, above, cast, words)
    above_name = part.heading.words.text if part.heading and kind.kind == "actions" else None
    where = Where(kind.kind, lists_speakers(part.nodes, cast, words), owned_by=above_name)
    items: list[Meaning] = []
    for at, node in enumerate(part.nodes):
        start, end = first and at < START, last and at >= len(part.nodes) - END
        near = replace(where, start=start, end=end) if start or end else where
        items.append(meaning_of(node, near, cast, words))
    items = _signed(items)
    heading = part.heading
    span = heading.span if heading else None
    if heading and heading.tail:
        span = replace(heading.span, part=1, parts=2)
        items.insert(0, meaning_of(_tail_of(heading), where, cast, words))
    return Chapter(
        heading=heading,
        kind=kind.kind,
        span=span,
        items=tuple(items),
        chapters=_chapters(part.parts, kind.kind, cast, words, first=False, last=last),
        cues=(*(heading.cues if heading else ()), *kind.cues),
    )


def _tail_of(heading: Block) -> Node:
    """Return the words after a heading's colon as an item of their own."""
    words = Words(text=heading.tail, links=heading.words.links)
    return Node(block=Block(kind="paragraph", span=replace(heading.span, part=2, parts=2), words=words))


def _signed(items: Sequence[Meaning]) -> list[Meaning]:
    """Return the items with short lines after the closing formula as who signs."""
    closed = False
    out: list[Meaning] = []
    for item in items:
        said = item.block.words.text
        plain = item.role is None and item.label is None and not item.children
        if closed and plain and len(said.split()) <= SIGNED:
            out.append(replace(item, role="signature", actor=None, title=None, text=said))
        else:
            out.append(item)
        closed = closed or item.role == "closing"
    return out
