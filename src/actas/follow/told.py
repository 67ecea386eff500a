"""Whether an item tells that something was done: «Ghana circulated the draft» asks for nothing again.

Only what is sure is told so: a deed (`vocabulary/demands.toml`, `done`) in the past, in the main clause, and
no word before it that asks for something, denies it or opens a clause («los países que enviaron …»).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.vocabulary import load
from actas.vocabulary.demands import Demands, demands
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import DEFAULT, LANGUAGES, WORD, stemmer

BEHIND = 3  # words behind «ha», "has" in which the deed stands: "has now been sent"


@lru_cache(maxsize=1 << 12)
def tells_deed(text: str, language: str | None) -> bool:
    """Tell whether the words of an item say what somebody did, and not what is to be done."""
    language = language if language in LANGUAGES else DEFAULT  # as stems are
    verbs = demands(language)
    shown = WORD.findall(text)
    for at, word in enumerate(shown):
        folded = fold(word)
        if folded in verbs.done.holds_back or stemmer(language)(folded) in verbs.frame:
            return False
        if _is_past(shown, at, verbs, language):
            return True
        if at == 0 and language == "en" and _deed(folded, verbs, language):
            return False  # "Share the data that was sent"
        if folded.endswith(verbs.done.infinitives) and _deed(folded, verbs, language):
            return False
    return False


def _is_past(shown: Sequence[str], at: int, verbs: Demands, language: str) -> bool:
    """Tell whether a word is a deed in the past, or «ha», "was" before its participle."""
    words, word = load(), shown[at].casefold()
    if word in verbs.done.helpers:
        behind = shown[at + 1 : at + 1 + BEHIND]
        return any(
            one.casefold().endswith(verbs.done.ends) and _deed(fold(one), verbs, language) for one in behind
        ) and verbs.done.holds_back.isdisjoint(map(fold, behind))
    if language == "en":  # "updated database" tells nothing
        return word.endswith("ed") and at > 0 and shown[at - 1][0].isupper() and _deed(word, verbs, language)
    if not word.endswith(words.as_written("endings", "was")):
        return False
    family = verbs.families.get(stemmer(language)(fold(word)))  # «publicó» is no «público»
    return family is not None and family.id in verbs.done.deeds


def _deed(folded: str, verbs: Demands, language: str) -> bool:
    family = verbs.family(folded, stemmer(language)(folded))
    return family is not None and family.id in verbs.done.deeds
