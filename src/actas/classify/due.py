"""Until when: a time, and what makes it a deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.no_due import counts_things, happens_then, is_somebody, may_be_called_so
from actas.classify.times import ahead_of, phrases_of, time_words, times_of
from actas.classify.told_days import NEAR, TOKEN, UNMET, Met, When
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import Places, fold, fold_with_places
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, may_hold, may_open, opening
from actas.vocabulary.sentences import infinitive

LONGEST_LASTING = 40  # characters of «durará hasta el día» before a time
WORD = compiled(r"[^\s,;.:()]+")
TOKEN_LEFT = compiled(r"\w")
SMALL_BETWEEN = compiled(r"\s*:?\s*([^\W\d_]+)(?=\s)")
AT_END = compiled(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*[.;]?\s*$")
DASH = compiled(r"\s+(?:[-–—]+>?|[=]>|>(?=\s)|→|[|·](?=\s))\s*")
PART = compiled(r"\s*[,;|]\s*|\s+(?:[-–—=]+>|[-–—]+|[→/·])\s+")
WHOLE = len("2016-11-15")
LIMIT_WORDS = 6  # words from «fecha límite» to the time
LIMITED = frozenset({"date", "day", "weekday", "month", "relative", "part"})
BRACKET = compiled(r"\s*\(\s*(?:[^\W\d_]{1,3}\s)?")  # between a time and the day that says which
# «… (Ana) 20/3 a las 15 h», «20/03 à 15h30»: an hour that ends what is to be done
HOUR = compiled(
    r"\s*,?(?:\s[^\W\d_]{1,3}){0,2}\s\d{1,2}\s?(?:h\s?(?:\d\d)?|[:.]\d\d(?:\s?hs?)?|[ap]\.?m\.?)\W*$"
)
STOP = compiled(r"[.;]\s")
CLAUSE_REST = compiled(r"(\s+[^.,;:()\[\]\n–—\"”»]+?)\s*(?:[.)\]]*$|\s[–—-]\s|\()")
LONGEST_EVENT = 6  # words of «(antes de) la rendición de cuentas de mayo»
MOST_TIMES = 100  # of a text, each compared with all: what names more is a calendar
NUMBERED = frozenset({"day", "gone"})  # sorts of what two figures with a sign between may be
NEEDS_KEY = frozenset({"date", "day", "gone", "weekday", "month", "short", "occasion", "part"})


@plain()
class Due(Plain):
    """A due date as written, and its ISO form where the words fix one."""

    text: str
    iso: str | None


def due_of(
    text: str, words: Vocabulary, *, sure: bool = False, owned: bool = True, agreed: bool = False,
    settled: bool = False, events: bool = True, met: Met = UNMET,
) -> Due | None:  # fmt: skip
    """Return until when, where a phrase («antes del», "by") says that a time is a deadline.

    ``sure`` is true of tasks, where «en septiembre de 2019» and "next week" are one too, and where somebody
    has taken it on (``owned``) «el lunes»; in what was ``agreed`` «a finales de mayo» is one, and where
    agreements stand (``settled``) any time behind what opens a deadline. ``events`` is false where what is
    done «antes de la feria» was asked before. ``met`` tells the meeting's day, which fixes the year of a day.
    """
    folded, places, times = places_and_times(text, words, met)
    keys = [(start, end) for start, end, _ in _keys(words).find(folded)]
    if sure and ":" in folded and times[1:]:
        times = _labelled_first(folded, times, keys)
    for one in times:
        keyed = is_keyed(folded, one, keys, words) and (sure or one.sort == "date")
        if keyed or (sure and one.sort not in NEEDS_KEY and not _says_which(folded, one, words)):
            return to_due(text, folded, places, _with_day_behind(folded, one, times, words), words)
    if limited := _limited(folded, times, words, task=True):
        return _due(text, places, limited)
    if settled and (strong := _behind_opening(folded, times, words)):
        return to_due(text, folded, places, strong, words)
    if agreed and not sure:  # «Se acuerda limpiar a principios de julio»
        times = [one for one in times if one.sort in ("part", "span")]
        return (
            _due(text, places, times[0])
            if times and times[0].sort == "span"
            else _only_date(text, folded, places, times, words)
        )
    if not sure:
        return None
    told = [one for one in times if one.sort != "gone" and (owned or one.sort not in ("weekday", "month"))]
    told = [one for one in told if not happens_then(folded, one, words)]
    due = _only_date(text, folded, places, told, words) or _at_edge(text, words, met)
    return due or (_before_what(text, folded, places, words) if owned and events else None)


def _labelled_first(folded: str, times: list[When], keys: Sequence[tuple[int, int]]) -> list[When]:
    """Put the times first whose label says that they are the deadline: «Prazo: 3/5» behind «no inverno»."""
    labelled = [
        one
        for one in times
        if any(end < one.start and folded[end : one.start].strip() == ":" for _, end in keys)
    ]
    return labelled + [one for one in times if one not in labelled] if labelled else times


def _before_what(text: str, folded: str, places: Places, words: Vocabulary) -> Due | None:
    """«… antes de la rendición 3», "… before the clocks change": whatever ends a task behind «antes de»."""
    if not may_hold(folded, words.phrases("due", "before")):
        return None
    small = words.phrases("language", "function_words")
    for start, end, _ in phrases_of(words, "before").find(folded):
        told = CLAUSE_REST.match(folded, end)
        said = told[1].split() if told else []
        if told is None or not 0 < len(said) <= LONGEST_EVENT or small.issuperset(said):
            continue
        if folded[:start].split()[-1:] and folded[:start].split()[-1] in words.grammar("negations"):
            continue  # «pas avant le bilan»
        acts = said[0].endswith(words.as_written("endings", "gerund")) or infinitive(words).fullmatch(said[0])
        if not acts and not any(map(str.isdecimal, said[0])):
            return Due(text[places[start] : places[end + len(told[1])]].strip(), None)
    return None


def places_and_times(text: str, words: Vocabulary, met: Met) -> tuple[str, Places, list[When]]:
    """Return a text folded, the places of its characters, and its times by which something may be due."""
    folded, places = fold_with_places(text)
    times = [
        one
        for one in _joined(folded, times_in(text, words, met))
        if not _lasts(folded, one, words)
        and not _was_done(folded, one, words)
        and not f" {folded[: one.start]}".rstrip().endswith(_since(words))
    ]
    return folded, places, times


def _lasts(folded: str, one: When, words: Vocabulary) -> bool:
    """«un contrato que durará hasta el 30 de junio»: whether something is so until then, and nothing due."""
    found = WORD.finditer(folded, max(0, one.start - LONGEST_LASTING), one.start)
    before = [token.group() for token in found]
    while before and before[-1] in words.grammar("articles", "day_word"):
        before.pop()
    until = len(before) > 1 and before[-1] in words.grammar("until_then")
    return until and before[-2] in words.grammar("lasts")


def _was_done(folded: str, one: When, words: Vocabulary) -> bool:
    """«(hecho el 5)», "(done on Friday)": whether brackets say that something was done then."""
    _, opened, inside = folded[: one.start].rpartition("(")
    return opened != "" and inside.split()[:1] != [] and inside.split()[0] in words.grammar("is_done")


@lru_cache(maxsize=4)
def _since(words: Vocabulary) -> tuple[str, ...]:
    """Return what before a time says that something begins or goes on then, or is so dated: «desde»."""
    return tuple(sorted(f" {one}" for one in words.grammar("since", "dated")))


def _says_which(folded: str, one: When, words: Vocabulary) -> bool:
    """«el acta de hoy», «lo que hoy falta»: whether a time only says which thing is meant."""
    before = folded[: one.start].rsplit(maxsplit=1)[-1:] if one.sort == "relative" else []
    if one.sort == "relative" and folded.startswith("'s ", one.end):
        return True  # "today's minutes"
    if before and before[0].isalpha() and folded[one.start : one.end] in words.grammar("soon_or_near"):
        return True  # «un resultado inmediato»
    return before != [] and before[0] in words.grammar("date_of", "contracted_of", "that")


def _limited(folded: str, times: Sequence[When], words: Vocabulary, *, task: bool = False) -> When | None:
    """Return the time of which a noun says that it is a limit: «El plazo termina el 15 de marzo»."""
    told = [one for one in times if one.sort in LIMITED]
    limits = _limits(words) if task else phrases_of(words, "limits")
    for start, end, _ in limits.find(folded) if told else ():
        behind = next((one for one in told if one.start >= end), None)
        between = folded[end : behind.start] if behind else ""
        if behind and len(TOKEN.findall(between)) <= LIMIT_WORDS and not STOP.search(between):
            return behind
        before = [one for one in told if one.end <= start]
        joins = folded[before[-1].end : start].split() if before else []
        if len(joins) == 1 and joins[0] in words.grammar("as_what"):
            return before[-1]  # «el viernes 9 de mayo como fecha tope»
    return None


@lru_cache(maxsize=4)
def _limits(words: Vocabulary) -> Phrases:
    """Return what says of a task that a time is its limit: nouns, and verbs that may tell of contracts."""
    return Phrases(words.phrases("due", "limits") | words.grammar("expires"))


def _behind_opening(folded: str, times: Sequence[When], words: Vocabulary) -> When | None:
    """Return the time behind what may open a deadline: «antes del 15 de marzo», "by Friday"."""
    keys = [(start, end) for start, end, _ in phrases_of(words, "opening").find(folded)]
    return next((one for one in times if is_keyed(folded, one, keys, words)), None)


def limit_of(text: str, words: Vocabulary, *, met: Met = UNMET) -> Due | None:
    """Return the time of which a sentence says that it is a limit: "The deadline for the draft is …"."""
    if not may_hold(fold(text), words.phrases("due", "limits")):
        return None
    folded, places = fold_with_places(text)
    if not phrases_of(words, "limits").stands_in(folded):
        return None
    limited = _limited(folded, _joined(folded, times_in(text, words, met)), words)
    return _due(text, places, limited) if limited else None


def deadline_of(text: str, words: Vocabulary, *, met: Met = UNMET) -> Due | None:
    """Return the time of a line that opens with it as a deadline: «Antes del 3 de mayo …», "By Friday …"."""
    if not may_open(text, words.phrases("due", "opening")):
        return None
    folded, places = fold_with_places(text)
    opens = _opening_end(folded, words)
    if opens is None:
        return None
    times = times_in(text, words, met)
    near = (one for one in times if one.start >= opens and not TOKEN_LEFT.search(folded[opens : one.start]))
    return next((_due(text, places, one) for one in near), None)


@lru_cache(maxsize=64)  # asked for what limits, for what opens the line, and for what a key names
def times_in(text: str, words: Vocabulary, met: Met) -> Sequence[When]:
    """Return the times of a text by their place, the longer first, without what lay before the meeting."""
    folded, places = fold_with_places(text)
    if not any(map(str.isdecimal, folded)) and not may_hold(folded, time_words(words)):
        return ()
    found = {(one.start, -one.end): one for one in times_of(text, folded, places, words, met)}
    times = [found[place] for place in sorted(found)[:MOST_TIMES]]
    times = [
        one
        for one in times
        if not _is_version(folded, one, words)
        and not (
            one.sort in NUMBERED and folded[one.end :][:1] == " " and counts_things(folded, one, words, met)
        )
        and not is_somebody(text, folded, places, one, words, met)
    ]
    past = [one for one in times if met.day and one.iso and one.iso < met.day[: len(one.iso)]]
    return [one for one in times if not any(gone.start <= one.start and one.end <= gone.end for gone in past)]


def _is_version(folded: str, one: When, words: Vocabulary) -> bool:
    """Whether what looks like a day is the number of a version: «la release 2.9.20»."""
    before = folded[: one.start].rsplit(maxsplit=1)[-1:] if one.sort == "date" else []
    return before != [] and before[0] in words.grammar("before_version")


def _joined(folded: str, times: Sequence[When]) -> list[When]:
    """Join a time and the day that brackets right behind it tell: «jeudi prochain (30 avril)»."""
    out: list[When] = []
    for one in times:
        before = out[-1] if out else None
        beside = before and BRACKET.fullmatch(folded[before.end : one.start]) and folded[one.end :][:1] == ")"
        # not «el viernes (Julio)», "June (by Friday)"
        if before and beside and "month" not in (before.sort, one.sort):
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


def _at_edge(text: str, words: Vocabulary, met: Met) -> Due | None:
    """Return the time that stands beside the owner at a line's end: «(Ana, 15/03)», «– Ana – 15/03»."""
    closing = AT_END.search(text) if "(" in text or "[" in text else None
    parts = PART.split(closing[1]) if closing else DASH.split(text)[1:]
    parts = [] if len(parts) < 2 and closing else parts
    occasion = parts[-1].strip(" .;") if len(parts) > 1 else closing[1] if closing else ""
    parts += [text.rpartition(": ")[2]] if ": " in text else []
    for sign in (" / ", ", ", "; "):
        listed = text.split(sign)
        if len(listed) > 2:  # «Pedir pan / Ana / 3 de mayo», «Ver el seguro, Ana, próxima reunión»
            parts.append(listed[-1])
            occasion = occasion or listed[-1].strip(" .;")
    due = next((due for part in parts if (due := is_time(part, words, met=met))), None)
    if due is None and occasion and fold(occasion) in words.phrases("due", "occasions"):
        return Due(occasion, None)  # "Jo – table of codes – next call"
    return due


