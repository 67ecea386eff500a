"""The road of `actas vocabulary`: the user's own words and the program's, checked and listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actas.model.problem import Problem
    from actas.model.settings import Settings
    from actas.vocabulary import Vocabulary
    from actas.vocabulary.own import OwnWords

Table = tuple[str, tuple[str, ...]]


def problems(file: Path | str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the settings file that was checked (None: there is none), and what is wrong with all words.

    Args:
        file: the settings; by default those that hold where we are.

    Raises BadUsage for a file that is no settings at all.

    """
    from actas import vocabulary
    from actas.settings import shown
    from actas.vocabulary import own, shipped

    found = _settings(file)
    mine: tuple[Problem, ...] = ()
    if found is not None and found.file is not None:
        text = Path(found.file).read_text("utf-8-sig")
        mine = own.read(found.vocabulary, vocabulary.load(), file=shown(found.file), text=text)[1]
    return shown(found.file) if found and found.file else None, (*mine, *shipped.check())


def listed(file: Path | str | None) -> tuple[str | None, tuple[Table, ...], tuple[Table, ...]]:
    """Return the settings file, the tables of words in it, and the program's, each with its name."""
    from actas import vocabulary
    from actas.settings import shown
    from actas.vocabulary import own

    found, words = _settings(file), vocabulary.load()
    mine = own.read(found.vocabulary, words, file=found.file or "")[0] if found else own.OwnWords()
    file_shown = shown(found.file) if found and found.file else None
    return file_shown, tuple(_of_user(mine)), tuple(_of_program(words))


def _settings(file: Path | str | None) -> Settings | None:
    from actas import settings

    found = Path(file) if file is not None else settings.find(Path.cwd())
    return settings.read(found) if found is not None else None


def _of_user(own: OwnWords) -> Iterator[Table]:
    yield from ((f"kind:{kind}", phrases) for kind, phrases in own.sections.items())
    bodies = tuple(
        f"{name} ({', '.join(also)})" if also else name for name, also in own.organisations.items()
    )
    debris = tuple(entry["pattern"] for entry in own.debris)
    for name, phrases in (("organisations", bodies), ("people", own.people), ("debris", debris)):
        if phrases:
            yield name, phrases
    yield from ((f"countries:{code}", names) for code, names in own.countries.items())
    yield from ((f"series:{slug}", phrases) for slug, phrases in own.series.items())


def _of_program(words: Vocabulary) -> Iterator[Table]:
    kinds: dict[str, list[str]] = {}
    for phrase, kind in words.keyed("sections").items():
        kinds.setdefault(kind, []).append(phrase)
    yield from ((f"kind:{kind}", tuple(sorted(phrases))) for kind, phrases in kinds.items())
    yield "organisations", tuple(sorted(set(words.organisations.values())))
    yield "countries", tuple(sorted(set(words.countries.values())))
    yield "debris", tuple(sorted({entry["reason"] for entry in words.debris}))
