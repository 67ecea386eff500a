"""Until when: dates, weekdays, «la próxima semana», "the end of June", behind what makes them a deadline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache, partial

from actas.classify.dates import dates_in, month_in, patterns
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import Places, fold, fold_with_places
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, may_hold, may_open, opening

NEAR = 14  # characters between «a más tardar» and its date: «el día»
TOKEN = compiled(r"[^\W_]+(?:['-][^\W\d_]+)*|\d+")
TOKEN_LEFT = compiled(r"\w")
SMALL_BETWEEN = compiled(r"\s*:?\s*([^\W\d_]+)(?=\s)")
ORDINAL = compiled(r"\d{1,2}(?:st|nd|rd|th)")
MID = compiled(r"(?<!\w)(?:mi|mid)[- ]([^\W\d_]+)")
DAY = compiled(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?$")
YEAR = compiled(r"(?:19|20)\d\d$")
# «15/3», «15-3», «15.3.», «15.03»; not «3.2», which is a number of something else.
IN_FIGURES = compiled(r"(?<![\w/.-])(\d{1,2})(?:[/-]|\.(?=\d{1,2}\.(?!\w)|0\d))(\d{1,2})(?![\w/]|[.-]\d)")
DAY_END = compiled(r"\s*(?:$|[.;)\],](?!\d))")  # behind a day told by its number alone
MONTH_BEHIND = compiled(r"[/.-]\d")  # «dia 15/03», where figures tell the month
QUARTER = compiled(r"(?<!\w)q[1-4](?:\s+(?:19|20)\d\d)?(?!\w)")
ABOUT = compiled(
    r"\s*[~≈]?\s*(?:[^\W\d_]+\s+)?(?:\d{1,3}(?:\s?[-/–]\s?\d{1,3}|\s[^\W\d_]{1,2}\s\d{1,3})?|[^\W\d_]+)\s+"
)
AT_END = compiled(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*[.;]?\s*$")
DASH = compiled(r"\s+(?:[-–—]+>?|[=]>|→|\|)\s*")
PART = compiled(r"\s*[,;|]\s*|\s+[-–—]+\s+|\s+/\s+")
LONGEST_PERIOD = 30  # characters of «la semana que viene»
LAST_DAY = 31
WEEKDAY = 5  # characters of a weekday that stands alone; what is shorter is as often another word
FAR = 183  # days after the meeting within which a day without its year must lie
LIMIT_WORDS = 6  # words from «fecha límite» to the time
LIMITED = frozenset({"date", "day", "weekday", "relative", "part"})
BRACKET = compiled(r"\s*\(\s*(?:[^\W\d_]{1,3}\s)?")  # between a time and the day that says which
RANGE = compiled(r"\d{1,2}\s?[-–/]\s?$")  # «25-26 avril»
STOP = compiled(r"[.;]\s")
AFTER_WORDS = 7  # words from «después de» to the occasion
MOST_TIMES = 100  # of a text, each compared with all: what names more is a calendar
NEEDS_KEY = frozenset({"date", "day", "weekday", "short", "occasion", "part"})


@plain()
class Due(Plain):
    """A due date as written, and its ISO form where the words fix one."""

    text: str
    iso: str | None


@plain()
class When(Plain):
    """A time in a folded text: where, its ISO form if any, and what sort of time it is."""

    start: int
    end: int
    iso: str | None
    sort: str


def due_of(
    text: str, words: Vocabulary, *, sure: bool = False, owned: bool = True, agreed: bool = False,
    settled: bool = False, day: str | None = None,
) -> Due | None:  # fmt: skip
    """Return until when, where a phrase («antes del», "by") says that a time is a deadline.

    ``sure`` is true of tasks, where «en septiembre de 2019» and "next week" are one too, and where somebody
    has taken it on (``owned``) «el lunes»; in what was ``agreed`` «a finales de mayo» is one, and where
    agreements stand (``settled``) any time behind what opens a deadline. ``day`` is the meeting's, which
    fixes the year of a day.
    """
    folded, places = fold_with_places(text)
    times = _joined(folded, _in_order(text, words, day))
    keys = [(start, end) for start, end, _ in _keys(words).find(folded)]
    for one in times:
        keyed = _is_keyed(folded, one, keys, words) and (sure or one.sort == "date")
        if keyed or (sure and one.sort not in NEEDS_KEY and not _says_which(folded, one, words)):
            return _due(text, places, _with_day_behind(folded, one, times, words))
    if limited := _limited(folded, times, words):
        return _due(text, places, limited)
    if settled and (strong := _behind_opening(folded, times, words)):
        return _due(text, places, strong)
    if agreed and not sure:  # «Se acuerda limpiar a principios de julio»
        times = [one for one in times if one.sort in ("part", "span")]
        return (
            _due(text, places, times[0])
            if times and times[0].sort == "span"
            else _only_date(text, folded, places, times, words)
        )
    if not sure:
        return None
    told = [one for one in times if owned or one.sort != "weekday"]
    return _only_date(text, folded, places, told, words) or _at_edge(text, words, day)


def _says_which(folded: str, one: When, words: Vocabulary) -> bool:
    """«el acta de hoy», «lo que hoy falta»: whether a time only says which thing is meant."""
    before = folded[: one.start].rsplit(maxsplit=1)[-1:] if one.sort == "relative" else []
    if one.sort == "relative" and folded.startswith("'s ", one.end):
        return True  # "today's minutes"
    return before != [] and before[0] in words.grammar("date_of", "contracted_of", "that")


def _limited(folded: str, times: Sequence[When], words: Vocabulary) -> When | None:
    """Return the time of which a noun says that it is a limit: «El plazo termina el 15 de marzo»."""
    told = [one for one in times if one.sort in LIMITED]
    for start, end, _ in _phrases(words, "limits").find(folded) if told else ():
        behind = next((one for one in told if one.start >= end), None)
        between = folded[end : behind.start] if behind else ""
        if behind and len(TOKEN.findall(between)) <= LIMIT_WORDS and not STOP.search(between):
            return behind
        before = [one for one in told if one.end <= start]
        joins = folded[before[-1].end : start].split() if before else []
        if len(joins) == 1 and joins[0] in words.grammar("as_what"):
            return before[-1]  # «el viernes 9 de mayo como fecha tope»
    return None


def _behind_opening(folded: str, times: Sequence[When], words: Vocabulary) -> When | None:
    """Return the time behind what may open a deadline: «antes del 15 de marzo», "by Friday"."""
    keys = [(start, end) for start, end, _ in _phrases(words, "opening").find(folded)]
    return next((one for one in times if _is_keyed(folded, one, keys, words)), None)


def limit_of(text: str, words: Vocabulary, *, day: str | None = None) -> Due | None:
    """Return the time of which a sentence says that it is a limit: "The deadline for the draft is …"."""
    if not may_hold(fold(text), words.phrases("due", "limits")):
        return None
    folded, places = fold_with_places(text)
    if not _phrases(words, "limits").stands_in(folded):
        return None
    limited = _limited(folded, _joined(folded, _in_order(text, words, day)), words)
    return _due(text, places, limited) if limited else None


def deadline_of(text: str, words: Vocabulary, *, day: str | None = None) -> Due | None:
    """Return the time of a line that opens with it as a deadline: «Antes del 3 de mayo …», "By Friday …"."""
    if not may_open(text, words.phrases("due", "opening")):
        return None
    folded, places = fold_with_places(text)
    opens = _opening_end(folded, words)
    if opens is None:
        return None
    times = _in_order(text, words, day)
    near = (one for one in times if one.start >= opens and not TOKEN_LEFT.search(folded[opens : one.start]))
    return next((_due(text, places, one) for one in near), None)


@lru_cache(maxsize=64)  # asked for what limits, for what opens the line, and for what a key names
def _in_order(text: str, words: Vocabulary, day: str | None) -> Sequence[When]:
    """Return the times of a text by their place, the longer first, without what lay before the meeting."""
    folded, places = fold_with_places(text)
    found = {(one.start, -one.end): one for one in _times(text, folded, places, words, day)}
    times = [found[place] for place in sorted(found)[:MOST_TIMES]]
    past = [one for one in times if day and one.iso and one.iso < day[: len(one.iso)]]
    return [one for one in times if not any(gone.start <= one.start and one.end <= gone.end for gone in past)]


def _joined(folded: str, times: Sequence[When]) -> list[When]:
    """Join a time and the day that brackets right behind it tell: «jeudi prochain (30 avril)»."""
    out: list[When] = []
    for one in times:
        before = out[-1] if out else None
        if before and BRACKET.fullmatch(folded[before.end : one.start]) and folded[one.end :][:1] == ")":
            out[-1] = When(before.start, one.end + 1, one.iso or before.iso, one.sort)
        else:
            out.append(one)
    return [one for one in out if not any(_holds(other, one) for other in out)]


def _opening_end(folded: str, words: Vocabulary) -> int | None:
    """Return where the words end that open a line and say that a time is a deadline: «Antes del», "By"."""
    bare = folded.lstrip(" \"'«“(")
    opens = opening(bare.replace(":", " "), words.phrases("due", "opening"))
    if opens is None:
        return None
    end = len(folded) - len(bare) + len(opens)
    small, between = SMALL_BETWEEN.match(folded, end), words.grammar("articles", "day_word", "own", "until")
    while small and (small.group(1) in between or small.group(1) in ("na", "no")):
        end = small.end()
        small = SMALL_BETWEEN.match(folded, end)
    return end


def _with_day_behind(folded: str, one: When, times: Sequence[When], words: Vocabulary) -> When:
    """Go on with the day that stands right behind a time without one: "end of business on Friday"."""
    small = words.grammar("own", "articles", "date_of")
    for other in times if one.sort == "relative" else ():
        between = folded[one.end : other.start]
        if other.start >= one.end and between.startswith(" ") and set(between.split()) <= small:
            return When(one.start, other.end, other.iso, other.sort)
    return one


def _at_edge(text: str, words: Vocabulary, day: str | None) -> Due | None:
    """Return the time that stands beside the owner at a line's end: «(Ana, 15/03)», «– Ana – 15/03»."""
    closing = AT_END.search(text) if "(" in text or "[" in text else None
    parts = PART.split(closing[1]) if closing else DASH.split(text)[1:]
    parts = [] if len(parts) < 2 and closing else parts
    occasion = parts[-1].strip(" .;") if len(parts) > 1 else ""
    parts += [text.rpartition(": ")[2]] if ": " in text else []
    due = next((due for part in parts if (due := is_time(part, words, day=day))), None)
    if due is None and occasion and fold(occasion) in words.phrases("due", "occasions"):
        return Due(occasion, None)  # "Jo – table of codes – next call"
    return due


