"""Findings as GitHub workflow commands: annotations on the lines of a pull request.

Escaped as the toolkit does (packages/core/src/command.ts); without it a note that holds a line break
and "::" would give commands of its own.
"""

from __future__ import annotations

from actas.cli.output import Findings, help_of, sentence
from actas.cli.terminal import out_bytes
from actas.model.problem import Problem

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def show(findings: Findings) -> None:
    """Print one command a finding, errors first: GitHub shows ten a step."""
    found = [problem for checked in findings.checked for problem in checked.problems]
    found.sort(key=lambda p: list(LEVELS).index(p.level))  # stable: within a level, the order of places stays
    out_bytes("".join(_command(problem, findings.language) + "\n" for problem in found).encode())


def _command(problem: Problem, language: str) -> str:
    place = problem.place
    one_line = place.end_line in (0, place.line)
    properties = {"title": f"actas ({problem.rule})", "file": place.file, "line": place.line}
    if one_line:  # GitHub drops an annotation with columns over several lines
        properties["col"] = place.column
    properties["endLine"] = place.end_line or place.line
    if one_line and place.end_column:
        properties["endColumn"] = place.end_column
    advice = help_of(problem, language)
    message = f"{place}: {problem.rule} {sentence(problem, language)}" + (
        f"\n  help: {advice}" if advice else ""
    )
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{LEVELS[problem.level]} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
