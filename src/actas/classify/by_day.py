"""Who does something by a day told behind it, in whichever clause: «El muro cede. Luis lo ve el lunes».

In the present nothing but the day says that it is still to be done, so somebody known, or an office or a
body, stands before the verb, and the day behind it: as a deadline, or as a day ahead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise

from actas.classify.before_verbs import may_hold_one, opens_verb
from actas.classify.cast import Cast
from actas.classify.clause_heads import heads_of, is_someone
from actas.classify.clauses import BEFORE_NAME, JOINT, MOST_JOINTS, clauses_of
from actas.classify.days_behind import by_a_day, may_tell_day
from actas.classify.deed_verbs import acts, first_behind, is_to_act, may_act, must_or_will
from actas.classify.owner_names import Owner
from actas.classify.takers import sentences_in
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sentences import is_sentence


def does_by_day(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who does something, or is to do it, by a day that is told behind it."""
    if text.endswith("?") or not may_tell_day(fold(text), words):
        return None
    for sentence in sentences_in(text, words):
        if not may_tell_day(fold(sentence), words):
            continue
        for clause in clauses_of(sentence, words):
            if owner := _acts_by_day(clause, cast, words):
                return replace(owner, doing=text.find(clause) < BEFORE_NAME)
        if owner := _of_same_subject(sentence, cast, words):
            return owner
    return None


def _of_same_subject(sentence: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana dice que sí y se compromete a …», "Tom thinks it is the pump, he will …": with whom it opens."""
    if not may_hold_one(sentence, must_or_will(words, ""), words):
        return None  # nearly all
    owner = next((owner for owner, _ in heads_of(sentence, cast, words, _is_told_of)), None)
    if owner is None or len(owner.actors) > 1 or owner.text.isupper():
        return None
    told, pronouns = words.grammar("told"), words.grammar("one_pronoun")
    for joint in islice(_joint(words).finditer(sentence, len(owner.text)), MOST_JOINTS):
        clause = sentence[joint.end() :]
        if "," in joint.group() and _told_of_another(sentence[len(owner.text) : joint.start()], words):
            continue
        first, _, rest = clause.partition(" ")
        while rest and fold(first) in told | pronouns:
            clause = rest
            first, _, rest = clause.partition(" ")
        own = clause is not sentence[joint.end() :] or not joint.group().startswith(",")
        tokens = first_behind(clause)
        must = tokens and opens_verb(clause.partition(" ")[0], tokens, must_or_will(words, ""), words)
        due = by_a_day(rest, cast, words) if must and own else None
        if due and is_to_act(tokens, owner, words):
            return replace(owner, said=clause, by=due)
    return None


def _told_of_another(before: str, words: Vocabulary) -> bool:
    """«Ana dice que el banco, que ya avisó, se comprometió a …»: whether another subject stands between."""
    told = fold(before).split()
    articles, that = words.grammar("articles"), words.grammar("that")
    return any(one in that and two in articles for one, two in pairwise(told))


def _is_told_of(behind: str) -> bool:
    """Whether some word follows a name: whatever verb that is, it is told of whom the sentence opens with."""
    return behind[:1].islower()


@lru_cache(maxsize=4)
def _joint(words: Vocabulary) -> re.Pattern[str]:
    """Return what joins a second clause to the first: «y», a comma."""
    return compiled(rf"(?<=\w)(?:,?\s{any_of(words.grammar('and'))}\s|,\s)(?=[^\W\d])")


def _acts_by_day(clause: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Luis presenta los planos antes del 20/3», «La comisión entregará el plano …»: who, and until when."""
    heads = heads_of(clause, cast, words, lambda told: may_act(told, words))
    owner, behind = next(heads, (None, ""))
    if owner is None or not acts(behind, owner, cast, words):
        return None
    rest = behind.partition(" ")[2]
    start = len(clause) - len(rest)
    said = rest.find(": ")
    if said > 0 and is_sentence(rest[said:], words):
        rest = rest[:said]  # «Ana prend la parole : il manque du monde le samedi»
    spoken = fold(behind.partition(" ")[0]) in words.grammar("speaks_too")
    # «Luis trae la cal el lunes, Ana la arena el martes»: first what stands up to the comma
    ends = [mark.start() for mark in islice(JOINT.finditer(rest), 1)]
    for end in (*ends, len(rest)):
        due = by_a_day(rest[:end], cast, words, spoken=spoken, surely=not is_someone(owner, cast, words))
        if due:
            return replace(owner, said=clause[: start + end], by=due)
    return None
