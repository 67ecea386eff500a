"""Times by which nothing is due: somebody's name, «(Julio)», a clause's own time, what comes again."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from actas.classify.dates import patterns
from actas.classify.told_days import TOKEN, Met, When
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import Places, fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sentences import infinitive

ALONE = frozenset({"weekday", "month", "short"})  # sorts of what a word alone may be
NUMBER = compiled(r" \d{1,2}(?!\d|[/.-]\d)")
SIGN = compiled(r"[.;:()]\s|\s[-–—]\s")
AHEAD = frozenset("([-–—>→|/,")  # signs before a name alone
IN_FIGURES = compiled(r"\d{1,2}[-/–]\d{1,2}")
COUNTED = compiled(r" ([^\W\d_]{3,})(?![\w.])")
WORD_BEFORE = 14  # characters


def called_so(people: Collection[str], words: Vocabulary) -> frozenset[str]:
    """Return which folded names of those who came are words of the calendar, too."""
    return _calendar(words).intersection(people)


def may_be_called_so(part: str, words: Vocabulary) -> bool:
    """Whether a word alone is the name of a month or of a weekday, and a given name, too."""
    if not part.isalpha() or not part[0].isupper():
        return False
    name = fold(part)
    return name in _calendar(words) and name in name_words(words).given


@lru_cache(maxsize=4)
def _calendar(words: Vocabulary) -> frozenset[str]:
    return words.phrases("dates", "weekdays").union(patterns(words).months)


@lru_cache(maxsize=8)
def _months_of(language: str, words: Vocabulary) -> frozenset[str]:
    """Return what months are called in one language, in full or short."""
    listed = words.tables[language].get("dates.months", {}).values()
    return frozenset(name.rstrip(".") for names in listed for name in names)


def is_somebody(text: str, folded: str, places: Places, one: When, words: Vocabulary, met: Met) -> bool:
    """Whether what seems to be a month or a weekday is a name, or a word of another language.

    The name of somebody known is a month behind «en», "until" only; a capital behind another word is nobody's
    month where months begin small («llamar a Julio»). A month of another language needs its day.
    """
    shown = text[places[one.start] : places[one.end]]
    first = shown.partition(" ")[0].rstrip(".,")
    if not first[:1].isupper() or not first.isalpha() or text.isupper():
        return False
    name = folded[one.start : one.start + len(first)]
    behind = folded[one.start + len(first) : one.end]
    if one.sort not in ALONE or behind:
        # «Julio, 20/05» is no twentieth of July, "June 9" is one
        return one.sort == "day" and name in met.called and not NUMBER.match(behind)
    month = name in patterns(words).months
    if month and met.language and name not in _months_of(met.language, words):
        return True
    before = folded[max(0, one.start - WORD_BEFORE) : one.start].rstrip()
    last = before.rpartition(" ")[2] if before[-1:].isalpha() else ""
    if last in words.grammar("before_month"):
        return False
    small = met.language in words.as_written("customs", "small_months")
    if name in met.called or not small:
        return name in met.called
    if not last or not month:  # «(Domingo)», «– Domingo»
        return not month and before[-1:] in AHEAD and may_be_called_so(shown, words)
    return last not in words.grammar("until") or last in words.grammar("subject_mark")


def happens_then(folded: str, one: When, words: Vocabulary) -> bool:
    """«avisar de que el agua se corta el 20/05», "find out who speaks on 9 May": a clause's own time.

    What somebody is to do is none: «Ana tiene que pintar el lunes».
    """
    opens, before = words.grammar("clause_of_time"), folded[: one.start]
    tokens = [] if opens.isdisjoint(before.split()) else TOKEN.findall(SIGN.split(before)[-1])
    at = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at] in opens), 0)
    told = tokens[at + 1 :]
    return at > 0 and len(told) > 1 and infinitive(words).fullmatch(told[0]) is None


def counts_things(folded: str, one: When, words: Vocabulary, met: Met) -> bool:
    """«llamar a 7-8 personas», "a 2-3 page note", "a 5/8 board": figures that say how many or how much."""
    behind = COUNTED.match(folded, one.end) if IN_FIGURES.fullmatch(folded, one.start, one.end) else None
    if behind is None or behind[1] in words.phrases("language", "function_words"):
        return False
    english, before = met.language in (None, "en"), folded[: one.start].rsplit(maxsplit=1)[-1:]
    if english and before and before[0] in words.grammar("indefinite"):
        return True
    if behind[1] in words.grammar("does") or (not english and infinitive(words).fullmatch(behind[1])):
        return False  # "7/8 call the bank"
    many = behind[1].endswith(words.as_written("endings", "of_several")) or behind[1] in _people(words)
    return many and "/" not in folded[one.start : one.end]


@lru_cache(maxsize=4)
def _people(words: Vocabulary) -> frozenset[str]:
    return words.grammar("people", "peoples") | name_words(words).groups


def comes_again(text: str, time: str, words: Vocabulary) -> bool:
    """«cada martes», «los martes», "every Friday": what is done time and again has no end."""
    first = fold(time).partition(" ")[0]
    if first not in words.phrases("dates", "weekdays"):
        return False
    before = fold(text.partition(time)[0]).split()[-1:]
    return before != [] and before[0] in words.grammar("each", "several_days")
