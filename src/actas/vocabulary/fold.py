"""Words compared: without accents, case, invisible characters or odd spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary.each_word import EachWord, parted

# Characters that a person does not see and that break comparison: soft hyphen, zero-width
# space and joiners, direction marks, word joiner, byte order mark inside a text.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# «📅 Fecha» says no more than «Fecha»; ticks, which say yes, are no such pictures.
PICTURE = "\U0001f000"  # the first of them
PICTURES = compiled("[\U0001f000-\U0001faff]+\ufe0f? ")


# Everything but the letters, digits and signs of ASCII that only their case may change.
ODD = compiled(r"[^ -_a-~]")


SHORT = 40  # characters of a text that is hardly a line, and need not be kept parted


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in INVISIBLE:
        return ""
    if char.isspace():
        return " "
    if char in "’‘ʼ`´":
        return "'"
    if char in "‐‑–—":
        return "-"
    if unicodedata.category(char) == "No":
        return char  # «12/05/2¼»: a fraction or a small figure goes on no number
    kept = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return kept.casefold()


def _folded(match: re.Match[str]) -> str:
    return _fold_char(match[0])


@lru_cache(maxsize=1 << 14)  # the same few thousand words come again and again, tested in every shape
def fold(text: str) -> str:
    """Return the text for comparison: no accents, lower case, single spaces, straight quotes and hyphens.

    A picture before the first word goes as well.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return _by_words(text)


def fold_all(words: Iterable[str]) -> frozenset[str]:
    """Return words folded; all together take a fraction of what each would for itself."""
    return frozenset(_by_words("\n".join(words)).split())


def _by_words(text: str) -> str:
    # A word may fold to nothing, or to several.
    words = parted[text] if len(text) > SHORT else text.split()
    folded = " ".join(filter(None, map(_words.__getitem__, words)))
    opening = PICTURES.match(folded) if folded > PICTURE else None
    return folded[opening.end() :] if opening else folded


def _word(word: str) -> str:
    if word.isascii() and "`" not in word:
        return word.lower()  # half of all
    return " ".join(ODD.sub(_folded, word).casefold().split())


_words: EachWord[str] = EachWord(_word)


def within_word(left: str, right: str) -> bool:
    """Whether a word runs on from one text into the other, as `fold` sees words.

    What it drops (a zero-width space, a byte order mark, an accent of its own) ends no word.
    """
    before = next(filter(None, map(_fold_char, reversed(left))), "")
    after = next(filter(None, map(_fold_char, right)), "")
    return before[-1:].isalnum() and after[:1].isalnum()


class Places:
    """For each character of a folded text, and for its end, where in the text it comes from.

    Worked out when first asked: most texts are folded to look for what is not there.
    """

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: Sequence[int] | None = None

    def __getitem__(self, at: int) -> int:
        if self._found is None:
            self._found = self._places()
        return self._found[at]

    def _places(self) -> Sequence[int]:
        text = self._text
        if all(len(_fold_char(char)) == 1 for char in set(ODD.findall(text))):
            return range(len(text) + 1)  # nearly all: each character becomes one
        found = [place for place, char in enumerate(text) for _ in _fold_char(char)]
        return [*found, len(text)]


@lru_cache(maxsize=256)  # an item's words are looked through for one thing after the other
def fold_with_places(text: str) -> tuple[str, Places]:
    """Fold, and say for each character of the result (and for its end) where in ``text`` it comes from.

    Runs of white space are not merged here, so that places stay exact.
    """
    return ODD.sub(_folded, text).casefold(), Places(text)
