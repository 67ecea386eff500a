"""`actas next`: the next meeting's agenda and starting notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.output import one_line
from actas.cli.terminal import out
from actas.model.record import KIND_OF_ITEM
from actas.model.row import without_empty
from actas.pipeline.memory import plan_of
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.model.followup import Fate
    from actas.pipeline.memory import Carried, Plan


def next(  # the command's name
    records: opt.MaybeRecords = None,
    series: opt.Series = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="date")] = None,
    lang: opt.Lang = None,
) -> int:
    """Write what is carried over, as Markdown that `actas parse` reads."""
    plan = plan_of(series, records or [], as_of)
    out(_Markdown(plan, lang or plan.last.record.meeting.language or "es").text())
    return OK


RECOMMENDED = KIND_OF_ITEM["recommendations"]


def kind_of(fate: Fate) -> str:
    """Return what an item is: a recommendation, or what somebody has agreed to do."""
    return fate.of.item.kind or KIND_OF_ITEM.get(fate.of.kind, RECOMMENDED)


class _Markdown:
    def __init__(self, plan: Plan, language: str) -> None:
        self.plan, self.language = plan, language

    def say(self, slug: str, **values: object) -> str:
        shown = {name: one_line(str(value)) for name, value in values.items()}
        return say(f"find.next-{slug}", self.language, **shown)

    def text(self) -> str:
        plan = self.plan
        last = plan.last.record.id + (
            f" ({plan.last.record.meeting.date})" if plan.last.record.meeting.date else ""
        )
        parts = [f"# {self.say('title', series=plan.series)}", self.say("after", n=plan.records, last=last)]
        if plan.empty:
            return "\n\n".join([*parts, self.say("nothing")]) + "\n"
        recommended = tuple(one for one in plan.open if kind_of(one.fate) == RECOMMENDED)
        agreed = tuple(one for one in plan.open if kind_of(one.fate) != RECOMMENDED)
        carried = (
            ("priorities", plan.priorities), ("overdue", plan.overdue),
            ("open", recommended), ("agreed", agreed),
        )  # fmt: skip
        points = [self.say("minutes")] + [self.say(slug) for slug, items in carried if items]
        points += [self.say("questions")] if plan.questions else []
        points.append(self.say("new"))
        parts += [f"## {self.say('agenda')}", _numbered(points)]
        for slug, items in carried:
            if items:
                parts += [f"## {self.say(slug)}", _numbered([self._carried(one) for one in items])]
        if plan.questions:
            asked = [
                self._question(one.question.text, [d.words for d in one.unmet]) for one in plan.questions
            ]
            parts += [f"## {self.say('questions')}", _numbered(asked)]
        return "\n\n".join(parts) + "\n"

    def _carried(self, one: Carried) -> str:
        fate, item = one.fate, one.fate.of.item
        told = [self.say("from", to=fate.of.to)]
        told += [self.say("repeated", n=one.times)] if one.times > 1 else []
        told += [self.say("owner", owner=fate.owner)] if fate.owner else []
        told += [self.say("due", day=fate.deadline)] if fate.deadline else []
        words = ". ".join(part.rstrip(". ") for part in (item.title, without_empty(item.text)) if part)
        return f"{one_line(words)} ({'; '.join(told)})"

    def _question(self, text: str, unmet: list[str]) -> str:
        told = f" ({'; '.join(self.say('unmet', words=words) for words in unmet)})" if unmet else ""
        return one_line(text) + told


def _numbered(points: list[str]) -> str:
    return "\n".join(f"{at}. {point}" for at, point in enumerate(points, 1))
