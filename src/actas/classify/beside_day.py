"""What may stand beside a day: hours, small words, the paper's name, words that make it another day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.dates import Found, hours_in, times_in
from actas.classify.facts import Facts
from actas.classify.place_words import without
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import ends

ASIDE = compiled(r"\([^()]*\)")
LETTERS = compiled(r"[^\W\d_]+")
LONGEST_HOURS = 60  # characters of «De 9:00 a. m. a 11:30 a. m.»
BEFORE_DAY = 3  # words before a day that say what was then
FEW = 3  # small words that may stand beside a date


def names_paper(text: str, words: Vocabulary) -> bool:
    """Whether a text names the paper of a meeting, or what people met in."""
    return not words.grammar("paper").isdisjoint(LETTERS.findall(fold(text)))


def times_told(text: str, facts: Facts) -> list[str]:
    """Return the times of a title that stand in no brackets: of «18:40 (planned for 18:15)» the first."""
    told = ASIDE.sub(" ", text)
    dates = facts.dates(told)
    return times_beside(without(told, dates), dates, facts)


def times_beside(text: str, dates: Sequence[Found], facts: Facts) -> list[str]:
    """Return the times of a line without its dates; where it has none, «20.02» may be one."""
    return times_in(text, facts.words) if dates else hours_in(text, facts.words)


def names_week(text: str, day: Found, words: Vocabulary) -> bool:
    """«la semana del 3 de mayo»: whether a day only says which week."""
    return ends(fold(text[: day.start]).rstrip(), words.grammar("week_of"))


def is_another_day(before: str, rest: str, words: Vocabulary) -> bool:
    """Whether the words beside a day say that it is not the meeting's: «Aprobada el …», "Release date: …"."""
    told = {fold(token).strip(".,:;()*") for token in rest.split()}
    if not told.isdisjoint(words.grammar("earlier", "no_meetings_day")):
        return True
    called = fold(before).replace(":", " ").split()[-BEFORE_DAY:]
    if not words.grammar("called_day").isdisjoint(one.strip(".,;()*") for one in called):
        return True  # «Convocada el 1 de marzo»
    label = {fold(token).strip(".,;()*") for token in before.rpartition(": ")[0].split()}
    named = words.grammar("paper", "day_word")  # "Day 2: 23 May"
    return bool(label) and label.isdisjoint(named) and label.isdisjoint(words.phrases("dates", "weekdays"))


def only_time(rest: str, words: Vocabulary) -> bool:
    """Whether a text is times of day and nothing else."""
    # A longer run of figures is none, and would take ages to tell.
    return len(rest) <= LONGEST_HOURS and bool(_hours(words).fullmatch(fold(rest)))


@lru_cache(maxsize=4)
def _hours(words: Vocabulary) -> re.Pattern[str]:
    """Return times of day and nothing else, at most two: «9:00 a 11:30 h» without its «a»."""
    unit = rf"(?:[ap]\.?m\.?|{any_of(words.grammar('hours'))})?"
    return compiled(rf"[\W\d]*{unit}[\W\d]*{unit}\W*")


@lru_cache(maxsize=4)
def small_beside_day(words: Vocabulary) -> frozenset[str]:
    """Return the small words and weekdays that may stand beside a date."""
    return words.phrases("language", "function_words") | words.phrases("dates", "weekdays")


def only_small(rest: str, words: Vocabulary) -> bool:
    """Whether only a weekday, a function word or the name of the paper stands beside the date."""
    if len(rest.split()) > FEW:
        return False
    small, paper = small_beside_day(words), words.grammar("paper")
    tokens = [fold(token).strip(".,:") for token in rest.split() if any(char.isalpha() for char in token)]
    if tokens and not words.grammar("day_word").isdisjoint(tokens):
        tokens = [token for token in tokens if not _counts_day(token, words)]  # «2e jour», "Second day"
    return all(token in small or token in paper for token in tokens)


def _counts_day(token: str, words: Vocabulary) -> bool:
    """Whether a word counts the days of a meeting: «2e jour», «segundo día», "Day 2"."""
    return token in words.grammar("day_word", "stage_ordinals") or token[:1].isdecimal()
