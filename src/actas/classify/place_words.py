"""What words name a place: a hall's noun, a town behind «en», a channel; and where the place ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from actas.classify.dates import Found, numbers_room, patterns
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sentences import is_sentence
from actas.vocabulary.slips import one_slip

CLOCK = compiled(
    r"\s*[-–,(]?\s*(?<![\d.])\d{1,2}(?:\s?[:.h]\s?\d{2}\s*(?:[ap]\.?\s?m\b\.?|h\b|hs\b\.?|hrs\b\.?|horas\b)?"
    r"|\s?[ap]\.?m\b\.?|\s?hs?\b\.?|\s(?:horas|heures|hrs)\b)\)?",
    re.IGNORECASE,
)
FIGURE = compiled(r"\d")
COMMA = compiled(r"\s*,\s*")
NOUN_FIRST = ("es", "fr", "pt")  # languages in which the noun comes before what is said of it
LONGEST_LINE = 10  # and of one on a line of its own
LONGEST_IN_NAME = 4  # and of one in the name of a meeting
KNOWN_NAME, FULL_NAME = 2.0, 2.5  # `person_score` of a given name, and of one with a surname
LONG_WEEKDAY = 7  # letters of «viernes»
ASIDE = 3  # words in brackets behind a place
# An hour by its colon or its unit: "Room 2.11" has none.
HOUR = compiled(r"(?<![^\W_])\d{1,2}(?::\d{2}|\s?h\s?\d{0,2}|\s?[ap]\.?m\b\.?)(?![^\W_])")
EDGES = " ,.;:-–()•·|"
SENTENCE_END = compiled(r"[^\W\d_]{4}\.\s")  # none at «Dr.», «Av.»


def without(text: str, dates: Sequence[Found]) -> str:
    """Return a text without the dates found in it, and without what is left at its ends."""
    for one in reversed(dates):
        text = text[: one.start] + " " + text[one.end :]
    bare = " ".join(text.split()).strip(EDGES)
    return f"{bare})" if text.rstrip().endswith(")") and bare.count("(") > bare.count(")") else bare


def without_clocks(text: str, words: Vocabulary) -> str:
    """Return a text without its times of day."""
    for one in reversed(list(clocks_in(text, 0, words))):
        text = f"{text[: one.start()]} {text[one.end() :]}"
    return " ".join(text.split()).strip(EDGES)


def clocks_in(text: str, start: int, words: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the hours behind a place, without what numbers a room."""
    for one in CLOCK.finditer(text, start):
        figures = FIGURE.search(text, one.start())
        if figures is None or not numbers_room(text, figures.start(), words):
            yield one


