"""What was agreed, told in the present: «La tesorera prepara el balance»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from actas.classify.bodies import is_proper
from actas.classify.cast import Cast
from actas.classify.clause_heads import as_noted, heads_of, is_someone, lifted
from actas.classify.clauses import MOST_JOINTS
from actas.classify.days_behind import by_a_day
from actas.classify.deed_verbs import (
    does,
    doing_words,
    first_behind,
    is_at_it,
    is_told,
    looks_present_in_haste,
    may_be_present,
    may_do,
    tells_deed,
)
from actas.classify.identity import GIVEN, without_article
from actas.classify.owner_names import Owner, are_of_a_kind, named
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.hasty import in_haste, says_who_came
from actas.vocabulary.names import is_capital, name_words, person_score
from actas.vocabulary.rosters import behind_key
from actas.vocabulary.sentences import is_sentence

LONGEST_TITLE = 10  # words
# Behind these hasty notes say whose it is: «perro suelto, carlos avisa», «alternativa?? arq lo estudia».
LAST = compiled(r"\s?([,?:])[?!]*\s+(?=[^,?:]*$)")
BEFORE_ARROW = compiled(r"([^\W\d_][^:,;.>-]{1,30}?)\s*[-=]+>\s+\w")
PAIR = 2  # pieces: what to do, and who does it
HONOURED = 3.0  # `person_score` of a name behind an honorific
CLAUSE = compiled(r"[;,:.?!]+\s+|\s[-–—+]+\s|\s*(?:[-=]+>|→|⇒)\s*")


def acts_now(text: str, cast: Cast, words: Vocabulary, *, task: bool) -> Owner | None:
    """«La tesorera prepara el balance», «Ana pide una cita»: what was agreed, or stands behind an arrow.

    ``task``: it stands in a list of tasks, where nobody only says something.
    """
    if text[-1:] == ":" or not words.grammar("lasting").isdisjoint(fold(text).split()):
        return None  # «La mesa toma dos acuerdos:», «Ana lleva diez años en la junta»
    below = _below_title(text)
    for clause in (text, text.partition(": ")[2], text.partition(" - ")[2], below):
        opens = clause is text
        titled = clause not in ("", text) and not is_sentence(text[: -len(clause)], words)
        heads = heads_of(clause, cast, words, lambda told: _is_done(told, words), agreed=opens or titled)
        owner, behind = next(heads, (None, "")) if clause.count(" ") > 1 else (None, "")
        named = opens and owner is not None and _is_named(owner, words)
        proper = titled and owner is not None and is_proper(owner.text, words)
        if owner is None or not _is_done_now(behind, owner, cast, words, task=task, named=named or proper):
            continue
        # «Tercero. El banco presta la sala» may only be told: of a body a day says more
        if clause is not below or proper or is_someone(owner, cast, words) or by_a_day(behind, cast, words):
            return replace(owner, said=None if clause is text else clause, doing=True)
    return _in_telegram(text, cast, words) if task else None


def _is_named(owner: Owner, words: Vocabulary) -> bool:
    """Whether a name, or those of a kind of whom it is told which they are, opens what was agreed."""
    return is_capital(without_article(owner.text, words)[:1]) or are_of_a_kind(owner.text, words)


def _in_telegram(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«OPS paga viáticos», «RETRAC recuerda plazos, 15/12»: a body or a country in a list of tasks.

    Its verb may have no article behind it, and be one of speech where a day tells by when.
    """
    first = text.partition(" ")[0]
    if not (first.isupper() and first[1:]) and fold(first) not in words.countries:
        return None  # nearly all
    owner, behind = next(heads_of(text, cast, words, lambda told: _is_brief(told, cast, words)), (None, ""))
    if owner is None or not tells_deed(first_behind(behind), words):
        return None
    bodies = all(one.kind in ("country", "organisation") or one.name.isupper() for one in owner.actors)
    return replace(owner, doing=True) if bodies else None


