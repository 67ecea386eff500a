"""Whether a recommendation was made before: two texts compared by fixed weights, and why they are alike.

Five things are compared, each from 0 to 1, and summed with the weights below:

* `words`: of the shorter text's stems, the share that the other has too. What one text only adds counts little;
  what each puts in place of the other's counts much.
* `grams`: the cosine of the runs of four letters, which sees what stems miss (diphthongs, derivations, slips).
* `verb`: whether what the one asks to be done is asked for by the other (`vocabulary/demands.toml`).
* `object`: whether the first noun of the one, after its verb, stands in the other.
* `place`: the same addressee, or a goal or instrument that both name.

The weights and the threshold are constants, explained in docs/memory.md with what they reach on the hundred pairs
of `tests/pairs/lineage.yaml`. Nothing is learnt at run time: the same two texts always get the same score.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from actas.vocabulary import load
from actas.vocabulary.demands import demands, kin
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import WORD, stemmer

WEIGHTS = {"words": 0.25, "grams": 0.25, "verb": 0.25, "object": 0.25}
ADDRESSEE, THEME = 0.03, 0.03  # added for the same addressee, and for a goal or instrument that both name
THRESHOLD = 0.75
GRAM = 4  # letters
HEADS = 3  # words that say what the demand is about: a head and its complements


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a text is compared."""

    stems: dict[str, str]  # stem -> the first word that has it, as written
    families: tuple[str, ...]  # what it asks to be done, in order
    heads: tuple[str, ...]  # stems of the first words that are neither verb of demand nor said of everything
    grams: Counter[str]
    norm: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, and what they have in common."""

    score: float
    parts: dict[str, float]
    common: tuple[str, ...]  # words of the first text that the second has too, as written


@lru_cache(maxsize=1 << 14)
def profile(text: str, language: str | None) -> Profile:
    """Return what of a text is compared."""
    language = language or "es"
    stem = stemmer(language)
    verbs = demands(language)
    empty = load().phrases("language", "function_words", language)
    found: dict[str, str] = {}
    families: list[str] = []
    heads: list[str] = []
    for match in WORD.finditer(text):
        word = fold(match.group())
        if word in empty or len(word) < 2 and not word.isdigit():
            continue
        one = stem(word)
        if one in verbs.frame or one in verbs.generic:
            continue
        if one in verbs.families:
            families.append(verbs.families[one].id)
        if one not in verbs.families:
            heads.append(one)
        found.setdefault(one, match.group())
    grams = _grams(" ".join(fold(word) for word in found.values()))
    return Profile(found, tuple(families), tuple(dict.fromkeys(heads))[:HEADS], grams, sqrt(sum(n * n for n in grams.values())))


def _grams(text: str) -> Counter[str]:
    padded = re.sub(r"[^\w]+", " ", f" {text} ")
    return Counter(padded[at : at + GRAM] for at in range(len(padded) - GRAM + 1))


def compare(a: Profile, b: Profile) -> Likeness:
    """Return how alike two texts are."""
    common = a.stems.keys() & b.stems.keys()
    shorter = min(len(a.stems), len(b.stems)) or 1
    dot = sum(n * b.grams[gram] for gram, n in a.grams.items() if gram in b.grams)
    parts = {
        "words": len(common) / shorter,
        "grams": dot / (a.norm * b.norm) if a.norm and b.norm else 0.0,
        "verb": _verbs(a, b),
        "object": (_held(a, b) + _held(b, a)) / 2,
    }
    score = sum(WEIGHTS[name] * value for name, value in parts.items())
    return Likeness(score, parts, tuple(word for stem, word in a.stems.items() if stem in common))


def _verbs(a: Profile, b: Profile) -> float:
    """1: each one's first demand is among the other's; 0: neither is; half where a text names no action."""
    if not a.families or not b.families:
        return 0.5
    return (_asked(a.families[0], b) + _asked(b.families[0], a)) / 2


def _asked(family: str, other: Profile) -> float:
    if family in other.families:
        return 1.0
    return 0.5 if any((family, one) in kin() for one in other.families) else 0.0


def _held(a: Profile, b: Profile) -> float:
    """Return which share of what the one is about the other names too."""
    return sum(one in b.stems for one in a.heads) / len(a.heads) if a.heads else 0.0
