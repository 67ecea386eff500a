"""An office before a colon or a stop that speaks: «Tesorera: quedan 300 euros», «SR. PRESIDENTE.- Abre»."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.bodies import offices
from actas.classify.cast import (
    ASIDE,
)
from actas.classify.identity import (
    CAPITALISED,
    GIVEN,
    person,
)
from actas.classify.verbs import presents
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sentences import is_sentence

HONOURED = 3.0  # `person_score` of a name behind an honorific
LONG = 4  # words behind an office, and it speaks


def speaks_in_office(label: str, rest: str, words: Vocabulary, *, stopped: bool = False) -> Actor | None:
    """«La moderadora: ¿alguna pregunta?»: an office before what is said, not before who holds it.

    ``stopped``: the label is set off as minutes set off who speaks, «SEÑOR PRESIDENTE.- …».
    """
    aside, shown = ASIDE.search(label), ASIDE.sub("", label)
    if aside and len(aside[1].split()) > LONG:
        return None  # «Docentes (los que dan clase por la tarde): …» explains a word
    first, _, behind = shown.partition(" ")
    article = bool(behind) and fold(first) in words.grammar("articles")
    office = behind if article else shown
    first, _, behind = office.partition(" ")
    honoured = bool(behind) and fold(first) in name_words(words).honorifics  # «SEÑOR PRESIDENTE»
    if honoured:
        first, _, inner = behind.partition(" ")
        office = inner if inner and fold(first) in words.grammar("articles") else behind
    if fold(office) not in offices(words) and fold(office) not in words.grammar("speaking_offices"):
        return None
    if fold(label) in words.phrases("owners", "keys") or person_score(words, rest) >= CAPITALISED:
        return None
    asks = rest.endswith("?")
    if not asks and not article and _names_holder(office, rest, words):
        return None
    if not asks and opens(fold(rest), words.grammar("vacant")):
        return None  # «Secretaria: por designar»
    one = article or fold(office) in words.grammar("offices_of_one")
    if not asks and not (
        is_sentence(rest, words) or (one and _tells(rest, words, article)) or (honoured and stopped)
    ):
        return None
    return person(office, as_written=label if label != office else None)


def _names_holder(office: str, rest: str, words: Vocabulary) -> bool:
    """«Veterinaria: Ana Ruiz, de Lugo, …»: whether who holds an office is told; who presides calls people."""
    holder = rest.partition(",")[0]
    if " " not in holder or fold(office) in words.keyed("meeting"):
        return False
    return GIVEN <= person_score(words, holder) < HONOURED  # "Chair: Mr Soto, you have the floor"


def _tells(rest: str, words: Vocabulary, article: bool) -> bool:
    """Whether words behind an office of one are said by who holds it, behind an article whatever they are."""
    said = rest.split()
    return len(said) >= LONG and (article or not _verbs(words).isdisjoint(map(fold, said)))


@lru_cache(maxsize=4)
def _verbs(words: Vocabulary) -> frozenset[str]:
    """Return what is told of somebody or something in the present: «llega», "pays"."""
    small = words.grammar("clitics") | words.phrases("language", "function_words")
    return presents(words) | (words.grammar("auxiliary") - small)
