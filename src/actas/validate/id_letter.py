"""id-letter: an item's id begins with another letter than its section's kind has."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.kinds import KIND_OF_ITEM, LETTERS
from actas.model.problem import Problem
from actas.validate.subject import Subject

# An item of a kind of its own may bear that kind's letter too.
_OF_ITEM = {item: LETTERS[section] for section, item in KIND_OF_ITEM.items()}


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each item whose letter fits neither its section's kind nor its own."""
    for item in subject.items:
        wanted = LETTERS.get(item.section_kind or "")
        own = _OF_ITEM.get(item.text("kind") or "")
        if wanted and item.id and item.id[0] not in (wanted, own):
            yield subject.problem(
                "id-letter", (*item.path, "id"), level="warning", id=item.id, letter=wanted,
                kind=item.section_kind,
            )  # fmt: skip
