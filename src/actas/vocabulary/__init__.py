"""Words are data: what sections, speakers, countries and debris are called, in four languages.

One TOML file a language (`es.toml` …) holds tables of phrases; `countries.toml`,
`organisations.toml`, `instruments.toml` and `debris.toml` hold what all languages share.
They are loaded once and compared folded. A rapporteur edits these files, or adds words of
their own; no code holds a list of words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from actas.vocabulary import tables
from actas.vocabulary.fold import fold

LANGUAGES = ("es", "en", "fr", "pt")


def _read(name: str) -> dict[str, Any]:
    return tables.read(tables.beside(__file__, name))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words of all languages. ``tables[language][table][key]`` is what the TOML says."""

    tables: Mapping[str, Mapping[str, Mapping[str, Any]]]

    @lru_cache(maxsize=256)  # noqa: B019  # one vocabulary lives as long as the program
    def phrases(self, table: str, key: str, language: str | None = None) -> frozenset[str]:
        """Return the folded phrases under ``[table] key``, of one language or of all."""
        wanted = (language,) if language else LANGUAGES
        return frozenset(fold(p) for code in wanted for p in self.tables[code].get(table, {}).get(key, ()))

    def keyed(self, table: str) -> dict[str, str]:
        """Return folded phrase -> key for a whole table, all languages; the first to claim a phrase keeps it."""
        found: dict[str, str] = {}
        for code in LANGUAGES:
            for key, phrases in self.tables[code].get(table, {}).items():
                for phrase in phrases:
                    found.setdefault(fold(phrase), key)
        return found

    @cached_property
    def countries(self) -> dict[str, str]:
        """Folded name -> ISO 3166-1 alpha-2 code."""
        found: dict[str, str] = {}
        for code, names in _read("countries.toml")["countries"].items():
            for name in names["names"]:
                found.setdefault(fold(name), code)
        return found

    @cached_property
    def organisations(self) -> dict[str, str]:
        """Folded name or acronym -> the name the organisation goes by."""
        found: dict[str, str] = {}
        for entry in _read("organisations.toml")["organisation"]:
            for name in (entry["name"], *entry.get("also", ())):
                found.setdefault(fold(name), entry["name"])
        return found

    @cached_property
    def instruments(self) -> dict[str, str]:
        """Folded name -> code of an instrument ("agenda-2030")."""
        found: dict[str, str] = {}
        for entry in _read("instruments.toml")["instrument"]:
            for name in entry["names"]:
                found.setdefault(fold(name), entry["code"])
        return found

    @cached_property
    def _grammar(self) -> dict[str, dict[str, list[str]]]:
        return _read("grammar.toml")

    @lru_cache(maxsize=64)  # noqa: B019  # one vocabulary lives as long as the program
    def grammar(self, table: str) -> frozenset[str]:
        """Return the folded words of one table of `grammar.toml`, all languages."""
        return frozenset(fold(word) for words in self._grammar[table].values() for word in words)

    @cached_property
    def debris(self) -> tuple[Mapping[str, str], ...]:
        """Patterns of what is no content: each with ``pattern``, ``reason`` and ``where`` ("line" or "inside")."""
        return tuple(_read("debris.toml")["debris"])


@cache
def load() -> Vocabulary:
    """Return the vocabulary that comes with the program."""
    return Vocabulary({code: _read(f"{code}.toml") for code in LANGUAGES})
