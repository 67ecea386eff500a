"""What stands behind a name: an office, how somebody holds it, for whom they come."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.classify.bodies import names_body
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import any_of

LONGEST_OFFICE = 6  # words: «encargada de la huerta del colegio»
PIECE = compiled(r",\s+|\s+\|\s+")
TWO = 2
SIGNS = " .,;:*"


def told_of(one: Participant, words: Vocabulary) -> Participant:
    """Return somebody with the office that stands behind the name, and for whom they come.

    «Ana Ruiz, en su calidad de presidenta», «Luis Paz, tesorero de la Cooperativa Sol», «…, en
    representación de la Red Lago»: a list or a sentence holds it as it holds a body.
    """
    if one.kind == "person" and not one.of and (cut := _office_in_name(one, words)):
        return cut
    if one.kind != "person" or not one.of:
        return one
    pieces = PIECE.split(one.of)
    role, of = one.role, []
    for piece in pieces:
        office, body = _office_in(piece.strip(SIGNS), words) if role is None else (None, piece)
        role = role or office
        of += [body] if body else []
    return replace(one, role=role, of=", ".join(of) or None) if role != one.role or of != pieces else one


def _office_in_name(one: Participant, words: Vocabulary) -> Participant | None:
    """Return who it is, and the office that the name holds: "Amos Reed as secretary"."""
    if one.name.istitle() or one.role:
        return None
    folded, places = fold_with_places(one.name)
    found = _as_office(words).search(folded)
    if found is None:
        return None
    start, end = places[found.start()], places[found.end()]
    return replace(one, name=one.name[:start], role=one.name[end:])


def _office_in(piece: str, words: Vocabulary) -> tuple[str | None, str | None]:
    """Return the office that words behind a name say, and the body; what is neither stays."""
    if sender := _sender(piece, words):
        return None, sender
    folded, places = fold_with_places(piece)
    if found := _stands_for(words).match(folded):
        return None, piece[places[found.end()] :].strip() or piece
    led = found[0] if (found := _leads(words).fullmatch(folded)) else ""
    if led:
        return ("chair" if found and found["led"] else "rapporteur"), None
    bare = piece[places[found.end()] :].strip() if (found := _in_office(words).match(folded)) else piece
    return _parted(bare, words, sure=bare is not piece) or (None, piece)


def _sender(piece: str, words: Vocabulary) -> str | None:
    """«representante de los usuarios» -> for whom; «Delegación de Chile» is a body itself."""
    tokens = piece.split()
    if len(tokens) <= TWO or fold(tokens[1]) not in words.grammar("of", "contracted_of"):
        return None
    first = fold(tokens[0])
    if first not in words.grammar("delegates") or first in name_words(words).groups:
        return None
    article = len(tokens) > TWO + 1 and fold(tokens[TWO]) in words.grammar("articles")
    return " ".join(tokens[TWO + article :])


def _parted(text: str, words: Vocabulary, *, sure: bool) -> tuple[str, str | None] | None:
    """«tesorero de la Cooperativa Sol» -> the office and the body; ``sure``: words say that it is one."""
    tokens = text.split()
    if not tokens or len(tokens) > LONGEST_OFFICE + LONGEST_OFFICE:
        return None
    roles, of = name_words(words).roles, words.grammar("of", "contracted_of")
    size = next((size for size in (3, 2, 1) if fold(" ".join(tokens[:size])) in roles), 0)
    if not size and text.islower() and fold(tokens[-1]) in roles:
        return text, None  # «premier adjoint»
    if not (size or sure):
        return None
    start = next((at for at, token in enumerate(tokens) if at and fold(token) in of), 0)
    rest = tokens[start + 1 :] if start else []
    if rest and fold(rest[0]) in words.grammar("articles"):
        rest = rest[1:]
    body = " ".join(rest)
    if body and (names_body(body, words) or _is_acronym(body)):
        return " ".join(tokens[:start]), body
    # «Coordinadora Nacional de Mujeres» is a body, «Coordinadora nacional» an office.
    capitals = sum(token[:1].isupper() for token in tokens[size:])
    whole = sure or text[0].islower() or (not capitals and len(tokens) <= LONGEST_OFFICE)
    return (text, None) if whole else None


def _is_acronym(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) > 1


@lru_cache(maxsize=4)
def _stands_for(words: Vocabulary) -> re.Pattern[str]:
    articles = any_of(words.grammar("articles"))
    return compiled(rf"{any_of(words.phrases('attendance', 'stands_for'))}\s+(?:{articles}\s+)?")


@lru_cache(maxsize=4)
def _in_office(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"{any_of(words.phrases('attendance', 'in_office'))}\s+")


@lru_cache(maxsize=4)
def _as_office(words: Vocabulary) -> re.Pattern[str]:
    roles = any_of(name_words(words).roles)
    return compiled(rf"(?<=\w)\s+{any_of(words.phrases('attendance', 'in_office'))}\s+(?={roles}$)")


@lru_cache(maxsize=4)
def _leads(words: Vocabulary) -> re.Pattern[str]:
    """Return words that say that somebody led or wrote, «who acted as secretary» or "in the chair"."""
    led, wrote = (any_of(words.phrases("attendance", key)) for key in ("led", "wrote"))
    meeting = rf"(?:\s+{any_of(words.grammar('articles'))}\s+{any_of(words.grammar('paper'))})?"
    return compiled(rf"(?:{any_of(words.grammar('relative'))}\s+)?(?:(?P<led>{led})|{wrote}){meeting}")
