"""`actas text`: the plain text of notes, whose line numbers the record's spans use."""

from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.terminal import out
from actas.pipeline import text_of


def text(
    notes: Annotated[str, typer.Argument(metavar="one-notes", show_default=False)],
    encoding: opt.Encoding = None,
) -> int:
    """Print the plain text of one file."""
    out(text_of(notes, encoding=encoding))
    return OK
