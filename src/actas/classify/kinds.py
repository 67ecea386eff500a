"""What kind of section this is: by the heading's words, by what stands under it, by what it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actas.classify.cast import Cast
from actas.classify.identity import is_somebody
from actas.classify.roles import item_kind_of
from actas.classify.speakers import speaker_of
from actas.model.block import Block, Node, Part
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import person_score
from actas.vocabulary.sections import EXACT, INSIDE, LONE, kind_of_heading
from actas.vocabulary.sentences import is_sentence

# «Problema 3», «Grupo b»: the word counts places, it does not say what stands there.
COUNTED = re.compile(r"[^\W\d_]{3,20}\s+(?:\d{1,3}|[ivxIVX]{1,4}|[a-hA-H](?=\s*(?:$|[:.)–-])))\b")
DATE = re.compile(r"\b(?:19|20)\d\d\b")  # in the heading of one of several meetings
BESIDE_NAME = re.compile(r"\(|,| - |/")
Weight = tuple[str, float, str]  # a kind, its points, and what gives them
LABEL = 60  # characters before a colon that may name a speaker
MANY = 5  # items, after which most of them say much
DECIDED = frozenset({"agreement", "vote"})  # kinds of items
# Kinds of whose words one inside a heading is enough: «Lista de quienes participaron», «Resumen del debate».
SURE_INSIDE = frozenset({"participants", "info", "discussion"})
ENOUGH = 3  # items, before their share says anything
LONGEST_NAMED = 12  # words of a line about one person
HANDED_DOWN = frozenset({
    "interventions", "practices", "recommendations", "actions", "agreements", "obstacles", "discussion",
    "participants", "questions", "info",
})  # fmt: skip

# Points, on the scale of `sections.kind_of_heading` (0 to 3).
TOPIC = 0.4  # a word that only counts places, or one inside the name of a topic («Ejercicio de acciones»)
ABOVE = 0.8  # the section above is of the kind
ABOVE_NAME = 2.5  # the same, and the heading is only a name: who has these tasks
ASKED, ASKED_OFTEN = 1.2, 2.4  # most items are questions; most of many
RESOLVED = 1.0  # half of the items say what was decided
OFFICIALS = 1.4  # countries and known bodies speak in half of them
SPEAKING, MOSTLY_SPEAKING = 1.4, 2.2  # somebody speaks in two items of five; in half of them
NAMES = 2.2  # most items are names
ALL_SPEAKING = 3.2  # in nearly all of them, under «Conclusión»
UNTOLD = 0.6  # nothing says anything for sure


@plain()
class Kind(Plain):
    """A section's kind and the cues for it."""

    kind: str
    cues: tuple[str, ...]


def kind_of(part: Part, above: str | None, cast: Cast, words: Vocabulary) -> Kind:
    """Return the kind of a section, weighing wording, content and the section above."""
    found = [*_by_wording(part, words), *_by_content(part, cast, words), *_by_place(part, above, cast, words)]
    if max((weight for _, weight, _ in found), default=0.0) < UNTOLD:
        dated = part.heading is not None and not part.nodes and DATE.search(part.heading.words.text)
        found.append(("info" if dated else "discussion", UNTOLD, "nothing-says-otherwise"))
    points: dict[str, float] = {}
    for kind, weight, _ in found:
        points[kind] = points.get(kind, 0.0) + weight
    cues = tuple(f"{cue}:{kind} {weight:+.1f}" for kind, weight, cue in found)
    return Kind(max(points, key=lambda kind: points[kind]), cues)


def _by_wording(part: Part, words: Vocabulary) -> Iterator[Weight]:
    if part.heading is None:
        return
    kind, strength = kind_of_heading(words, part.heading.words.text)
    if kind:
        counts = strength < EXACT and COUNTED.match(part.heading.words.text)
        lone = strength in (INSIDE, LONE) and kind not in SURE_INSIDE
        yield kind, TOPIC if lone or counts else strength, "wording"


def _by_place(part: Part, above: str | None, cast: Cast, words: Vocabulary) -> Iterator[Weight]:
    if above in HANDED_DOWN and (above != "info" or part.heading is not None):
        named = part.heading is not None and is_somebody(part.heading.words.text, cast, words)
        yield str(above), ABOVE_NAME if named else ABOVE, "part-of"


def _by_content(part: Part, cast: Cast, words: Vocabulary) -> Iterator[Weight]:
    said = [block for block in part.blocks() if block.words.text]
    top = [node.block for node in part.nodes if node.block.words.text]
    asked = sum(block.words.text.rstrip(' "”»').endswith("?") for block in top)
    if len(top) >= 2 and asked >= len(top) * 0.6:
        yield "questions", ASKED_OFTEN if len(top) >= MANY else ASKED, "content"
    decided = sum(item_kind_of(block.words.text, "discussion", words) in DECIDED for block in top)
    if decided and decided * 2 >= len(top):
        yield "agreements", RESOLVED, "content"
    speaking = 0.0
    official = sum(_official(block, cast, words) for block in top)
    if official >= 2 and official * 2 >= len(top):
        speaking = OFFICIALS
    if len(said) >= ENOUGH:
        speak = sum(block.kind == "name" or bool(speaker_of(block, cast, words, listed=0)) for block in said)
        if speak >= max(ENOUGH, len(said) * 0.4):
            speaking = MOSTLY_SPEAKING if speak * 2 >= len(said) else SPEAKING
            if len(said) >= MANY and speak >= len(said) * 0.8 and _concludes(part, words):
                speaking = ALL_SPEAKING
    if speaking:
        yield "interventions", speaking, "content"
    names = sum(_only_a_name(block, words) for block in said) if len(said) >= ENOUGH else 0
    if names and names >= len(said) * 0.7:
        yield "participants", NAMES, "content"


def _concludes(part: Part, words: Vocabulary) -> bool:
    """Whether the heading names agreements: what people say under «Conclusión» is said all the same."""
    return part.heading is not None and kind_of_heading(words, part.heading.words.text)[0] == "agreements"


def _official(block: Block, cast: Cast, words: Vocabulary) -> bool:
    """Whether a country or a known body speaks."""
    found = speaker_of(block, cast, words, listed=0)
    return found is not None and found.cut > 0 and found.actor.kind in ("country", "organisation")


def _only_a_name(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    if len(text.split()) > LONGEST_NAMED or person_score(words, BESIDE_NAME.split(text, maxsplit=1)[0]) < 1.5:
        return False
    return not is_sentence(text, words)


def lists_speakers(nodes: Sequence[Node], cast: Cast, words: Vocabulary) -> int:
    """Say how far a section's labels are people, so that doubtful ones are too.

    0: not; 1: mostly; 2: nearly all.
    """
    return _how_far_people([block for node in nodes for block in node.blocks()], cast, words)


def lists_people(nodes: Sequence[Node], cast: Cast, words: Vocabulary) -> int:
    """Say the same of one list, what hangs from its lines left out."""
    return _how_far_people([node.block for node in nodes], cast, words)


def _how_far_people(blocks: Sequence[Block], cast: Cast, words: Vocabulary) -> int:
    sure = labelled = 0
    for block in blocks:
        found = speaker_of(block, cast, words, listed=0)
        if ":" in block.words.text[:LABEL] or (found is not None and found.cut > 0):
            labelled += 1
            sure += found is not None
    if sure < ENOUGH or sure < labelled * 0.6:
        return 0
    return 2 if sure >= labelled * 0.75 else 1
