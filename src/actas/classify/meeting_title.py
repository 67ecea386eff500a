"""What a title says: the meeting's name, and beside it the day, the place, the hours."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.barred import BARRED, note_among_bars, note_barred, note_without_year, paper_barred
from actas.classify.beside_day import is_another_day, names_paper, small_beside_day, times_beside, times_told
from actas.classify.bodies import names_body
from actas.classify.dates import Found, times_in
from actas.classify.facts import Facts
from actas.classify.place_pieces import place_among
from actas.classify.place_words import (
    EDGES,
    channel_line,
    is_no_place,
    place_line,
    venue_alone,
    without,
    without_clocks,
)
from actas.classify.places import behind_day, piece_behind_day, place_beside
from actas.classify.places_told import held_at, held_from, opened_in, place_behind_hour, place_in_name
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone, only_when_and_where
from actas.vocabulary.fold import fold

IN_BRACKETS = compiled(r"[(\[]([^()\[\]]+)[)\]]\s*$")
SEGMENT = compiled(r"\s+[-–—]\s+")
LETTERS = compiled(r"[^\W\d_]+")
WORDS = compiled(r"[^\W_]+")
THREE_LETTERS = compiled(r"[^\W\d_]{3}")
# «<2031-08-09 Sat 19:00> Reunión 4», as outliners stamp a day before a name.
STAMPED = compiled(r"[<\[]\d{4}-\d\d-\d\d(?: [^\W\d_]{2,4}\.?)(?: [\d:–-]+)?[>\]]\s+")
BESIDE_TITLE = 6  # and of a line below the title that gives the day
FEW = 3  # small words that may stand beside a date


def note_title(block: Block, facts: Facts) -> None:
    """Note what a title says: the meeting's name, and beside it the day, the place, the time."""
    text = _behind_key(block.words.text, facts.words)
    paper = None if facts.title else paper_barred(text, facts)
    if facts.title and not facts.date and note_without_year(text, facts):
        return
    if not ((facts.title or paper) and note_barred(text, facts)):
        _note_title(block, text, facts)
    elif paper:
        facts.title = paper


def _note_title(block: Block, text: str, facts: Facts) -> None:
    dates = facts.dates(text)
    rest = without(text, dates)
    if facts.title and dates and is_another_day(text[: dates[0].start], rest, facts.words):
        return  # «Aprobada el 3 de mayo», below the name
    beside = place_beside(rest, facts.words, text=text)
    if dates and (facts.date is None or (facts.title is None and rest)):
        facts.date = dates[0]  # a bare day above the title may be the page's
    facts.place = facts.place or held_at(text, facts.words) or place_in_name(text, dates, facts.words)
    if names_paper(text, facts.words):
        facts.place = facts.place or behind_day(text, dates, facts.words)
        facts.place = facts.place or place_behind_hour(text, facts.words)
    facts.place = facts.place or opened_in(text, facts.words) or channel_line(text, facts.words)
    facts.note_times(times_told(text, facts) or times_beside(rest, dates, facts))
    facts.place = facts.place or _place_told(text, dates, facts)
    if facts.title and says_more(facts.title, text, facts.words):
        facts.title = name_in(text, dates, facts)
        return
    if not dates and day_alone(text, facts.words) and not names_paper(text, facts.words):
        return  # «Viernes 3 de mayo»: a day without its year is no name either
    if facts.title and not dates and _heads_letter(facts.title, text, facts):
        facts.title = name_in(text, dates, facts)
        return
    short = len(rest.split()) <= BESIDE_TITLE and not _is_title_in_capitals(rest)
    if dates and facts.title and (short or beside):
        facts.place = facts.place or beside
    elif rest and _is_better_title(block, rest, dates, facts):
        facts.title = name_in(text, dates, facts)


def _place_told(text: str, dates: Sequence[Found], facts: Facts) -> str | None:
    """Return the place that the parts of a title tell."""
    if not dates:
        return _among_segments(text, facts.words) or _below_day(text, facts)
    behind = piece_behind_day(text, dates, facts.words) or _at_end_of_title(text, facts.words)
    behind = behind or _beside_day_in_brackets(text, facts)
    behind = behind or place_among(text, dates, facts.words, named=bool(facts.title))
    if behind is None and facts.place is None and any(sign in text for sign in BARRED):
        note_among_bars(text, facts)
        return facts.place
    return behind


