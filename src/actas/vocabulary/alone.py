"""A name alone on its line, parted from what stands behind it: a body, an age, for whom somebody speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.patterns import any_of

ASIDE = compiled(r"\s*\(([^()]{2,60})\)$")  # «Ana Ruiz (Riego/Pozo)»: what somebody is, whatever its signs
FROM = compiled(r"([^\W\d_][^–—|()-]{1,38}?)\s(?:[-–—|]|--)\s([^\W\d_][^–—|:()]{1,48})")
SHORTEST = 4  # words of a line that says for whom somebody speaks


def parted_name(text: str, words: Vocabulary) -> tuple[str, str, str]:
    """Return the name that opens a line, what stands in brackets behind it, and what behind a comma or «por».

    «Ana Ruiz (Red Lago)», «Ana Ruiz, Red Lago», «GHANA on behalf of the African Group».
    """
    aside = ASIDE.search(text) if text[-1:] == ")" else None
    name = text[: aside.start()] if aside else text
    name, comma, tail = name.partition(",")
    if not comma and name.count(" ") + 1 >= SHORTEST and (found := _standing_for(words).search(name)):
        name, tail = name[: found.start()], name[found.end() :]
    if comma and name[-1:] == ")" and (inner := ASIDE.search(name)):
        name, aside = name[: inner.start()], inner
    return name.strip(), aside[1] if aside else "", tail.strip()


def behind_dash(text: str) -> tuple[str, str]:
    """Return the parts of «Ana Ruiz – Universidad del Sur», «Ana Ruiz | FAO», else the whole and nothing."""
    found = FROM.fullmatch(text)
    return (found[1], found[2]) if found is not None else (text, "")


@lru_cache(maxsize=4)
def _standing_for(words: Vocabulary) -> re.Pattern[str]:
    several = [one for one in words.phrases("attendance", "stands_for") if " " in one]
    return compiled(rf"\s{any_of(several)}\s", re.IGNORECASE)