def is_time(text: str, words: Vocabulary, *, met: Met = UNMET) -> Due | None:
    """Return the time that a short text is, with at most a word such as "by" before it."""
    capital = met.language in words.as_written("customs", "small_months")
    due = None if capital and may_be_called_so(text, words) else due_of(text, words, sure=True, met=met)
    if due is None:
        return None  # «Domingo», «Julio» behind a sign may be a person
    rest = _at_latest(words).sub(" ", HOUR.sub("", f" {fold(text.replace(due.text, ' ', 1))}"))
    left = [token for one in rest.split() if (token := fold(one).strip(" .:,"))]
    small, keys = words.grammar("until", "articles"), words.phrases("owners", "due")
    known = " ".join(left) in keys or all(token in small or token in keys for token in left)
    return due if known else None


@lru_cache(maxsize=4)
def _latest(words: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted(words.grammar("at_latest")))


@lru_cache(maxsize=4)
def _at_latest(words: Vocabulary) -> re.Pattern[str]:
    """«pour le 15 avril au plus tard»: what stands behind a time."""
    return compiled(rf"(?<!\w){any_of(words.grammar('at_latest'))}\W*$")


def to_due(text: str, folded: str, places: Places, one: When, words: Vocabulary) -> Due:
    """Return a time as a due, with the «antes de» before it where no day comes of it.

    «antes de la feria» is another time than «la feria», and what is due before May is not due in it.
    """
    before = folded[: one.start].rstrip()
    tail = before.rpartition(" ")[2]
    small = words.grammar("articles", "own", "day_word")
    while before and tail in small and not f" {before}".endswith(ahead_of(words)):
        before = before[: len(before) - len(tail)].rstrip()
        tail = before.rpartition(" ")[2]
    whole = one.iso is None or (len(one.iso) < WHOLE and one.sort != "part")
    opens = (
        next((phrase for phrase in ahead_of(words) if f" {before}".endswith(phrase)), None) if whole else None
    )
    return _due(text, places, When(len(before) + 1 - len(opens), one.end, None, one.sort) if opens else one)


