"""What words ask to be done: families of verbs and nouns of action, and the level of action of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from actas.vocabulary import tables
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import stems


@dataclass(frozen=True, slots=True)
class Family:
    """Verbs that ask for the same, and their level of action, 1 (minimal) to 5 (specific)."""

    id: str
    level: int


@dataclass(frozen=True, slots=True)
class Done:
    """What tells that something was done."""

    deeds: frozenset[str]  # families of verbs
    helpers: frozenset[str]  # «ha», "was", with their accents
    ends: tuple[str, ...]  # of the participles behind them
    infinitives: tuple[str, ...]  # endings
    holds_back: frozenset[str]  # folded words before which nothing is told


@dataclass(frozen=True)
class Demands:
    """The verbs of one language, by stem."""

    families: Mapping[str, Family]
    frame: frozenset[str]  # verbs that only introduce a demand
    participles: tuple[str, ...]  # endings of words that describe and do not ask
    generic: frozenset[str]  # nouns and adjectives that every recommendation has
    things: frozenset[str]  # folded words that share a verb's stem and ask for nothing
    without: frozenset[str]  # folded words that make the contrary of what follows
    done: Done

    def family(self, word: str, stem: str) -> Family | None:
        """Return what a folded word asks to be done; None where it asks for nothing."""
        return None if word in self.things else self.families.get(stem)


@cache
def _table() -> Mapping[str, Any]:
    return tables.read(tables.beside(__file__, "demands.toml"))


@cache
def demands(language: str) -> Demands:
    """Return the verbs of demand of a language."""
    table = _table()
    families: dict[str, Family] = {}
    for name, entry in table["family"].items():
        for verb in entry[language]:
            stem = stems(verb, language)
            if len(stem) == 1:
                families.setdefault(stem[0], Family(name, entry["level"]))
    participles = tuple(table["participle"][language])
    things = frozenset(map(fold, table["things"][language]))
    return Demands(
        families=families, frame=_stems("frame", language), participles=participles,
        generic=_stems("generic", language), things=things,
        without=frozenset(map(fold, table["without"][language])), done=_done(table["done"], language),
    )  # fmt: skip


def _done(table: Mapping[str, Any], language: str) -> Done:
    return Done(
        deeds=frozenset(table["deeds"]), helpers=frozenset(table["helpers"][language]),
        ends=tuple(table["ends"][language]), infinitives=tuple(table["infinitives"][language]),
        holds_back=frozenset(table["holds_back"][language]),
    )  # fmt: skip


@cache
def kin() -> frozenset[tuple[str, str]]:
    """Return the pairs of families that people use one for the other, in both orders."""
    groups = _table()["kin"]["groups"]
    return frozenset((one, other) for group in groups for one in group for other in group)


def _stems(table: str, language: str) -> frozenset[str]:
    return frozenset(stem for word in _table()[table][language] for stem in stems(word, language))
