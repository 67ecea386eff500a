"""Whether a recommendation was made before: two texts compared by fixed weights, and why they are alike.

Four things are compared, each from 0 to 1, and each counts a quarter:

* `words`: of the shorter text's stems, the share that the other has too, itself or a synonym
  (`vocabulary/synonyms.toml`). What one text only adds counts little; what each puts in place of the other's
  counts much.
* `grams`: the cosine of the runs of four letters, which sees what stems miss (diphthongs, derivations).
* `verb`: whether what the one asks to be done is asked for by the other (`vocabulary/demands.toml`).
* `object`: whether the first two nouns of the one stand in the other; 0 where the same is asked for something
  else: what the one names in some places, and nothing besides, the other replaces («agua», «luz»).

The same addressee, and a goal or instrument that both name, add a little. When and by whom something is to be
done is no part of what it is; but a task of one country is never that of another. The threshold is explained
in docs/memory.md, with what it reaches on the hundred pairs of `tests/pairs/lineage.yaml`. Nothing is learnt
at run time: the same two texts always get the same score.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from math import sqrt

from actas.follow.asked import Asked, Filed, asked
from actas.follow.told import tells_deed
from actas.model.compiled import compiled
from actas.vocabulary import load
from actas.vocabulary.days import FIGURES, days_in
from actas.vocabulary.demands import demands, kin
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import WORD, stemmer
from actas.vocabulary.synonyms import synonyms

SENTENCES = compiled(r"(?<=[.;!?])\s+")
NAMES = compiled(r"(?!\w|\s?%|\s+[^\W\d_]{4})")  # after a number that names what stands before it
WEIGHTS = {"words": 0.25, "grams": 0.25, "verb": 0.25, "object": 0.25}
ADDRESSEE, THEME = 0.03, 0.03  # added for the same addressee, and for a goal or instrument that both name
THRESHOLD = 0.66
GRAM = 4  # letters
HEADS = 2  # words that say what the demand is about: a head and its complements
SENTENCE = (
    4  # stems that a sentence needs to be compared alone: notes explain in one what they ask for in another
)
DERIVED = 5  # letters at the beginning that words made of one another share: «reclutadoras», «reclutamiento»
FEWEST = 2  # stems in common before two texts are compared at all
MOST = 3  # proposals for one item


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a text is compared."""

    stems: dict[str, str]  # stem (of a group of synonyms, the group's) -> the first word of it, as written
    families: tuple[str, ...]  # what it asks to be done, in order
    about: tuple[str, ...]  # stems of what is neither verb of demand nor said of everything, in order
    grams: Counter[str]
    norm: float

    @property
    def heads(self) -> tuple[str, ...]:
        """What the demand is about first of all."""
        return self.about[:HEADS]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, and what they have in common."""

    score: float
    parts: dict[str, float]
    common: tuple[str, ...]  # words of the first text that the second has too, as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An item that may ask again for an earlier one. ``confirmed``: a person has said so in the record.

    ``tells``: it asks for nothing, it tells what was done.
    """

    later: Asked
    earlier: Asked
    likeness: Likeness
    confirmed: bool
    tells: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One demand through the years: its items, the oldest first."""

    items: tuple[Asked, ...]
    confirmed: int  # links that a person made
    links: int  # those and the proposed ones

    @property
    def years(self) -> float:
        """Years from the first time to the last, to a tenth."""
        days = [item.day for item in self.items if item.day]
        if not days:
            return 0.0
        first, last = min(days), max(days)
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
        return round(months / 12, 1)

    @property
    def by(self) -> tuple[str, ...]:
        """Everybody who asked, in order, each once."""
        return tuple(dict.fromkeys(name for item in self.items for name in item.by))


@lru_cache(maxsize=1 << 14)
def profile(text: str, language: str | None) -> Profile:
    """Return what of a text is compared."""
    language = language if language in ("es", "en", "fr", "pt") else "es"
    stem = stemmer(language)
    verbs, same = demands(language), synonyms(language)
    found: dict[str, str] = {}
    shapes: list[str] = []
    families: list[str] = []
    about: list[str] = []
    for said, word, lacking in _said(text, language):
        one = stem(word)
        if one in verbs.frame or one in verbs.generic:
            continue
        family = verbs.family(word, one)
        shape = same.of(word, one)
        if shape:
            one = f"~{shape}"  # no stem begins so
        if lacking:
            one = f"-{one}"
        if family:
            families.append(family.id)
        else:
            about.append(one)
        if one not in found:
            found[one] = said
            shapes.append(shape or word)
    grams = _grams(" ".join(shapes))
    norm = sqrt(sum(n * n for n in grams.values()))
    return Profile(found, tuple(families), tuple(dict.fromkeys(about)), grams, norm)


def _said(text: str, language: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the words of a text that say something, as written, as compared, and whether they are to be away.

    When something is to be done is left out: the same task is asked for again with another day. A number that
    names a thing («Convenio 169») is no figure («40 docentes»).
    """
    words, text = load(), FIGURES.sub(" ", text)
    empty, without = words.phrases("language", "function_words", language), demands(language).without
    lacking, behind = False, -1
    shown = [(match, fold(match.group())) for match in WORD.finditer(text)]
    when = set(days_in([word for _, word in shown], words))
    for at, (match, word) in enumerate(shown):
        if word in without:
            lacking = True
        elif word not in empty and (len(word) > 1 or word.isdecimal()):
            if at not in when:
                named = word.isdecimal() and behind == match.start() - 1 and NAMES.match(text, match.end())
                yield match.group(), f"no{word}" if named else word, lacking
                behind = match.end()
            lacking = False


