"""Whether a few words can name a part of the notes: all places that look for bare names ask here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sections import OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LONGEST = 5  # words of one
GIVEN = 2.0  # `person_score` of a known given name


def is_short_name(name: str, words: Vocabulary, longest: int = LONGEST) -> bool:
    """Whether a few words state nothing, greet nobody and go on from nothing; they may name somebody."""
    tokens = name.split()
    if not 0 < len(tokens) <= longest or not name[-1].isalnum():
        return False
    if kind_of_heading(words, name)[1] >= OPENS:
        return True
    if fold(tokens[0]) in words.grammar("open_start", "conjunctions"):
        return False
    return not greets(fold(name), words) and not is_sentence(name, words)


def is_somebody(name: str, words: Vocabulary) -> bool:
    """Whether a name, in letters of any size, is a person's, a country's or a known body's."""
    return person_score(words, name.title()) >= GIVEN or known_actor(words, name) is not None


def named(texts: Sequence[tuple[int, str]], names: Callable[[str], bool]) -> list[int]:
    """Return where names stand; where each has a stop («Cuentas.»), they are looked for without it."""
    found = [at for at, text in texts if names(text)]
    if not found and all(text.endswith(".") and text[:1].isupper() for _, text in texts):
        found = [at for at, text in texts if names(text.removesuffix("."))]
    return found
