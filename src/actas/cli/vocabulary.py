"""`actas vocabulary check` and `actas vocabulary list`: the words that notes are read by."""

import sys
import textwrap
from typing import Annotated

import typer

from actas.cli import FINDINGS, OK, USAGE
from actas.cli.terminal import coloured, columns, language, out, paint, safe, tell
from actas.model.problem import Problem
from actas.pipeline import words as road
from actas.vocabulary.messages import say

MaybeSettings = Annotated[str | None, typer.Argument(metavar="settings", show_default=False)]
INDENT = 20  # columns before the words of a list


def vocabulary(ctx: typer.Context) -> int:
    """Show the help when no command is named."""
    if ctx.invoked_subcommand is None:
        sys.stderr.write(ctx.get_help() + "\n")
        return USAGE
    return OK


def check(settings: MaybeSettings = None) -> int:
    """Name every slip in the user's own words and in the program's."""
    file, found = road.problems(settings)
    for problem in found:
        out(_finding(problem) + "\n")
    wrong = {problem.place.file for problem in found if problem.level == "error"}
    if file and file not in wrong:
        out(_say("sound", file=safe(file)) + "\n")
    if not wrong - {file}:
        out(_say("sound-shipped") + "\n")
    return FINDINGS if wrong else OK


def list(settings: MaybeSettings = None) -> int:
    """Print the user's own words, then the program's by kind."""
    file, own, shipped = road.listed(settings)
    if not own:
        out(_say("none-of-own") + "\n")
    for heading, tables in ((_say("own", file=safe(file or "")), own), (_say("shipped"), shipped)):
        if tables:
            out(paint(heading, "bold", colour=coloured(sys.stdout)) + "\n")
            for name, phrases in tables:
                out(_row(name, phrases))
    return OK


def _row(name: str, phrases: tuple[str, ...]) -> str:
    shown = safe(" · ".join(phrases))
    lines = textwrap.wrap(shown, max(columns(), 80) - INDENT, break_long_words=False) or [""]
    head = "  " + safe(_name(name))
    first = head.ljust(INDENT) + lines[0] if len(head) < INDENT else head + "\n" + " " * INDENT + lines[0]
    return "\n".join([first, *(" " * INDENT + line for line in lines[1:])]) + "\n"


def _name(name: str) -> str:
    table, _, key = name.partition(":")
    if table == "kind":
        return tell(f"kind-{key}")
    return f"{_say(table)} {key}".rstrip()


def _finding(problem: Problem) -> str:
    label = paint(tell(f"level-{problem.level}"), problem.level, colour=coloured(sys.stdout))
    return f"{label}: {safe(_say(problem.says.partition('.')[2], place=problem.place, **problem.values))}"


def _say(slug: str, **values: object) -> str:
    return say(f"vocabulary.{slug}", language(), **values)
