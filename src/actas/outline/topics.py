"""Lines that say of what follows that it is a topic: «Topic: budget», as scribes of the W3C write.

So do lines of one key, each with a name of its own and a list below: «Mesa: Agua», «Mesa: Leña».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sections import EXACT, kind_of_heading, topic_named
from actas.vocabulary.sentences import is_sentence

SEVERAL = 2
OFTEN = 3  # lines of a key that nothing explains
LONGEST, LONGEST_KEY = 60, 24  # characters of a line over a list, and of its key
CAPITALISED = 1.0  # `person_score` of capitals that nothing explains
GIVEN = 2.0  # and of a known given name
# Facts of a meeting that name it, or its parts, and no fact at all.
NAMING = frozenset({"title", "type", None})
DONE = frozenset({"agreements", "actions", "recommendations", "practices", "interventions", "questions"})
SIGNS = (": ", " – ", " — ", " - ")  # behind a key
FAR = 4  # blocks above a lone topic, among which the facts of the meeting stand


def topics_named(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that name a topic behind such a key, where several do, words below each.

    One is enough behind a blank line among what was said, where it is no fact of the meeting's any more. The
    key is that of W3C's scribe tools: https://dev.w3.org/2002/scribe/scribedoc.htm
    """
    places = [at for at, block in enumerate(blocks) if _names_topic(block, words)]
    alone = any(after == at + 1 for at, after in pairwise([*places, len(blocks)]))
    if alone or not places:
        return frozenset()
    first = places[0]
    late = first >= FAR and blocks[first].gap > 0 and blocks[first - 1].kind != "heading"
    if len(places) < SEVERAL and not late:
        return frozenset()
    return frozenset() if _are_fields(places, blocks) else frozenset(places)


def _are_fields(places: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether most lines of a key stand right below another key that comes as often: they are a form's facts.

    «Lunes 4», «Hora: 18:00», «Asunto: poda»: what names such a part stands above all its keys.
    """
    above = Counter(
        blocks[at - 1].words.text.partition(":")[0] for at in places
        if at and not blocks[at].gap and ":" in blocks[at - 1].words.text[:LONGEST_KEY]
        and blocks[at - 1].kind == "paragraph"
    )  # fmt: skip
    return bool(above) and max(above.values()) * 2 > max(len(places), SEVERAL)


def _names_topic(block: Block, words: Vocabulary) -> bool:
    plain = block.kind == "paragraph" and block.marker is None and not block.indent
    return plain and bool(topic_named(block.words.text, words))


def topics_keyed(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines of one key, several, each with another name behind it and a list below.

    Where they are in bold or in italics, anything stands below; and below some of those that a blank line
    sets off, or below one that is not set as the others are. Keys of facts, tasks and sections, and people,
    tell what stands behind them, and are left out.
    """
    found: dict[str, list[int]] = {}
    doubted: dict[str, int] = {}  # lines of a key that nothing sets off
    last = len(blocks) - 1
    for at, block in enumerate(blocks):  # hardly a line is one: the sign first
        text = block.words.text
        head = text[:LONGEST_KEY]
        if ": " not in head and " – " not in head and " - " not in head and " — " not in head:
            continue
        if block.kind != "paragraph" or block.marker is not None:
            continue
        sign = next(sign for sign in SIGNS if sign in head)
        key = text.partition(sign)[0].rstrip() + sign
        if text[LONGEST:] or block.indent or at == last:
            doubted[key] = len(blocks)
            continue
        found.setdefault(key, []).append(at)
        if blocks[at + 1].marker is None and not block.words.all_bold and not block.words.all_italic:
            doubted[key] = doubted.get(key, 0) + (1 if block.gap else SEVERAL)
    several = [
        (key, places) for key, places in found.items()
        if len(places) >= SEVERAL and doubted.get(key, 0) * 2 <= len(places)
        and not _are_fields(places, blocks)
    ]  # fmt: skip
    alone = len(several) == 1
    return frozenset().union(
        *(places for key, places in several if _counts(key, places, blocks, words, alone=alone))
    )


def _counts(
    key: str, places: Sequence[int], blocks: Sequence[Block], words: Vocabulary, *, alone: bool
) -> bool:
    """Whether a key says of what the names behind it are some: «mesa», "breakout room".

    An unknown word is no name where it comes often, and no other key does.
    """
    named = key.rstrip(" :–—-")
    folded = fold(named)
    fact = words.keyed("meeting").get(folded)
    tasks = (words.phrases("owners", "keys"), words.phrases("owners", "due"))
    if fact not in NAMING or any(folded in keys for keys in tasks):
        return False
    kind, likeness = kind_of_heading(words, named)
    noun = fact is not None or likeness >= EXACT
    noun = noun or (alone and len(places) >= OFTEN)
    if known_actor(words, named) or person_score(words, named) >= (GIVEN if noun else CAPITALISED):
        return False
    behind = {blocks[at].words.text[len(key) :].strip() for at in places}
    each = len(behind) == len(places) and not any(is_sentence(one, words) for one in behind)
    return each and not (likeness >= EXACT and kind in DONE)
