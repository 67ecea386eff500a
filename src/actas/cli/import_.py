"""`actas import`: a table of IMPACT OSS to a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.terminal import language, note, out
from actas.pipeline import place_of, record_text, write_new
from actas.pipeline.exchange import imported
from actas.vocabulary.messages import say


def import_(
    table: Annotated[str, typer.Argument(metavar="table")],
    output: opt.RecordsTo = None,
    id: opt.Id = None,
    series: opt.Series = None,
    date: opt.Date = None,
    force: opt.Force = False,
) -> int:
    """Make a record of the recommendations in a table."""
    record = imported(table, id=id, series=series, date=date)
    place = place_of(record, Path(output) if output else None)
    if place is None:
        out(record_text(record))
        return OK
    write_new(place, record_text(record).encode(), force=force, inputs=(Path(table),))
    count = sum(1 for _ in record.all_items())
    note(say("find.imported", language(), file=str(place), n=count))
    return OK
