"""Days that are told without their year: «15 de marzo», «el 15», «15/03», weekdays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from actas.classify.dates import patterns
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold

NEAR = 14  # characters between «a más tardar» and its date: «el día»
TOKEN = compiled(r"[^\W_]+(?:['-][^\W\d_]+)*|\d+")
ORDINAL = compiled(r"\d{1,2}(?:st|nd|rd|th)")
DAY = compiled(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?$")
# «15/3», «15-3», «15.3.», «15.03»; not «3.2», which is a number of something else.
IN_FIGURES = compiled(r"(?<![\w/.-])(\d{1,2})(?:[/-]|\.(?=\d{1,2}\.(?!\w)|0\d))(\d{1,2})(?![\w/]|[.-]\d)")
# Behind a day told by its number alone.
DAY_END = compiled(r"\s*(?:$|[.;)\],](?!\d)|[(\[]|[-–—→|:]\s+(?!\d))")
NUMBER_BEHIND = compiled(r"\.? (\d{1,2})(?!\d)")  # «vie. 14»
MONTH_BEHIND = compiled(r"[/.-]\d")  # «dia 15/03», where figures tell the month
LAST_DAY, MONTHS, WEEK = 31, 12, 7
SHORTEST = 3  # letters of a weekday that tell it from all others
MONTHS_AHEAD = 3  # in which a weekday and its number lie
SHORT_MONTH = 4  # letters of "June", «mayo»; shorter ones are as often other words
WEEKDAY = 5  # characters of a weekday that stands alone; what is shorter is as often another word
JUST = 62  # days before the meeting in which a day without its year is one that is gone
FAR = 183  # days after the meeting within which a day without its year must lie
RANGE = compiled(r"\d{1,2}\s?[-–/]\s?$")  # «25-26 avril»


ENDS_ALONE = compiled(r"[.)\s]*$")
OPENS_ALONE = compiled(r"(?:,|\s[-–—]|\s\()\s*$")


class Met(NamedTuple):
    """What the notes are as a whole: the day people met, whether 03/04 is a day in March, the language.

    ``called`` holds the months and weekdays, folded, as which somebody who came is called.
    """

    day: str | None = None
    month_first: bool = False
    language: str | None = None
    called: frozenset[str] = frozenset()


UNMET = Met()


@plain()
class When(Plain):
    """A time in a folded text: where, its ISO form if any, and what sort of time it is."""

    start: int
    end: int
    iso: str | None
    sort: str


def with_weekday(folded: str, start: int, words: Vocabulary) -> int:
    """Return where the weekday before a date begins, else where the date does."""
    before = list(TOKEN.finditer(folded[max(0, start - NEAR) : start]))
    if len(before) > 1 and before[-1].group() in words.grammar("day_word"):
        before.pop()  # «terça dia 2/10»
    if before and before[-1].group() in words.phrases("dates", "weekdays"):
        return max(0, start - NEAR) + before[-1].start()
    return start


def at_token(
    folded: str, tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int],
    words: Vocabulary, day: str | None,
) -> Iterator[When]:  # fmt: skip
    """Yield the day without a year, or the weekday, that begins with a token."""
    token, start, end = tokens[at]
    number = DAY.match(token)
    if ORDINAL.fullmatch(token) and not _month_after(tokens, at, months, words):
        yield _numbered(with_weekday(folded, start, words), end, folded, words, day)  # "by Wed 12th"
    elif (
        number
        and token.isdecimal()
        and (since := _numbered_day(folded, tokens, at, months, words)) is not None
    ):
        yield _numbered(since, end, folded, words, day)  # «antes del 15», "pour le 8"
    elif token in words.grammar("day_word") and (last := _number_after(tokens, at, months, words)):
        if not MONTH_BEHIND.match(folded, last):
            yield _numbered(start, last, folded, words, day)
    elif token in months and at + 1 < len(tokens) and (number := DAY.match(tokens[at + 1][0])):
        yield _day(int(number[1]), months[token], start, tokens[at + 1][2], folded, words, day)
    elif number and (to := _month_after(tokens, at, months, words)):
        yield _day(int(number[1]), months[tokens[to][0]], start, tokens[to][2], folded, words, day)
    elif token in _spelled_days(words) and (to := _month_after(tokens, at, months, words)):
        yield _day(
            patterns(words).numbers[token], months[tokens[to][0]], start, tokens[to][2], folded, words, day
        )
    else:
        yield from _by_name(folded, tokens, at, months, words, day)


def _by_name(
    folded: str, tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int],
    words: Vocabulary, day: str | None,
) -> Iterator[When]:  # fmt: skip
    """Yield the weekday or the month alone that a token is."""
    token, start, end = tokens[at]
    if len(token) < WEEKDAY and token in months and _is_short_month(folded, start, end, token, words):
        yield When(start, end, month_ahead(months[token], day), "month")  # "by June", «antes de mayo»
    elif len(token) < WEEKDAY and (which := _which_short(tokens, at, words)) is not None:
        yield When(which, end, None, "weekday")  # "this Fri", «próx. vie»
    elif len(token) < WEEKDAY and (ends := _short_weekday(folded, token, end, words)):
        # «vie 14» is a day; «para el vie.», "by Wed" need their key
        one = _numbered(start, ends, folded, words, day)
        yield one if folded[ends - 1].isdecimal() else When(start, ends, None, "short")
    elif len(token) >= WEEKDAY and _stands_for_time(tokens, at, months, words):
        end = _with_next(folded, tokens, at, words)
        told = month_ahead(months[token], day) if token in months else None
        one = _numbered(_from_next(tokens, at, words), end, folded, words, day)
        yield When(one.start, end, told or one.iso, "month" if token in months else "weekday")


def _which_short(tokens: Sequence[tuple[str, int, int]], at: int, words: Vocabulary) -> int | None:
    """Return where "this Fri" begins, which says what day a short word is; None where nothing does."""
    if not at or tokens[at][0] not in words.phrases("dates", "weekdays"):
        return None
    before, start, _ = tokens[at - 1]
    return start if before in words.grammar("next_before", "this_day") else None


def _from_next(tokens: Sequence[tuple[str, int, int]], at: int, words: Vocabulary) -> int:
    """Return where «el próximo martes», "next Friday" begin, without their article."""
    before = tokens[at - 1] if at else None
    beside = before is not None and before[2] + 1 == tokens[at][1]
    return before[1] if before and beside and before[0] in words.grammar("next_before") else tokens[at][1]


def _stands_for_time(
    tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int], words: Vocabulary
) -> bool:  # fmt: skip
    """Whether a word is a weekday or a month, and does not count: «la segunda reunión»."""
    token = tokens[at][0]
    if token not in words.phrases("dates", "weekdays"):
        return token in months
    counts = at > 0 and tokens[at - 1][0] in words.grammar("before_ordinal")
    return not (counts and token in words.phrases("dates", "weekdays", "pt"))


def _numbered_day(
    folded: str, tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int], words: Vocabulary
) -> int | None:  # fmt: skip
    """Return where «el 15» begins, whose number ends what is said: no «el 15 de marzo», «el 15 %»."""
    token, start, end = tokens[at]
    if not at or not 1 <= int(token) <= LAST_DAY or _month_after(tokens, at, months, words) is not None:
        return None
    before = tokens[at - 1][0]
    article = before in words.grammar("before_day_number") or before.endswith("'au")
    alone = article and DAY_END.match(folded, end) and folded[tokens[at - 1][2] : start] == " "
    if not alone:
        return None
    return tokens[at - 1][1] if before in words.grammar("articles") else start


@lru_cache(maxsize=4)
def _spelled_days(words: Vocabulary) -> frozenset[str]:
    """Return the words that may say the day of a month: «quince», "fifteenth"."""
    said = (word for word, number in patterns(words).numbers.items() if 1 <= number <= LAST_DAY)
    return frozenset(said) - words.phrases("language", "function_words")  # «de abril a mayo»


def _is_short_month(folded: str, start: int, end: int, token: str, words: Vocabulary) -> bool:
    """Whether a short word is a month behind what says when, or alone: «curso común, Aug»."""
    if _behind_until(folded, start, end, token, words):
        return True
    last = ENDS_ALONE.match(folded, end) is not None
    last = last and (start == 0 or OPENS_ALONE.search(folded, 0, start) is not None)
    weekday = f"{token}." in words.phrases("dates", "weekdays")  # «mar.» is Tuesday too, and "set" a verb
    other = (words.phrases("language", "function_words"), words.grammar("does"))
    return last and not weekday and all(token not in table for table in other)


def _behind_until(folded: str, start: int, end: int, token: str, words: Vocabulary) -> bool:
    """Whether a short word is a month: what says when stands before it, and behind its short form nothing."""
    if len(token) < SHORT_MONTH and not DAY_END.match(folded, end):
        return False  # "by mar …", «antes de set»
    shown = folded[max(0, start - NEAR) : start].rstrip()
    if shown[-1:] == ":" and _is_key(shown[:-1].split(), words):
        return True  # "Deadline: June", «Échéance : juin»
    before = shown.split()
    told = {" ".join(before[-size:]) for size in (1, 2)}
    known = (words.phrases("due", "firm"), words.phrases("due", "opening"))
    return not all(map(told.isdisjoint, known))


def _is_key(before: Sequence[str], words: Vocabulary) -> bool:
    """Whether words end in a key of until when: «Fecha límite»."""
    return any(" ".join(before[-size:]) in words.phrases("owners", "due") for size in (1, 2, 3))


def _short_weekday(folded: str, token: str, end: int, words: Vocabulary) -> int | None:
    """Return where a short weekday ends that ends what is said, with its full stop or a day's number."""
    if token not in words.phrases("dates", "weekdays"):
        return None
    number = NUMBER_BEHIND.match(folded, end)
    if number and 1 <= int(number[1]) <= LAST_DAY and DAY_END.match(folded, number.end()):
        return number.end()  # «vie 14», "Fri. 14"
    return end + (folded[end : end + 1] == ".") if DAY_END.match(folded, end) else None


