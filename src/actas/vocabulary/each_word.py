"""What is worked out once of each word, however often it comes: texts say few words, again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

MOST = 1 << 14  # words, as they stand between blanks with the signs that stick to them
TEXTS = 512  # texts that are parted at a time


class EachWord(dict[str, T]):
    """Word -> what a function makes of it. With too many words it begins anew.

    A dictionary, because its look-up costs a third of that of `lru_cache`: it is asked of every word.
    """

    def __init__(self, make: Callable[[str], T], *, most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = self._room = most

    def __missing__(self, word: str) -> T:
        if not self._room:
            self.clear()
            self._room = self._most
        self._room -= 1
        made = self[word] = self._make(word)
        return made


# A text -> its words as blanks part them. A line is parted for one thing after the other, its words counted
# and looked up; those that come of one parting know their hashes from then on.
parted: EachWord[Sequence[str]] = EachWord(str.split, most=TEXTS)
