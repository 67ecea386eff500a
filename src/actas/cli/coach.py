"""`actas coach`: how well recommendations and commitments are put."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.output import one_line
from actas.cli.terminal import language, out, out_lines
from actas.model.row import without_empty
from actas.pipeline.memory import coach_of, filed_in, notes_from_here
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.pipeline.memory import Advice

CHECKS = ("verb", "addressee", "single", "deadline", "indicator")


def coach(records: opt.MaybeRecords = None, format: opt.TextOrJson = "text") -> int:
    """Say of each recommendation and commitment what is there and what is missing."""
    opt.check_form(format)
    found = coach_of(filed_in(records or []))
    if format == "json":
        out(json.dumps([_data(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    elif found:
        lines = [line for one in found for line in (*_advice(one), "")]
        out_lines([*lines, *_summary(found)])
    else:
        out(_say("nothing") + "\n")
    return OK


def _say(slug: str, **values: object) -> str:
    return say(f"coach.{slug}", language(), **{name: one_line(str(value)) for name, value in values.items()})


def _advice(one: Advice) -> list[str]:
    level = (
        f"{_say('level', level=one.level)}, {_say(f'level-{one.level}')}" if one.level else _say("no-level")
    )
    lines = [f"{_place(one)}: {one.item.item.id}  {level}", f"  {one_line(without_empty(one.item.text))}"]
    found = [
        f"{_say(f'check-{check}')}: {one_line(one.found[check])}" for check in CHECKS if check in one.found
    ]
    if found:
        lines.append("  + " + " · ".join(found))
    missing = [check for check in one.missing if check != "single" or one.actions]
    lines += ["  - " + _say(f"missing-{check}", actions=", ".join(one.actions)) for check in missing]
    return lines


def _place(one: Advice) -> str:
    """Return the place in the notes, which an editor can open; without notes, in the record."""
    source = one.item.record.source
    notes = notes_from_here(one.item.file, source.file if source else None)
    return one_line(f"{notes}:{one.item.item.lines.first}")


def _summary(found: tuple[Advice, ...]) -> list[str]:
    counts = Counter(check for one in found for check in one.found)
    n = len(found)
    lines = [_say("summary", n=n)]
    lines += ["  " + _say("summary-check", check=_say(f"check-{c}"), have=counts[c], n=n) for c in CHECKS]
    return [*lines, "  " + _say("summary-specific", have=sum(one.level == 5 for one in found), n=n)]


def _data(one: Advice) -> dict[str, object]:
    source = one.item.record.source
    return {
        "item": one.item.to, "text": one.item.text, "level": one.level, "found": one.found,
        "missing": list(one.missing), "actions": list(one.actions), "file": one.item.file,
        "source": source.file if source else None, "line": one.item.item.lines.first,
    }  # fmt: skip
