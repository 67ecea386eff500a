"""Where a meeting was held, as its lines say it: beside the date, or in a sentence of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.dates import Found
from actas.classify.place_words import (
    CLOCK,
    SENTENCE_END,
    channel_named,
    clocks_in,
    going_on,
    is_no_place,
    is_proper,
    led_place,
    place_behind,
    place_openers,
    venue_named,
    venue_nouns,
    whole_place,
    without_clocks,
)
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.phrases import begins
from actas.vocabulary.sentences import is_sentence

# «de 9 a 12 hora de Guatemala»
DE_A = compiled(r"(?:[^\W\d_]{1,5}\s)?\d{1,2}\s[^\W\d_]{1,5}\s\d{1,2}\b")
TIME_ON = compiled(r"\b\d{1,2}\s?[:.h]\s?\d{0,2}\s*(?:[ap]\.?m\.?)?\b.*")
CLOCK_FIRST = compiled(rf"[\s,]*(?:{CLOCK.pattern})*[\s,]*", re.IGNORECASE)
LONGEST_BESIDE = 7  # and beside a date
LONGEST_LINE = 10  # and of one on a line of its own
KNOWN_NAME, FULL_NAME = 2.0, 2.5  # `person_score` of a given name, and of one with a surname
FACTS = frozenset({"date", "place", "time"})  # keys that may stand before a place without a colon
EDGES = " ,.;:-–()•·|"
HOLE = compiled(r",\s*(?:([^\W\d_]+)\.?,?\s+)?,")  # what a day leaves between commas
STOPPED_HOLE = ", . "  # the same before the next sentence
BEHIND_DAY = compiled(r"\s*[,–—-]\s*(?=[^\W\d])")
PIECE_END = compiled(r"\s[+–—-]\s|[;:(]|\.(?:\s|$)")
SIGNS = (
    ",",
    ";",
    ":",
    "-",
    "–",
    "—",
    "|",
    "/",
    "(",
    "[",
    ")",
    "]",
    ".",
    "·",
    "•",
)  # between a place and a day


def _without_day_words(tokens: list[str], words: Vocabulary) -> list[str]:
    """Return what is left of a line without what leads to the day or follows it, at both ends."""
    tokens = list(tokens)
    while tokens and _is_of_day(tokens[-1], words):
        tokens.pop()
    while tokens and not tokens[0][:1].isupper() and _is_of_day(tokens[0], words):
        tokens.pop(0)  # «del 9 al 10 de mayo - Managua»
    if tokens[1:2] == [","] and fold(tokens[0]) in words.grammar("articles"):
        tokens = tokens[2:]  # «Le 3 mai, …», which the day left
    while tokens and _stands_before(tokens[:2], words):
        tokens.pop(0)
    return tokens


def _is_of_day(token: str, words: Vocabulary) -> bool:
    """Whether a word, or a sign, only leads to a day that stood there: «del», «dias», «sábado», «-»."""
    folded = fold(token).strip(",.")
    small, weekdays = words.phrases("language", "function_words"), words.phrases("dates", "weekdays")
    if folded in small or folded in weekdays or not any(map(str.isalnum, token)):
        return True
    return folded.removesuffix("s") in words.grammar("day_nouns")


def _stands_before(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether the first word may stand before a place: the weekday, «En», a key, the dot of «… • Sala 2»."""
    token, *behind = tokens
    weekday = fold(token).strip(",") in words.phrases("dates", "weekdays")
    return (
        weekday
        or behind_key(" ".join(tokens), words) == " ".join(behind)
        or token in place_openers(words)
        or not any(map(str.isalnum, token))
    )


def behind_key(text: str, words: Vocabulary) -> str:
    """«Dónde Zoom» -> «Zoom»: a key in bold needs no colon. «Sala 3» is a place, whatever else «Sala» is."""
    first, _, rest = text.partition(" ")
    named = fold(first).strip(",")
    key = words.keyed("meeting").get(named) in FACTS and named not in venue_nouns(words)
    goes_on = fold(rest.partition(" ")[0]) in name_words(words).particles  # «Ciudad de Panamá» is all a name
    hall = key and fold(text).strip(" .,") in venue_nouns(words)  # "Town Hall"
    return rest if key and not goes_on and not hall else text