def _with_next(folded: str, tokens: Sequence[tuple[str, int, int]], at: int, words: Vocabulary) -> int:
    """Return where «prochain», «que viene» or a day's number ends behind a weekday, else where that does."""
    behind = [token for token, _, _ in tokens[at + 1 : at + 3]]
    after = words.grammar("next_after")
    size = next((size for size in range(len(behind), 0, -1) if " ".join(behind[:size]) in after), 0)
    told = behind[:1] if not size else []
    if told and told[0].isdecimal() and 1 <= int(told[0]) <= LAST_DAY:
        last = tokens[at + 1][2]
        if tokens[at + 1][1] == tokens[at][2] + 1 and DAY_END.match(folded, last):
            return last  # «viernes 8»
    return tokens[at + size][2]


def _number_after(
    tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int], words: Vocabulary
) -> int | None:
    """Return where the day of a month ends that is only told by its number: «dia 15»."""
    number = DAY.match(tokens[at + 1][0]) if at + 1 < len(tokens) else None
    alone = (
        number is not None
        and 1 <= int(number[1]) <= 31
        and _month_after(tokens, at + 1, months, words) is None
    )
    return tokens[at + 1][2] if alone else None


def _month_after(
    tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int], words: Vocabulary
) -> int | None:
    """Return the place of the month after a day, with no year behind it: «15 de marzo»."""
    to = at + 1
    while to < len(tokens) and tokens[to][0] in words.grammar("date_of", "ordinal_ends"):
        to += 1
    return to if to < len(tokens) and tokens[to][0] in months else None


