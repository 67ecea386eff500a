"""The fate of each item: its fragments folded, day by day, up to a day.

The rules, as docs/follow-up.md tells them:

* Nothing said of it: `no-information`. A response, a deadline, a piece of evidence or a validation makes that
  `pending`, and nothing else.
* A progress says how far it has come; one that does not say makes what was not begun `under-way`.
* A status says the state outright. A closure makes it `complete`, or `contrary` where it says so. A reopening
  makes it `under-way`, unless it says otherwise.
* A validation leaves the state as it is: somebody with authority has looked. It also settles what was suspect
  before it, when it bears the fingerprint of the words as they are now.
* Steps count in the order of their days; those of one day, in the order of their files' names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from actas.model.followup import Fate, Followed
from actas.model.fragment import CLOSED, FOLLOWED, Fragment, fingerprint
from actas.model.record import KIND_OF_ITEM, Item, Record

STALE_AFTER = 180  # days without a word: twice a quarter, the rhythm in which most bodies report
_FOLLOWED_ITEMS = frozenset(KIND_OF_ITEM[kind] for kind in FOLLOWED)
FLAGS = ("overdue", "stale", "no-owner", "no-evidence", "suspect", "reopened", "repeated")


def followed(records: Iterable[Record], spoken_of: frozenset[str] = frozenset()) -> Iterator[Followed]:
    """Yield the items whose fate is followed: recommendations, agreements and actions.

    A sub-item is followed when a fragment speaks of it, or when its parent only introduces a list.

    Args:
        records: where the items stand.
        spoken_of: targets of fragments, "record#item".

    """
    for record in records:
        for section in record.all_sections():
            for item in section.items:
                yield from _followed(record, section.kind, item, spoken_of, top=True)


def _followed(
    record: Record, kind: str, item: Item, spoken_of: frozenset[str], *, top: bool
) -> Iterator[Followed]:
    leads = item.role == "lead-in"
    mine = item.kind in _FOLLOWED_ITEMS if item.kind else kind in FOLLOWED
    if f"{record.id}#{item.id}" in spoken_of or (
        top and mine and item.role is None and (item.title or item.text)
    ):
        yield Followed(
            record=record.id, series=record.meeting.series, day=record.meeting.date,
            meeting=record.meeting.title, kind=kind, item=item, fingerprint=fingerprint(item),
        )  # fmt: skip
    for child in item.items:
        yield from _followed(record, kind, child, spoken_of, top=top and leads)


def fates(
    items: Sequence[Followed], fragments: Iterable[Fragment], as_of: str, *, stale_after: int = STALE_AFTER
) -> tuple[Fate, ...]:
    """Return the fate of every item as of a day, in the items' order.

    Args:
        items: what is followed; items of later meetings than the day are left out.
        fragments: in any order; those of later days are left out.
        as_of: ISO day.
        stale_after: days without a word after which an open item is stale.

    """
    steps: dict[str, list[Fragment]] = {}
    for fragment in fragments:
        if fragment.date <= as_of:
            steps.setdefault(f"{fragment.target.record}#{fragment.target.item}", []).append(fragment)
    there = [item for item in items if item.day is None or item.day <= as_of]
    repeats = repeated(there)
    oldest = _days_before(as_of, stale_after)
    known = [
        _fate(item, sorted(steps.get(item.to, ()), key=lambda step: step.order), repeats) for item in there
    ]
    closed = frozenset(fate.of.to for fate in known if not fate.open)
    return tuple(
        fate.with_flags(_flags(fate, as_of, oldest)) for fate in (_with_later(one, closed) for one in known)
    )


def _with_later(fate: Fate, closed: frozenset[str]) -> Fate:
    """Return a fate with what became of the later wordings: of a demand split in two, one half is not all."""
    done = tuple(one for one in fate.repeated_in if one in closed)
    halves = {one.partition("#")[0] for one in fate.repeated_in if one not in closed}
    return replace(fate, settled_in=done, settled=any(one.partition("#")[0] not in halves for one in done))


def _days_before(day: str, days: int) -> str:
    """Return the day so many days before another, or the first that there is."""
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except OverflowError:
        return date.min.isoformat()


def repeated(items: Sequence[Followed]) -> Mapping[str, tuple[str, ...]]:
    """Return item -> the later items that ask for it again, directly or through one between, by day."""
    by_to = {item.to: item for item in items}
    again: dict[str, list[Followed]] = {}
    for item in items:
        seen: set[str] = set()
        todo = [one.to for one in item.reiterates]
        while todo:
            to = todo.pop()
            to = to if "#" in to else f"{item.record}#{to}"
            if to in seen or to == item.to:
                continue
            seen.add(to)
            again.setdefault(to, []).append(item)
            if to in by_to:
                todo += [
                    one.to if "#" in one.to else f"{by_to[to].record}#{one.to}"
                    for one in by_to[to].reiterates
                ]
    return {
        to: tuple(one.to for one in sorted(found, key=lambda one: (one.day or "", one.to)))
        for to, found in again.items()
    }


@dataclass(slots=True)
class _Fold:
    """What is known of an item after so many steps."""

    state: str = "no-information"
    answer: str | None = None
    owner: str | None = None
    deadline: str | None = None
    closed_on: str | None = None
    validated_on: str | None = None
    reopened: bool = False
    evidence: int = 0
    mistrusted: list[str] = field(default_factory=list)

    def step(self, fragment: Fragment, now: str) -> None:
        """Take one step. ``now`` is the fingerprint of the item's words as they are."""
        self.evidence += len(fragment.evidence)
        self.answer = fragment.answer or self.answer
        self.owner = fragment.owner or self.owner
        self.deadline = fragment.deadline or self.deadline
        self._link(fragment, now)
        state = self._after(fragment)
        if state in CLOSED and (self.state not in CLOSED or fragment.kind == "closure"):
            self.closed_on = fragment.date
        elif state not in CLOSED and self.state in CLOSED:
            self.closed_on, self.reopened = None, True
        if fragment.kind == "validation":
            self.validated_on = fragment.date
        elif state != self.state or fragment.kind in ("closure", "reopening"):
            self.validated_on = None
        self.state = state

    def _link(self, fragment: Fragment, now: str) -> None:
        if fragment.target.fingerprint != now:
            self.mistrusted.append(fragment.file)
        elif fragment.kind == "validation":
            self.mistrusted.clear()

    def _after(self, fragment: Fragment) -> str:
        begun = self.state not in ("no-information", "pending")
        if fragment.kind == "closure":
            return fragment.state or "complete"
        if fragment.kind == "reopening":
            return fragment.state or "under-way"
        if fragment.kind in ("status", "progress") and fragment.state:
            return fragment.state
        if fragment.kind == "progress":
            return self.state if begun else "under-way"
        return self.state if begun else "pending"


