"""Findings for a program that reads as we write: one JSON object a line."""

from __future__ import annotations

import json
from typing import Any

from actas.cli.output import Findings, help_of, sentence
from actas.model.problem import Problem
from actas.pipeline.checks import fixable

VERSION = 1  # of this form: a new field keeps it, a changed meaning raises it


def draw(findings: Findings) -> str:
    """Return one object a line, sorted by file, line, column and code."""
    return "".join(json.dumps(thing(problem), ensure_ascii=False) + "\n" for problem in findings.problems)


def thing(problem: Problem) -> dict[str, Any]:
    """Return a finding as plain data. ``path`` is a JSON pointer into the record."""
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
        "fix": "actas validate --fix" if fixable(problem) else None,
        "url": None,  # until the manual has an address
    }
