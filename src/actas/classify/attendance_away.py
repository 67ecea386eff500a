"""What a line of who came says of those who did not: «Ana, Luis (falta Eva). Rita avisó que no podía.»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from actas.classify.bodies import names_body
from actas.classify.one_person import known_in
from actas.classify.people import is_office, people_in
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, may_hold, opens
from actas.vocabulary.rosters import before_away, says_away

ASIDE = compiled(r"\s*\(([^()]+)\)")
# Where another stretch may begin: behind a stop, a stroke, a comma.
BETWEEN = compiled(r"(?<=[\w)*_])[.;][-–]?\s+|\s+/\s+|,\s+|\n")
ENDS = compiled(r"(?<=[\w)*_])[.;][-–]?(?:\s+|$)|\s+/\s+|\n")
SIGNS = " .,:;*_"
WORD = compiled(r"[A-ZÀ-Þ][\w’'-]*")
HIDDEN = "x"  # in the place of what stands in brackets, where nothing parts
KNOWN = 1.5  # `person_score` of a name with a known part
SURE = 2.0  # and of a known given name
LONGEST_ARTICLE = 3  # letters and a blank: «O Rui não pôde»
LONGEST_TITLE = 20  # letters of an honorific
LONGEST = 1000  # letters from a comma to a stop: each comma is read on from, and a line may have thousands


def without_away(text: str, words: Vocabulary) -> tuple[str, list[Participant]]:
    """Return a line without what it says of those who did not come, and these."""
    if not may_hold(fold(text), _ways(words)):
        return text, []  # nearly all
    found: list[Participant] = []

    def inside(aside: re.Match[str]) -> str:
        told = _told(aside[1], words, begins=False)
        found.extend(told or ())
        return "" if told else aside[0]

    text = ASIDE.sub(inside, text) if "(" in text else text
    kept, masked = text, _hidden(text)
    starts = [0, *(one.end() for one in BETWEEN.finditer(masked) if not _is_title(text, one.start(), words))]
    ends = [one.start() for one in ENDS.finditer(masked) if not _is_title(text, one.start(), words)]
    ends.append(len(text))
    done = len(text) + 1
    for start in reversed(starts):
        end = ends[bisect_left(ends, start)]
        begins = start == 0 or text[start - 2] != ","
        if end >= done or (start, end) == (0, len(text)) or (end - start > LONGEST and not begins):
            continue
        told = _told(text[start:end], words, begins=begins)
        if told is None:
            continue
        found[:0] = told
        kept = (
            kept[:start].rstrip(" .;") + kept[end:]
            if kept[end : end + 1] == "."
            else kept[:start] + kept[end:]
        )
        done = start
    return kept, found


def away_alone(text: str, words: Vocabulary) -> list[Participant]:
    """«Ana avisa que no puede»: return who did not come by a line that opens with them."""
    told = ". " not in text and may_hold(fold(text), _ways(words))
    people = _told(text, words) if told else None
    return people if people and text.find(people[0].name) <= LONGEST_ARTICLE else []


def _is_title(text: str, stop: int, words: Vocabulary) -> bool:
    """Whether a stop is that of «Dr. Ruiz», and ends nothing."""
    if text[stop : stop + 1] != ".":
        return False
    last = text[max(0, stop - LONGEST_TITLE) : stop].split()[-1:]
    if not last or fold(last[0]) in words.phrases("attendance", "myself"):
        return False
    if opens(fold(text[stop + 1 : stop + 1 + LONGEST_TITLE]).strip(), before_away(words)):
        return False  # «…, do 9º B. Faltou a Rita»
    return len(last[0]) == 1 or fold(last[0]) in name_words(words).honorifics


def _told(stretch: str, words: Vocabulary, *, begins: bool = True) -> list[Participant] | None:
    """Return who did not come by a stretch of a line; None where it says so of nobody."""
    text = stretch.strip(SIGNS)
    folded, places = fold_with_places(text)
    start, end, phrase = next(_opens(words).find(folded), (-1, 0, ""))
    if start == 0:
        listed = text[places[end] :].strip(SIGNS)
        people = list(_named(listed, phrase, words))
        return people if people or (listed and begins and phrase in says_away(words)) else None
    outside = folded if "(" not in text else fold_with_places(_hidden(text))[0]
    away = next(_behind(words).find(outside), None)  # «Ana (de viaje), Luis»: what brackets say is hers
    if away is None:
        first, _, last = ASIDE.sub("", folded).strip(SIGNS).rpartition(" ")
        if last not in words.grammar("negations") or not first[-1:].isalpha():
            return None
        away = (len(first), len(folded), last)
        if begins and first.partition(" ")[0] in words.grammar("articles") and text.islower():
            return []  # «Los del molino no»
    before = text[: places[away[0]]].strip(SIGNS)
    article, _, rest = before.partition(" ")
    before = rest if rest and fold(article) in words.grammar("articles") else before  # «O Rui não pôde»
    named = list(people_in(before, words))
    behind = text[places[away[1]] :].strip(SIGNS)
    if not words.grammar("until_then").isdisjoint(folded[away[0] :].split()):
        return None  # «Luis no llegó hasta las 7» came
    another = behind[:1].isupper() and any(_is_shown(one, words) for one in people_in(behind, words))
    shown = named and not another and all(_is_shown(one, words) for one in named)
    if not begins:  # «Ana (Lago: de viaje)»
        shown = shown and all(person_score(words, one.name) >= KNOWN for one in named)
    return [_stayed(one, folded[away[0] :], words) for one in named] if shown else None


def _hidden(text: str) -> str:
    """Return a text as long, in which nothing in brackets can be found."""
    return ASIDE.sub(lambda aside: f" {HIDDEN * (len(aside[0]) - 1)}", text)


def _named(listed: str, phrase: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield whom a list of those who did not come names; why is nobody: «Eva, está de viaje»."""
    for one in people_in(_nor(words).sub(", ", listed), words):
        if _is_shown(one, words) or one.kind != "person":
            yield _stayed(one, phrase, words)


