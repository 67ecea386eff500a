"""What stands behind a name: an office, how somebody holds it, for whom they come."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.bodies import names_body
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.phrases import opens

LONGEST_OFFICE = 6  # words: «encargada de la huerta del colegio»
PIECE = compiled(r",\s+|\s+\|\s+")
LONGEST_OPENING = 4  # words of «en su calidad de»
TWO = 2  # words: an article and its noun
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
        if opens(fold(piece.strip(SIGNS)), words.grammar("no_office")):
            continue
        office, body = (None, _sender(piece.strip(SIGNS), words) or piece)
        if role is None:
            office, body = _office_in(piece.strip(SIGNS), words)
        if role and _held(piece.strip(SIGNS).split(), words):
            continue  # «decano, quien preside»: no body
        role = role or office
        of += [body] if body and any(map(str.isalpha, body)) else []
    return replace(one, role=role, of=", ".join(of) or None) if role != one.role or of != pieces else one


def _office_in_name(one: Participant, words: Vocabulary) -> Participant | None:
    """Return who it is, and the office that the name holds: "Amos Reed as secretary"."""
    tokens = one.name.split()
    joint = next((at for at in range(1, len(tokens) - 1) if tokens[at].islower()), 0)
    if not joint or one.role or fold(tokens[joint]) not in words.phrases("attendance", "in_office"):
        return None
    office = " ".join(tokens[joint + 1 :])
    if fold(office) not in name_words(words).roles:
        return None
    return replace(one, name=" ".join(tokens[:joint]), role=office)


def _office_in(piece: str, words: Vocabulary) -> tuple[str | None, str | None]:
    """Return the office that words behind a name say, and the body; what is neither stays."""
    if sender := _sender(piece, words):
        return None, sender
    tokens = piece.split()
    if size := _opens(tokens, "stands_for", words):
        article = len(tokens) > size + 1 and fold(tokens[size]) in words.grammar("articles")
        return None, " ".join(tokens[size + article :]) or piece
    if held := _held(tokens, words):
        return held, None
    office, _, body = piece.partition(" - ")
    if body and (told := _parted(office, words, sure=False)) and told[1] is None:
        return office, body  # «tesorera - Red Lago»
    size = _opens(tokens, "in_office", words)
    return _parted(" ".join(tokens[size:]), words, sure=size > 0) or (None, piece)


def _opens(tokens: Sequence[str], key: str, words: Vocabulary) -> int:
    """Return how many words of a piece are one of some phrases that open it: «en su calidad de»."""
    phrases = words.phrases("attendance", key)
    sizes = range(min(LONGEST_OPENING, len(tokens) - 1), 0, -1)
    return next((size for size in sizes if fold(" ".join(tokens[:size])) in phrases), 0)


def _held(tokens: Sequence[str], words: Vocabulary) -> str | None:
    """Return what somebody was in the meeting: «who acted as secretary», "in the chair"."""
    if tokens and fold(tokens[0]) in words.grammar("relative"):
        tokens = tokens[1:]
    if len(tokens) > TWO and fold(tokens[-1]) in words.grammar("paper"):
        tokens = tokens[:-TWO]  # «que secretariou a reunião»
    said = fold(" ".join(tokens))
    if said in words.phrases("attendance", "led"):
        return "chair"
    return "rapporteur" if said in words.phrases("attendance", "wrote") else None


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
