"""The day on which was said what the notes pass on: «Os mando lo que se habló el jueves 3 de mayo …»."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.beside_day import small_beside_day
from actas.classify.dates import Found
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import ends

BETWEEN = 5  # words of «ayer por la tarde, sábado»
SIGNS = " ,.;:()–—-"


def day_said_on(text: str, dates: Sequence[Found], words: Vocabulary) -> Found | None:
    """Return the first day of a text, where words for what was said stand before it: «lo que hablamos el …».

    Between them stand only small words, weekdays and «ayer».
    """
    day = dates[0] if dates else None
    if day is None:
        return None
    told = [one for one in (token.strip(SIGNS) for token in fold(text[: day.start]).split()) if one]
    small, before = small_beside_day(words), words.grammar("day_before")
    for _ in range(BETWEEN + 1):
        if ends(" ".join(told), words.grammar("what_was_said")):
            return day
        last = told.pop() if told else ""
        if last not in small and last not in before:
            return None
    return None
