"""A day that tells when something happens, and not until when a task is due."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.told_days import TOKEN, When
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import infinitive

SIGN = compiled(r"[.;:()]\s|\s[-–—]\s")


def happens_then(folded: str, one: When, words: Vocabulary) -> bool:
    """«avisar de que el agua se corta el 20/05», "find out who speaks on 9 May": a clause's own time.

    What somebody is told to do in it is a task: «Ana tiene que pintar el lunes», «pedir a Luis que …».
    """
    opens = clause_words(words)
    before = folded[: one.start]
    tokens = TOKEN.findall(SIGN.split(before)[-1]) if any(f" {word} " in before for word in opens) else []
    at = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at] in opens), 0)
    told = tokens[at + 1 :]
    return at > 0 and len(told) > 1 and infinitive(words).fullmatch(told[0]) is None


@lru_cache(maxsize=4)
def clause_words(words: Vocabulary) -> tuple[str, ...]:
    """Return what opens a clause about what happens: «que», "who", «quand»."""
    return tuple(sorted(words.grammar("clause_of_time")))
