"""What a guide question wants put in order: «priorizar tres», a demand and a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold


def ranking(tokens: Sequence[str], words: Vocabulary) -> str | None:
    """Return the demand and its number among the words of a question, as written; None where none is."""
    demands, numbers = words.phrases("cues", "demand"), _numbers(words)
    small = words.phrases("language", "function_words")
    for word, after in pairwise(tokens):
        # «dé tres» demands, «de tres» does not: only as written do they differ.
        if (
            fold(word) in demands
            and word.lower() not in small
            and (after.isdecimal() or fold(after) in numbers)
        ):
            return f"{word} {after}"
    return None


@lru_cache(maxsize=4)
def _numbers(words: Vocabulary) -> frozenset[str]:
    tables = (table.get("numbers.words", {}) for table in words.tables.values())
    return frozenset(name for table in tables for names in table.values() for name in names)
