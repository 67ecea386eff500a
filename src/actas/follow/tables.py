"""Fates as lines for a terminal, a matrix over the meetings, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from math import ceil
from textwrap import wrap
from typing import Any

from actas.follow.exchange import shield
from actas.follow.words import Words, asked_of, title_of
from actas.model.followup import Fate

COLUMNS = (
    "record", "item", "date", "series", "title", "adoption", "state", "answer", "owner", "deadline", "last",
    "closed_on", "validated_on", "evidence", "fragments", "flags", "repeated_in", "suspect",
)  # fmt: skip
WIDTH = 80  # characters of a line
_MOST = {"item": 8, "title": 32, "state": 18, "owner": 20}  # how wide a column may be


def data_of(fate: Fate) -> dict[str, Any]:
    """Return a fate as plain data; keys are English everywhere."""
    return {
        "record": fate.of.record, "item": fate.of.item.id, "date": fate.of.day, "series": fate.of.series,
        "title": asked_of(fate.of.item), "adoption": fate.adoption, "state": fate.state,
        "answer": fate.answer, "owner": fate.owner, "deadline": fate.deadline, "last": fate.last,
        "closed_on": fate.closed_on,
        "validated_on": fate.validated_on, "evidence": fate.evidence,
        "fragments": [step.file for step in fate.fragments], "flags": list(fate.flags),
        "repeated_in": list(fate.repeated_in), "suspect": list(fate.suspect),
    }  # fmt: skip


def as_json(fates: Sequence[Fate], as_of: str) -> bytes:
    """Return fates as one JSON object, a line for each item."""
    # Line by line into bytes: of a hundred thousand items no second copy is made as text.
    out = io.BytesIO()
    out.write(f'{{"as_of": {json.dumps(as_of)}, "items": [\n  '.encode())
    for at, fate in enumerate(fates):
        line = json.dumps(data_of(fate), ensure_ascii=False)
        out.write((f",\n  {line}" if at else line).encode())
    out.write(b"\n]}\n")
    return out.getvalue()


def as_csv(fates: Sequence[Fate]) -> str:
    """Return fates as CSV with a header; lists are joined by a space, and no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for fate in fates:
        writer.writerow([_cell(value) for value in data_of(fate).values()])
    return out.getvalue()


def _cell(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return shield(text)


def as_lines(fates: Sequence[Fate], words: Words) -> str:
    """Return fates as lines for people, meeting by meeting; none is wider than the narrowest terminals."""
    rows = [
        {"item": fate.of.item.id, "title": title_of(fate.of.item), "state": words.state(fate.state),
         "owner": fate.owner or ""}
        for fate in fates
    ]  # fmt: skip
    widths = {
        name: min(most, max((len(row[name]) for row in rows), default=0)) for name, most in _MOST.items()
    }
    lines: list[str] = []
    meeting = None
    for fate, row in zip(fates, rows, strict=True):
        if fate.of.record != meeting:
            meeting = fate.of.record
            lines += [*([""] if lines else []), f"{meeting}  {fate.of.day or ''}".rstrip()]
        told = "  " + "  ".join(_fitted(row[name], width) for name, width in widths.items())
        lines += _with_remarks(told, " · ".join(words.remarks(fate)), widths["item"] + 6)
    return "\n".join(lines) + "\n" if lines else ""


def _with_remarks(told: str, remarks: str, margin: int) -> list[str]:
    """Return a row, and its remarks beside it, or below it where they do not fit."""
    if len(told) + 2 + len(remarks) <= WIDTH:
        return [f"{told}  {remarks}".rstrip()]
    inner = " " * margin
    return [told.rstrip(), *_wrapped(remarks, inner)]


def _wrapped(text: str, margin: str) -> list[str]:
    # Names of files and ids stay whole: people copy them.
    return wrap(
        text, WIDTH, initial_indent=margin, subsequent_indent=margin + "  ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _fitted(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


def as_matrix(
    days: Sequence[str], states: Sequence[Mapping[str, str]], fates: Sequence[Fate], words: Words
) -> str:
    """Return how each item's state changed from meeting to meeting: a row an item, a column a day.

    Days that a line has no room for follow below, with the items that there were by then.

    Args:
        days: of the meetings, and the day that is asked for last.
        states: for each of these days, item -> state.
        fates: as of the last day.
        words: what the states are called.

    """
    names = {state: words.state(state) for on in states for state in on.values()}
    width = max((len(name) for name in (*names.values(), *days)), default=10)
    left = max((len(fate.of.item.id) for fate in fates), default=0) + 2
    parts = ceil(len(days) / max(1, (WIDTH - left) // (width + 2)))
    size = ceil(len(days) / parts)  # as many in each, and not one alone in the last
    blocks = []
    for at in range(0, len(days), size):
        lines = ["  ".join((" " * left, *(day.ljust(width) for day in days[at : at + size]))).rstrip()]
        meeting = None
        for fate in fates:
            said = [names.get(on.get(fate.of.to, ""), "·") for on in states[at : at + size]]
            if parts > 1 and all(state == "·" for state in said):
                continue
            if fate.of.record != meeting:
                meeting = fate.of.record
                lines.append(meeting)
            cells = (cell.ljust(width) for cell in said)
            lines.append("  ".join((f"  {fate.of.item.id}".ljust(left), *cells)).rstrip())
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def summary(fates: Sequence[Fate], words: Words) -> str:
    """Return how many items are in each state, on one line; states that nobody is in are left out."""
    from actas.model.fragment import STATES

    counts = {state: sum(fate.state == state for fate in fates) for state in STATES}
    return " · ".join(f"{words.state(state)} {count}" for state, count in counts.items() if count)
