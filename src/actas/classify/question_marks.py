"""Who asks and who answers behind the letters of it: «P (vecino): ¿…?», «R: Ana: …», «R/ Ana: …»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from actas.model.compiled import compiled

LETTERS = ("P", "Q", "R", "A")
ASKING = ("P", "Q")
MARK = compiled(r"([PQRA])(?:\d{0,2}\s?[.:/]\s*|\s(?=\()|\s(?=[A-ZÀ-Þ][^\W\d_]+:\s))(?=\S)")
# «(señor mayor) ¿…?», «(jornalista): …», «Ana: …»
IN_BRACKETS = compiled(r"\(([^()\d:?]{2,50})\)\s*:?\s*(?=\S)")
ENOUGH = 2  # of each letter, and they are marks and nobody's initial
MOST_WHO = 7  # words that say who asks


class Asked(NamedTuple):
    """Where the words behind a mark begin, and who is named in brackets there, up to where."""

    start: int
    who: str | None
    end: int


def asks_and_answers(texts: Iterable[str]) -> bool:
    """Whether letters mark questions and answers here: two of each, and the questions ask."""
    found: Counter[str] = Counter()
    for text in texts:
        if text[:1] in LETTERS and (mark := MARK.match(text)):
            asks = mark[1] in ASKING
            found["asking" if asks else "answering"] += not asks or "?" in text
    return found["asking"] >= ENOUGH and found["answering"] >= ENOUGH


def behind_mark(text: str) -> Asked | None:
    """Return what stands behind the mark of a question or an answer."""
    mark = MARK.match(text) if text[:1] in LETTERS else None
    if mark is None:
        return None
    aside = IN_BRACKETS.match(text, mark.end())
    if aside and len(aside[1].split()) <= MOST_WHO:
        return Asked(mark.end(), aside[1], aside.end())
    return Asked(mark.end(), None, mark.end())
