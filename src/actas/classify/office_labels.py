"""An office before a colon or a stop that speaks: «Tesorera: quedan 300 euros», «SR. PRESIDENTE.- Abre»."""

from __future__ import annotations

from actas.classify.bodies import offices
from actas.classify.cast import (
    ASIDE,
)
from actas.classify.folk import folk
from actas.classify.identity import (
    CAPITALISED,
    GIVEN,
    person,
)
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sentences import is_sentence

HONOURED = 3.0  # `person_score` of a name behind an honorific
LONG = 4  # words behind an office, and it speaks


def speaks_in_office(
    label: str, rest: str, words: Vocabulary, *, stopped: bool = False, among: bool = False
) -> Actor | None:
    """«La moderadora: ¿alguna pregunta?»: an office before what is said, not before who holds it.

    ``stopped``: the label is set off as minutes set off who speaks, «SEÑOR PRESIDENTE.- …». ``among``:
    countries or people speak beside it.
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
    if _is_somebody(shown, words):
        told = len(rest.split()) >= LONG or rest.endswith(("?", "»", '"', "”"))
        return person(shown, as_written=label if label != shown else None) if told else None
    speaking = words.grammar("speaking_offices")
    office = shown if fold(shown) in speaking else office  # "The floor: …"
    if fold(office) not in offices(words) and fold(office) not in speaking:
        return None
    if fold(label) in words.phrases("owners", "keys") or _names_holder(rest, words):
        return None
    asks = rest.endswith("?")
    if not asks and opens(fold(rest), words.grammar("vacant")):
        lacks = fold(rest).partition(" ")[0] in words.grammar("tells_of_lack")
        if not lacks or len(rest.split()) < LONG:
            return None  # «Secretaria: por designar», not «Moderadora: falta cemento en el norte»
    told = (article or among) and len(rest.split()) >= LONG  # «La presidenta: nada que añadir»
    if not (asks or told or is_sentence(rest, words) or (honoured and stopped)):
        return None
    return person(office, as_written=label if label != office else None)


def _names_holder(rest: str, words: Vocabulary) -> bool:
    """«Ana Ruiz», «Ana Ruiz. Toma notas: …», «I. Szabo Minutes: …»: whether a name or a key follows."""
    before, colon, _ = rest.partition(":")
    if person_score(words, rest) >= CAPITALISED:
        return True
    if colon and fold(before.rpartition(" ")[2]) in words.keyed("meeting"):
        return True
    holder, stop, _ = rest.partition(". ")
    return bool(stop) and person_score(words, holder) >= GIVEN


def _is_somebody(label: str, words: Vocabulary) -> bool:
    """«Una señora», «alguien del fondo», «la florista»: whether a label is one person whom nobody names."""
    first, _, rest = label.partition(" ")
    noun, _, where = rest.partition(" ")
    joint = where.partition(" ")[0].replace("’", "'").partition("'")[0]
    led = not where or fold(joint) in words.grammar("of")
    if fold(first) in words.grammar("one_unnamed"):
        return not rest or fold(noun) in words.grammar("of", "from")
    if fold(first) in words.grammar("indefinite") and led:
        return fold(noun) in folk(words)
    known = fold(noun) in folk(words) and fold(noun) not in name_words(words).roles  # «La tesorera: …»
    return not where and fold(first) in words.grammar("articles") and known
