"""One form of problem output a file, and their table. Each has `draw(findings)`, which returns the text.

Forms for people (text, concise, github, gitlab, junit) speak the user's language; those for programs
(json, jsonl, sarif) English, whatever the terminal speaks.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import Any

from actas.cli.terminal import coloured, columns, language, out, out_bytes, safe
from actas.model.problem import Level, Problem
from actas.pipeline.checks import Checked, Verdict, verdict_of
from actas.vocabulary.messages import say

FORMS = ("text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit")
AUTO = "auto"  # github inside Actions, else text
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
TERMINAL = ("text", "concise")
# Where a service keeps the repository that its paths are relative to.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@dataclass(frozen=True)
class Findings:
    """What a run of checks found, in the order of the files."""

    verdicts: tuple[Verdict, ...]
    language: str
    colour: bool = False
    width: int = 80  # columns, for people
    fail_on: Level = "error"  # the mildest level that makes a run fail
    files: dict[str, list[str]] = field(default_factory=dict)  # lines of those shown so far

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found, by file, place and rule."""
        return tuple(sorted((p for v in self.verdicts for p in v.problems), key=lambda p: p.order))

    @cached_property
    def worst_first(self) -> tuple[Problem, ...]:
        """Everything found, errors before warnings before notes."""
        return tuple(sorted(self.problems, key=lambda p: LEVELS.index(p.level)))

    def fails(self, problem: Problem) -> bool:
        """Tell whether the problem makes the run fail."""
        return LEVELS.index(problem.level) <= LEVELS.index(self.fail_on)

    def line(self, file: str, number: int) -> str | None:
        """Return a line of a record; None where it cannot be had."""
        if file not in self.files:
            verdict = next((v for v in self.verdicts if v.file == file), None)
            text = verdict.read() if verdict else ""
            self.files.clear()  # findings come file by file: one text in memory is enough
            self.files[file] = re.split("\r\n|\r|\n", text)
        lines = self.files[file]
        return lines[number - 1] if number <= len(lines) else None

    @cached_property
    def fingerprints(self) -> Mapping[int, str]:
        """A name for each problem, by its ``id()``, that stays when lines are added above it.

        Made of the rule, the file, the record's id and how many of the rule came before it in that record.
        """
        from hashlib import sha256

        counts: dict[tuple[str, str, str], int] = {}
        ids = {verdict.file: verdict.record_id for verdict in self.verdicts}
        found = {}
        for problem in self.problems:
            key = (problem.rule, relative(problem.place.file), ids.get(problem.place.file, ""))
            counts[key] = counts.get(key, 0) + 1
            found[id(problem)] = sha256(
                "\0".join((*key, str(counts[key]))).encode("utf-8", "replace")
            ).hexdigest()
        return found


def sentence(problem: Problem, language: str) -> str:
    """Return what the problem says."""
    return problem.text or say(problem.says, language, **problem.values)


def help_of(problem: Problem, language: str) -> str | None:
    """Return what to do about it, where we know."""
    return say(problem.help, language, **problem.values) if problem.help else None


def one_line(text: str) -> str:
    """Return a text on one line, with all that a terminal would obey made visible."""
    return safe(text).replace("\n", "␊")


def relative(file: str) -> str:
    """Return a path as services want it: with slashes, and relative to the repository where it lies in it."""
    root = next((os.environ[name] for name in _ROOTS if os.environ.get(name)), os.getcwd())  # noqa: PTH109
    try:
        inside = os.path.relpath(os.path.abspath(file), root)  # noqa: PTH100  # links stay as they are
    except ValueError:  # another drive on Windows
        inside = file
    return (file if inside.startswith("..") else inside).replace("\\", "/")


def form_of(name: str) -> str:
    """Return the form that a name asks for: "auto" decides by where we run."""
    if name != AUTO:
        return name
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def draw(form: str, findings: Findings) -> str:
    """Return the findings in one of the forms."""
    module: Any = import_module(f"actas.cli.output.{form}")
    drawn: str = module.draw(findings)
    return drawn


def show(form: str, findings: Findings) -> None:
    """Print the findings; in a GitHub job write its summary too."""
    drawn = draw(form, findings)
    if form in TERMINAL:
        out(drawn)
    else:
        out_bytes(drawn.encode("utf-8", "replace"))


def findings_of(verdicts: Iterable[Verdict], **more: Any) -> Findings:
    """Return findings as this terminal shows them."""
    more.setdefault("colour", coloured(sys.stdout))
    return Findings(tuple(verdicts), language(), width=columns(), **more)


def refuse(checked: Iterable[Checked]) -> bool:
    """Show what is wrong with records that have errors; return whether there are any."""
    broken = tuple(verdict_of(one, keep_text=True) for one in checked if one.broken)
    if broken:
        show("text", findings_of(broken))
    return bool(broken)
