"""The top of the notes: lines that only state date, place and their kin, taken out and kept as written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.barred import note_barred, paper_barred
from actas.classify.bodies import names_body
from actas.classify.dates import Found, hours_in, times_in
from actas.classify.facts import KEY, STATING, Facts, columns_of, key_of, pairs_of, side_by_side
from actas.classify.people import names_of
from actas.classify.places import (
    behind_day,
    channel_line,
    held_at,
    held_from,
    is_no_place,
    is_town,
    opened_in,
    piece_behind_day,
    place_beside,
    place_in_name,
    place_line,
    place_that_opens,
    venue_alone,
    without,
)
from actas.model.block import Block, Node, Part
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Stated
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, ends
from actas.vocabulary.rosters import roster
from actas.vocabulary.sections import NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

IN_BRACKETS = compiled(r"[(\[]([^()\[\]]+)[)\]]\s*$")
ASIDE = compiled(r"\([^()]*\)")
PIECE = compiled(r",\s+(?![^()]*\))")
SEGMENT = compiled(r"\s+[-–—]\s+")
LETTERS = compiled(r"[^\W\d_]+")
WORDS = compiled(r"[^\W_]+")
FROM_TO = 2  # times of a line that says no more
PAIR = 2  # cells of a row that may state something in words of its own
KEYED_ADDRESS = compiled(r"[^:\n]{2,45}:\s*<?https?://\S+")
TOP = 14  # blocks at the top in which key and value speak of the meeting
TOP_PARTS = 2  # what stands before the first heading, and a first heading that is only a date
CLOCKED = frozenset({"time", "start", "end"})  # keys of an hour
LONGEST_HOURS = 60  # characters of «De 9:00 a. m. a 11:30 a. m.»
FEW_BESIDE_CLOCK = 6  # words for an hour that is not in figures
LONGEST_VALUE = 25  # words after a key
LONGEST_DATED = 16  # words of a line that gives a date
HELD_ONLY = 12  # words of a sentence that only says where the meeting was held
BESIDE_DATE = 5  # words of a heading beside its date
BESIDE_TITLE = 6  # and of a line below the title that gives the day
FEW = 3  # small words that may stand beside a date
SOON = 90  # characters before the day that a sentence gives which opens with the paper's name
AT_ONCE = 12  # characters before the day with which a notary's minutes open
FIRST_WORDS = 12  # of a sentence that, if it speaks of another meeting, soon says so
OPENING_WORDS, OPENING = 60, 700  # words and characters of a paragraph that say when and where
SHORTEST_CAME = 5  # characters of a word that says who came


def take_preamble(
    parts: Sequence[Part], facts: Facts, *, several: bool
) -> tuple[tuple[Part, ...], list[Stated]]:
    """Take the lines that only state facts of the meeting out of the top of the notes.

    Args:
        parts: all parts of the notes.
        facts: where the facts are noted.
        several: the notes hold several meetings, each below its own date.

    Returns:
        the parts without those lines, and the lines as they were written.

    """
    stated: list[Stated] = []
    out = list(parts)
    for at, part in enumerate(parts[:TOP_PARTS]):
        if part.heading is not None:
            dated = not several and facts.date is None and _is_date(part.heading, facts)
            if not dated or (part.nodes and at > 0):
                break
            note_title(part.heading, facts)
            stated.append(_as_written(part.heading))
        kept: list[Node] = []
        logged = _logs(part.nodes[:TOP], facts.words)
        for place, node in enumerate(part.nodes):
            if place < TOP and not node.children and place not in logged and states(node.block, facts):
                stated.append(_as_written(node.block))
            else:
                kept.append(node)
        out[at] = replace(part, heading=None, nodes=tuple(kept))
    return tuple(one for part in _not_empty(out) for one in _parted(part, facts.words)), stated


def _logs(nodes: Sequence[Node], words: Vocabulary) -> frozenset[int]:
    """Return the places of rows that state a day and what was done each, several below the same columns."""
    rows = [(at, node.block) for at, node in enumerate(nodes) if node.block.columns]
    told = Counter(block.columns for _, block in rows if columns_of(block, words))
    return frozenset(at for at, block in rows if told[block.columns] > 1)


def note_title(block: Block, facts: Facts) -> None:
    """Note what a title says: the meeting's name, and beside it the day, the place, the time."""
    text = _behind_key(block.words.text, facts.words)
    paper = None if facts.title else paper_barred(text, facts)
    if not ((facts.title or paper) and note_barred(text, facts)):
        _note_title(block, text, facts)
    elif paper:
        facts.title = paper