def is_time(text: str, words: Vocabulary, *, day: str | None = None) -> Due | None:
    """Return the time that a short text is, with at most a word such as "by" before it."""
    due = due_of(text, words, sure=True, day=day)
    if due is None:
        return None
    rest = _at_latest(words).sub(" ", fold(text.replace(due.text, " ", 1)))
    left = [token for one in rest.split() if (token := fold(one).strip(" .:,"))]
    small, keys = words.grammar("until", "articles"), words.phrases("owners", "due")
    known = " ".join(left) in keys or all(token in small or token in keys for token in left)
    return due if known else None


@lru_cache(maxsize=4)
def _at_latest(words: Vocabulary) -> re.Pattern[str]:
    """«pour le 15 avril au plus tard»: what stands behind a time."""
    return compiled(rf"(?<!\w){any_of(words.grammar('at_latest'))}\W*$")


def _due(text: str, places: Places, one: When) -> Due:
    end = places[one.end]
    opened = "(" in text[places[one.start] : end] and text[end : end + 1] == ")"  # «samedi (25 avril)»
    return Due(text[places[one.start] : end + opened].strip(), one.iso)


def _is_keyed(folded: str, one: When, keys: Sequence[tuple[int, int]], words: Vocabulary) -> bool:
    small = words.grammar("articles", "day_word", "own")
    for start, end in keys:
        between = folded[end : one.start]  # empty where a key such as «antes de la» ends in the time
        near = start < one.start and len(between) <= NEAR
        if near and all(token in small for token in TOKEN.findall(between)):
            return True
    return False


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> Phrases:
    """Return what makes a time a deadline; phrases that hold the time themselves are none."""
    named = ("relative", "occasions", "parts")
    times = tuple(phrase for key in named for phrase in words.phrases("due", key))
    told = (key.rstrip(":") for key in words.phrases("owners", "due"))
    return Phrases(key for key in told if not key.endswith(times))


