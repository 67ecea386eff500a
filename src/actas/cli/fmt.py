"""`actas fmt`: records laid out as actas writes them, comments kept. The only command that reflows."""

from pathlib import Path
from typing import Annotated

import typer

from actas.cli import FINDINGS, OK, USAGE
from actas.cli import options as opt
from actas.cli.output import refuse
from actas.cli.summary import count
from actas.cli.terminal import Progress, note, out_bytes, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError
from actas.pipeline.checks import STDIN, records_in
from actas.pipeline.mending import laid_out, rewrite


def fmt(
    records: Annotated[list[str], typer.Argument(metavar="paths", show_default=False)],
    check: Annotated[bool, typer.Option("--check")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    stdin_filename: opt.StdinName = None,
) -> int:
    """Lay every record out anew; with --check or --diff only say which would change."""
    paths = records_in(records)
    codes, changed, progress = {OK}, 0, Progress(len(paths))
    for done, path in enumerate(paths, 1):
        try:
            one, text = laid_out(path, stdin_filename if path == STDIN else None)
            if one.loaded.problems:  # no YAML: nothing to lay out
                refuse((one,))
                codes.add(FINDINGS)
                continue
            changed += _deliver(path, one.loaded.text, text, check=check, diff=diff)
        except ActasError as error:  # one that cannot be laid out does not stop the rest
            note(f"{path}:")
            codes.add(complain(error))
        progress.step(done)
    if changed and (check or diff):
        codes.add(FINDINGS)
    if changed:
        note(count("would-change" if check or diff else "laid-out", changed))
    elif codes == {OK}:
        note(tell("nothing-to-change"))
    return USAGE if USAGE in codes else max(codes)


def _deliver(path: str, old: str, new: str, *, check: bool, diff: bool) -> bool:
    """Write, print or compare one record; return whether it differs."""
    if diff:
        from actas.cli.diff import show

        return show(path, old, new)
    if path == STDIN and not check:
        out_bytes(new.encode())
    elif old != new and check:
        note(path)
    elif old != new:
        rewrite(Path(path), new, old)
    return old != new
