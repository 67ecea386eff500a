"""What kind of section this is: by the heading's words, by what stands under it, by what it is part of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actas.classify.cast import Cast
from actas.classify.identity import is_somebody
from actas.classify.speakers import speaker_of
from actas.model.block import Block, Node, Part
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import person_score
from actas.vocabulary.sections import kind_of_heading
from actas.vocabulary.sentences import is_sentence

COUNTED = re.compile(r"[^\W\d_]{3,20}\s+(?:\d{1,3}|[ivxIVX]{1,4}|[a-hA-H](?=\s*(?:$|[:.)–-])))\b")
ENOUGH = 3  # items, before their share says anything
HANDED_DOWN = frozenset(
    {
        "interventions",
        "practices",
        "recommendations",
        "actions",
        "agreements",
        "obstacles",
        "discussion",
        "participants",
        "questions",
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A section's kind and the cues for it."""

    kind: str
    cues: tuple[str, ...]


def kind_of(part: Part, above: str | None, cast: Cast, words: Vocabulary) -> Kind:
    """Return the kind of a section, weighing wording, content and the section above."""
    points: dict[str, float] = {}
    cues: list[str] = []

    def add(kind: str, weight: float, cue: str) -> None:
        points[kind] = points.get(kind, 0.0) + weight
        cues.append(f"{cue}:{kind} {weight:+.1f}")

    if part.heading is not None:
        kind, strength = kind_of_heading(words, part.heading.words.text)
        if kind:
            # «Problema 3», «Grupo 2»: the word counts places, it does not say what stands there.
            add(
                kind,
                0.7 if strength < 3.0 and COUNTED.match(part.heading.words.text) else strength,
                "wording",
            )
    blocks = [node.block for node in part.nodes for node in node.walk()]
    for kind, weight in _content(blocks, part, cast, words).items():
        add(kind, weight, "content")
    if above in HANDED_DOWN:
        add(
            above,
            0.8 if not (part.heading and is_somebody(part.heading.words.text, cast, words)) else 2.5,
            "part-of",
        )
    if not points:
        add("discussion" if part.nodes or part.parts else "info", 0.1, "nothing-says-otherwise")
    best = max(points, key=lambda kind: points[kind])
    return Kind(best, tuple(cues))


def _content(blocks: list[Block], part: Part, cast: Cast, words: Vocabulary) -> dict[str, float]:
    said = [block for block in blocks if block.words.text]
    out: dict[str, float] = {}
    if not said:
        return out
    top = [node.block for node in part.nodes if node.block.words.text]
    asked = sum(block.words.text.rstrip(' "”»').endswith("?") for block in top)
    if len(top) >= 2 and asked >= len(top) * 0.6:
        out["questions"] = 1.2
    official = sum(_official(block, cast, words) for block in top)
    if official >= 2 and official * 2 >= len(top):
        out["interventions"] = 1.4
    if len(said) >= ENOUGH:
        speaking = sum(
            block.kind == "name" or speaker_of(block, cast, words, listed=0) is not None for block in said
        )
        if speaking >= max(ENOUGH, len(said) * 0.4):
            out["interventions"] = 2.2 if speaking * 2 >= len(said) else 1.4
        names = sum(_only_a_name(block, words) for block in said)
        if names >= len(said) * 0.7 and len(said) >= ENOUGH:
            out["participants"] = 2.2
    return out


def _official(block: Block, cast: Cast, words: Vocabulary) -> bool:
    """Whether a country or a known body speaks."""
    found = speaker_of(block, cast, words, listed=0)
    return found is not None and found.cut > 0 and found.actor.kind in ("country", "organisation")


def _only_a_name(block: Block, words: Vocabulary) -> bool:
    text = block.words.text.split("(")[0].split(",")[0].split(" - ")[0].split("/")[0]
    return (
        person_score(words, text) >= 1.5
        and len(block.words.text.split()) <= 12
        and not is_sentence(block.words.text, words)
    )


def lists_speakers(nodes: tuple[Node, ...], cast: Cast, words: Vocabulary) -> int:
    """Say whether a section's labels are mostly people, so that the doubtful ones are too: 0 no, 1 mostly, 2 nearly all."""
    sure = maybe = 0
    for node in nodes:
        for one in node.walk():
            found = speaker_of(one.block, cast, words, listed=0)
            labelled = ":" in one.block.words.text[:60] or (found is not None and found.cut > 0)
            maybe += labelled
            sure += labelled and found is not None
    if sure < ENOUGH or sure < maybe * 0.6:
        return 0
    return 2 if sure >= maybe * 0.75 else 1
