"""How people joined who were not in the room: «Ana, Luis por zoom», "Tom online", «Léa en visio»."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import person_score
from actas.vocabulary.phrases import Phrases, may_hold

PIECE_END = compiled(r"\s*(?:[,;)]|\.?$|\.\s+(?=[^\W\d_a-z]))|\s+[^\W\d_]{1,3}\s+(?=[^\W\d_])")
BEFORE = compiled(r"[,;:.(]\s*|\s+(?:[^\W\d_]{1,3})\s+(?=[A-ZÀ-Þ])")  # what stands before the last name
KNOWN = 1.5  # `person_score` of a name with a known part
LONGEST_WAY = 3  # words of «por medio de»
MOST = 60  # channels of a list


def without_channels(text: str, words: Vocabulary) -> str:
    """Return a list of people without how some joined; a stop behind it becomes the comma that it is."""
    if not may_hold(fold(text), channels(words)):
        return text  # nearly all
    folded, places = fold_with_places(text)
    ways, at = words.grammar("means", "located"), 0
    kept: list[str] = []
    for start, end, _ in islice(_channels(words).find(folded), MOST):
        closing = PIECE_END.match(text, places[end])
        before = text[at : places[start]].rstrip()
        if closing is None or not before or before.endswith((",", ";", ":", "(")):
            continue
        said = before.split()
        sizes = range(min(LONGEST_WAY, len(said) - 1), 0, -1)
        led = next((size for size in sizes if fold(" ".join(said[-size:])) in ways), 0)
        named = before.rsplit(None, led)[0] if led else before
        if person_score(words, BEFORE.split(named)[-1]) < KNOWN:
            continue  # «la encuesta en línea»
        kept.append(named)
        at = closing.start()
    return "".join((*kept, text[at:]))


@lru_cache(maxsize=4)
def channels(words: Vocabulary) -> frozenset[str]:
    """Return what people meet over, and how far off they are."""
    return words.phrases("places", "channels") | words.grammar("remote")


@lru_cache(maxsize=4)
def _channels(words: Vocabulary) -> Phrases:
    return Phrases(channels(words))
