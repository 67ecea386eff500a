"""Countries that label what they bring, and bodies beside them: «Perú: …», «PERÚ. …», «Perú- …»."""

from __future__ import annotations

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, is_office_alone, known_actor, name_words, person_score

LABEL = compiled(r"([^\W\d_][^.:()\n]{2,40}?)(?:[.:]|\s*[-–—])\s+(?=\S)")
ACRONYM = compiled(r"([A-ZÀ-Þ]{3,10})(?:\s?[(/-][^:.()\n–]{2,25}\)?)?(?:\s?[.:]-?|\s[-–—])\s+(?=\S)")
FROM = compiled(r"[^()]+\(([^()]+)\)")  # «Kerline (Haití)»
LONGEST, KNOWN = 5, 2.0  # words of a name; `person_score` of a known given name


def opens_with_country(block: Block, words: Vocabulary) -> bool:
    """Whether a country labels what a block says."""
    label = LABEL.match(block.words.text)
    return label is not None and country_of(words, label[1]) is not None


def opens_with_another(block: Block, words: Vocabulary) -> bool:
    """Whether another may label a block: «SENARI: …», «CODRAM (Chile). …», «Chair: …», «Kerl (Haití): …»."""
    text = block.words.text
    if short := ACRONYM.match(text):
        return fold(short[1]) not in name_words(words).not_speakers
    label, colon, _ = text.partition(": ")
    label = label.strip()
    if not colon or not label or label.count(" ") >= LONGEST:
        return False
    return (
        is_office_alone(label, words)
        or person_score(words, label) >= KNOWN
        or ((of := FROM.fullmatch(label)) is not None and country_of(words, of[1]) is not None)
        or known_actor(words, label) is not None
    )