def _behind_key(text: str, words: Vocabulary) -> str:
    """«Title: Data call» -> «Data call»."""
    key, colon, value = text.partition(":")
    named = words.keyed("meeting").get(fold(key).strip(" *")) if colon else None
    return value.strip() if named == "title" and value.strip() else text


def says_more(above: str, text: str, words: Vocabulary) -> bool:
    """Whether a line below the title says the whole of it again and more: it is the fuller name."""
    small = words.grammar("articles", "of")
    told, again = ([one for one in WORDS.findall(fold(said)) if one not in small] for said in (above, text))
    alone = told[:1] == told and not words.grammar("record_paper").isdisjoint(told)  # «Minutes»
    more = len(again) > len(told) and names_paper(text, words) and set(told) <= set(again)
    return (len(told) > 1 or alone) and more


def says_again(above: str, text: str, words: Vocabulary) -> bool:
    """Whether a heading names the meeting in most of the words of a name above it, in whatever order."""
    small = words.phrases("language", "function_words")
    told, again = (set(WORDS.findall(fold(said))) - small for said in (above, text))
    fewer = min(len(told), len(again))
    return fewer > 1 and len(told & again) * 4 >= fewer * 3 and names_paper(text, words)


def _heads_letter(above: str, text: str, facts: Facts) -> bool:
    """«Xela, 3 de mayo de 2016» above the name, as letters begin: where and when, and no name; note where."""
    if not only_when_and_where(above, facts.words) or not names_paper(text, facts.words):
        return False
    place = place_beside(without(above, facts.dates(above)), facts.words, text=above)
    facts.place = facts.place or place
    return place is not None


def _is_better_title(block: Block, rest: str, dates: Sequence[Found], facts: Facts) -> bool:
    """Whether a line is the first title, or in a letterhead names the meeting below its body."""
    above = facts.title
    if above is None:
        return not (dates and _only_weekday(rest, facts.words))
    text = block.words.text
    alike = above.isupper() and text.isupper()
    if dates or not (alike or _is_below_body(above, text, facts.words)) or names_paper(above, facts.words):
        return False
    return names_paper(block.words.text, facts.words)


def _is_below_body(above: str, text: str, words: Vocabulary) -> bool:
    """«Parroquia de San Roque», «Reunión del consejo pastoral»: who met, and in what, of whom.

    «Summary of decisions» and «Minutes of the meeting» say less than who met.
    """
    first, *others = LETTERS.findall(fold(text)) or [""]
    papers, of = words.grammar("paper"), words.grammar("of", "contracted_of", "articles")
    meets = first in words.grammar("who_meets") and not names_paper(above, words)
    if first not in papers or (papers.isdisjoint(others) and not meets) or of.isdisjoint(others[:FEW]):
        return False
    return not papers.union(of).issuperset(others) and names_body(above, words)


def _is_title_in_capitals(text: str) -> bool:
    return len(text.split()) > FEW and text.isupper()


def _only_weekday(rest: str, words: Vocabulary) -> bool:
    tokens = [fold(token).strip(".,:;()<>[]-–—") for token in without_clocks(rest, words).split()]
    return all(not token or token in small_beside_day(words) for token in tokens)


def _at_end_of_title(text: str, words: Vocabulary) -> str | None:
    """Return the place that the last part of a title is: «Réunion du 5 juin 2018 - Salle des fêtes»."""
    parts = SEGMENT.split(text)
    return place_line(parts[-1], words) if len(parts) > 1 else None


def _among_segments(text: str, words: Vocabulary) -> str | None:
    """Return the place between a day without its year and an hour: «Reunión 3 - Martes 3/5 - Xela - 19 h»."""
    segments = SEGMENT.split(text)[1:]
    told = [bool(times_in(one, words)) or day_alone(one, words) is not None for one in segments]
    others = [one.strip() for one, known in zip(segments, told, strict=True) if not known]
    place = others[0] if len(others) == 1 and sum(told) >= FEW - 1 else ""
    return (
        place if place[:1].isupper() and len(place.split()) <= FEW and not is_no_place(place, words) else None
    )


