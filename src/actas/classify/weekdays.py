"""A day whose year the notes give elsewhere: told by its weekday, which it has in one of those years only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache

from actas.classify.dates import Found, patterns
from actas.model.compiled import compiled
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold, fold_with_places

TOKEN = compiled(r"[^\W\d_]+|\d+")
YEAR = compiled(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-]|\.\d)")
IN_FIGURES = compiled(r"\s?[/.]\s?")
BETWEEN = 3  # small words between the weekday and the day, and between day and month: «el día 3 de»
LETTERS = 3  # of a weekday that tell it from the others in all languages
WEEK = 7


def years_in(texts: Collection[str]) -> frozenset[int]:
    """Return the years that texts name."""
    return frozenset(int(year) for text in texts for year in YEAR.findall(text))


def day_by_weekday(text: str, years: Collection[int], words: Vocabulary) -> Found | None:
    """Return the first day of a text that gives its weekday and no year, where one year alone has it so."""
    folded, places = fold_with_places(text)
    tokens = [(one.group(), one.start(), one.end()) for one in TOKEN.finditer(folded)] if years else []
    for at, (token, start, _) in enumerate(tokens):
        weekday = _weekdays(words).get(token[:LETTERS]) if token in _names(words) else None
        found = _day_after(folded, tokens, at + 1, words) if weekday is not None else None
        if not found:
            continue
        day, month, end = found
        told = [one for year in years if (one := _day(year, month, day)) and one.weekday() == weekday]
        if len(told) == 1 and not YEAR.match(folded[end:].lstrip(" ,/")):
            return Found(places[start], places[end], told[0].isoformat())
    return None


def _day_after(
    folded: str, tokens: Sequence[tuple[str, int, int]], at: int, words: Vocabulary
) -> tuple[int, int, int] | None:
    """Return day, month and where they end, behind a weekday: «3 de mayo», "May 3rd", «3/5»."""
    months = patterns(words).months
    small = words.grammar("date_of", "day_article", "ordinal_ends", "day_word", "articles")
    told: list[tuple[str, int, int]] = []
    for token in tokens[at : at + 2 * BETWEEN + 2]:
        if token[0] in months or token[0].isdecimal():
            told.append(token)
        elif token[0] not in small and token[0] != "feira":
            break
        if len(told) == len(("day", "month")):
            break
    if len(told) < len(("day", "month")):
        return None
    (one, _, first_end), (two, second_start, end) = told
    if one in months and two.isdecimal():
        return int(two), months[one], end
    if one.isdecimal() and two in months:
        return int(one), months[two], end
    if one.isdecimal() and two.isdecimal() and IN_FIGURES.fullmatch(folded[first_end:second_start]):
        return int(one), int(two), end
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4)
def _names(words: Vocabulary) -> frozenset[str]:
    return frozenset(
        name.split("-")[0].split(" ")[0].rstrip(".") for name in words.phrases("dates", "weekdays")
    )


@lru_cache(maxsize=4)
def _weekdays(words: Vocabulary) -> dict[str, int]:
    """Return the first letters of weekdays, by their place in the week; each table begins with Monday."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        names = words.tables[language].get("dates", {}).get("weekdays", ())
        for place, name in enumerate(names[:WEEK]):
            found.setdefault(fold(name)[:LETTERS], place)
    return found
