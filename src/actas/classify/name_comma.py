"""Lists whose points open with a name and a comma: "Tom, happy with both", «Ana, vivo en Lima».

A comma behind one name may part anything: people who did something together, what somebody is. Where several
points of one list open so, with the names of several people beyond doubt, each says what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actas.classify.before_dash import tells_what_one_is
from actas.classify.cast import Cast
from actas.classify.folk import folk
from actas.classify.identity import CAPITALISED, GIVEN, is_known_person, person_named, without_role
from actas.classify.subjects import Speaker
from actas.classify.title_words import may_order
from actas.classify.turns import is_known_word, opens_no_name
from actas.model.block import Node
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score

NOBODY: tuple[tuple[str, Speaker], ...] = ()
OPENED = compiled(r"([^\W\d_][^\n,/:;.!?()]{0,40}?)[,;]\s+(?=[^\s,;])")
OPENING = 44  # characters in which the comma stands
NOT_SAID = frozenset({"participants", "actions", "agreements", "agenda"})
ENOUGH, SEVERAL = 3, 2  # such points of a list, and people beyond doubt in them
MOST_WORDS = 3  # of a name
SHORT = 4  # words that may be a second name


def points_behind_commas(
    nodes: Sequence[Node], kind: str, cast: Cast, words: Vocabulary
) -> tuple[tuple[str, Speaker], ...]:
    """Return the points of a list that open with people and a comma, and who says each."""
    if kind in NOT_SAID or len(nodes) < ENOUGH:
        return NOBODY
    texts = [
        text for node in nodes if "," in (text := node.block.words.text)[:OPENING] or ";" in text[:OPENING]
    ]
    if len(texts) < ENOUGH:
        return NOBODY  # nearly all
    found = [(text, one) for text in texts if (one := OPENED.match(text)) and _may_open(text, one, words)]
    sure = [(text, one) for text, one in found if is_known_person(one[1], cast, words)]
    if len(found) < ENOUGH or len({fold(one[1]) for _, one in sure}) < SEVERAL or len(sure) * 2 < len(found):
        return NOBODY
    mostly = len(found) * 2 > len(nodes)
    said = found if mostly else sure
    if not mostly and len(sure) < ENOUGH:
        return NOBODY
    if sum(tells_what_one_is(text[one.end() :], words) for text, one in found) * 2 >= len(found):
        return NOBODY  # «Ana, tesorera»
    return tuple((text, Speaker(person_named(one[1], cast), one.end(), "opens-list")) for text, one in said)


def _may_open(text: str, found: re.Match[str], words: Vocabulary) -> bool:
    """Whether a name may stand before the comma, and neither another one nor what is to be done behind it."""
    name, rest = found[1], text[found.end() :]
    if not name[:1].isupper() or len(name.split()) > MOST_WORDS or person_score(words, name) < CAPITALISED:
        return False
    if name.isalpha() and (is_known_word(name, words) or opens_no_name(name, words)):
        return False
    first, second, *_ = (*(one.strip(".,;:()") for one in rest.split(maxsplit=2)), "")
    if person_score(words, first) >= GIVEN or may_order(first, words):
        return False  # "Ana, Tom and Eve went", "Ana, send the plan"
    articles = words.grammar("articles", "indefinite")
    what = fold(first) in words.grammar("articles") or (
        fold(first) in words.grammar("is") and fold(second) in articles
    )
    if what or fold(first) in folk(words):
        return False  # «Ana, profesora de música», "Ana, is the new clerk"
    short = " ".join(rest.split(",", maxsplit=1)[0].split()[:SHORT])
    return person_score(words, without_role(short, words)) < GIVEN