@lru_cache(maxsize=1 << 14)
def profiles(text: str, language: str | None) -> tuple[Profile, ...]:
    """Return what of a text is compared: the whole, and each of its sentences that says enough."""
    parts = [profile(part, language) for part in SENTENCES.split(text)]
    return (
        profile(text, language),
        *(part for part in parts if len(parts) > 1 and len(part.stems) >= SENTENCE),
    )


def alike(a: Sequence[Profile], b: Sequence[Profile], least: float = 0.0) -> Likeness | None:
    """Return how alike two texts are where they are most alike; None where that is surely below ``least``."""
    found = [likeness for one in a for other in b if (likeness := compare(one, other, least))]
    return max(found, key=lambda likeness: likeness.score, default=None)


def _grams(text: str) -> Counter[str]:
    padded = re.sub(r"[^\w]+", " ", f" {text} ")
    return Counter(padded[at : at + GRAM] for at in range(len(padded) - GRAM + 1))


def compare(a: Profile, b: Profile, least: float = 0.0) -> Likeness | None:
    """Return how alike two texts are; None where that is surely below ``least``."""
    common = a.stems.keys() & b.stems.keys()
    shorter = min(len(a.stems), len(b.stems)) or 1
    parts = {
        "words": len(common) / shorter,
        "grams": 1.0,
        "verb": _verbs(a, b),
        "object": (_held(a, b) + _held(b, a)) / 2,
    }
    # Grams take nine tenths of the time, and of a thousand pairs few need them.
    if sum(WEIGHTS[name] * value for name, value in parts.items()) < least:
        return None
    if contrary := _without(a, b) or _without(b, a):
        parts["verb"] = 0.0
    if contrary or _replaced(a, b):
        parts["object"] = 0.0
    dot = sum(n * b.grams[gram] for gram, n in a.grams.items() if gram in b.grams)
    parts["grams"] = dot / (a.norm * b.norm) if a.norm and b.norm else 0.0
    score = sum(WEIGHTS[name] * value for name, value in parts.items())
    return Likeness(score, parts, tuple(word for stem, word in a.stems.items() if stem in common))


def _verbs(a: Profile, b: Profile) -> float:
    """1: each one's first demand is among the other's; 0: neither is; half where a text names no action."""
    if not a.families or not b.families:
        return 0.5
    return (_asked(a.families[0], b) + _asked(b.families[0], a)) / 2


def _asked(family: str, other: Profile) -> float:
    if family in other.families:
        return 1.0
    return 0.5 if any((family, one) in kin() for one in other.families) else 0.0


def _held(a: Profile, b: Profile) -> float:
    """Return which share of what the one is about the other names too."""
    return sum(one in b.stems for one in a.heads) / len(a.heads) if a.heads else 0.0


def _without(a: Profile, b: Profile) -> bool:
    """Tell whether the one is to be without what it has in the other: «con licencia», «sin licencia»."""
    return any(
        one[0] == "-" and one not in b.stems and one[1:] in b.stems and one[1:] not in a.stems
        for one in a.stems
    )


def _replaced(a: Profile, b: Profile) -> bool:
    """Tell whether the same is asked for something else: «baños en las escuelas», «canchas en las escuelas».

    Then the words in common come in one order, and between them each has its own in the same places. Who asks
    again in other words changes the verb or the order, adds something or leaves it out.
    """
    if not a.families or a.families[:1] != b.families[:1]:
        return False
    (mine, own), (theirs, others) = _apart(a, b), _apart(b, a)
    if mine != theirs or not own or own.keys() != others.keys():
        return False
    return not any(one[:DERIVED] == other[:DERIVED] for at in own for one in own[at] for other in others[at])


def _apart(a: Profile, b: Profile) -> tuple[list[str], dict[int, list[str]]]:
    """Return what the one is about and the other too, and its own, by how many of those precede it."""
    shared: list[str] = []
    own: dict[int, list[str]] = {}
    for one in a.about:
        if one in b.stems:
            shared.append(one)
        elif not one.isdecimal():  # «40 docentes», «60 docentes»: as many as there are money for
            own.setdefault(len(shared), []).append(one.lstrip("~"))
    return shared, own


