"""Whether a record answers its guide questions: by which sections and items, and what they ask for in vain.

What somebody said below a question answers it. A question's words name what it wants: «experiencias» wants
practices, «compromisos» wants agreements or actions, «priorizar tres» wants items with a priority. A demand
is met when the record has such a section with items, or such items. Apart from that, items of other sections
that share the question's own words are shown: they may answer it, and the words say why. A question with
neither is unanswered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actas.follow.asked import items_of, kind_of, people, words_of
from actas.model.record import KIND_OF_ITEM, Item, Record, Section
from actas.vocabulary import Vocabulary
from actas.vocabulary.demands import demands
from actas.vocabulary.fold import fold
from actas.vocabulary.rankings import ranking
from actas.vocabulary.stems import WORD, stemmer

ALIKE = 2  # of a question's own words, how many an item must share, and at least half of them
LONGEST_PHRASE = 3  # words
COMMITTED = frozenset({"agreement", "action"})
# What a question can ask a meeting to bring forth; «elementos» or «temas» are anything.
OWED = frozenset({"practices", "recommendations", "agreements", "actions", "obstacles"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What a question asks for, in its own words. ``kind`` is of items; None: that some be ranked first."""

    words: str
    kind: str | None
    met_by: tuple[str, ...] = ()  # ids of sections, or of items with a priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """An item that shares a question's words."""

    item: Item
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody said below a question."""

    item: Item
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A guide question and what the record has for it."""

    question: Item
    given: tuple[Given, ...] = ()
    demands: tuple[Demand, ...] = ()
    echoes: tuple[Echo, ...] = ()

    @property
    def unmet(self) -> tuple[Demand, ...]:
        """What it asks for and the record has not."""
        return tuple(one for one in self.demands if not one.met_by)

    @property
    def state(self) -> str:
        """Whether it is "answered", "in-part", "touched" (by words alone) or "unanswered"."""
        if self.given or (self.demands and not self.unmet):
            return "answered"
        if len(self.unmet) < len(self.demands):
            return "in-part"
        return "touched" if self.echoes else "unanswered"


def answers(record: Record, words: Vocabulary) -> tuple[Answer, ...]:
    """Return each guide question of a record with what the record has for it."""
    below = {id(one) for _, item in items_of(record) for one in item.items}
    asked = [(section, item) for section, item in items_of(record) if _asks(section, item, id(item) in below)]
    said = [(section, item) for section, item in items_of(record) if kind_of(section, item) != "question"]
    return tuple(
        Answer(
            question=item,
            given=tuple(_given(item)),
            demands=tuple(_demands(item, record, words)),
            echoes=tuple(_echoes(item, said, record.meeting.language, words)),
        )
        for _, item in asked if item.role is None and words_of(item)
    )  # fmt: skip


def _asks(section: Section, item: Item, below: bool) -> bool:
    """Whether an item is a question: not what stands ``below`` one and asks nothing."""
    return kind_of(section, item) == "question" and not (below and not _ends_in_question(item))


def _given(question: Item) -> Iterator[Given]:
    for item in question.items:
        by = tuple(one.name for one in people(item))
        if by and not _ends_in_question(item):
            yield Given(item=item, by=by)


def _ends_in_question(item: Item) -> bool:
    return words_of(item).rstrip().endswith("?")


def _demands(question: Item, record: Record, words: Vocabulary) -> Iterator[Demand]:
    text = words_of(question)
    tokens = WORD.findall(text)
    if wanted := ranking(tokens, words):
        ranked = tuple(item.id for item in record.all_items() if item.priority)
        yield Demand(words=wanted, kind=None, met_by=ranked)
    owed, headings = words.phrases("cues", "demand_of"), words.keyed("sections")
    at = 0
    while at < len(tokens):
        for size in range(LONGEST_PHRASE, 0, -1):
            phrase = " ".join(tokens[at : at + size])
            kind = headings.get(fold(phrase))
            if fold(phrase) in owed and kind in OWED:
                yield Demand(words=phrase, kind=KIND_OF_ITEM[kind], met_by=_met(KIND_OF_ITEM[kind], record))
                at += size - 1
                break
        at += 1


def _met(kind: str, record: Record) -> tuple[str, ...]:
    # An agreement commits as an action does; notes call the same thing now this, now that.
    wanted = COMMITTED if kind in COMMITTED else frozenset({kind})
    found: list[str] = []
    for section in record.all_sections():
        if any(kind_of(section, below) in wanted for item in section.items for below in item.walk()):
            found.append(section.id)
    return tuple(found)


def _echoes(
    question: Item, said: list[tuple[Section, Item]], language: str | None, words: Vocabulary
) -> Iterator[Echo]:
    its = own_words(words_of(question), language, words)
    if not its:
        return
    for _, item in said:
        theirs = own_words(words_of(item), language, words)
        common = its.keys() & theirs.keys()
        if len(common) >= max(min(ALIKE, len(its)), len(its) / 2):
            yield Echo(item=item, words=tuple(word for stem, word in theirs.items() if stem in common))


def own_words(text: str, language: str | None, words: Vocabulary) -> dict[str, str]:
    """Return stem -> word for what a text says of its own: no empty words, no verbs that only introduce."""
    language = language if language in ("es", "en", "fr", "pt") else "es"
    stem, verbs = stemmer(language), demands(language)
    empty = words.phrases("language", "function_words", language)
    found: dict[str, str] = {}
    for word in re.findall(WORD, text):
        folded = fold(word)
        one = stem(folded)
        if folded not in empty and len(folded) > 2 and one not in verbs.frame and one not in verbs.generic:
            found.setdefault(one, word)
    return found
