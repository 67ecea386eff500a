"""Who sent those who came, before their names: «GT - Ana Ruiz, Luis Paz», «Perú. Ana», «OIM» above them."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.bodies import names_body
from actas.classify.one_person import between_people, looks_like_person
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_by_code, known_actor, name_words, person_score

# «GT - …», «El Salvador – …», «OIM- …», «GT. …», «Perú.- …»: one or more words, and a sign that parts.
SENDER = compiled(r"([^\W\d_][^,;:()/\n]{1,44}?)(?:\s+[-–—]+\s+|[-–—]\s+|\.\s*[-–—]?\s+)(?=\S)")
CODE = compiled(r"[A-Z]{2,6}")
SEVERAL = 2  # senders alone on their lines, each above those whom it sent
KNOWN = 1.5  # `person_score` of a name with a known part


def behind_sender(text: str, words: Vocabulary) -> str:
    """Return a line with a colon behind the country or body that sent those whom it names, else as it is."""
    found = SENDER.match(text)
    if found is None or ":" in text or not is_sender(found[1], words):
        return text
    rest = text[found.end() :]
    first = between_people(words).split(rest)[0]
    if (
        names_body(first, words)
        or not looks_like_person(first, words)
        or (CODE.fullmatch(found[1]) and rest.isupper())
    ):
        return text  # «MA. ELENA RUIZ» is one person
    return f"{found[1]}: {rest}"


def is_sender(name: str, words: Vocabulary) -> bool:
    """Whether a name is a country's, a body's or a code's, and nobody's."""
    table = name_words(words)
    if fold(name) in table.roles | table.honorifics:
        return False  # «DRA. Ana Ruiz»
    if country_by_code(words, name):
        return True  # «BO», though somebody may be called Bo
    if person_score(words, name) >= KNOWN:
        return False
    return bool(CODE.fullmatch(name)) or known_actor(words, name) is not None or names_body(name, words)


def below_senders(
    people: list[Participant], lines: Sequence[tuple[int, int, str]], words: Vocabulary
) -> list[Participant]:  # fmt: skip
    """Return the people with those who sent them, where these stand alone on the lines above them, else none.

    ``lines``: the places of the people of each line, from and to, and the line. Every line is either a
    sender's or names people, and the first is a sender's.
    """
    if len(lines) <= SEVERAL or lines[0][1] != 1 or not is_sender(lines[0][2], words):
        return []  # nearly all
    alone = {text for start, end, text in lines if end == start + 1 and is_sender(text, words)}
    if len(alone) < SEVERAL or lines[-1][2] in alone:
        return []
    found: list[Participant] = []
    sender, above = "", False
    for start, end, text in lines:
        if text in alone:
            if above:
                return []  # two in a row: each of them came
            sender, above = text, True
            continue
        named = people[start:end]
        if any(one.kind != "person" for one in named):
            return []
        found += [replace(one, of=one.of or sender) for one in named]
        above = False
    return found
