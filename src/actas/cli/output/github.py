"""Findings as GitHub workflow commands: annotations on the lines of a pull request.

Escaped as the toolkit does (packages/core/src/command.ts); without it a note that holds a line break
and "::" would give commands of its own. GitHub shows ten errors, ten warnings and ten notices a step:
the worst come first, a notice says how many more there are, and the job's summary lists them all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from actas.cli.output import Findings, help_of, relative, sentence
from actas.cli.terminal import tell
from actas.model.problem import Level, Problem

NAMES: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
SHOWN = 10  # annotations of one level that GitHub shows for a step
LARGEST = (1 << 20) - 4096  # bytes of a summary; GitHub drops one of more than 1 MiB whole


def draw(findings: Findings) -> str:
    """Return one command a finding, errors first, and a notice where GitHub will not show them all."""
    commands = [_command(problem, findings.language) for problem in findings.worst_first]
    levels = [problem.level for problem in findings.problems]
    hidden = sum(max(levels.count(level) - SHOWN, 0) for level in NAMES)
    if hidden:
        hidden += levels.count("note") >= SHOWN  # of the notices one has to make room for that
        # Before the other notices, or it would be the one that is not shown.
        at = sum(level != "note" for level in levels)
        said = tell("github-more" if os.environ.get("GITHUB_STEP_SUMMARY") else "github-more-log", n=hidden)
        commands.insert(at, f"::notice title=actas::{_data(said)}")
    return "".join(command + "\n" for command in commands)


def _command(problem: Problem, language: str) -> str:
    place = problem.place
    file = relative(place.file)
    one_line = place.end_line in (0, place.line)
    properties: dict[str, object] = {"title": f"actas ({problem.rule})", "file": file, "line": place.line}
    if one_line:  # GitHub drops an annotation with columns over several lines
        properties["col"] = place.column
    properties["endLine"] = place.end_line or place.line
    if one_line and place.end_column:
        properties["endColumn"] = place.end_column
    advice = help_of(problem, language)
    said = f"{file}:{place.line}:{place.column}: {problem.rule} {sentence(problem, language)}"
    message = said + (f"\n  {tell('help')}: {advice}" if advice else "")
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{NAMES[problem.level]} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Findings) -> str:
    """Return all findings as a Markdown table for the job's page, cut off below GitHub's limit."""
    levels = [problem.level for problem in findings.problems]
    said = ", ".join(f"{NAMES[level]}: {levels.count(level)}" for level in NAMES if level in levels)
    parts = [f"### actas validate\n\n{said or tell('no-errors')}\n"]
    if levels:
        parts.append("\n| | | | |\n| --- | --- | --- | --- |\n")
    size = sum(len(part.encode()) for part in parts)
    for at, problem in enumerate(findings.worst_first):
        place = f"{relative(problem.place.file)}:{problem.place.line}:{problem.place.column}"
        cells = (NAMES[problem.level], place, problem.rule, sentence(problem, findings.language))
        row = "| " + " | ".join(_cell(cell) for cell in cells) + " |\n"
        size += len(row.encode("utf-8", "replace"))
        if size > LARGEST:
            parts.append(f"\n{tell('github-cut', n=len(levels) - at)}\n")
            break
        parts.append(row)
    return "".join(parts) + "\n"


def _cell(text: str) -> str:
    """Return a text that is nothing but text in a cell of a Markdown table."""
    flat = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"&#{ord(c)};" if c in "|\\`*_[]!~@#$" else c for c in flat)
