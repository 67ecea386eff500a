"""Notes put down in haste: nearly all begins small, hardly anything ends in a stop, names are small too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold_all
from actas.vocabulary.names import name_words

FEWEST = 6  # statements that show how somebody writes
SMALL, STOPPED = 0.8, 0.15  # of these begin small at least, and end in a full stop at most
FEW, LARGE = 2, 0.02  # words that may begin large, or their share
WORD = compiled(r"(?<![\w@'’-])[a-zà-öø-ÿ]{2,}(?![\w@'’-])")
AGAIN, LONG = 2, 5  # times that a given name comes, letters that make it no other word


def writes_in_haste(texts: Sequence[str], outline: Outline) -> bool:
    """Whether who wrote begins nearly everything small, headings and names too, and ends hardly anything."""
    lettered = [text for text in texts if text[:1].isalpha()]
    small = sum(text[0].islower() for text in lettered)
    if len(lettered) < FEWEST or small < len(lettered) * SMALL:
        return False  # nearly all
    heads = [part.heading.words.text for part in outline.walk() if part.heading]
    shown = [
        word for text in (*texts, *heads, *(one.words.text for one in outline.title)) for word in text.split()
    ]
    large = sum(word[0].isupper() for word in shown)
    stopped = sum(text.endswith(".") for text in texts)
    return large <= max(FEW, len(shown) * LARGE) and stopped <= len(texts) * STOPPED


def called_small(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Return the folded given names of a table that hasty notes write small: «sylvain», «jo» twice."""
    times = Counter(chain.from_iterable(fold_all(WORD.findall(text)) for text in texts))
    given = name_words(words).given & times.keys()
    other = words.phrases("language", "function_words")
    return frozenset(one for one in given - other if times[one] >= AGAIN or len(one) >= LONG)
