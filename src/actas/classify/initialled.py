"""Names each with its initials, which say who came by themselves: "Ann Lee (AL), Bo Roe (BR), …"."""

from __future__ import annotations

from itertools import pairwise

from actas.model.compiled import compiled
from actas.vocabulary.fold import fold

LEAST = 3  # people
BETWEEN = 6  # characters between two of them: a comma, «y», "and"
NAMED = compiled(
    r"((?:[A-ZÀ-Þ][\w.'’-]*|[a-zà-ÿ]{1,3})(?: (?:[A-ZÀ-Þ][\w.'’-]*|[a-zà-ÿ]{1,3})){1,4}) \(([A-ZÀ-Þ]{2,4})\)"
)


def initialled(text: str) -> list[str]:
    """Return the names of a line that is nothing but people, each with initials."""
    if text.count("(") < LEAST:
        return []  # nearly all
    found = list(NAMED.finditer(text))
    if len(found) < LEAST or found[0].start() or text[found[-1].end() :].strip(" .;,"):
        return []
    if any(two.start() - one.end() > BETWEEN for one, two in pairwise(found)):
        return []
    own = sum(_are_of(one[2], one[1]) for one in found)
    return [one[1] for one in found] if own * 4 >= len(found) * 3 else []


def _are_of(initials: str, name: str) -> bool:
    """Whether short capitals begin as a name's first word and one of its others do."""
    first, *others = fold(name).split()
    short = fold(initials)
    return first[0] == short[0] and any(one[0] == short[-1] for one in others)
