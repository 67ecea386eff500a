"""`actas approve`: who approved a record, and when; from then on a change is an error."""

from pathlib import Path
from typing import Annotated

import typer

from actas.cli import FINDINGS, OK
from actas.cli.output import findings_of, show
from actas.cli.terminal import note, tell
from actas.model.errors import BadUsage
from actas.model.given import is_day
from actas.pipeline.checks import STDIN, verdict_of
from actas.pipeline.mending import approve_record, stops_approval


def approve(
    record: Annotated[str, typer.Argument(metavar="records", show_default=False)],
    by: Annotated[str, typer.Option("--by", metavar="person")],
    on: Annotated[str | None, typer.Option("--on", metavar="date")] = None,
    today: Annotated[bool, typer.Option("--today")] = False,
) -> int:
    """Approve one record; nothing is written when it has errors or open doubts."""
    day = _day(on, today)
    if not by.strip():
        raise BadUsage("cli.approve-by")
    if record == STDIN:
        raise BadUsage("cli.no-approval-of-stdin")
    done = approve_record(Path(record), by=by.strip(), on=day)
    stops = tuple(problem for problem in done.problems if stops_approval(problem))
    if stops:
        show("text", findings_of((verdict_of(done),)))
        note(tell("not-approved", file=record))
        return FINDINGS
    note(tell("approved", file=record, by=by.strip(), on=day))
    return OK


def _day(on: str | None, today: bool) -> str:
    """Return the day that was given; the clock is read only where that was asked for."""
    if (on is None) == (not today):
        raise BadUsage("cli.approve-day")
    if on is None:
        from datetime import date

        return date.today().isoformat()
    if not is_day(on):
        raise BadUsage("cli.bad-date", value=on)
    return on