def _day(
    number: int, month: int, start: int, end: int, folded: str, words: Vocabulary, day: str | None
) -> When:  # fmt: skip
    if several := RANGE.search(folded, max(0, start - NEAR), start):
        start = several.start()
    iso = _in_year(number, month, day)
    sort = "gone" if iso is None and _is_gone(number, month, day) else "day"
    return When(with_weekday(folded, start, words), end, iso, sort)


def in_figures(folded: str, words: Vocabulary, met: Met) -> Iterator[When]:
    """Yield «15/03»."""
    for match in IN_FIGURES.finditer(folded):
        number, month = int(match[1]), int(match[2])
        stops = folded[match.end(1)] == "."  # with these nobody writes the month first
        if number <= MONTHS < month or (met.month_first and not stops and number <= MONTHS):
            number, month = month, number  # "9/16", and "4/3" in notes that write so
        if 1 <= number <= 31 and 1 <= month <= MONTHS:
            yield _day(number, month, match.start(), match.end(), folded, words, met.day)


def _numbered(start: int, end: int, folded: str, words: Vocabulary, day: str | None) -> When:
    """Return a day told by its number alone, or by its weekday and number: the next one that there is.

    One whose weekday does not fit fixes no day.
    """
    told = [token.group() for token in TOKEN.finditer(folded, start, end)]
    number = next((int(found[1]) for token in reversed(told) if (found := DAY.match(token))), None)
    named = {at for token in told if (at := weekday_index(words).get(token.rstrip("."))) is not None}
    sort = "weekday" if named else "day"
    return When(start, end, _next_numbered(number, named, day), sort)


