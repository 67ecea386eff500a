"""Words that stand for each other when somebody asks for the same thing again (`synonyms.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from actas.vocabulary import tables
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import stems


@dataclass(frozen=True)
class Synonyms:
    """The groups of one language, by whole word and by stem."""

    words: Mapping[str, str]  # folded word, as it stands in the table -> the group's first word
    stems: Mapping[str, str]  # stem -> the same; of the first group that has it

    def of(self, word: str, stem: str) -> str | None:
        """Return the word that stands for a folded word's group; None where it is in none."""
        # The whole word first: «costo» and «costa» share a stem, and are two.
        return self.words.get(word) or self.stems.get(stem)


@cache
def synonyms(language: str) -> Synonyms:
    """Return the synonyms of a language."""
    by_word: dict[str, str] = {}
    by_stem: dict[str, str] = {}
    for group in tables.read(tables.beside(__file__, "synonyms.toml"))[language]["groups"]:
        first, *_ = words = fold(group).split()
        for word in words:
            by_word.setdefault(word, first)
            for stem in stems(word, language):
                by_stem.setdefault(stem, first)
    return Synonyms(by_word, by_stem)
