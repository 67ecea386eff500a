"""A line of day, hour and place that bars part: «Acta | 4 de marzo de 2031 | 18:00 | Sala B»."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.beside_day import is_another_day, only_time
from actas.classify.bodies import names_body
from actas.classify.dates import hours_in
from actas.classify.facts import Facts
from actas.classify.place_words import venue_alone, without
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

BARS = compiled(r"\s+[|/·•–—-]\s+")
PIECES = compiled(r"\s+[|/·•–—-]\s+|,\s+")
MOST_PIECES = 6
BARRED = (" · ", " | ", " • ")  # what parts a day from other things, and stands in no name
LETTERS = compiled(r"[^\W\d_]+")
LONGEST = 120  # characters of such a line
LONGEST_PLACE = 8  # words
LONGEST_NAMED = 5  # words of one that a noun inside it names: "Conference room B"
LONGEST_HOUR = 4
PAIR = 2


def note_barred(text: str, facts: Facts) -> bool:
    """Note what a line of bars says, and whether it says only when and where people met.

    A day alone between two bars there must be; the one piece that is neither hour nor the paper's name is
    the place, where it may be one.
    """
    pieces = [piece.strip() for piece in BARS.split(text)] if len(text) <= LONGEST else []
    day = next((at for at, piece in enumerate(pieces) if _is_day(piece, facts)), None)
    if day is None or len(pieces) < 2:
        return False
    others = [one for at, one in enumerate(pieces) if at != day and one and not _is_known(one, facts)]
    place = _place(others, facts.words, hours=len(pieces) - 1 - len(others)) if len(others) == 1 else None
    if others and place is None:
        return False
    facts.date = facts.date or facts.dates(pieces[day])[0]
    facts.note_times(
        [time for at, one in enumerate(pieces) if at != day for time in hours_in(one, facts.words)]
    )
    facts.place = facts.place or place
    return True


def note_row(cells: Sequence[str], facts: Facts) -> bool:
    """Note what the row of a letterhead says, and whether it only names the meeting, its day and its hour.

    «Acta del consejo | 3 de mayo de 2031»; beside a key («Fecha | 3 de mayo») nothing is named.
    """
    days = [cell for cell in cells if _is_day(cell, facts)]
    others = [cell for cell in cells if cell and cell not in days and not hours_in(cell, facts.words)]
    if len(days) != 1 or len(others) != 1 or len(others[0].split()) < PAIR:
        return False
    name = others[0]
    if fold(name.partition(":")[0]) in facts.words.keyed("meeting") or is_sentence(name, facts.words):
        return False
    if facts.title not in (None, name):
        return False
    facts.title = name
    facts.date = facts.date or facts.dates(days[0])[0]
    facts.note_times(
        [time for one in cells if one not in (name, *days) for time in hours_in(one, facts.words)]
    )
    return True


def note_among_bars(text: str, facts: Facts) -> None:
    """Note the day that stands alone between bars, whatever else the line says: «Red · 3/5/2031 · Xela»."""
    pieces = [piece.strip() for piece in BARS.split(text)] if len(text) <= LONGEST else []
    days = [at for at, piece in enumerate(pieces) if _is_day(piece, facts)]
    if len(pieces) <= PAIR or len(days) != 1 or is_another_day("", text, facts.words):
        return
    at = days[0]
    facts.date = facts.date or facts.dates(pieces[at])[0]
    others = [piece for place, piece in enumerate(pieces) if place != at]
    facts.note_times([time for piece in others for time in hours_in(piece, facts.words)])


def note_without_year(text: str, facts: Facts) -> bool:
    """Note the hours and the place beside a day without its year, and whether nothing else is said there.

    «Friday 7 May, 10am – 12pm, Blue Hall», «Dia 15 | 10h00 | Auditório | #hortas»: a tag says nothing.
    """
    pieces = PIECES.split(text.strip(" .")) if len(text) <= LONGEST else []
    days = [one for one in pieces if day_alone(one, facts.words)]
    if len(days) != 1 or not PAIR < len(pieces) <= MOST_PIECES or facts.dates(text):
        return False
    hours = [one for one in pieces if only_time(one, facts.words) and any(map(str.isdecimal, one))]
    weekdays = facts.words.phrases("dates", "weekdays")
    others = [
        one for one in pieces
        if one not in hours and one not in days and one[:1] != "#" and fold(one) not in weekdays
    ]  # fmt: skip
    if not hours or len(others) != 1 or not venue_alone(others[0], facts.words):
        return False
    facts.note_times(hours_in(" - ".join(hours), facts.words))
    facts.place = facts.place or others[0]
    return True


def paper_barred(text: str, facts: Facts) -> str | None:
    """Return the piece of a line of bars that only says what paper it is: «Acta»."""
    pieces = [piece.strip() for piece in BARS.split(text)] if len(text) <= LONGEST else []
    papers = facts.words.grammar("record_paper")
    if len(pieces) < 2 or any(names_body(piece, facts.words) for piece in pieces):
        return None  # «Acta - Junta de vecinos - 3/5/2024» says whose it is
    return next((piece for piece in pieces if fold(piece) in papers), None)


def _is_day(piece: str, facts: Facts) -> bool:
    """Whether a piece is a day, a weekday beside it at most."""
    dates = facts.dates(piece)
    if len(dates) != 1 or hours_in(without(piece, dates), facts.words):
        return False  # «4 de marzo, 10:00 – 11:00»: the bar stands between two hours
    small, weekdays = (
        facts.words.phrases("language", "function_words"),
        facts.words.phrases("dates", "weekdays"),
    )
    return all(one in small or one in weekdays for one in LETTERS.findall(fold(without(piece, dates))))


def _is_known(piece: str, facts: Facts) -> bool:
    """Whether a piece is an hour, or what papers are called."""
    tokens = LETTERS.findall(fold(piece))
    if hours_in(piece, facts.words) and len(piece.split()) <= LONGEST_HOUR:
        return True
    return bool(tokens) and facts.words.grammar("record_paper").issuperset(tokens)


def _place(others: Sequence[str], words: Vocabulary, *, hours: int) -> str | None:
    """Return the place that a piece names: by its noun, behind its key, or beside an hour by its capital."""
    text = others[0]
    tokens = text.split()
    if len(tokens) > LONGEST_PLACE:
        return None
    keys, venues = words.keyed("meeting"), words.phrases("places", "venues")
    if fold(text) in venues:
        return text  # "Town Hall", though "Town" is a key
    for size in range(min(3, len(tokens) - 1), 0, -1):
        key = fold(" ".join(tokens[:size])).strip(" :")
        told = tokens[size - 1].endswith(":") or not tokens[size][0].islower()  # "Town hall" has no key
        if told and keys.get(key) == "place" and key not in venues:  # "Room 3-B" is whole
            return " ".join(tokens[size:])
    if venue_alone(text, words):
        return text
    named = len(tokens) <= LONGEST_NAMED and not venues.isdisjoint(map(fold, tokens))
    return text if named and hours and text[:1].isupper() else None
