"""trailing-space: white space that nobody sees at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from actas.model.loaded import Node
from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each line that ends in white space, unless it is part of a text of several lines."""
    text = subject.loaded.text
    if not any(end in text for end in (" \n", "\t\n", " \r", "\t\r")) and not text.endswith((" ", "\t")):
        return
    texts = list(_texts(subject.loaded.root))
    starts = [*subject.loaded.line_starts, len(text)]
    for number, (start, after) in enumerate(pairwise(starts), 1):
        line = text[start:after].rstrip("\r\n")
        end, bare = start + len(line), start + len(line.rstrip(" \t"))
        if bare < end and not any(first < end and bare < last for first, last in texts):
            yield subject.problem(
                "trailing-space",
                (),
                level="note",
                place=subject.loaded.at(bare, end),
                line=number,
                count=end - bare,
            )


def _texts(node: Node | None) -> Iterator[tuple[int, int]]:
    """Yield where texts stand, whose spaces are theirs."""
    if node is None:
        return
    if node.below is None:
        if node.style:
            yield node.start, node.end
        return
    below = node.below.values() if isinstance(node.below, dict) else node.below
    for child in below:
        if isinstance(child, Node):
            yield from _texts(child)
