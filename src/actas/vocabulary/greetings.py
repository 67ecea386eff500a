"""Lines that greet: «Hola a todas:», «Vecinos y vecinas, buenas tardes:», "Dear all,"."""

from __future__ import annotations

from actas.vocabulary import Vocabulary
from actas.vocabulary.phrases import opens

LONGEST = 60  # characters of a line that greets at its end
SIGNS = " :,.!"


def greets(folded: str, words: Vocabulary) -> bool:
    """Whether a line opens with a greeting, or is one behind whom it is for."""
    greeting = words.phrases("cues", "greeting")
    if opens(folded, greeting):
        # «Madame, Monsieur,», not «Madame Roux demande un devis.»
        called = folded.partition(" ")[0] in words.phrases("names", "honorifics")
        return not called or not folded.endswith(".") or "," in folded or folded.rstrip(SIGNS) in greeting
    whom, _, said = ("", "", "") if folded[LONGEST:] else folded.rstrip(SIGNS).rpartition(", ")
    return whom[-1:].isalpha() and said in greeting
