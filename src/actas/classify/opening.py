"""When and where people met, as an opening sentence tells it: «En Xela, siendo las 9:00 del …»."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from actas.classify.beside_day import names_week
from actas.classify.dates import hours_in
from actas.classify.facts import Facts
from actas.classify.places import behind_day, piece_behind_day
from actas.classify.places_told import held_at, held_from, opened_in, place_behind_hour
from actas.classify.posted import is_of_minutes, says_another_day
from actas.classify.said_on import day_said_on
from actas.classify.spelled_hours import hour_told
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import may_hold

LETTERS = compiled(r"[^\W\d_]+")
FROM_TO = 2  # times of a line that says no more
BESIDE_DATE = 5  # words of a heading beside its date
SOON = 90  # characters before the day that a sentence gives which opens with the paper's name
SENTENCE_END = compiled(r"(?<=[^\W\d_]{4})[.]\s")  # none at «10 a. m.», «Sr. Ruiz»
AT_ONCE = 12  # characters before the day with which a notary's minutes open
AT_ONCE_SAID = 30  # characters in which a day without its year opens minutes
FIRST_WORDS = 12  # of a sentence that, if it speaks of another meeting, soon says so
OPENING_WORDS = 60  # of a paragraph that say when and where
OPENING = 700  # characters of it that do


def note_sentence(text: str, facts: Facts, *, first: bool = False, letter: bool = False) -> None:
    """Note when and where an opening sentence says that people met: «En Xela, siendo las 9:00 del …».

    In a ``letter`` the meeting may also be named right before its day: «Va lo visto en la reunión del …», and
    the ``first`` paragraph may only pass on what was said then: «Va lo que hablamos el …».
    """
    words = facts.words
    undated = first and facts.date is None
    passed_on = day_said_on(text, facts.dates(text[:OPENING]), words) if undated else None
    facts.date = facts.date or passed_on
    opening = set(LETTERS.findall(fold(" ".join(text.split()[:OPENING_WORDS]))))
    met = passed_on or not opening.isdisjoint(words.grammar("paper", "gathering"))
    if not met and not _opens_with_day(text, facts):
        return
    near = [fold(token).strip(".,:;()") for token in text.split()[:FIRST_WORDS]]
    if passed_on is None and not words.grammar("earlier", "no_meetings_day").isdisjoint(near):
        return
    if (start := held_from(text[:OPENING], words)) and _is_reported(text[:start], words):
        return
    posted = facts.date if facts.date and facts.date.day == facts.posted else None
    if facts.date is None or posted:
        dates = [one for one in facts.dates(text[:OPENING]) if not names_week(text, one, words)]
        gathers = not opening.isdisjoint(words.grammar("gathering")) or held_from(text[:OPENING], words)
        soon = bool(dates) and dates[0].start <= SOON
        beside = text[: dates[0].start].split()[-BESIDE_DATE:] if soon and letter else []
        beside = near[:BESIDE_DATE] + [fold(token).strip(".,:;()") for token in beside]
        named = soon and not words.grammar("paper").isdisjoint(beside)
        named = named or (first and soon and _opens_with_meeting(text[: dates[0].start], words))
        opens = bool(dates) and dates[0].start <= AT_ONCE  # «Aos nove dias do mês de …»
        told = dates and (opens or (len({one.day for one in dates}) == 1 and (gathers or named)))
        # A page is written afterwards; «Se lee el acta de la sesión celebrada el …» is about another day.
        if told and (
            posted is None or (dates[0].day < posted.day and not is_of_minutes(text, dates[0], words))
        ):
            facts.date = dates[0]
        elif posted and not dates and says_another_day(text[:AT_ONCE_SAID], posted, words):
            facts.date = None  # «El día 22 de abril …» below a page's 11 de julio: which year is not said
    said = facts.dates(text[:OPENING]) if facts.date else []
    if facts.date and (
        all(one.day != facts.date.day for one in said)
        if said
        else says_another_day(text[:OPENING], facts.date, words)
    ):
        return  # «Un atelier aura lieu le jeudi 16 octobre dans les locaux de …» is another
    _note_span(text[:OPENING], facts)
    _note_hour(text[:OPENING], facts)
    facts.place = facts.place or held_at(text, words) or opened_in(text, words)
    facts.place = facts.place or place_behind_hour(text, words)
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


def _note_hour(text: str, facts: Facts) -> None:
    """Note when the sentence that gives the day says that people met: «siendo las nueve horas»."""
    end = SENTENCE_END.search(text)
    sentence = text[: end.start()] if end else text
    if facts.start or not facts.date or not any(one.day == facts.date.day for one in facts.dates(sentence)):
        return
    facts.start = hour_told(sentence, facts.words)


def _opens_with_day(text: str, facts: Facts) -> bool:
    """«No dia 3 de maio, nós da horta … nos reunimos …»: a day at once, and late that people met, or came."""
    day = next((one for one in facts.dates(text[:OPENING])), None)
    if day is None or day.start > AT_ONCE:
        return False
    said = fold(text[day.end : text.find(". ", day.end) if ". " in text[day.end :] else len(text)])
    met = not facts.words.grammar("gathering").isdisjoint(LETTERS.findall(said))
    return met or may_hold(said, facts.words.phrases("attendance", "came"))


def _opens_with_meeting(before: str, words: Vocabulary) -> bool:
    """«Grupo de pozos, curso 2030-31. Reunión del …»: whether what people met in opens the day's sentence."""
    told = LETTERS.findall(fold(before.rpartition(". ")[2]))
    return 0 < len(told) < BESIDE_DATE and told[0] in words.grammar("event_nouns", "paper")


def _is_reported(before: str, words: Vocabulary) -> bool:
    """Whether somebody tells of a meeting: "Jane reported on the workshop which took place …"."""
    sentence = re.split(r"[.!?]\s", before)[-1]
    told = [fold(token).strip(".,:;()") for token in sentence.split()]
    of = words.grammar("of")  # «na sala de espera, reuniram-se»: behind it stands a noun
    said = (one for led, one in pairwise(["", *told]) if led not in of)
    return not _verbs_alone(words).isdisjoint(said)


@lru_cache(maxsize=4)
def _verbs_alone(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that are nothing else."""
    other = words.grammar("paper") | words.phrases("language", "function_words")
    return words.phrases("speech", "verbs") - words.phrases("speech", "nouns") - other
