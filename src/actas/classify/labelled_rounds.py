"""Rounds of who spoke: below «Intervenciones», offices and bodies that no table holds speak, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from actas.classify.bodies import names_body
from actas.classify.cast import ASIDE, LABEL, Cast
from actas.classify.identity import GIVEN, identify
from actas.classify.speakers import speaker_of
from actas.classify.subjects import Speaker
from actas.model.block import Block, Node
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sections import NEARLY, kind_of_heading

FEWEST, OF_FIVE = 3, 4  # labels that make a round, and in how many of five lines somebody speaks
LONGEST = 8  # words of a label


def labelled_round(nodes: Sequence[Node], cast: Cast, words: Vocabulary) -> Mapping[str, Speaker]:
    """Return the lines that open with such a label, and who each is, where somebody speaks in nearly all.

    «COCODE Chisec: …», «la presidenta del comité: …» beside «Guatemala: …»; half of the labels speak.
    """
    lines = (node.block for node in nodes if node.block.words.text)
    # «Se acordó:» leads in to what nobody says any more.
    blocks = list(takewhile(lambda block: block.words.text[-1] != ":", lines))
    labels = {block.words.text: label for block in blocks if (label := _label(block))}
    if len(labels) < FEWEST:
        return {}
    heard = {block.words.text for block in blocks if speaker_of(block, cast, words, listed=1) is not None}
    found = {text: label for text, label in labels.items() if text not in heard and _may_speak(label, words)}
    several = (len(found) + len(heard & labels.keys())) * 2 >= len(labels)
    if not heard or not several or len(heard | labels.keys()) * 5 < len(blocks) * OF_FIVE:
        return {}
    return {
        text: Speaker(_actor(label, cast, words), len(text) - len(_said(text)), "label-colon")
        for text, label in found.items()
    }


def _label(block: Block) -> str | None:
    """Return what stands before a colon, and something behind it."""
    found = LABEL.match(block.words.text)
    label = found[1] if found else None
    return label if label and len(label.split()) <= LONGEST else None


def _said(text: str) -> str:
    return text.partition(":")[2].lstrip()


def _may_speak(label: str, words: Vocabulary) -> bool:
    """Whether an office, the noun of a body or an acronym and a name open a label, its article before it.

    What sections are called and a key of the meeting do not; nor does an acronym alone: «DNS: …».
    """
    if kind_of_heading(words, label)[1] >= NEARLY or fold(label) in words.keyed("meeting"):
        return False
    first, _, rest = label.partition(" ")
    if rest and fold(first) in words.grammar("articles"):
        label = rest
        first, _, rest = label.partition(" ")
    acronym = len(first) > 1 and first.isupper() and first.isalpha() and rest[:1].isupper()
    return acronym or fold(first) in name_words(words).roles or names_body(label, words)


def _actor(label: str, cast: Cast, words: Vocabulary) -> Actor:
    if known := identify(label, cast, words, least=GIVEN):
        return known
    bare = ASIDE.sub("", label)
    return Actor(name=bare, kind="group", as_written=label if bare != label else None)
