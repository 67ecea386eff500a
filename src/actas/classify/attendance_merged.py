"""All who came, each once: whether lines that name people are a list, and who is named again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from actas.classify.attendance_prose import (
    ENOUGH,
)
from actas.classify.one_person import ROLES
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_by_code, organisation_of, without_honorifics

SEVERAL = 2  # who may be meant: then nobody is
AMONG = 3  # countries among which two capitals are one more


def is_list(found: Sequence[Participant], *, together: bool = False) -> bool:
    """Whether people came: not where only those are named who write, or lead in turn («Moderator: …»).

    ``together``: one chapter names them all, who then lead side by side: «Modera: Ana. Facilita: Eva».
    """
    if any(one.role not in ROLES for one in found):
        return True
    if together and len({fold(one.name) for one in found}) >= ENOUGH:
        return any(one.role == "chair" for one in found)
    return len({fold(one.name) for one in found if one.role == "chair"}) == 1


def merged(found: Sequence[Participant], words: Vocabulary) -> list[Participant]:
    """Fold a second naming into the first where it only adds a role, or says who votes for one away.

    So is one of a full name in another item: who signs below the list of those who came.
    """
    out: list[Participant] = []
    # Folded name -> the item -> where it stands first in ``out``: a line may name one thousands of times.
    places: dict[str, dict[str | None, int]] = {}
    for one in found:
        named = places.setdefault(fold(one.name), {})
        office = one.role in ROLES
        like = next((at for item, at in named.items() if office or item != one.at), None)
        away = like is not None and _is_away(out[like])
        if away and _is_away(one):
            continue
        again = like is not None and out[like].at != one.at and _is_away(one) == away
        if again and one.role is None and " " in one.name:
            continue
        if like is None or not (one.role or out[like].role):
            named.setdefault(one.at, len(out))
            out.append(one)
        else:
            out[like] = replace(out[like], role=_weightier(out[like].role, one.role))
    out = with_codes(out, words)
    return _without_short_names(out, words) if any(one.role in ROLES for one in out) else out


def with_codes(found: Sequence[Participant], words: Vocabulary) -> list[Participant]:
    """Take «RD» for a country where several others came."""
    if sum([one.kind == "country" for one in found]) < AMONG:
        return list(found)
    return [replace(one, kind="country") if _is_code(one.name, words) else one for one in found]


def _is_code(name: str, words: Vocabulary) -> bool:
    return country_by_code(words, name) is not None and organisation_of(words, name) is None


def _weightier(role: str | None, again: str | None) -> str | None:
    """Return what somebody was in the meeting, before what they are elsewhere: «alcaldesa», «Preside …»."""
    return again if again in ROLES and role not in ROLES else role or again


def _without_short_names(found: list[Participant], words: Vocabulary) -> list[Participant]:
    """Fold who holds an office into whom a list names more fully: «Minutes: Gwen», «D. Luis Paz»."""
    shown = [without_honorifics(one.name, words) for one in found]
    bare = [fold(name) for name in shown]
    # What a name may be short for, or all of it -> the item that names it so -> where it stands.
    named: dict[str, dict[str | None, list[int]]] = {}
    for at, name in enumerate(bare):
        for short in {name, name.partition(" ")[0], _surname_last(shown[at])}:
            named.setdefault(short, {}).setdefault(found[at].at, []).append(at)
    gone: set[int] = set()
    for at, one in enumerate(found):
        if one.role not in ROLES or not bare[at]:
            continue
        others = (places for item, places in named[bare[at]].items() if item != one.at)
        full = [place for places in islice(others, SEVERAL) for place in places[:SEVERAL]]
        if len(full) == 1 and full[0] not in gone and found[full[0]].role not in ROLES - {one.role}:
            found[full[0]] = replace(found[full[0]], role=one.role)
            gone.add(at)
    return [one for at, one in enumerate(found) if at not in gone]


def _surname_last(name: str) -> str:
    """«REY Odile» -> «odile rey»: how a line elsewhere calls somebody whom the list calls surname first."""
    surname, _, given = name.partition(" ")
    return fold(f"{given} {surname}" if surname.isupper() and given and not given.isupper() else name)


def new_among(found: Sequence[Participant], people: Sequence[Participant]) -> list[Participant]:
    """Return the people without those who came and are listed: «Ana Ruiz, Luis Gil. Ana se va antes»."""
    listed = [fold(one.name) for one in found if not _is_away(one)]
    return [
        one
        for one in people
        if _is_away(one) or not any(f"{name} ".startswith(f"{fold(one.name)} ") for name in listed)
    ]


def _is_away(person: Participant) -> bool:
    return bool(person.absent or person.excused)
