"""Who goes by a letter and a number: «T1: …», «T4 dice que …», as those of a focus group are written down.

The same shape counts points: «R1: …», «R2: …». Codes of people come back within one section, in no order, and
the notes show otherwise that people talk: they call it a focus group, somebody asks («Moderadora: ¿…?»), a
code says something («M2 dice …»), or behind one stands «yo». In a focus group they may come once each, too,
but not below what decisions, recommendations, tasks are called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from actas.classify.bodies import offices
from actas.classify.nicknames import asks_with
from actas.classify.speaking import human_verbs
from actas.model.block import Outline, Part
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sections import LONE, kind_of_heading

# «T1: …», «T1 - …», «T1 (la mayor): …», «T1 dice …»
CODE = compiled(r"([A-Z]{1,2})-?(\d{1,2})(?:\s\([^()]{1,40}\))?(?:\s?([:.)]|[-–—])\s|\s(?=[^\W\d_]))")
FEWEST = 3  # lines that open so
ALWAYS = 3  # times that the first comes back, where two people talk
# Below these a code counts what is listed.
LISTS = frozenset(
    {"agreements", "actions", "recommendations", "questions", "practices", "agenda", "obstacles"}
)


@plain()
class Coded(Plain):
    """The letters and the number that open a line, what parts them from what is said, and that."""

    letters: str
    number: int
    sign: str
    rest: str

    @property
    def code(self) -> str:
        """The code that somebody goes by."""
        return f"{self.letters}{self.number}"


def coded_speakers(outline: Outline, texts: Iterable[str], words: Vocabulary) -> dict[str, str]:
    """Return folded code -> code of those who speak by one."""
    if sum([CODE.match(text) is not None for text in texts]) < FEWEST:
        return {}
    parts = [said for part in outline.walk() if not _lists(part, words) and (said := _said(part))]
    if asks_with({fold(one.letters) for part in parts for one in part}):
        return {}  # «P1: …», «R1: …»
    focus = _is_focus_group(outline, words)
    mixed = [part for part in parts if _comes_back(part)]
    if not focus and not (mixed and _is_talk(outline, mixed, words)):
        return {}
    codes = {one.code for part in (parts if focus else mixed) for one in part}
    return {fold(one): one for one in codes} if mixed or len(codes) >= FEWEST else {}


def opening_code(text: str) -> tuple[str, str, int] | None:
    """Return the code before a sign that opens a line, as it is written, and where what it says begins."""
    found = CODE.match(text)
    if not found or not found[3]:
        return None
    return f"{found[1]}{found[2]}", text[: found.start(3)].strip(), found.end()


def _said(part: Part) -> list[Coded]:
    opened = ((text, CODE.match(text)) for text in (block.told for block in part.blocks()))
    return [Coded(one[1], int(one[2]), one[3] or "", text[one.end() :]) for text, one in opened if one]


def _lists(part: Part, words: Vocabulary) -> bool:
    """Whether a part is called as decisions, tasks, questions are: «Conclusiones», above «C1: …»."""
    if part.heading is None:
        return False
    kind, sure = kind_of_heading(words, part.heading.words.text)
    return kind in LISTS and sure >= LONE and not part.heading.words.text.endswith("?")


def _comes_back(said: Sequence[Coded]) -> bool:
    """Whether a code stands again in one section, and their order counts nothing."""
    times = Counter(one.code for one in said)
    if len(times) < 2 or max(times.values()) < 2:
        return False
    first = sum(one.number == 1 for one in said) >= ALWAYS
    return any(
        one.code != after.code
        and (after.number != one.number + 1 or after.letters != one.letters)
        and (first or after.number != 1)
        for one, after in pairwise(said)
    )


def _is_focus_group(outline: Outline, words: Vocabulary) -> bool:
    """Whether the title or a heading says so, or the first line does."""
    heads = [part.heading.words.text for part in outline.walk() if part.heading]
    first = [block.words.text for block in islice(outline.blocks(), 1)]
    title = [block.words.text for block in outline.title]
    return any(_focus_group(words).search(fold(one)) for one in (*title, *heads, *first))


@lru_cache(maxsize=4)
def _focus_group(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"(?<!\w){any_of(words.grammar('focus_groups'))}(?!\w)")


def _is_talk(outline: Outline, mixed: Sequence[Sequence[Coded]], words: Vocabulary) -> bool:
    """Whether a code says something, somebody speaks of themselves behind one, or an office asks."""
    for one in (one for part in mixed for one in part):
        first = (
            fold(one.rest.lstrip('¿¡«"“ ').partition(" ")[0]).replace("’", "'").strip(",.'").partition("'")[0]
        )
        if first in (words.grammar("says_i") if one.sign else human_verbs(words)):
            return True
    asking = (block.words.text.partition(":") for block in outline.blocks() if block.words.text.endswith("?"))
    asked = [fold(label).strip() for label, colon, _ in asking if colon]
    return any(one in offices(words) or one in words.grammar("speaking_offices") for one in asked)
