"""Whether words behind a name begin with what that one does or is to do, and no more talk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.before_verbs import (
    CLOCK,
    FUTURE,
    TOKEN,
    VERB_WORDS,
    becomes,
    ends_as_infinitive,
    gathers,
    opens_verb,
    suffers,
    will_come,
)
from actas.classify.cast import Cast
from actas.classify.clause_heads import is_unknown_code
from actas.classify.owner_names import Owner
from actas.classify.shares import done_now
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import begins

SHORTEST = 3  # letters of a verb
AT_IT = "ing"  # what English words of what somebody is at end in


def may_act(behind: str, words: Vocabulary) -> bool:
    """Whether words begin with what somebody does, must or will do."""
    if may_do(behind, words):
        return True
    tokens = first_behind(behind)
    return tokens != () and opens_verb(behind.partition(" ")[0], tokens, must_or_will(words), words)


def may_do(behind: str, words: Vocabulary) -> bool:
    """Whether words begin with what somebody does in the present."""
    tokens = first_behind(behind)
    if not tokens or tokens[0] in words.grammar("speaks_too") or tokens[0] in doing_words(words):
        return tokens != ()
    return _looks_present(behind, tokens, words)


@lru_cache(maxsize=16)  # asked by one rule after the other
def first_behind(behind: str) -> tuple[str, ...]:
    """Return the first words of what stands behind a name, folded."""
    return tuple([fold(token[0]).rstrip(".") for token in islice(TOKEN.finditer(behind), VERB_WORDS)])


def acts(behind: str, owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether what stands behind a name says what somebody does or is to do, and no more talk."""
    tokens = first_behind(behind)
    led, _, rest = behind.partition(" ")
    if led == "to" and rest[:1].isupper():
        return False  # "Bill to Cabinet by 30 April"
    if tokens[0] in words.phrases("speech", "verbs") and _says_that(tokens, words):
        return False  # «considera que …», which ends as a French future
    if opens_verb(led, tokens, must_or_will(words), words):
        return is_to_act(tokens, owner, words)
    return not is_unknown_code(owner, cast, words) and does(behind, tokens, owner, words)


@lru_cache(maxsize=12)
def must_or_will(words: Vocabulary, also: str = "to") -> frozenset[str]:
    """Return what opens what somebody must or will do, and ``also`` one word more."""
    commits = words.phrases("owners", "commits")
    return words.grammar("obliges", "going_to").union(commits, (FUTURE, also) if also else (FUTURE,))


def is_to_act(tokens: Sequence[str], owner: Owner, words: Vocabulary) -> bool:
    """Whether words from "will" or «va a» on say what somebody is to do: not "will be away", "will meet"."""
    other = words.grammar("negations", "lasts", "being")
    if tokens[0] not in words.grammar("going_to", "obliges"):
        other -= words.grammar("opens_object")  # «enviará a ata no prazo de um mês»
    if not other.isdisjoint(tokens[1:]) or suffers(tokens[1:], words) or becomes(tokens[1:], words):
        return False
    meets = gathers(owner, tokens, words) or gathers(owner, ("se", *tokens), words)
    return not meets and not will_come(tokens, words)


def does(behind: str, tokens: Sequence[str], owner: Owner, words: Vocabulary) -> bool:
    """Whether words from a verb in the present on say what somebody does that is no mere talk."""
    if not tells_deed(tokens, words):
        return False
    goes = tokens[0] in words.grammar("things_go")
    if goes and CLOCK.match(behind.partition(" ")[2]):
        return False  # «La moderadora cierra a las 17:05»
    if any(one.kind != "person" for one in owner.actors) and (goes or tokens[0] in words.grammar("decides")):
        return False
    if tokens[0] in words.grammar("speaks_too"):
        return not is_told(tokens, words)
    return tokens[0] in doing_words(words) or _looks_present(behind, tokens, words)


