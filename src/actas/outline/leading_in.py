"""Whether a line leads in to what stands below it, and so heads nothing."""

from __future__ import annotations

from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import ends
from actas.vocabulary.sentences import asks_by_accent, is_sentence

FOLLOWING = 2  # words of «los siguientes»


def leads_in(text: str, words: Vocabulary) -> bool:
    """«Se vio lo siguiente:», «Estamos de acuerdo en que:», «Reparto de:», «Tres opciones para la sala:»."""
    folded = fold(text)
    before, _, last = folded.rpartition(" ")
    wanting = last in words.grammar("that", "wanting") and not asks_by_accent(text.rpartition(" ")[2], words)
    if wanting or ends(folded, words.phrases("cues", "lead_in")):
        return True
    if _ends_by_counting(before, words):
        return True
    first, _, others = folded.partition(" ")
    if first in words.grammar("and") and others.count(" ") > FOLLOWING:
        return True  # «Et les demandes de ceux du fond :» goes on; «Et maintenant :» may head
    if "," in text:
        if first in words.grammar("subordinators"):
            return True  # «Tras el debate, la junta:», «Après en avoir délibéré, le Conseil :»
        opens, _, told = folded.partition(", ")
        if told.count(" ") >= FOLLOWING and opens in words.grammar("then"):
            return True  # «Además, el plano de la caseta recoge:»
    if first in words.grammar("articles"):
        first, _, others = others.partition(" ")
    if first in words.grammar("counting") and _is_of_things(others, text, words):
        return True
    # «La mesa toma los siguientes compromisos:»; «Los siguientes pasos:» may head.
    return len(before.split()) > FOLLOWING and ends(before, words.phrases("cues", "lead_in"))


def _ends_by_counting(before: str, words: Vocabulary) -> bool:
    """«De aquí salen tres cosas:»; «Resumen de las dos mesas:» names something by how many it has."""
    told, _, number = before.rpartition(" ")
    said = told.rpartition(" ")[2]
    if not said or number not in words.grammar("counting"):
        return False
    if number in words.grammar("contracted_of") and not is_sentence(told, words):
        return False  # «Estado dos canteiros:», in Portuguese
    return said not in words.grammar("articles", "wanting")


def _is_of_things(others: str, text: str, words: Vocabulary) -> bool:
    """Whether what stands behind a number may be counted: no day («Sept 12»), name or "dos and don'ts"."""
    if not others[:1].isalpha() or others.partition(" ")[0] in words.grammar("and"):
        return False
    named = text.rpartition(others.partition(" ")[0].title())[1]
    return text.isupper() or not named
