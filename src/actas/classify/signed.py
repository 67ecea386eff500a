"""Points that end in whose they are: «Obras del molino (Ana)», "Finance – Tom", «Presupuesto: Ana».

One such point proves nothing: what stands in parentheses may be a place, a word explained, who does it. Where
points of one list end so again and again, and in people, each is theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from actas.classify.before_dash import in_list
from actas.classify.cast import INITIAL, Cast
from actas.classify.identity import (
    CAPITALISED,
    GIVEN,
    holds_word,
    identify,
    is_known_person,
    members_of,
    people_named,
    person_named,
)
from actas.classify.subjects import Speaker
from actas.classify.title_words import may_order
from actas.model.block import Node
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score

NOBODY: tuple[tuple[str, Speaker], ...] = ()
SHUT = compiled(r"\w[^\w\s(]*\s*\(([^()\n]{1,40})\)\W*$")
DASHED = compiled(r".*[\w)\]?]\s+[-–—]\s+(@?[^\W\d_][^()\n:;–—]{0,40})$")
TOLD_BY = compiled(r".*[\w)\]?%]\s+[-–—]\s+([^\W\d_a-zß-ÿ][^()\n:;–—]{0,80})$")
COLON = compiled(r"\w\s?:\s+([^\W\d_][^()\n:;–—]{0,40})$")
NOTHING: Sequence[str] = ()
NOT_SIGNED = frozenset({"participants", "actions", "agreements", "questions"})
BROUGHT = frozenset({"practices", "recommendations", "obstacles", "interventions", "discussion"})
ASIDE = compiled(r"\(([^()\n]{2,60})\)(?:\W*$|\.\s)")
SEVERAL = 2  # points that end in people beyond doubt
LONGEST_INITIALS = 3
AGENDA = 3  # points of an agenda, half of all, that end so; of other lists nearly all that end in countries


def signed_points(
    nodes: Sequence[Node], kind: str, cast: Cast, words: Vocabulary
) -> tuple[tuple[str, Speaker], ...]:
    """Return the points of a list that end in who speaks to them, and who that is."""
    if len(nodes) < SEVERAL:
        return NOBODY
    if kind == "questions" and all(node.block.words.text[-1:] != "?" for node in nodes):
        return _brought([node.block.words.text for node in nodes], cast, words)  # answers, by country
    if kind in NOT_SIGNED:
        return NOBODY
    agenda = kind == "agenda"
    texts = [node.block.words.text for node in nodes]
    # Behind a dash anything may stand, unless something is told below, or who presents the point.
    led = texts if agenda else [node.block.words.text for node in nodes if node.children]
    shut = [text for text in texts if "(" in text]
    dashed = [text for text in led if " - " in text or "–" in text or "—" in text]
    if kind in BROUGHT and (brought := _brought(texts, cast, words)):
        return brought
    for shape, ending in ((SHUT, shut), (DASHED, dashed), (COLON, texts if agenda else NOTHING)):
        if len(ending) < SEVERAL:
            continue
        signed = _people([(text, last[1]) for text in ending if (last := shape.search(text))], cast, words)
        if agenda and len(signed) >= AGENDA and len(signed) * 2 >= len(texts):
            return tuple(signed)
        signed = [one for one in signed if not may_order(one[0].split(maxsplit=1)[0], words)]
        if len(signed) >= SEVERAL and shape is not COLON:
            return tuple(signed)
    return NOBODY


def _brought(texts: Sequence[str], cast: Cast, words: Vocabulary) -> tuple[tuple[str, Speaker], ...]:
    """Return the points that end in a country or a body, as nearly all do: «Ventanillas (Perú)», «… – BR».

    Three of four at least are such; people among them bring theirs.
    """
    ending = [text for text in texts if "(" in text or "–" in text or " - " in text]
    if len(ending) < AGENDA or len(ending) * 4 < len(texts) * 3:
        return NOBODY
    last = [(text, named) for text in ending if (named := _last_named(text))]
    if len(last) < AGENDA or len(last) * 4 < len(texts) * 3:
        return NOBODY
    found = ((text, _bringing(named, cast, words)) for text, named in last)
    known = [(text, Speaker(one, 0, "signed-at-end")) for text, one in found if one]
    official = sum(_is_official(speaker.actor, words) for _, speaker in known)
    return tuple(known) if len(known) == len(last) and official * 4 >= len(last) * 3 else NOBODY


def _last_named(text: str) -> str:
    """«… (Perú)», «… – Samoa, Tonga», "… - Fiji. Paid late": the names behind a point."""
    found = ASIDE.search(text) if "(" in text else TOLD_BY.match(text)
    if found is None or "(" in text:
        return found[1] if found else ""
    pieces = found[1].partition(". ")[0].rstrip(".").split(", ")
    return ", ".join(takewhile(lambda one: one[:1].isupper(), pieces))


def _bringing(named: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the countries, bodies or people that names behind a point are, by what these notes call them."""
    if known := identify(named, cast, words, least=GIVEN):
        return known
    members = named.split(", ") if ", " in named else members_of(named, words)  # «T&T» is one
    if not all(fold(one) in cast.signed or known_actor(words, one) for one in members):
        return None
    several = tuple(known_actor(words, one) or in_list(one, cast, words) for one in members)
    return Actor(name=named, kind="group", members=several) if len(several) > 1 else several[0]


