"""What the next meeting of a series takes over, by rule.

1. *Priorities*: open items to which the notes gave a priority.
2. *Overdue*: other items that are open after their deadline.
3. *Open*: everything else that is open. Of a demand that was made several times the last wording stands for
   all, with how often it was made; but one with a priority or past its deadline stays until a later wording
   has one of its own, or is closed. Most often asked first, then the oldest.
4. *Questions*: guide questions of the last meeting that were unanswered, or asked for something that is not
   there.

An item is open when its follow-up is neither complete nor contrary and it was not withdrawn. Nothing is
carried over because it is recent, and nothing is dropped because it is old.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actas.follow.asked import Filed
from actas.follow.questions import Answer, answers
from actas.model.followup import Fate
from actas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An open item, and how often it has been asked for."""

    fate: Fate
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the next meeting takes over."""

    series: str
    last: Filed
    records: int
    priorities: tuple[Carried, ...]
    overdue: tuple[Carried, ...]
    open: tuple[Carried, ...]
    questions: tuple[Answer, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is left."""
        return not (self.priorities or self.overdue or self.open or self.questions)


def plan(filed: Sequence[Filed], fates: Iterable[Fate], words: Vocabulary, series: str) -> Plan:
    """Return what the next meeting of a series takes over from these records (at least one)."""
    last = max(enumerate(filed), key=lambda pair: (pair[1].record.meeting.date or "", pair[0]))[1]
    mine = {one.record.id for one in filed}
    all_fates = [one for one in fates if one.of.record in mine]
    by_to = {one.of.to: one for one in all_fates}
    times = dict.fromkeys(by_to, 1)
    for one in all_fates:
        for later in one.repeated_in:
            times[later] = times.get(later, 1) + 1
    standing = [
        Carried(fate=one, times=times[one.of.to])
        for one in all_fates if one.open and not _stood_for(one, by_to)
    ]  # fmt: skip
    standing.sort(key=lambda one: (-one.times, one.fate.of.day or "9999", one.fate.of.to))
    priorities = tuple(one for one in standing if one.fate.of.item.priority)
    overdue = tuple(
        one for one in standing
        if one not in priorities and "overdue" in one.fate.flags
    )  # fmt: skip
    return Plan(
        series=series, last=last, records=len(filed), priorities=priorities, overdue=overdue,
        open=tuple(one for one in standing if one not in priorities and one not in overdue),
        questions=tuple(
            one for one in answers(last.record, words)
            if one.state == "unanswered" or one.unmet
        ),
    )  # fmt: skip


def _stood_for(fate: Fate, by_to: Mapping[str, Fate]) -> bool:
    """Tell whether a later wording stands for an item: one closed, or with a deadline and a priority too."""
    late, urgent = "overdue" in fate.flags, bool(fate.of.item.priority)
    later = [by_to[to] for to in fate.repeated_in if to in by_to]
    return any(
        not one.open or ((not late or one.deadline) and (not urgent or one.of.item.priority)) for one in later
    )
