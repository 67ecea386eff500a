"""Deadlines that need no task about them: «… lo entregará antes del 3 de mayo», "… must reply by Friday"."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.due import Due, deadline_of, is_keyed, limit_of, places_and_times, to_due
from actas.classify.times import ahead_of, phrases_of
from actas.classify.told_days import UNMET, Met, When
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import may_hold, opens

STOP = compiled(r"(?<=[^\W\d_]{2})[.!?]\s|;\s|\n")
PART = compiled(r"[,:(]\s*|\s[-–—]+>?\s|\s[=]>\s|→")
WORD = compiled(r"[^\W_]+")
CLOSED = compiled(r"\s*(?:$|[.,;:!)\]]|[-–—]\s)")  # behind an occasion that is all that the words name
ANY = frozenset({"day", "date", "weekday", "short", "relative", "part"})
NAMED = frozenset({"occasion", "span"})
NEAR = 6  # characters of «até» between the two ends of a stretch
SHORT = 2  # words of a clause of which the one before it says what is to be done


def deadline_in_talk(text: str, words: Vocabulary, *, agenda: bool, met: Met = UNMET) -> Due | None:
    """Return until when something is that nobody has taken on; an agenda only says what is talked of."""
    due = deadline_of(text, words, met=met)
    if due is None and not agenda:
        due = limit_of(text, words, met=met) or firm_deadline(text, words, met=met)
    return due


def firm_deadline(text: str, words: Vocabulary, *, met: Met = UNMET) -> Due | None:
    """Return the time that «antes del», "by" make a deadline, in whatever section and whoever is to meet it.

    None in questions, under conditions («si no pagan antes del 3»), where something is denied until then
    («no abre antes de mayo»), where it lasts until then, and of what was.
    """
    if not may_hold(fold(text), words.phrases("due", "firm")):
        return None
    folded, places, times = places_and_times(text, words, met)
    keys = [(start, end) for start, end, _ in phrases_of(words, "firm").find(folded)]
    for one in times:
        known = one.sort in ANY or (one.sort in NAMED and CLOSED.match(folded, one.end))
        event = one.sort == "span" and f" {folded[: one.start]}".rstrip().endswith(ahead_of(words))
        if known and (event or is_keyed(folded, one, keys, words)) and _is_told(folded, one, words):
            return None if _ends_stretch(folded, one, times) else to_due(text, folded, places, one, words)
    return None


def _ends_stretch(folded: str, one: When, times: Sequence[When]) -> bool:
    """«de 9 de abril de 2022 até 8 de abril de 2024»: whether a time ends a stretch that another opens."""
    return any(
        0 < one.start - other.end <= NEAR and len(WORD.findall(folded[other.end : one.start])) == 1
        for other in times
    )


def _is_told(folded: str, one: When, words: Vocabulary) -> bool:
    """Whether the sentence of a time tells that something is to be done, plainly."""
    opens = max((stop.end() for stop in STOP.finditer(folded, 0, one.start)), default=0)
    closing = STOP.search(folded, one.end)
    if "?" in folded[one.end : closing.end() if closing else None]:
        return False
    clauses = [WORD.findall(clause) for clause in PART.split(folded[opens : one.start])]
    if any(_is_condition(clause, words) for clause in clauses):
        return False
    said = clauses[-1] if len(clauses[-1]) > SHORT else [token for clause in clauses for token in clause]
    if one.iso is None and not words.grammar("was_then", "awaited").isdisjoint(said):
        return False
    joined = f" {' '.join(said)} "
    return words.grammar("negations").isdisjoint(said) and not any(
        f" {phrase} " in joined for phrase in words.grammar("until_when_so", "wishes")
    )


def _is_condition(clause: Sequence[str], words: Vocabulary) -> bool:
    """«Si no pagan …», "Whoever has not paid …", also behind a first word: «y si no …»."""
    small = words.grammar("and")
    told = " ".join(token for token in clause if token not in small)
    if not words.grammar("unless").isdisjoint(clause):
        return True
    return opens(f"{told} ", words.grammar("under_condition"))
