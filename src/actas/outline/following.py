"""What follows in time, and no list below: «la siguiente reunión», "the following week"."""

from __future__ import annotations

from functools import lru_cache

from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import is_sentence

SIGNS = ".,;:()*_"


def of_points(folded: str, text: str, words: Vocabulary) -> str:
    """Return a folded text without the words for what follows that tell of a time, and of no list below."""
    if not words.grammar("following").isdisjoint(folded.split()):
        folded = _without_times(folded, words)
    then = next((one for one in words.grammar("next_or_below") if folded.startswith(f"{one} ")), None)
    if then is not None:
        told = folded[len(then) :].strip(" ,")
        if told.partition(" ")[0] not in words.grammar("sets_out") and is_sentence(text, words):
            return told  # «A continuación Ana explica …»: she was next
    return folded


def _without_times(folded: str, words: Vocabulary) -> str:
    following, times = words.grammar("following"), _times(words)
    said = folded.split()
    bare = ["", *(word.strip(SIGNS) for word in said), ""]
    return " ".join(
        word for at, word in enumerate(said, 1)
        if bare[at] not in following or times.isdisjoint((bare[at - 1], bare[at + 1]))
    )  # fmt: skip


@lru_cache(maxsize=4)
def _times(words: Vocabulary) -> frozenset[str]:
    """Return what one follows another of: days, meetings, and the parts of one."""
    named = words.grammar("no_place", "event_nouns", "paper", "stages", "following_times")
    return named.union(
        words.phrases("dates", "weekdays"), words.phrases("due", "units"), words.phrases("due", "events")
    )