def going_on(pieces: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """Yield the pieces behind commas that still belong to a place: a town, a room, a number."""
    for piece in takewhile(lambda one: not _tells_else(one, words), pieces):
        if person_score(words, piece) >= FULL_NAME and words.grammar("streets").isdisjoint(
            fold(piece).split()
        ):
            return  # «en la casa de cultura, Inés Rubiales, …»; "Dale Street" is none
        first = (fold(piece).split() or [""])[0].strip(EDGES)
        last = (fold(piece).split() or [""])[-1].strip(EDGES)  # "the library, seminar room"
        known = not venue_nouns(words).isdisjoint((first, last)) or first in words.grammar("streets")
        if not (piece[:1].isupper() or piece[:1].isdecimal() or known):
            return
        yield piece


def is_proper(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether words are a name: «San Pedro Sula», «Villa de Leyva», and what comes behind a comma."""
    small = words.grammar("of", "articles", "and", "located", "contracted_of")
    named = (token.strip(EDGES) for token in tokens)
    return all(not one[:1].isalpha() or one[0].isupper() or fold(one) in small for one in named)


def channel_named(named: str, words: Vocabulary) -> str | None:
    """Return the channel that words name and nothing else: «Zoom»."""
    return named if fold(named) in words.phrases("places", "channels") else None


def channel_told(text: str, words: Vocabulary) -> str | None:
    """Return the channel of a few words that say nothing but how far off people met: «virtual (Zoom)»."""
    led, _, named = text.partition(" ")
    text = named if fold(led) in words.grammar("means") else text  # «por Zoom»
    tokens = [fold(one).strip(EDGES) for one in text.split()]
    channels = words.phrases("places", "channels")
    far = words.grammar("remote")
    if not 0 < len(tokens) <= LONGEST_IN_NAME or not all(one in far or one in channels for one in tokens):
        return None
    return whole_place(text) if any(one in channels for one in tokens) else None


def channel_to_join(text: str, words: Vocabulary) -> str | None:
    """Return the channel with which a text begins that goes on to say how to join: "Zoom, usual link"."""
    first, *more = text.split()[:LONGEST_LINE] or [""]
    said = (fold(one).strip(EDGES) for one in more)
    led = first.strip(EDGES) if not words.grammar("how_to_join").isdisjoint(said) else ""
    return channel_named(led, words) if led else None


def channel_line(text: str, words: Vocabulary) -> str | None:
    """Return the channel that a line names and nothing else: "Via Zoom", «Reunión por Jitsi»."""
    tokens = text.strip(EDGES).split()
    led = [at for at, one in enumerate(tokens) if fold(one) in words.grammar("means")]
    if not led or len(tokens) > LONGEST_IN_NAME:
        return None
    before = {fold(one).strip(EDGES) for one in tokens[: led[-1]]}
    known = words.grammar("paper", "means", "articles")
    return channel_named(" ".join(tokens[led[-1] + 1 :]), words) if before <= known else None


def place_behind(named: str, led: str, words: Vocabulary) -> str | None:
    """Return the place behind its preposition: «en la sede», "at Leeds"; «chez Odile» with it."""
    told, named = named, bare_end(place_first(named, words), words)
    if led not in words.grammar("located") or is_sentence(told, words) or ":" in told:
        return None
    if not 0 < len(named.split()) <= LONGEST_LINE:
        return None
    if led in words.grammar("at_home"):
        return f"{led} {named}" if named[:1].isupper() else None
    if is_no_place(named, words) or f"{led} {fold(named)}" in words.phrases("owners", "progress"):
        return None  # «EN CURSO» says how far something is
    bare = named.partition(" ")[2] if fold(named.split()[0]) in words.grammar("articles") else named
    known = bool(bare) and fold(bare.split()[0]).strip(EDGES) in venue_nouns(words)
    town = bare.rpartition(", ")[2][:1].isupper() if ", " in bare else False
    return named if known or town or bare[:1].isupper() else None


def is_no_place(named: str, words: Vocabulary, *, least: float = KNOWN_NAME) -> bool:
    """Whether words name somebody, the paper of the meeting or how finished it is, and no place."""
    tokens = [fold(token).strip(EDGES) for token in named.split()]
    if not tokens or tokens[0] in words.grammar("paper", "editions"):
        return True
    if len(tokens) == 1 and _is_slip_of_weekday(tokens[0], words):
        return True  # "Thusday, May 5, 2011"
    if "," in named or tokens[-1] in words.countries:
        return False
    if tokens[0] in words.grammar("saints"):
        return False  # «São Paulo», "St Andrews"
    if tokens[0] in name_words(words).given and named.split()[1:2] and named.split()[1].islower():
        return True  # «Luc de voir avec la mairie»
    if not venue_nouns(words).isdisjoint(tokens):
        return False
    return person_score(words, named) >= least


def _is_slip_of_weekday(token: str, words: Vocabulary) -> bool:
    """Whether a word is a long name of a weekday but for a slip of the pen; "Monda" is a town."""
    long = (day for day in words.phrases("dates", "weekdays") if len(day) >= LONG_WEEKDAY)
    return len(token) >= LONG_WEEKDAY and any(one_slip(token, day) for day in long)


def venue_nouns(words: Vocabulary) -> frozenset[str]:
    """Return the nouns of halls and rooms."""
    return words.phrases("places", "venues")


def place_line(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line of its own is: «Salle polyvalente, mairie», "7 p.m. Town Hall"."""
    rest = without_clocks(text, words)
    if " . " in rest:
        return None  # «Sala 3, 12:15. Éramos 14» tells more
    return (venue_named(rest, words) if rest[:1].isupper() else None) or led_place(rest, words)


def led_place(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line is behind its preposition: «à la salle des fêtes, Blain»."""
    led, _, named = text.partition(" ")
    return place_behind(named.strip(EDGES), fold(led), words) if named.strip(EDGES) else None


def place_that_opens(text: str, words: Vocabulary) -> str | None:
    """Return the place that a line begins with which says more, but is no sentence."""
    led, _, named = text.partition(" ")
    place = place_first(named, words) if fold(led) in words.grammar("located") else ""
    told = ":" in text or is_sentence(text, words)
    return place_behind(place, fold(led), words) if place and not told else None


def venue_named(rest: str, words: Vocabulary) -> str | None:
    """Return the place that words are which begin or end with a noun of places."""
    tokens = [fold(token).strip(EDGES) for token in rest.split()]
    if not tokens or len(tokens) > LONGEST_LINE or is_sentence(rest, words) or "?" in rest:
        return None
    if tokens[0] in words.grammar("located", "means") or SENTENCE_END.search(rest):
        return None  # «por Zoom»; «À Luc de voir avec la mairie», «Patio. Falta sacar la leña»
    head = rest.partition(",")[0].split()
    named = _opens_as_venue(head, words) or _ends_as_venue(head, words)
    if not named or len(tokens) < 2 or ":" in rest:
        return None
    first, *more = COMMA.split(rest)
    return bare_end(", ".join((first, *takewhile(lambda piece: not _tells_else(piece, words), more))), words)


def _tells_else(piece: str, words: Vocabulary) -> bool:
    """Whether a piece behind a place is how or how many gathered: «segunda convocatoria»."""
    tokens = [fold(token).strip(EDGES) for token in piece.split()]
    counts = len(tokens) > 1 and tokens[0].isdecimal() and not any(map(str.isupper, piece))
    counts = counts and words.grammar("streets").isdisjoint(tokens) and venue_nouns(words).isdisjoint(tokens)
    return counts or not words.grammar("gathering").isdisjoint(tokens)


def _opens_as_venue(head: Sequence[str], words: Vocabulary) -> bool:
    """«Salle polyvalente», «Grande salle»; in English the noun comes last, and "Hall roof" is no hall."""
    if len(head) > 1 and fold(head[0]) in words.grammar("hall_size"):
        head = head[1:]
    first = fold(head[0]).strip(EDGES) if head else ""
    if first not in venue_nouns(words) or (head[0].endswith(".") and len(head) > 1):
        return False  # «PATIO. Falta leña» is about it
    other = len(head) > 1 and head[1].isalpha() and head[1].islower()
    other = other and fold(head[1]) not in words.phrases("language", "function_words")
    return not other or any(first in words.phrases("places", "venues", code) for code in NOUN_FIRST)


def _ends_as_venue(head: Sequence[str], words: Vocabulary) -> bool:
    """Whether the noun comes last, "Town Hall", and belongs to no other, as in «Obras del salón»."""
    small = words.phrases("language", "function_words")
    return (
        bool(head)
        and fold(head[-1]).strip(EDGES) in venue_nouns(words)
        and small.isdisjoint(map(fold, head[1:-1]))
    )


def venue_alone(text: str, words: Vocabulary) -> str | None:
    """Return the place that a piece of a line is: «au local», «sala dos professores»."""
    return led_place(text, words) or venue_named(text, words)


def is_town(text: str, words: Vocabulary) -> bool:
    """Whether a few words may name the town in which people met: «San Pedro Sula»."""
    tokens = text.split()
    named = text[:1].isupper() and len(tokens) <= LONGEST_IN_NAME and text.replace(" ", "").isalpha()
    return named and is_proper(tokens, words) and not is_no_place(text, words)


def bare_end(text: str, words: Vocabulary) -> str:
    """«Plaza del Olmo a las», which an hour followed -> «Plaza del Olmo»."""
    tokens = text.split()
    while tokens and fold(tokens[-1]).strip(EDGES) in words.phrases("language", "function_words"):
        tokens.pop()
    return whole_place(" ".join(tokens))


def place_first(text: str, words: Vocabulary) -> str:
    """Return the place with which a text begins; after a comma it goes on with a capital or a number."""
    folded, places = fold_with_places(text)
    ends = (one for one in _place_end(words).finditer(folded) if _ends(folded, one, words))
    found = next(
        (one for one in ends if not _is_in_name(text, folded, places[one.start()], one, words)), None
    )
    place = text[: places[found.start()]] if found else text
    first, *more = before_hour(place, words).split(", ")
    return whole_place(", ".join((first, *going_on(more, words))))


def before_hour(place: str, words: Vocabulary) -> str:
    """Return a place without the hour behind it: «la nave, 9h», «la mairie de 10h», "hut start 6 pm"."""
    found = HOUR.search(place) if any(map(str.isdecimal, place)) else None
    if found is None or not found.start():
        return place
    bare = bare_end(place[: found.start()], words)
    before, _, last = bare.rpartition(" ")
    return before.strip(EDGES) if before and words.keyed("meeting").get(fold(last)) == "start" else bare


def whole_place(place: str) -> str:
    """Return a place without signs at its ends, but for a bracket of its own: «Xela (Guatemala)»."""
    bare = place.strip(EDGES)
    opens = "(" in bare and ")" not in bare
    inside = bare.rpartition("(")[2]
    closed = place[place.find(bare) + len(bare) :].startswith(")") and len(inside.split()) <= ASIDE
    return f"{bare})" if opens and (closed or inside[:1].isupper()) else bare


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


def place_openers(words: Vocabulary) -> tuple[str, ...]:
    """Return the words, as written, with which minutes open before their place."""
    return words.as_written("words", "opens_with_place")


@lru_cache(maxsize=4)
def _place_end(words: Vocabulary) -> re.Pattern[str]:
    groups = [(one, one.split()) for one in name_words(words).groups if " " in one]
    people = any_of(one for one, parts in groups if parts[0][-1:] == "s" and parts[1][-1:] == "s")
    came = any_of(words.phrases("attendance", "came"))
    titled = rf"{any_of(words.grammar('articles'))}\s{any_of(words.grammar('plural_honorifics'))}"
    about, of = any_of(words.grammar("about_so_many")), any_of(words.grammar("of"))
    return compiled(
        rf"\.\s|\.$|[;:(]|\s(?:\d{{1,4}}|{about}\s[^\W\d_]{{3,}})\s(?:{of}\s)?(?P<counted>[^\W\d_]{{4,}})|,?\s{any_of(words.grammar('place_ends'))}\s|,?\s(?P<people>{people}|{came}|{titled})(?!\w)",
        re.IGNORECASE,
    )
