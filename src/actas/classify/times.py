"""Times in a text: dates, weekdays, «la próxima semana», "the end of June", «en dos semanas»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from actas.classify.dates import dates_in, month_in, patterns
from actas.classify.told_days import TOKEN, Met, When, at_token, in_figures, month_ahead, with_weekday
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import Places
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases

MID = compiled(r"(?<!\w)(?:mi|mid)[- ]([^\W\d_]+)")
YEAR = compiled(r"(?:19|20)\d\d$")
YEAR_BEHIND = compiled(r"\s(?:d[eo]l?\s|of\s)?(?:19|20)\d\d(?!\d)")  # «2.º trimestre de 2031»
QUARTER = compiled(r"(?<!\w)(?:q[1-4](?:\s+(?:19|20)\d\d)?|t[1-4]\s+(?:19|20)\d\d)(?!\w)")
QUARTER_BEHIND = compiled(r"\st[1-4](?!\w)")
LONGEST_LINK = 5  # characters between «final» and «primer trimestre»: «del»
ABOUT = compiled(
    r"\s*[~≈]?\s*(?:[^\W\d_]+\s+)?(?:\d{1,3}(?:\s?[-/–]\s?\d{1,3}|\s[^\W\d_]{1,2}\s\d{1,3})?|[^\W\d_]+)\s+"
)
COLON = compiled(r"\s*:\s*")
CLAUSE = compiled(r"[.,;:()]\s*")
LONGEST_PERIOD = 30  # characters of «la semana que viene»
AFTER_WORDS = 7  # words from «después de» to the occasion


def times_of(text: str, folded: str, places: Places, words: Vocabulary, met: Met) -> Iterator[When]:
    """Yield the times in a text; a longer one may hold a shorter."""
    at_place = partial(bisect_left, range(len(folded) + 1), key=places.__getitem__)
    full = [
        *dates_in(text, words, american=met.month_first),
        *(one for one in (month_in(text, words),) if one),
    ]
    for found in full:
        start = with_weekday(folded, at_place(found.start), words)
        yield _week(folded, When(start, at_place(found.end), found.day, "date"), words)
    tokens = [(match[0], *match.span()) for match in TOKEN.finditer(folded)]
    months = patterns(words).months if _may_name_month(tokens) else {}
    spelled = patterns(words).numbers if not months.keys().isdisjoint(token for token, _, _ in tokens) else {}
    weekdays, days = words.phrases("dates", "weekdays"), words.grammar("day_word")
    for at, (token, _, _) in enumerate(tokens):
        if not (
            token[0].isdecimal() or token in months or token in weekdays or token in days or token in spelled
        ):
            continue
        for one in at_token(folded, tokens, at, months, words, met.day):
            yield _week(folded, one, words)
    yield from in_figures(folded, words, met)
    yield from _next_occasions(tokens, words)  # what is known of some below goes over it
    for key in ("relative", "occasion"):
        phrases = phrases_of(words, "occasions" if key == "occasion" else key)
        for start, end, phrase in phrases.find(folded):
            if phrase.isalnum() and folded[:start].rstrip().rpartition(" ")[2] in words.grammar("articles"):
                continue  # «a las 6 de la mañana»
            yield When(start, _with_next_weekday(folded, end, words), None, key)
    yield from _events(folded, words)
    quarters = list(_quarters(folded, words))
    yield from (When(start, end, None, "part") for start, end in quarters)
    yield from _parts(folded, months, quarters, words, met.day)
    yield from _mid(folded, months, met.day)
    yield from _spans(folded, words)


@lru_cache(maxsize=4)
def time_words(words: Vocabulary) -> frozenset[str]:
    """Return the words of which one stands wherever a time without a figure does."""
    told = ("relative", "occasions", "events", "quarters", "parts", "within", "limits", "after")
    named = (words.phrases("due", key) for key in told)
    days = words.phrases("dates", "weekdays") | words.grammar("day_word", "next_time")
    return days.union(month_words(words), *named)


def _events(folded: str, words: Vocabulary) -> Iterator[When]:
    """Yield what people meet for, where something is to be done before it: «antes de la fiesta»."""
    for start, end, _ in phrases_of(words, "events").find(folded):
        before = folded[:start].rstrip()
        if not f" {before}".endswith(ahead_of(words)):  # a word of its own: not «estudiantes del curso»
            continue
        clause = CLAUSE.split(before)[-1].split()
        asked = words.grammar("relative", "interrogatives").intersection(clause)
        if not asked or words.grammar("was_then").isdisjoint(clause):  # not «lo que pasó antes de la fiesta»
            yield When(start, end, None, "span")


@lru_cache(maxsize=4)
def ahead_of(words: Vocabulary) -> tuple[str, ...]:
    """Return what stands before that by which something is to be ready, the longest first."""
    phrases = sorted(words.phrases("due", "before"), key=lambda one: (-len(one), one))
    return tuple(f" {one}" for one in phrases)


def _week(folded: str, one: When, words: Vocabulary) -> When:
    """Return a day as the week that it names: «la semana del 11», "w/c 11 March" fix no day."""
    if one.sort not in ("day", "date"):
        return one
    named = folded[one.start : one.end].partition(" ")[0]
    articles = words.grammar("articles")
    before = folded[: one.start + (len(named) + 1 if named in articles else 0)].rstrip()
    before = before.rpartition(" ")[0] if before.rpartition(" ")[2] in articles else before
    for opens in words.grammar("week_of") if before[-1:].isalpha() else ():
        if before.endswith(opens) and not before[: -len(opens)][-1:].isalnum():
            return When(len(before) - len(opens), one.end, None, "week")
    return one


def _may_name_month(tokens: Sequence[tuple[str, int, int]]) -> bool:
    return any(token.isalpha() for token, _, _ in tokens)


@lru_cache(maxsize=4)
def month_words(words: Vocabulary) -> frozenset[str]:
    """Return what months are called."""
    return frozenset(patterns(words).months)


@lru_cache(maxsize=16)
def phrases_of(words: Vocabulary, key: str) -> Phrases:
    """Return one of the lists of words of times, made for looking through a text."""
    return Phrases(words.phrases("due", key))


def _with_next_weekday(folded: str, end: int, words: Vocabulary) -> int:
    """Return where the weekday right after a time ends («EOD Tuesday»), else where the time does."""
    after = TOKEN.match(folded, end + 1) if folded[end : end + 1] == " " else None
    return after.end() if after and after[0] in words.phrases("dates", "weekdays") else end


def _next_occasions(tokens: Sequence[tuple[str, int, int]], words: Vocabulary) -> Iterator[When]:
    """Yield «próximo ensayo», "next rehearsal": behind what makes a deadline, any occasion is one."""
    gerund = words.as_written("endings", "gerund")  # "by following the map"
    opening, weekdays = words.grammar("next_time"), words.phrases("dates", "weekdays")
    for (opens, start, end), (noun, begin, last) in pairwise(tokens):
        if opens not in opening or begin != end + 1 or not noun.isalpha() or opens.endswith(gerund):
            continue
        if noun not in weekdays:  # «el próximo martes» is told by its day
            yield When(start, last, None, "occasion")


def _quarters(folded: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where quarters of a year stand, halves, and weeks by number: "Q2", «T2 2024», «semana 23»."""
    yield from (match.span() for match in QUARTER.finditer(folded))
    yield from (match.span() for match in _weeks(words).finditer(folded))
    for start, end, _ in phrases_of(words, "quarters").find(folded):
        year = YEAR_BEHIND.match(folded, end)
        yield start, year.end() if year else end


