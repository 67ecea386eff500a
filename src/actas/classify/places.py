"""Where a meeting was held, as its lines say it: beside the date, or in a sentence of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.bodies import names_body
from actas.classify.dates import Found, dates_in, patterns
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import Places, fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sentences import is_sentence

TIME_ON = compiled(r"\b\d{1,2}\s?[:.h]\s?\d{0,2}\s*(?:[ap]\.?m\.?)?\b.*")
CLOCK = compiled(
    r"\s*[-–,(]?\s*(?<![\d.])\d{1,2}(?:\s?[:.h]\s?\d{2}\s*(?:[ap]\.?\s?m\b\.?|h\b|hs\b\.?|hrs\b\.?|horas\b)?"
    r"|\s?[ap]\.?m\b\.?|\s?hs?\b\.?|\s(?:horas|heures|hrs)\b)\)?",
    re.IGNORECASE,
)
CLOCK_FIRST = compiled(rf"[\s,]*(?:{CLOCK.pattern})*[\s,]*", re.IGNORECASE)
LONGEST = 16  # words of a place in a sentence, which may be a whole address
LONGEST_BESIDE = 7  # and beside a date
NOUN_FIRST = ("es", "fr", "pt")  # languages in which the noun comes before what is said of it
LONGEST_LINE = 10  # and of one on a line of its own
LONGEST_IN_NAME = 4  # and of one in the name of a meeting
OPENING = 300  # characters in which minutes say where
KNOWN_NAME, FULL_NAME = 2.0, 2.5  # `person_score` of a given name, and of one with a surname
NEAR = 90  # characters after a place that opens minutes in which they say that people met
EDGES = " ,.;:-–()•·|"
HOLE = compiled(r",\s*(?:([^\W\d_]+)\.?,?\s+)?,")  # what a day leaves between commas
SENTENCE_END = compiled(r"[^\W\d_]{4}\.\s")  # none at «Dr.», «Av.»
BEHIND_DAY = compiled(r"\s*[,–—-]\s*(?=[^\W\d])")
MONTH_AND_YEAR = compiled(r"\s*([^\W\d]+)(?:\s+[^\W\d]{2,3})?\s+\d{4}\s*")  # «mayo de 2016»
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


def without(text: str, dates: Sequence[Found]) -> str:
    """Return a text without the dates found in it, and without what is left at its ends."""
    for one in reversed(dates):
        text = text[: one.start] + " " + text[one.end :]
    return " ".join(text.split()).strip(EDGES)


def without_clocks(text: str) -> str:
    """Return a text without its times of day."""
    return " ".join(CLOCK.sub(" ", text).split()).strip(EDGES)


def _stands_before(token: str, words: Vocabulary) -> bool:
    """Whether a word or sign may stand before a place: the weekday, «En», the dot of «8/3/2022 • Sala 2»."""
    weekday = fold(token).strip(",") in words.phrases("dates", "weekdays")
    return weekday or token in _opens(words) or not any(map(str.isalnum, token))


def place_beside(rest: str, words: Vocabulary, *, text: str | None = None) -> str | None:
    """Return the place that shares a line with the date: «San Pedro Sula, 15 de noviembre de 2016».

    Args:
        rest: the line without its dates.
        words: the vocabulary.
        text: the line. Where no sign parts them only a noun of places makes a place: «Festival 14 May».

    """
    tail = _behind_hole(rest, words)
    if tail and (place := place_beside(tail, words, text=text)):
        return place
    clocks = [one for one in CLOCK.finditer(rest) if not _numbers_room(rest, one, words)]
    behind = rest[clocks[-1].end() :].strip(EDGES) if clocks else ""
    if behind and (place := _venue(behind, words)):
        return place  # «18:00 h, Centro Cívico»
    if place := _told_place(rest, words) or _venue_with_more(rest, words):
        return place
    if rest[:1].islower() and text and (place := _venue(rest, words)) and _is_apart(place, text, words):
        return place  # «3/5/2031, sala de profesores»
    tokens = TIME_ON.sub("", rest).strip(EDGES).split()
    weekdays, small = words.phrases("dates", "weekdays"), words.phrases("language", "function_words")
    while tokens and (fold(tokens[-1]) in small or fold(tokens[-1]) in weekdays):
        tokens.pop()
    if tokens[1:2] == [","] and fold(tokens[0]) in words.grammar("articles"):
        tokens = tokens[2:]  # «Le 3 mai, …», which the day left
    while tokens and _stands_before(tokens[0], words):
        tokens.pop(0)
    place = _whole(" ".join(tokens))
    if (
        not place[:1].isupper()
        or len(tokens) > LONGEST_BESIDE
        or any(char.isdecimal() or char == ":" for char in place)
    ):
        return None
    named = [fold(token).strip(",.") for token in tokens]
    venue = not words.phrases("places", "venues").isdisjoint(named)
    paper = named[:1] if venue else named  # «Maison Rey, Salle du Conseil» names no council
    names_paper = not words.grammar("paper").isdisjoint(paper)
    clause = not place.isupper() and named[0] not in words.grammar("saints") and is_sentence(place, words)
    keyed = fold(place.partition("(")[0]) in words.keyed("meeting") and fold(place) not in words.phrases(
        "places", "channels"
    )
    somebody = is_no_place(place, words, least=FULL_NAME)
    apart = text is None or _is_apart(place, text, words)
    if not venue and not (apart and _is_proper(tokens, words)):
        return None  # «Sprint review, 3 May 2024»
    return None if names_paper or clause or keyed or somebody else place


def _numbers_room(text: str, clock: re.Match[str], words: Vocabulary) -> bool:
    """Whether what looks as an hour does counts a room: "Room 2.11"."""
    before = text[: clock.start()].split()[-1:]
    return "." in clock[0] and bool(before) and fold(before[0]).strip(EDGES) in _venues(words)


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
    clock = CLOCK.search(text, sign.end())
    told = PIECE_END.split(text[sign.end() : clock.start() if clock else len(text)], maxsplit=1)[0]
    first, *more = told.strip(EDGES).split(", ")
    place = ", ".join((first, *_going_on(more, words)))
    if led := led_place(place, words):
        return led
    if fold(place.partition(" ")[0]) in words.grammar("means"):
        return None  # «vía Zoom»
    tokens = [fold(token).strip(EDGES) for token in place.split()]
    if not tokens or len(tokens) > LONGEST_LINE or is_sentence(place, words) or is_no_place(place, words):
        return None
    if not words.grammar("paper", "editions").isdisjoint(tokens):
        return None  # «3 de mayo de 2016, acta de la asamblea»
    known = not _venues(words).isdisjoint(tokens) or not words.grammar("located").isdisjoint(tokens[1:])
    town = "," in sign.group() and place[:1].isupper() and _is_proper(first.split(), words)
    return place if known or town else None


def _going_on(pieces: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """Yield the pieces behind commas that still belong to a place: a town, a room, a number."""
    for piece in pieces:
        first = (fold(piece).split() or [""])[0].strip(EDGES)
        last = (fold(piece).split() or [""])[-1].strip(EDGES)  # "the library, seminar room"
        known = not _venues(words).isdisjoint((first, last)) or first in words.grammar("streets")
        if not (piece[:1].isupper() or piece[:1].isdecimal() or known):
            return
        yield piece


def _is_proper(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether words are a name: «San Pedro Sula», «Villa de Leyva», and what comes behind a comma."""
    small = words.grammar("of", "articles", "and", "located", "contracted_of")
    named = (token.strip(EDGES) for token in tokens)
    return all(not one[:1].isalpha() or one[0].isupper() or fold(one) in small for one in named)