def _note_title(block: Block, text: str, facts: Facts) -> None:
    dates = facts.days(text)
    rest = without(text, dates)
    if facts.title and dates and is_another_day(text[: dates[0].start], rest, facts.words):
        return  # «Aprobada el 3 de mayo», below the name
    beside = place_beside(rest, facts.words, text=text)
    if dates and (facts.date is None or (facts.title is None and rest)):
        facts.date = dates[0]  # a bare day above the title may be the page's
    facts.place = facts.place or held_at(text, facts.words) or place_in_name(text, dates, facts.words)
    if _names_paper(text, facts.words):
        facts.place = facts.place or behind_day(text, dates, facts.words)
    facts.place = facts.place or opened_in(text, facts.words) or channel_line(text, facts.words)
    facts.note_times(_times_told(text, facts) or _times_beside(rest, dates, facts))
    facts.place = facts.place or _place_told(text, dates, facts)
    if facts.title and says_more(facts.title, text, facts.words):
        facts.title = name_in(text, dates, facts)
        return
    if not dates and day_alone(text, facts.words) and not _names_paper(text, facts.words):
        return  # «Viernes 3 de mayo»: a day without its year is no name either
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
    return behind or _beside_day_in_brackets(text, facts)


def _times_told(text: str, facts: Facts) -> list[str]:
    """Return the times of a title that stand in no brackets: of «18:40 (planned for 18:15)» the first."""
    told = ASIDE.sub(" ", text)
    dates = facts.days(told)
    return _times_beside(without(told, dates), dates, facts)


def _times_beside(text: str, dates: Sequence[Found], facts: Facts) -> list[str]:
    """Return the times of a line without its dates; where it has none, «20.02» may be one."""
    return times_in(text, facts.words) if dates else hours_in(text, facts.words)


def _behind_key(text: str, words: Vocabulary) -> str:
    """«Title: Data call» -> «Data call»."""
    key, colon, value = text.partition(":")
    named = words.keyed("meeting").get(fold(key).strip(" *")) if colon else None
    return value.strip() if named == "title" and value.strip() else text


def says_more(above: str, text: str, words: Vocabulary) -> bool:
    """Whether a line below the title says the whole of it again and more: it is the fuller name."""
    small = words.grammar("articles", "of")
    told, again = ([one for one in WORDS.findall(fold(said)) if one not in small] for said in (above, text))
    return len(told) > 1 and len(again) > len(told) and _names_paper(text, words) and set(told) <= set(again)


def _is_better_title(block: Block, rest: str, dates: Sequence[Found], facts: Facts) -> bool:
    """Whether a line is the first title, or in a letterhead names the meeting below its body."""
    above = facts.title
    if above is None:
        return not (dates and _only_weekday(rest, facts.words))
    text = block.words.text
    alike = above.isupper() and text.isupper()
    if dates or not (alike or _is_below_body(above, text, facts.words)) or _names_paper(above, facts.words):
        return False
    return _names_paper(block.words.text, facts.words)


def _is_below_body(above: str, text: str, words: Vocabulary) -> bool:
    """«Parroquia de San Roque», «Reunión del consejo pastoral»: who met, and in what, of whom.

    «Summary of decisions» and «Minutes of the meeting» say less than who met.
    """
    first, *others = LETTERS.findall(fold(text)) or [""]
    papers, of = words.grammar("paper"), words.grammar("of", "contracted_of", "articles")
    if first not in papers or papers.isdisjoint(others) or of.isdisjoint(others[:FEW]):
        return False
    return not papers.union(of).issuperset(others) and names_body(above, words)


def _names_paper(text: str, words: Vocabulary) -> bool:
    return not words.grammar("paper").isdisjoint(LETTERS.findall(fold(text)))


def _only_weekday(rest: str, words: Vocabulary) -> bool:
    tokens = [fold(token).strip(".,:;()-–—") for token in rest.split()]
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
    return venue_alone(text, facts.words) if facts.title and facts.date else None