@lru_cache(maxsize=4)
def _weeks(words: Vocabulary) -> re.Pattern[str]:
    """Return what a week looks like that is told by its number: «semana 23»."""
    return compiled(rf"(?<!\w){any_of(words.grammar('week_word'))}\s\d{{1,2}}(?![\w/:]|[.-]\d)")


def _mid(folded: str, months: Mapping[str, int], day: str | None) -> Iterator[When]:
    """Yield «mi-mai», "mid-June"."""
    for match in MID.finditer(folded):
        if match[1] in months:
            yield When(match.start(), match.end(), month_ahead(months[match[1]], day), "part")


def _parts(
    folded: str,
    months: Mapping[str, int],
    quarters: Sequence[tuple[int, int]],
    words: Vocabulary,
    day: str | None,
) -> Iterator[When]:
    """Yield «finales de mayo», "end of June 2018", «fin mars»."""
    for start, end, _ in phrases_of(words, "parts").find(folded):
        within = next(phrases_of(words, "relative").find(folded[end : end + LONGEST_PERIOD]), None)
        if within and not folded[end : end + within[0]].strip():
            yield When(start, end + within[1], None, "part")  # «el fin de la semana que viene»
            continue
        if quarter := QUARTER_BEHIND.match(folded, end):
            yield When(start, quarter.end(), None, "part")  # «la fin du T2»
            continue
        if last := next((stop for begin, stop in quarters if 0 <= begin - end <= LONGEST_LINK), None):
            yield When(start, last, None, "part")  # "the end of Q1", «el final del primer trimestre»
            continue
        rest = list(TOKEN.finditer(folded[end : end + 30]))[:3]
        if rest and YEAR.match(rest[0][0]) and not folded[end : end + rest[0].start()].strip():
            yield When(start, end + rest[0].end(), None, "part")  # "early 2026", «finales de 2026»
            continue
        if not rest or rest[0][0] not in months:
            continue
        last = rest[0].end()
        years = [token for token in rest[1:] if YEAR.match(token[0])]
        month = months[rest[0][0]]
        iso = f"{years[0][0]}-{month:02d}" if years else month_ahead(month, day)
        yield When(start, end + (years[0].end() if years else last), iso, "part")


