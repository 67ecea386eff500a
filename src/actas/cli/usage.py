"""What stops a run, as a sentence in the user's language: our own errors, and wrong options by their type."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

from actas.cli.terminal import coloured, language, note, paint, safe, tell
from actas.model.compiled import compiled
from actas.model.errors import ActasError
from actas.vocabulary.messages import say

USAGE = 2
# What a system says of a file, in English whatever the user speaks -> our sentence for it.
_SYSTEM = {
    os.strerror(code): slug
    for code, slug in (
        (errno.EACCES, "os-denied"), (errno.EPERM, "os-denied"), (errno.ENOENT, "os-missing"),
        (errno.ENOTDIR, "os-no-folder"), (errno.EISDIR, "os-folder"), (errno.ENOSPC, "os-full"),
        (errno.EROFS, "os-read-only"), (errno.ENAMETOOLONG, "os-long-name"),
        (errno.ELOOP, "os-loop"), (errno.EEXIST, "os-no-folder"),  # mkdir -p, where a file lies
    )
}  # fmt: skip

_EXTRA = compiled(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)")


def complain(error: Exception) -> int:
    """Print what is wrong and, for wrong options, where help is. Return the exit code."""
    label = paint(tell("error"), "error", colour=coloured(sys.stderr))
    if isinstance(error, ActasError):
        values = {
            name: tell(_SYSTEM[value]) if value in _SYSTEM else value for name, value in error.values.items()
        }
        if values.get("file") == "-":
            values["file"] = tell("stdin")
        note(f"{label}: {safe(say(error.key, language(), **values))}")
        return USAGE
    note(f"{label}: {safe(_sentence(error))}")
    context = getattr(error, "ctx", None)
    if context is not None:
        note(tell("try-help", command=context.command_path))
    return USAGE


def _sentence(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        from difflib import get_close_matches

        # Of several the one that looks most like it: «--help» is no slip of «--titel».
        meant = next(iter(get_close_matches(error.option_name, error.possibilities or (), n=1)), "")
        slug = "no-such-option-near" if meant else "no-such-option"
        return tell(slug, option=error.option_name, meant=meant)
    if kind == "MissingParameter":
        return tell("missing", what=_name(error.param))
    if kind == "BadOptionUsage":
        return tell("option-needs-value", option=error.option_name)
    if kind == "BadParameter":
        return _bad_value(error)
    if extra := _EXTRA.fullmatch(error.message):
        return tell("too-many", what=extra[1])
    return tell("bad-usage", why=error.format_message())


def _bad_value(error: Any) -> str:
    what, number = _name(error.param), error.param.type
    least, most = getattr(number, "min", None), getattr(number, "max", None)
    if least is not None:
        return tell(
            "bad-number-most" if most is not None else "bad-number-least", what=what, least=least, most=most
        )
    return tell("bad-number" if number.name in ("int", "integer", "float") else "bad-value", what=what)


def _name(param: Any) -> str:
    if param is None:
        return "?"
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return tell(f"metavar-{param.metavar or param.name}")