def _beside_day_in_brackets(text: str, facts: Facts) -> str | None:
    """Return the place that shares brackets with the day: «Junta (Soria, 3 de mayo de 2016)»."""
    closing = IN_BRACKETS.search(text)
    dates = facts.dates(closing[1]) if closing else []
    place = place_beside(without(closing[1], dates), facts.words) if closing and dates else None
    return None if place and is_no_place(place, facts.words) else place


def name_in(text: str, dates: Sequence[Found], facts: Facts) -> str:
    """Return the name in a title: without where it was held, and without day, place and hour in segments."""
    held = held_from(text, facts.words)
    if held and len(text[:held].split()) > 1:
        return text[:held].strip(" ,.:-–")
    segments = SEGMENT.split(text)
    if len(segments) > FEW - 1 and dates and not facts.dates(segments[0]):
        day = next((at for at, one in enumerate(segments) if facts.dates(one)), 0)
        others = [
            (at, one)
            for at, one in enumerate(segments)
            if at and at != day and not times_in(one, facts.words)
        ]
        # Before the day as often the topic: «Reunión - Poda - 3/5/2024».
        places = [one for at, one in others if at > day or place_line(one, facts.words)]
        facts.place = facts.place or next(iter(places), None)
        topic = [one for _, one in others if one not in places and one != facts.place]
        return text.rstrip(" :") if topic else segments[0].strip()
    return text.rstrip(" :")


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
    if key in facts.again:
        return False
    if key in STATING and len(value.split()) <= LONGEST_VALUE and not _is_no_hour(key, value, words):
        facts.note(str(key), value)
        return True
    if key is not None or block.marker is not None:
        return False
    if len(block.cells or ()) > PAIR:
        return False
    return _states_in_words(text, facts)


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
    note_pieces(text, facts)
    return False


def _note_beside(names: tuple[int, int], text: str, facts: Facts) -> None:
    """Note the day and the hours beside those who came: «3/5/2031 | 18 h | Ana, Luis, Eva»."""
    beside = text[: names[0]] + text[names[1] :]
    dates = facts.dates(beside)
    facts.date = facts.date or (dates[0] if dates else None)
    facts.note_times(hours_in(without(beside, dates), facts.words))


def _is_no_hour(key: str, value: str, words: Vocabulary) -> bool:
    """Whether nothing like an hour stands behind its key: «Times: distribuição por idade», of teams."""
    return key in CLOCKED and len(value.split()) > FEW_BESIDE_CLOCK and not times_in(value, words)


def note_pieces(text: str, facts: Facts) -> None:
    """Note the day and the place of a line of pieces: «Segundo taller, Xela, 3 de mayo de 2031, 9:30 h»."""
    if len(text.split()) > LONGEST_DATED:
        return
    pieces = [one.strip() for one in PIECE.split(text.rstrip(" ."))]
    if len(pieces) < PAIR or is_sentence(text, facts.words):
        return
    days = [at for at, one in enumerate(pieces) if facts.days(one) or day_alone(one, facts.words)]
    if len(days) != 1:
        return
    at = days[0]
    place = next((found for one in pieces if (found := venue_alone(one, facts.words))), None)
    if place is None and at and _names_paper(" ".join(pieces[: at - 1]), facts.words):
        place = pieces[at - 1] if is_town(pieces[at - 1], facts.words) else None
    dates = facts.days(pieces[at])
    if dates and (place or any(times_in(one, facts.words) for one in pieces[at + 1 :])):
        facts.date = facts.date or dates[0]
    facts.place = facts.place or place


