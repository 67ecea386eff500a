"""`actas validate`: records in, findings out."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actas.cli import FINDINGS, OK, USAGE
from actas.cli import options as opt
from actas.cli.output import AUTO, FORMS, TERMINAL, Findings, draw, findings_of, form_of, show
from actas.cli.summary import count
from actas.cli.terminal import Progress, note, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError, BadUsage
from actas.pipeline import write_atomic
from actas.pipeline.beside import beside, kind_of, names_beside, verdicts_beside
from actas.pipeline.checks import STDIN, known_rules, records_in, settings_of, unreadable, verdicts

if TYPE_CHECKING:
    from actas.model.settings import Settings


def validate(
    records: Annotated[list[str], typer.Argument(metavar="paths", show_default=False)],
    format: Annotated[str | None, typer.Option("--format", metavar="shown")] = None,
    output: Annotated[str | None, typer.Option("--output-file", metavar="output")] = None,
    select: opt.Rules = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="rules")] = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="level")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache")] = False,
    stdin_filename: opt.StdinName = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
    show_settings: Annotated[bool, typer.Option("--show-settings")] = False,
) -> int:
    """Check every record and show the findings."""
    settings = _settings(config, isolated, select, ignore, fail_on)
    if show_settings:
        from actas.cli.settings import show as show_them

        return show_them(settings)
    form = _form(format or (settings.format if settings else "text"))
    paths = [path for path in records_in(records) if not kind_of(path)]
    if diff:
        from actas.cli.diff import show_fixes

        return show_fixes(paths, settings)
    failures: list[ActasError] = []

    def failed(error: ActasError) -> None:
        complain(error)
        failures.append(error)

    round_ = verdicts(
        paths, settings=settings, name=stdin_filename if STDIN in paths else None,
        fix=fix, cached=not no_cache,
        failed=failed, step=Progress(len(paths)).step,
    )  # fmt: skip
    others = verdicts_beside(beside(records), settings, failed=failed, told=round_.verdicts)
    # Of what lies beside records only what is wrong is told; where there are none, that it was looked at.
    beside_them = (one for one in others if one.problems or not paths)
    # A service shows findings, and nobody reads its log; at a terminal the complaint is enough.
    unread = () if form in TERMINAL else filter(None, map(unreadable, failures))
    found = (*names_beside(round_, settings), *beside_them, *unread)
    findings = findings_of(found, fail_on=settings.fail_on if settings else "error")
    _deliver(form, findings, output, paths)
    if round_.mended:
        note(count("mended", round_.mended))
    if not paths and not others:
        note(tell("no-records"))
    failing = any(findings.fails(problem) for problem in findings.problems) and not exit_zero
    return USAGE if failures else FINDINGS if failing else OK


def _form(name: str) -> str:
    if name not in (*FORMS, AUTO):
        raise BadUsage("cli.bad-format", value=name, known=", ".join((*FORMS, AUTO)))
    return form_of(name)


def _settings(
    config: str | None, isolated: bool, select: list[str] | None, ignore: list[str] | None,
    fail_on: str | None,
) -> "Settings | None":  # fmt: skip
    """Return the file's settings, with what the command line says put over them."""
    found = settings_of(Path(config) if config else None, isolated=isolated)
    if select is None and ignore is None and fail_on is None:
        return found
    from dataclasses import replace

    from actas.model.settings import Settings

    made = found or Settings(folder=str(Path.cwd()))
    if fail_on is not None:
        if fail_on not in ("error", "warning", "note"):
            raise BadUsage("cli.bad-level", value=fail_on)
        made = replace(made, fail_on=fail_on)  # type: ignore[arg-type]  # one of the three
    if select is not None:
        made = replace(made, select=_slugs(select, off=False))
    if ignore is not None:
        made = replace(made, ignore=(*made.ignore, *_slugs(ignore, off=True)))
    return made


def _slugs(words: list[str], *, off: bool) -> tuple[str, ...]:
    """Return the rules of an option, given several times or with commas."""
    slugs = tuple(slug.strip() for word in words for slug in word.split(",") if slug.strip())
    known_rules(slugs, off=off)
    return slugs


def _deliver(form: str, findings: Findings, output: str | None, inputs: list[str]) -> None:
    """Print the findings, or write them to a file; a GitHub job's summary gets them too."""
    if output is None:
        show(form, findings)
    else:
        write_atomic(
            Path(output), draw(form, findings).encode("utf-8", "replace"), inputs=[Path(i) for i in inputs]
        )
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary and findings.problems:
        from actas.cli.output import github

        try:
            with Path(summary).open("a", encoding="utf-8", errors="replace") as file:
                file.write(github.summary(findings))
        except OSError as error:  # the findings are out; the page beside them is an extra
            note(tell("no-summary", why=error.strerror or "?"))
