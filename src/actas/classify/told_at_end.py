"""Whose words a point is, in brackets behind it all through the notes: «la lámpara no prende (delia)».

One such point proves nothing: a place, a remark, who does it may stand there. Where most that end
statements name somebody, and one of them comes again, who stands in others says so too: people by what they
are, groups, bodies. What is to be done is somebody's, and said by nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from actas.classify.bodies import names_body
from actas.classify.folk import folk
from actas.classify.subjects import Speaker
from actas.classify.title_words import may_order
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words
from actas.vocabulary.patterns import between_names
from actas.vocabulary.sentences import is_sentence

SHUT = compiled(r"^(.*[^\s(])\s*\(([^\W\d_][^()\n:;]{1,60})\)\W{0,2}$")
FEWEST = 3  # points that end in somebody beyond doubt, two of three at least
OFFICIAL = ("country", "organisation")
SHORTEST = 4  # words of a statement
MOST_NAMED = 5  # words of what somebody is


def names_at_ends(
    shut: Sequence[str], people: Mapping[str, str], words: Vocabulary
) -> Mapping[str, Actor]:  # fmt: skip
    """Return whom brackets at the ends of statements name, folded as they stand, where that is a habit."""
    found = [one for text in shut if (one := SHUT.match(text)) and _tells(one[1])]
    ends = [one[2] for one in found]
    known = {one: actor for one in dict.fromkeys(ends) if (actor := _known(one, people, words))}
    times = Counter(ends)
    sure = sum(times[one] for one in known)
    again = Counter(member for one in ends if one in known for member in _members(one, words))
    people_told = [one[1] for one in found if (actor := known.get(one[2])) and not _is_official(actor)]
    told = sum([is_sentence(one, words) for one in people_told])
    if told * 2 < len(people_told):
        return {}  # «Harina para el horno (Ana)»: it is hers to bring
    others = {one: actor for one in times if one not in known and (actor := _among(one, words))}
    named = sure + sum(times[one] for one in others)
    if sure < FEWEST or named * FEWEST < len(ends) * 2 or not any(often > 1 for often in again.values()):
        return {}
    return {fold(one): actor for one, actor in {**known, **others}.items()}


def told_at_end(text: str, closing: Mapping[str, Actor], words: Vocabulary) -> Speaker | None:
    """Return who stands in brackets behind a statement; what opens as an order is to be done."""
    found = SHUT.match(text) if "(" in text else None
    actor = closing.get(fold(found[2])) if found else None
    if found is None or actor is None or not _tells(found[1]) or may_order(text.split()[0], words):
        return None
    return Speaker(actor, 0, "parentheses-at-end")


def _is_official(actor: Actor) -> bool:
    return all(one.kind in OFFICIAL for one in actor.members or (actor,))


def _tells(before: str) -> bool:
    """Whether words before brackets are long enough for a statement: «Ventanillas (Perú)» names a thing."""
    return before.count(" ") + 1 >= SHORTEST


def _members(named: str, words: Vocabulary) -> list[str]:
    return [one for one in between_names(words).split(named) if one]


def _known(named: str, people: Mapping[str, str], words: Vocabulary) -> Actor | None:
    """Return the countries and bodies, or the people, that brackets name and nothing else."""
    if alone := known_actor(words, named):
        return alone
    found = [_one(one, people, words) for one in _members(named, words)]
    members = tuple(one for one in found if one)
    if not members or len(members) < len(found):
        return None
    return Actor(name=named, kind="group", members=members) if len(members) > 1 else members[0]


def _one(named: str, people: Mapping[str, str], words: Vocabulary) -> Actor | None:
    if known := known_actor(words, named):
        return known
    folded = fold(named)
    full = people.get(folded)
    if full is None and (
        folded.partition(" ")[0] not in name_words(words).given or is_known_word(named, words)
    ):
        return None
    same = full is None or fold(full) == folded
    return Actor(name=named if same else str(full), kind="person", as_written=None if same else named)


def _among(named: str, words: Vocabulary) -> Actor | None:
    """«padre de la escuela», «varios», "Hill Institute": who is told by what they are, among people named."""
    tokens = fold(named).split()
    if len(tokens) > MOST_NAMED:
        return None
    if (whole := " ".join(tokens)) in name_words(words).groups or whole in words.grammar("quantifiers"):
        return Actor(name=named, kind="group")
    if tokens[0] in folk(words):
        return Actor(name=named, kind="person")
    if tokens[0] in words.grammar("people"):
        return Actor(name=named, kind="group")
    return (
        Actor(name=named, kind="organisation") if named[:1].isupper() and names_body(named, words) else None
    )
