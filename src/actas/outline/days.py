"""Lines that say a day and nothing else: in a log of several meetings each of them heads one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.model.block import Block
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold

LONGEST = 60  # characters
SEVERAL = 2  # days
DAY = 31
FIGURES = re.compile(
    r"(?<![\w/.-])(?:(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}"  # 2023-09-05
    r"|\d{1,2}([/.-])\d{1,2}\2(?:(?:19|20)\d\d|\d\d)"  # 5/9/2023
    r"|\d{1,2}/\d{1,2})(?![\w/]|[.-]\d)"  # 05/09
)
# «à 18h30», «10:00 - 11:30», "6 pm", «14 hs»
CLOCK = re.compile(
    r"\b\d{1,2}\s?(?:[:h]\s?\d{2}|h)\s?(?:[ap]\.?m\b\.?|h(?:rs?|s)?\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
)
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"(?:\bn[º°o]?\.?\s*|#\s?)?\b\d{1,3}\b")
UNTOLD = re.compile(r"0\d/|/0\d|(?:1[3-9]|2\d|3[01])/")  # what no page of several is: 05/09, 19/9
BEHIND_DAY = re.compile(r"\s*:\s|\s+[-–—]\s")
ORDINAL = re.compile(r"(?<=\d)\s?(?:[ºª°]|st|nd|rd|th|er)\b\.?")


@lru_cache(maxsize=1024)
def day_alone(text: str, words: Vocabulary) -> str | None:
    """Return the day that is all a line says, folded, beside a weekday, an hour and a meeting's name.

    None where the line says more, or no day. «Reunión del 12/03», "Monday, March 4th 2024", «19/9».
    """
    if len(text) > LONGEST or not any(map(str.isdigit, text)) or text[-1:] in ".;,?":
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
        numbers = [token for token in tokens if token.isdigit() and 0 < int(token) <= DAY]
        if not named or not numbers:
            return None
        day = " ".join(token for token in tokens if token in months or token.isdigit())
    return (
        day if all(token.isdigit() or token in months or token in _small(words) for token in tokens) else None
    )


@lru_cache(maxsize=4)
def _months(words: Vocabulary) -> frozenset[str]:
    tables = (words.tables[language].get("dates.months", {}) for language in LANGUAGES)
    return frozenset(name.rstrip(".") for table in tables for names in table.values() for name in names)


@lru_cache(maxsize=4)
def _small(words: Vocabulary) -> frozenset[str]:
    """Return the words that may stand beside a day: a weekday, what meetings are called, small words."""
    weekdays = {name.rstrip(".") for name in words.phrases("dates", "weekdays")}
    tables = ("paper", "day_word", "occasion", "beside_day", "hours")
    return frozenset(weekdays).union(*(words.grammar(table) for table in tables))


def days_alone(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of days that head meetings: several of them, each with something below it."""
    places = {
        at: day
        for at, block in enumerate(blocks)
        if block.kind == "paragraph" and block.marker is None and not block.indent
        and (day := day_alone(block.words.text, words))
    }  # fmt: skip
    heading = [
        at for at in places
        if at + 1 < len(blocks) and at + 1 not in places and (at == 0 or blocks[at].gap)
        and not (at and blocks[at - 1].kind == "heading" and at > 1)
    ]  # fmt: skip
    told = {places[at] for at in heading}
    if len(told) < SEVERAL or len(heading) * 2 <= len(places) or len(told) * 2 <= len(heading):
        return frozenset()
    return frozenset(heading) if any(map(_is_sure, told)) else frozenset()


def days_first(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that open with a day and say what it was about: «Lunes 4/3: obras»."""
    return frozenset(
        at
        for at, block in enumerate(blocks)
        if block.kind == "paragraph" and block.gap and not block.indent and _opens_with_day(block, words)
    )


def _opens_with_day(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    behind = BEHIND_DAY.search(text)
    return behind is not None and day_alone(text[: behind.start()], words) is not None


def _is_sure(day: str) -> bool:
    """Whether a day is none of the «1/3», «2/3», «3/3» that number pages."""
    return day.count("/") != 1 or bool(UNTOLD.search(day))