def _fate(of: Followed, steps: Sequence[Fragment], repeats: Mapping[str, tuple[str, ...]]) -> Fate:
    item = of.item
    known = _Fold(owner=_owner(item), deadline=item.due)
    if item.done is not None:
        known.state = "complete" if item.done else "pending"
    for step in steps:
        known.step(step, of.fingerprint)
    last = steps[-1].date if steps else None
    return Fate(
        of=of, adoption=item.adoption or ("agreed" if of.kind == "agreements" else "proposed"),
        state=known.state, answer=known.answer, owner=known.owner, deadline=known.deadline, last=last,
        closed_on=known.closed_on, validated_on=known.validated_on, evidence=known.evidence,
        fragments=tuple(steps), suspect=tuple(known.mistrusted), repeated_in=repeats.get(of.to, ()),
        reopened=known.reopened,
    )  # fmt: skip


def _owner(item: Item) -> str | None:
    return item.owner or (", ".join(one.name for one in item.owners) or None)


def _flags(fate: Fate, as_of: str, oldest: str) -> tuple[str, ...]:
    deadline, spoken = fate.deadline, max(filter(None, (fate.last, fate.of.day)), default=None)
    owed = fate.open and not fate.settled  # nobody owes what was done where it was asked for again
    holds = {
        # A month is over when the next one begins: "2018-12" is compared with the day's own month.
        "overdue": owed and deadline is not None and as_of[: len(deadline)] > deadline,
        "stale": owed and spoken is not None and spoken < oldest,
        "no-owner": owed and fate.owner is None,
        "no-evidence": fate.state in CLOSED and not fate.evidence,
        "suspect": bool(fate.suspect),
        "reopened": fate.open and fate.reopened,
        "repeated": bool(fate.repeated_in),
    }
    return tuple(flag for flag in FLAGS if holds[flag])