def _due(text: str, places: Places, one: When) -> Due:
    end = places[one.end]
    opened = "(" in text[places[one.start] : end] and text[end : end + 1] == ")"  # «samedi (25 avril)»
    return Due(text[places[one.start] : end + opened].strip(), one.iso)


def is_keyed(folded: str, one: When, keys: Sequence[tuple[int, int]], words: Vocabulary) -> bool:
    """Whether what makes a deadline stands right before a time, or «a más tardar» behind it."""
    if folded[one.end :].lstrip(" ,").startswith(_latest(words)):
        return True  # «mercredi au plus tard»
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
    times = tuple([phrase for key in named for phrase in words.phrases("due", key)])
    told = [key[:-1] if key[-1] == ":" else key for key in words.phrases("owners", "due")]
    return Phrases([key for key in told if not key.endswith(times)])


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
    if before[-1:] != [] and before[-1] in words.grammar("day_word"):  # not «a avaria do dia 12 de maio»
        whole = before[-2:-1] == [] or before[-2] not in words.grammar("of", "contracted_of")
    last = found[0].sort in ("part", "weekday", "month") and not TOKEN_LEFT.search(folded[found[0].end :])
    said = before[:-1] if before[-1:] and before[-1] in words.grammar("articles") else before
    last = last and said != [] and said[-1] not in words.grammar("of", "contracted_of")
    small = words.phrases("language", "function_words")
    last = last and (found[0].sort != "month" or before[-1] not in small)  # «facturas de mayo y junio»
    # «Ana: enviar el informe, 15 de marzo», «… viernes 8 de marzo»
    last = last or (found[0].sort in ("day", "date") and _ends_in_weekday(folded, found[0], words))
    # «… el 21», its article part of it; not «revisar el punto 2 y el 3»
    last = last or (
        found[0].sort == "day" and folded[found[0].start :].split()[0] in words.grammar("articles")
        and not any(map(str.isdecimal, folded[: found[0].start]))
        and (not before or before[-1] not in words.grammar("with"))  # «hablar con el 21», of a flat
    )  # fmt: skip
    last = last or (found[0].sort == "day" and _ends_in_numbered_day(folded, found[0], words))
    last = last or (found[0].sort in ("day", "date", "short") and _ends_behind_comma(folded, found[0]))
    return _due(text, places, found[0]) if whole or last else None


