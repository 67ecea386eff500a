"""Who is to do something by a pronoun: "Teresa asked the school. She'll ring them", «Elle enverra la liste».

One person alone is named before it in the same item; with two, nobody knows which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from actas.classify.before_verbs import CONDITIONAL, FUTURE, opens_verb
from actas.classify.cast import Cast
from actas.classify.clause_heads import heads_of
from actas.classify.days_behind import by_a_day
from actas.classify.deed_verbs import does, first_behind, is_to_act
from actas.classify.identity import is_known_person
from actas.classify.owner_names import Owner
from actas.classify.takers import sentences_in
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

LONGEST = 30  # words of a clause that says who will do something
MOST = 60  # words of a sentence that are looked at
APART = (",", ";", ":", "-", "–", "—", ">", "→")
WORD = compiled(r"[^\W\d_][\w’'-]*")


def same_person(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the one person named before a pronoun that will do something."""
    if text.endswith("?") or not _pronouns(words).search(text):
        return None
    owner = next((one for one, _ in heads_of(text, cast, words, _is_told_of)), None)
    if owner is None or len(owner.actors) > 1 or not is_known_person(owner.actors[0].name, cast, words):
        return None
    at = text.find(owner.text) + len(owner.text)
    for start, clause in _behind_pronouns(text, at, words):
        if _names_another(text[at:start], owner, cast, words):
            return None
        if len(clause.split()) <= LONGEST and _is_to_do(clause, owner, cast, words):
            return replace(owner, said=clause)
    return None


@lru_cache(maxsize=4)
def _pronouns(words: Vocabulary) -> re.Pattern[str]:
    """Return what finds a word that stands for one person."""
    return compiled(rf"\b(?:{'|'.join(words.as_written('words', 'pronouns'))})\b", re.IGNORECASE)


def _is_told_of(behind: str) -> bool:
    """Whether some word follows a name: it is told of, and no label of what it says itself."""
    return behind[:1].islower()


def _behind_pronouns(text: str, at: int, words: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield where each pronoun stands that opens a clause, and what stands behind it in its sentence."""
    for sentence in sentences_in(text[at:], words):
        begins = text.find(sentence, at)
        for found in islice(WORD.finditer(sentence), MOST):
            before = sentence[: found.start()].rstrip()
            opens = not before or before[-1] in APART or _leads(before, words)
            if opens and _is_pronoun(found.group(), words):
                yield begins + found.start(), sentence[found.end() :].lstrip()


def _leads(before: str, words: Vocabulary) -> bool:
    """Whether the word before a pronoun joins it to what was said: "said she would", «y él llama»."""
    last = fold(before.rpartition(" ")[2])
    return last in words.grammar("and", "told", "so_then") or last in words.phrases("speech", "verbs")


def _is_pronoun(first: str, words: Vocabulary) -> bool:
    """Whether a word stands for one person: «él», "she", not the article «el»."""
    folded = fold(first)
    article = folded in words.grammar("articles") and first.isascii()
    return folded in words.grammar("one_pronoun") and not article


def _names_another(before: str, owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether somebody else is named between a name and a pronoun."""
    own, given = set(fold(owner.text).split()), name_words(words).given
    told = (fold(token) for token in WORD.findall(before) if token[:1].isupper())
    return any((one in given or one in cast.people) and one not in own for one in told)


def _is_to_do(behind: str, owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether words behind a pronoun say what somebody will do, or does by a day."""
    tokens = first_behind(behind)
    if len(tokens) < 2 or not words.grammar("impersonal").isdisjoint(tokens[:2]):
        return False
    if opens_verb(behind.partition(" ")[0], tokens, _will(words), words):
        return tokens[0] not in words.grammar("comes_and_goes") and is_to_act(tokens, owner, words)
    rest = behind.partition(" ")[2]
    return does(behind, tokens, owner, words) and by_a_day(rest, cast, words) is not None


@lru_cache(maxsize=4)
def _will(words: Vocabulary) -> frozenset[str]:
    return words.grammar("going_to", "obliges") | {FUTURE, CONDITIONAL}
