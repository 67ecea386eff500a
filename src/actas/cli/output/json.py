"""Findings for a program: one JSON array, in English whatever the terminal speaks."""

from __future__ import annotations

import json
from typing import Any

from actas.cli.output import Findings, help_of, sentence
from actas.cli.terminal import out_bytes
from actas.model.problem import Problem

VERSION = 1  # of this form: a new field keeps it, a changed meaning raises it


def show(findings: Findings) -> None:
    """Print the array."""
    found = [_object(problem) for checked in findings.checked for problem in checked.problems]
    out_bytes(json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n")


def _object(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "schema": VERSION,
        "code": problem.rule,
        "severity": problem.level,
        "message": sentence(problem, "en"),
        "help": help_of(problem, "en"),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or place.line,
        "end_column": place.end_column or None,
        "path": "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in problem.path),
    }
