"""Findings for a program: one JSON array."""

from __future__ import annotations

import json

from actas.cli.output import Findings
from actas.cli.output.jsonl import thing


def draw(findings: Findings) -> str:
    """Return the array."""
    found = [thing(problem) for problem in findings.problems]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