def _below_day(text: str, facts: Facts) -> str | None:
    """Return the place that a line of a title is, below the name and the day."""
    told = venue_alone(without_clocks(text, facts.words), facts.words) if facts.title and facts.date else None
    if told and not facts.start:
        facts.note_times(times_in(text, facts.words))  # «Maison des associations, 19 h 00»
    return told


def _beside_day_in_brackets(text: str, facts: Facts) -> str | None:
    """Return the place that shares brackets with the day: «Junta (Soria, 3 de mayo de 2016)»."""
    closing = IN_BRACKETS.search(text)
    dates = facts.dates(closing[1]) if closing else []
    place = place_beside(without(closing[1], dates), facts.words) if closing and dates else None
    return None if place and is_no_place(place, facts.words) else place


def name_in(text: str, dates: Sequence[Found], facts: Facts) -> str:
    """Return the name in a title: without where it was held, and without day, place and hour in segments."""
    if (stamp := STAMPED.match(text)) and THREE_LETTERS.search(text, stamp.end()):
        return text[stamp.end() :].rstrip(" :")
    held = held_from(text, facts.words)
    if held and len(text[:held].split()) > 1:
        return text[:held].strip(" ,.:-–")
    if named := _before_day(text, dates, facts):
        return named
    segments = SEGMENT.split(text)
    figures = [one for one in dates if not any(map(str.isalpha, text[one.start : one.end]))]
    if any(SEGMENT.search(text, one.start, one.end) for one in figures):
        return text.rstrip(" :")  # «Reunión 16 - 12 - 2022», whose dashes part nothing else
    if len(segments) > FEW - 1 and dates and not facts.dates(segments[0]):
        day = next((at for at, one in enumerate(segments) if facts.dates(one)), 0)
        others = [
            (at, one)
            for at, one in enumerate(segments)
            if at and at != day and not times_in(one, facts.words)
        ]
        # Before the day as often the topic: «Reunión - Poda - 3/5/2024».
        places = [one for at, one in others if at > day or place_line(one, facts.words)]
        if (
            places[:1] == [segments[1]]
            and segments[1] == segments[day - 1]
            and _is_paper(segments[0], facts.words)
        ):
            # «Acta - Amigos de la biblioteca - 3/5/2024»: of whom, and not where
            facts.place = None if facts.place == places.pop(0) else facts.place
        facts.place = facts.place or next(iter(places), None)
        topic = [one for _, one in others if one not in places and one != facts.place]
        return text.rstrip(" :") if topic else segments[0].strip()
    return text.rstrip(" :")


def _is_paper(text: str, words: Vocabulary) -> bool:
    """Whether a line only says what paper it is: «Acta», "Meeting minutes"."""
    return all(one in words.grammar("paper", "record_paper") for one in LETTERS.findall(fold(text)))


def _before_day(text: str, dates: Sequence[Found], facts: Facts) -> str | None:
    """Return the name before a day behind which stand the hour and the place, and nothing else.

    «Junta de agua, viernes 14 de marzo de 2031, 18 h, en la escuela»; a day alone is part of its name.
    """
    tokens = text[: dates[0].start].split() if dates else []
    while tokens and fold(tokens[-1]).strip(" ,.(") in facts.words.phrases("dates", "weekdays"):
        tokens.pop()
    named = " ".join(tokens)
    inside = named.endswith("(") or (bool(tokens) and "(" in text[len(named) : dates[0].start])
    behind = text[dates[-1].end :].strip(EDGES) if dates else ""
    bare = named.rstrip(" ,.(–—-")
    few = len(bare.split()) < FEW - 1 or bare.endswith("|")
    if few or not behind or fold(bare.split()[-1]) in facts.words.phrases("language", "function_words"):
        return None
    place = facts.place or ""
    told = behind.replace(place.rstrip(")"), " ") if place else behind
    left = LETTERS.findall(fold(without_clocks(told, facts.words)))
    whole = inside and text.rstrip().endswith(")")  # «… (27/11/2031, zoom)»
    small, hours = small_beside_day(facts.words), facts.words.grammar("hours", "beside_day")
    return bare if whole or all(one in small or one in hours for one in left) else None
