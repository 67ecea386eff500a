"""Who does something by a day told behind it, in whichever clause: «El muro cede. Luis lo ve el lunes».

In the present nothing but the day says that it is still to be done, so somebody known, or an office or a
body, stands before the verb, and the day behind it: as a deadline, or as a day ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.before_verbs import (
    TOKEN,
    VERB_WORDS,
    becomes,
    ends_as_infinitive,
    future_ends,
    gathers,
    opens_verb,
    suffers,
)
from actas.classify.bodies import names_body
from actas.classify.cast import Cast
from actas.classify.clause_heads import heads_of, is_unknown_code
from actas.classify.due import Due, due_of
from actas.classify.identity import is_known_person, without_article
from actas.classify.inner_tasks import times_ahead
from actas.classify.owner_names import Owner
from actas.classify.shares import done_now
from actas.classify.takers import WOULD, sentences_in
from actas.classify.times import month_words, time_words
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, begins, may_hold, opening
from actas.vocabulary.sieve import may_end

# Behind these a clause may begin that has a subject of its own: «…, Luis llama …», «Rifa: …», "… - Tom …".
JOINT = compiled(r"[;,:]\s+|\s[-–—]+\s+|\s*(?:[-=]+>|→|⇒)\s*")
MOST_JOINTS = 12  # of one sentence
BEFORE_NAME = 40  # characters of a topic
LONGEST = 30  # words of a clause that says who will do something
SHORTEST = 3  # letters of a verb
NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)?"
# What stands before the rest of a list of names.
NAMES_BEFORE = compiled(rf"(?:^|(?P<word>[^\s,]+)\s)(?P<names>{NAME}(?:,\s{NAME})*),\s+$")
LIST = 120  # characters of it
LAST = compiled(r"\W*(?:$|[,;(])")  # what stands behind a day that ends its clause


def does_by_day(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who does something, or is to do it, by a day that is told behind it."""
    if text.endswith("?") or not _may_tell_day(fold(text), words):
        return None
    for sentence in sentences_in(text, words):
        if not _may_tell_day(fold(sentence), words):
            continue
        for clause in clauses_of(sentence, words):
            if owner := _acts_by_day(clause, cast, words):
                return replace(owner, doing=text.find(clause) < BEFORE_NAME)
        if owner := _of_same_subject(sentence, cast, words):
            return owner
    return None


