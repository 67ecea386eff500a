"""Bodies and countries in a list of who came: «Angola, STP, OIM», «le Sénégal, le Pérou et l'OIT»."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.bodies import names_body
from actas.classify.one_person import (
    ASIDE,
    KNOWN,
    hidden_inside,
    known_in,
    person_in,
    shown_again,
)
from actas.model.compiled import compiled
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import person_score

LIST = 3  # bodies beside one another that make a list, so that unknown ones are bodies too
LEADING_ACRONYM = compiled(r"[A-ZÀ-Þ]{2,6} [\w'’]")  # «UTE del Norte», "RSPB Scotland"
ACRONYM = compiled(r"[A-ZÀ-Þ]{3,8}|[A-ZÀ-Þ][a-zà-ÿ][A-ZÀ-Þ]{1,4}")  # «IRC», "MoFA"


def bodies_listed(pieces: Sequence[str], words: Vocabulary) -> list[Participant]:
    """«Cooperativa La Espiga, OIM, le Pérou, IRC»: return the names of a list of bodies and countries.

    Empty where it is none, or one of them is somebody.
    """
    bare = [ASIDE.sub("", piece).strip(" .") for piece in pieces]
    known = [known_in(one, words) for one in bare]
    if not _are_bodies(bare, known, words):
        return []
    told = zip(pieces, bare, known, strict=True)
    return [_body(piece, one, told, words) for piece, one, told in told if told or one[:1].isupper()]


def _are_bodies(bare: Sequence[str], known: Sequence[Participant | None], words: Vocabulary) -> bool:
    """Whether the pieces of a list are bodies: most of three, or two acronyms of which one is known."""
    unknown = [one for one, told in zip(bare, known, strict=True) if told is None]
    if len(bare) == 1:
        return False
    if len(bare) < LIST:
        alike = all(map(ACRONYM.fullmatch, unknown))
        return alike and any(known) and not any(person_score(words, one) >= KNOWN for one in unknown)
    others = [one for one in unknown if not _may_be_body(one, words)]
    people = any(known) and any(person_score(words, one) >= KNOWN for one in others)
    if any(known):  # initials beside a body that is known are no people's
        others = [one for one in others if not ACRONYM.fullmatch(one)]
    return len(others) * 2 < len(bare) and not people


def _body(piece: str, name: str, known: Participant | None, words: Vocabulary) -> Participant:
    """Return a piece of a list of bodies, or whom it sent: «Cruz Roja (Elena Mora)», «UNICEF (excusada)»."""
    one = person_in(piece, words)
    told = one is not None and (known is not None or one.of == name)
    return one if one and told else Participant(name=name, kind="organisation")


def _may_be_body(text: str, words: Vocabulary) -> bool:
    """Whether a piece of a list is a body by its noun or by the acronym that it begins with."""
    if names_body(text, words):
        return True
    acronym = LEADING_ACRONYM.match(text)
    return acronym is not None and person_score(words, text[acronym.end() - 1 :]) < KNOWN  # «DUPONT Jean»


def bodies_apart(part: str, words: Vocabulary) -> list[str]:
    """«UNICEF, OMS» -> «UNICEF», «OMS»: of bodies and countries none sends the other."""
    if "," not in part:
        return [part]
    pieces = [shown_again(piece).strip(" .") for piece in hidden_inside(part).split(",")]
    bare = [ASIDE.sub("", piece).strip(" .") for piece in pieces]
    alone = len(pieces) > 1 and all(one and known_in(one, words) is not None for one in bare)
    return pieces if alone else [part]
