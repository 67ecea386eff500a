"""A task inside what is said: behind a topic, a dash or an arrow, in parentheses, or promised for a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from actas.classify.before_verbs import before_infinitive, before_verb
from actas.classify.cast import INITIAL, Cast
from actas.classify.due import due_of
from actas.classify.identity import GIVEN, without_article
from actas.classify.owner_names import Owner, is_verb, named
from actas.classify.shares import does_it, done_now, opens_with_name, without_own_article
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import begins, may_hold

# «Bingo: Ana vai ver …», "… – Tom to call …", «… => Luc appelle …», "… (Tom to call …)"
CLAUSE = compiled(r"\s[-–—]+\s+|\s*(?:[-=]+>|→|⇒)\s*|:\s+|\s\((?=[^()]*\)\s*\.?$)")
INITIALS = compiled(r"[A-ZÁÉÍÓÚÑÇ]{2,3}")
LEADING = 25  # characters of «al final», «después de un rato» before who takes something on
AT_HEAD = 4  # characters of an article before a body's name
ARROWS = ("->", "=>", "→", "⇒")
LONGEST = 30  # words of a clause that says who does something
# "… a service. ACTION: TP", «… una llave. Acción: Ana compra …»: a label of a task behind a full stop
LABELLED = compiled(
    r"(?<=[^\W\d_]\.)\s+([^\W\d_a-z][^\s:.]{1,14}(?:\s[^\W\d_A-Z]{2,10})?)(\s*:\s*|\s[-–—]\s|\s(?=[A-Z]))"
)
APPOSED = compiled(r"([^,.:;]{2,40}), [^,.:;]{3,40}, (?=[^\W\d_A-Z])")


def labelled_inside(text: str, words: Vocabulary) -> str | None:
    """Return the task behind a label that follows a sentence: "… needs a service. ACTION: TP"."""
    found = LABELLED.search(text)
    if found is None or fold(found[1]) not in words.phrases("owners", "labels"):
        return None
    if fold(found[1]) in words.phrases("owners", "progress"):
        return None  # «Hecho: …» tells of what was done
    return text[found.end() :] if found[2].strip() or found[1].isupper() else None


def initials_alone(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return whom initials name that are all that is said: "TP", "TP/AR"."""
    shown = text.strip(" .")
    owner = named(shown, cast, words, least=GIVEN) if shown.isupper() else None
    if owner is None:
        return None
    return owner if all(INITIAL.fullmatch(one.as_written or one.name) for one in owner.actors) else None


def in_a_clause(text: str, cast: Cast, words: Vocabulary, future: frozenset[str]) -> Owner | None:
    """Return who is to do something by a clause of a sentence: "The roof – Tom to call the builder"."""
    commits = words.phrases("owners", "commits")
    for mark, clause in _clauses(text, words):
        owner = before_verb(clause, cast, words, commits, least=GIVEN)
        owner = owner or before_infinitive(clause, cast, words, unknown=False)
        owner = owner or before_verb(clause, cast, words, future, least=GIVEN)
        if owner is None and opens_with_name(clause, cast, words):
            owner = promised_now(clause, cast, words)
        if owner is None and mark in ARROWS:
            owner = does_it(clause, cast, words, words.grammar("deeds"))
        people = owner is not None and all(actor.kind == "person" for actor in owner.actors)
        if owner and _is_strange(owner.text, clause, cast, words):
            continue
        if owner and people and owner.text in clause[: len(owner.text) + AT_HEAD]:
            return replace(owner, said=clause)
    return None


