"""Groups that report in rounds: "Rm 1: … Rm 2: …" under one question after the other, «Mesa azul: …»."""

from __future__ import annotations

from collections import Counter

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary

GROUP = compiled(r"([^\W\d_-][\w-]*?)(?:\.? (\w{1,12})|(\d{1,2}))")
AGAIN, SEVERAL = 2, 2  # times that a label comes, and labels that do
NONE: frozenset[str] = frozenset()


def groups_in_rounds(labels: Counter[str], words: Vocabulary) -> frozenset[str]:
    """Return the folded labels that tell groups apart by a number or a colour and take turns.

    «Grupo 1: …» alone may be a title; where the same groups come again, they say there what they found.
    """
    nouns = words.grammar("small_groups")
    found: dict[str, list[str]] = {}
    for label in labels:
        named = GROUP.fullmatch(label)
        if named and named[1] in nouns:
            found.setdefault(named[1], []).append(label)
    return (
        frozenset(
            label
            for together in found.values()
            if sum(labels[one] >= AGAIN for one in together) >= SEVERAL
            for label in together
        )
        if found
        else NONE
    )