def propose(filed: Sequence[Filed], threshold: float = THRESHOLD) -> tuple[Proposal, ...]:
    """Return for each item the earlier ones that it may repeat, the likeliest first.

    Items are compared with those of earlier meetings, in the same language. A meeting without a date counts
    as later than those before it in ``filed``.
    """
    order = sorted(enumerate(filed), key=lambda pair: (pair[1].record.meeting.date or "9999", pair[0]))
    every = {item.to: item for item in asked(filed)}
    earlier = _Earlier(threshold, Counter(map(_text, every.values())))
    found: list[Proposal] = []
    for _, one in order:
        mine = list(asked((one,)))
        for item in mine:
            said = _confirmed(item, every)
            found += [*said, *_best(item, earlier)[: max(0, MOST - len(said))]]
        for item in mine:
            if not _tells(item):  # nobody asks again for what a meeting only told
                earlier.add(item)
    found = _without_between(_without_known(found))
    return tuple(sorted(found, key=lambda p: (-round(p.likeness.score, 6), p.later.to, p.earlier.to)))


class _Earlier:
    """What earlier meetings asked for, each text once: minutes say «pagar la luz» every month."""

    def __init__(self, threshold: float, times: Mapping[tuple[str, str | None], int]) -> None:
        self.threshold = threshold
        self.times = times  # how often each text will come
        self.around: dict[str, _Around] = {}  # item -> what stands beside its words
        self.texts: list[tuple[tuple[Profile, ...], str | None, list[Asked]]] = []
        self._at: dict[tuple[str, str | None], int] = {}
        self._having: dict[str, list[int]] = {}  # stem -> texts, in order
        self._alike: dict[tuple[str, str | None], tuple[int, list[tuple[int, Likeness]]]] = {}

    def add(self, item: Asked) -> None:
        """Add an item that a later one may repeat."""
        text = _text(item)
        self.around[item.to] = _around(item)
        if text not in self._at:
            self._at[text] = len(self.texts)
            its = profiles(*text)
            self.texts.append((its, text[1], []))
            for stem in its[0].stems:
                self._having.setdefault(stem, []).append(self._at[text])
        self.texts[self._at[text]][2].append(item)

    def alike(self, item: Asked) -> Iterator[tuple[Asked, Likeness]]:
        """Yield the items that one may repeat; whom both ask and what both name may still be wanting."""
        text = _text(item)
        seen, found = self._alike.get(text, (0, []))
        found = [*found, *self._compared(text, seen)]
        if self.times[text] > 1:
            self._alike[text] = len(self.texts), found
        for at, likeness in found:
            for other in self.texts[at][2]:
                yield other, likeness

    def _compared(self, text: tuple[str, str | None], since: int) -> Iterator[tuple[int, Likeness]]:
        its = profiles(*text)
        shared: Counter[int] = Counter()
        for stem in its[0].stems:
            having = self._having.get(stem, [])
            shared.update(having[bisect_left(having, since) :])
        for at, count in shared.items():
            theirs, language, _ = self.texts[at]
            if count >= FEWEST and language == text[1]:
                likeness = alike(its, theirs, self.threshold - ADDRESSEE - THEME)
                if likeness:
                    yield at, likeness


def _without_known(found: Sequence[Proposal]) -> list[Proposal]:
    """Leave out what confirmed links say already: A repeats B, B repeats C, so A repeats C."""
    repeats: dict[str, list[str]] = {}
    for one in found:
        if one.confirmed:
            repeats.setdefault(one.later.to, []).append(one.earlier.to)

    def reached(start: str) -> set[str]:
        seen, todo = set[str](), [start]
        while todo:
            new = [to for to in repeats.get(todo.pop(), ()) if to not in seen]
            seen.update(new)
            todo += new
        return seen

    return [one for one in found if one.confirmed or one.earlier.to not in reached(one.later.to)]


def _without_between(found: Sequence[Proposal]) -> list[Proposal]:
    """Leave out what a likelier proposal says with its own: C is like B, and B like A, so C is like A."""
    reached: dict[str, set[str]] = {}
    kept: list[Proposal] = []
    for one in found:  # by meeting, the oldest first; for one item, the likeliest and latest first
        to, mine = one.earlier.to, reached.setdefault(one.later.to, set())
        if one.confirmed or to not in mine:
            kept.append(one)
        mine.update((to, *reached.get(to, ())))
    return kept


