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

from collections.abc import Iterable, Sequence
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
    wordings = _wordings(all_fates)
    standing = [
        Carried(fate=one, times=1 + sum(_later(one, other) for other in wordings[one.of.to]))
        for one in all_fates if one.open and not _stood_for(one, wordings[one.of.to])
    ]  # fmt: skip
    standing.sort(key=lambda one: (-one.times, one.fate.of.day or "9999", one.fate.of.to))
    priorities = tuple(one for one in standing if one.fate.of.item.priority)
    others = [one for one in standing if not one.fate.of.item.priority]
    overdue = tuple(one for one in others if "overdue" in one.fate.flags)
    return Plan(
        series=series, last=last, records=len(filed), priorities=priorities, overdue=overdue,
        open=tuple(one for one in others if "overdue" not in one.fate.flags),
        questions=tuple(
            one for one in answers(last.record, words)
            if one.state == "unanswered" or one.unmet
        ),
    )  # fmt: skip


def _wordings(fates: Sequence[Fate]) -> dict[str, list[Fate]]:
    """Return item -> the demand's wordings, itself among them: also two that both repeat a third."""
    groups = {one.of.to: [one] for one in fates}
    for one in fates:
        for to in one.repeated_in:
            mine, other = groups[one.of.to], groups.get(to)
            if other is None or other is mine:
                continue
            mine += other
            groups.update((fate.of.to, mine) for fate in other)
    return groups


def _later(one: Fate, other: Fate) -> bool:
    """Tell whether an item asks for another wording's demand again: it says so, or its meeting was later."""
    return one.of.to in other.repeated_in or _after(one, other)


def _after(one: Fate, other: Fate) -> bool:
    return one.of.record != other.of.record and (one.of.day or "") > (other.of.day or "")


def _stood_for(fate: Fate, wordings: Iterable[Fate]) -> bool:
    """Tell whether a later wording stands for an item: one closed, or with a deadline and a priority too."""
    late, urgent = "overdue" in fate.flags, bool(fate.of.item.priority)
    later = [one for one in wordings if _later(one, fate)]
    return any(
        not one.open or ((not late or one.deadline) and (not urgent or one.of.item.priority)) for one in later
    )
