"""What is heard of the meeting while its chapters go by, one after the other: who came, and when it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actas.classify.attendance import Roll
from actas.classify.attendance_merged import is_list, merged
from actas.classify.attendance_told import Told, told_by
from actas.classify.dates import times_in
from actas.classify.one_person import ROLES
from actas.classify.roles import beginning_in
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.meaning import Chapter, Meaning
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.partings import parts_at
from actas.vocabulary.phrases import may_hold, may_open, opens
from actas.vocabulary.rosters import AWAY

OPENING = 4  # chapters in which a sentence may say who came
FIRST = 12  # items among which a sentence says when the meeting began
FORMULA = 200  # characters of an item in which it does
BESIDE = 25  # characters before it, in which the meeting is named
SENTENCE_END = compiled(r"(?<=[^\W\d_]{3}|.\d\d)\.\s+(?=[A-ZÀ-Þ])")  # none at «7 p. m. Próxima …»
LETTERS = compiled(r"[^\W\d_]+")


class Heard:
    """Keeps people and two hours, and nothing of the chapters themselves."""

    def __init__(self, words: Vocabulary, came: Sequence[Participant] = ()) -> None:
        """Begin with whom the notes' front matter names; an item says more of the same people."""
        self.start: str | None = None
        self._end: str | None = None
        self._late: str | None = None  # by the latest point that says so
        self._items = 0
        self._words = words
        self._chapters = 0
        self._roll: Roll | None = None
        self._came = came
        self._found: list[Participant] = []
        self._held: list[Participant] = []  # who led and who wrote, by sentences
        self._named: set[str] = set()  # folded names of the chapters before
        self._apart = False  # some chapter names people at several places
        self._rolls = 0  # chapters that name somebody
        self._away: tuple[int, str] | None = None  # level and key of the heading of those who did not come

    def begin(self, chapter: Chapter) -> None:
        """Hear that a chapter begins."""
        self._close()
        told = self._with_away(told_by(chapter, self._words), chapter.heading)
        self._roll = Roll(told, self._words, first=self._chapters < OPENING)
        self._chapters += 1

    def _with_away(self, told: Told, heading: Block | None) -> Told:
        """Return what a heading says, with that nobody came of a group below «Ausentes»: «Vecinos»."""
        level = heading.level or 0 if heading else 0
        if told.key in AWAY:
            self._away = level, told.key
        elif self._away and level > self._away[0]:
            return replace(told, key=self._away[1]) if told.listed else told
        else:
            self._away = None
        return told

    def hear(self, item: Meaning, ids: Mapping[int, str]) -> None:
        """Hear one of its items: formulas give the hours, «se levanta la sesión a las 18:40»."""
        if self._roll is not None:
            self._roll.add(item, ids)
        self._items += 1
        if self.start is None and self._items <= FIRST:
            self.start = _began(item.text, self._words)
        if self._end is None and item.role == "closing":
            self._end = _closed(item.text, self._words)
        elif item.label:
            self._late = _ended(item.text, self._words) or self._late

    def _close(self) -> None:
        if self._roll is not None:
            people = self._roll.people()
            self._rolls += bool(people)
            self._apart = self._apart or not self._roll.together
            # Of several meetings in one file each may list the same people.
            again = [one for one in people if fold(one.name) in self._named and one.role not in ROLES]
            self._found += [one for one in people if not any(one is other for other in again)]
            self._held += self._roll.held
            self._named.update(fold(one.name) for one in people)
        self._roll = None

    @property
    def end(self) -> str | None:
        """When it ended, by a closing formula or by a point that closes the meeting."""
        return self._end or self._late

    @property
    def people(self) -> tuple[Participant, ...]:
        """Who came or should have, in the notes' order, each person once a list."""
        self._close()
        # One who led, and nobody else, is no list of who came.
        held = self._held if self._found or len({fold(one.name) for one in self._held}) > 1 else []
        named = {fold(one.name) for one in self._found}
        found = [*(one for one in self._came if fold(one.name) not in named), *self._found]
        listed = is_list(found, together=self._rolls == 1 and not self._apart)
        return tuple(merged([*found, *held], self._words)) if listed or held else ()


def _began(text: str, words: Vocabulary) -> str | None:
    """Return the hour at which a sentence says that the meeting began: «A las 18:05 se abre la sesión»."""
    told = text[:FORMULA]
    return next(iter(times_in(told, words)), None) if says_it_began(told, words) else None


def says_it_began(told: str, words: Vocabulary) -> bool:
    """Whether a sentence says that the meeting began.

    The hour stands before what says so, or the meeting is named in it or right before it: «Ana se reunió
    con la alcaldía a las 10:00» tells of another one.
    """
    folded = fold(told)
    start, end = beginning_in(folded, words) or (0, 0)
    if not end:
        return False
    named = set(LETTERS.findall(folded[max(0, start - BESIDE) : end]))
    return bool(times_in(folded[:start], words)) or not words.grammar("paper").isdisjoint(named)


def _closed(text: str, words: Vocabulary) -> str | None:
    """Return the last hour of the sentence that closes, not of «Prochaine réunion à 9 h» behind it."""
    for sentence in SENTENCE_END.split(text):
        told = times_in(sentence, words)
        closes = parts_at(sentence, words) or may_hold(fold(sentence), words.phrases("cues", "closing"))
        if told and closes:
            return told[-1]
    return next(reversed(times_in(text, words)), None)


def _ended(text: str, words: Vocabulary) -> str | None:
    """Return the hour at which a point says that the meeting ended: «- Termina la reunión a las 19:30»."""
    if not may_open(text, words.phrases("cues", "closing")):
        return None
    told = text[:FORMULA]
    folded = fold(told)
    closes = opens(folded, words.phrases("cues", "closing")) and beginning_in(folded, words) is None
    return next(reversed(times_in(told, words)), None) if closes else None
