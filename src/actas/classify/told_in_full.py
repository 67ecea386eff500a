"""Who is called by a surname or by initials, and told in full elsewhere in the notes: «IR: …» of Inés Robles.

Lists of who came are read by rules of their own; these names stand in a line above, in a programme, in a
sentence. Initials are looked for near the top only: further down two capitals may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from actas.classify.turns import is_known_word, is_topic
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score

GIVEN = 2.0  # `person_score` of a known given name
# «IR: …», «Robles pide …»: what opens a line as who speaks may.
OPENS = compiled(r"([A-ZÀ-Þ]{2,4}|[A-ZÀ-Þ][a-zà-ÿ][\w’'-]*)(?:\s?:\s|\s([a-zà-ÿ]+)\s)")
NAME = compiled(
    r"(?<![\w.])[A-ZÀ-Þ][\w’'ª.-]*(?: (?:[a-zà-ÿ]{1,3} ){0,2}[A-ZÀ-Þ](?:[\w’'.-]*[\w’'-])?){1,4}(?!\w)"
)
PAIR = compiled(r"(?<![\w.])([A-ZÀ-Þ][a-zà-ÿ]+) [A-ZÀ-Þ][\w’'-]+(?! [A-ZÀ-Þ])")
OPENED, CLOSED = (",", ":", ";"), (",", ".", ";")  # before and behind one of several names
CAPITALS = compiled(r"(?<![^\W_])[A-ZÀ-Þ]")
SHORTENED = compiled(r"(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ][^\W\d_]+")  # «R. Peña», «J.A. Gil»
SPANISH = 3  # words of a name with two surnames, of which people are called by the first
TOP = 12  # lines near the top


def told_in_full(
    texts: Sequence[str], people: Mapping[str, str], words: Vocabulary
) -> dict[str, str]:  # fmt: skip
    """Return folded surname or initials -> the full name, of those by whom lines open and whom no list holds.

    Args:
        texts: the lines of the notes, from the top.
        people: folded names of those who are known.
        words: the vocabulary.

    """
    first: dict[str, int] = {}
    for one, at in _opening(texts, words):
        if fold(one) not in people and _may_be(one, words):
            first.setdefault(one, at)
    found: dict[str, set[str]] = {}
    for at, text in enumerate(texts if first else ()):
        here = [
            one for one, begins in first.items() if (at < min(TOP, begins) if one.isupper() else one in text)
        ]
        for name in NAME.findall(text) if here else ():
            for one, full in _called(name, here, words, top=at < TOP):
                found.setdefault(one, set()).add(full)
        for pair in PAIR.finditer(text) if here and at < TOP and _lists_people(text, words) else ():
            if pair[1] in here and at < first[pair[1]] and _is_listed(pair, words):
                found.setdefault(pair[1], set()).add(pair[0])
    return {fold(one): next(iter(names)) for one, names in found.items() if len(names) == 1}


def _lists_people(text: str, words: Vocabulary) -> bool:
    """Whether commas part a line, and a known given name stands among them."""
    given = name_words(words).given
    return "," in text and any(one[:1].isupper() and fold(one).strip(",.;") in given for one in text.split())


def _is_listed(pair: re.Match[str], words: Vocabulary) -> bool:
    """«…, Zorin Vega, Geisel Mora y …»: whether two words with capitals stand as one of a list of people."""
    text, joins = pair.string, words.grammar("and")
    before, behind = text[: pair.start()].rstrip(), text[pair.end() :]
    opened = before[-1:] in OPENED or fold(before.rpartition(" ")[2]) in joins
    return opened and (behind[:1] in CLOSED or fold(behind.strip().partition(" ")[0]) in joins)


def _opening(texts: Iterable[str], words: Vocabulary) -> Iterator[tuple[str, int]]:
    """Yield the surnames and initials that stand before a colon or a verb of speech, and in which line."""
    said = words.phrases("speech", "verbs")
    for at, text in enumerate(texts):
        found = OPENS.match(text)
        if found and (found[2] is None or fold(found[2]) in said):
            yield found[1], at


def _may_be(one: str, words: Vocabulary) -> bool:
    """Whether a word is nothing else that the vocabulary knows, nor a given name, which needs no surname."""
    if one in words.as_written("words", "everyday") or known_actor(words, one):
        return False
    if one.isupper():
        return True
    return not (is_known_word(one, words) or is_topic(one, words)) and person_score(words, one) < GIVEN


def _called(name: str, sought: Sequence[str], words: Vocabulary, *, top: bool) -> Iterator[tuple[str, str]]:
    """Yield who of those sought a stretch of capitalised words, or its last ones, is the full name of."""
    tokens = name.split()
    small = [fold(one) for one in tokens if one.islower()]
    if not name_words(words).particles.issuperset(small) or not words.grammar("and").isdisjoint(small):
        return  # «Ana y Luis»
    left = list(sought)
    for start in range(len(tokens) - 1):
        full = " ".join(tokens[start:])
        score = person_score(words, full) if tokens[start][:1].isupper() else 0.0
        sure = score >= GIVEN or SHORTENED.fullmatch(full)
        if not score or not (top or sure):
            continue
        short = "".join(CAPITALS.findall(full))
        named = tokens[-1 if len(tokens) - start != SPANISH else start + 1 :] if sure else ()
        here = [one for one in left if one in (short, short[:1] + short[-1:]) or one in named]
        yield from ((one, full) for one in here)
        left = [one for one in left if one not in here]
