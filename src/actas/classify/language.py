"""Which language the notes are in, and in which order their numeric dates are written."""

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
NUMERIC_DATE = compiled(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](?:19|20)?\d\d(?!\d)")
IN_DATE = compiled(r"[/.]\d\d?[/.]")  # what such a date cannot do without, found faster
MONTHS = 12
SURE = 1.3  # times as many function words as the next language
FEWEST = 5  # function words, before they say anything
FEWEST_OWN, SURE_OWN = 3, 4.0  # the same of words that one language alone has, in short notes
ENOUGH = 3000  # words from which more would not tell more
NEAR_TOP = 40  # items of a section that are looked at for dates

Known = Mapping[str, frozenset[str]]  # the function words of each language


def language_of(outline: Outline, words: Vocabulary) -> str | None:
    """Return the language whose function words are by far the most; None when it is not clear."""
    often: Counter[str] = Counter()  # a section may be as long as the notes
    for part in outline.walk():
        shown = chain.from_iterable(parted[fold(text)] for text in _texts(part))
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


def month_first(outline: Outline, language: str | None) -> bool:
    """Whether 03/04/2016 is the fourth of March.

    In notes with a date that must be month first, and in English ones without one that must be day first.
    """
    tops = (node.block.words.text for part in outline.walk() for node in part.nodes[:NEAR_TOP])
    told = [
        (int(found[1]), int(found[2]))
        for text in tops
        if IN_DATE.search(text)
        for found in NUMERIC_DATE.finditer(text)
    ]
    day_first = any(one > MONTHS >= two for one, two in told)
    month_first = any(two > MONTHS >= one for one, two in told)
    return not day_first and (language == "en" or month_first)
