"""`actas follow add` and `actas follow status`: what became of what was recommended."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from actas.cli import FINDINGS, OK, USAGE
from actas.cli import options as opt
from actas.cli.terminal import language, note, out, out_bytes, tell
from actas.cli.usage import complain
from actas.model.errors import BadUsage
from actas.model.fragment import ANSWERS, FRAGMENT_KINDS
from actas.pipeline import BINARY, write_atomic
from actas.pipeline import follow as road
from actas.pipeline.checks import Verdict
from actas.pipeline.project import from_here, project
from actas.vocabulary.messages import say

Text = Annotated[str | None, typer.Option(metavar="text")]
Day = Annotated[str | None, typer.Option(metavar="date")]


def follow(ctx: typer.Context) -> int:
    """Show the help when no command is named."""
    if ctx.invoked_subcommand is None:
        sys.stderr.write(ctx.get_help() + "\n")
        return USAGE
    return OK


def add(
    target: Annotated[str | None, typer.Argument(metavar="target", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="kind")] = None,
    date: Day = None,
    by: Text = None,
    text: Text = None,
    answer: Annotated[str | None, typer.Option("--answer", metavar="answer")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="state")] = None,
    deadline: Day = None,
    owner: Text = None,
    evidence: Annotated[list[str] | None, typer.Option("--evidence", metavar="evidence")] = None,
) -> int:
    """Write one step, asking on a terminal for what is missing."""
    there = project()
    target = target or ask("target", "", fits=lambda said: road.item_named(there, said))
    item = road.item_named(there, target)
    kind = kind or ask("kind", "--kind", known=", ".join(FRAGMENT_KINDS))
    if kind == "response":
        answer = answer or ask("answer", "--answer", known=", ".join(ANSWERS))
    if kind == "status":
        state = state or ask("state", "--state", known=", ".join(road.SAID))
    if kind == "deadline":
        deadline = deadline or ask("deadline", "--deadline")
    if kind == "evidence":
        evidence = evidence or [
            ask("evidence", "--evidence", fits=lambda said: road.evidence_named(there, said))
        ]
    step = road.Step(
        target=item.to, kind=kind, date=date or ask("date", "--date"), by=by or ask("by", "--by"),
        text=text or (ask("text", "--text") if asking() else None), answer=answer, state=state,
        deadline=deadline, owner=owner, evidence=tuple(evidence or ()),
    )  # fmt: skip
    before = state_of(item.to, step.date)
    path, fragment = road.add(there, step)
    note(said("came-to", target=item.to, before=before, after=state_of(item.to, fragment.date)))
    note(said("written", file=from_here(path)))
    if item.day and fragment.date < item.day:
        note(said("before-it-was-asked", date=fragment.date, day=item.day))
    return OK


def status(
    as_of: Day = None,
    today: Annotated[bool, typer.Option("--today")] = False,
    format: Annotated[str | None, typer.Option("--format", metavar="shown")] = None,
    output: opt.Output = None,
    series: opt.Series = None,
    open: Annotated[bool, typer.Option("--open")] = False,
    stale_after: Annotated[int | None, typer.Option("--stale-after", metavar="days", min=1)] = None,
    lang: opt.Lang = None,
    gate: Annotated[bool, typer.Option("--gate")] = False,
    base: Annotated[str | None, typer.Option("--base", metavar="base")] = None,
) -> int:
    """Show what became of every recommendation, agreement and action."""
    day, form, there = day_of(as_of, today=today), road.form_of(output, format), project()
    spoken = speaks(lang)
    if base is not None and not gate:
        raise BadUsage("follow.base-without-gate")
    if output is None and form in BINARY and sys.stdout.isatty():
        raise BadUsage("cli.binary-to-terminal", form=form)
    if gate:
        return held(road.gate(there, road.status(there, day, series=series), base))
    view = road.View(
        as_of=day, form=form, language=spoken, series=series, only_open=open, stale_after=stale_after
    )
    data, summary = road.shown(there, view)
    if output is not None:
        write_atomic(Path(output), data)
        note(f"{output}   {summary}")
    elif form in ("table", "matrix", "md"):
        out(data.decode())
        note(summary)
    else:
        out_bytes(data)
    return OK


def held(verdicts: tuple[Verdict, ...]) -> int:
    """Show what the gate does not let through."""
    from actas.cli.output import findings_of, form_of, show

    if not verdicts:
        note(said("gate-open"))
        return OK
    show(form_of("auto"), findings_of(verdicts))
    return FINDINGS


def day_of(as_of: str | None, *, today: bool) -> str:
    """Return the day that is asked for. The clock is read where a person says so, and nowhere else."""
    if as_of and today:
        raise BadUsage("follow.two-days")
    if today:
        from datetime import date

        return date.today().isoformat()
    if as_of is None:
        raise BadUsage("follow.no-day")
    return as_of


def speaks(lang: str | None) -> str:
    """Return the language of states and flags: the one asked for, else the terminal's."""
    return lang or language()


def asking() -> bool:
    """Tell whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(slug: str, option: str, *, fits: Callable[[str], object] | None = None, **values: str) -> str:
    """Ask a person for what is missing, again until the answer is one.

    Args:
        slug: of the question.
        option: that would have said it.
        fits: raises BadUsage for what is no answer; by default what the option takes is known.
        values: the question's blanks.

    Raises BadUsage where there is nobody to ask.

    """
    if not asking():
        raise BadUsage("follow.missing-option", option=option or tell("metavar-target"))
    while True:
        answer = prompted(said(f"ask-{slug}", **values))
        try:
            fits(answer) if fits else road.check_value(option, answer)
        except BadUsage as error:
            complain(error)
        else:
            return answer


def prompted(question: str) -> str:
    """Return what a person answers. Ctrl-C and the end of the input stop everything."""
    prompt: Callable[..., str] = typer.prompt
    try:
        return prompt(question, err=True).strip()
    except typer.Abort:
        note()  # the question's line is not ended yet
        raise KeyboardInterrupt from None


def state_of(target: str, day: str) -> str:
    """Return what an item's state is called, as of a day."""
    return road.state_name(road.state_of(project(), target, day), language())


def said(slug: str, /, **values: object) -> str:
    """Return a sentence of follow-up in the user's language."""
    return say(f"follow.{slug}", language(), **values)
