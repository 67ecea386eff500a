"""The user's side: which language, which colours, and what may be printed there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from shutil import get_terminal_size
from typing import TextIO

from actas.model.compiled import compiled
from actas.vocabulary.messages import say

STYLES = {"bold": "1", "dim": "2", "error": "1;31", "warning": "1;33", "note": "1;36", "good": "32"}

NARROW, WIDE = 40, 100

# Written at once. Where Python does not buffer (PYTHONUNBUFFERED), a pipe that closes in the middle of a
# write is noticed by the next one only.
CHUNK = 1 << 15

# What a terminal would obey, or what would turn the reading direction, and its visible stand-in.
# Tab and newline stay.
_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C), 0xFFFD),
}


_OURS = compiled(r"(\033\[(?:0|{})m)".format("|".join(map(re.escape, sorted(STYLES.values())))))


@cache
def language() -> str:
    """Return the user's language, "es" or "en": ACTAS_LANG, then the locale as gettext reads it."""
    for name in ("ACTAS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "es" if value.lower().startswith("es") else "en"
    return "en"


def tell(key: str, /, **values: object) -> str:
    """Return one of the command line's own sentences in the user's language."""
    return say(f"cli.{key}", language(), **values)


def safe(text: str) -> str:
    """Return a text with everything that a terminal would obey made visible."""
    return text.translate(_VISIBLE)


def coloured(stream: TextIO) -> bool:
    """Whether to colour: NO_COLOR forbids, FORCE_COLOR asks for it, else only on a terminal that can."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def paint(text: str, style: str, *, colour: bool) -> str:
    """Return the text in a style of the table, or as it is."""
    return f"\033[{STYLES[style]}m{text}\033[0m" if colour else text


def columns() -> int:
    """Return how wide to set text: as the terminal is, but never so wide or narrow that it reads badly."""
    return min(max(get_terminal_size().columns, NARROW), WIDE)


def guarded(text: str) -> str:
    """Return a text with everything made visible that a terminal would obey, but for our own colours."""
    if text.isprintable():
        return text
    pieces = _OURS.split(text)  # texts and, at odd places, our own colours
    return "".join(piece if at % 2 else safe(piece) for at, piece in enumerate(pieces))


def note(text: str = "", *, end: str = "\n") -> None:
    """Say something beside the result, to a person: standard error."""
    sys.stderr.write(guarded(text) + end)


class OutputRefused(OSError):
    """Standard output cannot be written: a full disk, a quota."""

    of_output = True  # by which `main` knows it without loading this


@contextmanager
def writing() -> Iterator[None]:
    """Tell a refusal of standard output from other faults, around whatever writes there."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputRefused(*error.args) from error


def out(text: str) -> None:
    """Print text for a person or a pipe; on a terminal with control characters made visible."""
    shown = guarded(text) if sys.stdout.isatty() else text
    with writing():
        for at in range(0, len(shown), CHUNK):
            sys.stdout.write(shown[at : at + CHUNK])


def out_lines(lines: Iterable[str], *, hung: int = 4) -> None:
    """Print lines for a person; on a terminal those that are too wide are broken.

    What goes on below is ``hung`` columns further in than the line's beginning. Into a pipe each stays one
    line, so that it can be searched for.
    """
    out("".join(f"{part}\n" for line in lines for part in broken(line, sys.stdout, hung=hung)))


def broken(line: str, stream: TextIO, *, hung: int = 4) -> list[str]:
    """Return a line as a person reads it there: as it is, on a terminal that it is too wide for broken."""
    if not stream.isatty() or len(_OURS.sub("", line)) <= (width := columns()):
        return [line]
    import textwrap

    margin = line[: len(line) - len(line.lstrip())]
    below = margin + " " * hung
    return textwrap.wrap(line, width, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)


def out_bytes(data: bytes) -> None:
    """Print what a program reads: always UTF-8, whatever the locale."""
    with writing():
        sys.stdout.flush()
        for at in range(0, len(data), CHUNK):
            sys.stdout.buffer.write(data[at : at + CHUNK])
        sys.stdout.buffer.flush()


class Progress:
    """A counter on standard error, for a person who waits: only on a terminal and only for many files."""

    MANY = 20

    def __init__(self, total: int) -> None:
        self.total = total
        self.shown = total >= self.MANY and sys.stderr.isatty()

    def step(self, done: int) -> None:
        """Show how many are done, from the line's beginning on: what is said next is written over it."""
        if self.shown:
            sys.stderr.write("\033[K" + (f"{done}/{self.total}\r" if done < self.total else ""))
            sys.stderr.flush()
