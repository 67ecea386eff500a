"""Who a sentence in a list of people says did not come: «…, Luis Paz. Rita no vino ni avisó.»."""

from __future__ import annotations

from functools import lru_cache

from actas.model.compiled import compiled
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, person_score
from actas.vocabulary.phrases import begins, opens
from actas.vocabulary.rosters import AWAY

# Up to three words with large letters, and at least two words behind them: «Rita no vino».
NAME_FIRST = compiled(r"([A-ZÀ-Þ][^\s,.;:)]*(?: [A-ZÀ-Þ][^\s,.;:)]*){0,2}) ([a-zß-ÿ]\S*\s.+)")
SIGNS = " .,;"


def stayed_away(text: str, words: Vocabulary) -> tuple[Participant, ...] | None:
    """Return whom a sentence says to have stayed away; empty where it denies something else of somebody.

    None: it is no such sentence. Whoever is told to have stayed away must not count as one who came, and
    of «Rita no está de acuerdo» nobody is called that.
    """
    told = NAME_FIRST.match(text)
    if told is None:
        return None  # nearly all
    name, rest = told[1], fold(told[2]).strip(SIGNS)
    if not _denies(rest, words):
        return None
    state = country_of(words, name) is not None
    if not state and person_score(words, name) < 1.0:
        return None
    until = not words.grammar("until_then").isdisjoint(rest.split())  # «no llegó hasta las 7» came
    away = not until and begins(rest, _ways(words))
    return (Participant(name=name, kind="country" if state else "person", absent=True),) if away else ()


def away_by(told: str, words: Vocabulary) -> str | None:
    """Return what words beside a country say of it that did not come: «excusa», «no asistió, mandó nota»."""
    folded = fold(told).strip(SIGNS)
    key = words.keyed("meeting").get(folded.partition(",")[0])
    if key in AWAY:
        return key
    if folded in words.phrases("attendance", "excused"):
        return "excused"
    return "absent" if opens(folded, words.phrases("attendance", "away_behind")) else None


def _denies(rest: str, words: Vocabulary) -> bool:
    """Whether one of the first two words behind a name is a negation: «no vino», "did not come"."""
    first = rest.split(None, 2)[:2]
    return not words.grammar("negations").isdisjoint(first) or first[0] in words.grammar("cannot")


@lru_cache(maxsize=4)
def _ways(words: Vocabulary) -> frozenset[str]:
    """Return the keys that say that somebody stayed away."""
    return frozenset(key for key, told in words.keyed("meeting").items() if told in AWAY)
