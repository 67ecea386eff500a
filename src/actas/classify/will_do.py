"""What known people will do, or are to: «No hay dinero. Ana va a pedir una ayuda», «Ana pedir una ayuda»."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from actas.classify.before_verbs import FUTURE, future_ends, goes_along, opens_verb
from actas.classify.bodies import names_body
from actas.classify.cast import Cast
from actas.classify.clause_heads import heads_of
from actas.classify.clauses import BEFORE_NAME, clauses_of
from actas.classify.deed_verbs import first_behind, is_to_act
from actas.classify.identity import GIVEN, is_known_person, without_article
from actas.classify.owner_names import Owner, named
from actas.classify.owners import tells_to
from actas.classify.takers import sentences_in
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.sieve import may_end

# Where a clause opens, and the names it opens with reach to the verb: «…. Ana y Luis pedir una ayuda».
OPENS = compiled(r"(?:^|[.;:,!]\s+|\s[-–—]\s|(?:[-=]>|→|⇒)\s*)(?P<names>[A-ZÀ-Þ@][^.;:!?()]{0,60})$")
LONGEST = 30  # words of a clause that says who will do something


def will_do(text: str, cast: Cast, words: Vocabulary, *, agreed: bool = False) -> Owner | None:
    """«No hay dinero. Ana va a pedir una ayuda», "…, Tom will do it": known people, in whichever clause.

    ``agreed``: whoever it opens with, too, a body or a town: "The network will send a report".
    """
    if text.endswith("?") or not _may_tell(text, words):
        return None
    doubts = words.grammar("in_doubt", "subordinators")
    for sentence in filter(partial(_may_tell, words=words), sentences_in(text, words)):
        if fold(sentence.partition(" ")[0]).strip("¿¡(") in doubts:
            continue
        for clause in clauses_of(sentence, words):
            first = agreed and text.startswith(clause)
            heads = heads_of(
                clause, cast, words, lambda told: _opens_will(told, words), agreed=first, ahead=first
            )
            owner, behind = next(heads, (None, ""))
            if owner is None or len(clause.split()) > LONGEST:
                continue
            if not (first and _shows_name(clause, words)) and not _is_known(owner, cast, words):
                continue
            tokens = first_behind(behind)
            goes = tokens[0] in words.grammar("comes_and_goes") or tokens[0][:5] in _stems(words)
            goes = goes or goes_along(tokens, words)
            if len(tokens) > 1 and not goes and is_to_act(tokens, owner, words):
                # below what opens an agreement its other sentences may say until when
                return replace(owner, said=None if first else clause, doing=text.find(clause) < BEFORE_NAME)
    return None


def _may_tell(text: str, words: Vocabulary) -> bool:
    """Whether a text may say what somebody will do."""
    return may_hold(fold(text), _will(words)) or may_end(text, future_ends(words))


def is_to(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana pedir una ayuda», «…. Léa et Luc ranger la cave»: people and a bare infinitive, no list of tasks.

    In English a noun may stand there as well, and `before_infinitive` asks for more.
    """
    if cast.met.language in (None, "en") or text[-1:] == "?":
        return None
    for found in _name_and_infinitive(words).finditer(text):
        opens = OPENS.search(text, 0, found.end("name"))
        if opens is None or not _is_told_to(found["verb"], text[found.end() :], words):
            continue
        names = opens["names"]
        owner = named(names, cast, words, least=GIVEN)
        if owner is None and ", " in names:  # «En marzo, Ana pedir una ayuda»
            owner = named(names.rpartition(", ")[2], cast, words, least=GIVEN)
        everybody = owner is not None and fold(owner.text) in words.grammar("everybody")
        if owner and (everybody or _is_known(owner, cast, words)):
            return replace(owner, said=text[opens.start("names") :])
    return None


def _is_told_to(verb: str, behind: str, words: Vocabulary) -> bool:
    """Whether a word says what to do; «ranger le local» does, though a ranger's office is called so."""
    thing = behind[:1] == " " and fold(behind.split(maxsplit=1)[0]) in words.grammar("articles")
    return tells_to(verb, words) or (thing and fold(verb) in name_words(words).roles)


@lru_cache(maxsize=4)
def _name_and_infinitive(words: Vocabulary) -> re.Pattern[str]:
    """Return a capital's word and what ends as infinitives do, behind a reflexive or none."""
    ends = any_of(
        (*words.as_written("endings", "infinitive"), *words.as_written("endings", "infinitive_folded"))
    )
    tails = any_of(words.as_written("endings", "infinitive_tail"))
    before = any_of(words.as_written("words", "reflexive"))
    return compiled(
        rf"(?P<name>[A-ZÀ-Þ@][\w’'.-]*),?\s(?:{before})?(?P<verb>[a-zß-ÿ]+{ends}{tails}?)(?![^\W\d_])"
    )


def _shows_name(clause: str, words: Vocabulary) -> bool:
    """Whether a clause opens with a capital or an article: «oim enviará …» is read with capitals later."""
    return not clause[:1].islower() or fold(clause.partition(" ")[0]) in words.grammar("articles")


def _is_known(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether all are people known by name; «the Ana Working Group» is nobody by that name."""
    known = all(is_known_person(one.name, cast, words) for one in owner.actors)
    return known and not names_body(without_article(owner.text, words), words)


def _opens_will(behind: str, words: Vocabulary) -> bool:
    """Whether words begin with what somebody will do; «considera» only ends as a future does."""
    tokens = first_behind(behind)
    if not tokens or tokens[0] in words.phrases("speech", "verbs") or tokens[0] in words.grammar("acts"):
        return False
    return opens_verb(behind.partition(" ")[0], tokens, _will(words), words)


@lru_cache(maxsize=4)
def _will(words: Vocabulary) -> frozenset[str]:
    """Return what opens what somebody will do, whenever."""
    return words.grammar("going_to") | {FUTURE}


@lru_cache(maxsize=4)
def _stems(words: Vocabulary) -> frozenset[str]:
    """Return how verbs begin of what people do that is nobody's task: «trabajará», «participarán»."""
    return frozenset(one[:5] for one in words.grammar("no_deeds", "lasting") if len(one) > 5)
