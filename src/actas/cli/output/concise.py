"""Findings one a line, for a log, grep and editors: ``file:line:col: level: sentence [rule]``."""

from __future__ import annotations

from actas.cli.output import Findings, one_line, sentence
from actas.cli.terminal import paint, tell


def draw(findings: Findings) -> str:
    """Return one line a finding; nothing when there is none."""
    lines = []
    for problem in findings.problems:
        level = paint(tell(f"level-{problem.level}"), problem.level, colour=findings.colour)
        place = one_line(str(problem.place))
        lines.append(f"{place}: {level}: {one_line(sentence(problem, findings.language))} [{problem.rule}]\n")
    return "".join(lines)
