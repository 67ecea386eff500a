"""Options that several commands share: one spelling, one meaning."""

from typing import Annotated

import typer

from actas.model.errors import BadUsage


def unless_stdout(output: str | None) -> str | None:
    """Return where to write; None, for standard output, where "-" is said, which names no file."""
    return None if output == "-" else output


def unless_a_report(output: str | None) -> str | None:
    """Return where records go. Raises BadUsage for a report's name: it would become that of a folder."""
    from pathlib import Path

    from actas.pipeline import RENDERED_AS

    if output is not None and Path(output).suffix.lower() in RENDERED_AS and not Path(output).is_dir():
        raise BadUsage("cli.no-record-name", file=output)
    return unless_stdout(output)


def known_language(language: str | None) -> str | None:
    """Return the language asked for. Raises BadUsage for one that reports do not speak."""
    from actas.model.given import LANGUAGES

    if language is not None and language not in LANGUAGES:
        raise BadUsage("cli.bad-language", value=language)
    return language


Notes = Annotated[list[str], typer.Argument(metavar="notes", show_default=False)]
Records = Annotated[list[str], typer.Argument(metavar="records", show_default=False)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="output", callback=unless_stdout)]
RecordsTo = Annotated[str | None, typer.Option("--output", "-o", metavar="output", callback=unless_a_report)]
ReportFile = Annotated[str, typer.Option("--output", "-o", metavar="file")]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="encoding")]
Force = Annotated[bool, typer.Option("--force")]
Why = Annotated[bool, typer.Option("--why")]
Line = Annotated[int | None, typer.Option("--line", metavar="number")]
Split = Annotated[bool, typer.Option("--split")]
Join = Annotated[bool, typer.Option("--join")]
Merge = Annotated[bool, typer.Option("--merge")]
Title = Annotated[str | None, typer.Option("--title", metavar="text")]
Date = Annotated[str | None, typer.Option("--date", metavar="date")]
Place = Annotated[str | None, typer.Option("--place", metavar="text")]
Series = Annotated[str | None, typer.Option("--series", metavar="text")]
Language = Annotated[str | None, typer.Option("--language", metavar="language")]
Id = Annotated[str | None, typer.Option("--id", metavar="id")]
To = Annotated[str | None, typer.Option("--to", metavar="format")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="language", callback=known_language)]
Template = Annotated[str | None, typer.Option("--template", metavar="template")]
Report = Annotated[str, typer.Option("--report", metavar="kind")]
Profile = Annotated[str, typer.Option("--profile", metavar="profile")]
Attribution = Annotated[str | None, typer.Option("--attribution", metavar="attribution")]
For = Annotated[str | None, typer.Option("--for", metavar="name")]
Deadline = Annotated[str | None, typer.Option("--deadline", metavar="date")]
Comments = Annotated[str | None, typer.Option("--comments", metavar="comments")]
Footnotes = Annotated[str | None, typer.Option("--footnotes", metavar="footnotes")]
Since = Annotated[str | None, typer.Option("--since", metavar="old")]
Rules = Annotated[list[str] | None, typer.Option("--select", metavar="rules")]
StdinName = Annotated[str | None, typer.Option("--stdin-filename", metavar="file")]
Config = Annotated[str | None, typer.Option("--config", metavar="settings")]
Isolated = Annotated[bool, typer.Option("--isolated")]
MaybeRecords = Annotated[list[str] | None, typer.Argument(metavar="records", show_default=False)]
TextOrJson = Annotated[str, typer.Option("--format", metavar="text-or-json")]


def check_form(form: str) -> None:
    """Refuse a form of output that is neither text nor JSON."""
    if form not in ("text", "json"):
        raise BadUsage("cli.bad-format", value=form, known="text, json")
