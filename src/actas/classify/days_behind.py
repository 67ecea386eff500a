"""The day behind what somebody does: a deadline in words, or a day ahead."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.due import Due, due_of
from actas.classify.inner_tasks import times_ahead
from actas.classify.times import month_words, time_words
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import may_hold

LAST = compiled(r"\W*(?:$|[,;(])")  # what stands behind a day that ends its clause


def by_a_day(
    rest: str, cast: Cast, words: Vocabulary, *, spoken: bool = False, surely: bool = False
) -> Due | None:
    """Return the deadline in words, or, where none must stand ``surely``, a day ahead.

    Behind verbs of speech (``spoken``) a day ends the clause.
    """
    if due := due_of(rest, words, settled=True, met=cast.met):
        return due
    due = due_of(rest, words, sure=True, met=cast.met)
    if due is None or surely:
        return due if due and _is_limit(rest, due, words) else None
    last = not spoken or rest.startswith(due.text) or LAST.match(rest.partition(due.text)[2])
    return due if last else None


def days_told(rest: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a day is told in words."""
    return rest != "" and by_a_day(rest, cast, words) is not None


def _is_limit(rest: str, due: Due, words: Vocabulary) -> bool:
    """Whether the words before a time say that it is a limit: «antes de las vacaciones»."""
    before = fold(rest.partition(due.text)[0]).split()
    while before and before[-1] in words.grammar("articles", "own"):
        before.pop()
    told = [" ".join(before[-size:]) for size in range(1, min(3, len(before)) + 1)]
    limits, until = words.phrases("due", "opening"), words.grammar("until_then")
    return any(one in limits or one in until for one in told)


def may_tell_day(folded: str, words: Vocabulary) -> bool:
    """Whether a text may say by when: «para la feria» says so too."""
    if not may_hold(folded, _days_ahead(words)):
        return False
    return (
        any(map(str.isdecimal, folded))
        or may_hold(folded, time_words(words))
        or may_hold(folded, words.phrases("due", "before"))
    )


@lru_cache(maxsize=4)
def _days_ahead(words: Vocabulary) -> frozenset[str]:
    """Return words of which one stands wherever a day ahead is told."""
    until = words.phrases("due", "occasions") | words.grammar("until_then")
    return times_ahead(words) | until | month_words(words)