def _is_apart(place: str, text: str, words: Vocabulary) -> bool:
    """Whether a sign parts a place from what stands beside it: «Xela, 3 de mayo», «3 May 2024 - Leeds»."""
    start = text.find(place)
    if start < 0:
        return False
    before, after = text[:start].rstrip(), text[start + len(place) :].lstrip()
    country = fold(place.rpartition(", ")[2]) in words.countries if ", " in place else False
    return country or before[-1:] in SIGNS or (bool(after) and after[0] in SIGNS)


def _venue_with_more(rest: str, words: Vocabulary) -> str | None:
    """«Hotel Sol, durante el congreso»: the place before words that say more of the meeting."""
    place = _cut(rest, words)
    return _venue(place, words) if place and place != rest and rest[:1].isupper() else None


@lru_cache(maxsize=4)
def _beside_place(words: Vocabulary) -> frozenset[str]:
    """Return the small words that may stand before a place, and what is left of an hour there."""
    small = words.phrases("dates", "weekdays") | words.grammar("beside_day", "day_article")
    return (small - words.grammar("located")) | {""}


def _told_place(rest: str, words: Vocabulary) -> str | None:
    """Return the place that nothing but hours and small words stands beside: «18:00 CET, vía Zoom»."""
    tokens = without_clocks(rest).split()
    while tokens and fold(tokens[0]).strip(EDGES) in _beside_place(words):
        tokens.pop(0)
    bare = " ".join(tokens).strip(EDGES)
    for size in (3, 2, 1):  # words of «a través de»
        led = fold(" ".join(tokens[:size])).strip(EDGES)
        if tokens[size:] and led in words.grammar("means", "located"):
            named = " ".join(tokens[size:]).strip(EDGES)
            return _channel_named(named, words) or _place_led(named, led, words)
    numbered = any(map(str.isdecimal, bare)) and bare[:1].isupper() and fold(tokens[0]) in _venues(words)
    return _channel_named(bare, words) or (bare if numbered and len(tokens) <= LONGEST_BESIDE else None)


