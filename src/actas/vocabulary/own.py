"""A user's own words: `[vocabulary]` of `actas.toml`, read, checked and added to the program's.

    [vocabulary]
    people = ["Marisol Quispe"]

    [vocabulary.sections]
    practices = ["lo que dio fruto"]

Where a user's word and one of the program's disagree, the user's holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from actas.model.compiled import compiled
from actas.model.errors import BadUsage
from actas.model.kinds import SECTION_KINDS
from actas.model.problem import Level, Place, Problem
from actas.model.settings import Settings
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.keys import meant_by
from actas.vocabulary.linear import is_linear
from actas.vocabulary.phrases import Phrases

TABLES = ("sections", "organisations", "countries", "people", "debris", "series")
WHERE = ("line", "inside")
REASON = "own-pattern"  # of debris for which the user gives none
SLUG = compiled(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SHORT = 5  # letters up to which an acronym is one in capitals only: «CAN» is a body, «can» a verb


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What a settings file adds, as written."""

    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # kind -> headings
    organisations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> other names
    countries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ISO code -> names
    people: tuple[str, ...] = ()
    debris: tuple[Mapping[str, str], ...] = ()
    series: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # slug -> what meetings call it


def with_own(words: Vocabulary, settings: Settings) -> Vocabulary:
    """Return a vocabulary that knows the words of a settings file too; the same one where it adds none.

    Raises BadUsage for the first slip in them; `actas vocabulary check` names all.
    """
    if not settings.vocabulary:
        return words
    file = settings.file or ""
    own, problems = read(settings.vocabulary, words, file=file)
    if any(problem.level == "error" for problem in problems):
        problems = read(settings.vocabulary, words, file=file, text=Path(file).read_text("utf-8-sig"))[1]
        worst = next(problem for problem in problems if problem.level == "error")
        raise BadUsage(worst.says, place=worst.place, **worst.values)
    return added(words, own)


def added(words: Vocabulary, own: OwnWords) -> Vocabulary:
    """Return a new vocabulary: the words and the user's own, which go before them."""
    shared = words.shared
    actors = {fold(name): (name, "person", None) for name in own.people}
    bodies = {fold(way): name for name, also in own.organisations.items() for way in (name, *also)}
    short = [way for name, also in own.organisations.items() for way in (name, *also) if _is_short(way)]
    lands = {fold(name): code for code, names in own.countries.items() for name in names}
    series = {fold(phrase): slug for slug, phrases in own.series.items() for phrase in (slug, *phrases)}
    more = {
        "actors": {**actors, **words.actors},
        "organisations": {**shared["organisations"], **bodies},
        "exact": [*shared["exact"], *short],
        "countries": {**shared["countries"], **lands},
        "debris": [*own.debris, *shared["debris"]],
        "series": {**shared.get("series", {}), **series},
    }
    return Vocabulary(_tables(words, own), {**shared, **more})


def _is_short(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) <= SHORT


def _tables(words: Vocabulary, own: OwnWords) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return the tables by language with the user's headings and given names; the old ones stay."""
    mine = {fold(phrase) for phrases in own.sections.values() for phrase in phrases}
    tables = {code: {name: dict(table) for name, table in words.tables[code].items()} for code in LANGUAGES}
    for language in tables.values():
        sections = language.get("sections", {})
        sections.update({k: [p for p in phrases if p not in mine] for k, phrases in sections.items()})
    first = tables[LANGUAGES[0]]
    for kind, phrases in own.sections.items():
        first["sections"][kind] = [*map(fold, phrases), *first["sections"].get(kind, ())]
    given = [fold(name).split()[0] for name in own.people if len(name.split()) > 1]
    first["names"]["given"] = [*first["names"].get("given", ()), *given]
    return tables


def series_named(words: Vocabulary, texts: Sequence[str]) -> str | None:
    """Return the series that the user says these words name; None when none is named, or several are."""
    known: Mapping[str, str] = words.shared.get("series", {})
    if not known:
        return None
    found = {known[phrase] for text in texts for _, _, phrase in _series(words).find(fold(text))}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4)
def _series(words: Vocabulary) -> Phrases:
    return Phrases(words.shared.get("series", {}))


def read(
    data: Mapping[str, Any], words: Vocabulary, *, file: str, text: str = ""
) -> tuple[OwnWords, tuple[Problem, ...]]:
    """Return a user's words and what is wrong with them, in order of place.

    Args:
        data: the table `vocabulary` of the settings.
        words: the program's own.
        file: where the settings lie.
        text: the settings as written, to find places in; without it every place is line 1.

    """
    reader = _Reader(words, file, text)
    own = reader.own(data)
    return own, tuple(sorted(reader.problems, key=lambda problem: problem.order))


