"""Notes that put another sign than a colon behind who speaks, all through: «Ana. …», «[Ana] …», «Ana; …».

One such line proves nothing: «Riego. Se ha roto» is a topic, «[hecho]» a state. That several who are known
have the same sign behind them, time and again, shows the habit; or that labels of no table take turns with
it. Then its lines are read as if a colon stood there, with all that is known of colons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from actas.classify.rounds import groups_in_rounds
from actas.classify.sent import is_tag
from actas.classify.turns import is_known_word, is_topic, names_things, opens_no_name, taking_turns
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import ends_in_title, known_actor, name_words, person_score
from actas.vocabulary.patterns import between_names

LEAST, PEOPLE = 3, 2  # lines with one sign in which somebody known says something, and by whom
TALKING = 4  # labels that come again, where nobody is known
MOST_WORDS = 4  # of who speaks and is in no table
LONGEST_INITIALS = 4
GIVEN = 2.0  # `person_score` of a known given name


@dataclass(frozen=True, slots=True, eq=False)
class Habit:
    """The sign that stands for a colon in some notes, and who stands before it."""

    opening: re.Pattern[str]
    sign: str
    labels: frozenset[str]  # folded

    @property
    def cue(self) -> str:
        """What shows who speaks, as for the like of it in other notes."""
        if self.sign in "([<":
            return "label-parentheses"
        return "label-stop" if self.sign[0] == "." else "label-dash"

    def with_colon(self, text: str) -> str | None:
        """Return a text with a colon behind who speaks, instead of the sign; None where nobody does."""
        found = self.opening.match(text)
        if found is None or (found[3] or found[4]) != self.sign:
            return None
        label = found[1] or found[5]
        if fold(label) not in self.labels:
            return None
        end = found.start(7) if found[7] else found.end()
        return f"{label}{found[2] or found[6] or ''}: {text[end:]}"


def sign_for_colon(
    opened: Callable[[], Iterable[tuple[str, ...]]],
    opening: re.Pattern[str],
    people: Collection[str],
    common: Collection[str],
    words: Vocabulary,
) -> Habit | None:
    """Return which sign stands for the colon in the notes; None where none does.

    Args:
        opened: gives what ``opening`` finds in the words of items, in their order: seven groups each.
        opening: what a sign opens, and who stands before it.
        people: folded names of those who are known.
        common: folded words that the notes write in small letters, too.
        words: the vocabulary.

    """
    counts = Counter((one[2] or one[3], one[0] or one[4], bool(one[6])) for one in opened())
    signs: Counter[str] = Counter()
    for (sign, _, _), often in counts.items():
        signs[sign] += often
    for sign, often in signs.most_common():
        if often < LEAST:
            return None
        told = {(label, says): times for (one, label, says), times in counts.items() if one == sign}
        order = (one[0] or one[4] for one in opened() if (one[2] or one[3]) == sign)
        if labels := _speaking(told, order, sign, people, common, words):
            return Habit(opening, sign, labels)
    return None


def _speaking(
    told: Mapping[tuple[str, bool], int],
    order: Iterable[str],
    sign: str,
    people: Collection[str],
    common: Collection[str],
    words: Vocabulary,
) -> frozenset[str]:
    """Return the folded labels that speak before a sign, if it stands for a colon.

    ``told``: how often each stands there, with something said behind it and without; ``order``: all of them
    as they come.
    """
    times: Counter[str] = Counter()
    for (label, _), often in told.items():
        times[label] += often
    lines = sum(times.values())
    stop = sign[0] == "."
    written = {
        label: fold(label)
        for label in times
        if not (stop and (_is_cut(label) or (" " in label and ends_in_title(label, words))))
    }
    countries = words.countries
    if sum([times[label] for label, one in written.items() if one in countries]) * 2 > lines:
        return frozenset()  # «Perú. …» is read without a habit
    given = name_words(words).given
    if len(times) * 2 > lines and not any(
        one in people or one.partition(" ")[0] in given for one in written.values()
    ):
        return frozenset()  # nearly all: nobody is known, and hardly one comes again
    known = {label for label in written if _is_somebody(label, people, words)}
    sure = {label: often for (label, says), often in told.items() if says and label in known}
    may = known | {label for label in written if label not in known and _may_be(label, common, words)}
    rounds = groups_in_rounds(Counter({one: times[label] for label, one in written.items()}), words)
    may |= {label for label, one in written.items() if one in rounds}
    again = {label for label in may if times[label] > 1}
    others = lines - sum([times[label] for label in may])
    if sum(sure.values()) >= LEAST and len(sure) >= PEOPLE:
        # Of those whom nobody knows most come again, or they are few.
        others += sum([times[label] for label in may - known - again])
        habit = others * 2 <= lines
    else:
        # Groups that report in rounds may do so in their order, and be two.
        turns = len(again) >= TALKING and taking_turns(list(order))
        habit = others * 2 < lines and (turns or bool(rounds))
    if not habit:
        return frozenset()
    return frozenset([written[label] for label in (known | again if sign == "." else may)])


def _is_cut(label: str) -> bool:
    """«Ana M», «B»: whether a stop behind a label may stand for the rest of a name; «Mesa 1» is whole."""
    return label[-2:-1] in ("", " ") and not label[-1:].isdecimal()


def _is_somebody(label: str, people: Collection[str], words: Vocabulary) -> bool:
    """Whether a label is somebody, or all of several: «Ana y Luis»."""
    if _is_one(label, people, words):
        return True
    parts = [one for one in between_names(words).split(label) if one] if " " in label or "/" in label else []
    return len(parts) > 1 and all(_is_one(one, people, words) for one in parts)


def _is_one(label: str, people: Collection[str], words: Vocabulary) -> bool:
    if fold(label) in people or person_score(words, label) >= GIVEN:
        return True
    return known_actor(words, label) is not None


def _may_be(label: str, common: Collection[str], words: Vocabulary) -> bool:
    """Whether letters may be short for somebody, or a word that nobody knows a name."""
    if len(label) < LEAST - 1 or len(label.split()) > MOST_WORDS or is_known_word(label, words):
        return False
    if label in words.as_written("words", "everyday") or is_topic(label, words) or is_tag(label, words):
        return False
    if label.isupper() and len(label) <= LONGEST_INITIALS:
        return True
    return not (fold(label) in common or opens_no_name(label, words) or names_things(label, words))
