"""`actas validate`: records in, findings out."""

import sys
from typing import Annotated

import typer

from actas.cli import FINDINGS, OK
from actas.cli import options as opt
from actas.cli.output import OUTPUTS, Findings
from actas.cli.summary import count
from actas.cli.terminal import Progress, coloured, language, note, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError, BadUsage
from actas.pipeline import check_record, fix_record, records_in


def validate(
    records: Annotated[list[str], typer.Argument(metavar="paths", show_default=False)],
    format: opt.Format = "text",
    fix: Annotated[bool, typer.Option("--fix")] = False,
) -> int:
    """Check every record and show the findings."""
    if format not in OUTPUTS:
        raise BadUsage("cli.bad-format", value=format, known=", ".join(OUTPUTS))
    paths = records_in(records)
    checked, code, mended, progress = [], OK, 0, Progress(len(paths))
    for done, path in enumerate(paths, 1):
        try:
            one, changes = fix_record(path) if fix else (check_record(path), 0)
            checked.append(one)
            mended += changes
        except ActasError as error:  # one unreadable file does not stop the rest
            code = complain(error)
        progress.step(done)
    findings = Findings(tuple(checked), language(), colour=coloured(sys.stdout))
    OUTPUTS[format](findings)
    if mended:
        note(count("mended", mended))
    if not paths:
        note(tell("no-records"))
    return code or (FINDINGS if any(c.broken for c in checked) else OK)