def note_sentence(text: str, facts: Facts) -> None:
    """Note when and where an opening sentence says that people met: «En Xela, siendo las 9:00 del …»."""
    words = facts.words
    opening = set(LETTERS.findall(fold(" ".join(text.split()[:OPENING_WORDS]))))
    if opening.isdisjoint(words.grammar("paper", "gathering")) and not _opens_with_day(text, facts):
        return
    first = [fold(token).strip(".,:;()") for token in text.split()[:FIRST_WORDS]]
    if not words.grammar("earlier", "no_meetings_day").isdisjoint(first):
        return
    if (start := held_from(text[:OPENING], words)) and _is_reported(text[:start], words):
        return
    if facts.date is None:
        dates = [one for one in facts.dates(text[:OPENING]) if not _names_week(text, one, words)]
        gathers = not opening.isdisjoint(words.grammar("gathering")) or held_from(text[:OPENING], words)
        soon = bool(dates) and dates[0].start <= SOON
        named = soon and not words.grammar("paper").isdisjoint(first[:BESIDE_DATE])
        opens = bool(dates) and dates[0].start <= AT_ONCE  # «Aos nove dias do mês de …»
        if dates and (opens or (len({one.day for one in dates}) == 1 and (gathers or named))):
            facts.date = dates[0]
    _note_span(text[:OPENING], facts)
    facts.place = facts.place or held_at(text, words) or opened_in(text, words)
    if facts.place is None and facts.date and (said := facts.dates(text[:OPENING])):
        day = said[:1] if said[0].day == facts.date.day else ()
        facts.place = behind_day(text, day, words) or piece_behind_day(text, day, words)


def _note_span(text: str, facts: Facts) -> None:
    """Note from when until when people met, right behind the day: «…, das 13h30 às 15h10, na sala 5»."""
    said = facts.dates(text) if facts.date and facts.start is None else []
    if not said or not facts.date or said[0].day != facts.date.day:
        return
    for piece in text[said[0].end :].partition(". ")[0].split(","):
        told = hours_in(piece, facts.words)
        if told:
            facts.note_times(told if len(told) == FROM_TO else ())
            break


def _opens_with_day(text: str, facts: Facts) -> bool:
    """«No dia 3 de maio, nós da horta … nos reunimos …»: a day at once, and late that people met then."""
    day = next((one for one in facts.dates(text[:OPENING])), None)
    if day is None or day.start > AT_ONCE:
        return False
    said = text[day.end : text.find(". ", day.end) if ". " in text[day.end :] else len(text)]
    return not facts.words.grammar("gathering").isdisjoint(LETTERS.findall(fold(said)))


def _names_week(text: str, day: Found, words: Vocabulary) -> bool:
    """«la semana del 3 de mayo»: whether a day only says which week."""
    return ends(fold(text[: day.start]).rstrip(), words.grammar("week_of"))


def _is_reported(before: str, words: Vocabulary) -> bool:
    """Whether somebody tells of a meeting: "Jane reported on the workshop which took place …"."""
    sentence = re.split(r"[.!?]\s", before)[-1]
    return not _verbs_alone(words).isdisjoint(fold(token).strip(".,:;()") for token in sentence.split())


