"""Labels that take turns, as people do who talk: names that no table holds, known by how they come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

NICKNAME = compiled(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)?")
SMALL = compiled(r"(?<![\w@])[a-zà-öø-ÿ][\wÀ-ÿ]+")
SHORTEST_NOUN = 7  # letters


def is_known_word(word: str, words: Vocabulary) -> bool:
    """Whether the vocabulary knows a word as something else than a name."""
    return fold(word) in _known(words)


def names_things(label: str, words: Vocabulary) -> bool:
    """Whether a lone word of no table ends as several things do: «Precios»; handles are no words."""
    if is_topic(label, words):
        return True
    return label.isalpha() and label.istitle() and label.endswith(words.as_written("endings", "things"))


def is_topic(label: str, words: Vocabulary) -> bool:
    """Whether a label is what people talk of in many meetings: «Telhado», "Catering"."""
    return fold(label) in words.phrases("labels", "topics")


def opens_no_name(text: str, words: Vocabulary) -> bool:
    """Whether the first word of a subject is no name's: «Luego», "Nothing", "Docker", "Registration"."""
    folded = fold(text.strip().partition(" ")[0])
    if folded in _no_names(words):
        return True
    # Alone, and no table holds it: it ends as nouns of things do.
    thing = folded == fold(text) and folded.isalpha() and len(folded) >= SHORTEST_NOUN
    return thing and folded.endswith(words.as_written("endings", "noun"))


@lru_cache(maxsize=4)
def _no_names(words: Vocabulary) -> frozenset[str]:
    keys = ("adverbs", "then", "somebody", "nobody", "everybody", "subordinators", "products")
    return words.grammar(*keys)


@lru_cache(maxsize=4)
def _known(words: Vocabulary) -> frozenset[str]:
    """Return the folded words that the vocabulary knows as something else than a name."""
    table = name_words(words)
    told = (words.keyed(key) for key in ("section_words", "sections", "meeting", "owners"))
    return frozenset().union(
        table.function_words, table.roles, table.groups, table.not_speakers, *told,
        *(words.grammar(key) for key in ("answers", "stages", "paper", "products")),
    )  # fmt: skip


def taking_turns(labels: Sequence[str]) -> bool:
    """Whether labels come again in no order, as those of a talk do; the keys of a form follow each other."""
    again = {one for one, often in Counter(labels).items() if often > 1}
    after: dict[str, set[str]] = {}
    for one, following in pairwise(labels):
        if one in again and one != following:
            after.setdefault(one, set()).add(following)
    return len(again) > 1 and any(len(others) > 1 for others in after.values())
