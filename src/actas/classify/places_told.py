"""The place that a sentence of minutes tells: «celebrada en …», «En Xela, a 3 de mayo, siendo las …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.bodies import names_body
from actas.classify.dates import Found, dates_in, patterns
from actas.classify.place_words import (
    CLOCK,
    SENTENCE_END,
    bare_end,
    clocks_in,
    led_place,
    place_first,
    place_openers,
    venue_nouns,
    without,
)
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import Places, fold, fold_with_places
from actas.vocabulary.patterns import any_of

LONGEST = 16  # words of a place in a sentence, which may be a whole address
LONGEST_IN_NAME = 4  # and of one in the name of a meeting
HOUR = "\f"  # where an hour stood, which ends a place
OPENING = 300  # characters in which minutes say where
NEAR = 90  # characters after a place that opens minutes in which they say that people met
EDGES = " ,.;:-–()•·|"
MONTH_AND_YEAR = compiled(r"\s*([^\W\d]+)(?:\s+[^\W\d]{2,3})?\s+\d{4}\s*")  # «mayo de 2016»


def held_at(text: str, words: Vocabulary) -> str | None:
    """Return the place that a sentence says a meeting was held at: «celebrada en el salón comunal»."""
    bare = _hours_marked(without(text, list(dates_in(text, words))), words)
    folded, places = fold_with_places(bare)
    if place := _gathered_at(bare, folded, places, words):
        return None if _tells_none(place, words) else place
    found = _held(words).search(folded)
    if not found:
        return _channel(bare, words)
    start = places[found.start("whole")] if found["whole"] else places[found.end()]
    place = bare_end(place_first(bare[start:].partition(HOUR)[0], words), words)
    first = bare[start:].split(maxsplit=1)[0] if found["whole"] else ""
    place = place.removeprefix(first).strip() if first else place
    if place and len(place.split()) > LONGEST:
        return None
    # «s'est réunie à 14h30 sous la présidence de …», «realizada em 3 de maio, por videoconferência»
    none = not place or fold(place.split()[0]) in _no_place_opens(words)
    first = fold(place.split()[0]) if place else ""
    way = f"{found[0].split()[-1]} {first}" in words.phrases("attendance", "by_way")
    none = none or (way and first not in venue_nouns(words))  # "They met in person."
    return _channel(bare, words) if none or _tells_none(place, words) else place


def _hours_marked(text: str, words: Vocabulary) -> str:
    """Return a text with a mark for each hour, which ends a place and parts words as a blank does."""
    for one in reversed(list(clocks_in(text, 0, words))):
        text = f"{text[: one.start()]} {HOUR} {text[one.end() :]}"
    return text.strip(EDGES)


def _tells_none(place: str, words: Vocabulary) -> bool:
    """«le lieu habituel de ses séances», "the garden session", «el pasado sábado»: no place is told."""
    folded = fold(place)
    if _is_hour(folded, words):
        return True
    first, *_ = *before, last = folded.split()
    if first in words.grammar("paper"):
        return True  # «se reunieron en asamblea los vecinos» says how they met
    body = not words.grammar("of").isdisjoint(before)  # «la sede da Junta» is one; "the garden session" none
    when = last in words.phrases("dates", "weekdays") or (last in words.grammar("paper") and not body)
    return when or any(one in folded for one in words.grammar("usual_place"))


def _is_hour(folded: str, words: Vocabulary) -> bool:
    """Whether what stands where a place does is when: "We met at 7"; not "at 12 Old Street"."""
    first, _, rest = folded.partition(" ")
    number = first.isdecimal() or first in patterns(words).numbers
    return number and (not rest or rest.split()[0] in words.phrases("language", "function_words"))


def _gathered_at(bare: str, folded: str, places: Places, words: Vocabulary) -> str | None:
    """Return the town or room behind whoever gathered: «Reunida la asamblea en Madrid», «… na sala 3»."""
    found = _gathered_in(words).match(folded) or _gathers_who(words).search(folded, 0, OPENING)
    place = bare[places[found.end()] :].partition(HOUR)[0] if found else ""
    place = bare_end(place_first(place, words), words)
    tokens = fold(place).split()[: LONGEST + 1]
    room = place[:1].isupper() or not venue_nouns(words).isdisjoint(tokens[:2])
    if not tokens or len(tokens) > LONGEST or names_body(place, words):
        return None  # «Reunidos los socios en Junta Directiva»
    # «… en segunda convocatoria», «… em Sessão Ordinária» say how they gathered.
    return place if room and words.grammar("paper", "gathering").isdisjoint(tokens[:2]) else None


@lru_cache(maxsize=4)
def _gathered_in(words: Vocabulary) -> re.Pattern[str]:
    """Return the words that open minutes with who gathered, or as what, up to the «en» before the place."""
    gathered, article = any_of(words.grammar("gathered")), any_of(words.grammar("articles"))
    located, paper = any_of(words.grammar("located")), any_of(words.grammar("paper"))
    who = rf"{article}\s+(?:[\w'-]+\s+){{1,5}}?"
    return compiled(rf"{gathered}\s+(?:{who}|{located}\s+{paper}\s+(?:[\w'-]+\s+){{0,2}}?){located}\s+")


@lru_cache(maxsize=4)
def _gathers_who(words: Vocabulary) -> re.Pattern[str]:
    """Return «se reunió», who did, and the «en» before the place."""
    gathers, article = any_of(words.grammar("gather_behind")), any_of(words.grammar("articles"))
    who = rf"{article}\s+(?:[\w'-]+\s+){{1,5}}?"
    return compiled(rf"(?<!\w){gathers}\s+{who}{any_of(words.grammar('located'))}\s+")


@lru_cache(maxsize=4)
def _no_place_opens(words: Vocabulary) -> frozenset[str]:
    """Return the small words that begin no place."""
    return words.phrases("language", "function_words") - words.grammar("articles", "located")


def _channel(bare: str, words: Vocabulary) -> str | None:
    """Return the channel over which people met, where a sentence names it: «por videoconferencia»."""
    folded, places = fold_with_places(bare)
    found = _over(words).search(folded)
    return bare[places[found.start("channel")] : places[found.end("channel")]] if found else None


def place_in_name(text: str, dates: Sequence[Found], words: Vocabulary) -> str | None:
    """Return the place between the paper's name and the day: «Reunión en Xela del 3 de mayo»."""
    end = dates[0].start if dates else _month_at_end(text, words)
    if not end:
        return None
    folded, places = fold_with_places(text[:end].rstrip(" ,"))
    found = _paper_in(words).match(folded)
    tokens = text[places[found.start(1)] : places[found.end(1)]].split() if found else []
    while tokens and fold(tokens[-1]).strip(",") in words.phrases("language", "function_words"):
        tokens.pop()
    place = " ".join(tokens).strip(EDGES)
    return place if place[:1].isupper() and len(place.split()) <= LONGEST_IN_NAME else None


