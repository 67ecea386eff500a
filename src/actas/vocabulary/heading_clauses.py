"""Which kind of section a heading announces that is a clause: «Lo que nos frena», "Rules we want".

People name the parts of a workshop by questions as often as by nouns, and no list holds all of them. The verb
says what stands below.
"""

from __future__ import annotations

from functools import lru_cache

from actas.vocabulary import Vocabulary
from actas.vocabulary.phrases import first_words

SIGNS = ",.;:?!¿¡()"
LONGEST = 9  # words of a heading that is still one; a longer one asks something of its own
OPENS_WITHIN = 4  # words, among which the clause begins
VERB_WITHIN = 6  # words behind its opening, among which the verb begins
LONGEST_VERB = 5  # words of a verb with what belongs to it
SHORT_NOT = "n't"
# What a verb that is denied says: «Lo que no funcionó».
DENIED = {"practices": "obstacles"}


def kind_of_clause(words: Vocabulary, text: str) -> tuple[str | None, bool]:
    """Return the kind that the verb of a heading's clause gives, and whether the clause is all there is.

    ``text`` is the heading bare and folded.
    """
    tokens = [token.strip(SIGNS) for token in text.split()]
    if "-" in text:  # «Que demandons-nous ?»
        tokens = [token.removesuffix("-nous").removesuffix("-vous") for token in tokens]
    if not 1 < len(tokens) <= LONGEST:
        return None, False
    if whole := words.keyed("section_clauses").get(" ".join(tokens)):
        return whole, False  # «on fait», «vamos a hacer»
    openers = words.grammar("clause_openers")
    start = next((at for at, token in enumerate(tokens[:OPENS_WITHIN]) if token in openers), None)
    if start is None:
        return None, False
    # "Rules we would like": the one of whom it is told opens the clause and belongs to its verb.
    kind, at = _verb(
        words, tokens, start if tokens[start] in words.grammar("subject_pronouns") else start + 1
    )
    denied = any(_denies(one, words) for one in tokens[start:at])
    if kind is not None and denied:
        kind = DENIED.get(kind)
    elif kind is None and _denies(tokens[-1], words):
        kind = "obstacles"  # «Lo que no», "What didn't", beside «Lo que sí»
    return kind, start <= 1


def _denies(token: str, words: Vocabulary) -> bool:
    return token in words.grammar("negations") or token.endswith(SHORT_NOT)


def _verb(words: Vocabulary, tokens: list[str], start: int) -> tuple[str | None, int]:
    """Return the kind of the first verb that tells one, the longest that begins there, and its place."""
    verbs, opening = words.keyed("section_clauses"), _openings(words)
    for at in range(start, min(len(tokens), start + VERB_WITHIN)):
        if tokens[at] not in opening:
            continue
        for size in range(LONGEST_VERB, 0, -1):
            kind = verbs.get(" ".join(tokens[at : at + size]))
            if kind is not None and at + size <= len(tokens):
                return kind, at
    return None, start


@lru_cache(maxsize=4)
def _openings(words: Vocabulary) -> frozenset[str]:
    """Return the first words of the verbs."""
    return first_words(frozenset(words.keyed("section_clauses")))
