"""`actas export`: records in the forms that others read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.terminal import language, note, out_bytes
from actas.model.errors import BadUsage
from actas.pipeline import write_atomic
from actas.pipeline.exchange import BINARY_FORMS, exported, form_of, how_many
from actas.pipeline.memory import filed_in
from actas.vocabulary.messages import say


def export(
    records: opt.MaybeRecords = None,
    to: Annotated[str | None, typer.Option("--to", metavar="exchange")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="file", callback=opt.unless_stdout)
    ] = None,
) -> int:
    """Write the records' items in one form."""
    to = to or form_of(output)
    if output is None and to in BINARY_FORMS and sys.stdout.isatty():
        raise BadUsage("find.needs-output", form=to)
    filed = filed_in(records or [])
    data = exported(filed, to)
    if output is None:
        out_bytes(data)
        return OK
    write_atomic(Path(output), data, inputs=[Path(one.file) for one in filed])
    note(say("find.exported", language(), output=output, n=how_many(filed, to)))
    return OK
