"""empty-item: an item has a number but no words."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.problem import Problem
from actas.validate.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each item without text, title, speaker or items of its own."""
    for item in subject.items:
        words = (item.text("text") or "") + (item.text("title") or "")
        if words.strip() or item.data.get("items") or item.data.get("actor"):
            continue
        if ("empty-item", item.id) not in subject.doubted:
            where = (*item.path, "text") if "text" in item.data else (*item.path, "id")
            yield subject.problem("empty-item", where, level="warning", id=item.id or "?")
