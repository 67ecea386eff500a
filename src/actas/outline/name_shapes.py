"""Shapes of a line that only says who speaks: with an office, with a body, two people, an office alone."""

from __future__ import annotations

from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import behind_dash
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, is_office_alone, known_actor, name_words, person_score
from actas.vocabulary.patterns import between_names
from actas.vocabulary.sentences import is_sentence

CAPITALISED, KNOWN = 1.0, 2.0  # points of capitals, of a given name
LONGEST, LONGEST_UNKNOWN = 5, 3  # words of a name, and of one that only its capitals make
LONGEST_PAIR = 8  # words of two people or three
LONGEST_OFFICE = 24  # words of an office behind a full name


def with_office(named: str, words: Vocabulary) -> float:
    """Say how much a full name with an office behind a comma, however long, looks like one.

    «Ana Ruiz, alcaldesa de Olmos y vocal de la junta», but not «Ana Ruiz, alcaldesa, abre la sesión».
    """
    name, _, tail = named.partition(",")
    first = fold(tail).split(maxsplit=1)[:1]
    if not first or first[0] not in name_words(words).roles:
        return 0.0
    if len(name.split()) > LONGEST or tail[-1:] in ".!" or len(tail.split()) > LONGEST_OFFICE:
        return 0.0
    score = person_score(words, name)
    if score == CAPITALISED and " " in name and len(name.split()) <= LONGEST_UNKNOWN:
        score = KNOWN  # «Aroha Ngata, agricultora»
    return score if score >= KNOWN and not is_sentence(tail, words) else 0.0


def are_people(named: str, words: Vocabulary) -> bool:
    """«Ana y Luis», «Marta/Raúl»: whether a line is two people or more, one beside the other."""
    tokens = named.split()
    joined = not words.grammar("and").isdisjoint(tokens) or any(sign in named for sign in "/&+")
    if not joined or len(tokens) > LONGEST_PAIR or named.count(",") > 1:
        return False
    several = between_names(words).split(named)
    return len(several) > 1 and all(person_score(words, one) >= KNOWN for one in several)


def is_from(named: str, words: Vocabulary) -> bool:
    """«Ana Ruiz – Universidad del Sur», «Luis Paz | FAO»: whether a line says who it is and from where."""
    name, body = behind_dash(named)
    if not body or person_score(words, name) <= KNOWN:
        return False
    tokens = fold(body).split()
    if country_of(words, body) or known_actor(words, body) or tokens[0] in name_words(words).roles:
        return True
    ends = {tokens[0], tokens[-1]}
    return any(not ends.isdisjoint(words.phrases("actors", key)) for key in ("bodies", "named_bodies"))


def as_called(bare: str, words: Vocabulary) -> float:
    """Say how much what has a colon is who it is: «El presidente:», «Público:», "Participant 2:"."""
    folded = fold(bare)
    counted, _, number = folded.rpartition(" ")
    if counted and number.isdecimal():
        return KNOWN if is_office_alone(counted, words) else 0.0
    article, _, office = folded.partition(" ")
    articles = words.grammar("articles")
    if office and article in articles and is_office_alone(office, words):
        return KNOWN
    groups = name_words(words).groups
    return CAPITALISED if folded in groups or any(f"{one} {folded}" in groups for one in articles) else 0.0