def tells_deed(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether words from a verb on are none of those that tell how somebody is, or where they go."""
    if tokens[0] in _tells_how(words):
        return False
    if begins(" ".join(tokens), words.grammar("no_deeds", "gathers", "frames")) or not words.grammar(
        "lasts"
    ).isdisjoint(tokens[:3]):
        return False
    return not _says_that(tokens, words)


def _tells_how(words: Vocabulary) -> frozenset[str]:
    """Return what tells how somebody is, what they have or are not, and is nothing they do."""
    return words.grammar("negations", "is", "has", "lasting", "linking", "states")


def is_told(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind a verb say what somebody says: «presenta que …», «responde hacerlo»."""
    behind = tokens[1:2]
    if not behind:
        return True
    told = behind[0] in words.grammar("told", "of", "contracted_of") or behind[0][:3] in ("qu'", "d'")
    return told or ends_as_infinitive(behind[0], words)


@lru_cache(maxsize=4)
def doing_words(words: Vocabulary) -> frozenset[str]:
    """Return verbs in the present that tell of a deed."""
    return done_now(words) | words.grammar("deeds")


def _looks_present(behind: str, tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word of no table stands as a verb in the present: «recalcula el gasto», «refait les …»."""
    rest = behind.partition(" ")[2]
    if len(tokens) < 3 or not may_be_present(behind, tokens, words):
        return False
    object_of = rest[:1].isdecimal() or tokens[1] in words.grammar("articles", "opens_object")
    return object_of or tokens[1][:2] == "l'"


def looks_present_in_haste(behind: str, language: str | None, words: Vocabulary) -> bool:
    """Whether a word of no table stands as a verb in the present behind a name: «fills them», «change l»."""
    tokens = first_behind(behind)
    if len(tokens) < 2 or not may_be_present(behind, tokens, words) or tokens[0] in _tells_how(words):
        return False
    if begins(" ".join(tokens), words.grammar("no_deeds")):
        return False
    if language == "en":
        return tokens[0][-1] == "s" != tokens[0][-2]
    goes_on = words.grammar("articles", "opens_object", "prepositions", "contracted_of")
    return tokens[1] in goes_on or len(tokens[1]) == 1 or tokens[1][0].isdecimal()


def is_at_it(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind a name say, without a verb of being, what somebody is at: "getting quotes"."""
    if len(tokens) < 2 or not tokens[0].endswith(AT_IT):
        return False  # nearly all
    stem = tokens[0][: -len(AT_IT)]
    found = (f"{stem}s", f"{stem}es", f"{stem[:-1]}s")  # "buys", "chases", "gets"
    return not doing_words(words).isdisjoint(found) and words.grammar("no_deeds").isdisjoint(found)


def may_be_present(behind: str, tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word of no table ends as verbs in the present do, whatever stands behind it."""
    first = behind.partition(" ")[0]
    if len(first) < SHORTEST or not first.isalpha() or not first.islower():
        return False
    small = tokens[0] in words.phrases("language", "function_words")
    if (
        small
        or tokens[0] in words.phrases("speech", "verbs")
        or not first.endswith(words.as_written("endings", "present"))
    ):
        return False
    # «preferiría el sábado», "sent the letter"
    return tokens[0] not in words.grammar("auxiliary") and not first.endswith(_ends_otherwise(words))


@lru_cache(maxsize=4)
def _ends_otherwise(words: Vocabulary) -> tuple[str, ...]:
    """Return the endings of verbs that tell of no deed in the present."""
    keys = ("done", "doing", "finite", "participle", "future", "will_do")
    return tuple(end for key in keys for end in words.as_written("endings", key))


def _says_that(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether a verb only leads to what is so: «considera que …», «fait remarquer que …»."""
    behind = [one.partition("'")[0] for one in tokens[1:3]]
    if behind[1:] and ends_as_infinitive(behind[0], words):
        behind = behind[1:]
    return bool(behind) and behind[0] in words.grammar("that")