def place_beside(rest: str, words: Vocabulary, *, text: str | None = None) -> str | None:
    """Return the place that shares a line with the date: «San Pedro Sula, 15 de noviembre de 2016».

    Args:
        rest: the line without its dates.
        words: the vocabulary.
        text: the line. Where no sign parts them only a noun of places makes a place: «Festival 14 May».

    """
    if STOPPED_HOLE in rest:
        rest = rest.partition(STOPPED_HOLE)[0] or rest  # «Xela, Hotel Sol, 3 de mayo. Segundo día.»
    tail = _behind_hole(rest, words)
    if tail and (place := place_beside(tail, words, text=text)):
        return place
    clocks = list(clocks_in(rest, 0, words))
    behind = behind_key(rest[clocks[-1].end() :].strip(EDGES), words) if clocks else ""
    if behind and (place := venue_named(behind, words) or channel_named(behind, words)):
        return place  # «18:00 h, Centro Cívico»
    if place := _told_place(rest, words):
        return place
    if rest[:1].islower() and text and (place := venue_named(rest, words)) and _is_apart(place, text, words):
        return place  # «3/5/2031, sala de profesores»
    tokens = TIME_ON.sub("", rest).strip(EDGES).split()
    tokens = _without_day_words(tokens, words)
    place = whole_place(" ".join(tokens))
    if " ," in place:
        return None  # the day stood in its midst
    if (
        not place[:1].isupper()
        or len(tokens) > LONGEST_BESIDE
        or any(char.isdecimal() or char == ":" for char in place)
    ):
        return None
    named = [fold(token).strip(",.") for token in tokens]
    venue = _names_venue(place, words)
    paper = named[:1] if venue else named  # «Maison Rey, Salle du Conseil» names no council
    names_paper = not words.grammar("paper").isdisjoint(paper)
    clause = not place.isupper() and named[0] not in words.grammar("saints") and is_sentence(place, words)
    keyed = fold(place.partition("(")[0]) in words.keyed("meeting") and fold(place) not in words.phrases(
        "places", "channels"
    )
    somebody = is_no_place(place, words, least=FULL_NAME)
    apart = text is None or _is_apart(place, text, words)
    if not venue and not (apart and is_proper(tokens, words)):
        return None  # «Sprint review, 3 May 2024»
    return None if names_paper or clause or keyed or somebody else place


def _names_venue(place: str, words: Vocabulary) -> bool:
    """Whether words hold a hall's noun that belongs to no other: «Visita al museo» is no place."""
    small = words.phrases("language", "function_words")
    for piece in place.split(","):
        named = [fold(token).strip(EDGES) for token in piece.split()]
        at = next((at for at, one in enumerate(named) if one in venue_nouns(words)), None)
        if at is not None:
            return small.isdisjoint(named[1:at])
    return False


def _behind_hole(rest: str, words: Vocabulary) -> str:
    """«Grupo motor, martes 3 de mayo, Centro Cívico»: return what stands behind the day, which is gone."""
    hole = HOLE.search(rest)
    if hole is None or (hole[1] and fold(hole[1]) not in words.phrases("dates", "weekdays")):
        return ""
    return rest[hole.end() :].strip(EDGES)


