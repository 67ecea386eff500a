"""What the parser asks the rapporteur: places where the notes themselves leave a question open.

Nothing is changed and nothing decided here; each doubt names its lines and the rule that raised it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice

from actas.model.compiled import compiled
from actas.model.record import Doubt, Item, Record, Section
from actas.model.span import Span
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.each_word import EachWord
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.messages import say
from actas.vocabulary.names import country_of
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, may_hold
from actas.vocabulary.rankings import ranking
from actas.vocabulary.rosters import who_led
from actas.vocabulary.sieve import TOKEN, longest_words
from actas.vocabulary.slips import one_slip

# What an acronym cannot do without. A class at the very beginning is looked for three times as fast.
SHOUTED = compiled(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ]{2}")
ACRONYM = compiled(r"(?<![\w@/.-])[A-ZÁÉÍÓÚÑ]{3,8}(?![\w@/-])")
CLAUSE = compiled(r"(?:^|[.!?;:]\s+|,\s+)(?=[^\s])")
WORD = compiled(r"[^\W_]+")
SUBJECT_WORD = compiled(r"[^\s,;:.]+")
SUBJECT, COUNTRY_WORDS = (
    80,
    3,
)  # characters of a clause in which its subject stands; words of a country's name
BEFORE_SECOND = 12  # characters before «segunda» in which an article and the full stop stand
SHORTEST_SLIP = 4  # letters; shorter acronyms are too near one another
FEWEST = 3  # items of a section, before their share says anything
TALK = frozenset(
    {"discussion", "info", "participants", "agenda", "other"}
)  # where an item may hold many things
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
    asked = Asked(words, record.meeting.language)
    asked.see(record.all_sections())
    return asked.doubts(days)


class Asked:
    """What is asked of a record, section by section, while it is made."""

    def __init__(self, words: Vocabulary, language: str | None) -> None:
        """Begin to ask in the notes' ``language``; where that is not sure, in the one they lean to."""
        self._words, self._language = words, language or "en"
        self._unsure: list[Section] | None = None if language else []  # short notes: long ones are sure
        self._found: list[Doubt] = []
        self._acronyms, self._demands = _Acronyms(), _Demands(words)

    def see(self, sections: Iterable[Section]) -> None:
        """Ask of sections; of those in them on their own."""
        for section in sections:
            if self._unsure is not None:
                self._unsure.append(section)
            self._see(section)

    def _see(self, section: Section) -> None:
        silent, gaps = _Silent(), _Gaps(self._language)
        for top in section.items:
            silent.see(top, self._words)
            self._found += gaps.see(top)
            for item in top.walk() if top.items else (top,):
                self._acronyms.see(item)
                self._demands.see(item, section.kind)
                self._found += _of_item(item, section.kind, self._words, self._language)
        self._demands.committed |= section.kind in COMMITTED and bool(section.items)
        if section.kind == "interventions":
            self._found.extend(silent.doubts(self._language))

    def doubts(self, days: tuple[tuple[str, Span], ...] = ()) -> tuple[Doubt, ...]:
        """Return the doubts in order of place."""
        late = (self._acronyms.doubts(self._language), self._demands.doubts(self._language))
        found = [*self._found, *chain(*late), *_several(days, self._language)]
        if found and self._unsure and (language := leaning(self._unsure, self._words)):
            again = Asked(self._words, language)
            again.see(self._unsure)
            return again.doubts(days)
        return tuple(sorted(found, key=lambda doubt: (doubt.lines, doubt.id, doubt.at or "")))


def leaning(sections: Iterable[Section], words: Vocabulary) -> str | None:
    """Return the language with the most function words, be they few; None where no word tells one."""
    often: Counter[str] = Counter()
    for section in sections:
        texts = [section.heading or ""]
        texts += (f"{item.title or ''} {item.text}" for top in section.items for item in top.walk())
        often.update(WORD.findall(fold(" ".join(texts))))
    counts = {
        language: sum(
            map(often.__getitem__, words.phrases("language", "function_words", language) & often.keys())
        )
        for language in LANGUAGES
    }
    best = max(LANGUAGES, key=counts.__getitem__)
    return best if counts[best] else None