def _is_shown(one: Participant, words: Vocabulary) -> bool:
    least = 1.0 if one.name[:1].isupper() else SURE
    return one.name[:1] == "@" or person_score(words, one.name) >= least


def _stayed(one: Participant, told: str, words: Vocabulary) -> Participant:
    """Return somebody as one who stayed away; behind the name it may stand why, and no body.

    Who could not come is excused, as in a sentence of its own.
    """
    reason = one.of is not None and (one.of[:1].islower() or " " in one.of)
    excused = one.excused or next(_excuses(words).find(told), None) is not None
    return replace(one, absent=not excused, excused=excused, of=None if reason else one.of)


@lru_cache(maxsize=4)
def _excuses(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("attendance", "away"))


@lru_cache(maxsize=4)
def _nor(words: Vocabulary) -> re.Pattern[str]:
    """Return what joins those who did not come: «ni», "nor"."""
    return compiled(rf"\s+{any_of(words.phrases('attendance', 'nor'))}\s+")


@lru_cache(maxsize=4)
def _ways(words: Vocabulary) -> frozenset[str]:
    """Return whatever says of somebody that they did not come."""
    behind = words.phrases("attendance", "away_behind")
    return before_away(words) | behind | words.grammar("negations")


@lru_cache(maxsize=4)
def _opens(words: Vocabulary) -> Phrases:
    return Phrases(before_away(words))


@lru_cache(maxsize=4)
def _behind(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("attendance", "away_behind"))


def two_that_stayed(listed: str, words: Vocabulary) -> list[Participant]:
    """«Harlow, De Vries», «ASA, Junta Parroquial»: who did not come, where a comma parts two.

    Behind a full name it parts a person from their house: «Ana Ruiz, Red Lago».
    """
    first, comma, second = listed.strip(SIGNS).partition(", ")
    if not comma or not _is_surname(first, words) or "," in second or "(" in listed:
        return []
    if any(fold(one) in name_words(words).roles or is_office(one, words) for one in (first, second)):
        return []
    body = known_in(first, words) is not None or (first.isupper() and len(first) > 2)
    alike = names_body(second, words) or second.isupper() if body else _is_surname(second, words)
    if not alike and not (body and second.istitle()):
        return []
    named = [
        Participant(name=one.strip(), kind="organisation" if body else "person") for one in (first, second)
    ]
    return [known_in(one.name, words) or one for one in named] if body else named


def _is_surname(text: str, words: Vocabulary) -> bool:
    """«Harlow», «De Vries»: whether one word, perhaps behind a particle, may be somebody's."""
    *before, last = text.split() or [""]
    small = len(before) <= 1 and all(fold(one) in name_words(words).particles for one in before)
    return small and WORD.fullmatch(last) is not None
