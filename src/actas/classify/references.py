"""What the words name: goals and targets of the 2030 Agenda, instruments. Nothing is guessed of keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from actas.model.compiled import compiled
from actas.model.record import Ref
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, may_hold

GOALS = 17
NUMBER = compiled(r"\d{1,2}(?:\.[0-9a-d]{1,2})?")
TARGET = compiled(r"(?<![\w.,/-])(\d{1,2})\.(\d{1,2}|[a-d])(?![\w]|[.,/-]\d)")

Place = tuple[int, int]  # first character and the one after the last


def references_in(text: str, words: Vocabulary) -> tuple[Ref, ...]:
    """Return the references that a text names, in order of place, each once."""
    folded = fold(text)
    if not (_may_name_goal(folded, words) or may_hold(folded, _names(words))):
        return ()
    folded, places = fold_with_places(text)
    found = [*_goals(folded, words)]
    found += _targets(folded, frozenset(code for _, code in found))
    named = [(place, "sdg", code) for place, code in found]
    named += [
        ((start, end), "instrument", words.instruments[name])
        for start, end, name in _instruments(words).find(folded)
    ]
    out: dict[tuple[str, str], Ref] = {}
    for (start, end), scheme, code in sorted(named, key=lambda one: one[0][0]):
        shown = text[places[start] : places[end]]
        out.setdefault((scheme, code), Ref(scheme=scheme, code=code, as_written=shown))
    return tuple(out.values())


def _goals(folded: str, words: Vocabulary) -> Iterator[tuple[Place, str]]:
    """Yield «ODS 5, 10.7 y 16»: goals and targets after the goals' name."""
    for match in _goal(words).finditer(folded):
        for number in NUMBER.finditer(match[1]):
            start = match.start(1) + number.start() if number.start() else match.start()
            yield (start, match.start(1) + number.end()), number.group()


def _may_name_goal(folded: str, words: Vocabulary) -> bool:
    return any(map(folded.__contains__, _in_goals(words)))


def _targets(folded: str, named: frozenset[str]) -> list[tuple[Place, str]]:
    """Return bare targets («10.7»): those whose goal is named in the same words."""
    if not named:
        return []
    goals = {code.split(".")[0] for code in named}
    return [
        (match.span(), match.group())
        for match in TARGET.finditer(folded)
        if match[1] in goals and int(match[1]) <= GOALS and match.group() not in named
    ]


@lru_cache(maxsize=4)
def _in_goals(words: Vocabulary) -> tuple[str, ...]:
    """Return the longest word of each way to say goal."""
    return tuple({max(goal.split(), key=len) for goal in words.grammar("goal")})


@lru_cache(maxsize=4)
def _goal(words: Vocabulary) -> re.Pattern[str]:
    number = NUMBER.pattern
    joined = rf"(?:,|{any_of(words.grammar('and'))})"
    return compiled(
        rf"\b{any_of(words.grammar('goal'))}\s*(?:n[.º°o]*\s*|#\s*)?({number}(?:\s*{joined}\s*{number})*)\b"
    )


@lru_cache(maxsize=4)
def _names(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.instruments)


@lru_cache(maxsize=4)
def _instruments(words: Vocabulary) -> Phrases:
    return Phrases(words.instruments)