def _of_same_subject(sentence: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana dice que sí y se compromete a …», "Tom thinks it is the pump, he will …": with whom it opens."""
    owner = next((owner for owner, _ in heads_of(sentence, cast, words, _is_told_of)), None)
    if owner is None or len(owner.actors) > 1 or owner.text.isupper():
        return None
    told, pronouns = words.grammar("told"), words.grammar("one_pronoun")
    for joint in islice(_joint(words).finditer(sentence, len(owner.text)), MOST_JOINTS):
        clause = sentence[joint.end() :]
        first, _, rest = clause.partition(" ")
        while rest and fold(first) in told | pronouns:
            clause = rest
            first, _, rest = clause.partition(" ")
        own = clause is not sentence[joint.end() :] or not joint.group().startswith(",")
        tokens = _first(clause)
        must = tokens and opens_verb(clause.partition(" ")[0], tokens, _must(words, ""), words)
        due = _by_a_day(rest, cast, words) if must and own else None
        if due and _is_to_act(tokens, owner, words):
            return replace(owner, said=clause, by=due)
    return None


def _is_told_of(behind: str) -> bool:
    """Whether some word follows a name: whatever verb that is, it is told of whom the sentence opens with."""
    return behind[:1].islower()


@lru_cache(maxsize=4)
def _joint(words: Vocabulary) -> re.Pattern[str]:
    """Return what joins a second clause to the first: «y», a comma."""
    return compiled(rf"(?<=\w)(?:,?\s{any_of(words.grammar('and'))}\s|,\s)(?=[^\W\d])")


def will_do(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«No hay dinero. Ana va a pedir una ayuda», "…, Tom will do it": known people, in whichever clause."""
    if text.endswith("?") or not (may_hold(fold(text), _will(words)) or may_end(text, future_ends(words))):
        return None
    doubts = words.grammar("in_doubt", "subordinators")
    for sentence in sentences_in(text, words):
        if fold(sentence.partition(" ")[0]).strip("¿¡(") in doubts:
            continue
        for clause in clauses_of(sentence, words):
            heads = heads_of(clause, cast, words, lambda told: _opens_will(told, words))
            owner, behind = next(heads, (None, ""))
            known = owner is not None and all(is_known_person(one.name, cast, words) for one in owner.actors)
            # «the Ana Working Group» is nobody known by that name
            known = known and owner is not None and not names_body(without_article(owner.text, words), words)
            if owner is None or not known or len(clause.split()) > LONGEST:
                continue
            tokens = _first(behind)
            goes = tokens[0] in words.grammar("comes_and_goes") or tokens[0][:5] in _stems(words)
            if len(tokens) > 1 and not goes and _is_to_act(tokens, owner, words):
                return replace(owner, said=clause, doing=text.find(clause) < BEFORE_NAME)
    return None


def _opens_will(behind: str, words: Vocabulary) -> bool:
    """Whether words begin with what somebody will do; «considera» only ends as a future does."""
    tokens = _first(behind)
    if not tokens or tokens[0] in words.phrases("speech", "verbs") or tokens[0] in words.grammar("acts"):
        return False
    return opens_verb(behind.partition(" ")[0], tokens, _will(words), words)


@lru_cache(maxsize=4)
def _will(words: Vocabulary) -> frozenset[str]:
    """Return what opens what somebody will do, whenever."""
    return words.grammar("going_to") | {"will"}


@lru_cache(maxsize=4)
def _stems(words: Vocabulary) -> frozenset[str]:
    """Return how verbs begin of what people do that is nobody's task: «trabajará», «participarán»."""
    return frozenset(one[:5] for one in words.grammar("no_deeds", "lasting") if len(one) > 5)


def acts_now(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«La tesorera prepara el balance», «Ana pide una cita»: what was agreed, or stands behind an arrow."""
    if not words.grammar("lasting").isdisjoint(fold(text).split()):
        return None  # «Ana lleva diez años en la junta»
    for clause in (text, text.partition(": ")[2], text.partition(" - ")[2]):
        heads = heads_of(clause, cast, words, lambda told: _asks(told, words) or _may_do(told, words))
        owner, behind = next(heads, (None, "")) if clause.count(" ") > 1 else (None, "")
        if owner is not None and _is_done_now(behind, owner, cast, words):
            return replace(owner, said=None if clause is text else clause, doing=True)
    return None


def _is_done_now(behind: str, owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether what somebody does in the present, without a day, is a deed: with a day, asking is one too."""
    tokens = _first(behind)
    speaks = tokens[0] in words.grammar("asks_too", "speaks_too")
    if speaks and not _is_told(tokens, words):
        whom = tokens[0] not in words.grammar("asks_too", "things_go") and tokens[1] in words.grammar(
            "to_others"
        )
        return whom or _by_a_day(behind.partition(" ")[2], cast, words, spoken=True) is not None
    if any(one.kind == "country" for one in owner.actors):
        return False  # «México presta dos collares»
    known = _is_someone(owner, cast, words) or tokens[0] in _doing(words)
    return known and not speaks and _does(behind, tokens, owner, words)


def _asks(behind: str, words: Vocabulary) -> bool:
    """Whether somebody asks for something, which is a deed only where it was agreed: «Ana pide una cita»."""
    return fold(behind.partition(" ")[0]) in words.grammar("asks_too")


def settled_inside(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Hubo dudas; se acuerda que Ana revise la bomba»: who it was settled would do it."""
    if not may_hold(fold(text), words.grammar("settled_that")):
        return None
    folded, places = fold_with_places(text)
    for _start, end, _said in _settled(words).find(folded):
        clause = text[places[end] :].lstrip()
        heads = heads_of(clause, cast, words, lambda told: _may_be_told(told, words))
        owner, behind = next(heads, (None, ""))
        tokens = _first(behind)
        if owner is None or not tokens:
            continue
        must = opens_verb(behind.partition(" ")[0], tokens, _must(words, "would"), words)
        if _is_to_act(tokens, owner, words) if must else _is_told_to(behind, tokens, owner, words):
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
    told = told or first in WOULD or fold(first) in words.grammar("does", "ought_to")
    return told or _may_act(behind, words)


def _is_told_to(behind: str, tokens: Sequence[str], owner: Owner, words: Vocabulary) -> bool:
    """Whether a verb says what somebody was told to do, and not how they are, or what they get."""
    deed = tokens[0] in words.grammar("does", "acts")
    if not deed and tokens[0] in words.grammar("finite", "auxiliary", "adverbs", "gets"):
        return False
    if any(one.kind != "person" for one in owner.actors) and gathers(owner, tokens, words):
        return False
    speaks = tokens[0] in words.grammar("speaks_too") and not _is_told(tokens, words)
    told = tokens[0].endswith(words.as_written("endings", "told_to")) and len(tokens[0]) > SHORTEST
    told = told and tokens[0] not in words.grammar("decides", "things_go", "no_deeds", "negations")
    return speaks or told or tokens[0] in words.grammar("does") or _does(behind, tokens, owner, words)


def _may_tell_day(folded: str, words: Vocabulary) -> bool:
    """Whether a text may say by when: «para la feria» says so too."""
    if not may_hold(folded, _days_ahead(words)):
        return False
    return (
        any(map(str.isdecimal, folded))
        or may_hold(folded, time_words(words))
        or may_hold(folded, words.phrases("due", "before"))
    )


@lru_cache(maxsize=4)
def _days_ahead(words: Vocabulary) -> frozenset[str]:
    """Return words of which one stands wherever a day ahead is told."""
    until = words.phrases("due", "occasions") | words.grammar("until_then")
    return times_ahead(words) | until | month_words(words)


def clauses_of(sentence: str, words: Vocabulary) -> Iterator[str]:
    """Yield a sentence, and what stands behind each sign in it that a clause may begin behind."""
    for start in (0, *(mark.end() for mark in islice(JOINT.finditer(sentence), MOST_JOINTS))):
        if start and sentence[:start].rstrip().endswith(",") and _goes_on_listing(sentence, start, words):
            continue
        clause = sentence[start:]
        opens = opening(fold(clause), words.grammar("so_then"))
        clause = clause[len(opens) :].lstrip(" ,") if opens else clause
        if clause.count(" ") > 1:
            yield clause.lstrip("*_")


def _goes_on_listing(sentence: str, start: int, words: Vocabulary) -> bool:
    """Whether names behind a comma are the rest of a list: "… that Sam, Ann, and Tom will come"."""
    listed = _listed(words).match(sentence, start)
    before = NAMES_BEFORE.search(sentence[max(0, start - LIST) : start]) if listed else None
    if before is None or listed is None:
        return False
    told = fold(before["word"] or "") in words.grammar("told")
    if listed["last"]:
        return "," in before["names"]  # not «Se habló con Luis, y Ana llama el lunes»
    return told or listed["comma"] is not None


@lru_cache(maxsize=4)
def _listed(words: Vocabulary) -> re.Pattern[str]:
    """Return what the rest of a list of names looks like: "Ann, and Tom", "Ann and Tom", "and Tom"."""
    joined = any_of(words.grammar("and"))
    return compiled(rf"(?:(?P<last>{joined})\s|{NAME}(?P<comma>,)?\s{joined}\s){NAME}")


def _acts_by_day(clause: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Luis presenta los planos antes del 20/3», «La comisión entregará el plano …»: who, and until when."""
    heads = heads_of(clause, cast, words, lambda told: _may_act(told, words))
    owner, behind = next(heads, (None, ""))
    if owner is None or not acts(behind, owner, cast, words):
        return None
    rest = behind.partition(" ")[2]
    spoken = fold(behind.partition(" ")[0]) in words.grammar("speaks_too")
    # «Luis trae la cal el lunes, Ana la arena el martes»: first what stands up to the comma
    ends = [mark.start() for mark in islice(JOINT.finditer(rest), 1)]
    for end in (*ends, len(rest)):
        due = _by_a_day(rest[:end], cast, words, spoken=spoken, surely=not _is_someone(owner, cast, words))
        if due:
            return replace(owner, said=clause[: len(clause) - len(rest) + end], by=due)
    return None


def _is_someone(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether known people own it, or who holds an office: of a body a day may tell what will happen then."""
    if fold(without_article(owner.text, words)) in name_words(words).roles:
        return True
    return all(one.kind == "person" and is_known_person(one.name, cast, words) for one in owner.actors)


def _may_act(behind: str, words: Vocabulary) -> bool:
    """Whether words begin with what somebody does, must or will do."""
    if _may_do(behind, words):
        return True
    tokens = _first(behind)
    return tokens != () and opens_verb(behind.partition(" ")[0], tokens, _must(words), words)


def _may_do(behind: str, words: Vocabulary) -> bool:
    """Whether words begin with what somebody does in the present."""
    tokens = _first(behind)
    if not tokens or tokens[0] in words.grammar("speaks_too") or tokens[0] in _doing(words):
        return tokens != ()
    return _looks_present(behind, tokens, words)


@lru_cache(maxsize=16)  # asked by one rule after the other
def _first(behind: str) -> tuple[str, ...]:
    """Return the first words of what stands behind a name, folded."""
    return tuple([fold(token.group()).rstrip(".") for token in islice(TOKEN.finditer(behind), VERB_WORDS)])


def acts(behind: str, owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether what stands behind a name says what somebody does or is to do, and no more talk."""
    tokens = _first(behind)
    if opens_verb(behind.partition(" ")[0], tokens, _must(words), words):
        return _is_to_act(tokens, owner, words)
    return not is_unknown_code(owner, cast, words) and _does(behind, tokens, owner, words)


@lru_cache(maxsize=12)
def _must(words: Vocabulary, also: str = "to") -> frozenset[str]:
    """Return what opens what somebody must or will do, and ``also`` one word more."""
    commits = words.phrases("owners", "commits")
    return words.grammar("obliges", "going_to").union(commits, ("will", also) if also else ("will",))


def _is_to_act(tokens: Sequence[str], owner: Owner, words: Vocabulary) -> bool:
    """Whether words from "will" or «va a» on say what somebody is to do: not "will be away", "will meet"."""
    other = words.grammar("negations", "lasts", "being")
    if not other.isdisjoint(tokens[1:]) or suffers(tokens[1:], words) or becomes(tokens[1:], words):
        return False
    meets = gathers(owner, tokens, words) or gathers(owner, ("se", *tokens), words)
    return not meets and tokens[1:2] != ["come"]


def _does(behind: str, tokens: Sequence[str], owner: Owner, words: Vocabulary) -> bool:
    """Whether words from a verb in the present on say what somebody does that is no mere talk."""
    if tokens[0] in words.grammar("negations", "is", "has", "lasting", "linking", "states"):
        return False
    if begins(" ".join(tokens), words.grammar("no_deeds", "gathers")) or not words.grammar(
        "lasts"
    ).isdisjoint(tokens[:3]):
        return False
    if any(one.kind != "person" for one in owner.actors) and tokens[0] in words.grammar(
        "decides", "things_go"
    ):
        return False
    if tokens[0] in words.grammar("speaks_too"):
        return not _is_told(tokens, words)
    return tokens[0] in _doing(words) or _looks_present(behind, tokens, words)


def _is_told(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind a verb say what somebody says: «presenta que …», «responde hacerlo»."""
    behind = tokens[1:2]
    if not behind:
        return True
    told = behind[0] in words.grammar("told", "of", "contracted_of") or behind[0][:3] in ("qu'", "d'")
    return told or ends_as_infinitive(behind[0], words)


@lru_cache(maxsize=4)
def _doing(words: Vocabulary) -> frozenset[str]:
    return done_now(words) | words.grammar("deeds")


def _looks_present(behind: str, tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word of no table stands as a verb in the present: «recalcula el gasto», «refait les …»."""
    first, _, rest = behind.partition(" ")
    if len(first) < SHORTEST or not first.isalpha() or not first.islower() or len(tokens) < 3:
        return False
    small = tokens[0] in words.phrases("language", "function_words")
    if (
        small
        or tokens[0] in words.phrases("speech", "verbs")
        or not first.endswith(words.as_written("endings", "present"))
    ):
        return False
    if tokens[0] in words.grammar("auxiliary") or first.endswith(_ends_otherwise(words)):
        return False  # «preferiría el sábado», "sent the letter"
    object_of = rest[:1].isdecimal() or tokens[1] in words.grammar("articles", "opens_object")
    return object_of or tokens[1][:2] == "l'"


@lru_cache(maxsize=4)
def _ends_otherwise(words: Vocabulary) -> tuple[str, ...]:
    """Return the endings of verbs that tell of no deed in the present."""
    keys = ("done", "doing", "finite", "participle", "future", "will_do")
    return tuple(end for key in keys for end in words.as_written("endings", key))


def _by_a_day(
    rest: str, cast: Cast, words: Vocabulary, *, spoken: bool = False, surely: bool = False
) -> Due | None:
    """Return the deadline in words, or, where none must stand ``surely``, a day ahead.

    Behind verbs of speech (``spoken``) a day ends the clause.
    """
    if due := due_of(rest, words, settled=True, met=cast.met):
        return due
    due = due_of(rest, words, sure=True, met=cast.met)
    if due is None or surely:
        return due if due and _is_limit(rest, due, words) else None
    last = not spoken or rest.startswith(due.text) or LAST.match(rest.partition(due.text)[2])
    return due if last else None


def days_told(rest: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a day is told in words."""
    return rest != "" and _by_a_day(rest, cast, words) is not None


def _is_limit(rest: str, due: Due, words: Vocabulary) -> bool:
    """Whether the words before a time say that it is a limit: «antes de las vacaciones»."""
    before = fold(rest.partition(due.text)[0]).split()
    while before and before[-1] in words.grammar("articles", "own"):
        before.pop()
    told = [" ".join(before[-size:]) for size in range(1, min(3, len(before)) + 1)]
    limits, until = words.phrases("due", "opening"), words.grammar("until_then")
    return any(one in limits or one in until for one in told)
