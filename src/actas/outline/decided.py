"""Whether a line says what was decided, and so names nothing."""

from __future__ import annotations

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import begins


def decides(text: str, words: Vocabulary) -> bool:
    """Whether a line opens as a decision: «Voté à l'unanimité»; not «Vote du budget», which names one."""
    folded = fold(text)
    if not begins(folded, words.phrases("cues", "agreement")):
        return False
    said = folded.split(maxsplit=3)
    if said[1:2] == [] or said[1] not in words.grammar("of", "contracted_of"):
        return True
    return " ".join(said[:3]) in words.phrases("cues", "agreement")  # «Todos de acuerdo en cambiar el día»