def _is_official(actor: Actor, words: Vocabulary) -> bool:
    """Whether a country or a body speaks, or somebody for one: «Ana Ruiz, Perú»."""
    behind = actor.as_written.rpartition(", ")[2] if actor.as_written and "," in actor.as_written else ""
    return actor.kind != "person" or is_delegate(actor.name, words) or known_actor(words, behind) is not None


def _people(found: Sequence[tuple[str, str]], cast: Cast, words: Vocabulary) -> list[tuple[str, Speaker]]:
    """Return the points whose last words are people: known ones, and what is like them beside those."""
    if len(found) < SEVERAL:
        return []
    short = Counter(part for _, last in found for part in members_of(last, words) if INITIAL.fullmatch(part))
    everyday = words.as_written("words", "everyday")
    again = {
        part
        for part, often in short.items()
        if often >= (SEVERAL if part not in everyday else AGENDA) and _may_be_initials(part, cast, words)
    }
    sure: list[tuple[str, Speaker]] = []
    unsure: list[tuple[str, Speaker]] = []
    for text, last in found:
        parts = members_of(last.strip(), words)
        if not parts or is_known_person(text.rpartition(last)[0].rstrip(" (-–—:"), cast, words):
            continue
        actor = people_named(parts, last, cast) if len(parts) > 1 else person_named(last, cast)
        if all(_is_known(part, cast, words) or part in again for part in parts):
            sure.append((text, Speaker(actor, 0, "signed-at-end")))
        elif all(_may_be_known(part, cast, words) for part in parts):
            unsure.append((text, Speaker(actor, 0, "signed-at-end")))
    if len(sure) <= len(unsure):  # «Vino (Rioja)», «Pan (Centeno)»: such a list says of what, too
        return sure + [one for one in unsure if sure and person_score(words, one[1].actor.name) >= GIVEN]
    return sure + [one for one in unsure if not one[1].actor.name.isupper() or len(sure) >= SEVERAL]


def _is_known(name: str, cast: Cast, words: Vocabulary) -> bool:
    capital = name[:1].isupper() or name[:1] == "@"
    return capital and is_known_person(name, cast, words) and known_actor(words, name) is None


def _may_be_known(name: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether one word, with a capital, is nothing that the notes or the vocabulary know; or initials."""
    if name.isupper() and len(name) <= LONGEST_INITIALS:
        return INITIAL.fullmatch(name) is not None and _may_be_initials(name, cast, words)
    if not name.isalpha() or name.isupper() or person_score(words, name) < CAPITALISED:
        return False
    return not holds_word(name, cast, words) and known_actor(words, name) is None


def _may_be_initials(short: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether capitals that end several points are somebody's, and no body's or everyday word."""
    if not short.isupper() or fold(short) in cast.bodies or known_actor(words, short):
        return False
    return fold(short) not in name_words(words).groups
