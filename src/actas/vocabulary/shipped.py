"""The program's own words, checked as a user's are: kinds, claims, countries, patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from actas.model.kinds import SECTION_KINDS
from actas.model.problem import Problem
from actas.vocabulary import LANGUAGES, tables
from actas.vocabulary.fold import fold
from actas.vocabulary.own import fault_of, place_in

HOME = Path(__file__).parent
COUNTRIES = 249  # that ISO 3166-1 lists
HEADINGS = ("sections", "section_kinds", "section_words", "section_heads", "section_names", "section_clauses")


def check() -> tuple[Problem, ...]:
    """Return what is wrong with the words that come with the program, in order of file and place."""
    found = [*_headings(), *_countries(), *_organisations(), *_debris()]
    return tuple(sorted(found, key=lambda problem: problem.order))


def _read(name: str) -> dict[str, Any]:
    return tables.parse(str(HOME / name))


def _problem(file: str, slug: str, key: str, phrase: str = "", **values: object) -> Problem:
    lines = (HOME / file).read_text("utf-8").splitlines()
    said = {"key": key, "phrase": phrase, **values}
    return Problem(
        rule=slug, level="error", place=place_in(lines, file, key, phrase), says=f"vocabulary.{slug}",
        values={name: str(value) for name, value in said.items()},
    )  # fmt: skip


def _headings() -> Iterator[Problem]:
    """Yield kinds that are none, and phrases of two kinds in one language; in two they may differ."""
    for language in LANGUAGES:
        claimed: dict[tuple[str, str], str] = {}
        file = f"{language}.toml"
        words = _read(file)
        for table in HEADINGS:
            for kind, phrases in words.get(table, {}).items():
                if kind not in SECTION_KINDS:
                    yield _problem(file, "unknown-kind", kind)
                for phrase in phrases:
                    before = claimed.setdefault((table, fold(phrase)), kind)
                    if before != kind:
                        yield _problem(file, "two-kinds", kind, phrase, one=before, other=kind)


def _countries() -> Iterator[Problem]:
    file = "countries.toml"
    countries: Mapping[str, Any] = _read(file)["countries"]
    if len(countries) != COUNTRIES:
        yield _problem(file, "countries-missing", "countries", count=len(countries), wanted=COUNTRIES)
    claimed: dict[str, str] = {}
    for code, names in countries.items():
        if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
            yield _problem(file, "unknown-country", code)
        for language in LANGUAGES:
            if not names.get(language):
                yield _problem(file, "country-without-name", code, language=language)
        for name in names["names"]:
            if claimed.setdefault(fold(name), code) != code:
                yield _problem(file, "two-owners", code, name, one=claimed[fold(name)], other=code)


def _organisations() -> Iterator[Problem]:
    file = "organisations.toml"
    claimed: dict[str, str] = {}
    for entry in _read(file)["organisation"]:
        for name in (entry["name"], *entry.get("also", ())):
            if claimed.setdefault(fold(name), entry["name"]) != entry["name"]:
                one, other = claimed[fold(name)], entry["name"]
                yield _problem(file, "two-owners", "organisation", name, one=one, other=other)


def _debris() -> Iterator[Problem]:
    file = "debris.toml"
    for entry in _read(file)["debris"]:
        if fault := fault_of(entry):
            where, reason = entry.get("where"), entry.get("reason")
            yield _problem(file, fault, "debris", entry["pattern"], where=where, reason=reason)
