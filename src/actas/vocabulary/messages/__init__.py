"""Sentences are data too: one TOML file a room, each key with its sentence per language.

    [empty-file]
    es = "{file} está vacío"
    en = "{file} is empty"

``say("read.empty-file", "es", file="notas.txt")`` reads `read.toml`. Where a sentence lacks
the language asked for, English serves (it is never missing: a test holds that).
"""

from __future__ import annotations

from functools import cache

from actas.vocabulary import tables

FALLBACK = "en"


@cache
def catalogue(room: str) -> dict[str, dict[str, str]]:
    """Return the sentences of one room: key -> language -> sentence with {blanks}."""
    return tables.read(tables.beside(__file__, f"{room}.toml"))


def say(key: str, language: str, /, **values: object) -> str:
    """Return the sentence ``room.slug`` in a language, its blanks filled.

    Raises KeyError when there is no such sentence, which a test keeps from happening.
    """
    room, _, slug = key.partition(".")
    sentences = catalogue(room)[slug]
    return sentences.get(language, sentences[FALLBACK]).format(**values)


def named(key: str, slug: str, language: str) -> str:
    """Return what a slug of records is called, ``room.what-slug``; what somebody wrote stays as it is."""
    room, _, what = key.partition(".")
    return say(f"{key}-{slug}", language) if f"{what}-{slug}" in catalogue(room) else slug