class _Reader:
    """Plain data to words; what is wrong is kept, and left out of the words."""

    def __init__(self, words: Vocabulary, file: str, text: str) -> None:
        self.words, self.file, self.lines = words, file, text.splitlines()
        self.problems: list[Problem] = []

    def own(self, data: Mapping[str, Any]) -> OwnWords:
        """Return the words of the whole table."""
        for key in data:
            if key not in TABLES:
                self.unknown("unknown-table", key, TABLES)
        sections = self.table(data, "sections")
        for kind in sections:
            if kind not in SECTION_KINDS:
                self.unknown("unknown-kind", kind, SECTION_KINDS)
        known = {kind: phrases for kind, phrases in sections.items() if kind in SECTION_KINDS}
        self.claims(known)
        countries = self.table(data, "countries")
        codes = set(self.words.countries.values())
        for code in countries:
            if code not in codes:
                self.unknown("unknown-country", code, codes)
        series = self.table(data, "series")
        for slug in series:
            if not SLUG.fullmatch(slug):
                self.wrong("bad-series", slug)
        return OwnWords(
            sections=known, organisations=self.table(data, "organisations"),
            countries={code: names for code, names in countries.items() if code in codes},
            people=self.phrases("people", data.get("people", [])), series=series,
            debris=tuple(self.debris(data.get("debris", []))),
        )  # fmt: skip

    def table(self, data: Mapping[str, Any], name: str) -> dict[str, tuple[str, ...]]:
        """Return a table of phrases by key."""
        value = data.get(name, {})
        if not isinstance(value, dict):
            self.wrong("no-table", name)
            return {}
        return {key: self.phrases(key, phrases) for key, phrases in value.items()}

    def phrases(self, key: str, value: Any) -> tuple[str, ...]:
        """Return a list of phrases; one may stand without brackets."""
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            self.wrong("no-phrases", key)
            return ()
        for one in values:
            if not fold(one):
                self.wrong("empty-phrase", key, one)
        return tuple(one for one in values if fold(one))

    def claims(self, sections: Mapping[str, tuple[str, ...]]) -> None:
        """Name phrases that two kinds claim, and those that the user takes from a kind of the program's."""
        before = self.words.keyed("sections")
        mine: dict[str, str] = {}
        for kind, phrases in sections.items():
            for phrase in phrases:
                folded = fold(phrase)
                if mine.setdefault(folded, kind) != kind:
                    self.wrong("two-kinds", kind, phrase, one=mine[folded], other=kind)
                elif before.get(folded, kind) != kind:
                    self.wrong("taken-over", kind, phrase, "note", one=before[folded], other=kind)

    def debris(self, value: Any) -> Iterator[Mapping[str, str]]:
        """Yield the patterns that can be used."""
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            made = {"pattern": entry} if isinstance(entry, str) else entry
            if not isinstance(made, dict) or not isinstance(made.get("pattern"), str):
                self.wrong("no-pattern", "debris")
                continue
            whole = {"reason": REASON, "where": "line", **made}
            if fault := fault_of(whole):
                self.wrong(
                    fault, "debris", str(whole["pattern"]), reason=whole["reason"], where=whole["where"]
                )
            else:
                yield whole

    def unknown(self, slug: str, key: str, known: Any) -> None:
        """Name a key that is none, and the nearest that is."""
        from difflib import get_close_matches

        near = [*get_close_matches(key.upper() if key.upper() in known else key, sorted(known), n=1)]
        near += [word for word in meant_by(key) if word in known]  # «acuerdos» stands for "agreements"
        self.wrong(f"{slug}-near" if near else slug, key, meant=near[0] if near else "")

    def wrong(self, slug: str, key: str, phrase: str = "", level: Level = "error", **values: object) -> None:
        """Keep a problem, with its place."""
        said = {name: str(value) for name, value in {"key": key, "phrase": phrase, **values}.items()}
        self.problems.append(Problem(
            rule=slug.removesuffix("-near"), level=level, place=self.place(key, phrase),
            says=f"vocabulary.{slug}", values=said,
        ))  # fmt: skip

    def place(self, key: str, phrase: str) -> Place:
        """Return where a phrase stands under its key in the user's table, or the key."""
        first = next((n for n, line in enumerate(self.lines) if "vocabulary" in line), 0)
        return place_in(self.lines, self.file, key, phrase, first)


def place_in(lines: Sequence[str], file: str, key: str, phrase: str = "", first: int = 0) -> Place:
    """Return where a phrase stands under its key, or the key: TOML's own reader keeps no places.

    Args:
        lines: of the file.
        file: its name.
        key: what the phrase stands under.
        phrase: as written, without quotes.
        first: how many lines to pass over.

    """
    named = compiled(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    at = next((n for n in range(first, len(lines)) if named.search(lines[n])), first)
    ways = (json.dumps(phrase, ensure_ascii=False), f"'{phrase}'")
    for number in range(at, len(lines)) if phrase else ():
        column = max(lines[number].find(way) for way in ways)
        if column >= 0:
            return Place(file, number + 1, column + 1)
    found = named.search(lines[at]) if at < len(lines) else None
    return Place(file, at + 1, found.start() + 1 if found else 1)


def fault_of(debris: Mapping[str, Any]) -> str | None:
    """Return the slug of what is wrong with a pattern of debris; None when nothing is."""
    pattern = debris["pattern"]
    try:
        tried = compiled(pattern, re.IGNORECASE)
    except re.error:
        return "broken-pattern"
    if not is_linear(pattern):
        return "slow-pattern"
    if tried.search(""):
        return "empty-pattern"
    if debris.get("where") not in WHERE:
        return "bad-where"
    return None if SLUG.fullmatch(str(debris.get("reason"))) else "bad-reason"