def _month_at_end(text: str, words: Vocabulary) -> int:
    """Return where a comma parts a title from the month in which people met: "…, May 2016"; 0 where none."""
    before, comma, told = text.rpartition(",")
    year = MONTH_AND_YEAR.fullmatch(told) if comma else None
    return len(before) if year and names_month(fold(year[1]), words) else 0


def held_from(text: str, words: Vocabulary) -> int | None:
    """Return where a title begins to say where and when people met: "Minutes … held in …"."""
    folded, places = fold_with_places(text)
    found = _held_verbs(words).search(folded)
    return places[found.start()] if found and found.start() else None


def place_behind_hour(text: str, words: Vocabulary) -> str | None:
    """Return the place behind the hour at which people met: «… a las 19:00 en la sede»."""
    clock = CLOCK.search(text, 0, OPENING) if any(map(str.isdecimal, text[:OPENING])) else None
    if clock is None or not text[clock.end() :].lstrip(" ,") or SENTENCE_END.search(text[: clock.start()]):
        return None
    before = {fold(token).strip(EDGES) for token in text[: clock.start()].split()}
    if before.isdisjoint(words.grammar("paper", "gathering")):
        return None
    behind = text[clock.end() : clock.end() + OPENING].lstrip(" ,")
    stop = SENTENCE_END.search(behind)  # what the next sentence tells is no part of it
    return led_place(behind[: stop.end()] if stop else behind, words)


def opened_in(text: str, words: Vocabulary) -> str | None:
    """Return the place with which minutes open: «En Xela, a 3 de mayo», «En la sala, siendo las 9:00»."""
    found = _opening(words).match(text)
    if found:
        return found[1].strip()
    found = _opening_anywhere(words).match(text)
    if not found:
        return _room_of(text, words)
    near = {fold(token).strip(EDGES) for token in text[found.end() : found.end() + NEAR].split()}
    told = found[1].strip()
    place = _before_gathering(told, words)
    venue = not words.phrases("places", "venues").isdisjoint(map(fold, place.split()))
    capital = any(token[:1].isupper() for token in place.split())
    gathered = place != told or not near.isdisjoint(words.grammar("gathering"))
    return place if (venue or capital) and gathered else None


