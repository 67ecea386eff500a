"""Blocks to meaning: section kinds, speakers, titles, owners, dates, references, each with its cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actas.classify.attendance import attendance
from actas.classify.cast import cast_of
from actas.classify.chapters import chapters_of
from actas.classify.dates import times_in
from actas.classify.meeting import frame_of, names_in_outline
from actas.model.block import Outline
from actas.model.meaning import Chapter, Reading
from actas.vocabulary import Vocabulary

__all__ = ["attendance", "classify"]


def classify(outline: Outline, words: Vocabulary) -> Reading:
    """Return what the notes mean."""
    cast = cast_of(outline, names_in_outline(outline, words), words)
    frame = frame_of(outline, words)
    # Of several meetings in one file only some days are the first one's.
    cast = cast if frame.days else replace(cast, day=frame.meeting.date)
    chapters = chapters_of(frame.parts, cast, words)
    meeting = frame.meeting
    if meeting.end is None:
        meeting = replace(meeting, end=_end_of(chapters))
    discarded = (*outline.discarded, *frame.discarded)
    return Reading(meeting=meeting, days=frame.days, chapters=chapters, discarded=discarded)


def _end_of(chapters: Sequence[Chapter]) -> str | None:
    """Return the time that a closing formula gives: «se levanta la sesión a las 18:40»."""
    items = (item for top in chapters for chapter in top.walk() for item in chapter.items)
    times = (times_in(item.text) for item in items if item.role == "closing")
    return next((told[-1] for told in times if told), None)
