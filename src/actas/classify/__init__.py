"""Blocks to meaning: section kinds, speakers, titles, owners, dates, references, each with its cue."""

from __future__ import annotations

from dataclasses import replace

from actas.classify.agendas_over import with_ended_agendas
from actas.classify.attendance_merged import with_codes
from actas.classify.attendance_told import with_ended_rolls
from actas.classify.cast import cast_of
from actas.classify.chapters import chapters_of
from actas.classify.heard import Heard
from actas.classify.how_many_speak import settled
from actas.classify.meeting import frame_of, people_in_outline
from actas.classify.month_first import counts_month_first
from actas.classify.no_due import called_so
from actas.classify.told_days import Met
from actas.model.block import Outline
from actas.model.meaning import Reading
from actas.vocabulary import Vocabulary

__all__ = ["Heard", "classify"]


def classify(outline: Outline, words: Vocabulary) -> Reading:
    """Return what the notes mean."""
    outline = with_ended_agendas(with_ended_rolls(outline, words), words)
    cast = cast_of(outline, with_codes(tuple(people_in_outline(outline, words)), words), words)
    frame = frame_of(outline, words)
    language = frame.meeting.language
    # Of several meetings in one file only some days are the first one's.
    day = (None, False) if frame.days else (frame.meeting.date, counts_month_first(outline, language, words))
    cast = replace(cast, met=Met(*day, language, called_so(cast.people, words)))
    told = sum([len(part.nodes) for part in outline.walk()])
    chapters = chapters_of(frame.parts, cast, words)
    discarded = (*outline.discarded, *frame.discarded)
    reading = Reading(meeting=frame.meeting, days=frame.days, chapters=chapters, discarded=discarded)
    return settled(reading, told, cast, words)