def _channel_named(named: str, words: Vocabulary) -> str | None:
    return named if fold(named) in words.phrases("places", "channels") else None


def channel_line(text: str, words: Vocabulary) -> str | None:
    """Return the channel that a line names and nothing else: "Via Zoom", «Reunión por Jitsi»."""
    tokens = text.strip(EDGES).split()
    led = [at for at, one in enumerate(tokens) if fold(one) in words.grammar("means")]
    if not led or len(tokens) > LONGEST_IN_NAME:
        return None
    before = {fold(one).strip(EDGES) for one in tokens[: led[-1]]}
    known = words.grammar("paper", "means", "articles")
    return _channel_named(" ".join(tokens[led[-1] + 1 :]), words) if before <= known else None


def _place_led(named: str, led: str, words: Vocabulary) -> str | None:
    """Return the place behind its preposition: «en la sede», "at Leeds"; «chez Odile» with it."""
    told, named = named, _bare_end(_cut(named, words), words)
    if led not in words.grammar("located") or is_sentence(told, words) or ":" in told:
        return None
    if not 0 < len(named.split()) <= LONGEST_LINE:
        return None
    if led in words.grammar("at_home"):
        return f"{led} {named}" if named[:1].isupper() else None
    if is_no_place(named, words) or f"{led} {fold(named)}" in words.phrases("owners", "progress"):
        return None  # «EN CURSO» says how far something is
    bare = named.partition(" ")[2] if fold(named.split()[0]) in words.grammar("articles") else named
    known = bool(bare) and fold(bare.split()[0]).strip(EDGES) in _venues(words)
    town = bare.rpartition(", ")[2][:1].isupper() if ", " in bare else False
    return named if known or town or bare[:1].isupper() else None


