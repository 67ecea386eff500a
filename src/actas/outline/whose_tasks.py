"""Names below what tasks are called, each above lines of what to do: «Tareas», «Ana», «comprar cal»."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.who_came import who_came
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.patterns import between_names
from actas.vocabulary.sections import EXACT, kind_of_heading

SEVERAL = 2  # names that say whose the lines below them are
LONGEST = 40  # characters of such a line
GIVEN = 2.0  # `person_score` of a known given name
SET_IN = 4  # columns


def with_tasks_below(blocks: Sequence[Block], words: Vocabulary) -> tuple[Sequence[Block], frozenset[int]]:
    """Return the blocks, lines of tasks set in below whose they are, and the places of these names.

    Nobody of them speaks: a name would take all that stands below it for what was said.
    """
    sections = list(_of_tasks(blocks, words))
    came = who_came(blocks, words) if sections else frozenset[str]()
    found: set[int] = set()
    out = list(blocks)
    for section in sections:
        names = [at for at in section if _is_whose(blocks[at].words.text, came, words)]
        if len(names) < SEVERAL or names[0] != section.start or names[-1] == section.stop - 1:
            continue
        if any(after - at == 1 for at, after in pairwise(names)):
            continue  # they are a list of who has something to do
        found.update(names)
        for at in set(section).difference(names):
            out[at] = replace(blocks[at], indent=blocks[at].indent + SET_IN, gap=0)
    return (out, frozenset(found)) if found else (blocks, frozenset())


def _of_tasks(blocks: Sequence[Block], words: Vocabulary) -> Iterator[range]:
    """Yield the places below each heading of tasks where nothing but lines without a mark stands."""
    for at, block in enumerate(blocks):
        if block.kind != "heading" or kind_of_heading(words, block.words.text) != ("actions", EXACT):
            continue
        end = next((one for one in range(at + 1, len(blocks)) if blocks[one].kind == "heading"), len(blocks))
        below = blocks[at + 1 : end]
        if len(below) > SEVERAL and all(one.kind == "paragraph" and one.marker is None for one in below):
            yield range(at + 1, end)


def _is_whose(text: str, came: Collection[str], words: Vocabulary) -> bool:
    """Whether a line only names people who came or whose given names are known: «Ana y Luis:»."""
    if text[LONGEST:]:
        return False
    named = [one for one in between_names(words).split(text.rstrip(" :")) if one]
    return bool(named) and all(fold(one) in came or person_score(words, one) >= GIVEN for one in named)
