"""The name of the minutes again, below what introduces them: a page has a title of its own above."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.meeting_lines import is_keyed, is_marked, opens_with_paper
from actas.vocabulary import Vocabulary

HIGHEST = 6  # blocks below the title among which it stands


def with_name_below(
    title: list[Block], rest: list[Block], words: Vocabulary
) -> tuple[list[Block], list[Block]]:
    """Return the title and the rest; «ACTA DE LA SÉPTIMA REUNIÓN.» above «Lugar: …» is a line of the title.

    Only paragraphs stand between, and no other line heads such facts.
    """
    top = next((at for at in range(min(HIGHEST, len(rest) - 1)) if _heads_facts(rest, at, words)), 0)
    if not title or not top or any(one.kind != "paragraph" or one.marker for one in rest[:top]):
        return title, rest
    if any(_heads_facts(rest, at, words) for at in range(top + 1, len(rest) - 1)):
        return title, rest
    named = replace(rest[top], kind="heading", level=0)
    return [*title, named], [*rest[:top], *rest[top + 1 :]]


def _heads_facts(rest: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line that opens with what papers are called stands above a fact behind its key."""
    named, below = rest[at], rest[at + 1]
    if ":" not in below.words.text or ":" in named.words.text or is_marked(named) or named.marker is not None:
        return False
    return opens_with_paper(named, words) and is_keyed(below.words.text, words)