def _is_brief(behind: str, cast: Cast, words: Vocabulary) -> bool:
    tokens = first_behind(behind)
    if not tokens or behind[:1].isupper():
        return False
    if tokens[0] in words.phrases("speech", "verbs"):
        return by_a_day(behind.partition(" ")[2], cast, words, spoken=True) is not None
    return may_be_present(behind, tokens, words)


def acts_in_haste(text: str, cast: Cast, words: Vocabulary, *, task: bool) -> Owner | None:
    """«eggs 80, bev buys», «lulu relance la mairie»: whom hasty notes name before what they do is to do it.

    Who writes so tells in the present what was agreed, what was said by its verbs, and the rest in the past.
    Of countries that holds where ``task``: in a list of tasks or agreements.
    """
    if text.endswith("?") or not words.grammar("lasting").isdisjoint(fold(text).split()):
        return None
    if says_who_came(text, words):
        return None
    for start in (0, *(mark.end() for mark in islice(CLAUSE.finditer(text), MOST_JOINTS))):
        clause = text[start:]
        heads = heads_of(clause, cast, words, lambda told: _may_be_deed(told, cast, words))
        owner, behind = next(heads, (None, ""))
        if owner is None or not (_is_one(owner, cast, words) or (task and _are_states(owner))):
            continue
        if clause[len(owner.text) :].split(maxsplit=1)[0] in words.grammar("perfect"):
            continue  # «farid a paye», which his accent would tell
        tokens = first_behind(behind)
        alone = start > 0 and len(tokens) == 1 and _stands_alone(tokens[0], cast, words)
        deed = does(behind, tokens, owner, words) or looks_present_in_haste(behind, cast.met.language, words)
        alone = alone or (start > 0 and _asks_somebody(tokens, words)) or is_at_it(tokens, words)
        if alone or (tokens[0] not in words.grammar("asks_too") and deed):
            return replace(owner, said=clause if start else None, doing=True)
    return _named_last(text, cast, words, task=task)


def _stands_alone(verb: str, cast: Cast, words: Vocabulary) -> bool:
    """«…, jo demande», "…, ravi preps": whether a verb alone behind a sign and a name tells of a task."""
    preps = cast.met.language == "en" and verb[-1] == "s" and verb not in words.phrases("speech", "verbs")
    return verb in words.grammar("asks_too") or preps