def is_no_place(named: str, words: Vocabulary, *, least: float = KNOWN_NAME) -> bool:
    """Whether words name somebody, the paper of the meeting or how finished it is, and no place."""
    tokens = [fold(token).strip(EDGES) for token in named.split()]
    if not tokens or tokens[0] in words.grammar("paper", "editions"):
        return True
    if "," in named or tokens[-1] in words.countries:
        return False
    if tokens[0] in words.grammar("saints"):
        return False  # «São Paulo», "St Andrews"
    if tokens[0] in name_words(words).given and named.split()[1:2] and named.split()[1].islower():
        return True  # «Luc de voir avec la mairie»
    if not _venues(words).isdisjoint(tokens):
        return False
    return person_score(words, named) >= least


def _venues(words: Vocabulary) -> frozenset[str]:
    return words.phrases("places", "venues")


def place_line(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line of its own is: «Salle polyvalente, mairie», "7 p.m. Town Hall"."""
    rest = without_clocks(text)
    return (_venue(rest, words) if rest[:1].isupper() else None) or led_place(rest, words)


def led_place(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line is behind its preposition: «à la salle des fêtes, Blain»."""
    led, _, named = text.partition(" ")
    return _place_led(named.strip(EDGES), fold(led), words) if named.strip(EDGES) else None


def place_that_opens(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line begins with which says more, but is no sentence."""
    led, _, named = text.partition(" ")
    place = _cut(named, words) if fold(led) in words.grammar("located") else ""
    told = ":" in text or is_sentence(text, words)
    return _place_led(place, fold(led), words) if place and not told else None


def _venue(rest: str, words: Vocabulary) -> str | None:
    """Return the place that words are which begin or end with a noun of places."""
    tokens = [fold(token).strip(EDGES) for token in rest.split()]
    if not tokens or len(tokens) > LONGEST_LINE or is_sentence(rest, words) or "?" in rest:
        return None
    if tokens[0] in words.grammar("located") or SENTENCE_END.search(rest):
        return None  # «À Luc de voir avec la mairie», «Patio. Falta sacar la leña»
    head = rest.partition(",")[0].split()
    named = _opens_as_venue(head, words) or _ends_as_venue(head, words)
    return _bare_end(rest, words) if named and len(tokens) > 1 and ":" not in rest else None


def _opens_as_venue(head: Sequence[str], words: Vocabulary) -> bool:
    """«Salle polyvalente», "Hall B"; in English the noun comes last, and "Hall roof" is no hall."""
    first = fold(head[0]).strip(EDGES)
    if first not in _venues(words) or (head[0].endswith(".") and len(head) > 1):
        return False  # «PATIO. Falta leña» is about it
    other = len(head) > 1 and head[1].isalpha() and head[1].islower()
    other = other and fold(head[1]) not in words.phrases("language", "function_words")
    return not other or any(first in words.phrases("places", "venues", code) for code in NOUN_FIRST)


def _ends_as_venue(head: Sequence[str], words: Vocabulary) -> bool:
    """Whether the noun comes last, "Town Hall", and belongs to no other, as in «Obras del salón»."""
    small = words.phrases("language", "function_words")
    return fold(head[-1]).strip(EDGES) in _venues(words) and small.isdisjoint(map(fold, head[1:-1]))


def venue_alone(text: str, words: Vocabulary) -> str | None:
    """Return the place that a piece of a line is: «au local», «sala dos professores»."""
    return led_place(text, words) or _venue(text, words)


def is_town(text: str, words: Vocabulary) -> bool:
    """Whether a few words may name the town in which people met: «San Pedro Sula»."""
    tokens = text.split()
    named = text[:1].isupper() and len(tokens) <= LONGEST_IN_NAME and text.replace(" ", "").isalpha()
    return named and _is_proper(tokens, words) and not is_no_place(text, words)


def _bare_end(text: str, words: Vocabulary) -> str:
    """«Plaza del Olmo a las», which an hour followed -> «Plaza del Olmo»."""
    tokens = text.split()
    while tokens and fold(tokens[-1]).strip(EDGES) in words.phrases("language", "function_words"):
        tokens.pop()
    return " ".join(tokens).strip(EDGES)


def held_at(text: str, words: Vocabulary) -> str | None:
    """Return the place that a sentence says a meeting was held at: «celebrada en el salón comunal»."""
    bare = without_clocks(without(text, list(dates_in(text, words))))
    folded, places = fold_with_places(bare)
    if place := _gathered_at(bare, folded, places, words):
        return place
    found = _held(words).search(folded)
    if not found:
        return _channel(bare, words)
    start = places[found.start("whole")] if found["whole"] else places[found.end()]
    place = _bare_end(_cut(bare[start:], words), words)
    first = bare[start:].split(maxsplit=1)[0] if found["whole"] else ""
    place = place.removeprefix(first).strip() if first else place
    if place and len(place.split()) > LONGEST:
        return None
    # «s'est réunie à 14h30 sous la présidence de …», «realizada em 3 de maio, por videoconferência»
    none = not place or fold(place.split()[0]) in _no_place_opens(words)
    return _channel(bare, words) if none else place


def _gathered_at(bare: str, folded: str, places: Places, words: Vocabulary) -> str | None:
    """Return the town or room behind whoever gathered: «Reunida la asamblea en Madrid», «… na sala 3»."""
    found = _gathered_in(words).match(folded)
    place = _bare_end(_cut(bare[places[found.end()] :], words), words) if found else ""
    tokens = fold(place).split()[: LONGEST + 1]
    room = place[:1].isupper() or not _venues(words).isdisjoint(tokens[:2])
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


def behind_day(text: str, dates: Sequence[Found], words: Vocabulary) -> str | None:
    """Return the place behind the day: «Acta de la reunión del 3 de mayo de 2016 en el salón comunal»."""
    clock = CLOCK_FIRST.match(text, dates[-1].end) if dates else None
    return led_place(text[clock.end() :], words) if clock else None


def held_from(text: str, words: Vocabulary) -> int | None:
    """Return where a title begins to say where and when people met: "Minutes … held in …"."""
    folded, places = fold_with_places(text)
    found = _held_verbs(words).search(folded)
    return places[found.start()] if found and found.start() else None


def _cut(text: str, words: Vocabulary) -> str:
    """Return the place with which a text begins; after a comma it goes on with a capital or a number."""
    folded, places = fold_with_places(text)
    ends = (one for one in _place_end(words).finditer(folded) if _ends(folded, one, words))
    found = next(
        (one for one in ends if not _is_in_name(text, folded, places[one.start()], one, words)), None
    )
    place = text[: places[found.start()]] if found else text
    first, *more = place.split(", ")
    return _whole(", ".join((first, *_going_on(more, words))))


def _whole(place: str) -> str:
    """Return a place without signs at its ends, but for a bracket of its own: «Xela (Guatemala)»."""
    bare = place.strip(EDGES)
    opens = "(" in bare and ")" not in bare
    return f"{bare})" if opens and bare.rpartition("(")[2][:1].isupper() else bare


def _is_in_name(text: str, folded: str, start: int, found: re.Match[str], words: Vocabulary) -> bool:
    """Whether a small word has the capital of a name behind its «de»: «la casa comunal de El Tule»."""
    behind = text[start:].lstrip(" ,")[:1]
    return behind.isupper() and (folded[: found.start()].split() or [""])[-1] in words.grammar("of")


def _ends(folded: str, found: re.Match[str], words: Vocabulary) -> bool:
    """Whether a place is over: not at «Dr.», nor at «los vecinos» in «la casa de los vecinos»."""
    before = (folded[: found.start()].split() or [""])[-1]
    if found.group().startswith("."):
        return before not in words.phrases("places", "short") and before not in name_words(words).honorifics
    if found["counted"]:
        who = found["counted"].removesuffix("s")
        return who in name_words(words).roles or who in words.grammar("folk")  # «en el salón 45 vecinos»
    after = folded[found.end() :].split(maxsplit=1)
    if after and after[0].strip(EDGES) in patterns(words).numbers:
        return found.group().strip(EDGES) not in words.grammar("and")  # «número treinta y ocho»
    return not (found["people"] and before in words.grammar("of"))


def opened_in(text: str, words: Vocabulary) -> str | None:
    """Return the place with which minutes open: «En Xela, a 3 de mayo», «En la sala, siendo las 9:00»."""
    found = _opening(words).match(text)
    if found:
        return found[1].strip()
    found = _opening_anywhere(words).match(text)
    if not found:
        return _room_of(text, words)
    near = {fold(token).strip(EDGES) for token in text[found.end() : found.end() + NEAR].split()}
    place = found[1].strip()
    venue = not words.phrases("places", "venues").isdisjoint(map(fold, place.split()))
    capital = any(token[:1].isupper() for token in place.split())
    return place if (venue or capital) and not near.isdisjoint(words.grammar("gathering")) else None


def _room_of(text: str, words: Vocabulary) -> str | None:
    """Return the room between the hour and the words that people gathered: «…, na sala 12, reuniram-se …»."""
    for found in _room(words).finditer(text[:OPENING]):
        near = {fold(token).strip(EDGES) for token in text[found.end() : found.end() + NEAR].split()}
        named = found[1].split()
        article = len(named) > 1 and fold(named[0]) in words.grammar("articles")
        known = fold(named[int(article)]).strip(EDGES) in _venues(words)
        if known and not {one.partition("-")[0] for one in near}.isdisjoint(words.grammar("gathering")):
            return found[1].strip()
    return None


@lru_cache(maxsize=4)
def _room(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf",\s+{any_of(words.grammar('located'))}\s+([^,;:]{{3,70}}),\s+")


def _opens(words: Vocabulary) -> tuple[str, ...]:
    return words.as_written("words", "opens_with_place")


@lru_cache(maxsize=4)
def _held(words: Vocabulary) -> re.Pattern[str]:
    """Return what stands before a place, with a day and small words before its last word."""
    by_prep: dict[str, list[str]] = {}
    for phrase in words.grammar("held"):
        verb, _, prep = phrase.rpartition(" ")
        by_prep.setdefault(prep, []).append(verb)
    days = words.phrases("dates", "weekdays") | words.grammar("day_word")
    between = words.grammar("until", "articles", "of", "contracted_of")
    small, preps = any_of(between | days | by_prep.keys()), any_of(by_prep)
    verbs = "|".join(
        rf"{any_of(by_prep[prep])}(?:[\s,]+{small}){{0,6}}?[\s,]+{re.escape(prep)}"
        for prep in sorted(by_prep)
    )
    whole = any_of(words.grammar("held_whole"))
    return compiled(rf"(?<!\w)(?:(?P<whole>{whole})|(?:{verbs}))\s+(?!,|(?:{any_of(days)}|{preps})(?!\w))")


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
def _place_end(words: Vocabulary) -> re.Pattern[str]:
    groups = (one for one in name_words(words).groups if " " in one)
    people = any_of(one for one in groups if one.split()[0][-1:] == "s" and one.split()[1][-1:] == "s")
    came = any_of(words.phrases("attendance", "came"))
    titled = rf"{any_of(words.grammar('articles'))}\s{any_of(words.grammar('plural_honorifics'))}"
    return compiled(
        rf"\.\s|\.$|[;:(]|\s\d{{1,4}}\s(?P<counted>[^\W\d_]{{4,}})|,?\s{any_of(words.grammar('place_ends'))}\s|,?\s(?P<people>{people}|{came}|{titled})(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _opening(words: Vocabulary) -> re.Pattern[str]:
    opens, article, town = (
        any_of(words.as_written("words", key)) for key in ("opens_with_place", "town_article", "town")
    )
    return compiled(rf"{opens}\s+(?:{article}\s+{town}\s+)?([A-ZÁÉÍÓÚÑ][^,.;:\d]{{2,40}}),\s")


@lru_cache(maxsize=4)
def _opening_anywhere(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"{any_of(_opens(words))}\s+([^,.;:\d][^,.;:]{{2,70}}),\s+")
