"""Those who stand in brackets behind whoever they are: «Equipo de obras (Ana Ruiz, Luis Paz), Eva Sol»."""

from __future__ import annotations

from collections.abc import Iterator

from actas.classify.one_person import ASIDE, between_people
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score

KNOWN = 1.5  # `person_score` of a name with a known part
LIST = 3  # names of which half are known; of two both are
LONGEST_BODY, LONGEST_NAME = 6, 5  # words


def sent_inside(text: str, words: Vocabulary) -> Iterator[tuple[str | None, str]]:
    """Yield the stretches of a list of who came, each with what stands before its brackets, if anything.

    Nothing where no brackets hold people: they say where somebody comes from.
    """
    sign = between_people(words)
    end = 0
    for aside in ASIDE.finditer(text):
        parted = list(sign.finditer(text, end, aside.start()))
        start = parted[-1].end() if parted else end
        body = text[start : aside.start()].strip()
        if not _is_body(body, words) or not _holds_people(aside[1], words):
            continue
        if parted and (others := sign.sub(", ", text[end : parted[-1].start()]).strip(" ,")):
            yield None, others
        yield body, aside[1]
        end = aside.end()
    if end and (rest := sign.sub(", ", text[end:]).strip(" ,")):
        yield None, rest


def _is_body(name: str, words: Vocabulary) -> bool:
    """Whether what stands before brackets may have sent somebody, and is nobody."""
    if not name or len(name.split()) > LONGEST_BODY or person_score(words, name) >= KNOWN:
        return False
    known = known_actor(words, name)
    return known is None or known.kind != "country"


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