def _of_item(item: Item, kind: str, words: Vocabulary, language: str) -> list[Doubt]:
    """Return what an item of a section of that kind leaves open by itself."""
    found: list[Doubt] = []
    if not (item.text or item.title or item.actor or item.items or item.links):
        counted = item.label and any(map(str.isalnum, item.label))  # «el punto - no tiene texto» names none
        message = "empty-item" if counted else "empty-item-unlabelled"
        found.append(_ask("empty-item", item, language, {"label": item.label or ""}, message))
    if kind not in TALK and (second := _two_in_one(item, words)):
        found.append(_ask("two-in-one", item, language, {"words": _shown(second)}))
    if item.items:
        gaps = _Gaps(language)
        for child in item.items:
            found += gaps.see(child)
    if kind == "interventions" and (named := _other_subject(item, words, _verbs(words))):
        # What one country's intervention says that another one did.
        said = {"name": named[0], "words": _shown(named[1])}
        found.append(_ask("third-party", item, language, said))
    return found


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rsplit(" ", 1)[0] + " …"


def _ask(
    rule: str, item: Item, language: str, said: Mapping[str, object], message: str | None = None
) -> Doubt:
    """Return a doubt about an item; what is ``said`` of it goes into the blanks of its message."""
    says = say(f"parse.{message or rule}", language, **said)
    return Doubt(id=rule, at=item.id, lines=item.lines, says=says)


@lru_cache(maxsize=4)
def _second(words: Vocabulary) -> tuple[Phrases, re.Pattern[str]]:
    articles = any_of(words.grammar("articles"))
    return Phrases(words.phrases("cues", "second")), compiled(rf"(?<=[.;!?] )(?:{articles} )?$")


@lru_cache(maxsize=4)
def _of_second(words: Vocabulary) -> EachWord[bool]:
    """Return for what stands between two blanks whether the longest word of such an announcement does."""
    longest = longest_words(words.phrases("cues", "second"))
    return EachWord(lambda shown: not longest.isdisjoint(TOKEN.findall(fold(shown))))


def _begins_second(folded: str, words: Vocabulary) -> int | None:
    """Return where a sentence begins that announces a second thing («Segunda práctica, …»)."""
    phrases, before = _second(words)
    for start, _, _ in phrases.find(folded):
        opening = before.search(folded, max(0, start - BEFORE_SECOND), start)
        if opening:
            return opening.start()
    return None


def _two_in_one(item: Item, words: Vocabulary) -> str:
    """Return the second thing that an item holds: «… Segunda práctica, …»; empty where it holds one."""
    if not any(map(_of_second(words).__getitem__, item.text.split())):
        return ""
    folded, places = fold_with_places(item.text)
    second = _begins_second(folded, words)
    return item.text[places[second] :] if second is not None else ""


def _place(item: Item) -> Item:
    """Return what of an item a doubt names, to be kept until all are read."""
    return Item(id=item.id, lines=item.lines)


class _Acronyms:
    """The acronyms of a record, of which some look like the slip of a commoner one."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._first: dict[str, Item] = {}

    def see(self, item: Item) -> None:
        """Count those of an item."""
        text = f"{item.title or ''} {item.text}"
        for token in ACRONYM.findall(text) if SHOUTED.search(text) else ():
            self._counts[token] += 1
            if token not in self._first:
                self._first[token] = _place(item)

    def doubts(self, language: str) -> Iterator[Doubt]:
        """Yield those that look like the slip of a commoner one."""
        counts = self._counts
        near = _by_slip([token for token, count in counts.items() if count >= FREQUENT])
        for token, count in counts.items():
            if len(token) < SHORTEST_SLIP:
                continue
            maybe = {other for key in _shortened(token) for other in near.get(key, ())}
            like = [other for other in maybe if counts[other] >= MORE * count and one_slip(token, other)]
            if like:
                other = max(like, key=lambda one: (counts[one], one))
                said = {"word": token, "times": count, "other": other, "other_times": counts[other]}
                yield _ask("near-acronym", self._first[token], language, said)


def _by_slip(tokens: list[str]) -> dict[str, list[str]]:
    """Return words by what is left of them without one letter: two that are one slip apart share a key."""
    found: dict[str, list[str]] = {}
    for token in tokens:
        for key in _shortened(token):
            found.setdefault(key, []).append(token)
    return found


def _shortened(token: str) -> set[str]:
    return {token, *(token[:at] + token[at + 1 :] for at in range(len(token)))}


class _Silent:
    """Interventions without a speaker among others that have one."""

    def __init__(self) -> None:
        self._said = 0
        self._silent: list[Item] = []

    def see(self, item: Item, words: Vocabulary) -> None:
        """Look at one of a section; a vote is nobody's word, nor is «Modera: Ana», «moderó Ana»."""
        stated = item.actor is None and (
            fold(item.title) in words.keyed("meeting") if item.title else who_led(item.text, words)
        )
        if item.text and item.role is None and item.kind != "vote" and not stated:
            self._said += 1
            if item.actor is None:
                self._silent.append(_place(item))

    def doubts(self, language: str) -> Iterator[Doubt]:
        """Yield those without, where most have one."""
        spoken = self._said - len(self._silent)
        if self._said >= FEWEST and spoken >= self._said * SPEAKING:
            for item in self._silent:
                yield _ask("no-actor", item, language, {"id": item.id})


