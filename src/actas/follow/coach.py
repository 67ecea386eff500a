"""How well a recommendation or commitment is put: verb, addressee, one action, deadline, indicator.

Each is found by words, and the words are shown; what is not found is a hint, not a fault. The level of
action is that of the most specific verb in the opening clause, after the Universal Periodic Review's
five categories.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from actas.follow.asked import Asked, Filed, asked
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary, tables
from actas.vocabulary import __file__ as vocabulary_file
from actas.vocabulary.days import days_in
from actas.vocabulary.demands import demands
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.phrases import Phrases
from actas.vocabulary.stems import WORD, stemmer

CHECKS = ("verb", "addressee", "single", "deadline", "indicator")
MANY = 3  # different actions in one item: two often belong together («elaborar y presentar»)
LONG = 5  # letters; a shorter word with such an ending is none («pida»)
FIGURE = compiled(r"(?<![\w.,-])\d{1,3}(?:[.,]\d+)?\s*%|(?<![\w.,/-])\d{1,6}(?![\w/]|[.,-]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What is there of one item. ``found`` holds the words for each check; one without is a hint."""

    item: Asked
    found: dict[str, str]
    actions: tuple[str, ...]  # verbs of demand, as written
    level: int | None  # 1 to 5; None without a verb that is known

    @property
    def missing(self) -> tuple[str, ...]:
        """Checks that nothing was found for, in order."""
        return tuple(check for check in CHECKS if check not in self.found)


def coach(filed: Iterable[Filed], words: Vocabulary) -> Iterator[Advice]:
    """Yield advice on each thing that the records ask for."""
    for one in asked(filed):
        yield _advice(one, words)


def _advice(one: Asked, words: Vocabulary) -> Advice:
    language = one.record.meeting.language
    language = language if language in ("es", "en", "fr", "pt") else "es"
    # A title names the matter («Capacitación. Comprar …»); what is to be done stands behind it.
    actions = _actions(one.item.text or "", language, words) or _actions(one.text, language, words)
    found: dict[str, str] = {}
    if actions:
        found["verb"] = actions[0][0]
    if addressee := _addressee(one, language, words):
        found["addressee"] = addressee
    kinds = {family for _, family, _ in actions}
    if actions and len(kinds) < MANY:
        found["single"] = ", ".join(word for word, _, _ in actions)
    if deadline := one.item.due_as_written or one.item.due or _phrase(one.text, "deadline", language):
        found["deadline"] = deadline
    if indicator := _phrase(one.text, "indicator", language) or _figure(one, words):
        found["indicator"] = indicator
    levels = [level for _, _, level in actions]
    # Two at the opening: «impulsar y adoptar» is as specific as its second verb; what comes later explains.
    return Advice(
        item=one,
        found=found,
        actions=tuple(word for word, _, _ in actions),
        level=max(levels[:2], default=None),
    )


def _actions(text: str, language: str, words: Vocabulary) -> list[tuple[str, str, int]]:
    """Return the verbs and nouns of demand, each family once: word, family, level.

    A verb that may only introduce («Pedir …») is one where nothing follows that it introduces.
    """
    stem, verbs = stemmer(language), demands(language)
    empty = words.phrases("language", "function_words", language)
    found: dict[str, tuple[str, str, int]] = {}
    introducing: dict[str, tuple[str, str, int]] = {}
    for word in WORD.findall(text):
        folded = fold(word)
        asks = folded not in empty and not (folded.endswith(verbs.participles) and len(folded) > LONG)
        stemmed = stem(folded)
        family = verbs.family(folded, stemmed) if asks else None
        if family:
            into = introducing if stemmed in verbs.frame else found
            into.setdefault(family.id, (word, family.id, family.level))
    return list((found or introducing).values())


def _addressee(one: Asked, language: str, words: Vocabulary) -> str | None:
    if one.item.owner:
        return one.item.owner
    if one.item.owners:
        return ", ".join(actor.name for actor in one.item.owners)
    text = one.text
    folded, places = fold_with_places(text)
    for start, end, phrase in _parties(words, language).find(folded):
        shown = text[places[start] : places[end]]
        # Short names of bodies are plain words too («can», «sc»): in capitals only.
        if len(phrase) > 4 or shown.isupper():
            return shown
    return None


@cache
def _parties(words: Vocabulary, language: str) -> Phrases:
    return Phrases({*_table("addressee", language), *words.organisations, *words.countries, *words.actors})


def _phrase(text: str, table: str, language: str) -> str | None:
    folded, places = fold_with_places(text)
    found = next(_phrases(table, language).find(folded), None)
    return text[places[found[0]] : places[found[1]]] if found else None


@cache
def _phrases(table: str, language: str) -> Phrases:
    return Phrases(_table(table, language))


@cache
def _table(table: str, language: str) -> tuple[str, ...]:
    words = tables.read(tables.beside(vocabulary_file, "coach.toml"))[table][language]
    return tuple(fold(word) for word in words)


def _figure(one: Asked, words: Vocabulary) -> str | None:
    """Return a figure that counts something: no year, no goal's number, no part of a date."""
    text = one.text
    for ref in one.item.refs:
        text = text.replace(ref.as_written, " ")
    if one.item.due_as_written:
        text = text.replace(one.item.due_as_written, " ")
    shown = list(WORD.finditer(text))
    days = {shown[at].start() for at in days_in([fold(word.group()) for word in shown], words)}
    for match in FIGURE.finditer(text):
        if match.start() not in days:
            return match.group()
    return None
