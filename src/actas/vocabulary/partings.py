"""Lines that say at what hour people parted: "Meeting closed 9.05pm", «Fin 19h50»."""

from __future__ import annotations

from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens

CLOCK = compiled(r"(?<![\d.,:/-])(?:[01]?\d|2[0-3])\s?(?:[:.h]\s?[0-5]\d|[ap]\.?m\b|h\b)")
LONGEST = 60  # characters of such a line
GOES_NO_FURTHER = ("", ".", ",", ";", "(", ")", "]", "*", "!")  # "done 12:30 bus" tells of something else
SIGNS = " ,.-–—[(*"


def parts_at(text: str, words: Vocabulary) -> bool:
    """Whether a short line opens with what says that a meeting ends, and an hour."""
    hour = CLOCK.search(text) if len(text) <= LONGEST else None
    if hour is None:
        return False
    before = fold(text[: hour.start()]).strip(SIGNS)
    if before in _ends(words) or opens(before, words.phrases("cues", "closing")):
        return True
    parted, small = words.grammar("parted"), words.phrases("language", "function_words")
    while before not in parted and before.rpartition(" ")[2] in small:
        before = before.rpartition(" ")[0].strip(SIGNS)  # «Terminamos a las 20:30»
    behind = fold(text[hour.end() :]).strip()
    first = behind.partition(" ")[0].strip(SIGNS)
    units = words.grammar("hours", "beside_day")
    return before in parted and (behind[:1] in GOES_NO_FURTHER or first in small or first in units)


@lru_cache(maxsize=4)
def _ends(words: Vocabulary) -> frozenset[str]:
    """Return the keys before the hour at which a meeting ended: «Fin», "Ended at"."""
    return frozenset(key for key, told in words.keyed("meeting").items() if told == "end")
