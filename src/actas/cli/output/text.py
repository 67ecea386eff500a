"""Findings for a person: place, sentence, the line with a caret, what to do, and the sum."""

from __future__ import annotations

import textwrap

from actas.cli.output import LEVELS, Findings, help_of, one_line, sentence
from actas.cli.summary import count
from actas.cli.terminal import paint, safe, tell
from actas.model.problem import Place, Problem
from actas.model.width import fits, width
from actas.pipeline.beside import kind_of

INDENT = " " * 6
GUTTER = 8  # columns before an excerpt: number and bar
_TIED = "\ue000"  # a space at which no line is broken; shown as a space


def draw(findings: Findings) -> str:
    """Return every finding and the sum."""
    parts = ["\n".join(_finding(problem, findings)) + "\n" for problem in findings.problems]
    if findings.verdicts:
        parts.append(_sum(findings) + "\n")
    return "".join(parts)


def _finding(problem: Problem, findings: Findings) -> list[str]:
    level = tell(f"level-{problem.level}")
    said = one_line(sentence(problem, findings.language))
    head = _wrapped(f"{one_line(str(problem.place))}: {level}: {said} [{problem.rule}]", findings)
    place, _, rest = head.partition(f": {level}:")
    if rest:
        place = paint(place, "bold", colour=findings.colour)
        head = f"{place}: {paint(level, problem.level, colour=findings.colour)}:{rest}"
    lines = [head]
    line = findings.line(problem.place.file, problem.place.line)
    if line is not None:
        lines += _excerpt(problem.place, line, problem.level, findings)
    advice = help_of(problem, findings.language)
    if advice:
        said, explain = one_line(advice), tell("see-explain", rule=problem.rule)
        if explain not in said:
            said += f"   ({explain})".replace(explain, explain.replace(" ", _TIED))
        lines.append(_help(said, findings))
    return lines


def _wrapped(text: str, findings: Findings, first: str = "") -> str:
    # Long words stay whole: a path that is cut in two cannot be clicked.
    shown = textwrap.fill(
        text, findings.width, initial_indent=first, subsequent_indent=INDENT,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return shown.replace(_TIED, " ")


def _help(text: str, findings: Findings) -> str:
    word = tell("help")
    shown = _wrapped(f"{word}: {text}", findings, INDENT)
    return shown.replace(word, paint(word, "good", colour=findings.colour), 1)


def _excerpt(place: Place, line: str, level: str, findings: Findings) -> list[str]:
    """Return the line and, under it, carets; of a long line a window around the place."""
    line = safe(line)
    window = max(findings.width - GUTTER, 20)
    start = max(place.column - 1, 0)
    same = place.end_line in (0, place.line)
    end = place.end_column - 1 if same and place.end_column else (start + 1 if same else len(line))
    left = 0
    if len(line) > window or width(line) > window:
        left = max(start - fits(line[max(start - window, 0) : start][::-1], window // 2), 0)
    shown = line[left : left + fits(line[left : left + window], window)]
    before = "".join("\t" if c == "\t" else " " * width(c) for c in shown[: start - left])
    under = width(shown[start - left : max(end, start) - left])
    carets = paint("^" * max(under, 1), level, colour=findings.colour)
    return [f"{place.line:>5} | {shown}".rstrip(), f"      | {before}{carets}"]


def _sum(findings: Findings) -> str:
    levels = [problem.level for problem in findings.problems]
    found = [count(f"{level}s", levels.count(level)) for level in LEVELS if level in levels]
    said = ", ".join(found) or tell("no-errors")
    style = next((level for level in LEVELS if level in levels), "good")
    # Steps and registries lie beside the records: they count where nothing else was looked at.
    records = sum(kind_of(verdict.file) is None for verdict in findings.verdicts)
    files = len(findings.verdicts)
    looked_at = count("records", records) if records or not files else count("files", files)
    return paint(tell("sum", found=said, records=looked_at), style, colour=findings.colour)
