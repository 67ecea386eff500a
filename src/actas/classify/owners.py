"""Who took on an action or agreement, and until when: only what the words say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from actas.classify.cast import Cast
from actas.classify.dates import dates_in, month_in
from actas.classify.identity import CAPITALISED, GIVEN, holds_word, identify, members_of
from actas.model.plain import Plain
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of

AT_START = re.compile(r"\(([^()\n]{2,60})\)\s*")
AT_END = re.compile(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*\.?\s*$")
DASH_END = re.compile(r"\s[-–—]\s*@?([^-–—:.()\n]{2,50})\.?\s*$")
COLON_END = re.compile(r":\s*([^:.()\n]{2,50})\.?\s*$")
TOKEN = re.compile(r"[^\s,;:]+")
OPENING, OPENING_WORDS = 100, 7  # characters and words in which who acts stands before the verb
AFTER_KEY = 60  # characters after «antes del», "by" in which the date stands
DATE_NEAR, MONTH_NEAR = (
    12,
    14,
)  # characters in which it must begin: «a más tardar el día 3», «a finales de mayo»


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Owner(Plain):
    """An owner as written, and the actors derived from the words."""

    text: str
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Due(Plain):
    """A due date as written, and its ISO form where the words fix one."""

    text: str
    iso: str | None


def owner_of(text: str, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
    """Return who owns the action in a text, from the positions in which notes put owners.

    ``sure`` is true inside a section of actions, where the shapes are believed more readily.
    """
    keyed = _by_key(text, cast, words)
    if keyed or not sure:
        return keyed
    return _at_the_edge(text, cast, words) or _before_verb(text, cast, words)


def _at_the_edge(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«(Ana) Enviar …», «Enviar … (Ana)», «Enviar … – Ana», «Enviar …: Ana»."""
    opening = AT_START.match(text)
    owner = _named(opening[1], cast, words, least=1.5) if opening else None
    closing = AT_END.search(text)
    if owner is None and closing:
        owner = _named(closing[1], cast, words, least=GIVEN)
    for pattern in (DASH_END, COLON_END):
        found = pattern.search(text)
        if owner is None and found:
            # What no word of these notes explains may be a name that no table holds.
            least = GIVEN if holds_word(found[1], cast, words) else CAPITALISED
            owner = _named(found[1], cast, words, least=least)
    return owner


def _named(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    shown = shown.strip()
    actor = identify(shown.strip(" @"), cast, words, least=least)
    if actor is None and fold(shown) in name_words(words).groups:
        actor = Actor(name=shown, kind="group")
    return Owner(shown, actor.members or (actor,)) if actor else None


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> re.Pattern[str]:
    keys = any_of(key.rstrip(":") for key in words.phrases("owners", "keys"))
    return re.compile(rf"(?<!\w){keys}\s*:\s*([^.;()\n|]{{2,60}})")


def _by_key(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Responsable: Ana»."""
    folded, places = fold_with_places(text)
    found = _keys(words).search(folded)
    if not found:
        return None
    shown = text[places[found.start(1)] : places[found.end(1)]].strip(" .,")
    return _named(shown, cast, words, least=CAPITALISED) or Owner(shown, ())


def _before_verb(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana enviará …», «Chris/Jeff create …»: a person or body as the subject of what is to be done."""
    tokens = list(TOKEN.finditer(text[:OPENING]))[:OPENING_WORDS]
    in_names = words.grammar("joiners") | words.phrases("names", "particles")
    for above, token in pairwise(tokens):
        word = fold(token.group())
        if token.group()[:1].isupper() or word in in_names:
            continue
        named = text[: above.end()]
        least = CAPITALISED if word in words.phrases("owners", "verbs") else 1.5
        members = members_of(named, words)
        sure = all(person_score(words, one) >= least or fold(one) in cast.people for one in members)
        return _named(named, cast, words, least=least) if sure else None
    return None


def due_of(text: str, words: Vocabulary, *, sure: bool = False) -> Due | None:
    """Return until when, where a phrase («antes del», "by") says that a date is a deadline.

    ``sure`` is true inside a section of actions, where «en septiembre de 2019» is one too.
    """
    folded, places = fold_with_places(text)
    for match in _due_keys(words).finditer(folded):
        start = places[match.end()]
        rest = text[start : start + AFTER_KEY]
        found = next(dates_in(rest, words), None)
        if found is None or found.start > DATE_NEAR:
            found = month_in(rest, words)
            if found is None or found.start > MONTH_NEAR:
                continue
            return Due(rest[: found.end].strip(), found.day)
        return Due(rest[found.start : found.end].strip(), found.day)
    return _only_date(text, words) if sure else None


def _only_date(text: str, words: Vocabulary) -> Due | None:
    """Return the only date of an action, where the word before it says when, not of what («acta de mayo»)."""
    found = list(dates_in(text, words)) or [month for month in (month_in(text, words),) if month]
    if len(found) != 1:
        return None
    before = text[: found[0].start].split()
    if before and not any(fold(" ".join(before[-size:])) in words.grammar("until") for size in (1, 2)):
        return None
    return Due(text[found[0].start : found[0].end].strip(), found[0].day)


@lru_cache(maxsize=4)
def _due_keys(words: Vocabulary) -> re.Pattern[str]:
    keys = any_of(key.rstrip(":") for key in words.phrases("owners", "due"))
    return re.compile(rf"(?<!\w){keys}(?!\w)\s*:?\s*")