def _spans(folded: str, words: Vocabulary) -> Iterator[When]:
    """Yield «en dos semanas», "in ~3 months time", and what comes after an occasion."""
    for start, end, _ in phrases_of(words, "within").find(folded):
        if last := _span_end(folded, end, words):
            yield When(start, last, None, "span")
    for _start, end, _ in phrases_of(words, "limits").find(folded):
        colon = COLON.match(folded, end)  # «Plazo: 15 días», not «un plazo de 15 días»
        if colon and (last := _span_end(folded, colon.end(), words)):
            yield When(colon.end(), last, None, "span")
    for start, end, _ in phrases_of(words, "after").find(folded):
        occasion = next(phrases_of(words, "occasions").find(folded[end : end + LONGEST_PERIOD]), None)
        if occasion and occasion[0] <= LONGEST_LINK:  # "after Easter", «después del carnaval»
            yield When(start, end + occasion[1], None, "span")
            continue
        rest = list(TOKEN.finditer(folded[end:]))[:AFTER_WORDS]
        held = next((token for token in rest if token[0] in words.grammar("paper")), None)
        if held and not re.search(r"[.;:]", folded[end : end + held.start()]):
            yield When(start, end + held.end(), None, "span")


def _span_end(folded: str, start: int, words: Vocabulary) -> int | None:
    """Return where so many units of time end that begin at a place: «dos semanas», "~3 months time"."""
    about = ABOUT.match(folded, start)
    last = about and _unit_end(folded, about.end(), words.phrases("due", "units"))
    return last if about and last and _counts(folded[start : about.end()], words) else None


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
    one = words.grammar("indefinite")  # "within a fortnight"
    return any(token.isdecimal() or token in numbers or token in one for token in TOKEN.findall(text))