def _times(text: str, folded: str, places: Places, words: Vocabulary, day: str | None) -> Iterator[When]:
    """Yield the times in a text; a longer one may hold a shorter."""
    at_place = partial(bisect_left, range(len(folded) + 1), key=places.__getitem__)
    full = [*dates_in(text, words), *(one for one in (month_in(text, words),) if one)]
    for found in full:
        start = _with_weekday(folded, at_place(found.start), words)
        yield When(start, at_place(found.end), found.day, "date")
    tokens = [(match.group(), match.start(), match.end()) for match in TOKEN.finditer(folded)]
    months = patterns(words).months if _may_name_month(tokens) else {}
    spelled = patterns(words).numbers if not months.keys().isdisjoint(token for token, _, _ in tokens) else {}
    weekdays, days = words.phrases("dates", "weekdays"), words.grammar("day_word")
    for at, (token, _, _) in enumerate(tokens):
        if not (
            token[0].isdecimal() or token in months or token in weekdays or token in days or token in spelled
        ):
            continue
        yield from _at_token(folded, tokens, at, months, words, day)
    yield from _in_figures(folded, words, day)
    for key in ("relative", "occasion"):
        phrases = _phrases(words, "occasions" if key == "occasion" else key)
        for start, end, _ in phrases.find(folded):
            yield When(start, _with_next_weekday(folded, end, words), None, key)
    yield from _parts(folded, months, words)
    yield from _mid(folded, months)
    yield from _spans(folded, words)
    yield from (When(match.start(), match.end(), None, "part") for match in QUARTER.finditer(folded))


