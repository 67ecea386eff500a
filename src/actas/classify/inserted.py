"""Who speaks, before more is said of them: «Chile, que llegó tarde, informó que …»."""

from __future__ import annotations

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

# «Ana Ruiz, en nombre de los regantes, …»: a name, what is said of it, and how the sentence goes on.
INSERTED = compiled(r"([^,.:;!?]{2,60}),\s+(?=([^\W\d_]+))([^,:;!?]{2,110}),\s+(?=([^\W\d_A-Z][^\s,]*))")
MOST_NAME = 7  # words of a name and its article


def without_inserted(text: str, words: Vocabulary) -> str:
    """Return a text without what its first two commas hold; empty where they say nothing of a name."""
    found = INSERTED.match(text)
    if found is None or not found[2].islower() or len(found[1].split()) > MOST_NAME:
        return ""
    small = fold(found[2])
    hangs = small in words.phrases("language", "function_words") or small in words.grammar(
        "relative", "standing"
    )
    return f"{found[1]} {text[found.end() :]}" if hangs else ""
