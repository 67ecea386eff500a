"""Words without their endings, so that inflections and derivations of a word count as one.

The rules are data (`stems.toml`) and work on folded words. They are light: meant to compare and to find,
not to be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from actas.model.compiled import compiled
from actas.vocabulary import tables
from actas.vocabulary.fold import fold

WORD = compiled(r"[^\W_]+")
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
    finals = dict(rules["finals"])
    plural = _by_length(rules["plural"])
    endings = _by_length([(ending, "") for ending in rules["endings"]])
    least, vowels = rules["least"], rules["vowels"]

    @lru_cache(maxsize=1 << 16)
    def stem(word: str) -> str:
        if len(word) <= least or not word.isalpha():
            return word
        for size, known in plural:
            ending = word[-size:]
            if ending in known and len(word) - size + len(known[ending]) >= least:
                word = word[:-size] + known[ending]
                break
        for size, known in endings:
            if len(word) - size >= (least if size <= SHORT else least + 1) and word[-size:] in known:
                word = word[:-size]
                break
        while len(word) > least and word[-1] in vowels:
            word = word[:-1]
        return word[:-1] + finals[word[-1]] if word[-1] in finals and len(word) > least else word

    return stem


def stems(text: str, language: str | None) -> list[str]:
    """Return the stems of a text's words, in order; numbers stay as they are."""
    stem = stemmer(language)
    return [stem(word) for word in WORD.findall(fold(text))]


def _by_length(pairs: Iterable[tuple[str, str]]) -> list[tuple[int, dict[str, str]]]:
    """Return endings by their length, the longest first: a look-up a length beats a try an ending."""
    found: dict[int, dict[str, str]] = {}
    for ending, instead in pairs:
        found.setdefault(len(ending), {})[ending] = instead
    return sorted(found.items(), reverse=True)
