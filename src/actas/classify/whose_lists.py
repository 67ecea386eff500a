"""Points that are a name alone, each above a list of its own: what hangs there is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actas.classify.cast import ASIDE, Cast
from actas.classify.identity import CAPITALISED, identify, is_known_person, members_of
from actas.classify.subjects import Speaker
from actas.model.block import Node
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sections import NEARLY, kind_of_heading

TO_DO = frozenset({"agenda", "actions", "agreements"})  # sections in which who is named is to do it
ALONE_ON_LINE = "alone-on-line"
PAIR = 2  # countries, or known people, each above a list of its own
LONGEST = 3  # words of a name that only its like make one
LONGEST_LINE = 60  # characters of a name and what somebody is
LABEL_END = compiled(r"\s*[:.(]\s*|\s+[-–—]\s+")  # behind a country that opens a point


def names_over_lists(
    nodes: Sequence[Node], kind: str, cast: Cast, words: Vocabulary
) -> Mapping[str, Speaker]:
    """Return the points of a section of a ``kind`` that are names above lists, and who each is."""
    above = [node for node in nodes if node.children and node.block.kind == "item"]
    if not above:
        return {}  # nearly all
    if countries := _countries(nodes, above, words):
        return countries
    return _people([node.block.words.text for node in above], kind, cast, words) if above[1:] else {}


def _countries(nodes: Sequence[Node], above: Sequence[Node], words: Vocabulary) -> Mapping[str, Speaker]:
    """Return the points that are a country alone, as others of the list are: what hangs there is theirs.

    Beside «1. Perú: huertos» and «3. Chile: ferias» one is enough, and a body is as a country is. Where
    nothing hangs from any of them they are what the notes speak of.
    """
    short = [node for node in above if not node.block.words.text[LONGEST_LINE:]]
    if not any(_state_or_body(node, words) for node in short):
        return {}  # nearly all
    alone = sum(_country(node, words) is not None for node in short)
    beside = alone < PAIR and _labelled(nodes, words) >= PAIR
    if alone < PAIR and not beside:
        return {}
    named = _state_or_body if beside else _country
    return {
        node.block.words.text: Speaker(
            actor, len(node.block.words.text) if node.children else 0, ALONE_ON_LINE
        )
        for node in nodes
        if (node.children or not beside)
        and not node.block.words.text[LONGEST_LINE:]
        and (actor := named(node, words)) is not None
    }


def _labelled(nodes: Sequence[Node], words: Vocabulary) -> int:
    """Return how many points a country opens, before what it brings."""
    opens = (LABEL_END.split(node.block.words.text, maxsplit=1) for node in nodes)
    return sum(len(parts) > 1 and fold(parts[0]) in words.countries for parts in opens)


def _people(above: Sequence[str], kind: str, cast: Cast, words: Vocabulary) -> Mapping[str, Speaker]:
    """Return the points above lists that are names, where all are and half of them known people's.

    «Ana», «Chen», «Marta Gil (vecina)»: nothing but the names beside it makes one of «Chen».
    """
    if kind in TO_DO or any(text[LONGEST_LINE:] for text in above):
        return {}
    names = {text: ASIDE.sub("", text.strip(" :.")) for text in above}
    known = {text for text, name in names.items() if _are_known(name, cast, words)}
    if len(known) < PAIR or len(known) * 2 < len(above):
        return {}
    if not all(text in known or _may_name(name, words) for text, name in names.items()):
        return {}
    actors = ((text, identify(text.strip(" :."), cast, words, least=CAPITALISED)) for text in names)
    return {text: Speaker(actor, len(text), ALONE_ON_LINE) for text, actor in actors if actor}


def _are_known(name: str, cast: Cast, words: Vocabulary) -> bool:
    members = members_of(name, words)
    return bool(members) and all(is_known_person(one, cast, words) for one in members)


def _may_name(name: str, words: Vocabulary) -> bool:
    few = 0 < len(name.split()) <= LONGEST
    return few and person_score(words, name) >= CAPITALISED and kind_of_heading(words, name)[1] < NEARLY


def _country(node: Node, words: Vocabulary) -> Actor | None:
    """Return the country that a point names and nothing else."""
    text = node.block.words.text.rstrip(" :.")
    return known_actor(words, text) if fold(text) in words.countries else None


def _state_or_body(node: Node, words: Vocabulary) -> Actor | None:
    """Return the country or known body that a point names and nothing else."""
    return known_actor(words, node.block.words.text.rstrip(" :."))