class _Gaps:
    """Numbers that a list leaves out."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._last: int | None = None

    def see(self, item: Item) -> Sequence[Doubt]:
        """Look at one of a list; return the gap before it."""
        label = item.label or ""
        if not (label.isdecimal() and label.isascii()):
            return ()
        number, last, self._last = int(label), self._last, int(label)
        if last is None or number in (last, last + 1, 1):
            return ()
        return [_ask("numbering-gap", item, self._language, {"number": number, "before": last})]


class _Demands:
    """Guide questions that ask for priorities or commitments where the record has none."""

    def __init__(self, words: Vocabulary) -> None:
        self.committed = False
        self._words = words
        self._ranked = False
        self._asked: list[tuple[Item, list[str], list[str]]] = []

    def see(self, item: Item, kind: str) -> None:
        """Look at an item of a section of that kind."""
        self._ranked = self._ranked or bool(item.priority)
        if kind == "questions" and item.role in (None, "lead-in"):
            wanted, owed = ranking(WORD.findall(item.text), self._words), _commitments(item.text, self._words)
            if wanted or owed:
                self._asked.append((_place(item), [wanted] if wanted else [], owed))

    def doubts(self, language: str) -> Iterator[Doubt]:
        """Yield those that ask for what is not there."""
        for item, wanted, owed in self._asked:
            asked = [*(() if self._ranked else wanted), *(() if self.committed else owed)]
            if asked:
                yield _ask("unmet-demand", item, language, {"words": " · ".join(asked)})


def _commitments(text: str, words: Vocabulary) -> list[str]:
    """Return «compromisos»: words that head a section of agreements or actions elsewhere."""
    tokens = WORD.findall(text)
    owed, headings = words.phrases("cues", "demand_of"), words.keyed("sections")
    found: list[str] = []
    for at in range(len(tokens)):
        phrases = (" ".join(tokens[at : at + size]) for size in (3, 2, 1))
        named = (one for one in phrases if fold(one) in owed and headings.get(fold(one)) in COMMITTED)
        found.extend(islice(named, 1))
    return found


@lru_cache(maxsize=4)
def _verbs(words: Vocabulary) -> frozenset[str]:
    return words.grammar("finite") | words.grammar("auxiliary") | words.phrases("speech", "verbs")


@lru_cache(maxsize=4)
def _countries(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.countries)


def _other_subject(item: Item, words: Vocabulary, verbs: frozenset[str]) -> tuple[str, str] | None:
    """Return the other country and the clause whose subject it is, or that has its name before a colon."""
    if not item.actor or not may_hold(fold(item.text), _countries(words)):
        return None
    for start in (match.end() for match in CLAUSE.finditer(item.text)):
        if item.text[start].islower():
            continue  # most clauses; no country's name begins so
        tokens = list(SUBJECT_WORD.finditer(item.text, start, start + SUBJECT))
        if not tokens or not tokens[0].group()[:1].isupper():
            continue
        for size in range(min(COUNTRY_WORDS, len(tokens)), 0, -1):
            end = tokens[size - 1].end()
            named = item.text[tokens[0].start() : end]
            code = country_of(words, named)
            if code is None or code == item.actor.code:
                continue
            acts = len(tokens) > size and fold(tokens[size].group()) in verbs
            if item.text.startswith(":", end) or (acts and not item.text[end : tokens[size].start()].strip()):
                return named, item.text[start:]
    return None


def _several(days: tuple[tuple[str, Span], ...], language: str) -> Iterator[Doubt]:
    if len(days) > 1:
        shown = ", ".join(day for day, _ in days)
        yield Doubt(
            id="several-meetings", lines=days[1][1], says=say("parse.several-meetings", language, days=shown)
        )
