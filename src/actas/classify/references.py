"""What the words name: goals and targets of the 2030 Agenda, instruments. Nothing by keyword, nothing guessed."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.record import Ref
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold_with_places
from actas.vocabulary.phrases import Phrases

GOALS = 17
GOAL = re.compile(
    r"\b(?:ods|sdgs?|odd|objetivos? de desarrollo sostenible|sustainable development goals?|objectifs? de developpement durable|objetivos? de desenvolvimento sustentavel)\s*(?:n[.º°o]*\s*|#\s*)?(\d{1,2}(?:\.[0-9a-d]{1,2})?(?:\s*(?:,|y|e|and|et)\s*\d{1,2}(?:\.[0-9a-d]{1,2})?)*)\b"
)
TARGET = re.compile(r"(?<![\w.,/-])(\d{1,2})\.(\d{1,2}|[a-d])(?![\w]|[.,/-]\d)")
NUMBER = re.compile(r"\d{1,2}(?:\.[0-9a-d]{1,2})?")


def references_in(text: str, words: Vocabulary) -> tuple[Ref, ...]:
    """Return the references that a text names, in order of place, each once."""
    folded, places = fold_with_places(text)
    found: list[tuple[int, Ref]] = []
    goals: set[str] = set()
    for match in GOAL.finditer(folded):
        for number in NUMBER.finditer(match[1]):
            code = number.group()
            goals.add(code.split(".")[0])
            start = match.start() if number.start() == 0 else match.start(1) + number.start()
            shown = text[places[start] : places[match.start(1) + number.end()]]
            found.append((start, Ref(scheme="sdg", code=code, as_written=shown)))
    for match in TARGET.finditer(folded):
        # A bare "10.7" is a target only where its goal is named in the same words.
        if (
            match[1] in goals
            and int(match[1]) <= GOALS
            and all(match.group() != ref.code for _, ref in found)
        ):
            found.append(
                (
                    match.start(),
                    Ref(
                        scheme="sdg",
                        code=match.group(),
                        as_written=text[places[match.start()] : places[match.end()]],
                    ),
                )
            )
    for start, end, name in _instruments(words).find(folded):
        shown = text[places[start] : places[end]]
        found.append((start, Ref(scheme="instrument", code=words.instruments[name], as_written=shown)))
    seen: set[tuple[str, str]] = set()
    out: list[Ref] = []
    for _, ref in sorted(found, key=lambda pair: pair[0]):
        if (ref.scheme, ref.code) not in seen:
            seen.add((ref.scheme, ref.code))
            out.append(ref)
    return tuple(out)


@lru_cache(maxsize=4)
def _instruments(words: Vocabulary) -> Phrases:
    return Phrases(words.instruments)
