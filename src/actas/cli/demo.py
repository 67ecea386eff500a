"""`actas demo`: an example's notes, record and report in a folder, and what to open."""

from pathlib import Path
from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.summary import summary
from actas.cli.terminal import note, out, tell
from actas.model.given import Given
from actas.pipeline import ENDING, parse_notes, render_record, write_new, write_record

EXAMPLE = "taller-rural"


def demo(
    folder: Annotated[str, typer.Argument(metavar="folder", show_default=False)] = "actas-demo",
    force: opt.Force = False,
) -> int:
    """Take the example all the way."""
    there = Path(folder)
    notes, record = there / "notas.txt", there / f"{EXAMPLE}{ENDING}"
    write_new(notes, _example(), force=force)
    parsed = parse_notes(notes, given=Given(id=EXAMPLE))
    write_record(parsed, record, notes, force=force)
    report, page = there / "informe.docx", there / "informe.html"
    for file in (report, page):
        render_record(parsed.record, out=file, inputs=(notes, record))
    note(summary(parsed))
    out(tell("demo-made", notes=notes, record=record, report=report, page=page) + "\n")
    return OK


def _example() -> bytes:
    package = Path(__file__).parents[1]
    # In the wheel it lies in the package, in a clone beside `src`.
    inside, beside = package / "examples", package.parents[1] / "examples"
    return ((inside if inside.is_dir() else beside) / EXAMPLE / "notas.txt").read_bytes()
