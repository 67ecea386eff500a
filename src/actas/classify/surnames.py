"""Several surnames behind one title: «Mmes Rey et Dun», "Cllrs Reed, Hall"."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of


def names_several(text: str, words: Vocabulary) -> bool:
    """Whether what stands before several surnames is said somewhere in a text: «…, Mmes Rey et Dun»."""
    return _several(words).search(fold(text)) is not None


@lru_cache(maxsize=4)
def _several(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"(?<!\w){any_of(words.grammar('plural_honorifics'))}(?!\w)")


def opens_several(text: str, words: Vocabulary) -> bool:
    """«Mmes Rey et Dun»: whether a text begins with what stands before several surnames."""
    first, _, rest = text.strip().partition(" ")
    named = rest[:1].isupper()  # "cc the Board" names nobody
    return named and fold(first).rstrip(".") in words.grammar("plural_honorifics")