def _asks_somebody(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether somebody is to ask another, and says nothing by that: "…, dev asks his brother"."""
    asks = tokens[0] in words.grammar("asks_too") and len(tokens) > 1
    return asks and tokens[1] in words.grammar("articles", "opens_object")


def _is_one(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether known people own it, or who holds an office that is no whole group's: not «padres»."""
    several = owner.text[-1:] == "s" and all(one.kind != "person" for one in owner.actors)
    return is_someone(owner, cast, words) and not several


def _are_states(owner: Owner) -> bool:
    return all(one.kind == "country" for one in owner.actors)


def _named_last(text: str, cast: Cast, words: Vocabulary, *, task: bool) -> Owner | None:
    """«llamar al banco, abel / nora», "who brings cups? sue": people of these notes behind the last sign."""
    if before := BEFORE_ARROW.match(text):
        return _only_people(before[1], cast, words, task=task)  # "joost -> pricing page"
    mark = LAST.search(text)
    about = fold(text.partition(" ")[0]) in words.grammar("about_people")
    small = text.lower()  # names may stand with their capitals
    if mark is None or about or behind_key(small, words):
        return None  # «gracias a todos, ana», "in: ana, tom"
    listed = in_haste(small, words) or (pieces if len(pieces := text.split(", ")) > PAIR else ())
    if sum([_only_people(one, cast, words, task=task) is not None for one in listed]) > len(listed) // 2:
        return None  # «beto do 12, dona ju, paulo»
    opens, behind = fold(text[: mark.start()]).split(), text[mark.end() :]
    if mark[1] == "?" and words.grammar("relative").isdisjoint(opens[:1]):
        return None
    key = fold(text.partition(":")[0]) if ":" in text else ""
    if key in words.keyed("meeting") or key in name_words(words).roles:
        return None  # "notes: ana"
    said = mark[1] != "?" and not words.phrases("speech", "verbs").isdisjoint(opens[:1])
    return None if said else _only_people(behind, cast, words, task=task)


def _only_people(shown: str, cast: Cast, words: Vocabulary, *, task: bool) -> Owner | None:
    """Return the people that words are, where these notes know each of them, or by a title."""
    owner = named(lifted(shown, cast, words), cast, words, least=GIVEN)
    if owner is None or not all(_is_known(one, cast, words, task=task) for one in owner.actors):
        return None
    return as_noted(owner, shown.strip(" .,;"))


def _is_known(one: Actor, cast: Cast, words: Vocabulary, *, task: bool) -> bool:
    if one.kind == "country":
        return task
    known = fold(one.name) in cast.people or fold(one.name) in (cast.called or ())
    return known or person_score(words, one.as_written or one.name) >= HONOURED


def _may_be_deed(behind: str, cast: Cast, words: Vocabulary) -> bool:
    hasty = looks_present_in_haste(behind, cast.met.language, words)
    hasty = hasty or (behind.isalpha() and _stands_alone(fold(behind), cast, words))
    hasty = hasty or is_at_it(first_behind(behind), words)
    return hasty or _asks(behind, words) or may_do(behind, words)


def _below_title(text: str) -> str:
    """Return what stands behind a few words and their full stop: «Plan escolar. La tesorera lo prepara»."""
    title, _, rest = text.partition(". ")
    return rest if len(title.split()) <= LONGEST_TITLE else ""


def _is_done_now(
    behind: str, owner: Owner, cast: Cast, words: Vocabulary, *, task: bool, named: bool
) -> bool:
    """Whether what somebody does in the present, without a day, is a deed: with a day, asking is one too.

    ``named``: a name opens what was agreed, and any verb tells what it is to do.
    """
    tokens = first_behind(behind)
    speaks = tokens[0] in words.grammar("asks_too", "speaks_too")
    if speaks and not is_told(tokens, words) and not (task and named):  # among tasks nothing is said
        whom = tokens[0] not in words.grammar("asks_too", "things_go") and tokens[1] in words.grammar(
            "to_others"
        )
        return whom or by_a_day(behind.partition(" ")[2], cast, words, spoken=True) is not None
    country = not (task or named) and any(one.kind == "country" for one in owner.actors)
    if country and not by_a_day(behind, cast, words):
        return False  # «Taller: México presta dos collares», which may be what it always does
    several = len(owner.actors) > 1 or are_of_a_kind(owner.text, words)
    if named and several and tokens[0] in words.grammar("does"):
        return True  # "Togo and Benin write a note", "Our offices share the list"
    settles = tokens[0] in words.grammar("decides")
    # «La junta elige a Eva»
    settles = settles and (tokens[1] != "a" or is_capital(without_article(owner.text, words)[:1]))
    if named and settles and tokens[1] in words.grammar("indefinite"):
        return True  # «Todos los países nombran un enlace» decides nothing in the meeting
    known = named or is_someone(owner, cast, words) or tokens[0] in doing_words(words)
    return known and (not speaks or (task and named)) and does(behind, tokens, owner, words)


def _is_done(behind: str, words: Vocabulary) -> bool:
    """Whether words may begin with what somebody does or asks for; "write" tells it of several."""
    first = fold(behind.partition(" ")[0])
    return first in words.grammar("asks_too", "does") or may_do(behind, words)


def _asks(behind: str, words: Vocabulary) -> bool:
    """Whether somebody asks for something, which is a deed only where it was agreed: «Ana pide una cita»."""
    return fold(behind.partition(" ")[0]) in words.grammar("asks_too")
