"""Whom somebody asks to do something: «Ana pide a Luis que compre cal», "Tom asked Ann to call the bank".

Who asks says so, and who is asked is to do it. What somebody is asked to do there and then is no task:
«El presidente pide a Ana que explique el plano», "The chair asked Tom to leave the room".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.before_verbs import OPENING_WORDS, TOKEN, ends_as_infinitive
from actas.classify.cast import Cast
from actas.classify.identity import GIVEN, without_article
from actas.classify.owner_names import Owner, named
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import person_score
from actas.vocabulary.phrases import Phrases, may_hold

ASKER = 4  # words of who asks, an article included
AHEAD = 3  # words in which the verb of what is asked stands, a clitic and a negation before it


def asked_of(sentence: str, cast: Cast, words: Vocabulary, *, done: bool) -> Owner | None:
    """Return who is asked to do something by somebody whom a sentence names before.

    ``done``: only where it was asked already. Among tasks «Ana pide a Luis que …» is what she is to do.
    """
    if not may_hold(fold(sentence), asking(words, done=done)):
        return None  # nearly all
    folded, places = fold_with_places(sentence)
    for start, end, _ in _phrases(words, done=done).find(folded):
        asker = without_article(sentence[: places[start]].strip(" *_"), words)
        if not asker or len(asker.split()) > ASKER or named(asker, cast, words, least=GIVEN) is None:
            return None
        return _before_deed(sentence[places[end - 1] + 1 :].lstrip(), cast, words)
    return None


@lru_cache(maxsize=4)
def _phrases(words: Vocabulary, *, done: bool) -> Phrases:
    return Phrases(asking(words, done=done))


@lru_cache(maxsize=4)
def asking(words: Vocabulary, *, done: bool) -> frozenset[str]:
    """Return what stands between who asks and whom, in the present too where it need not be done."""
    asked = words.phrases("owners", "has_asked")
    return asked if done else asked | words.phrases("owners", "asks")


def _before_deed(rest: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Luis que compre cal», "Ann and Tom to call": somebody, and what they are to do."""
    tokens = list(islice(TOKEN.finditer(rest), OPENING_WORDS + AHEAD))
    for size in range(1, len(tokens)):
        if not _is_deed([token.group() for token in tokens[size : size + AHEAD]], words):
            continue
        shown = without_article(rest[: tokens[size - 1].end()], words)
        owner = named(shown, cast, words, least=GIVEN)
        return owner if owner and all(_is_asked(one, cast, words) for one in owner.actors) else None
    return None


def _is_asked(actor: Actor, cast: Cast, words: Vocabulary) -> bool:
    """Whether it is somebody known or an office: what is asked of «el ayuntamiento» only is a wish."""
    if actor.kind == "person":
        return person_score(words, actor.name) >= GIVEN or fold(actor.name) in cast.people
    return fold(without_article(actor.name, words)) in words.grammar("offices_of_one")


def _is_deed(behind: Sequence[str], words: Vocabulary) -> bool:
    """«que compre», «d'acheter», "to call": whether words say what to do, and not then and there."""
    first = fold(behind[0]).replace("’", "'")
    opens, _, elided = first.rpartition("'")
    joins = f"{opens}'" if opens else first
    told = [elided, *map(fold, behind[1:])] if opens else list(map(fold, behind[1:]))
    if joins in words.phrases("owners", "asked_to"):
        return bool(told) and words.grammar("at_once").isdisjoint(told)
    # «solicita a Luis comprar cal»
    return ends_as_infinitive(first, words) and behind[0].islower() and first not in words.grammar("at_once")
