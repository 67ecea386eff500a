"""Countries in small letters, as hasty notes have them: «south sudan wants …», «uruguay sin …»."""

from __future__ import annotations

from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor

ELIDED = compiled(r"\b([dl]) (?=[aeiouhéâ])")  # «cote d ivoire»
LONGEST = 3  # words of a country's name in small letters


def small_country(text: str, words: Vocabulary) -> tuple[Actor, str] | None:
    """«south sudan wants …», «uruguay sin …»: return which country opens a line, and the next word."""
    if not text[:1].islower():
        return None  # nearly all
    folded = fold(ELIDED.sub(r"\1'", text)).split(maxsplit=LONGEST + 1)
    for size in range(min(LONGEST, len(folded) - 1), 0, -1):
        name = " ".join(folded[:size])
        if name in words.countries and name not in words.ambiguous and folded[size][:1].isalnum():
            state = known_actor(words, name)
            return (state, folded[size]) if state is not None and state.kind == "country" else None
    return None