def _confirmed(item: Asked, every: Mapping[str, Asked]) -> list[Proposal]:
    """Return what a person said that an item repeats: all of it, in whatever words and language it stood."""
    others = [every[to] for one in item.item.reiterates if (to := _full(one.to, item)) in every]
    its = profiles(*_text(item))
    found = [
        Proposal(
            later=item, earlier=other, confirmed=True,
            likeness=alike(its, profiles(*_text(other)))
            or Likeness(0.0, dict.fromkeys(WEIGHTS, 0.0), ()),
        )
        for other in others if other.to != item.to
    ]  # fmt: skip
    return _likeliest(found)


def _best(item: Asked, earlier: _Earlier) -> list[Proposal]:
    mine, tells = _around(item), _tells(item)
    found: list[tuple[float, Asked, Likeness]] = []
    for other, likeness in earlier.alike(item):
        its = earlier.around[other.to]
        if other.to in mine.again or item.to in its.again:
            continue  # also the other way round: one of the meetings has no date yet
        score = likeness.score + _bonus(mine, its)
        if score >= earlier.threshold and not _of_another(mine, its):
            found.append((round(min(1.0, score), 6), other, likeness))
    least = min(nlargest(MOST, (score for score, _, _ in found)), default=0.0)
    return _likeliest(
        [
            Proposal(
                later=item, earlier=other, likeness=replace(likeness, score=score), confirmed=False,
                tells=tells,
            )
            for score, other, likeness in found if score >= least
        ]
    )  # fmt: skip


def _likeliest(found: list[Proposal]) -> list[Proposal]:
    found.sort(key=lambda p: p.earlier.to)
    found.sort(key=lambda p: p.earlier.day or "9999", reverse=True)  # of wordings that are as like, the last
    return sorted(found, key=lambda p: -round(p.likeness.score, 6))


def _text(item: Asked) -> tuple[str, str | None]:
    """Return what of an item is compared, and its language."""
    return _matter(item), item.record.meeting.language


def _matter(item: Asked) -> str:
    """Return the words of an item but for whose task it is and by when: «Ghana», «Ivory Coast», «9 May»."""
    text = item.text
    for told in (item.item.owner, item.item.due_as_written):
        if told:
            text = re.sub(rf"(?<!\w){re.escape(told)}(?!\w)", " ", text, count=1)
    return text


def _tells(item: Asked) -> bool:
    return not item.item.reiterates and tells_deed(item.text, item.record.meeting.language)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside an item's words: whose task it is, what it names, what a person said it repeats."""

    owners: frozenset[str]  # names
    countries: frozenset[str | None]  # codes; of other owners None
    themes: frozenset[tuple[str, str]]
    again: frozenset[str]


def _around(item: Asked) -> _Around:
    owners = item.item.owners
    return _Around(
        owners=frozenset(fold(one.name) for one in owners),
        countries=frozenset(one.code for one in owners),
        themes=frozenset((ref.scheme, ref.code) for ref in item.item.refs),
        again=frozenset(_full(one.to, item) for one in item.item.reiterates),
    )


def _of_another(a: _Around, b: _Around) -> bool:
    """Tell whether two tasks are of countries that have nothing to do with each other."""
    mine, theirs = a.countries, b.countries
    return bool(mine and theirs) and None not in mine | theirs and mine.isdisjoint(theirs)


def _full(to: str, item: Asked) -> str:
    return to if "#" in to else f"{item.record.id}#{to}"


def _bonus(a: _Around, b: _Around) -> float:
    """Return what is added for the same addressee and the same theme."""
    return (ADDRESSEE if a.owners & b.owners else 0.0) + (THEME if a.themes & b.themes else 0.0)


def chains(proposals: Sequence[Proposal]) -> tuple[Chain, ...]:
    """Return what has been asked more than once, the longest open first."""
    group: dict[str, str] = {}
    items: dict[str, Asked] = {}

    def root(to: str) -> str:
        while group.setdefault(to, to) != to:
            to = group[to]
        return to

    proposals = [one for one in proposals if not one.tells]
    for one in proposals:
        items[one.later.to], items[one.earlier.to] = one.later, one.earlier
        group[root(one.later.to)] = root(one.earlier.to)
    made = {}
    for top in dict.fromkeys(map(root, items)):
        mine = {to for to in items if root(to) == top}
        ordered = sorted((items[to] for to in mine), key=lambda item: (item.day or "9999", item.to))
        links = [one.confirmed for one in proposals if one.later.to in mine]
        made[top] = Chain(items=tuple(ordered), confirmed=sum(links), links=len(links))
    return tuple(sorted(made.values(), key=lambda c: (-c.years, -len(c.items), c.items[0].to)))


def find(filed: Sequence[Filed], record: str, item: str) -> Iterator[Asked]:
    """Yield the items with an id, in the records with an id or file name."""
    for one in asked(filed):
        if one.item.id == item and record in (one.record.id, one.file):
            yield one
