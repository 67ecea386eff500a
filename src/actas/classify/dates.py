"""Days, spans of days and times of day, as people write them in four languages, to ISO. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from itertools import islice, pairwise

from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.patterns import any_of

EARLIEST, LATEST = 1900, 2100
CENTURY = 2000  # of years in two figures
MONTHS = 12

ISO = compiled(r"\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?:\b|(?=t\d))")
# «24, 25 y 26 de mayo»: days between the first and the last. Two alone are as often «Punto 3, 26 de mayo».
LISTED = r"(?:\s*,\s*\d{1,2})+?"
YEAR_FIRST = compiled(r"\b((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})\b")
COMPACT = compiled(r"(?<![\w.-])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\w.-]?\d)")
NUMERIC = compiled(
    r"(?<![\w/.-])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?(?:\2|\s(?=\s?(?:19|20)\d\d))\s?"
    r"((?:19|20)\d\d|\d{2})(?![\w/]|[.:-]\d)"
)
ROMAN = compiled(r"(?<![\w/.-])(\d{1,2})([/.\-])([ivx]{1,4})\2((?:19|20)\d\d|\d\d)(?![\w/])")  # «5-VI-25»
ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# A year that is no hour, with which a line or a piece of it ends: «12 mars 31», «12 mars 31, Dakar».
LATE_YEAR = r"(?:2[4-9]|3\d)\s*(?:[.)]*$|[,;(–—-]\s*[^\W\d_])"
FIGURES = compiled(
    r"\d{8}|\d\s?[/.\-]\s?\d|\d[/.\-][ivx]+[/.\-]\d"
)  # what a date in figures cannot do without
# A day in figures at the beginning, behind a word at most: «02/05 – …», "Mon 3.5.".
FIGURED_DAY = compiled(
    r"\W*(?:[a-z]{3,}\W+)?(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/-]\d{1,2})(?![\w.])"
    r"|\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}\W*$"  # no number of a chapter: nothing stands behind it
)
# «Réunion du 20.02»: a day and its month, where nothing says that it is an hour.
DAY_DOTTED = compiled(
    r"(?<![\d.:/,-])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])"
    r"(?![\w:]|\.?\d|\s?(?:hs?|hrs|[ap]\.?\s?m)\b|\s?[-–—]\s?\d)"
)
# "Room 2.11": with no word for hours behind it.
DOTTED = compiled(r"\d{1,2}\.\d\d(?![\d:]|\s?(?:h|hs|hrs|[ap]\.?\s?m)\b)")
BARE_HOUR = compiled(r"(?<!\S)\d{1,2}\s[^\W\d_]{1,5}\s(?:[^\W\d_]{2,3}\s)?\d{1,2}")  # «de 20 a 22.30»
BEFORE_DAY = compiled(r"([^\W\d_]+)[.:]?\s*$")
WORD_BEFORE = compiled(r"[^\W\d_]+\s+$")
TO_HOUR = compiled(r"\s*(?:[-–—]|[^\W\d_]{1,3}|a las)\s*\d{1,2}\s?[.:h]")
WORDS = compiled(r"[^\W_]+")
LONG_WEEKDAY = 6  # letters of "Monday"; nobody numbers a room by one, as «sala2»
BEFORE = 40  # characters before a day that tell what it is
OPENING = 5  # words in which a heading names its day
LETTERS = compiled(r"[^\W\d_]+")

Said = tuple[str, str | None]  # a day, and the last day of a span


APART = compiled(r"\d{1,2}\s+[-–—]\s+\d")
OPENS_DAY = " *_#(|-–—"
WORD_AT_END = compiled(r"([^\W\d_]{3,})(?:\s+n[º°o.]*|\s+#)?$")


@plain()
class Found(Plain):
    """A date in a text: where, and what it says. ``day`` may be a month ("2016-11")."""

    start: int
    end: int
    day: str
    end_day: str | None = None


@plain()
class Patterns(Plain):
    """The regular expressions of one vocabulary, for folded texts, and what their words mean."""

    months: Mapping[str, int]
    numbers: Mapping[str, int]
    day_month_year: re.Pattern[str]
    month_day_year: re.Pattern[str]
    year_day_month: re.Pattern[str]
    year_month_day: re.Pattern[str]
    short_year: re.Pattern[str]
    year_of_two: re.Pattern[str]
    month_year: re.Pattern[str]


def dates_in(text: str, words: Vocabulary, *, american: bool = False) -> Iterator[Found]:
    """Yield the full dates of a text in order of place.

    Those that can be read in two ways (03/04/2016) are read day first, unless ``american``.
    """
    return iter(_dates_in(text, words, american))


@lru_cache(maxsize=64)  # a title is asked for the day, for the place beside it and for the hour
def _dates_in(text: str, words: Vocabulary, american: bool) -> tuple[Found, ...]:
    folded, places = fold_with_places(text)
    readers: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Said | None]]] = []
    if FIGURES.search(folded):
        readers += [
            (ISO, _year_first),
            (YEAR_FIRST, _year_first),
            (COMPACT, _year_first),
            (_span_in_figures(words), partial(_numeric_span, words=words)),
            (NUMERIC, partial(_numeric, american=american)),
            (ROMAN, _roman),
        ]
    if _names_month(folded, words):
        table = patterns(words)
        spelled = partial(_spelled, table=table, words=words)
        named = (
            table.day_month_year,
            table.month_day_year,
            table.year_day_month,
            table.year_month_day,
            table.short_year,
            table.year_of_two,
        )
        readers += [(pattern, spelled) for pattern in named]
    seen = [
        Found(places[match.start()], places[match.end()], *said)
        for pattern, read in readers
        for match in pattern.finditer(folded)
        if (said := read(match))
    ]
    last, apart = -1, []
    for one in sorted(seen, key=lambda found: (found.start, -found.end)):
        if one.start >= last:
            apart.append(one)
            last = one.end
    return tuple(apart)


def month_in(text: str, words: Vocabulary) -> Found | None:
    """Return a month of a year («noviembre de 2016») where no day is said."""
    folded, places = fold_with_places(text)
    if not _names_month(folded, words):
        return None
    table = patterns(words)
    match = table.month_year.search(folded)
    if not match:
        return None
    month = table.months[match["month"].rstrip(".")]
    return Found(places[match.start()], places[match.end()], f"{_year(match['year'], table):04d}-{month:02d}")


def times_in(text: str, words: Vocabulary) -> list[str]:
    """Return the times of day in a text as HH:MM, in order."""
    folded, _ = fold_with_places(text)
    if BARE_HOUR.search(folded):
        folded = _hour_to_hour(words).sub(lambda found: f"{found[1] or found[2]}-", folded)
    out: list[str] = []
    for match in _clock(words).finditer(folded):
        if numbers_room(folded, match.start("hour"), words):
            continue
        hour, minute = int(match["hour"]), int(match["minute"] or match["after_h"] or 0)
        half = match["half"] or match["half_glued"] or match["half_alone"]
        if match["from"]:
            first = int(match["from"])  # «10-11:30am», but «11-1pm»
            same = first % 12 <= hour % 12 and half
            out += _time(first, int(match["from_minute"] or 0), half if same else None)
        out += _time(hour, minute, half)
    return out


def numbers_room(text: str, start: int, words: Vocabulary) -> bool:
    """Whether what looks as an hour does counts a room: "Room 2.11"."""
    if not DOTTED.match(text, start):
        return False
    before = WORD_BEFORE.search(text[:start])
    return before is not None and fold(before[0]).strip() in words.phrases("places", "venues")


def hours_in(text: str, words: Vocabulary, *, of_day: bool = False) -> list[str]:
    """Return the times in a line of the meeting's facts, but for a day in figures without its year.

    ``of_day``: it stands behind a key of days, «Fecha: 20.02».
    """
    folded, _ = fold_with_places(text)
    for match in DAY_DOTTED.finditer(folded):
        before = BEFORE_DAY.search(folded, 0, match.start())
        if before is None:
            is_day = of_day and not folded[: match.start()].strip()
        elif before[1] in words.grammar("before_hour"):
            is_day = False
        else:  # «de 18.10 a 20.00» is a span of hours, and «del 18.10 a 20.00» none
            spans = before[1] in words.grammar("of") and before[1] not in words.grammar("of_the")
            is_day = not (spans and TO_HOUR.match(folded, match.end()))
        if is_day:
            folded = folded[: match.start()] + " " * len(match[0]) + folded[match.end() :]
    return times_in(folded, words)


@lru_cache(maxsize=4)
def _clock(words: Vocabulary) -> re.Pattern[str]:
    """Return a time of day, or two of which the first leaves to the second which half of the day it is."""
    hours, minutes = any_of(words.grammar("hours")), any_of(words.grammar("minutes_of_hour"))
    joint = any_of(words.grammar("and", "with"))
    return compiled(
        rf"""
    (?: (?<![\w.:/-])(?P<from>\d{{1,2}})(?: [:.h](?P<from_minute>\d{{2}}) | h )?  # 3-4pm, «14-16h»
        (?: \s?[-–—] | (?:(?<=[,:(]\s\d\d)|(?<=[,:(]\s\d))\s[-–—]\s ) )?
    (?<![\d.:/])(?P<hour>\d{{1,2}})\s?
    (?: (?: [:.]\s?(?P<minute>\d{{2}})(?!\d|\.\d{{3}})                # 18:40 18.40, but no «12.400»
          | (?: {hours}\b (?: \s{joint}(?=\s\d\d\s{minutes}\b) )? | h(?=r?s\b|[\W\d_]|$) )
                                                                # 18 heures 40, no "3 High Street"
            (?: \s?(?P<after_h>\d{{2}})(?!\d) )?
        )(?: :\d{{2}} )?                                                 # 18h40 18:40:00
        (?: \s*(?P<half>[ap])\.?\s?m\b\.? | (?P<half_glued>[ap])\b )?      # 6:40 p.m., 6:40p
      | (?P<half_alone>[ap])\.?\s?m\b\.?                                 # 6pm
    )
    """,
        re.VERBOSE,
    )


def _time(hour: int, minute: int, half: str | None) -> list[str]:
    """Return a time as HH:MM, in the half of the day that is told; none where there is no such hour."""
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return [f"{hour:02d}:{minute:02d}"] if hour < 24 and minute < 60 else []


@lru_cache(maxsize=4)
def _hour_to_hour(words: Vocabulary) -> re.Pattern[str]:
    """Return the first of two hours that leaves its unit to the second: «de 20 a 22.30», "from 6 to 8 pm"."""
    start, to = any_of(words.grammar("hour_from")), any_of(words.grammar("hour_to"))
    half, hours = r"[ap]\.?\s?m\b", any_of(words.grammar("hours"))
    first, second = rf"(\d{{1,2}})\s{to}\s", rf"\d{{1,2}}\s?(?:[:.h]\s?\d\d(?!\d)|{half}|{hours}\b)"
    # "6 to 8 pm" has no "from", and says that these are hours
    return compiled(
        rf"(?<!\w){start}\s{first}(?={second})|(?<![\w:.,/-])(\d{{1,2}})\s{to}\s(?=\d{{1,2}}\s?{half})"
    )


@lru_cache(maxsize=4)
def _span_in_figures(words: Vocabulary) -> re.Pattern[str]:
    """Return two days of a month in figures: «9-10/05/2031», «9 al 10.05.2031»."""
    to = any_of(words.grammar("date_to"))
    return compiled(
        rf"(?<![\w/.-])(?P<day>\d{{1,2}})\s?(?:[-&]|\s{to}(?:\s{any_of(words.grammar('day_article'))})?)\s?"
        r"(?P<last>\d{1,2})(?P<sign>[/.])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?![\w/]|[.:-]\d)"
    )


@lru_cache(maxsize=4)
def patterns(words: Vocabulary) -> Patterns:
    """Return the date patterns of a vocabulary."""
    months, numbers = _months(words), _numbers(words)
    weekday = any_of({one.rstrip(".") for one in words.phrases("dates", "weekdays")})
    # "Wednesday14th November 2018", without the blank
    long = sorted(day for day in words.phrases("dates", "weekdays") if len(day) >= LONG_WEEKDAY)
    glued = "|".join(rf"(?<=\b{day})" for day in long)
    glued = rf"(?=\d)(?:{glued})"
    month, spelled = rf"{any_of(months)}\b\.?", any_of(numbers)
    ends = any_of(words.grammar("ordinal_ends"))
    # «3rd», «3º», and what is left of a raised ending: «3rd^(rd)», «3^th»
    ordinal = rf"(?:\s?(?:{ends}|[ºª°])\.?(?:\^?\(?{ends}\)?)?|\^\(?{ends}\)?)?"
    opens = any_of(words.grammar("month_opens"))
    of = rf"(?:\s*(?:{any_of(words.grammar('date_of'))}|[/,.-])\s*|\s+)(?:{opens}\s+)?"
    counted = rf"(?:\s+{any_of(words.grammar('days_of'))}\s+)"  # «aos 26 dias de julho»
    to = (
        rf"(?:[-&/]|{any_of(words.grammar('date_to'))})\s*(?:{any_of(words.grammar('day_article'))}\s+)?"
        rf"(?:{weekday}\.?,?\s+)?"  # «viernes 9 y sábado 10 de mayo»
    )
    article = any_of(words.grammar("day_article"))
    joined = rf"(?:{any_of(words.grammar('and'))}\s+)?"
    in_words = r"(?:\s?\([^()\d]{3,14}\))?"  # «12 (doze) dias»
    figures = r"(?:19|20)\d\d(?!\d)"
    year = rf"(?P<year>{figures}|{any_of(words.grammar('thousands'))}\s+{joined}{spelled}(?!\w))"
    year_opens = any_of(words.grammar("year_opens"))
    year_join = any_of(words.grammar("year_of"))
    year_of = rf"(?:\s*[,/-]?\s*(?:{year_join}\s*)?(?:{year_opens}\s+(?:{year_join}\s+)?)?)"
    return Patterns(
        months=months,
        numbers=numbers,
        day_month_year=compiled(
            rf"(?:(?<!\w)|{glued})(?P<day>\d{{1,2}}|{spelled}(?!\w)){ordinal}{in_words}(?:{of}(?P<first_month>{month}))?"
            rf"(?:(?:{LISTED}\s*,|(?:{LISTED})?\s*{to})\s*(?P<last>\d{{1,2}}){ordinal})?(?:(?P<counted>{counted})|{of})(?P<month>{month}){year_of}{year}"
        ),
        month_day_year=compiled(
            rf"(?<!\w)(?P<month>{month}),?\s+(?:{article}\s+)?(?P<day>\d{{1,2}}){ordinal}"
            rf"(?:\s*{to}(?P<last>\d{{1,2}}){ordinal})?\s*[,/\s]\s*(?:{any_of(words.grammar('date_of'))}\s+)?(?P<year>{figures})"
        ),
        year_day_month=compiled(
            rf"(?<!\w){any_of(words.grammar('year_first'))}\s+{year}\s*,?\s*(?:{any_of(words.grammar('and'))}\s+)?"
            rf"(?:{article}\s+)?(?P<day>\d{{1,2}}|{spelled}(?!\w)){ordinal}{of}(?P<month>{month})(?!\w)"
        ),
        # "2024-Mar-14", "2024 March 14"
        year_month_day=compiled(
            rf"(?<![\w-])(?P<year>{figures})[-/\s.](?P<month>{month})[-/\s.]?\s?(?P<day>\d{{1,2}}){ordinal}(?![\w:])"
        ),
        short_year=compiled(rf"(?<![\w-])(?P<day>\d{{1,2}})-(?P<month>{month})-(?P<year>\d\d)(?![\w:-])"),
        # "Wed 7th May 25", «7 de mayo '25»: where a weekday or an apostrophe says that it is a year,
        # or it is no hour and ends its piece: «Dakar, 12 mars 31»
        year_of_two=compiled(
            rf"(?<![\w-])(?:{weekday}\.?,?\s+(?P<day>\d{{1,2}}){ordinal}{of}(?P<month>{month}),?\s+'?"
            rf"|(?P<bare_day>\d{{1,2}}){ordinal}{of}(?P<bare_month>{month}),?\s+'"
            rf"|(?P<last_day>\d{{1,2}}){ordinal}{of}(?P<last_month>{month})\s+(?:{year_join}\s+)?(?={LATE_YEAR}))(?P<year>[0-3]\d)(?![\w:/…-]|\.[.\d]|\s*[%\w])"
        ),
        month_year=compiled(rf"(?<!\w)(?P<month>{month}){year_of}{year}"),
    )


@lru_cache(maxsize=4)
def _months(words: Vocabulary) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, number in _table("dates.months", words).items():
        found.setdefault(name.rstrip("."), number)
    return found


@lru_cache(maxsize=4)
def _numbers(words: Vocabulary) -> dict[str, int]:
    return _table("numbers.words", words)


def _table(name: str, words: Vocabulary) -> dict[str, int]:
    """Return word -> number of a table that lists words by number; the first to claim a word keeps it."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, names in words.tables[language].get(name, {}).items():
            for one in names:
                found.setdefault(one, int(number))
    return found


@lru_cache(maxsize=64)  # asked for a day, then for a month alone
@lru_cache(maxsize=4)
def calendar(words: Vocabulary) -> frozenset[str]:
    """Return the words of which dates are made."""
    joins = (words.grammar(one) for one in ("date_of", "day_article", "hours"))
    return frozenset(_months(words)).union(words.phrases("dates", "weekdays"), *joins)


def opens_with_day(text: str, words: Vocabulary) -> bool:
    """«5 de mayo», «(02/05) Segunda reunión», «Clase 3 de marzo», «Día 18»: whether a day opens a heading."""
    folded = fold(text)
    if FIGURED_DAY.match(folded):
        return True
    opening = [found[0] for found in islice(WORDS.finditer(folded), OPENING)]
    if not any(map(str.isdecimal, opening)):
        return False  # nearly all
    tokens = [token for token in opening if token not in words.grammar("date_of")]
    months = _months(words)
    pairs = list(pairwise(tokens))
    named = any(
        (one.isdecimal() and two in months) or (one in months and two.isdecimal()) for one, two in pairs
    )
    return named or any(one in words.grammar("day_nouns") and two.isdecimal() for one, two in pairs[:1])


def _names_month(folded: str, words: Vocabulary) -> bool:
    """Whether a month is named at all. Most texts name none, and the patterns are slow to compile."""
    return not _months(words).keys().isdisjoint(LETTERS.findall(folded))


def _day(year: int, month: int, day: int) -> str | None:
    """Return a day in ISO; None where the calendar has none."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_first(match: re.Match[str]) -> Said | None:
    said = _day(int(match[1]), int(match[2]), int(match[3]))
    return (said, None) if said else None


def _roman(match: re.Match[str]) -> Said | None:
    year = int(match[4]) + (CENTURY if len(match[4]) == 2 else 0)
    month = ROMAN_MONTHS.index(match[3]) + 1 if match[3] in ROMAN_MONTHS else 0
    said = _day(year, month, int(match[1]))
    return (said, None) if said else None


def _numeric(match: re.Match[str], *, american: bool) -> Said | None:
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        if match[2] == "." and year <= MONTHS:
            return None  # "3.2.10" is a number of a list
        year += CENTURY
    # With full stops nobody writes the month first.
    month_first = (american and match[2] != "." and one <= MONTHS) or two > MONTHS >= one
    said = _day(year, one, two) if month_first else _day(year, two, one)
    return (said, None) if said else None


def _numeric_span(match: re.Match[str], *, words: Vocabulary) -> Said | None:
    """Return both days, the month behind them as it always is in what people write so."""
    year, month = int(match["year"]), int(match["month"])
    start, end = _day(year, month, int(match["day"])), _day(year, month, int(match["last"]))
    if end and _counts_before(match, words):
        return end, None
    return (start, end) if start and end and start < end else None


def _spelled(match: re.Match[str], *, table: Patterns, words: Vocabulary) -> Said | None:
    groups = match.groupdict()
    before = match.string[max(match.start() - BEFORE, 0) : match.start()].rstrip()
    if groups.get("last_day") and not _may_open_day(before, words):
        return None  # "No. 12 March 28"
    if groups.get("counted") and LETTERS.findall(before)[-1:] not in _opens_counted(words):
        return None  # «3 días de mayo de 2031» are three days
    day, month = (groups.get(f"bare_{one}") or groups.get(f"last_{one}") for one in ("day", "month"))
    groups.update(day=groups["day"] or day, month=groups["month"] or month)
    if groups.get("last") and (_counts_before(match, words) or _is_fraction(match)):
        groups["day"], groups["last"] = groups["last"], None
    month, year = table.months[groups["month"].rstrip(".")], _year(groups["year"], table)
    first_month = groups.get("first_month")
    start = _day(
        year, table.months[first_month.rstrip(".")] if first_month else month, _number(groups["day"], table)
    )
    if not start:
        return None
    end = _day(year, month, int(groups["last"])) if groups.get("last") else None
    return (end, None) if end and end < start else (start, end)  # «Turno 5, 8, 3 de mayo»


def _is_fraction(match: re.Match[str]) -> bool:
    """«Acta 3/10 de mayo»: whether figures with a slash between them are no two days in a row."""
    first, last = match["day"], match["last"]
    parted = "/" in match.string[match.start("day") : match.start("last")]
    return parted and not (first.isdecimal() and int(last) == int(first) + 1)


def _may_open_day(before: str, words: Vocabulary) -> bool:
    """Whether nothing, a sign, a small word or a weekday stands before a day: «Dakar, le 12 mars 31»."""
    if any(map(str.isdecimal, before)):
        return False  # «5 mars 31, 12 mars 28»: so many were there
    last = LETTERS.findall(before)[-1:] if before[-1:].isalpha() else []
    return not before or (not before[-1].isalnum() if not last else last[0] in _before_days(words))


def _counts_before(match: re.Match[str], words: Vocabulary) -> bool:
    """«Reunión 1 - 4 de marzo»: whether a number counts the word before it, and opens no stretch of days."""
    if not APART.match(match.string, match.start()):
        return False  # «1-4 de marzo»
    before = match.string[: match.start()].rstrip()
    word = WORD_AT_END.search(before)
    if word is not None and word[1] in words.grammar("day_nouns"):
        return not before[: word.start()].rstrip(OPENS_DAY)  # "Day 2 - 23 May", «del día 2 - 4 de mayo»
    return word is not None and word[1] not in _before_days(words)


@lru_cache(maxsize=4)
def _opens_counted(words: Vocabulary) -> tuple[list[str], ...]:
    """Return the words behind which a number of days is a day: «a los 26 días de julio de 2031»."""
    return tuple([one] for one in words.grammar("days_of_opens"))


@lru_cache(maxsize=4)
def _before_days(words: Vocabulary) -> frozenset[str]:
    """Return the words behind which a day stands, and no number of theirs: «del 1», «lunes 1»."""
    small = words.phrases("language", "function_words") - words.grammar("paper")
    return small | words.phrases("dates", "weekdays") | words.grammar("until", "of", "day_word")


def _year(text: str, table: Patterns) -> int:
    """Return a year in figures or in words («dos mil diecisiete»)."""
    if text[:1].isdecimal():
        return int(text) + (CENTURY if len(text) == 2 else 0)
    tokens = text.split()
    tails = (" ".join(tokens[at:]) for at in range(1, len(tokens)))
    return CENTURY + next((table.numbers[tail] for tail in tails if tail in table.numbers), 0)


def _number(text: str, table: Patterns) -> int:
    return int(text) if text.isdecimal() else table.numbers.get(text, 0)
