"""Words without their endings, so that inflections and derivations of a word count as one.

The rules are data (`stems.toml`) and work on folded words. They are light: meant to compare and to find,
not to be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from actas.vocabulary import tables
from actas.vocabulary.fold import fold

WORD = re.compile(r"[^\W_]+")
LANGUAGES = ("es", "en", "fr", "pt")
DEFAULT = "es"
SHORT = (
    3  # letters of an ending that may leave one letter less than a longer one: «crear», «creación» keep apart
)


@cache
def _rules() -> Mapping[str, Any]:
    return tables.read(tables.beside(__file__, "stems.toml"))


@cache
def stemmer(language: str | None) -> Callable[[str], str]:
    """Return the function that stems a folded word of a language; where that is unknown, of Spanish."""
    rules = _rules()[language if language in LANGUAGES else DEFAULT]
    finals = [(final, instead) for final, instead in rules["finals"]]
    plural = [(ending, instead) for ending, instead in rules["plural"]]
    endings: dict[str, list[str]] = {}
    for ending in sorted(set(rules["endings"]), key=len, reverse=True):
        endings.setdefault(ending[-1], []).append(ending)
    least, vowels = rules["least"], rules["vowels"]

    @lru_cache(maxsize=1 << 16)
    def stem(word: str) -> str:
        if len(word) <= least or not word.isalpha():
            return word
        for ending, instead in plural:
            if word.endswith(ending) and len(word) - len(ending) + len(instead) >= least:
                word = word[: len(word) - len(ending)] + instead
                break
        for ending in endings.get(word[-1], ()):
            if word.endswith(ending) and len(word) - len(ending) >= (
                least if len(ending) <= SHORT else least + 1
            ):
                word = word[: -len(ending)]
                break
        while len(word) > least and word[-1] in vowels:
            word = word[:-1]
        for final, instead in finals:
            if word.endswith(final) and len(word) > least:
                return word[: -len(final)] + instead
        return word

    return stem


def stems(text: str, language: str | None) -> list[str]:
    """Return the stems of a text's words, in order; numbers stay as they are."""
    stem = stemmer(language)
    return [stem(word) for word in WORD.findall(fold(text))]
