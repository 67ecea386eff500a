"""The verb that opens an operative paragraph, where one does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from actas.vocabulary import LANGUAGES, tables
from actas.vocabulary.fold import fold

_SIGNS = " .,;:¡!¿?«»\"'()[]–-•·*"


@dataclass(frozen=True)
class _Openings:
    endings: tuple[str, ...]
    passed: tuple[str, ...]
    not_verbs: frozenset[str]
    forms: Mapping[str, str]  # folded form -> infinitive
    longest: int  # words of the longest form


@cache
def _table(language: str) -> _Openings:
    made = tables.read(tables.beside(__file__, "openings.toml"))[language]
    demands = tables.read(tables.beside(__file__, "demands.toml"))
    known = [verb for entry in demands["family"].values() for verb in entry[language]]
    not_verbs = frozenset(map(fold, made["not_verbs"]))
    forms = {fold(verb): verb for verb in (*known, *demands["frame"][language]) if _infinitive(verb, made)}
    forms |= {fold(form): verb for verb, each in made["forms"].items() for form in each}
    forms = {form: verb for form, verb in forms.items() if form not in not_verbs}
    return _Openings(
        endings=tuple(made["endings"]),
        passed=tuple(map(fold, made["passed"])),
        not_verbs=not_verbs,
        forms=forms,
        longest=max(len(form.split()) for form in forms),
    )


def _infinitive(verb: str, made: Mapping[str, list[str]]) -> bool:
    """Return whether a word of demand is a verb; where verbs have an ending, others are nouns."""
    return not made["endings"] or verb.endswith(tuple(made["endings"]))


def opening(text: str, language: str | None) -> str | None:
    """Return the infinitive of the verb that a text opens with, None where it opens with something else."""
    known = _table(language if language in LANGUAGES else "es")
    words = [word.strip(_SIGNS) for word in fold(text[:200]).split()[: known.longest + 2]]
    words = [word for word in words if word]
    for passed in known.passed:
        first = passed.split()
        if words[: len(first)] == first:
            words = words[len(first) :]
            break
    for length in range(min(known.longest, len(words)), 0, -1):
        if found := known.forms.get(" ".join(words[:length])):
            return found
    if words and words[0].endswith(known.endings or ("\0",)) and words[0] not in known.not_verbs:
        return _written(text, words[0]) if len(words[0]) > 3 else None
    return None


def _written(text: str, word: str) -> str:
    """Return a folded word as the text writes it, small."""
    return next((one.strip(_SIGNS).lower() for one in text.split() if fold(one.strip(_SIGNS)) == word), word)
