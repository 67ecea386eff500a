"""One form of problem output a file, and their table. Each has `show(findings)`, which prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from actas.cli.terminal import coloured, language
from actas.model.problem import Problem
from actas.pipeline import Checked
from actas.vocabulary.messages import say


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run of checks found, in the order of the files."""

    checked: tuple[Checked, ...]
    language: str
    colour: bool = False


def sentence(problem: Problem, language: str) -> str:
    """Return what the problem says."""
    return problem.text or say(problem.says, language, **problem.values)


def help_of(problem: Problem, language: str) -> str | None:
    """Return what to do about it, where we know."""
    return say(problem.help, language, **problem.values) if problem.help else None


def refuse(checked: Iterable[Checked]) -> bool:
    """Show what is wrong with records that have errors; return whether there are any."""
    broken = tuple(one for one in checked if one.broken)
    if broken:
        OUTPUTS["text"](Findings(broken, language(), colour=coloured(sys.stdout)))
    return bool(broken)


def _form(name: str) -> Callable[[Findings], None]:
    def show(findings: Findings) -> None:
        import_module(f"actas.cli.output.{name}").show(findings)

    return show


OUTPUTS: Mapping[str, Callable[[Findings], None]] = {name: _form(name) for name in ("text", "json", "github")}
