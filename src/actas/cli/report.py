"""`actas report`: parse, validate and render in one step, for the hurried."""

from pathlib import Path

from actas.cli import FINDINGS, OK
from actas.cli import options as opt
from actas.cli.output import refuse
from actas.cli.render import told
from actas.cli.summary import summary
from actas.cli.terminal import note
from actas.model.given import Given
from actas.model.request import Request
from actas.pipeline import check_parsed, format_of, in_time, parse_notes, render_record
from actas.pipeline.project import vocabulary_at
from actas.pipeline.registry import as_the_registry_has_it


def report(
    notes: opt.Notes,
    output: opt.ReportFile,
    title: opt.Title = None,
    date: opt.Date = None,
    place: opt.Place = None,
    series: opt.Series = None,
    encoding: opt.Encoding = None,
    lang: opt.Lang = None,
    template: opt.Template = None,
    report: opt.Report = "minutes",
    profile: opt.Profile = "simple",
) -> int:
    """Take notes all the way; nothing is written when the record has errors."""
    form = format_of(output)
    asked = Request(kind=report, profile=profile)
    given = Given(title=title, date=date, place=place, series=series)
    words = vocabulary_at()
    parsed = [parse_notes(file, encoding=encoding, given=given, words=words) for file in notes]
    for one in parsed:
        note(summary(one))
    if refuse(map(check_parsed, parsed)):
        return FINDINGS
    records = in_time(one.record for one in parsed)
    read = [Path(file) for file in notes if file != "-"]
    settled, asked = as_the_registry_has_it(records, asked, Path(), lang)
    render_record(settled, to=form, out=output, language=lang, template=template, request=asked, inputs=read)
    note("→ " + told(output, records))
    return OK
