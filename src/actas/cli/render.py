"""`actas render`: records in, one report out."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from actas.cli import FINDINGS, OK
from actas.cli import options as opt
from actas.cli.output import refuse
from actas.cli.summary import count, counts
from actas.cli.terminal import note, out, out_bytes
from actas.model.errors import BadUsage, CannotWrite
from actas.model.request import Request
from actas.pipeline import (
    BINARY,
    check_record,
    format_of,
    in_time,
    load_record,
    record_of,
    records_in,
    render_record,
)
from actas.pipeline.named_notes import notes_beside
from actas.pipeline.registry import as_the_registry_has_it

if TYPE_CHECKING:
    from actas.model.record import Record
    from actas.pipeline.checks import Checked


def render(
    records: opt.Records,
    to: opt.To = None,
    output: opt.Output = None,
    lang: opt.Lang = None,
    template: opt.Template = None,
    report: opt.Report = "minutes",
    profile: opt.Profile = "simple",
    attribution: opt.Attribution = None,
    recipient: opt.For = None,
    deadline: opt.Deadline = None,
    comments: opt.Comments = None,
    footnotes: opt.Footnotes = None,
    since: opt.Since = None,
) -> int:
    """Check the records and write one report of all."""
    asked = Request(
        kind=report,
        profile=profile,
        attribution=attribution,
        recipient=recipient,
        deadline=_day(deadline),
        comments=_only(comments, "doubts"),
        footnotes=_only(footnotes, "places"),
        since=load_record(since) if since else None,
    )
    if report != "circulation" and (recipient or deadline):
        raise BadUsage("render.only-circulation")
    form = to or format_of(output)
    if output is None and form in BINARY and sys.stdout.isatty():
        raise BadUsage("cli.binary-to-terminal", form=form)
    paths = records_in(records)
    if not paths:
        raise BadUsage("find.no-records-yet", where=", ".join(records))
    checked = [check_record(path, sources=False) for path in paths]
    if refuse(checked):
        return FINDINGS
    made = in_time(record_of(c) for c in checked)
    read = [Path(c.loaded.name) for c in checked]
    settled, asked = as_the_registry_has_it(made, asked, read[0].parent if read else Path(), lang)
    if since:
        read.append(Path(since))
    if output is not None:
        _spare_notes(output, checked)
    data = render_record(
        settled, to=form, out=output, language=lang, template=template, request=asked, inputs=read
    )
    if output is not None:
        note(told(output, made))
    elif form in BINARY or not sys.stdout.isatty():
        out_bytes(data)
    else:
        out(data.decode())
    return OK


def _spare_notes(output: str, checked: "list[Checked]") -> None:
    """Raise CannotWrite where a report would take the place of the notes that a record was made of."""
    place = Path(os.path.realpath(output))
    for one in checked:
        if place in [
            Path(os.path.realpath(path)) for path in notes_beside(one.loaded, Path(one.loaded.name))
        ]:
            raise CannotWrite("cli.is-the-notes", file=output)


def _only(value: str | None, known: str) -> bool:
    """Return whether an option is on; its one value says what it puts there."""
    if value not in (None, known):
        raise BadUsage("cli.bad-format", value=value, known=known)
    return value is not None


def _day(value: str | None) -> str | None:
    """Return a day given as 2017-01-15. Raises BadUsage when it is none."""
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise BadUsage("render.bad-deadline", value=value) from None


def told(output: str, records: "list[Record]") -> str:
    """Return the line that says what a report holds."""
    parts = counts(records[0]) if len(records) == 1 else [count("records", len(records))]
    doubts = sum(len(record.doubts) for record in records)
    if doubts:
        parts.append(count("open-doubts", doubts))
    return f"{output}   {' · '.join(parts)}"
