"""The road of `actas parse --why`: the steps once more, and what each of them kept of its reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from actas.model.errors import BadUsage
from actas.model.given import Given
from actas.pipeline import notes_from, record_of_reading, understood

if TYPE_CHECKING:
    from actas.vocabulary import Vocabulary
    from actas.why import Cue as Cue
    from actas.why import Told as Told
    from actas.why import Weighing as Weighing


def why(
    path: Path | str,
    *,
    line: int | None = None,
    encoding: str | None = None,
    given: Given | None = None,
    words: Vocabulary | None = None,
) -> tuple[str, tuple[Told, ...]]:
    """Return the notes' name and, in order of place, what their lines were taken for and why.

    Args:
        path: the notes ("-": standard input).
        line: only this one.
        encoding: of text, where it is not to be found out.
        given: what the user says of the meeting.
        words: the vocabulary; the program's own by default.

    Raises UnreadableNotes when there are no notes to be had, BadUsage for a line that they do not have.

    """
    from actas.why import at_line
    from actas.why import why as told_of

    notes = notes_from(path, encoding)
    if line is not None and not 1 <= line <= len(notes.lines):
        raise BadUsage("cli.no-such-line", file=notes.name, lines=len(notes.lines), line=line)
    reading = understood(notes, words).whole()
    record = record_of_reading(reading, notes, given or Given(), words)
    told = told_of(reading, record)
    return notes.name, told if line is None else at_line(told, line)
