"""Lists whose points open with somebody's name and no colon: "Ana / the first frost", "@eva why so?".

A bar behind one name may part anything. Where most points of a list open with people so, each says there what
they liked, think or ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actas.classify.cast import ASIDE, Cast
from actas.classify.identity import GIVEN, is_known_person, person_named
from actas.classify.subjects import Speaker
from actas.classify.title_words import may_order
from actas.model.block import Node
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import person_score

NOBODY: tuple[tuple[str, Speaker], ...] = ()
OPENED = compiled(
    r"([^\W\d_][^\n,/:;.!?()]{0,40}?(?:\s*\([^()\n]{1,20}\))?)\s*/\s*(?=\w)|(@[\w.-]*\w)(?:\s+|$)"
)
NOT_SAID = frozenset({"participants", "actions", "agreements", "agenda"})
ENOUGH = 4  # points of such a list that open with people beyond doubt
MOSTLY = 3  # of so many points one at least does
MOST_WORDS = 3  # of a name


def opened_points(
    nodes: Sequence[Node], kind: str, cast: Cast, words: Vocabulary
) -> tuple[tuple[str, Speaker], ...]:
    """Return the points of a list most of which open with people, and who says each."""
    if kind in NOT_SAID or len(nodes) < ENOUGH:
        return NOBODY
    texts = [node.block.words.text for node in nodes]
    marked = [text for text in texts if ("/" in text and "/ @" not in text) or text[:1] == "@"]  # or signs in
    if len(marked) < ENOUGH or len(marked) * 2 < len(texts):
        return NOBODY
    found = [(text, one) for text in marked if (one := OPENED.match(text)) and _may_say(text, one, words)]
    sure = sum(_is_known(one, cast, words) for _, one in found)
    if sure < ENOUGH or sure * MOSTLY < len(found) or len(found) * 2 < len(texts):
        return NOBODY
    if _are_told_to_do(found, words) or not _says_anything(nodes, found):
        return NOBODY
    return tuple((text, _said(text, one, cast)) for text, one in found)


def _says_anything(nodes: Sequence[Node], found: Sequence[tuple[str, re.Match[str]]]) -> bool:
    """Whether something stands behind most names, or below them; a list of handles alone says who came."""
    said = sum(one.end() < len(text) for text, one in found)
    return (said + sum(bool(node.children) for node in nodes)) * 2 >= len(found)


def _are_told_to_do(found: Sequence[tuple[str, re.Match[str]]], words: Vocabulary) -> bool:
    """Whether half of the lines say what to do: «@eva enviar el acta»."""
    behind = (text[one.end() :].split(maxsplit=1) for text, one in found)
    return sum(may_order(rest[0], words) for rest in behind if rest) * 2 >= len(found)


def _may_say(text: str, found: re.Match[str], words: Vocabulary) -> bool:
    """Whether a name may stand before the mark, and something else than a second one behind it."""
    if found[2]:
        return True
    return len(_bare(found).split()) <= MOST_WORDS and person_score(words, text[found.end() :]) < GIVEN


def _bare(found: re.Match[str]) -> str:
    return ASIDE.sub("", found[1] or found[2])


def _is_known(found: re.Match[str], cast: Cast, words: Vocabulary) -> bool:
    return bool(found[2]) or (_bare(found)[:1].isupper() and is_known_person(_bare(found), cast, words))


def _said(text: str, found: re.Match[str], cast: Cast) -> Speaker:
    rest, shown = text[found.end() :], (found[1] or found[2]).strip()
    actor = person_named(_bare(found), cast)
    actor = replace(actor, as_written=shown) if shown not in (actor.name, actor.as_written) else actor
    return Speaker(actor, found.end() if rest else len(text), "opens-list")
