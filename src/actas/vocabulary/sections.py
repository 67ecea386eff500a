"""Which kind of section a heading announces, by its words."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

EDGES = re.compile(r"^[\W_]+|[\W_]+$")
NUMBER = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?-?|[ivx]{1,5}[.)]|[a-z][.)])\s+")
ASIDE = re.compile(r"\s*[(\[].*?[)\]]\s*")
JOINTS = re.compile(r"\s+(?:-|/|\||&|y|e|and|et)\s+|\s*[:/,;]\s*")


@lru_cache(maxsize=4)
def _tables(words: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    return words.keyed("sections"), words.keyed("section_words")


def bare(heading: str) -> str:
    """Return a heading folded, without number, punctuation at its ends and remarks in parentheses."""
    text = NUMBER.sub("", EDGES.sub("", fold(heading)))
    return EDGES.sub("", ASIDE.sub(" ", text)) or text


def kind_of_heading(words: Vocabulary, heading: str) -> tuple[str | None, float]:
    """Return a section kind and how sure the words are of it, from 0 to 3."""
    return _kind_of(words, heading)


@lru_cache(maxsize=4096)
def _kind_of(words: Vocabulary, heading: str) -> tuple[str | None, float]:
    phrases, single = _tables(words)
    text = bare(heading)
    if not text:
        return None, 0.0
    if text in phrases:
        return phrases[text], 3.0
    parts = [part for part in JOINTS.split(text) if part]
    for place, part in enumerate(parts):
        if len(parts) > 1 and part in phrases:
            return phrases[part], 2.5 if place == 0 else 1.5
    tokens = text.split()
    best: tuple[str | None, float] = (None, 0.0)
    for start in range(len(tokens)):
        for size in range(min(5, len(tokens) - start), 0, -1):
            phrase = " ".join(tokens[start : start + size]).strip(",.;:")
            kind = phrases.get(phrase) if size > 1 else None
            kind = kind or single.get(phrase)
            if kind:
                strength = (2.0 if start == 0 else 1.0) + (0.3 if size > 1 else 0.0)
                if strength > best[1]:
                    best = (kind, strength)
                break
    return best
