"""Who took on an action or agreement, and until when: only what the words say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.identity import holds_word, identify
from actas.classify.dates import dates_in, month_in
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score

AT_START = re.compile(r"\(([^()\n]{2,60})\)\s*")
AT_END = re.compile(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*\.?\s*$")
DASH_END = re.compile(r"\s[-–—]\s*@?([^-–—:.()\n]{2,50})\.?\s*$")
COLON_END = re.compile(r":\s*([^:.()\n]{2,50})\.?\s*$")
TOKEN = re.compile(r"[^\s,;:]+")


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner as written, and the actors derived from the words."""

    text: str
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as written, and its ISO form where the words fix one."""

    text: str
    iso: str | None


def owner_of(text: str, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
    """Return who owns the action in a text, from the positions in which notes put owners.

    ``sure`` is true inside a section of actions, where the shapes are believed more readily.
    """
    keyed = _by_key(text, cast, words)
    if keyed:
        return keyed
    if sure:
        for pattern in (AT_START, AT_END, DASH_END, COLON_END):
            found = pattern.match(text) if pattern is AT_START else pattern.search(text)
            if found:
                unknown = pattern in (DASH_END, COLON_END) and not any(
                    holds_word(word, cast, words) for word in found[1].split()
                )
                owner = _named(
                    found[1], cast, words, least=1.0 if unknown else 1.5 if pattern is AT_START else 2.0
                )
                if owner:
                    return owner
        return _before_verb(text, cast, words)
    return None


def _named(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    actor = identify(shown.strip(" @"), cast, words, least=least)
    if actor is None:
        folded = fold(shown)
        if folded in name_words(words).groups:
            actor = Actor(name=shown.strip(), kind="group")
    if actor is None:
        return None
    return Owner(shown.strip(), actor.members or (actor,))


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> re.Pattern[str]:
    keys = sorted(words.phrases("owners", "keys"), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(key.rstrip(":")) for key in keys) + r")\s*:\s*([^.;()\n|]{2,60})"
    )


def _by_key(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    folded, places = fold_with_places(text)
    found = _keys(words).search(folded)
    if not found:
        return None
    shown = text[places[found.start(1)] : places[found.end(1)]].strip(" .,")
    owner = _named(shown, cast, words, least=1.0)
    return owner or Owner(shown, ())


def _before_verb(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana enviará …», «Chris/Jeff create …»: a person or body as the subject of what is to be done."""
    tokens = list(TOKEN.finditer(text[:100]))[:7]
    best: Owner | None = None
    for end in range(1, len(tokens)):
        word = tokens[end].group()
        if (
            word[:1].isupper()
            or fold(word) in words.grammar("joiners")
            or fold(word) in words.phrases("names", "particles")
        ):
            continue
        named = text[: tokens[end - 1].end()]
        least = 1.0 if fold(word) in words.phrases("owners", "verbs") else 1.5
        if all(
            person_score(words, part) >= least or fold(part) in cast.people
            for part in re.split(r"\s*(?:,|/|&|\by\b|\band\b|\bet\b|\be\b)\s*", named)
            if part
        ):
            best = _named(named, cast, words, least=least)
        break
    return best


def due_of(text: str, words: Vocabulary, *, sure: bool = False) -> Due | None:
    """Return until when, where a phrase of the vocabulary («antes del», "by") says that a date is a deadline.

    ``sure`` is true inside a section of actions, where «en septiembre de 2019» is one too.
    """
    folded, places = fold_with_places(text)
    pattern = _due_keys(words)
    for match in pattern.finditer(folded):
        start = places[match.end()]
        rest = text[start : start + 60]
        for found in dates_in(rest, words):
            if found.start <= 12:
                return Due(rest[found.start : found.end].strip(), found.day)
            break
        month = month_in(rest, words)
        if month and month.start <= 14:
            return Due(rest[: month.end].strip(), month.day)
    return _plain_due(text, words) if sure else None


def _plain_due(text: str, words: Vocabulary) -> Due | None:
    """Return the only date of an action, when the word before it is no «de» (which tells what, not when)."""
    found = list(dates_in(text, words)) or [one for one in (month_in(text, words),) if one]
    if len(found) != 1:
        return None
    before = text[: found[0].start].split()
    until = words.grammar("until")
    if before and not any(fold(" ".join(before[-size:])) in until for size in (1, 2)):
        return None
    return Due(text[found[0].start : found[0].end].strip(), found[0].day)


@lru_cache(maxsize=4)
def _due_keys(words: Vocabulary) -> re.Pattern[str]:
    keys = sorted(words.phrases("owners", "due"), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(key.rstrip(":")) for key in keys) + r")(?!\w)\s*:?\s*"
    )
