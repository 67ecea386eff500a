"""What a project asks of its records: the contents of `actas.toml`, or of `[tool.actas]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fnmatch import fnmatchcase

from actas.model.plain import Plain, plain
from actas.model.problem import Level


@plain(kw_only=True)
class Exempt(Plain):
    """Rules that are off for some records, and why."""

    paths: tuple[str, ...]  # patterns, relative to the settings' folder; * stands for any characters, / too
    ignore: tuple[str, ...]
    reason: str


@plain(kw_only=True)
class Profile(Plain):
    """What records of a kind must have. ``paths`` and ``series`` say which; without either, all."""

    name: str
    sections: tuple[str, ...] = ()  # kinds
    meeting: tuple[str, ...] = ()  # keys
    paths: tuple[str, ...] = ()
    series: tuple[str, ...] = ()

    def holds_for(self, path: str, series: str | None) -> bool:
        """Tell whether a record, by its path and series, must fit the profile."""
        if self.series and series not in self.series:
            return False
        return not self.paths or matches(path, self.paths)


@plain(kw_only=True)
class Settings(Plain):
    """The settings of a run. ``folder`` is where their file lies, and what their paths are relative to."""

    file: str | None = None
    folder: str = ""
    format: str = "text"
    fail_on: Level = "error"
    select: tuple[str, ...] = ()  # only these rules; empty: all
    ignore: tuple[str, ...] = ()
    series: str | None = None  # of the meetings that `actas parse` reads here
    acronyms: tuple[str, ...] = ()  # that every reader here knows
    records: tuple[str, ...] = ()  # folders where records lie that others may refer to
    exempt: tuple[Exempt, ...] = ()
    profiles: tuple[Profile, ...] = field(default=())
    # The user's own words, as written: `vocabulary.own` reads them, for those commands that read notes.
    vocabulary: Mapping[str, object] = field(default_factory=dict)

    def wants(self, rule: str, path: str) -> bool:
        """Tell whether the findings of a rule are wanted for a record, by its path from the folder."""
        if rule in self.ignore or (self.select and rule not in self.select):
            return False
        return not any(rule in one.ignore and matches(path, one.paths) for one in self.exempt)


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether a path with slashes fits one of the patterns; a folder's name fits all below it."""
    return any(fnmatchcase(path, p) or path.startswith(p.rstrip("/") + "/") for p in patterns)
