"""`actas init`: a project of records laid out."""

from pathlib import Path
from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.terminal import language, note
from actas.pipeline.layout import init as lay_out
from actas.vocabulary.messages import say


def init(
    folder: Annotated[str, typer.Argument(metavar="folder", show_default=False)] = ".",
    series: opt.Series = None,
) -> int:
    """Write what a project needs, and say what was there already."""
    for path, new in lay_out(Path(folder), series=series):
        note(say("follow.made" if new else "follow.kept", language(), file=path))
    return OK
