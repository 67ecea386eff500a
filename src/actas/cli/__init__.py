"""The command line: options in, one call to the pipeline, show, exit code. Nobody else prints, asks or exits.

Exit codes, everywhere: 0 no errors (warnings may be there), 1 errors found, 2 wrong usage or
unreadable file, 70 internal error, 130 interrupted, 141 the reader of our output went away.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence

OK, FINDINGS, USAGE, INTERNAL, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 70, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. The console script's entry."""
    words = list(sys.argv[1:] if argv is None else argv)
    # A command makes much and throws little away: collecting at the usual pace costs a tenth of its time.
    gc.set_threshold(100_000, 20, 50)
    debug = "--debug" in words or bool(os.environ.get("ACTAS_DEBUG"))
    words = [word for word in words if word != "--debug"]  # so that it may stand anywhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # in a test or a notebook it may be something else
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(words, debug=debug)
        sys.stdout.flush()
    except BrokenPipeError:
        return _abandoned(CLOSED_PIPE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _refused(error)
    if argv is None:
        gc.freeze()  # the process ends: to look for garbage once more would take an eighth of its time
    return code


def _run(words: list[str], *, debug: bool) -> int:
    import typer

    from actas.cli.app import build
    from actas.cli.usage import complain
    from actas.model.errors import ActasError

    command = build()
    if "_ACTAS_COMPLETE" in os.environ:
        command.main(prog_name="actas")
        return OK
    try:
        with command.make_context("actas", words) as context:
            return command.invoke(context) or OK
    except typer.Exit as stop:
        return stop.exit_code
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except ActasError as error:
        return complain(error)
    except Exception as error:
        if hasattr(error, "format_message"):
            return complain(error)
        if isinstance(error, OSError) and hasattr(error, "of_output"):
            raise
        return _internal(error, debug=debug)


def _internal(error: Exception, *, debug: bool) -> int:
    """Own up to a bug, without the notes' text: an exception's own words may quote it."""
    from actas.cli.terminal import note, tell

    if debug:
        import traceback

        note("".join(traceback.format_tb(error.__traceback__)), end="")
    note(tell("internal", kind=type(error).__name__))
    return INTERNAL


def _refused(error: OSError) -> int:
    """Say that standard output cannot be written: a full disk, a quota."""
    from actas.cli.terminal import tell
    from actas.cli.usage import complain
    from actas.model.errors import CannotWrite

    why = error.strerror or type(error).__name__
    return _abandoned(complain(CannotWrite("cli.cannot-write-because", file=tell("stdout"), why=why)))


def _abandoned(code: int) -> int:
    # What is left in the buffer has nowhere to go; the interpreter would complain of it at its end.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
