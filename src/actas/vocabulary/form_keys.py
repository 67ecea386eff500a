"""Keys of forms that several fill in: «País: Perú», «Nombre de la práctica: …», «**Resultados** – …»."""

from __future__ import annotations

from functools import lru_cache

from actas.model.block import Words
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import INSIDE, kind_of_heading

LONGEST = 45  # characters of a key
TOLD = frozenset({"practices", "recommendations"})  # kinds of what such a form is about
KEY = compiled(r"\s*([^\W\d_][^:\n–—]{1,44}?)\s*(?::|\s[-–—](?=\s))\s*")


@plain()
class FormKey(Plain):
    """A key that opens a line: its folded name, as written, what stands behind it, whether by a colon."""

    name: str
    label: str
    value: str
    sure: bool


def form_key(words: Words) -> FormKey | None:
    """Return the key that a line opens with, or that it is."""
    text = words.text
    found = KEY.match(text)
    if found:
        label = found[1].strip(" *")
        return FormKey(fold(label), label, text[found.end() :].strip(), ":" in found[0])
    if len(text) > LONGEST and not 0 < words.bold <= LONGEST:
        return None
    cut = words.bold if 0 < words.bold < len(text) else len(text)
    label = text[:cut].strip(" .*")
    return FormKey(fold(label), label, text[cut:].strip(), sure=False) if label else None


def says_whose(name: str, words: Vocabulary) -> bool:
    """Whether a folded key says for whom a form is filled in: «País», "Delegation"."""
    return name in words.phrases("actors", "columns")


@lru_cache(maxsize=256)
def kind_told(name: str, words: Vocabulary) -> str | None:
    """Return the kind of section whose point a form is, by a folded key: «Nombre de la práctica»."""
    kind, strength = kind_of_heading(words, name)
    return kind if kind in TOLD and strength >= INSIDE else None


def names_thing(name: str, words: Vocabulary) -> bool:
    """Whether a folded key names what a form is about."""
    return kind_told(name, words) is not None
