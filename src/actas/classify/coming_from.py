"""Who speaks with the body behind the name: «Ana – Red Lago: …», "Tom, Lake Trust: …"."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.dates import calendar
from actas.classify.identity import BODY_ACRONYM, is_known_person, is_office, person_named
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sentences import is_sentence

COMMA = ", "
SIGNS = (COMMA, " - ", " – ", " — ")
MOST_OF_NAME = 2  # words of a name with nothing between it and the body
LONGEST_TRADE = 5  # words of what somebody is
HABIT = 2  # labels that name the body as the list of who came does, and others do


def with_body(label: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the person whom a label names with the body they come from, as the list of who came may tell."""
    sign = next((one for one in SIGNS if one in label), "")
    if not sign:
        return _side_by_side(label, cast) if cast.sent and " " in label else None
    named, _, rest = label.partition(sign)
    if not is_known_person(named, cast, words):
        return None
    # «Ana – Red Lago: pedir el plano»: behind a dash a body may be whom she is to ask.
    told = fold(rest) in cast.sent or fold(rest) in name_words(words).roles
    told = told or (sign == COMMA and (is_office(rest, words) or BODY_ACRONYM.fullmatch(rest) is not None))
    told = told or (sign == COMMA and _says_what_one_is(rest, cast, words))
    if not told and not (cast.sent and _is_habit(sign, cast) and _may_be_body(rest, cast, words)):
        return None
    return replace(person_named(named, cast), as_written=label)


def _says_what_one_is(rest: str, cast: Cast, words: Vocabulary) -> bool:
    """«Ana, apicultora: …», "Tom, boat builder: …": few words in small letters; but «Ana, por favor: …»."""
    tokens = fold(rest).split()
    if not rest[:1].islower() or len(tokens) > LONGEST_TRADE:
        return False
    if tokens[0] in calendar(words) or tokens[0] in words.phrases("due", "relative"):
        return False  # «Ana, mañana: …»
    if tokens[0] in words.phrases("language", "function_words") or tokens[0] in words.grammar(
        "then", "adverbs"
    ):
        return False  # «Ana, por favor: …»
    acts = tokens[1:] and tokens[1] in words.grammar("articles")  # «Ana, sube el precio: …»
    return not acts and _may_be_body(rest, cast, words)


def _side_by_side(label: str, cast: Cast) -> Actor | None:
    """«Luc Collectif Sud», where the list says that somebody came from the «Collectif Sud»."""
    tokens = label.split()
    for size in range(1, min(MOST_OF_NAME + 1, len(tokens))):
        named = " ".join(tokens[:size])
        if fold(" ".join(tokens[size:])) in cast.sent and fold(named) in cast.people:
            return replace(person_named(named, cast), as_written=label)
    return None


def _is_habit(sign: str, cast: Cast) -> bool:
    """Whether others are named so; behind a dash, where a topic may stand, by that dash: «Ana – Riego: …»."""
    found = _as_listed(cast)
    return sum(found.values()) >= HABIT if sign == COMMA else found[sign] >= HABIT


@lru_cache(maxsize=4)
def _as_listed(cast: Cast) -> Counter[str]:
    """Count by their sign the labels that name behind it a body that somebody on the list came from."""
    parted = (label.partition(sign) for label in cast.labels for sign in SIGNS if sign in label)
    return Counter(sign for _, sign, rest in parted if rest in cast.sent)


def _may_be_body(rest: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether words behind a name may say from where somebody comes: nobody's name, and no sentence."""
    return not is_known_person(rest, cast, words) and not is_sentence(rest, words)
