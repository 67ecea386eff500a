"""Words are data: what sections, speakers, countries and debris are called, in four languages.

One TOML file a language (`es.toml` …) holds tables of phrases; `countries.toml`, `organisations.toml`,
`instruments.toml`, `grammar.toml` and `debris.toml` hold what all languages share, `shortened.toml` how
people shorten the names of sections. They are loaded once
and compared folded, but for the few of `as_written.toml`. No code holds a list of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, islice, product
from sys import intern
from typing import Any

from actas.vocabulary import tables
from actas.vocabulary.fold import fold
from actas.vocabulary.held import held
from actas.vocabulary.sieve import know_longest, longest_word

LANGUAGES = ("es", "en", "fr", "pt")
SHORTENED = "shortened"
SHARED = ("countries", "organisations", "instruments", "grammar", "as_written", "debris")


def _read(name: str) -> dict[str, Any]:
    return tables.parse(tables.beside(__file__, name))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words of all languages, folded. ``tables[language]["table"][key]`` lists phrases."""

    tables: Mapping[str, Mapping[str, Mapping[str, list[str]]]]
    shared: Mapping[str, Any]

    @lru_cache(maxsize=256)  # noqa: B019  # one vocabulary lives as long as the program
    def phrases(self, table: str, key: str, language: str | None = None) -> frozenset[str]:
        """Return the folded phrases under ``[table] key``, of one language or of all."""
        wanted = (language,) if language else LANGUAGES
        return frozenset().union(*(self.tables[code].get(table, {}).get(key, ()) for code in wanted))

    @lru_cache(maxsize=32)  # noqa: B019  # as above
    def keyed(self, table: str) -> Mapping[str, str]:
        """Return folded phrase -> key for a whole table, all languages; the first claim to a phrase holds."""
        lists = [item for code in LANGUAGES for item in self.tables[code].get(table, {}).items()]
        found = dict.fromkeys(chain.from_iterable(phrases for _, phrases in lists), "")  # in their order
        for key, phrases in reversed(lists):
            found.update(dict.fromkeys(phrases, key))
        return found

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Folded name -> ISO 3166-1 alpha-2 code."""
        found: Mapping[str, str] = self.shared["countries"]
        return found

    @cached_property
    def iso3(self) -> Mapping[str, str]:
        """ISO 3166-1 alpha-3 code, «MEX», -> alpha-2 code."""
        found: Mapping[str, str] = self.shared["iso3"]
        return found

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """Folded name or acronym -> the name the organisation goes by."""
        found: Mapping[str, str] = self.shared["organisations"]
        return found

    @cached_property
    def exact(self) -> frozenset[str]:
        """Acronyms so short that only capitals, as written, name the organisation."""
        return frozenset(self.shared["exact"])

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """Folded names of countries that are as often something else: a given name, a region, a word."""
        return frozenset(self.shared["ambiguous"])

    @cached_property
    def actors(self) -> Mapping[str, tuple[str, str, str | None]]:
        """Folded name -> name, kind and country's code of whoever the project's registry knows."""
        found: Mapping[str, tuple[str, str, str | None]] = self.shared.get("actors", {})
        return found

    @cached_property
    def acronyms(self) -> Mapping[str, tuple[str, str, str | None]]:
        """Acronym, as written -> the same of the registry's acronyms."""
        found: Mapping[str, tuple[str, str, str | None]] = self.shared.get("acronyms", {})
        return found

    def country_of(self, name: str) -> str | None:
        """Return the code of the country that a name, or an acronym of the registry, names."""
        known = self.acronyms.get(name) or self.actors.get(fold(name))
        return known[2] if known and known[2] else self.countries.get(fold(name))

    def names_of(self, code: str) -> tuple[str, ...]:
        """Return how a country is written, folded: by everybody, and by the registry."""
        registered = {fold(name): known[2] for name, known in (*self.actors.items(), *self.acronyms.items())}
        named = (*self.countries.items(), *registered.items())
        return tuple(sorted({name for name, of in named if of == code}))

    def extended(
        self, *, actors: Mapping[str, Any], acronyms: Mapping[str, Any], instruments: Mapping[str, str]
    ) -> Vocabulary:
        """Return a vocabulary that knows a project's own names too."""
        more = {"actors": actors, "acronyms": acronyms, "instruments": {**self.instruments, **instruments}}
        return Vocabulary(self.tables, {**self.shared, **more})

    @property
    def instruments(self) -> Mapping[str, str]:
        """Folded name -> code of an instrument ("agenda-2030")."""
        found: Mapping[str, str] = self.shared["instruments"]
        return found

    @lru_cache(maxsize=256)  # noqa: B019  # as above
    def grammar(self, *tables: str) -> frozenset[str]:
        """Return the folded words of tables of `grammar.toml`, all languages; of several, all together.

        To join them anew for each line would take longer than whatever is asked of them.
        """
        return frozenset().union(*(self.shared["grammar"][table] for table in tables))

    @lru_cache(maxsize=256)  # noqa: B019  # as above
    def as_written(self, table: str, key: str) -> tuple[str, ...]:
        """Return the words or endings of `as_written.toml`, accents and capitals kept."""
        return tuple(self.shared["as_written"][table][key])

    @property
    def debris(self) -> tuple[Mapping[str, str], ...]:
        """Patterns of what is no content: each its ``pattern``, ``reason`` and ``where`` (line, inside)."""
        return tuple(self.shared["debris"])

    def held(self, pattern: str) -> tuple[str, ...]:
        """Return the words of which whatever a pattern of debris matches holds one; see `held`."""
        known: Mapping[str, tuple[str, ...]] = self.shared["held"]
        return known[pattern] if pattern in known else held(pattern)


