"""`actas template`: a house template to begin with, and what one of a house lacks."""

from pathlib import Path
from typing import Annotated

import typer

from actas.cli import FINDINGS, OK
from actas.cli.app import nearest
from actas.cli.terminal import language, note, out, tell
from actas.model.errors import BadUsage
from actas.pipeline import check_template, new_template

_ACTIONS = ("check", "new")


def template(
    action: Annotated[str, typer.Argument(metavar="template-action", show_default=False)],
    file: Annotated[str, typer.Argument(metavar="template", show_default=False)],
) -> int:
    """Say what a template lacks, or write a new one."""
    if action not in _ACTIONS:
        meant = nearest(action, _ACTIONS)
        raise BadUsage("cli.no-such-command-near" if meant else "cli.check-or-new", name=action, meant=meant)
    if action == "new":
        new_template(Path(file), language())
        note(f"→ {file}")
        return OK
    missing = check_template(file, language())
    for sentence in missing:
        out(f"{file}: {sentence}\n")
    if not missing:
        note(tell("template-complete", file=file))
    return FINDINGS if missing else OK
