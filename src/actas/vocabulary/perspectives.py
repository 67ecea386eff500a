"""Perspectives that cut across topics, and the words of a text that show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import normalize

from actas.vocabulary import LANGUAGES, tables
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.phrases import Phrases


@cache
def _table() -> dict[str, Any]:
    return tables.read(tables.beside(__file__, "perspectives.toml"))


def perspectives() -> tuple[str, ...]:
    """Return the perspectives' ids, in the order of the table."""
    return tuple(_table())


def name_of(perspective: str, language: str) -> str:
    """Return what a perspective is called in a language."""
    names = _table()[perspective]["names"]
    return str(names.get(language, names["en"]))


@dataclass(frozen=True)
class Shown:
    """A perspective in a text: its id, and the words that show it, as written."""

    perspective: str
    words: tuple[str, ...]


@cache
def _phrases() -> dict[str, tuple[Phrases, dict[str, set[str]]]]:
    """Return for each perspective its phrases, and the ways each folded phrase is rightly written."""
    made = {}
    for perspective, entry in _table().items():
        written: dict[str, set[str]] = {}
        for language in LANGUAGES:
            for phrase in entry[language]:
                written.setdefault(fold(phrase), set()).add(phrase.casefold())
        made[perspective] = (Phrases(written), written)
    return made


def shown_in(text: str) -> Iterator[Shown]:
    """Yield the perspectives that a text shows."""
    folded, places = fold_with_places(text)
    for perspective, (phrases, written) in _phrases().items():
        words = [text[places[start] : places[end]] for start, end, _ in phrases.find(folded)]
        right = [word for word in words if _same_accents(word, written.get(fold(word), set()))]
        if right:
            yield Shown(perspective, tuple(dict.fromkeys(right)))


def _same_accents(word: str, written: set[str]) -> bool:
    plain = normalize("NFC", word).casefold()
    return plain in written or plain == fold(word) or not written
