"""Whether words make a sentence or a phrase, as far as common forms tell."""

from __future__ import annotations

import re

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Endings that only verbs have: «tendrá», «harían», «acordamos».
VERBAL = re.compile(
    r"[^\W\d_]{2,}(?:rá|rán|ría|rían|aremos|eremos|iremos|ríamos|ábamos|íamos)$|[^\W\d_]{4,}(?:amos|emos)$"
)
FIRST = 4  # words among which a verb of speech makes a sentence


def is_sentence(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase holds a finite verb: a common one anywhere, a verb of speech near its start."""
    said = TOKEN.findall(phrase)
    tokens = [fold(token) for token in said]
    finite = words.grammar("finite")
    verbs = words.phrases("speech", "verbs") - words.grammar("nouns_too") - words.phrases("speech", "nouns")
    return (
        any(token in finite for token in tokens)
        or any(VERBAL.search(token.casefold()) for token in said)
        or any(_is_verb(*pair, verbs) for pair in zip(said[:FIRST], tokens[:FIRST], strict=True))
    )


def _is_verb(said: str, folded: str, verbs: frozenset[str]) -> bool:
    """Without its accent «inició» is «inicio»: a plain -o is taken for the noun."""
    return folded in verbs and not (folded.endswith("o") and said.casefold().endswith("o"))
