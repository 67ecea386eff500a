"""Findings as JUnit XML: what nearly every service shows as test results.

One suite a file. A finding that makes the run fail is a failed case; the others stand in the suite's
output, because a warning in red would have people switch the report off. A file without failures has
one case that passed. The XML follows the Ant schema, which wants more than readers do; the time is that
of SOURCE_DATE_EPOCH or the epoch itself, so that the same records give the same bytes.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from actas.cli.output import Findings, help_of, relative, sentence
from actas.model.compiled import compiled
from actas.model.problem import Problem
from actas.pipeline.checks import Verdict
from actas.vocabulary.messages import say

# What XML 1.0 cannot hold, in any spelling.
_FORBIDDEN = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_EPOCH = 11  # digits: year 5138


def draw(findings: Findings) -> str:
    """Return the document."""
    suites = [_suite(at, verdict, findings) for at, verdict in enumerate(findings.verdicts)]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{"".join(suites)}</testsuites>\n'


def _suite(at: int, verdict: Verdict, findings: Findings) -> str:
    problems = sorted(verdict.problems, key=lambda p: p.order)
    failing = [problem for problem in problems if findings.fails(problem)]
    file = relative(verdict.file)
    name = _attribute(file)
    stem = _attribute(file.removesuffix(".yaml").removesuffix(".acta"))
    cases = [_case(problem, stem, findings) for problem in failing]
    passed = f'    <testcase name="validate" classname={stem} time="0"/>\n'
    others = [_line(problem, findings) for problem in problems if not findings.fails(problem)]
    return (
        f'  <testsuite name={name} package="actas" id="{at}" timestamp="{_timestamp()}" hostname="localhost"'
        f' tests="{max(len(failing), 1)}" failures="{len(failing)}" errors="0" time="0">\n'
        f"    <properties/>\n{''.join(cases) or passed}"
        f"    <system-out>{_text(chr(10).join(others))}</system-out>\n    <system-err/>\n  </testsuite>\n"
    )


def _case(problem: Problem, stem: str, findings: Findings) -> str:
    said = sentence(problem, findings.language)
    advice = help_of(problem, findings.language)
    body = f"{_place(problem, findings)}: {said}" + (f"\n{advice}" if advice else "")
    return (
        f'    <testcase name={_attribute(problem.rule)} classname={stem} time="0">\n'
        f"      <failure message={_attribute(said)} type={_attribute(problem.level)}>"
        f"{_text(body)}</failure>\n"
        "    </testcase>\n"
    )


def _line(problem: Problem, findings: Findings) -> str:
    level = say(f"cli.level-{problem.level}", findings.language)
    said = f"{level}: {sentence(problem, findings.language)} [{problem.rule}]"
    return f"{_place(problem, findings)}: {said}"


def _place(problem: Problem, findings: Findings) -> str:
    place = problem.place
    return say("cli.line-and-column", findings.language, line=place.line, column=place.column)


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))


def _timestamp() -> str:
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(said) if said.isascii() and said.isdecimal() and len(said) <= LONGEST_EPOCH else 0
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")
