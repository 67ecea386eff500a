"""What a sentence says was settled in its middle: «Hubo dudas; se acuerda que Ana revise la bomba»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.classify.before_verbs import CONDITIONAL, FUTURE, gathers, opens_verb
from actas.classify.cast import Cast
from actas.classify.clause_heads import heads_of
from actas.classify.deed_verbs import SHORTEST, does, first_behind, is_to_act, is_told, may_act, must_or_will
from actas.classify.owner_names import Owner
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.phrases import Phrases, may_hold


def settled_inside(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Hubo dudas; se acuerda que Ana revise la bomba»: who it was settled would do it."""
    if not may_hold(fold(text), words.grammar("settled_that")):
        return None
    folded, places = fold_with_places(text)
    for _start, end, _said in _settled(words).find(folded):
        clause = text[places[end] :].lstrip()
        heads = heads_of(clause, cast, words, lambda told: _may_be_told(told, words))
        owner, behind = next(heads, (None, ""))
        tokens = first_behind(behind)
        if owner is None or not tokens:
            continue
        must = opens_verb(behind.partition(" ")[0], tokens, must_or_will(words, CONDITIONAL), words)
        if is_to_act(tokens, owner, words) if must else _is_told_to(behind, tokens, owner, words):
            return replace(owner, said=clause)
    return None


@lru_cache(maxsize=4)
def _settled(words: Vocabulary) -> Phrases:
    return Phrases(words.grammar("settled_that"))


def _may_be_told(behind: str, words: Vocabulary) -> bool:
    """Whether words may begin with what somebody was told to do: «revise», "sign", "would send"."""
    first = behind.partition(" ")[0].rstrip(".,;")
    if not first.isalpha() or not first.islower() or fold(first) in words.grammar("of", "and", "articles"):
        return False
    told = first.endswith(words.as_written("endings", "told_to")) and len(first) > SHORTEST
    told = told or first in (FUTURE, CONDITIONAL) or fold(first) in words.grammar("does", "ought_to")
    return told or may_act(behind, words)


def _is_told_to(behind: str, tokens: Sequence[str], owner: Owner, words: Vocabulary) -> bool:
    """Whether a verb says what somebody was told to do, and not how they are, or what they get."""
    deed = tokens[0] in words.grammar("does", "acts")
    if not deed and tokens[0] in words.grammar("finite", "auxiliary", "adverbs", "gets"):
        return False
    if any(one.kind != "person" for one in owner.actors) and gathers(owner, tokens, words):
        return False
    speaks = tokens[0] in words.grammar("speaks_too") and not is_told(tokens, words)
    told = tokens[0].endswith(words.as_written("endings", "told_to")) and len(tokens[0]) > SHORTEST
    told = told and tokens[0] not in words.grammar("decides", "things_go", "no_deeds", "negations")
    return speaks or told or tokens[0] in words.grammar("does") or does(behind, tokens, owner, words)
