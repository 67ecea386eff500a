"""`actas render`: records in, one report out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from actas.cli import FINDINGS, OK
from actas.cli import options as opt
from actas.cli.output import refuse
from actas.cli.summary import count, counts
from actas.cli.terminal import note, out, out_bytes
from actas.model.errors import BadUsage
from actas.pipeline import BINARY, check_record, format_of, record_of, records_in, render_record

if TYPE_CHECKING:
    from actas.model.record import Record


def render(
    records: opt.Records,
    to: opt.To = None,
    output: opt.Output = None,
    lang: opt.Lang = None,
    template: opt.Template = None,
) -> int:
    """Check the records and write one report of all."""
    form = to or format_of(output)
    if output is None and form in BINARY and sys.stdout.isatty():
        raise BadUsage("cli.binary-to-terminal", form=form)
    checked = [check_record(path, sources=False) for path in records_in(records)]
    if refuse(checked):
        return FINDINGS
    made = [record_of(c) for c in checked]
    read = [Path(c.loaded.name) for c in checked]
    data = render_record(made, to=form, out=output, language=lang, template=template, inputs=read)
    if output is not None:
        note(told(output, made))
    elif form in BINARY:
        out_bytes(data)
    else:
        out(data.decode())
    return OK


def told(output: str, records: "list[Record]") -> str:
    """Return the line that says what a report holds."""
    parts = counts(records[0]) if len(records) == 1 else [count("records", len(records))]
    doubts = sum(len(record.doubts) for record in records)
    if doubts:
        parts.append(count("open-doubts", doubts))
    return f"{output}   {' · '.join(parts)}"
