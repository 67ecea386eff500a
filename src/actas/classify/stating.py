"""Lines that state facts of the meeting and nothing else: keys, rows of keys, a day, hours, a place."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.barred import BARRED, note_among_bars, note_barred, note_without_year
from actas.classify.beside_day import (
    is_another_day,
    names_paper,
    names_week,
    only_small,
    only_time,
    times_told,
)
from actas.classify.dates import Found, hours_in, times_in
from actas.classify.facts import (
    KEY,
    PEOPLE_KEYS,
    STATING,
    Facts,
    columns_of,
    key_of,
    pairs_of,
    side_by_side,
    tells_no_place,
)
from actas.classify.place_pieces import place_among, place_before_hour
from actas.classify.place_words import (
    channel_line,
    is_town,
    place_line,
    place_that_opens,
    venue_alone,
    without,
    without_clocks,
)
from actas.classify.places import place_beside
from actas.classify.places_told import held_at
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold
from actas.vocabulary.rosters import roster
from actas.vocabulary.sections import topic_named
from actas.vocabulary.sentences import is_sentence

PIECE = compiled(r",\s+(?![^()]*\))")
# «Soria, 3 de mayo de 2031 · toma notas: …»
BEFORE_OFFICE = compiled(r"(.{6,80}?)\s*(?:\s[·•|/–—-]+|[.,;(])\s+([^\W\d_][^:.,;|()]{1,30}?)\s?:\s+(?=\S)")
FROM_TO = 2  # times of a line that says no more
PAIR = 2  # cells of a row that may state something in words of its own
KEYED_ADDRESS = compiled(r"[^:\n]{2,45}:\s*<?https?://\S+")
SOON = 90  # characters in which a day begins that opens a line, behind its weekday, the place or the name
ASIDE = compiled(r"\s*\([^()]{4,80}\)$")
LONGEST_VALUE = 25  # words after a key
LONGEST_NAMED = 3  # words of «San Pedro Sula»
LONGEST_DATED = 16  # words of a line that gives a date
LONGEST_HOURS = 40  # characters of hours alone
HELD_ONLY = 12  # words of a sentence that only says where the meeting was held


def states(block: Block, facts: Facts) -> bool:
    """Note what a line states; true when it states nothing else."""
    if names := roster(block.words.text, facts.words):
        _note_beside(names, block.words.text, facts)
        return False  # who came is an item
    return _states(block, facts)


def _states(block: Block, facts: Facts) -> bool:
    text, words = block.words.text, facts.words
    if pairs := columns_of(block, words):
        _note_all(pairs, facts)
        return True
    if len(block.cells or ()) > PAIR and note_barred(text, facts):
        return True
    if block.cells and (pairs := list(pairs_of(block.cells, words))):
        _note_all(pairs, facts)
        return len(pairs) * 2 >= sum(bool(cell) for cell in block.cells)
    if (pairs := side_by_side(text, words)) and not block.cells:
        _note_all(pairs, facts)
        return STATING.issuperset(key for key, _ in pairs)
    key, value = key_of(block, words)
    if key == "title" and facts.title and topic_named(text, words):
        return False  # «Tema: la encuesta», among what was said: the meeting has its name
    short = key in STATING and len(value.split()) <= LONGEST_VALUE
    if short and not _tells_of_room(block, key, value, facts):
        facts.note(str(key), value)
        return True
    if block.marker is not None or len(block.cells or ()) > PAIR:
        return False
    if (":" in text and _note_before_office(text, facts)) or key is not None:
        return False  # who led or wrote is an item
    return _states_in_words(text, facts)


def _note_before_office(text: str, facts: Facts) -> bool:
    """Note the day before who led or wrote: «Soria, 3 de mayo de 2031 · toma notas: Ana»."""
    told = BEFORE_OFFICE.match(text)
    key = facts.words.keyed("meeting").get(fold(told[2])) if told else None
    if told is None or key not in PEOPLE_KEYS or not facts.dates(told[1]):
        return False
    return _states_day(told[1], facts)


def _note_all(pairs: Sequence[tuple[str, str]], facts: Facts) -> None:
    for key, value in pairs:
        facts.note(key, value)


def _states_in_words(text: str, facts: Facts) -> bool:
    """Note what a line without key states; true when it states nothing else."""
    words = facts.words
    if KEYED_ADDRESS.fullmatch(text):
        return True
    held = held_at(text, words) if len(text.split()) <= HELD_ONLY else None
    held = held or channel_line(text, words)
    if held:
        dates = facts.dates(text)
        facts.date = facts.date or (dates[0] if dates else None)
        facts.place = facts.place or held
        facts.note_times(hours_in(without(text, dates), facts.words))
        return True
    if _states_day(text, facts) or _states_place(text, facts) or _states_hours(text, facts):
        return True
    if facts.date is None and text.endswith(")") and (aside := ASIDE.search(text)):
        _states_day(text[: aside.start()], facts)  # «3 mai 2031, salle B, 10 h (on a fini à 13 h)» tells more
    if facts.date is None and not facts.start and note_without_year(text, facts):
        return True
    note_pieces(text, facts)
    _note_behind_name(text, facts)
    if facts.date is None and any(sign in text for sign in BARRED):
        note_among_bars(text, facts)
    return False


def _note_beside(names: tuple[int, int], text: str, facts: Facts) -> None:
    """Note the day and the hours beside those who came: «3/5/2031 | 18 h | Ana, Luis, Eva»."""
    beside = text[: names[0]] + text[names[1] :]
    if facts.date is None and _states_day(beside.strip(" .;"), facts):
        return
    dates = facts.dates(beside)
    facts.date = facts.date or (dates[0] if dates else None)
    facts.note_times(hours_in(without(beside, dates), facts.words))


def _tells_of_room(block: Block, key: str | None, value: str, facts: Facts) -> bool:
    """«Salón: hay que pintarlo», «2. Salle : la lumière manque»: whether a room is what a point is about.

    Where a key has already said the place, a room with its number is one of a list of points.
    """
    counted = block.marker is not None and facts.keyed_place
    tells = value.endswith(".") and is_sentence(value, facts.words)
    return key == "place" and (counted or (tells and tells_no_place(value, facts.words)))


def note_pieces(text: str, facts: Facts) -> None:
    """Note the day and the place of a line of pieces: «Segundo taller, Xela, 3 de mayo de 2031, 9:30 h»."""
    if len(text.split()) > LONGEST_DATED:
        return
    pieces = [one.strip() for one in PIECE.split(text.rstrip(" ."))]
    if len(pieces) < PAIR or is_sentence(text, facts.words):
        return
    days = [at for at, one in enumerate(pieces) if facts.dates(one) or day_alone(one, facts.words)]
    if len(days) != 1:
        return
    at = days[0]
    place = next((found for one in pieces if (found := venue_alone(one, facts.words))), None)
    if place is None and at and names_paper(" ".join(pieces[: at - 1]), facts.words):
        place = pieces[at - 1] if is_town(pieces[at - 1], facts.words) else None
    dates = facts.dates(pieces[at])
    if dates and (place or any(times_in(one, facts.words) for one in pieces[at + 1 :])):
        facts.date = facts.date or dates[0]
    facts.place = facts.place or place


def _note_behind_name(text: str, facts: Facts) -> None:
    """Note the day with which a line ends that only names something before it: "Lisbon 12-13 March 2031".

    What it names may be the town or what people met in: it is no place.
    """
    if facts.date is not None or not facts.title or len(text.split()) > LONGEST_DATED:
        return
    dates = facts.dates(text) if any(map(str.isdecimal, text)) else []
    name = text[: dates[0].start].split() if dates else []
    if len(dates) != 1 or dates[0].end < len(text.rstrip(" .")) or not 0 < len(name) <= LONGEST_NAMED:
        return
    shown = all(token[:1].isupper() and token.isalpha() for token in name)
    if shown and not is_another_day(text[: dates[0].start], " ".join(name), facts.words):
        facts.date = dates[0]


def opens_with_day(text: str, facts: Facts) -> None:
    """Note the day with which a paragraph's first sentence opens, and its place, where it says no more.

    «Miércoles 4 de junio de 2031, en el galpón. Arrancamos tarde.» Before the day may stand the place, or,
    with the place behind it, what people met in: «Local de la calle Sol, 6 de mayo de 2031, de 20 a 22 h. …»
    """
    head, stop, _ = text.partition(". ")
    dates = facts.dates(head) if stop and any(map(str.isdecimal, head[:SOON])) else []
    if len(dates) != 1:
        return
    before = head[: dates[0].start].strip(" ,")
    behind = any(map(str.isalpha, head[dates[0].end :]))
    if not before or fold(before) in facts.words.phrases("dates", "weekdays"):
        if behind:  # «12 de marzo de 2031. Vence el plazo.»
            _states_day(head, facts)
    elif len(before.split()) <= LONGEST_NAMED + LONGEST_NAMED:
        if place := venue_alone(before, facts.words):
            facts.place = facts.place or place
            facts.note_times(hours_in(head[dates[0].end :], facts.words))
            facts.date = facts.date or dates[0]
        elif behind:
            note_pieces(head, facts)


def _states_place(text: str, facts: Facts) -> bool:
    """Note the place of a line that is nothing else, below the day."""
    told = facts.date or times_in(text, facts.words)
    short = len(text.split()) <= LONGEST_VALUE  # a longer one tells more, such as who came
    place = place_line(text, facts.words) if told and short and not facts.place else None
    if place is None:
        facts.place = facts.place or (place_that_opens(text, facts.words) if facts.date else None)
        first = place_before_hour(text, facts.words) if told and not facts.place else None
        if first and not facts.dates(text):
            facts.place = first
            facts.note_times(times_in(text, facts.words)[:FROM_TO])
        return False
    facts.place = place
    facts.note_times(times_in(text, facts.words))
    return True


def _states_day(text: str, facts: Facts) -> bool:
    """Note the day of a line that only gives it, with a place and times beside it."""
    if len(text.split()) > LONGEST_DATED:
        return False
    head, _, tail = text.partition(". ")
    keyed = KEY.match(tail)
    key = facts.words.keyed("meeting").get(fold(keyed[1]).strip(" .*")) if keyed else None
    if keyed and key in STATING and facts.dates(head):  # «Xela, 3 de mayo de 2021. Inicio: 09:00»
        facts.note(str(key), keyed[2])
        text = head
    dates = facts.dates(text)
    if not dates or is_another_day(text[: dates[0].start], without(text, dates), facts.words):
        return False
    rest = without(text, dates)
    if names_week(text, dates[0], facts.words):
        return False
    if not (
        place_beside(rest, facts.words, text=text)
        or only_time(rest, facts.words)
        or only_small(rest, facts.words)
        or only_small(without_clocks(rest, facts.words), facts.words)  # "Tuesday 9 May 2034 6.40pm"
        or (text.islower() and place_among(text, dates, facts.words, named=bool(facts.title)))
        or _only_place_beside(text, rest, dates, facts)
    ):
        return False
    facts.note_day(dates, rest, text=text)
    facts.place = facts.place or place_among(text, dates, facts.words, named=bool(facts.title))
    facts.note_times(times_told(text, facts) or hours_in(rest, facts.words))
    return True


def _only_place_beside(text: str, rest: str, dates: Sequence[Found], facts: Facts) -> bool:
    """«Samedi 3 mai 2031, salle commune, 10 h à 13 h»: whether a place and hours are all beside the day."""
    place = place_among(text, dates, facts.words, named=True)
    if not place or place not in rest:
        return False
    return only_small(without_clocks(rest.replace(place, " ", 1), facts.words), facts.words)


def _states_hours(text: str, facts: Facts) -> bool:
    """Whether a line is only when the meeting went on: "18:00 - 20:00", «(De 18 h a 20 h)», «a las 18 h»."""
    if facts.start or len(text) > LONGEST_HOURS:
        return False
    bare = text.strip("()[] ")
    if not text[:1].isdecimal():  # «De 18 h a 20 h»: small words stand between the hours
        if not 0 < len(hours_in(bare, facts.words)) <= FROM_TO:
            return False
        bare = without_clocks(bare, facts.words)
        if not only_small(bare, facts.words):
            return False
    elif not only_time(text, facts.words):
        return False
    told = hours_in(text, facts.words)
    if len(told) != FROM_TO and not (facts.date and len(told) == 1):
        return False  # below the day an hour alone is when people met
    facts.note_times(told)
    return True