def beside_another(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Se discutió el cobro y al final Ana se comprometió a …»: who takes something on in a second clause."""
    commits = words.phrases("owners", "commits")
    if not may_hold(fold(text), commits):
        return None
    first, *last = text.rsplit(None, LONGEST)
    far = len(first) if len(last) == LONGEST else 0  # a clause that begins there is too long
    for joint in _joints(words).finditer(text):
        if joint.end() <= far or not text[: joint.start()].rsplit(None, 1)[-1][:1].islower():
            continue  # «Zorin y Ana se comprometen …»
        clause = text[joint.end() :]
        owner = before_verb(clause, cast, words, commits, least=GIVEN)
        if owner and clause.find(owner.text) <= LEADING:
            return replace(owner, said=clause)
    return None


@lru_cache(maxsize=4)
def _joints(words: Vocabulary) -> re.Pattern[str]:
    """Return what joins two clauses: «y», or a comma before a capital, «…, Ana se encarga de la llave»."""
    return compiled(rf"(?<=\w),?\s{any_of(words.grammar('and'))}\s(?=\S)|(?<=\w),\s(?=[A-ZÀ-Þ])")


def _is_strange(name: str, clause: str, cast: Cast, words: Vocabulary) -> bool:
    """«ZTE publie …»: whether initials of nobody who came do something; "ED will …" are believed."""
    if not name.isupper() or not INITIAL.fullmatch(name) or fold(name) in cast.people:
        return False
    behind = fold(clause.partition(name)[2]).split()[:1]
    return behind != [] and behind[0] != "to" and behind[0] not in words.grammar("going_to")


def _clauses(text: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what stands behind each sign that parts a sentence, with the sign."""
    marks = list(CLAUSE.finditer(text))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        clause = text[mark.end() : end].rstrip(" .)")
        named = not clause[:1].islower() or fold(clause.partition(" ")[0]) in words.grammar("articles")
        if named and " " in clause and len(clause.split()) <= LONGEST:
            yield mark.group().strip(), clause


def promised_now(text: str, cast: Cast, words: Vocabulary, *, first: bool = False) -> Owner | None:
    """«CH la hace el jueves», «Ana envía el acta mañana»: people, what they do, and when, last of all.

    ``first``: the notes open with it.
    """
    if not may_hold(fold(text), times_ahead(words)):
        return None
    text = without_own_article(text, cast, words)
    owner = does_it(text, cast, words, words.grammar("deeds"))
    if owner is None or begins(fold(text[len(owner.text) :].lstrip()), words.grammar("no_deeds")):
        return None  # «Ana vuelve el lunes»
    due = due_of(text, words, sure=True, met=cast.met)
    last = due is not None and text.rstrip(" .)").endswith(due.text.rstrip(" ."))
    return replace(owner, doing=first) if last else None


@lru_cache(maxsize=4)
def times_ahead(words: Vocabulary) -> frozenset[str]:
    """Return the words of times without which nobody promises anything in the present."""
    weekdays = words.phrases("dates", "weekdays")
    return words.phrases("due", "relative") | words.phrases("due", "opening") | weekdays


@lru_cache(maxsize=4)
def _deeds(words: Vocabulary) -> frozenset[str]:
    return done_now(words) | words.grammar("deeds")


def body_does(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«La tesorera prepara las cuentas», «La comisión de obras compra cal»: what it does, not decides."""
    owner = before_verb(text, cast, words, _deeds(words), least=GIVEN)
    at = text.find(owner.text) if owner else 0
    if owner is None or not 0 <= at <= AT_HEAD:
        return None
    office = fold(without_article(owner.text, words)) in name_words(words).roles
    if not office and any(one.kind in ("person", "country") for one in owner.actors):
        return None  # «Luis vive lejos», «México presta dos collares»; but «la tesorera», whoever she is
    behind = text[at + len(owner.text) :].split(maxsplit=1)
    return owner if behind and fold(behind[0]) not in words.grammar("decides") else None


def initials_last(text: str, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
    """«Comprar pintura CH», "The roof leaks. TP": initials of somebody who came, with no sign before them.

    Where it is not ``sure`` that a line is a task, they stand behind its full stop.
    """
    *before, last = text.rstrip(" .").split() or [""]
    if not before or not last.isupper() or not (sure or before[-1][-1:] in ".?!"):
        return None
    members = last.split("/")
    if fold(before[-1]) in words.grammar("to_whom", "of", "with"):
        return None  # «Enviar el plano a CH», «Llamar a CH», "Talk to CH"
    if len(before) == 1 and is_verb(before[0], words):
        return None  # «Appeler CH»; "Send the report TP" says whose it is
    if before[-1].endswith(",") and sum(one.endswith(",") for one in before) > 1:
        return None  # "Cases, submissions, MC": things one after the other
    known = all(INITIALS.fullmatch(one) and fold(one) in cast.people for one in members)
    opens = " ".join(before).isupper()  # «ACTA DE LA CG» is in capitals altogether
    return named(last, cast, words, least=GIVEN) if known and not opens else None


def without_apposition(text: str, cast: Cast, words: Vocabulary) -> str | None:
    """«Ana, con ayuda de Luis, revisará …» -> «Ana revisará …»."""
    found = APPOSED.match(text) if ", " in text else None
    if found is None or named(found[1], cast, words, least=GIVEN) is None:
        return None
    first, _, second = text[found.end() :].partition(" ")
    if fold(first) in words.grammar("and") and second[:1].isupper():
        return None  # "Ann, Tom, and Sam will …"
    return f"{found[1]} {text[found.end() :]}"
