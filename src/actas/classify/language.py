"""Which language the notes are in, and in which order their numeric dates are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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
ENOUGH = 3000  # words from which more would not tell more
NEAR_TOP = 40  # items of a section that are looked at for dates


def language_of(outline: Outline, words: Vocabulary) -> str | None:
    """Return the language whose function words are by far the most; None when it is not clear."""
    often: Counter[str] = Counter()  # a section may be as long as the notes
    for part in outline.walk():
        for text in _texts(part):
            often.update(chain.from_iterable(map(_letters.__getitem__, parted[fold(text)])))
        if often.total() > ENOUGH:
            break
    counts = [(_small(often, language, words), language) for language in LANGUAGES]
    (best, language), (second, _) = sorted(counts, reverse=True)[:2]
    return language if best >= FEWEST and best >= second * SURE else None


# Of what stands between two blanks the words.
_letters: EachWord[list[str]] = EachWord(WORD.findall)


def _texts(part: Part) -> Iterator[str]:
    for block in part.blocks():
        yield block.words.text
        if block.tail:
            yield block.tail
    if part.heading:
        yield part.heading.words.text


def _small(often: Counter[str], language: str, words: Vocabulary) -> int:
    known = words.phrases("language", "function_words", language)
    return sum(often[token] for token in known & often.keys())


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
