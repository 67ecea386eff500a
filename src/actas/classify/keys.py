"""Whether what stands behind a key are people: «Acta: Luis Paz», but not «Acta: aprobada»."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.bodies import names_body
from actas.classify.facts import PEOPLE_KEYS
from actas.classify.people import SURE, people_in
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.phrases import opening

NOT_PEOPLE = "other"  # what a key says that names nobody, whatever stands behind it
ENOUGH = 2  # names that make a list, though none of them is known


def key_before(label: str, stated: str | None, value: str, words: Vocabulary) -> str | None:
    """Return what a label says of the people behind it: a key of attendance, or that it is none of people.

    Args:
        label: what stands before the colon.
        stated: the key of attendance that it is, whatever stands behind.
        value: what stands behind the colon; empty where a list follows.
        words: the vocabulary.

    """
    key, sure = _told(label, stated, words)
    if sure:
        return key
    if not value.strip():
        return stated
    if names_people(value, words):
        return key
    return key if key == "participants" and _sent_by_body(label, value, words) else NOT_PEOPLE


def sent_for(label: str, words: Vocabulary) -> str | None:
    """«Por la OIM» -> «OIM»: for whom people came, by what stands before the colon; None for other words."""
    tokens = label.strip(" *.:").split()
    folded = [fold(token) for token in tokens]
    said = opening(" ".join(folded), _sides(words)) if len(tokens) > 1 else None
    at = len(said.split()) if said else int(bool(folded) and folded[0] in words.grammar("on_behalf"))
    if not at or " ".join(folded) in words.phrases("attendance", "by_way"):
        return None  # nearly all; «por Zoom» says how they came
    small = words.grammar("articles", "of", "contracted_of")
    while at < len(tokens) and folded[at] in small:
        at += 1
    return " ".join(tokens[at:]) or None


def _sent_by_body(label: str, value: str, words: Vocabulary) -> bool:
    """«Por la OIM: Breixo Lado»: whether names of no table stand behind a body that sent them."""
    sender = sent_for(label, words)
    if sender is None or not (known_actor(words, sender) or names_body(sender, words)):
        return False
    people = list(people_in(value, words))
    return bool(people) and all(
        " " in one.name and one.name.istitle() and person_score(words, one.name) >= 1.0 for one in people
    )


@lru_cache(maxsize=512)  # one label is asked for again and again
def _told(label: str, stated: str | None, words: Vocabulary) -> tuple[str | None, bool]:
    """Return the key that a label may be, and whether it is so whatever stands behind it."""
    named = fold(label).strip(" .*")
    if stated:
        loose = (words.phrases("attendance", key) for key in ("loose", "by_way"))
        return stated, all(named not in table for table in loose)
    key = _key_where_people_follow(named, words)
    return key, key is None and not _is_other(named, words)


def _key_where_people_follow(named: str, words: Vocabulary) -> str | None:
    """Return the key that a folded label is before people: how they came, for whom, or what they wrote."""
    if named in words.phrases("attendance", "by_way"):
        return "participants"
    if named in words.grammar("record_paper") or named in words.phrases("attendance", "writes"):
        return "rapporteur"
    first = named.partition(" ")[0]
    side = first != named and (first in words.grammar("on_behalf") or opening(named, _sides(words)))
    return "participants" if side else None


@lru_cache(maxsize=4)
def _sides(words: Vocabulary) -> frozenset[str]:
    return words.phrases("attendance", "sides")


def _is_other(named: str, words: Vocabulary) -> bool:
    """Whether a folded label states something of the meeting that is no people: «Sede», "Quorum"."""
    key = words.keyed("meeting").get(named)
    return key is not None and key not in PEOPLE_KEYS


def names_people(text: str, words: Vocabulary) -> bool:
    """Whether words are people beyond doubt: most of them known by a given name, or several that may be."""
    people = list(people_in(text, words))
    scores = [person_score(words, one.name) for one in people]
    sure = sum(score >= SURE for score in scores)
    if sure * 2 >= len(people) > 0:
        return True
    if sure >= ENOUGH and len(people) == text.count(",") + 1 and not any(" " in one.name for one in people):
        return True  # «Presencia: ana, zuki, chispa, mirlo, luis»: each piece a word, and somebody
    venues = words.phrases("places", "venues")
    several = len(people) >= ENOUGH and all(one.kind == "person" for one in people) and min(scores) >= 1.0
    return several and venues.isdisjoint(token for one in people for token in fold(one.name).split())
