"""Who does something, put behind the verb: «El muro lo pinta Luis», «que la vea el contador»."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from actas.classify.cast import Cast
from actas.classify.clause_heads import as_noted, lifted
from actas.classify.days_behind import days_told
from actas.classify.identity import is_known_person, without_article
from actas.classify.owner_names import Owner, at_head
from actas.classify.shares import done_now
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import may_hold

MOST = 40  # pronouns of a line that are looked at
APART = (",", ";", ":")
BEHIND = compiled(r"\s*(?:$|[.,;:()–—]|-\s)")


def put_last(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who does it by a name behind a pronoun and a verb: «las sillas las trae Eva»."""
    if text[-1:] == "?" or not may_hold(fold(text), words.grammar("object_pronouns")):
        return None
    for found in islice(_pronoun_and_verb(words).finditer(text), MOST):
        head = text[: found.start()].rstrip()
        before = "" if head.endswith(APART) else fold(head.rpartition(" ")[2])
        # «la tarde Ana …» may as well be a noun; «lo», «las» before a singular are none
        ordered = before in words.grammar("that") or fold(found["pronoun"]) != "la"
        asks = cast.called is not None and fold(found["verb"]) in words.grammar("asks_too")
        if not (asks or _is_deed(found["verb"], words, ordered=ordered)):
            continue
        if before in words.grammar("prepositions", "of", "contracted_of", "to_others", "negations"):
            continue  # «para la compra Ana …»
        if owner := _behind(text[found.end("verb") + 1 :], cast, words):
            return replace(owner, said=text[found.start() :])
    return None


@lru_cache(maxsize=4)
def _pronoun_and_verb(words: Vocabulary) -> re.Pattern[str]:
    """Return a pronoun and the word behind it; what may be the next pronoun is not used up."""
    pronoun = any_of(words.grammar("object_pronouns"))
    return compiled(rf"(?<![^\s,;:])(?P<pronoun>(?i:{pronoun}))\s+(?=(?P<verb>[^\W\d_]{{3,}}) [^\s,;:])")


def _is_deed(verb: str, words: Vocabulary, *, ordered: bool) -> bool:
    """Whether a word behind a pronoun says what somebody does; behind «que» also what they are told to do."""
    if not verb.islower():
        return False
    folded = fold(verb)
    if ordered and verb.endswith(words.as_written("endings", "told_to")):
        small = folded in words.phrases("language", "function_words")
        deed = not small and folded not in words.phrases("speech", "verbs")
    else:
        deed = folded in done_now(words) or folded in words.grammar("deeds", "carries")
    if not deed or folded in words.grammar("holds"):
        return False  # «el acta la firma el alcalde»
    known = folded in words.grammar("acts", "deeds", "carries")
    return known or folded not in words.grammar("auxiliary", "negations")


def _behind(rest: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people or the office with whom words begin, where no verb of theirs follows."""
    noted = without_article(rest, words)
    shown = lifted(noted, cast, words)  # letter by letter as long
    owner = at_head(shown, cast, words)
    if owner is None or not shown.startswith(owner.text):
        return None
    people = all(one.kind == "person" and is_known_person(one.name, cast, words) for one in owner.actors)
    office = fold(without_article(owner.text, words)) in name_words(words).roles
    after = shown[len(owner.text) :]
    if not (people or office or days_told(after, cast, words)):
        return None
    first = fold(after.split(maxsplit=1)[0]).strip(".,;:()") if after.strip() else ""
    goes_on = BEHIND.match(after) is None and first not in _may_follow(words)
    if goes_on and not days_told(after, cast, words):
        return None
    return as_noted(owner, noted[: len(owner.text)])


@lru_cache(maxsize=4)
def _may_follow(words: Vocabulary) -> frozenset[str]:
    """Return the small words that may stand behind who does it: when, where, with whom."""
    return words.grammar("prepositions", "told", "articles", "contracted_of", "until", "when", "and")
