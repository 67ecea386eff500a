"""Whether words make a sentence or a phrase, as far as common forms tell."""

from __future__ import annotations

import re

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
FIRST = 4  # words among which a verb of speech makes a sentence


def is_sentence(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase holds a finite verb: a common one anywhere, a verb of speech near its start."""
    tokens = [fold(token) for token in TOKEN.findall(phrase)]
    finite = words.grammar("finite")
    verbs = words.phrases("speech", "verbs")
    return any(token in finite for token in tokens) or any(token in verbs for token in tokens[:FIRST])
