"""The meeting's day in the first line of notes that nothing else dates: "choir cttee Mon 13/1/25 at Jo's"."""

from __future__ import annotations

from itertools import chain

from actas.classify.beside_day import is_another_day
from actas.classify.facts import Facts
from actas.classify.place_words import without
from actas.model.block import Outline
from actas.vocabulary.sentences import is_sentence

LONGEST = 14  # words of a line that names what the notes are of
WHOLE = len("2016-11-15")


def note_first_line(outline: Outline, facts: Facts) -> None:
    """Note the only day of the first line, where that names the meeting and tells nothing.

    In notes typed in haste it is no title: in small letters, or a name, a day and a place in a row.
    """
    first = next(chain(outline.title, outline.blocks()), None)
    if first is None or first.marker is not None or first.cells or facts.posted:
        return
    text = first.words.text
    if not any(map(str.isdecimal, text)) or len(text.split()) > LONGEST:
        return
    dates = facts.dates(text)
    if len(dates) != 1 or len(dates[0].day) != WHOLE or text.endswith(":"):
        return
    before = text[: dates[0].start]
    if not any(map(str.isalpha, before)) and ": " in text:
        return  # «[4/3/24 19:02] Ana: …», a message
    if not is_another_day(before, without(text, dates), facts.words) and not is_sentence(before, facts.words):
        facts.date = dates[0]