def _before_gathering(place: str, words: Vocabulary) -> str:
    """«la sala grande se reúnen» -> «la sala grande»: who gathers, and at which hour, is told behind it."""
    folded, places = fold_with_places(place)
    found = [at for phrase in words.grammar("gather_behind") if (at := folded.find(f" {phrase}")) > 0]
    return place[: places[min(found)]].rstrip(EDGES) if found else place


def _room_of(text: str, words: Vocabulary) -> str | None:
    """Return the room between the hour and the words that people gathered: «…, na sala 12, reuniram-se …»."""
    for found in _room(words).finditer(text[:OPENING]):
        near = {fold(token).strip(EDGES) for token in text[found.end() : found.end() + NEAR].split()}
        named = found[1].split()
        article = len(named) > 1 and fold(named[0]) in words.grammar("articles")
        known = fold(named[int(article)]).strip(EDGES) in venue_nouns(words)
        if known and not {one.partition("-")[0] for one in near}.isdisjoint(words.grammar("gathering")):
            return found[1].strip()
    return None


@lru_cache(maxsize=4)
def _room(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf",\s+{any_of(words.grammar('located'))}\s+([^,;:]{{3,110}})(?=,\s)")


@lru_cache(maxsize=4)
def _held(words: Vocabulary) -> re.Pattern[str]:
    """Return what stands before a place, with a day and small words before its last word."""
    by_prep: dict[str, list[str]] = {}
    for phrase in words.grammar("held"):
        verb, _, prep = phrase.rpartition(" ")
        by_prep.setdefault(prep, []).append(verb)
    days = words.phrases("dates", "weekdays") | words.grammar("day_word")
    between = words.grammar("until", "articles", "of", "contracted_of", "this_day")
    small, preps = any_of(between | days | by_prep.keys()), any_of(by_prep)
    located, paper = any_of(words.grammar("located")), any_of(words.grammar("paper"))
    how = (
        rf"(?:\s+{located}\s+{paper}(?:\s+[^\W\d_]+){{0,2}}?)?"  # «se sont réunis en assemblée générale au …»
    )
    verbs = "|".join(
        rf"{any_of(by_prep[prep])}{how}(?:[\s,]+{small}){{0,6}}?[\s,]+{re.escape(prep)}"
        for prep in sorted(by_prep)
    )
    whole = any_of(words.grammar("held_whole"))
    return compiled(rf"(?<!\w)(?:(?P<whole>{whole})|(?:{verbs}))\s+(?!,|\s|(?:{any_of(days)}|{preps})(?!\w))")


@lru_cache(maxsize=4)
def _held_verbs(words: Vocabulary) -> re.Pattern[str]:
    verbs = any_of(phrase.rpartition(" ")[0] for phrase in words.grammar("held"))
    return compiled(rf"(?<!\w){verbs}(?!\w)")


@lru_cache(maxsize=4)
def _over(words: Vocabulary) -> re.Pattern[str]:
    """Return a channel behind the words that people met, at most two words between it and its «por»."""
    channels, means = any_of(words.phrases("places", "channels")), any_of(words.grammar("means"))
    return compiled(
        rf"{_held_verbs(words).pattern}[^.;\n]{{0,80}}?(?<!\w){means}\s+(?:[\w'-]+\s+){{0,2}}?"
        rf"\(?(?P<channel>{channels})(?!\w)"
    )


@lru_cache(maxsize=4)
def _paper_in(words: Vocabulary) -> re.Pattern[str]:
    """Return the paper's name, and what begins with a capital behind its «en»."""
    paper, preps = any_of(words.grammar("paper")), any_of(words.grammar("located"))
    return compiled(rf"(?:\S+\s+){{0,7}}?{paper}\s+{preps}\s+([^\d:.;()–]+)$")


@lru_cache(maxsize=4)
def _opening(words: Vocabulary) -> re.Pattern[str]:
    opens, article, town = (
        any_of(words.as_written("words", key)) for key in ("opens_with_place", "town_article", "town")
    )
    return compiled(rf"{opens}\s+(?:{article}\s+{town}\s+)?([A-ZÁÉÍÓÚÑ][^,.;:\d]{{2,40}}),\s")


@lru_cache(maxsize=4)
def _opening_anywhere(words: Vocabulary) -> re.Pattern[str]:
    hour = any_of(words.as_written("words", "opens_hour"))
    place = r"([^,.;:\d][^,.;:]{2,70}?)"
    return compiled(rf"{any_of(place_openers(words))}\s+{place}(?:,\s+|\s+{hour}\s+(?=\d))")