def _next_numbered(number: int | None, named: set[int], day: str | None) -> str | None:
    """Return the first day of a number, and of a weekday where one is named, from the meeting on."""
    if number is None or not day or len(day) != len("2016-11-15"):
        return None
    met = date.fromisoformat(day)
    for ahead in range(MONTHS_AHEAD if named else 2):
        month = met.month + ahead
        try:
            said = date(met.year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1, number)
        except ValueError:
            continue
        if said >= met and (not named or said.weekday() in named):
            return said.isoformat()
        if said >= met:
            return None
    return None


@lru_cache(maxsize=4)
def weekday_index(words: Vocabulary) -> Mapping[str, int]:
    """Return the weekdays of all languages, long and short; Monday is 0, and opens each list."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        listed = [fold(one).rstrip(".") for one in words.tables[language]["dates"]["weekdays"]]
        known = {one[:SHORTEST]: at for at, one in enumerate(listed[:WEEK])}
        found.update({one: known[one[:SHORTEST]] for one in listed if one[:SHORTEST] in known})
    return found


def month_ahead(month: int, day: str | None) -> str | None:
    """Return a month told without its year: the meeting's own, or one within half a year after it."""
    if not day or len(day) != len("2016-11-15"):
        return None
    year, now = int(day[:4]), int(day[5:7])
    ahead = (month - now) % MONTHS
    return f"{year + (month < now)}-{month:02d}" if ahead <= MONTHS // 2 else None


def _is_gone(number: int, month: int, day: str | None) -> bool:
    """Whether a day lay shortly before the meeting: nothing is due then that no word makes a deadline."""
    if not day or len(day) != len("2016-11-15"):
        return False
    met = date.fromisoformat(day)
    for year in (met.year, met.year - 1):
        try:
            said = date(year, month, number)
        except ValueError:
            continue
        if timedelta(0) < met - said <= timedelta(JUST):
            return True
    return False


def _in_year(number: int, month: int, day: str | None) -> str | None:
    """Return a day in the year that the meeting's day fixes: on it, or within half a year after it."""
    if not day or len(day) != len("2016-11-15"):
        return None
    met = date.fromisoformat(day)
    for year in (met.year, met.year + 1):
        try:
            said = date(year, month, number)
        except ValueError:
            continue
        if timedelta(0) <= said - met <= timedelta(FAR):
            return said.isoformat()
    return None