def _ends_in_weekday(folded: str, one: When, words: Vocabulary) -> bool:
    """Whether a weekday and its day end what is to be done: «… viernes 8 de marzo»; not «… del viernes 8»."""
    opens = folded[one.start :].partition(" ")[0].rstrip(",.")
    if opens not in words.phrases("dates", "weekdays") or TOKEN_LEFT.search(folded[one.end :]):
        return False
    before = folded[: one.start].split()
    return bool(before) and before[-1] not in words.grammar("of", "contracted_of")


def _ends_in_numbered_day(folded: str, one: When, words: Vocabulary) -> bool:
    """Whether a day by its number ends what is to be done: «… no dia 20»; not «ata do dia 20»."""
    if folded[one.start :].partition(" ")[0] not in words.grammar("day_word"):
        return False
    before = folded[: one.start].split()[-1:]
    which = before != [] and before[0] in words.grammar("of", "contracted_of", "with")
    return not which and not TOKEN_LEFT.search(folded[one.end :])


def _ends_behind_comma(folded: str, one: When) -> bool:
    """Whether a time, with its hour or without, is all that stands behind the last comma or bracket."""
    rest = HOUR.sub("", folded[one.end :], count=1)
    return folded[: one.start].rstrip().endswith((",", ";", ")", "]")) and not TOKEN_LEFT.search(rest)


def _holds(one: When, other: When) -> bool:
    """Whether a longer time holds another."""
    longer = one.end - one.start > other.end - other.start
    return longer and one.start <= other.start and other.end <= one.end
