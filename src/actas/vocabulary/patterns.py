"""Regular expressions made of the vocabulary's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary


def any_of(phrases: Iterable[str]) -> str:
    """Return a group that matches any of the phrases, the longest first, whatever blanks part their words."""
    ordered = sorted(sorted(set(phrases)), key=len, reverse=True)
    return "(?:" + "|".join([one if one.isalnum() else _any_blanks(one) for one in ordered]) + ")"


def _any_blanks(phrase: str) -> str:
    return r"\s+".join([one if one.isalnum() else re.escape(one) for one in phrase.split()])


@lru_cache(maxsize=4)
def between_names(words: Vocabulary) -> re.Pattern[str]:
    """Return what parts the names of people who do something together: «Ana, Luis y Marta», «Ana/Luis»."""
    return compiled(rf"\s*(?:[,/&+]|\b{any_of(words.grammar('and'))}\b)\s*")
