"""The clauses of a sentence: «Rifa: Ana la monta; Luis, Pedro y Eva venden»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import opening

# Behind these a clause may begin that has a subject of its own: «…, Luis llama …», «Rifa: …», "… - Tom …".
JOINT = compiled(r"[;,:]\s+|\s[-–—]+\s+|\s*(?:[-=]+>|→|⇒)\s*")
MOST_JOINTS = 12  # of one sentence
NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)?"
# What stands before the rest of a list of names.
NAMES_BEFORE = compiled(rf"(?:^|(?P<word>[^\s,]+)\s)(?P<names>{NAME}(?:,\s{NAME})*),\s+$")
LIST = 120  # characters of it
BEFORE_NAME = 40  # characters of a topic before a clause


def clauses_of(sentence: str, words: Vocabulary) -> Iterator[str]:
    """Yield a sentence, and what stands behind each sign in it that a clause may begin behind."""
    for start in (0, *(mark.end() for mark in islice(JOINT.finditer(sentence), MOST_JOINTS))):
        if start and sentence[:start].rstrip().endswith(",") and _goes_on_listing(sentence, start, words):
            continue
        clause = sentence[start:]
        opens = opening(fold(clause), words.grammar("so_then"))
        clause = clause[len(opens) :].lstrip(" ,") if opens else clause
        if clause.count(" ") > 1:
            yield clause.lstrip("*_")


def _goes_on_listing(sentence: str, start: int, words: Vocabulary) -> bool:
    """Whether names behind a comma are the rest of a list: "… that Sam, Ann, and Tom will come"."""
    listed = _listed(words).match(sentence, start)
    before = NAMES_BEFORE.search(sentence[max(0, start - LIST) : start]) if listed else None
    if before is None or listed is None:
        return False
    told = fold(before["word"] or "") in words.grammar("told")
    if listed["last"]:
        return "," in before["names"]  # not «Se habló con Luis, y Ana llama el lunes»
    return told or listed["comma"] is not None


@lru_cache(maxsize=4)
def _listed(words: Vocabulary) -> re.Pattern[str]:
    """Return what the rest of a list of names looks like: "Ann, and Tom", "Ann and Tom", "and Tom"."""
    joined = any_of(words.grammar("and"))
    return compiled(rf"(?:(?P<last>{joined})\s|{NAME}(?P<comma>,)?\s{joined}\s){NAME}")
