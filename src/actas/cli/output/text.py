"""Findings for a person: place, sentence, the line with a caret, what to do, and the sum."""

from __future__ import annotations

import re

from actas.cli.output import Findings, help_of, sentence
from actas.cli.summary import count
from actas.cli.terminal import out, paint, safe, tell
from actas.model.problem import Place, Problem

LEVELS = ("error", "warning", "note")
WINDOW = 100  # columns of a long line that are shown around the place


def show(findings: Findings) -> None:
    """Print every finding and the sum."""
    for checked in findings.checked:
        lines = re.split("\r\n|\r|\n", checked.loaded.text)
        for problem in checked.problems:
            out("\n".join(_finding(problem, lines, findings)) + "\n")
    if findings.checked:
        out(_sum(findings) + "\n")


def _finding(problem: Problem, lines: list[str], findings: Findings) -> list[str]:
    level = paint(tell(f"level-{problem.level}"), problem.level, colour=findings.colour)
    place = paint(str(problem.place), "bold", colour=findings.colour)
    said = [f"{place}: {level}: {safe(sentence(problem, findings.language))} [{problem.rule}]"]
    if problem.place.line <= len(lines):
        said += _excerpt(problem.place, lines[problem.place.line - 1], problem.level, findings.colour)
    explain = tell("see-explain", rule=problem.rule)
    advice = help_of(problem, findings.language)
    if advice:
        said.append(
            f"      {paint(tell('help'), 'good', colour=findings.colour)}: {safe(advice)}   ({explain})"
        )
    return said


def _excerpt(place: Place, line: str, level: str, colour: bool) -> list[str]:
    """Return the line and, under it, carets; of a long line a window around the place."""
    line = safe(line.rstrip("\r"))
    start = max(place.column - 1, 0)
    same = place.end_line in (0, place.line)
    end = place.end_column - 1 if same and place.end_column else (start + 1 if same else len(line))
    left = max(start - WINDOW // 2, 0) if len(line) > WINDOW else 0
    shown = line[left : left + WINDOW]
    width = max(min(end, left + len(shown)) - start, 1)
    before = "".join("\t" if c == "\t" else " " for c in shown[: start - left])
    carets = paint("^" * width, level, colour=colour)
    return [f"{place.line:>5} | {shown}", f"      | {before}{carets}"]


def _sum(findings: Findings) -> str:
    levels = [p.level for checked in findings.checked for p in checked.problems]
    found = [
        count(f"{level}s", levels.count(level)) for level in ("error", "warning", "note") if level in levels
    ]
    said = ", ".join(found) or tell("no-errors")
    style = next((level for level in LEVELS if level in levels), "good")
    records = count("records", len(findings.checked))
    return paint(tell("sum", found=said, records=records), style, colour=findings.colour)
