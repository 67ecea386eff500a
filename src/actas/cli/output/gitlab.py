"""Findings as GitLab Code Quality: a JSON array that a job keeps as its `codequality` report.

GitLab does not show the rule's name, so the description begins with it. A fingerprint names one
finding and holds no line number, so that an edit above it does not make it a new one.
"""

from __future__ import annotations

import json
from typing import Any

from actas.cli.output import Findings, relative, sentence
from actas.model.problem import Problem

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def draw(findings: Findings) -> str:
    """Return the array; an empty one when nothing was found."""
    found = [_issue(problem, findings) for problem in findings.worst_first]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _issue(problem: Problem, findings: Findings) -> dict[str, Any]:
    place = problem.place
    end = {"line": place.end_line or place.line, "column": place.end_column or place.column}
    return {
        "description": f"{problem.rule}: {sentence(problem, findings.language)}",
        "check_name": problem.rule,
        "fingerprint": findings.fingerprints[id(problem)],
        "severity": SEVERITIES[problem.level],
        "location": {
            "path": relative(place.file),
            "lines": {"begin": place.line, "end": end["line"]},
            "positions": {"begin": {"line": place.line, "column": place.column}, "end": end},
        },
    }