def _may_name_month(tokens: Sequence[tuple[str, int, int]]) -> bool:
    return any(token.isalpha() for token, _, _ in tokens)


@lru_cache(maxsize=16)
def _phrases(words: Vocabulary, key: str) -> Phrases:
    return Phrases(words.phrases("due", key))


def _with_weekday(folded: str, start: int, words: Vocabulary) -> int:
    """Return where the weekday before a date begins, else where the date does."""
    before = list(TOKEN.finditer(folded[max(0, start - NEAR) : start]))
    if len(before) > 1 and before[-1].group() in words.grammar("day_word"):
        before.pop()  # «terça dia 2/10»
    if before and before[-1].group() in words.phrases("dates", "weekdays"):
        return max(0, start - NEAR) + before[-1].start()
    return start


def _with_next_weekday(folded: str, end: int, words: Vocabulary) -> int:
    """Return where the weekday right after a time ends («EOD Tuesday»), else where the time does."""
    after = TOKEN.match(folded, end + 1) if folded[end : end + 1] == " " else None
    return after.end() if after and after.group() in words.phrases("dates", "weekdays") else end


def _at_token(
    folded: str, tokens: Sequence[tuple[str, int, int]], at: int, months: Mapping[str, int],
    words: Vocabulary, day: str | None,
) -> Iterator[When]:  # fmt: skip
    """Yield the day without a year, or the weekday, that begins with a token."""
    token, start, end = tokens[at]
    number = DAY.match(token)
    if ORDINAL.fullmatch(token) and not _month_after(tokens, at, months, words):
        yield When(start, end, None, "day")  # "by the 20th"
    elif number and token.isdecimal() and (since := _numbered_day(folded, tokens, at, months, words)):
        yield When(since, end, None, "day")  # «antes del 15», "pour le 8"
    elif token in words.grammar("day_word") and (last := _number_after(tokens, at, months, words)):
        if not MONTH_BEHIND.match(folded, last):
            yield When(start, last, None, "day")
    elif token in months and at + 1 < len(tokens) and (number := DAY.match(tokens[at + 1][0])):
        yield _day(int(number[1]), months[token], start, tokens[at + 1][2], folded, words, day)
    elif number and (to := _month_after(tokens, at, months, words)):
        yield _day(int(number[1]), months[tokens[to][0]], start, tokens[to][2], folded, words, day)
    elif token in _spelled_days(words) and (to := _month_after(tokens, at, months, words)):
        yield _day(
            patterns(words).numbers[token], months[tokens[to][0]], start, tokens[to][2], folded, words, day
        )
    elif len(token) < WEEKDAY and (ends := _short_weekday(folded, token, end, words)):
        yield When(start, ends, None, "short")  # «para el vie.», "by Wed"
    elif (token in words.phrases("dates", "weekdays") or token in months) and len(token) >= WEEKDAY:
        yield When(start, _with_next(folded, tokens, at, words), None, "weekday")


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


def _short_weekday(folded: str, token: str, end: int, words: Vocabulary) -> int | None:
    """Return where a short weekday ends that ends what is said, with its full stop."""
    if token not in words.phrases("dates", "weekdays") or not DAY_END.match(folded, end):
        return None
    return end + (folded[end : end + 1] == ".")


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
    return When(_with_weekday(folded, start, words), end, _in_year(number, month, day), "day")


def _in_figures(folded: str, words: Vocabulary, day: str | None) -> Iterator[When]:
    """Yield «15/03»."""
    for match in IN_FIGURES.finditer(folded):
        number, month = int(match[1]), int(match[2])
        if number <= 12 < month:
            number, month = month, number  # "9/16"
        if 1 <= number <= 31 and 1 <= month <= 12:
            yield _day(number, month, match.start(), match.end(), folded, words, day)


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


def _mid(folded: str, months: Mapping[str, int]) -> Iterator[When]:
    """Yield «mi-mai», "mid-June"."""
    for match in MID.finditer(folded):
        if match[1] in months:
            yield When(match.start(), match.end(), None, "part")