def piece_behind_day(text: str, dates: Sequence[Found], words: Vocabulary) -> str | None:
    """Return the place right behind the day: «Asamblea, 3 de mayo de 2016, local de la calle Horno, 19 h»."""
    sign = BEHIND_DAY.match(text, dates[-1].end) if dates else None
    if sign is None:
        return None
    clock = next(clocks_in(text, sign.end(), words), None)
    told = PIECE_END.split(text[sign.end() : clock.start() if clock else len(text)], maxsplit=1)[0]
    if text[sign.end() + len(told) :].lstrip()[:1] == ":":
        return None  # «3 de mayo, Tema: el canal»
    first, *more = told.strip(EDGES).split(", ")
    joint, _, rest = first.partition(" ")
    first = rest if rest and fold(joint) in words.grammar("and") else first  # «…, y en el domicilio social»
    place = ", ".join((first, *going_on(more, words)))
    if led := led_place(place, words):
        return led
    if fold(place.partition(" ")[0]) in words.grammar("means"):
        return None  # «vía Zoom»
    if DE_A.match(place) or _only_hours(place, words):
        return None
    if begins(fold(place), words.phrases("attendance", "came")):
        return None  # «3 de mayo de 2016, éramos Ana, Luis y Eva en la huerta»
    tokens = [fold(token).strip(EDGES) for token in place.split()]
    if not tokens or len(tokens) > LONGEST_LINE or is_sentence(place, words) or is_no_place(place, words):
        return None
    if not words.grammar("paper", "editions").isdisjoint(tokens):
        return None  # «3 de mayo de 2016, acta de la asamblea»
    known = not venue_nouns(words).isdisjoint(tokens) or not words.grammar("located").isdisjoint(tokens[1:])
    town = "," in sign.group() and place[:1].isupper() and is_proper(first.split(), words)
    return place if known or town else None


def _only_hours(place: str, words: Vocabulary) -> bool:
    """«de 20 a», before the «22.30» that is an hour: whether only figures and small words stand there."""
    small = words.phrases("language", "function_words")
    return all(one.isdecimal() or one in small for one in fold(place).split())


def _is_apart(place: str, text: str, words: Vocabulary) -> bool:
    """Whether a sign parts a place from what stands beside it: «Xela, 3 de mayo», «3 May 2024 - Leeds»."""
    start = text.find(place)
    if start < 0:
        return False
    before, after = text[:start].rstrip(), text[start + len(place) :].lstrip()
    country = fold(place.rpartition(", ")[2]) in words.countries if ", " in place else False
    return country or before[-1:] in SIGNS or (bool(after) and after[0] in SIGNS)


@lru_cache(maxsize=4)
def beside_place(words: Vocabulary) -> frozenset[str]:
    """Return the small words that may stand before a place, and what is left of an hour there."""
    small = words.phrases("dates", "weekdays") | words.grammar("beside_day", "day_article")
    return (small - words.grammar("located")) | {""}


def _told_place(rest: str, words: Vocabulary) -> str | None:
    """Return the place that nothing but hours and small words stands beside: «18:00 CET, vía Zoom»."""
    tokens = without_clocks(rest, words).split()
    while tokens and fold(tokens[0]).strip(EDGES) in beside_place(words):
        tokens.pop(0)
    bare = " ".join(tokens).strip(EDGES)
    for size in (3, 2, 1):  # words of «a través de»
        led = fold(" ".join(tokens[:size])).strip(EDGES)
        if tokens[size:] and led in words.grammar("means", "located"):
            named = " ".join(tokens[size:]).strip(EDGES)
            return channel_named(named, words) or place_behind(named, led, words)
    numbered = any(map(str.isdecimal, bare)) and bare[:1].isupper() and fold(tokens[0]) in venue_nouns(words)
    return channel_named(bare, words) or (bare if numbered and len(tokens) <= LONGEST_BESIDE else None)


def behind_day(text: str, dates: Sequence[Found], words: Vocabulary) -> str | None:
    """Return the place behind the day: «Acta de la reunión del 3 de mayo de 2016 en el salón comunal»."""
    clock = CLOCK_FIRST.match(text, dates[-1].end) if dates else None
    if clock is None:
        return None
    stop = SENTENCE_END.search(text, clock.end())  # what the next sentence tells is no part of it
    return led_place(text[clock.end() : stop.end() if stop else len(text)], words)
