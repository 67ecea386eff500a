"""Where those who signed stand: names, offices and numbers of papers, and nothing else up to the end."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import opening, opens
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

EITHER = compiled(r"\([ao]s?\)|[/@][ao]s?\b")
CAPITALISED = 1.0  # `person_score` of capitals that nothing else explains
MOST_NAMED = 3  # lines below a leave
MOST_SIGNED = 24  # lines
LONGEST = 60  # characters of one
LONGEST_NAME, LONGEST_OFFICE, LONGEST_LEAVE = 6, 6, 9  # words


def who_signs(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines at the end that only say who signed: «ANA RUIZ» above «Presidenta»."""
    named, told = set[int](), set[int]()
    for at in range(len(blocks) - 1, max(len(blocks) - MOST_SIGNED, 0), -1):
        block = blocks[at]
        if block.kind != "paragraph" or block.marker is not None or len(block.words.text) > LONGEST:
            break
        if _tells_of_who_signs(block.words.text, words):
            told.add(at)
        elif _names_somebody(block.words.text, words):
            named.add(at)
        else:
            break
    # The office of each stands above or below the name.
    beside = {at + step for at in told for step in (-1, 1)}
    return frozenset(named | told) if named and named <= beside else frozenset()


def takes_leave(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of a last line that takes leave, «sorry for the mess, cheers», and of who does."""
    for at in range(len(blocks) - 1, max(len(blocks) - 2 - MOST_NAMED, 0), -1):
        block = blocks[at]
        if block.kind != "paragraph" or block.marker is not None or len(block.words.text) > LONGEST:
            break
        folded = fold(block.words.text)
        last = folded.rpartition(",")[2].strip(" .!:")
        if last in words.phrases("cues", "leave") or (at + 2 == len(blocks) and _opens_leave(folded, words)):
            return frozenset(range(at, len(blocks)))
        if len(block.words.text.split()) > LONGEST_OFFICE:
            break
    return frozenset()


def _opens_leave(folded: str, words: Vocabulary) -> bool:
    """«Un abrazo y a cuidarse» above a name: whether a few words open with several that take leave."""
    leave = opening(folded, words.phrases("cues", "leave"))
    return leave is not None and " " in leave and len(folded.split()) <= LONGEST_LEAVE


def _tells_of_who_signs(text: str, words: Vocabulary) -> bool:
    """«Presidenta de la asociación», «Les scrutateurs», «CPF 406.984», «____»: an office, a paper, a line."""
    if not any(map(str.isalnum, text)):
        return True
    if kind_of_heading(words, text)[1] >= EXACT:
        return False  # «FIRMAS»
    # «Secretário(a) da Mesa»
    folded, formulas = fold(EITHER.sub("", text)).strip(" .,:"), words.phrases("cues", "signature")
    first = folded.partition(" ")[0]
    if folded in formulas or (opens(folded, formulas) and folded[-1:].isdecimal()):
        return True
    called = first in words.grammar("articles") and " " in text and text.partition(" ")[2].islower()
    held = called or first in name_words(words).roles or opens(folded, formulas)
    ended = text.rstrip().endswith((".", ":", ";")) and len(folded.split()) > 1
    return held and not ended and len(folded.split()) <= LONGEST_OFFICE and not is_sentence(text, words)


def _names_somebody(text: str, words: Vocabulary) -> bool:
    """Whether a line is a full name, and heads nothing by its wording."""
    particles = name_words(words).particles
    tokens = [token for token in text.strip(" .").split() if token.lower() not in particles]
    if not 1 < len(tokens) <= LONGEST_NAME or not all(token[0].isupper() for token in tokens):
        return False
    return person_score(words, text) >= CAPITALISED and kind_of_heading(words, text)[1] < EXACT
