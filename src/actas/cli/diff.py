"""Changes shown before they are made: a unified diff, as git shows it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import unified_diff
from typing import TYPE_CHECKING

from actas.cli import FINDINGS, OK, USAGE
from actas.cli.terminal import coloured, note, out, paint, safe, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError
from actas.pipeline.mending import fixed

if TYPE_CHECKING:
    from actas.model.settings import Settings

STYLES = {"+": "good", "-": "error", "@": "note"}


def show_fixes(paths: Iterable[str], settings: Settings | None) -> int:
    """Print what `--fix` would change, and change nothing."""
    code, changed = OK, 0
    for path in paths:
        try:
            one, text, _ = fixed(path, settings=settings)
        except ActasError as error:  # one unreadable file does not stop the rest
            code = complain(error)
            continue
        changed += show(path, one.loaded.text, text)
    if not changed:
        note(tell("nothing-to-change"))
    return USAGE if code else FINDINGS if changed else OK


def show(path: str, old: str, new: str) -> bool:
    """Print the difference of two texts; return whether there is any."""
    colour = coloured(sys.stdout)
    lines = unified_diff(_lines(old), _lines(new), path, path)
    drawn = "".join(_drawn(line, colour) for line in lines)
    out(drawn)
    return bool(drawn)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")[:-1] if text.endswith("\n") else text.split("\n")


def _drawn(line: str, colour: bool) -> str:
    bare = safe(line.rstrip("\n"))
    style = STYLES.get(line[:1])
    return (paint(bare, style, colour=colour) if style and colour else bare) + "\n"
