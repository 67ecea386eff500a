"""Findings as SARIF 2.1.0: what GitHub's code scanning and many editors read.

Columns count characters, as everywhere in actas; SARIF's own default would count UTF-16 units, so the
run says which it is. The end column is the first one after the place.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from actas import __version__
from actas.cli.output import Findings, help_of, relative, sentence
from actas.model.problem import Problem
from actas.pipeline.checks import manual_parts

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000  # results that GitHub takes in one run; the worst come first


def draw(findings: Findings) -> str:
    """Return the log: one run, its rules, its results (none, where nothing was found)."""
    found = findings.worst_first[:MOST]
    rules = sorted({problem.rule for problem in found})
    run = {
        "tool": {
            "driver": {
                "name": "actas",
                "version": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules, findings) for problem in found],
    }
    return (
        json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _rule(slug: str) -> dict[str, Any]:
    title, why, do = manual_parts(slug, "en")
    return {
        "id": slug,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": do},
    }


def _result(problem: Problem, rules: list[str], findings: Findings) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line or place.line}
    if place.end_column:
        region["endColumn"] = place.end_column
    advice = help_of(problem, "en")
    said = sentence(problem, "en")
    return {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": problem.level,
        "message": {"text": f"{said}\n{advice}" if advice else said},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}
        ],
        "partialFingerprints": {"primaryLocationLineHash": findings.fingerprints[id(problem)][:16] + ":1"},
    }


def _uri(file: str) -> str:
    """Return a path as a relative URI, or an absolute one with its scheme."""
    path = relative(file)
    if path.startswith("/") or path[1:3] == ":/":
        return "file:///" + quote(path.lstrip("/"), safe="/:", errors="replace")
    # A colon in the first step would make a scheme of what is before it.
    return quote(path, safe="/", errors="replace")
