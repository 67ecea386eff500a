"""name-variant: the same person or organisation spelt two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actas import vocabulary
from actas.model.problem import Problem
from actas.validate.across import Named, Trace, Wanted, finding
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.slips import one_slip

SHORTEST = 8  # letters: in a shorter name one letter makes another name
ENDINGS = frozenset("aeos")  # at a word's end these make another name of it: Mario and María, Juan and Juana


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield the rarer spelling of each name, once a record. Languages are compared each within itself."""
    words = vocabulary.load()
    groups: dict[tuple[str, str], dict[str, list[Named]]] = {}
    for trace in traces:
        language = trace.meeting.get("language", "")
        for named in trace.names:
            spellings = groups.setdefault((language, named.kind), {})
            spellings.setdefault(named.name, []).append(named)
    for (_, kind), spellings in groups.items():
        for rare, usual in _variants(spellings, kind, words):
            for named in spellings[rare]:
                yield finding("name-variant", named, name=rare, other=usual, times=len(spellings[usual]))


def _variants(spellings: dict[str, list[Named]], kind: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield pairs of a spelling and the usual one of the same name."""
    by_key: dict[str, list[str]] = {}
    for name in spellings:
        by_key.setdefault(_key(name, kind, words), []).append(name)
    for names in by_key.values():
        usual = _usual(names, spellings)
        yield from ((name, usual) for name in names if name != usual)
    if kind != "group":
        for one, other in _near(by_key):
            usual = _usual((by_key[one][0], by_key[other][0]), spellings)
            rare = by_key[other if usual == by_key[one][0] else one][0]
            yield rare, usual


def _usual(names: Iterable[str], spellings: dict[str, list[Named]]) -> str:
    """Return the spelling of most records; of equals the one with accents: they are rarely added by slip."""
    return max(names, key=lambda name: (len(spellings[name]), not name.isascii(), name))


def _key(name: str, kind: str, words: Vocabulary) -> str:
    """Return what all spellings of a name share."""
    folded = fold(name).strip(" .,;:")
    if kind == "organisation":
        return fold(words.organisations.get(folded, folded)).replace("-", " ")
    if kind != "person":
        return folded
    honorifics = words.phrases("names", "honorifics")
    parts = folded.split(" ")
    while len(parts) > 1 and (parts[0] in honorifics or parts[0] + "." in honorifics):
        parts = parts[1:]
    return " ".join(parts)


def _near(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs that differ by one slip: names that are equal without one letter meet in a bucket."""
    buckets: dict[str, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for key in keys:
        if len(key) < SHORTEST or any(char.isdecimal() for char in key):
            continue
        for rest in {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}:
            for other in buckets.setdefault(rest, []):
                pair = (other, key)
                if pair not in seen and one_slip(*pair) and not _another_name(*pair):
                    seen.add(pair)
                    yield pair
            buckets[rest].append(key)


def _another_name(one: str, other: str) -> bool:
    """Tell whether the difference lies at a word's end, where it makes another name."""
    for a, b in zip(one.split(" "), other.split(" "), strict=False):
        if a != b:
            return a[:-1] in (b[:-1], b) or b[:-1] == a if (a[-1:] in ENDINGS or b[-1:] in ENDINGS) else False
    return True  # a word more: another name
