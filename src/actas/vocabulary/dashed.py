"""Facts of a meeting that stand behind a dash instead of a colon: «Data - 06/06/2015», «Local - Sala 3»."""

from __future__ import annotations

import re

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

FACTS = frozenset({"date", "time", "start", "end", "place"})
LONGEST = 8  # words of a day, of hours, of a place
KEYED = compiled(r"\s*([^\W\d_][^:\n–—-]{1,30}?)\s[-–—]\s+(\S.*)$", re.DOTALL)


def dashed_fact(text: str, words: Vocabulary) -> tuple[str, str] | None:
    """Return the key and the fact of the meeting that a line gives behind a dash.

    «Local - a definir» and "Time - we never have enough" give none.
    """
    found = KEYED.match(text)
    key = words.keyed("meeting").get(fold(found[1]).strip(" *.")) if found else None
    if found is None or key is None or key not in FACTS:
        return None
    value = found[2].strip()
    tokens = value.split()
    named = value[0].isdecimal() or (value[0].isupper() and not is_sentence(value, words))
    stated = named if key == "place" else any(token[0].isdecimal() for token in tokens)
    return (key, value) if stated and len(tokens) <= LONGEST else None
