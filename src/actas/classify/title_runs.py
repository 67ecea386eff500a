"""Which lines of a list open with a title, by what the lines beside them open with.

One line with a full stop may be anything: «Comedor. Sigue sin cocina» names a topic, «Largo debate. Nadie
cede» does not. Two right below one another, or one among lines with a colon or a dash, are a list of topics.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.titles import (
    ANSWERS_NAMED,
    PLAIN_STOP,
    TOKEN,
    begins_anew,
    by_dash,
    by_short_stop,
    holds_dash,
    is_naming,
    may_order,
    names_alone,
    says_what,
)
from actas.vocabulary import Vocabulary
from actas.vocabulary.sentences import infinitive

NONE: frozenset[str] = frozenset()
FEWEST = 2  # lines of which one may prove the other
SHORTEST_LIST = 3  # lines that may be told to open with titles
LONGEST_BESIDE = 4  # words before a full stop that a line beside proves a title
LONGEST_PROVED = 5  # words before a dash and a small letter
STOPPED, DEED, DASHED, NAMED, OTHER = range(5)


def titled_lines(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Return the lines of a list that open with a title: «Comedor. Sigue sin cocina», «Pagar. Aún no»."""
    if len(texts) < FEWEST or not any(". " in text or holds_dash(text) for text in texts):
        return NONE
    shapes = [_shape(text, words) for text in texts]
    found = {text for at, text in enumerate(texts) if _is_proved(at, shapes)}
    if len(texts) >= SHORTEST_LIST:
        stating = [text for text in texts if ". " in text and by_short_stop(text, words)]
        named = len(stating) + sum(shape == NAMED for shape in shapes) if stating else 0
        if named > 1 and named * 2 >= len(texts):
            found.update(stating)
    return frozenset(found) if found else NONE


def _is_proved(at: int, shapes: Sequence[int]) -> bool:
    """Whether a line beside it proves that one with a full stop opens with a title."""
    beside = (*shapes[max(0, at - 1) : at], *shapes[at + 1 : at + 2])
    if shapes[at] == DEED:
        return DEED in beside
    if shapes[at] == DASHED:
        return NAMED in beside
    return shapes[at] == STOPPED and (STOPPED in beside or (NAMED in beside and len(shapes) >= SHORTEST_LIST))


def _shape(text: str, words: Vocabulary) -> int:
    if ". " in text and (found := PLAIN_STOP.match(text)):
        phrase, rest = found[1].strip(), text[found.end() :]
        tokens = TOKEN.findall(phrase)
        plain = 1 <= len(tokens) <= LONGEST_BESIDE and "".join(phrase.split()).isalpha()
        if plain and begins_anew(rest, words) and not ANSWERS_NAMED.match(rest):
            if is_naming(phrase, words) and not says_what(phrase, words):
                return STOPPED
            if len(tokens) == 1 and infinitive(words).fullmatch(phrase.casefold()):
                return DEED
    if names_alone(text, words):
        return NAMED
    return DASHED if holds_dash(text) and _is_proper(text, words) else OTHER


def _is_proper(text: str, words: Vocabulary) -> bool:
    """«Grupo de radio y prensa – habló con todos»: a title if others are; "Then Ann Lee – …" may speak."""
    found = by_dash(text, words, numbered=False, proved=True)
    tokens = TOKEN.findall(found.text) if found else []
    if found is None or "(" in found.text or not 2 <= len(tokens) <= LONGEST_PROVED or len(tokens[0]) < 2:
        return False
    does = may_order(tokens[0], words) or tokens[0].endswith(words.as_written("endings", "gerund"))
    return not does and all(map(str.islower, tokens[1:]))
