"""`actas entities`: names in the records that the registry does not know yet."""

from typing import Annotated

import typer

from actas.cli import OK
from actas.cli.terminal import language, note, out
from actas.pipeline.checks import records_in
from actas.pipeline.project import project
from actas.pipeline.registry import append, proposals, yaml_of
from actas.vocabulary.messages import say


def entities(
    records: Annotated[list[str] | None, typer.Argument(metavar="paths", show_default=False)] = None,
    write: Annotated[bool, typer.Option("--write")] = False,
) -> int:
    """Print what is to be added to the registry, or append it."""
    there = project()
    found = proposals(there, records_in(records) if records else ())
    if not found:
        note(say("follow.nothing-proposed", language()))
    elif write:
        note(say("follow.appended", language(), file=append(there, found).name, count=len(found)))
    else:
        out(yaml_of(there, found, language()))
    return OK
