"""Days that are all a line says, or nearly: a weekday, an hour and what meetings are called stand beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from actas.model.compiled import compiled
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score

LONGEST = 60  # characters
DAY = 31
TOWN, VENUE = 3, 7  # words of «san pedro sula», of «Aula 2, Universidad de Chile»
YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=\d[/.-])\d\d(?![\w/])")
ENDS = frozenset(".;,?")  # of a line that goes on, or tells
FIGURES = compiled(
    r"(?<![\w/.-])(?:(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}"  # 2023-09-05
    r"|\d{1,2}([/.-])\d{1,2}\2(?:(?:19|20)\d\d|\d\d)"  # 5/9/2023
    r"|\d{1,2}/\d{1,2})(?![\w/]|[.-]\d)"  # 05/09
)
# «à 18h30», «10:00 - 11:30», "6 pm", «14 hs»
CLOCK = compiled(
    r"\b\d{1,2}\s?(?:[:h]\s?\d{2}|h)\s?(?:[ap]\.?m\b\.?|h(?:rs?|s)?\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
)
BEFORE_DAY = compiled(r"\d")
LED_DAY = compiled(r",\s+[^\W\d_]{1,3}\s+\d")
KNOWN = 1.5  # `person_score` of a name with a known part
WORD = compiled(r"[^\W_]+")
ORDINAL = compiled(r"(?<=\d)\s?(?:[ºª°]|st|nd|rd|th|er)\b\.?")


@lru_cache(maxsize=1024)
def day_alone(text: str, words: Vocabulary) -> str | None:
    """Return the day that is all a line says, folded, beside a weekday, an hour and a meeting's name.

    None where the line says more, or no day. «Reunión del 12/03», "Monday, March 4th 2024", «19/9».
    """
    if len(text) > LONGEST or not any(map(str.isdecimal, text)) or text[-1:] in ENDS:
        return None
    folded = fold(text).strip(" *:")
    found = FIGURES.search(folded)
    day = found.group() if found else None
    rest = FIGURES.sub(" ", folded)
    rest = CLOCK.sub(" ", ORDINAL.sub(" ", rest))
    tokens = WORD.findall(rest)
    months = _months(words)
    named = [token for token in tokens if token in months]
    if day is None:
        numbers = [token for token in tokens if token.isdecimal() and 0 < int(token) <= DAY]
        counted = len(tokens) == 2 and len(numbers) == 1 and tokens[1] == numbers[0]
        if counted and (
            tokens[0] in words.grammar("day_nouns") or tokens[0] in words.phrases("dates", "weekdays")
        ):
            return " ".join(tokens)  # «día 17», «lunes 4»
        if not named or not numbers:
            return None
        day = " ".join(token for token in tokens if token in months or token.isdecimal())
    return (
        day
        if all(token.isdecimal() or token in months or token in _small(words) for token in tokens)
        else None
    )


def is_month(text: str, words: Vocabulary) -> bool:
    """Whether a month is all that a text says."""
    return fold(text) in _months(words)


def days_in(said: Sequence[str], words: Vocabulary) -> Iterator[int]:
    """Yield which of folded words only say a day: «15», «diciembre», "2031"."""
    for at, word in enumerate(said):
        if YEAR.fullmatch(word):
            yield at
        elif is_month(word, words):
            yield at
            yield from (
                beside
                for beside in (at - 2, at - 1, at + 1)
                if 0 <= beside < len(said) and said[beside].isdecimal()
            )


def names_day(text: str, words: Vocabulary) -> bool:
    """Whether a text holds a day and its month in words, with a year or without: "the May 3 call"."""
    small = words.grammar("date_of", "ordinal_ends")
    told = [token for token in WORD.findall(ORDINAL.sub(" ", fold(text))) if token not in small]
    months = _months(words)
    pairs = pairwise(told)
    return any(
        (one in months and two.isdecimal()) or (one.isdecimal() and two in months) for one, two in pairs
    )


def names_month(folded: str, words: Vocabulary) -> bool:
    """Whether a folded text names a month."""
    return not _months(words).isdisjoint(WORD.findall(folded))


def opens_with_day(text: str) -> bool:
    """Whether a short line begins with a day in figures: «12/03/2021 (por videollamada)»."""
    return (
        len(text) <= LONGEST and text[:1].isdecimal() and bool(FIGURES.match(text)) and text[-1:] not in ENDS
    )


def tells_when_and_where(text: str, words: Vocabulary, *, venue: bool = False) -> bool:
    """Whether a line gives a day with its year, before it a weekday and a town or none: «soria, 3/5/2031».

    What goes on a sentence has other small words there: «celebrada el 3 de mayo de 2031». Where a ``venue``
    may stand before the day, small words may stand inside its name: «Biblioteca de Huelva, 5/3/2031».
    """
    year = YEAR.search(text, 0, LONGEST)
    if year is None:
        return False
    shown = WORD.findall(text[: year.start()])
    tokens = list(map(fold, shown))
    day = next(
        (at for at, one in enumerate(tokens) if one[0].isdecimal() or one in _months(words)), len(tokens)
    )
    small, weekdays = words.phrases("language", "function_words"), words.phrases("dates", "weekdays")
    told = [at for at in range(day) if tokens[at] not in weekdays]
    if venue and told and shown[told[0]][0].isupper():
        if len(told) > VENUE or not words.grammar("paper").isdisjoint(tokens[:day]):
            return False
        if len(told) > 1 and tokens[told[-1]] in small and LED_DAY.search(text, 0, year.start()):
            told.pop()  # «Lyon, le 3 mai 2031»
        kept = [at for at in told if shown[at].islower() and tokens[at] not in small]
        return day < len(tokens) and not kept and shown[told[-1]][0].isupper()
    # «del 9 al 10 de mayo de 2031» opens no rest of a sentence
    spans = day == 1 and tokens[2:3] != [] and tokens[2] in words.grammar("date_to") and told == [0]
    town = [] if spans else [tokens[at] for at in told]
    dated = day < len(tokens) and len(town) <= TOWN and small.isdisjoint(town)
    behind = (ORDINAL.sub("", one) for one in tokens[day:])
    return dated and all(one.isdecimal() or one in _months(words) or one in small for one in behind)


def only_when_and_where(text: str, words: Vocabulary) -> bool:
    """Whether a line gives a town or a venue and the day, and ends with that: «Soria, 3 de mayo de 2031».

    «Ana Ruiz, 3/5/2031» is who signed, and when.
    """
    if not text[-1:].isdecimal() or not tells_when_and_where(text, words, venue=True):
        return False
    place = BEFORE_DAY.split(text, maxsplit=1)[0].rstrip(" ,.-–")
    return person_score(words, place) < KNOWN


def without_day(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the folded words of a line but for numbers, months and weekdays: what logs say each time."""
    said = WORD.findall(fold(text))
    months, weekdays = _months(words), words.phrases("dates", "weekdays")
    named = (word for word in said if word not in months and word not in weekdays)
    return tuple(word for word in named if not any(map(str.isdecimal, word)))


@lru_cache(maxsize=4)
def _months(words: Vocabulary) -> frozenset[str]:
    tables = (words.tables[language].get("dates.months", {}) for language in LANGUAGES)
    return frozenset(name.rstrip(".") for table in tables for names in table.values() for name in names)


@lru_cache(maxsize=4)
def _small(words: Vocabulary) -> frozenset[str]:
    """Return the words that may stand beside a day: a weekday, what meetings are called, small words."""
    weekdays = {part for name in words.phrases("dates", "weekdays") for part in WORD.findall(name)}
    tables = ("paper", "day_word", "occasion", "beside_day", "hours")
    return frozenset(weekdays).union(*(words.grammar(table) for table in tables))
