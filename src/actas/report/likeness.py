"""Which recommendations ask for like things, by the words that they share: words that anyone can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actas import vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import WORD, stemmer

_LEAST_SHARED = 3  # words; fewer are chance
_OF_SHORTER = 0.5  # of the shorter one's words must stand in the other, half
_OF_BOTH = 0.25  # and of the words of both together, a quarter: a long text holds any words
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one item that count: stem -> the word as written."""

    words: dict[str, str]


def said(text: str, language: str | None) -> Said:
    """Return the words of a text that carry meaning."""
    stem = stemmer(language)
    passed = vocabulary.load().phrases("language", "function_words")
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        folded = fold(word)
        if len(folded) >= _LEAST_LETTERS and folded not in passed:
            found.setdefault(stem(folded), word)
    return Said(found)


def shared(a: Said, b: Said) -> list[str]:
    """Return the words that make two items alike, as the first writes them; none where they are not."""
    both = [word for stem, word in a.words.items() if stem in b.words]
    shorter = min(len(a.words), len(b.words))
    together = len(a.words) + len(b.words) - len(both)
    if len(both) < _LEAST_SHARED or len(both) < _OF_SHORTER * shorter or len(both) < _OF_BOTH * together:
        return []
    return both


def clusters(items: Sequence[Said]) -> list[tuple[int, ...]]:
    """Return the places of items that go together, in order; each item once.

    An item joins the first cluster whose first item it is like, so that all of a cluster
    share words with the one that is shown first.
    """
    found: list[list[int]] = []
    for at, one in enumerate(items):
        home = next((cluster for cluster in found if shared(items[cluster[0]], one)), None)
        if home is None:
            found.append([at])
        else:
            home.append(at)
    return [tuple(cluster) for cluster in found]
