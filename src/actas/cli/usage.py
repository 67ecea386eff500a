"""What stops a run, as a sentence in the user's language: our own errors, and wrong options by their type."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

from actas.cli.terminal import coloured, language, note, paint, safe, tell
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


def complain(error: Exception) -> int:
    """Print what is wrong and, for wrong options, where help is. Return the exit code."""
    label = paint(tell("error"), "error", colour=coloured(sys.stderr))
    if isinstance(error, ActasError):
        values = {
            name: tell(_SYSTEM[value]) if value in _SYSTEM else value for name, value in error.values.items()
        }
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
        meant = ", ".join(error.possibilities or ())
        slug = "no-such-option-near" if meant else "no-such-option"
        return tell(slug, option=error.option_name, meant=meant)
    if kind == "MissingParameter":
        return tell("missing", what=_name(error.param))
    if kind == "BadOptionUsage":
        return tell("option-needs-value", option=error.option_name)
    if kind == "BadParameter":
        return tell("bad-value", what=_name(error.param))
    return tell("bad-usage", why=error.format_message())


def _name(param: Any) -> str:
    if param is None:
        return "?"
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return tell(f"metavar-{param.metavar or param.name}")