@lru_cache(maxsize=4)
def _verbs_alone(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that are nothing else."""
    other = words.grammar("paper") | words.phrases("language", "function_words")
    return words.phrases("speech", "verbs") - words.phrases("speech", "nouns") - other


def _states_place(text: str, facts: Facts) -> bool:
    """Note the place of a line that is nothing else, below the day."""
    told = facts.date or times_in(text, facts.words)
    place = place_line(text, facts.words) if told and not facts.place else None
    if place is None:
        facts.place = facts.place or (place_that_opens(text, facts.words) if facts.date else None)
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
    if keyed and key in STATING and facts.days(head):  # «Xela, 3 de mayo de 2021. Inicio: 09:00»
        facts.note(str(key), keyed[2])
        text = head
    dates = facts.days(text)
    if not dates or is_another_day(text[: dates[0].start], without(text, dates), facts.words):
        return False
    rest = without(text, dates)
    if _names_week(text, dates[0], facts.words):
        return False
    if not (
        place_beside(rest, facts.words, text=text)
        or _only_time(rest, facts.words)
        or _only_small(rest, facts.words)
    ):
        return False
    facts.note_day(dates, rest, text=text)
    facts.note_times(_times_told(text, facts) or hours_in(rest, facts.words))
    return True


def _states_hours(text: str, facts: Facts) -> bool:
    """Whether a line is only from when to when the meeting went: "18:00 - 20:00"."""
    if not text[:1].isdecimal() or facts.start or not _only_time(text, facts.words):
        return False
    told = hours_in(text, facts.words)
    if len(told) != FROM_TO and not (facts.date and len(told) == 1):
        return False  # below the day an hour alone is when people met
    facts.note_times(told)
    return True


def is_another_day(before: str, rest: str, words: Vocabulary) -> bool:
    """Whether the words beside a day say that it is not the meeting's: «Aprobada el …», "Release date: …"."""
    told = {fold(token).strip(".,:;()*") for token in rest.split()}
    if not told.isdisjoint(words.grammar("earlier", "no_meetings_day")):
        return True
    label = {fold(token).strip(".,;()*") for token in before.rpartition(": ")[0].split()}
    paper, weekdays = words.grammar("paper"), words.phrases("dates", "weekdays")
    return bool(label) and label.isdisjoint(paper) and label.isdisjoint(weekdays)


def _only_time(rest: str, words: Vocabulary) -> bool:
    # A longer run of figures is none, and would take ages to tell.
    return len(rest) <= LONGEST_HOURS and bool(_hours(words).fullmatch(fold(rest)))


@lru_cache(maxsize=4)
def _hours(words: Vocabulary) -> re.Pattern[str]:
    """Return times of day and nothing else, at most two: «9:00 a 11:30 h» without its «a»."""
    unit = rf"(?:[ap]\.?m\.?|{any_of(words.grammar('hours'))})?"
    return compiled(rf"[\W\d]*{unit}[\W\d]*{unit}\W*")


@lru_cache(maxsize=4)
def small_beside_day(words: Vocabulary) -> frozenset[str]:
    """Return the small words and weekdays that may stand beside a date."""
    return words.phrases("language", "function_words") | words.phrases("dates", "weekdays")


def _only_small(rest: str, words: Vocabulary) -> bool:
    """Whether only a weekday, a function word or the name of the paper stands beside the date."""
    if len(rest.split()) > FEW:
        return False
    small, paper = small_beside_day(words), words.grammar("paper")
    tokens = [fold(token).strip(".,:") for token in rest.split() if any(char.isalpha() for char in token)]
    return all(token in small or token in paper for token in tokens)


def _note_all(pairs: Sequence[tuple[str, str]], facts: Facts) -> None:
    for key, value in pairs:
        facts.note(key, value)


def _as_written(block: Block) -> Stated:
    return Stated(lines=block.span, text=block.told)


def _is_title_in_capitals(text: str) -> bool:
    return len(text.split()) > FEW and text.isupper()


def _is_date(heading: Block, facts: Facts) -> bool:
    """Whether a heading only gives the day."""
    text = heading.words.text
    dates = facts.dates(text)
    rest = without(text, dates)
    few = len(rest.split()) <= BESIDE_DATE
    channel = fold(rest) in facts.words.phrases("places", "channels")
    return bool(dates) and few and (channel or kind_of_heading(facts.words, text)[1] < NEARLY)


def _not_empty(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts that have something left, and what stood under the others."""
    for part in parts:
        if part.heading is None and not part.nodes:
            yield from part.parts
        else:
            yield part


def _parted(part: Part, words: Vocabulary) -> Iterator[Part]:
    """Give a list of those who came, before any heading, a section of its own."""
    places = (at for at, node in enumerate(part.nodes) if _lists_people(node, words))
    at = next(places, None) if part.heading is None and len(part.nodes) > 1 else None
    if at is None:
        yield part
        return
    if at:
        yield Part(heading=None, nodes=part.nodes[:at])
    yield Part(heading=None, nodes=part.nodes[at : at + 1])
    if part.nodes[at + 1 :] or part.parts:
        yield replace(part, nodes=part.nodes[at + 1 :])


def _lists_people(node: Node, words: Vocabulary) -> bool:
    """Whether a list of names is announced as such: «Asistieron las siguientes personas:»."""
    if len(node.children) < 2 or node.block.marker is not None:
        return False
    if not _came(words).stands_in(fold(node.block.words.text)):
        return False
    named = sum(bool(names_of(child.block.words.text, words)) for child in node.children)
    return named * 2 >= len(node.children)


@lru_cache(maxsize=4)
def _came(words: Vocabulary) -> Phrases:
    came = words.phrases("meeting", "participants") | words.phrases("section_words", "participants")
    return Phrases(phrase for phrase in came if len(phrase) >= SHORTEST_CAME)
