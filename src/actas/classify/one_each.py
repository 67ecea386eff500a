"""Who came, one a line: where nearly all lines open with a name, each is about the person it opens with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import person_score

SEVERAL = 3  # lines that show a shape
GIVEN = 1.5  # `person_score` of a name with a known part
CAPITALISED = 1.0  # `person_score` of capitalised words that nothing else explains
# "MS", as those who write notes week after week call each other
INITIALS = compiled(r"([A-ZÀ-Þ]{2,3})(?:\s*\([^()]*\))?\s*$")
# «Ana Ruiz, Red Lago, directora», "Sam Poe (until noon)"
OPENS = compiled(r"([^\W\d_][^,;:()\[\]]{0,40}?)\s*(?=[,(\[]|$)")
BEHIND = compiled(r"\s*,\s*")


def one_each(lines: Sequence[str], words: Vocabulary) -> Mapping[str, str]:
    """Return the name that each line of a list opens with; nothing where some lines list several people."""
    opened = {line: found[1] for line in lines if (found := OPENS.match(line)) is not None}
    if len(opened) < SEVERAL or len(opened) * 4 < len(lines) * 3:
        return {}
    if of_initials(lines):
        return {line: name for line in lines if (name := initials_in(line))}
    scores = [person_score(words, name) for name in opened.values()]
    sure = sum(score >= GIVEN for score in scores)
    named = sum(score >= CAPITALISED for score in scores)
    if sure * 2 < len(opened) or named * 4 < len(opened) * 3 or _list_several(opened, words):
        return {}
    return {line: name for line, name in opened.items() if person_score(words, name) >= CAPITALISED}


def of_initials(lines: Sequence[str]) -> bool:
    """Whether nearly all lines are initials, with or without what is told of them in brackets."""
    alone = sum(bool(initials_in(line)) for line in lines)
    return alone >= SEVERAL and alone * 4 >= len(lines) * 3


def initials_in(line: str) -> str:
    """Return the initials that a line is, but for what brackets tell: "TM (till 10:20)"; else nothing."""
    found = INITIALS.match(line)
    return found[1] if found else ""


def _list_several(lines: Sequence[str] | Mapping[str, str], words: Vocabulary) -> bool:
    """Whether what stands behind commas is as often somebody's name as not: «Ana Ruiz, Luis Paz»."""
    behind = list(_behind(lines))
    return sum(person_score(words, one) >= GIVEN for one in behind) * 4 > len(behind)


def _behind(lines: Sequence[str] | Mapping[str, str]) -> Iterator[str]:
    for line in lines:
        yield from BEHIND.split(line)[1:]
