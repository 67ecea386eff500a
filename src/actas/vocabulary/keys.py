"""The record's keys and kinds as rapporteurs call them in their own language."""

from __future__ import annotations

from functools import cache

from actas.vocabulary import tables
from actas.vocabulary.fold import fold


@cache
def _names() -> dict[str, list[str]]:
    words = tables.read(tables.beside(__file__, "keys.toml"))["keys"]
    return {fold(word): keys for word, keys in words.items()}


def meant_by(word: str) -> tuple[str, ...]:
    """Return the keys or kinds that a word of another language may stand for, likeliest first."""
    return tuple(_names().get(fold(word), ()))
