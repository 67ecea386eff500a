"""Days, spans of days and times of day, as people write them in four languages, to ISO. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold_with_places

EARLIEST, LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where, and what it says. ``day`` may be a month ("2016-11")."""

    start: int
    end: int
    day: str
    end_day: str | None = None


@dataclass(frozen=True, slots=True)
class Patterns:
    """The regular expressions of one vocabulary."""

    months: dict[str, int]
    numbers: dict[str, int]
    day_month_year: re.Pattern[str]
    month_day_year: re.Pattern[str]
    month_year: re.Pattern[str]


ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})\b")
YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})\b")
COMPACT = re.compile(r"(?<![\w.-])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\w.-]?\d)")
NUMERIC = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?[/.\- ]\s?((?:19|20)\d\d|\d{2})(?![\d/]|[.-]\d)"
)


TIME = re.compile(
    r"(?<![\d.:/])(?P<h>\d{1,2})\s?(?:(?:[:.]\s?(?P<m>\d{2})|h\s?(?P<m2>\d{2})?)(?::\d{2})?\s*(?P<half>[ap])?\.?\s?(?:m\b\.?)?|(?P<half2>[ap])\.?\s?m\b\.?)"
)
LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4)
def _months(words: Vocabulary) -> dict[str, int]:
    months: dict[str, int] = {}
    for language in LANGUAGES:
        for number, names in words.tables[language].get("dates.months", {}).items():
            for name in names:
                months.setdefault(name.rstrip("."), int(number))
    return months


def _names_month(folded: str, words: Vocabulary) -> bool:
    """Whether a month is named at all. Most texts name none, and the patterns are slow to compile."""
    return any(name in _months(words) for name in LETTERS.findall(folded))


@lru_cache(maxsize=4)
def patterns(words: Vocabulary) -> Patterns:
    """Return the date patterns of a vocabulary."""
    months = _months(words)
    numbers: dict[str, int] = {}
    for language in LANGUAGES:
        for number, names in words.tables[language].get("numbers.words", {}).items():
            for name in names:
                numbers.setdefault(name, int(number))
    month = "(?:" + "|".join(re.escape(m) for m in sorted(months, key=len, reverse=True)) + r")\b\.?"
    spelled = "|".join(re.escape(n) for n in sorted(numbers, key=len, reverse=True))
    day = rf"(?:\d{{1,2}}|{spelled})" if spelled else r"\d{1,2}"
    ordinal = r"(?:\s?(?:st|nd|rd|th|er|ro|do|[ºª°])(?:\^?\(?(?:st|nd|rd|th)\)?)?|\^\(?(?:st|nd|rd|th)\)?)?"
    of = r"(?:\s*(?:de|del|of|d'|/|-|,|\.)\s*|\s+)(?:(?:dias?\s+d[eo]l?\s+)?mes\s+de\s+)?"
    year = r"(?:19|20)\d\d(?!\d)"
    thousands = "|".join(re.escape(one) for one in sorted(words.grammar("thousands"), key=len, reverse=True))
    if spelled:
        year = rf"(?:{year}|(?:{thousands})\s+(?:e\s+|y\s+|and\s+)?(?:{spelled})(?!\w))"
    year_of = r"(?:\s*(?:,|de|del|of|/|-|do)?\s*(?:ano\s+)?)"
    return Patterns(
        months=months,
        numbers=numbers,
        day_month_year=re.compile(
            rf"(?<!\w)(?P<d1>{day}){ordinal}(?:{of}(?P<m1>{month}))?"
            rf"(?:\s*(?:-|a|al|y|e|to|au|et|and|&|ate)\s*(?:el\s+)?(?P<d2>\d{{1,2}}){ordinal})?"
            rf"{of}(?P<m>{month}){year_of}(?P<y>{year})"
        ),
        month_day_year=re.compile(
            rf"(?<!\w)(?P<m>{month})\s+(?P<d1>\d{{1,2}}){ordinal}(?:\s*(?:-|to|and|&)\s*(?P<d2>\d{{1,2}}){ordinal})?\s*(?:,|/|\s)\s*(?P<y>(?:19|20)\d\d)(?!\d)"
        ),
        month_year=re.compile(rf"(?<!\w)(?P<m>{month}){year_of}(?P<y>{year})"),
    )


