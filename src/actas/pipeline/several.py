"""The road of notes that are not one meeting to a file: several in one, or one in several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from actas.model.errors import BadUsage
from actas.model.given import LONGEST_ID, Given
from actas.model.line import Line, Notes
from actas.pipeline import Parsed, notes_from, parse, record_of_reading, relative, understood, with_given
from actas.vocabulary.fold import fold

if TYPE_CHECKING:
    from actas.model.record import Record
    from actas.vocabulary import Vocabulary

_FIGURES = dict.fromkeys(map(ord, "0123456789"))


# --- several meetings in one file --------------------------------------------------------------


def split_notes(
    path: Path | str,
    *,
    encoding: str | None = None,
    given: Given | None = None,
    words: Vocabulary | None = None,
) -> tuple[Parsed, ...]:
    """Read one file of notes and make a record of each meeting in it: it is cut at the headings with a day.

    It begins above its day with what stands above the first day too; what stands before that one goes with
    the first meeting. Lines keep their numbers, and each record says within which lines it is.
    Where the notes are of one meeting, so is the record.
    Raises as `parse_notes` does.
    """
    given = given or Given()
    given.check()
    notes = notes_from(path, encoding)
    reading = understood(notes, words)
    whole = record_of_reading(reading, notes, given, words)
    days = sorted(reading.days, key=lambda day: day[1])
    if len(days) < 2:
        return (Parsed(record=whole, notes=notes, problems=notes.problems),)
    at = [span.first for _, span in days]
    starts = [1, *(_begins(notes, at[0], day, before) for before, day in pairwise(at))]
    ends = [*(start - 1 for start in starts[1:]), len(notes.lines)]
    return tuple(
        _meeting_of(notes, day, (first, last), whole, given, words)
        for (day, _), first, last in zip(days, starts, ends, strict=True)
    )


def _begins(notes: Notes, first: int, day: int, before: int) -> int:
    """Return the line that a meeting begins with: that of its day, or above it what heads every meeting.

    That is what stands above the first day too, where no meeting ends: «# Comité de agua», «Acta n.º 4».
    """
    start = day
    for own, like in zip(_above(notes, day, before), _above(notes, first, 0), strict=False):
        words = own.text.translate(_FIGURES)
        if fold(words) != fold(like.text.translate(_FIGURES)) or not any(map(str.isalpha, words)):
            break
        start = own.number
    return start


def _above(notes: Notes, line: int, before: int) -> Iterator[Line]:
    """Yield the lines above one, and below another, that are not blank, the nearest first."""
    for number in range(line - 1, before, -1):
        if notes.lines[number - 1].text.strip():
            yield notes.lines[number - 1]


def _meeting_of(
    notes: Notes, day: str, within: tuple[int, int], whole: Record, given: Given, words: Vocabulary | None
) -> Parsed:
    """Return the record of a stretch of the notes, held on a day; ``whole`` is that of all of them."""
    from actas import doubts, vocabulary

    first, last = within
    lines = tuple(
        line if first <= line.number <= last else Line(number=line.number, text="") for line in notes.lines
    )
    stretch = replace(notes, lines=lines)
    record = parse(stretch, given, words)
    meeting = replace(record.meeting, language=record.meeting.language or whole.meeting.language)
    if meeting.date != day:  # the day of its heading is why it is a meeting of its own
        meeting = replace(meeting, date=day, end_date=None)
    source = replace(record.source, within=within) if record.source else None
    own = f"{whole.id[: LONGEST_ID - len(day) - 1].rstrip('-')}-{day}"
    record = replace(record, id=own, meeting=meeting, source=source)
    record = replace(record, doubts=doubts.doubts_of(record, words or vocabulary.load()))
    return Parsed(record=record, notes=stretch, problems=notes.problems)


# --- one meeting in several files --------------------------------------------------------------


def join_notes(
    paths: Sequence[str],
    *,
    folder: Path | None = None,
    encoding: str | None = None,
    given: Given | None = None,
    words: Callable[[str], Vocabulary] | None = None,
) -> Parsed:
    """Read several files of notes of one session and make one record of them, in the order given.

    Each file is read by itself, in its own format; every span names its file. Of what the files say of
    the meeting, the first to say it is heard, but for its end; days that differ are a doubt.

    Args:
        paths: the notes.
        folder: where the record is to lie, from which it names them; without it their bare names.
        encoding: of text, where it is not to be found out.
        given: what the user says of the meeting.
        words: returns the vocabulary for a file; the program's own by default.

    Raises as `parse_notes` does, and BadUsage for a file that is named twice.

    """
    given = given or Given()
    given.check()
    names = _names(paths, folder)
    from actas import doubts, join, vocabulary

    read: list[tuple[Notes, Record]] = []
    for path, name in zip(paths, names, strict=True):
        notes = notes_from(path, encoding)
        record = parse(notes, Given(), words(path) if words else None)
        read.append((notes, join.marked(record, name)))
    records = [record for _, record in read]
    whole = with_given(join.joined(records), given)
    asked = [
        *doubts.doubts_of(whole, words(paths[0]) if words else vocabulary.load()),
        *join.date_doubts([] if given.date else records, whole.meeting.language or "en"),
    ]
    return Parsed(
        record=replace(whole, doubts=join.in_order(asked, whole)),
        notes=_together([notes for notes, _ in read]),
        problems=tuple(problem for notes, _ in read for problem in notes.problems),
    )


def _names(paths: Sequence[str], folder: Path | None) -> list[str]:
    """Return what the record calls its files, each differently."""
    for path, times in Counter(Path(path).resolve() for path in paths).items():
        if times > 1:
            raise BadUsage("cli.join-twice", file=path.name)
    if folder is not None:
        return [relative(Path(path), folder) for path in paths]
    bare = [Path(path).name for path in paths]
    return bare if len(set(bare)) == len(bare) else [Path(path).as_posix() for path in paths]


def _together(all_notes: Sequence[Notes]) -> Notes:
    """Return the lines of all files, one after the other, to count words by."""
    texts = [line for notes in all_notes for line in notes.lines]
    lines = tuple(replace(line, number=number) for number, line in enumerate(texts, 1))
    return replace(all_notes[0], name=" + ".join(notes.name for notes in all_notes), lines=lines, problems=())
