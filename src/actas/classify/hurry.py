"""Notes put down in haste: nearly all begins small, hardly anything ends in a stop, names are small too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold_all
from actas.vocabulary.names import name_words

FEWEST = 6  # statements that show how somebody writes
SMALL, STOPPED = 0.8, 0.15  # of these begin small at least, and end in a full stop at most
WORD = compiled(r"(?<![\w@'’-])[a-zà-öø-ÿ]{2,}(?![\w@'’-])")
AGAIN, LONG = 2, 5  # times that a given name comes, letters that make it no other word


def writes_in_haste(texts: Sequence[str]) -> bool:
    """Whether who wrote begins nearly everything small, and ends next to nothing in a stop."""
    lettered = [text for text in texts if text[:1].isalpha()]
    if len(lettered) < FEWEST:
        return False
    small = sum(text[0].islower() for text in lettered)
    stopped = sum(text.endswith(".") for text in texts)
    return small >= len(lettered) * SMALL and stopped <= len(texts) * STOPPED


def called_small(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Return the folded given names of a table that hasty notes write small: «sylvain», «jo» twice."""
    times = Counter(chain.from_iterable(fold_all(WORD.findall(text)) for text in texts))
    given = name_words(words).given & times.keys()
    other = words.phrases("language", "function_words")
    return frozenset(one for one in given - other if times[one] >= AGAIN or len(one) >= LONG)