def dates_in(text: str, words: Vocabulary, *, american: bool = False) -> Iterator[Found]:
    """Yield the full dates of a text in order of place; ambiguous ones (03/04/2016) day first unless ``american``."""
    folded, places = fold_with_places(text)
    seen: list[Found] = []
    for pattern, read in ((ISO, _iso), (YEAR_FIRST, _iso), (COMPACT, _iso), (NUMERIC, _numeric)):
        seen.extend(_collect(pattern, folded, places, lambda match, read=read: read(match, american)))  # type: ignore[misc]  # bound at once
    if _names_month(folded, words):
        table = patterns(words)
        seen.extend(_collect(table.day_month_year, folded, places, lambda match: _spelled(match, table)))
        seen.extend(_collect(table.month_day_year, folded, places, lambda match: _spelled(match, table)))
    last = -1
    for one in sorted(seen, key=lambda found: (found.start, -found.end)):
        if one.start >= last:
            yield one
            last = one.end


def _collect(pattern, folded, places, read):  # type: ignore[no-untyped-def]  # see dates_in
    for match in pattern.finditer(folded):
        said = read(match)
        if said:
            yield Found(places[match.start()], places[match.end()], said[0], said[1])


def _day(year: int, month: int, day: int) -> str | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _iso(match: re.Match[str], american: bool) -> tuple[str, None] | None:
    said = _day(int(match[1]), int(match[2]), int(match[3]))
    return (said, None) if said else None


def _numeric(match: re.Match[str], american: bool) -> tuple[str, None] | None:
    one, two = int(match[1]), int(match[3])
    year = int(match[4])
    if len(match[4]) == 2:
        if match[2] == "." and year < 13:
            return None
        year += 2000
    day, month = (two, one) if (american and one <= 12) or (two > 12 >= one) else (one, two)
    said = _day(year, month, day)
    return (said, None) if said else None


def _spelled(match: re.Match[str], table: Patterns) -> tuple[str, str | None] | None:
    groups = match.groupdict()
    month = table.months[groups["m"].rstrip(".")]
    year = _year(groups["y"], table)
    first = _number(groups["d1"], table)
    start_month = table.months[groups["m1"].rstrip(".")] if groups.get("m1") else month
    start = _day(year, start_month, first)
    if not start:
        return None
    end = _day(year, month, int(groups["d2"])) if groups.get("d2") else None
    return start, end


def _year(text: str, table: Patterns) -> int:
    """Return a year in figures or in words («dos mil diecisiete»)."""
    if text[:1].isdigit():
        return int(text)
    tokens = text.split()
    after = next(
        (" ".join(tokens[at:]) for at in range(1, len(tokens)) if " ".join(tokens[at:]) in table.numbers), ""
    )
    return 2000 + table.numbers.get(after, 0)


def _number(text: str, table: Patterns) -> int:
    return int(text) if text.isdigit() else table.numbers.get(text, 0)


def month_in(text: str, words: Vocabulary) -> Found | None:
    """Return a month of a year («noviembre de 2016») where no day is said."""
    folded, places = fold_with_places(text)
    match = patterns(words).month_year.search(folded) if _names_month(folded, words) else None
    if not match:
        return None
    month = patterns(words).months[match["m"].rstrip(".")]
    return Found(
        places[match.start()], places[match.end()], f"{_year(match['y'], patterns(words)):04d}-{month:02d}"
    )


def times_in(text: str, words: Vocabulary) -> list[str]:
    """Return the times of day in a text as HH:MM, in order."""
    folded, _ = fold_with_places(text)
    out: list[str] = []
    for match in TIME.finditer(folded):
        hour = int(match["h"])
        minute = int(match["m"] or match["m2"] or 0)
        half = match["half"] or match["half2"]
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        if hour < 24 and minute < 60:
            out.append(f"{hour:02d}:{minute:02d}")
    return out
