"""Bodies that no table holds, known by what announces them: the labels below «Socios», "Partners"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actas.classify.turns import is_known_word
from actas.model.block import Node, Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.sentences import TOKEN, is_sentence

# «Red Lago: …», «ACNU - …», «Banco Sol (BS)- …»
LABEL = compiled(r"([^\s:;!?–—][^:;!?\n–—]{0,45}?)\s*(?::|\s[-–—]|[–—]|(?<=\))-)(?=\s)")
ASIDE = compiled(r"\s*\([^()]*\)$")
LEAST = 3  # labels alike
LONGEST = 5  # words of a label
ANNOUNCING = 14  # words of what stands above


def announced_bodies(outline: Outline, common: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Return folded label -> label of the lists below words that announce bodies."""
    found: dict[str, str] = {}
    for above, nodes in _lists(outline):
        if not _announces(above, words):
            continue
        labels = [label for node in nodes if (label := _label(node, common, words))]
        if len(labels) >= LEAST and len(labels) * 2 > len(nodes):
            found.update(_aliases(labels, words))
    return found


def _lists(outline: Outline) -> Iterator[tuple[str, Sequence[Node]]]:
    """Yield what stands above a list, and the list: what has a marker."""
    for part in outline.walk():
        if part.heading is not None:
            yield part.heading.words.text, _marked(part.nodes)
        for node in (one for top in part.nodes for one in top.walk()):
            if node.children:
                yield node.block.words.text, _marked(node.children)


def _marked(nodes: Iterable[Node]) -> Sequence[Node]:
    return [node for node in nodes if node.block.marker is not None]


def _announces(above: str, words: Vocabulary) -> bool:
    said = TOKEN.findall(above)
    return len(said) <= ANNOUNCING and not words.grammar("bodies_announced").isdisjoint(map(fold, said))


def _label(node: Node, common: frozenset[str], words: Vocabulary) -> str | None:
    """Return a label that may name a body: with a capital, no word of these notes, no person, no sentence."""
    found = LABEL.match(node.block.words.text)
    label = ASIDE.sub("", found[1].strip(" *_")) if found else ""
    tokens = label.split()
    if not 1 <= len(tokens) <= LONGEST or not label[:1].isupper() or is_sentence(label, words):
        return None
    if person_score(words, label) >= 2.0 or fold(label) in name_words(words).not_speakers:
        return None
    first = fold(tokens[0])
    if len(tokens) == 1 and (first in common or is_known_word(label, words)):
        return None
    return None if label in words.as_written("words", "everyday") else label


def _aliases(labels: Iterable[str], words: Vocabulary) -> dict[str, str]:
    """«La Red del Lago» goes by «Red del Lago» too."""
    found: dict[str, str] = {}
    for label in labels:
        first, _, rest = label.partition(" ")
        if rest and fold(first) in words.grammar("articles"):
            found[fold(rest)] = rest
        found[fold(label)] = label
    return found
