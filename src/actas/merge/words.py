"""Words as sums: what was on a line, remembered without a word of it.

A line's sum is the sum of its words' hashes, whatever their order or punctuation. So the sum of what a
record says of some lines can be held against the sum of the lines: equal means that nobody changed a word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from actas.model.compiled import compiled
from actas.vocabulary.each_word import EachWord
from actas.vocabulary.fold import fold

MASK = 0xFFFFFFFF
_WORD = compiled(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text, folded: runs of letters and digits."""
    return _WORD.findall(fold(text))


def total(found: Sequence[str]) -> int:
    """Return the sum of words."""
    return sum(zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in found) & MASK


def sums(lines: Iterable[str]) -> Iterator[int]:
    """Yield the sum of each line; a blank one's is 0. What stands between blanks has a sum of its own."""
    return (sum(map(_sum_of.__getitem__, line.split())) & MASK for line in lines)


_sum_of = EachWord(lambda shown: total(words(shown)))


def said(leaf: Mapping[str, Any]) -> list[str]:
    """Return the words that a part of a record takes from its lines, each as often as the lines have it."""
    text = " ".join(_plain(leaf.get("text")))
    parts = [*_plain(leaf.get("label")), *_plain(leaf.get("heading")), text]
    for value in (*_actor(leaf.get("actor")), *_plain(leaf.get("title")), *_plain(leaf.get("owner")),
                  *_plain(leaf.get("due_as_written"))):  # fmt: skip
        if value not in text:
            parts.append(value)
    parts += [link["href"] for link in leaf.get("links", ()) if isinstance(link, dict) and "href" in link]
    return words(" ".join(parts))


def _plain(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value


def _actor(actor: Any) -> Iterator[str]:
    """Yield what the notes call the actor; of several, what they call each."""
    if not isinstance(actor, dict):
        return
    if actor.get("members") and "as_written" not in actor:
        for member in actor["members"]:
            yield from _actor(member)
    else:
        yield from _plain(actor.get("as_written", actor.get("name")))


def alike(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how much two runs of words have in common, from 0 to 1."""
    from collections import Counter

    if not a or not b:
        return 0.0
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))
