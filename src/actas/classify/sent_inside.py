"""Those who stand in brackets behind whoever they are: «Equipo de obras (Ana Ruiz, Luis Paz), Eva Sol»."""

from __future__ import annotations

from collections.abc import Iterator

from actas.classify.bodies import is_noun_of_bodies, names_body, nouns_of_bodies
from actas.classify.one_person import ASIDE, between_people
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score

JOINED = compiled(r"\s*[+/]\s*")  # «Awa + Moussa», "Zuri / Kato"
ACRONYM = compiled(r"[A-ZÀ-Þ]{3,8}")
COUNTED = compiled(r"^\d{1,2}\s?[:–-]\s*")
CAPITALISED, HONOURED = 1.0, 3.0  # `person_score` of words with capitals, and behind an honorific
KNOWN = 1.5  # `person_score` of a name with a known part
LIST = 3  # names of which half are known; of two both are
LONGEST_BODY, LONGEST_NAME = 6, 5  # words


def sent_inside(text: str, words: Vocabulary) -> Iterator[tuple[str | None, str]]:
    """Yield the stretches of a list of who came, each with what stands before its brackets, if anything.

    Nothing where no brackets hold people: they say where somebody comes from.
    """
    sign = between_people(words)
    end = 0
    sends = _bodies_send(text, words)
    for aside in ASIDE.finditer(text):
        parted = list(sign.finditer(text, end, aside.start()))
        start = parted[-1].end() if parted else end
        body = text[start : aside.start()].strip()
        named = _without_count(aside[1])
        sure = sends and (ACRONYM.fullmatch(body) is not None or _is_sure_body(body, words))
        counted = sure and aside[1].isdecimal()  # «Comité (3)»: how many came of it, whoever they are
        sent = sure and _may_be_people(named, words)
        if not _is_body(body, words) or not (counted or sent or _holds_people(named, words)):
            continue
        if parted and (others := sign.sub(", ", text[end : parted[-1].start()]).strip(" ,")):
            yield None, others
        told = [] if counted else _names(named, words) if sent else [named]
        yield from ((body, one) for one in told)
        end = aside.end()
    if end and (rest := sign.sub(", ", text[end:]).strip(" ,")):
        yield None, rest


def _bodies_send(text: str, words: Vocabulary) -> bool:
    """Whether somebody known stands in brackets behind what is surely a body: «UNICEF (Awa + Moussa)».

    Then a name of no table in such brackets is somebody, too: «ADEL (Nilza), escola (Zita)».
    """
    sign = between_people(words)
    sent = known = 0
    for aside in ASIDE.finditer(text):
        body = ASIDE.sub("", sign.split(text[: aside.start()].strip())[-1]).strip()
        if not _may_be_people(aside[1], words):
            continue
        names = _names(_without_count(aside[1]), words)
        surely = any(person_score(words, one.partition(",")[0]) >= KNOWN for one in names)
        if surely and _is_sure_body(body, words):
            return True
        acronym = ACRONYM.fullmatch(body) is not None and _is_body(body, words)
        sent += acronym
        known += acronym and surely
    return sent > 1 and known > 0  # «ZRC (Ana + Luis), MCA (Zuri)»


def _is_sure_body(name: str, words: Vocabulary) -> bool:
    """Whether a name is a known body's, or its noun says so: «UNICEF», «mairie de Kaya», "council"."""
    known = known_actor(words, name)
    if known is not None:
        return known.kind == "organisation"
    noun = name.partition(" ")[0]
    return names_body(name, words) or is_noun_of_bodies(noun, words) or fold(name) in nouns_of_bodies(words)


def _may_be_people(inside: str, words: Vocabulary) -> bool:
    """Whether each piece in brackets may name somebody, and none is an office, a country or a body."""
    names = _names(_without_count(inside), words)
    return bool(names) and all(_may_be_somebody(one, words) for one in names)


def _may_be_somebody(shown: str, words: Vocabulary) -> bool:
    name = shown.partition(",")[0]
    if len(name.split()) > LONGEST_NAME or (name.isupper() and len(name) > 1):
        return False
    if fold(name) in name_words(words).roles or known_actor(words, name):
        return False
    return person_score(words, name) >= CAPITALISED


def _names(inside: str, words: Vocabulary) -> list[str]:
    """Return whom brackets name, each with the office behind it: «Paul Kaboré, directeur»."""
    pieces = (one.strip(" .") for one in between_people(words).split(JOINED.sub(", ", inside)))
    found: list[str] = []
    for piece in pieces:
        if found and fold(piece) in name_words(words).roles:
            found[-1] = f"{found[-1]}, {piece}"
        elif piece:
            found.append(_untitled(piece, words))
    return found


def _untitled(name: str, words: Vocabulary) -> str:
    """«la ing. Rojas» -> «ing. Rojas»."""
    article, _, rest = name.partition(" ")
    titled = fold(article) in words.grammar("articles") and person_score(words, rest) >= HONOURED
    return rest if titled else name


def _without_count(inside: str) -> str:
    """«2: Juan y Petra» -> «Juan y Petra»."""
    return COUNTED.sub("", inside)


def _is_body(name: str, words: Vocabulary) -> bool:
    """Whether what stands before brackets may have sent somebody, and is nobody."""
    return 0 < len(name.split()) <= LONGEST_BODY and person_score(words, name) < KNOWN


def _holds_people(inside: str, words: Vocabulary) -> bool:
    """Whether two names and more stand in brackets, and no office."""
    names = [one.strip(" .") for one in between_people(words).split(inside)]
    if len(names) < LIST - 1 or not all(names):
        return False
    if any(len(one.split()) > LONGEST_NAME or not one[0].isupper() for one in names):
        return False
    if any(fold(one) in name_words(words).roles or known_actor(words, one) for one in names):
        return False
    known = sum(person_score(words, one) >= KNOWN for one in names)
    return known * 2 >= len(names) if len(names) >= LIST else known == len(names)
