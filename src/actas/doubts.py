"""What the parser asks the rapporteur: places where the notes themselves leave a question open.

Nothing is changed and nothing decided here; each doubt names its lines and the rule that raised it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from actas.model.record import Doubt, Item, Record, Section
from actas.model.span import Span
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.messages import say
from actas.vocabulary.names import country_of
from actas.vocabulary.phrases import Phrases
from actas.vocabulary.slips import one_slip

ACRONYM = re.compile(r"(?<![\w@/.-])[A-ZÁÉÍÓÚÑ]{3,8}(?![\w@/-])")
SENTENCE = re.compile(r"(?:^|[.!?;:]\s+|,\s+)(?=[^\s])")
FREQUENT = 2  # times that an acronym stands, before another looks like its slip
MORE = 3  # and how many times as often
SPEAKING = 0.5  # share of an intervention list that names its speakers, before silence is a question
LONGEST_SHOWN = 60  # characters of the notes' words in a doubt
COMMITTED = frozenset({"agreements", "actions"})


def doubts_of(
    record: Record, words: Vocabulary, days: tuple[tuple[str, Span], ...] = ()
) -> tuple[Doubt, ...]:
    """Return the doubts of a fresh record, in order of place, in the notes' language.

    ``days`` are the days of several meetings that the notes hold, each with its heading's lines.
    """
    language = record.meeting.language or "en"
    found = [
        *_empty(record, language),
        *_two_in_one(record, words, language),
        *_near_acronyms(record, language),
        *_without_actor(record, language),
        *_gaps(record, language),
        *_unmet(record, words, language),
        *_third_parties(record, words, language),
        *_several(days, language),
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.lines, doubt.id, doubt.at or "")))


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rsplit(" ", 1)[0] + " …"


def _empty(record: Record, language: str) -> Iterator[Doubt]:
    for item in record.all_items():
        if not (item.text or item.title or item.actor or item.items or item.links):
            key = "parse.empty-item" if item.label else "parse.empty-item-unlabelled"
            yield Doubt(
                id="empty-item", at=item.id, lines=item.lines, says=say(key, language, label=item.label or "")
            )


@lru_cache(maxsize=4)
def _second(words: Vocabulary) -> tuple[Phrases, re.Pattern[str]]:
    articles = "|".join(re.escape(one) for one in sorted(words.grammar("articles")))
    return Phrases(words.phrases("cues", "second")), re.compile(rf"(?<=[.;!?] )(?:(?:{articles}) )?$")


def _begins_second(folded: str, words: Vocabulary) -> int | None:
    """Return where a sentence begins that announces a second thing («Segunda práctica, …»)."""
    phrases, before = _second(words)
    for start, _, _ in phrases.find(folded):
        opening = before.search(folded[:start])
        if opening:
            return opening.start()
    return None


def _two_in_one(record: Record, words: Vocabulary, language: str) -> Iterator[Doubt]:
    for section in record.all_sections():
        if section.kind in ("discussion", "info", "participants", "agenda", "other"):
            continue
        for item in _items(section):
            folded, places = fold_with_places(item.text)
            second = _begins_second(folded, words)
            if second is not None:
                begin = places[second]
                yield Doubt(
                    id="two-in-one",
                    at=item.id,
                    lines=item.lines,
                    says=say("parse.two-in-one", language, words=_shown(item.text[begin:])),
                )


def _near_acronyms(record: Record, language: str) -> Iterator[Doubt]:
    counts: Counter[str] = Counter()
    first: dict[str, Item] = {}
    for item in record.all_items():
        for token in ACRONYM.findall(f"{item.title or ''} {item.text}"):
            counts[token] += 1
            first.setdefault(token, item)
    often = [token for token, count in counts.items() if count >= FREQUENT]
    for token, count in counts.items():
        like = [
            other
            for other in often
            if counts[other] >= MORE * count and len(token) > 3 and one_slip(token, other)
        ]
        if like:
            best = max(like, key=lambda other: (counts[other], other))
            says = say(
                "parse.near-acronym", language, word=token, times=count, other=best, other_times=counts[best]
            )
            yield Doubt(id="near-acronym", at=first[token].id, lines=first[token].lines, says=says)


def _without_actor(record: Record, language: str) -> Iterator[Doubt]:
    for section in record.all_sections():
        said = [item for item in section.items if item.text and item.role is None]
        speaking = sum(item.actor is not None for item in said)
        if section.kind != "interventions" or len(said) < 3 or speaking < len(said) * SPEAKING:
            continue
        for item in said:
            if item.actor is None:
                yield Doubt(
                    id="no-actor",
                    at=item.id,
                    lines=item.lines,
                    says=say("parse.no-actor", language, id=item.id),
                )


def _gaps(record: Record, language: str) -> Iterator[Doubt]:
    for siblings in _sibling_lists(record):
        last: int | None = None
        for item in siblings:
            number = (
                int(item.label) if item.label and item.label.isdecimal() and item.label.isascii() else None
            )
            if number is None:
                continue
            if last is not None and number not in (last, last + 1, 1):
                says = say("parse.numbering-gap", language, number=number, before=last)
                yield Doubt(id="numbering-gap", at=item.id, lines=item.lines, says=says)
            last = number


def _sibling_lists(record: Record) -> Iterator[tuple[Item, ...]]:
    for section in record.all_sections():
        yield section.items
    for item in record.all_items():
        if item.items:
            yield item.items


def _unmet(record: Record, words: Vocabulary, language: str) -> Iterator[Doubt]:
    """Find a guide question that asks for priorities or commitments where the record has none."""
    committed = any(section.kind in COMMITTED and section.items for section in record.all_sections())
    ranked = any(item.priority for item in record.all_items())
    for section in record.all_sections():
        if section.kind != "questions":
            continue
        for item in _items(section):
            asked = [] if ranked else _ranking(item.text, words)
            asked += [] if committed else _commitments(item.text, words)
            if asked:
                shown = " · ".join(asked)
                yield Doubt(
                    id="unmet-demand",
                    at=item.id,
                    lines=item.lines,
                    says=say("parse.unmet-demand", language, words=shown),
                )


def _ranking(text: str, words: Vocabulary) -> list[str]:
    """Return «priorizar tres»: a demand and a number."""
    tokens = re.findall(r"[^\W_]+", text)
    demands = words.phrases("cues", "demand")
    numbers = {
        name
        for language in words.tables.values()
        for names in language.get("numbers.words", {}).values()
        for name in names
    }
    for word, after in pairwise(tokens):
        if fold(word) in demands and (after.isdigit() or fold(after) in numbers):
            return [f"{word} {after}"]
    return []


def _commitments(text: str, words: Vocabulary) -> list[str]:
    """Return «compromisos»: words that head a section of agreements or actions elsewhere."""
    tokens = re.findall(r"[^\W_]+", text)
    owed = words.phrases("cues", "demand_of")
    headings = words.keyed("sections")
    found: list[str] = []
    for at in range(len(tokens)):
        for size in (3, 2, 1):
            phrase = " ".join(tokens[at : at + size])
            if fold(phrase) in owed and headings.get(fold(phrase)) in COMMITTED:
                found.append(phrase)
                break
    return found


def _third_parties(record: Record, words: Vocabulary, language: str) -> Iterator[Doubt]:
    verbs = words.grammar("finite") | words.grammar("auxiliary") | words.phrases("speech", "verbs")
    for section in record.all_sections():
        if section.kind != "interventions":
            continue
        for item in _items(section):
            named = _other_subject(item, words, verbs)
            if named:
                yield Doubt(
                    id="third-party",
                    at=item.id,
                    lines=item.lines,
                    says=say("parse.third-party", language, name=named[0], words=_shown(named[1])),
                )


def _other_subject(item: Item, words: Vocabulary, verbs: frozenset[str]) -> tuple[str, str] | None:
    if item.actor is None:
        return None
    for start in (match.end() for match in SENTENCE.finditer(item.text)):
        tokens = list(re.finditer(r"[^\s,;:.]+", item.text[start : start + 80]))
        for size in (3, 2, 1):
            if len(tokens) <= size or not tokens[0].group()[:1].isupper():
                continue
            named = item.text[start + tokens[0].start() : start + tokens[size - 1].end()]
            code = country_of(words, named)
            between = item.text[start + tokens[size - 1].end() : start + tokens[size].start()]
            if (
                code
                and code != item.actor.code
                and not between.strip()
                and fold(tokens[size].group()) in verbs
            ):
                return named, item.text[start:]
    return None


def _several(days: tuple[tuple[str, Span], ...], language: str) -> Iterator[Doubt]:
    if len(days) > 1:
        shown = ", ".join(day for day, _ in days)
        yield Doubt(
            id="several-meetings", lines=days[1][1], says=say("parse.several-meetings", language, days=shown)
        )


def _items(section: Section) -> Iterator[Item]:
    for item in section.items:
        yield from item.walk()