def _parts(folded: str, months: Mapping[str, int], words: Vocabulary) -> Iterator[When]:
    """Yield «finales de mayo», "end of June 2018", «fin mars»."""
    for start, end, _ in _phrases(words, "parts").find(folded):
        within = next(_phrases(words, "relative").find(folded[end : end + LONGEST_PERIOD]), None)
        if within and not folded[end : end + within[0]].strip():
            yield When(start, end + within[1], None, "part")  # «el fin de la semana que viene»
            continue
        rest = list(TOKEN.finditer(folded[end : end + 30]))[:3]
        if not rest or rest[0].group() not in months:
            continue
        last = rest[0].end()
        years = [token for token in rest[1:] if YEAR.match(token.group())]
        iso = f"{years[0].group()}-{months[rest[0].group()]:02d}" if years else None
        yield When(start, end + (years[0].end() if years else last), iso, "part")


def _spans(folded: str, words: Vocabulary) -> Iterator[When]:
    """Yield «en dos semanas», "in ~3 months time", and what comes after an occasion."""
    units = words.phrases("due", "units")
    for start, end, _ in _phrases(words, "within").find(folded):
        about = ABOUT.match(folded, end)
        last = about and _unit_end(folded, about.end(), units)
        if about and last and _counts(folded[end : about.end()], words):
            yield When(start, last, None, "span")
    for start, end, _ in _phrases(words, "after").find(folded):
        rest = list(TOKEN.finditer(folded[end:]))[:AFTER_WORDS]
        held = next((token for token in rest if token.group() in words.grammar("paper")), None)
        if held and not re.search(r"[.;:]", folded[end : end + held.start()]):
            yield When(start, end + held.end(), None, "span")


def _unit_end(folded: str, start: int, units: frozenset[str]) -> int | None:
    """Return where a unit of time ends that begins at a place: «semanas», "months time"."""
    tokens = list(TOKEN.finditer(folded[start : start + 20]))[:2]
    for size in range(len(tokens), 0, -1):
        if folded[start : start + tokens[size - 1].end()].replace("'", "") in units:
            return start + tokens[size - 1].end()
    return None


def _counts(text: str, words: Vocabulary) -> bool:
    """Whether the words before a unit of time hold a number."""
    numbers = patterns(words).numbers
    return any(token.isdecimal() or token in numbers for token in TOKEN.findall(text))


def _only_date(
    text: str, folded: str, places: Places, times: Sequence[When], words: Vocabulary
) -> Due | None:
    """Return the only time of a task, where the word before it says when, not of what («acta de mayo»)."""
    found = [one for one in times if one.sort != "occasion"]
    found = [one for one in found if not any(_holds(other, one) for other in found)]
    if len(found) != 1:
        return None
    before = folded[: found[0].start].rstrip(" ,;").split()
    whole = not before or any(" ".join(before[-size:]) in words.grammar("until") for size in (1, 2))
    last = found[0].sort in ("part", "weekday") and not TOKEN_LEFT.search(folded[found[0].end :])
    last = last and before[-1:] != [] and before[-1] not in words.grammar("of", "contracted_of")
    # «Ana: enviar el informe, 15 de marzo», «… viernes 8 de marzo»
    last = last or (found[0].sort in ("day", "date") and _ends_in_weekday(folded, found[0], words))
    # «… el 21», its article part of it; not «revisar el punto 2 y el 3»
    last = last or (
        found[0].sort == "day" and folded[found[0].start :].split()[0] in words.grammar("articles")
        and not any(map(str.isdecimal, folded[: found[0].start]))
        and (not before or before[-1] not in words.grammar("with"))  # «hablar con el 21», of a flat
    )  # fmt: skip
    last = last or (found[0].sort in ("day", "date") and _ends_behind_comma(folded, found[0]))
    return _due(text, places, found[0]) if whole or last else None


def _ends_in_weekday(folded: str, one: When, words: Vocabulary) -> bool:
    """Whether a weekday and its day end what is to be done: «… viernes 8 de marzo»; not «… del viernes 8»."""
    opens = folded[one.start :].partition(" ")[0].rstrip(",.")
    if opens not in words.phrases("dates", "weekdays") or TOKEN_LEFT.search(folded[one.end :]):
        return False
    before = folded[: one.start].split()
    return bool(before) and before[-1] not in words.grammar("of", "contracted_of")


def _ends_behind_comma(folded: str, one: When) -> bool:
    """Whether a time is all that stands behind the last comma."""
    return folded[: one.start].rstrip().endswith(",") and not TOKEN_LEFT.search(folded[one.end :])


def _holds(one: When, other: When) -> bool:
    """Whether a longer time holds another."""
    longer = one.end - one.start > other.end - other.start
    return longer and one.start <= other.start and other.end <= one.end
