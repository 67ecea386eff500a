"""Votes that are counted: a number beside a word of voting, «Votación: 5 a favor, 3 en contra»."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.phrases import Phrases, may_hold

FIGURE = compiled(r"\d")
COUNT_AFTER = compiled(r"\s*:?\s*\d{1,4}(?!\w)")
COUNT_BEFORE = compiled(r"(?<!\w)\d{1,4}\s+$")
NEAR = 12  # characters before a word of voting in which its number stands
# "Against: 3" stands alone; «11 semaines contre 14 l'an dernier», «des livres pour 12 élèves» are no votes.
OPENS = compiled(r"(?:^|[,;:.(/–—-]|\d)\s*$")
CLOSES = compiled(r"\s*(?:$|[,;:()/–—-]|\.(?!\d))")
FEW = compiled(r"\s*:?\s*\d{1,3}(?!\w)")  # no year: «pour 2027»


def counts_votes(head: str, words: Vocabulary) -> bool:
    """Whether a number stands beside a word of voting."""
    if not may_hold(head, words.phrases("cues", "vote")) or not FIGURE.search(head):
        return False
    found = [
        (start, end, phrase)
        for start, end, phrase in _votes(words).find(head)
        if COUNT_AFTER.match(head, end) or COUNT_BEFORE.search(head[max(start - NEAR, 0) : start])
    ]
    sides = words.grammar("sides_of_vote")
    if any(phrase not in sides for _, _, phrase in found):
        return True
    if len({phrase for _, _, phrase in found}) > 1 and _all_apart(head, found):
        return True
    return any(_stands_alone(head, start, end) for start, end, _ in found)


def _all_apart(head: str, found: list[tuple[int, int, str]]) -> bool:
    """«Pour 5 contre 2», «5 pour 2 contre»: whether nothing but numbers stands between the sides."""
    return all(not any(map(str.isalpha, head[end:start])) for (_, end, _), (start, _, _) in pairwise(found))


def _stands_alone(head: str, start: int, end: int) -> bool:
    """Whether a side with its number is a clause of its own: «(3 contre)», "Against: 3"."""
    before = COUNT_BEFORE.search(head[max(start - NEAR, 0) : start])
    if after := FEW.match(head, end):
        return not before and bool(OPENS.search(head[:start]) and CLOSES.match(head, after.end()))
    return bool(before and CLOSES.match(head, end))


@lru_cache(maxsize=4)
def _votes(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("cues", "vote"))
