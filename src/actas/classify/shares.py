"""Lists that share work out in the present tense: «Limpiar la acequia», «Ana trae el pan»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from actas.classify.cast import Cast
from actas.classify.identity import GIVEN
from actas.classify.owner_names import Owner
from actas.classify.takers import after_task_label, before_verb
from actas.classify.verbs import presents
from actas.model.block import Node
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.sentences import infinitive

NONE: frozenset[str] = frozenset()


def shared_out(nodes: Sequence[Node], cast: Cast, words: Vocabulary) -> frozenset[str]:
    """Return the lines of lists that say what to do, in which somebody known does it in the present.

    «Ana trae el pan» is what she is to do where most lines beside it say what is to be done, one of
    them without her; elsewhere it may as well tell what she does all year.
    """
    found: set[str] = set()
    for texts in _lists(nodes):
        doing = [text for text in texts if does_it(text, cast, words)]
        orders = sum(_orders(text, words) for text in texts) if doing else 0
        if orders and (len(doing) + orders) * 2 > len(texts):
            found.update(doing)
    return frozenset(found) if found else NONE


def _lists(nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the texts of each run of lines with a marker."""
    for marked, run in groupby(nodes, key=lambda node: node.block.marker is not None):
        if marked:
            yield [node.block.words.text for node in run]


def does_it(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the known people with whom a line begins, and who do something in it that is no speech."""
    if not may_hold(fold(text), _done_now(words)):
        return None
    owner = before_verb(text, cast, words, _done_now(words), least=GIVEN)
    if owner is None or not text.startswith(owner.text):
        return None
    names = [one.name for one in owner.actors if one.kind == "person"]
    known = all(person_score(words, one) >= GIVEN or fold(one) in cast.people for one in names)
    return owner if known and len(names) == len(owner.actors) > 0 else None


@lru_cache(maxsize=4)
def _done_now(words: Vocabulary) -> frozenset[str]:
    """Return what people do in the present, but for what they say, or ask for, or think."""
    said = words.phrases("speech", "verbs") | words.phrases("speech", "phrases")
    return presents(words) - (said - words.grammar("acts"))  # «traz», which speaks and carries


def _orders(text: str, words: Vocabulary) -> bool:
    """Whether a line says what to do, and not who: «Limpiar la acequia», «No quemar nada», «Tarea: …»."""
    if after_task_label(text, words):
        return True
    said = text.split(maxsplit=2)
    denied = len(said) > 1 and fold(said[0]) in words.grammar("negations")
    first = said[denied]
    known = denied or fold(first) in words.grammar("orders")
    return known and infinitive(words).match(first.casefold()) is not None
