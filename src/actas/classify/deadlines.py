"""Deadlines that need no task about them: «… lo entregará antes del 3 de mayo», "… must reply by Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.classify.before_verbs import ends_as_infinitive
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
ANY = frozenset({"day", "date", "weekday", "month", "short", "relative", "part"})
NAMED = frozenset({"occasion", "span"})
NEAR = 6  # characters of «até» between the two ends of a stretch
SHORTEST_PAST = 4  # letters of what somebody did
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
        keyed = known and (event or is_keyed(folded, one, keys, words))
        if keyed and _is_told(folded, one, words) and not _was_done(text[: places[one.start]], words):
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


def _was_done(before: str, words: Vocabulary) -> bool:
    """Whether the clause that a time ends tells what somebody did: «Ganó 300 antes de mayo».

    What was asked for or settled, or what somebody said is to be done, is still ahead.
    """
    opens = max((stop.end() for stop in STOP.finditer(before)), default=0)
    tokens = WORD.findall(PART.split(before[opens:])[-1].lower())
    at = next((at for at in range(len(tokens) - 1, -1, -1) if _is_past(tokens, at, words)), None)
    if at is None:
        return False
    ahead = words.grammar("told", "obliges")
    return not any(
        token == "to" or fold(token) in ahead or ends_as_infinitive(fold(token), words)
        for token in tokens[at + 1 :]
    )


def _is_past(tokens: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether a word is a verb of what somebody did, and not of asking, saying or settling."""
    told, before, behind = tokens[at], tokens[at - 1 : at], tokens[at + 1 : at + 2]
    if told in words.as_written("endings", "had_done"):  # «On a vendu …»
        said, ends = "".join(behind), "had_done_ends"
    elif before and before[0] in words.grammar("subject_pronouns"):  # "the signed lease" is a thing
        said, ends = told, "they_did"
    else:
        said, ends = told, "was"
    if len(said) < SHORTEST_PAST or not said.endswith(words.as_written("endings", ends)):
        return False
    told = fold(said)
    asks = told in words.phrases("speech", "verbs") or told in words.grammar("asks_too")
    return not asks and told not in _settling(words)


@lru_cache(maxsize=4)
def _settling(words: Vocabulary) -> frozenset[str]:
    """Return the words of which one says that something was settled: «acordó», «convenu»."""
    return frozenset(word for phrase in words.grammar("settled_that", "decides") for word in phrase.split())


def _is_condition(clause: Sequence[str], words: Vocabulary) -> bool:
    """«Si no pagan …», "Whoever has not paid …", also behind a first word: «y si no …»."""
    small = words.grammar("and")
    told = " ".join(token for token in clause if token not in small)
    if not words.grammar("unless").isdisjoint(clause):
        return True
    return opens(f"{told} ", words.grammar("under_condition"))
