"""Lists that share work out in the present tense: «Limpiar la acequia», «Ana trae el pan»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from actas.classify.before_verbs import before_verb
from actas.classify.cast import Cast
from actas.classify.identity import GIVEN
from actas.classify.owner_names import Owner
from actas.classify.task_labels import after_task_label
from actas.classify.verbs import presents
from actas.model.block import Node
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
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
        orders = _orders(texts, words) if len(texts) > 1 else 0
        doing = [text for text in texts if does_it(text, cast, words)] if orders else ()
        if (len(doing) + orders) * 2 > len(texts):
            found.update(doing)
    return frozenset(found) if found else NONE


def _lists(nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the texts of each run of lines with a marker."""
    for marked, run in groupby(nodes, key=lambda node: node.block.marker is not None):
        if marked:
            yield [node.block.words.text for node in run]


def does_it(text: str, cast: Cast, words: Vocabulary, also: frozenset[str] = NONE) -> Owner | None:
    """Return the known people with whom a line begins, and who do something in it that is no speech.

    ``also`` are other verbs that tell what they do.
    """
    done = done_now(words) | also if also else done_now(words)
    text = without_own_article(text, cast, words)
    if not opens_with_name(text, cast, words) or not may_hold(fold(text), done):
        return None
    owner = before_verb(text, cast, words, done, least=GIVEN)
    if owner is None or not without_own_article(text, cast, words).startswith(owner.text):
        return None
    names = [one.name for one in owner.actors if one.kind == "person"]
    known = all(person_score(words, one) >= GIVEN or fold(one) in cast.people for one in names)
    return owner if known and len(names) == len(owner.actors) > 0 else None


def opens_with_name(text: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether the first word may be somebody's name, or the one behind its article: it tells most lines."""
    text = without_own_article(text, cast, words)
    first = fold(text.partition(" ")[0]).rstrip(",")
    return first in name_words(words).given or first in cast.people or text[1:2].isupper()


def without_own_article(text: str, cast: Cast, words: Vocabulary) -> str:
    """«La Ana trae el pan» -> «Ana trae el pan»: people often speak so of one another."""
    article, _, rest = text.partition(" ")
    if not rest[:1].isupper() or fold(article) not in words.grammar("before_given_name"):
        return text
    first = fold(rest.partition(" ")[0]).rstrip(",:")
    return rest if first in name_words(words).given or first in cast.people else text


@lru_cache(maxsize=4)
def done_now(words: Vocabulary) -> frozenset[str]:
    """Return what people do in the present, but for what they say, or ask for, or think."""
    said = words.phrases("speech", "verbs") | words.phrases("speech", "phrases")
    return presents(words) - (said - words.grammar("acts"))  # «traz», which speaks and carries


def _orders(texts: Sequence[str], words: Vocabulary) -> int:
    """Count the lines that say what to do, and not who: «Limpiar la acequia», «No quemar nada»."""
    orders, denials, infinite = words.grammar("orders"), words.grammar("negations"), infinitive(words)
    count = 0
    for text in texts:
        first, _, rest = text.partition(" ")
        folded = fold(first)
        said = first if folded in orders else rest.partition(" ")[0] if folded in denials else ""
        if said:
            count += infinite.match(said.casefold()) is not None
        elif ":" in text or text[:1] in "[(":
            count += after_task_label(text, words) > 0
    return count