@cache
def load() -> Vocabulary:
    """Return the vocabulary that comes with the program."""
    named = (f"{name}.toml" for name in (*LANGUAGES, *SHARED, SHORTENED))
    sources = ("fold.py", "held.py", "sieve.py", *named)
    files = [tables.beside(__file__, name) for name in sources]
    words = tables.kept(tables.beside(__file__, "words"), files, _made)
    know_longest(words["longest"])
    return Vocabulary(words["tables"], words["shared"])


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Return ISO code -> the country's name in one language."""
    return {code: names[language] for code, names in _read("countries.toml")["countries"].items()}


def _made() -> dict[str, Any]:
    """Read and fold every word."""
    short = _read(f"{SHORTENED}.toml")
    told = {code: _with_shortened(_tables(_read(f"{code}.toml")), short[code]) for code in LANGUAGES}
    made = {"tables": told, "shared": _shared()}
    return {**made, "longest": {phrase: intern(longest_word(phrase)) for phrase in _phrases(**made)}}


def _phrases(
    tables: Mapping[str, Mapping[str, Mapping[str, list[str]]]], shared: Mapping[str, Any]
) -> set[str]:
    """Return all phrases that texts are searched for."""
    lists = chain.from_iterable(table.values() for language in tables.values() for table in language.values())
    names = (shared["countries"], shared["organisations"], shared["instruments"])
    return set(chain(chain.from_iterable(lists), chain.from_iterable(shared["grammar"].values()), *names))


def _tables(toml: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    out: dict[str, dict[str, list[str]]] = {}
    for table, keys in toml.items():
        for key, value in keys.items():
            if isinstance(value, dict):
                out[f"{table}.{key}"] = {inner: _folded(phrases) for inner, phrases in value.items()}
            elif isinstance(value, list):
                out.setdefault(table, {})[key] = _folded(value)
    return out


def _with_shortened(
    told: dict[str, dict[str, list[str]]], short: Mapping[str, list[str]]
) -> dict[str, dict[str, list[str]]]:  # fmt: skip
    """Return a language's tables, with names of sections as people shorten their words."""
    sections = {kind: [*names, *_shortened(names, short)] for kind, names in told["sections"].items()}
    return {**told, "sections": sections}


def _shortened(names: list[str], short: Mapping[str, list[str]]) -> list[str]:
    """Return how names of sections are shortened: «prox pasos», «prox. pasos» beside «proximos pasos»."""
    ends = {fold(word): _folded(shorter) for word, shorter in short.items()}
    forms = {word: (word, *shorter, *(f"{one}." for one in shorter)) for word, shorter in ends.items()}
    written = (product(*(forms.get(word, (word,)) for word in name.split())) for name in names)
    return [" ".join(words) for variants in written for words in islice(variants, 1, None)]


def _folded(phrases: list[str]) -> list[str]:
    return list(dict.fromkeys(fold(phrase) for phrase in phrases))


def _shared() -> dict[str, Any]:
    countries, debris = _read("countries.toml"), _read("debris.toml")["debris"]
    organisations, exact = _organisations(_read("organisations.toml")["organisation"])
    ambiguous = _folded(countries["ambiguous"]["names"])
    lands = _first_claims((code, names["names"]) for code, names in countries["countries"].items())
    # «R.D», as it is looked for: what ends a line or a label is no part of the name.
    unended = {name.rstrip("."): lands[name] for name in lands.keys() - {*ambiguous} if name[-1] == "."}
    return {
        "countries": {**unended, **lands},
        "iso3": {names["iso3"]: code for code, names in countries["countries"].items()},
        "ambiguous": ambiguous,
        "organisations": organisations,
        "exact": exact,
        "instruments": _first_claims(
            (entry["code"], entry["names"]) for entry in _read("instruments.toml")["instrument"]
        ),
        "grammar": {
            table: sorted({fold(word) for words in languages.values() for word in words})
            for table, languages in _read("grammar.toml").items()
        },
        "as_written": _read("as_written.toml"),
        "debris": debris,
        "held": {entry["pattern"]: held(entry["pattern"]) for entry in debris},
    }


def _organisations(entries: list[dict[str, Any]]) -> tuple[dict[str, str], list[str]]:
    """Return folded name -> the body's name, and the acronyms that only count in capitals."""
    named = [(entry["name"], (entry["name"], *entry.get("also", ()))) for entry in entries]
    exact = [
        name
        for entry, (_, names) in zip(entries, named, strict=True)
        for name in (names if entry.get("exact") is True else entry.get("exact", ()))
    ]
    return _first_claims(named), [name for name in exact if name.isupper()]


def _first_claims(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return folded name -> what it stands for; the first to claim a name keeps it."""
    found: dict[str, str] = {}
    for meant, names in entries:
        for name in names:
            found.setdefault(fold(name), meant)
    return found
