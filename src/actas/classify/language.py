"""Which language the notes are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from actas.model.block import Outline, Part
from actas.model.compiled import compiled
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.each_word import EachWord, parted
from actas.vocabulary.fold import fold

WORD = compiled(r"[^\W\d_]+")
SURE = 1.3  # times as many function words as the next language
FEWEST = 5  # function words, before they say anything
FEWEST_OWN, SURE_OWN = 3, 4.0  # the same of words that one language alone has, in short notes
ENOUGH = 3000  # words from which more would not tell more

Known = Mapping[str, frozenset[str]]  # the function words of each language


def language_of(outline: Outline, words: Vocabulary) -> str | None:
    """Return the language whose function words are by far the most; None when it is not clear."""
    often: Counter[str] = Counter()  # a section may be as long as the notes
    for part in outline.walk():
        shown = chain.from_iterable(map(parted.__getitem__, map(fold, _texts(part))))
        often.update(chain.from_iterable(map(_letters.__getitem__, shown)))
        if often.total() > ENOUGH:
            break
    language = _most(often, _function_words(words), FEWEST, SURE)
    return language or _most(often, _own_words(words), FEWEST_OWN, SURE_OWN)


# Of what stands between two blanks the words.
_letters: EachWord[list[str]] = EachWord(WORD.findall)


def _texts(part: Part) -> Iterator[str]:
    for block in part.blocks():
        yield block.words.text
        if block.tail:
            yield block.tail
    if part.heading:
        yield part.heading.words.text


def _most(often: Counter[str], known: Known, fewest: int, sure: float) -> str | None:
    """Return the language of which by far the most words are there, ``sure`` times as many as of the next."""
    counts = [
        (sum(map(often.__getitem__, tokens & often.keys())), language) for language, tokens in known.items()
    ]
    (best, language), (second, _) = sorted(counts, reverse=True)[:2]
    return language if best >= fewest and best >= second * sure else None


def _function_words(words: Vocabulary) -> Known:
    return {one: words.phrases("language", "function_words", one) for one in LANGUAGES}


@lru_cache(maxsize=4)
def _own_words(words: Vocabulary) -> Known:
    """Return of each language the words that no other has: «de», «la» and «en» are of two."""
    known = _function_words(words)
    return {
        one: tokens.difference(*(known[other] for other in known if other != one))
        for one, tokens in known.items()
    }
