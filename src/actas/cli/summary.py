"""What `actas parse` tells the rapporteur: how much was found, who speaks, what is in doubt, line by line."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from actas.cli.terminal import broken, coloured, paint, safe, tell
from actas.model.compiled import compiled
from actas.model.tags import without_tags
from actas.pipeline import STDIN, Parsed
from actas.vocabulary.each_word import EachWord

SHOWN = 90  # characters of either side of a conflict
BEFORE = 4  # words of it before the first that differs
LONGEST_COMPARED = 2000  # words: to compare takes their square
WORD = compiled(r"[^\W_ºª]+")  # «1º» is kept as the label "1"
PAGE = 500  # texts whose words are counted at a time
MOST = 12  # doubts and speakers shown; the record holds them all

if TYPE_CHECKING:
    from actas.model.merged import Merged
    from actas.model.record import Item, Record, Section


class Tally:
    """What is counted of a record, section by section, while it is made."""

    def __init__(self) -> None:
        self.sections = self.items = self.below = 0
        self.kinds: Counter[str] = Counter()
        self.speakers: Counter[str] = Counter()
        self._named: dict[str, str] = {}  # code of a country -> its name, as it stands first
        self.words = _Words()

    @classmethod
    def of(cls, record: Record) -> Tally:
        """Return what is counted of a record that has been made."""
        tally = cls()
        tally.see(record.all_sections())
        return tally

    def see(self, sections: Iterable[Section]) -> None:
        """Count what stands in sections; those in them are counted on their own."""
        for section in sections:
            self._see(section)

    def _see(self, section: Section) -> None:
        self.sections += 1
        self.words.add((section.label or "", section.heading or ""))
        points, counted = _points(section.items), 0
        for top in section.items:
            for item in top.walk() if top.items else (top,):
                counted += item.role is None
                speaks = item.actor if section.kind != "participants" else None  # who came has not spoken yet
                for one in (speaks.members or (speaks,)) if speaks else ():
                    name = self._named.setdefault(one.code, one.name) if one.code else one.name
                    self.speakers[name] += 1
                self.words.add(_of_item(item))
        if section.kind != "participants":  # who came is no point, to reports either
            self.items += points
            self.below += counted - points
        self.kinds[section.kind] += points

    def shown(self) -> list[str]:
        """Return "4 sections", "28 items", "4 sub-items", in words."""
        found = (("sections", self.sections), ("items", self.items), ("sub-items", self.below))
        return [count(slug, n) for slug, n in found if n or slug == "items"]


def _points(items: Iterable[Item], *, below: bool = False) -> int:
    """Return how many items are points, as reports count them.

    Below a point, those with a kind or a speaker of their own; a lead-in's list in its place.
    """
    points = 0
    for item in items:
        points += item.role is None and not (below and item.kind is None and item.actor is None)
        if item.items and (below or item.role in (None, "lead-in")):
            points += _points(item.items, below=below or item.role is None)
    return points


_inside = EachWord(WORD.findall)


class _Words:
    """Words counted a page at a time, which neither holds all texts nor begins anew for each."""

    def __init__(self) -> None:
        self._between: Counter[str] = Counter()  # blanks: many come again with the signs that stick to them
        self._page: list[str] = []

    def add(self, texts: Iterable[str]) -> None:
        """Add the words of texts."""
        self._page += texts
        if len(self._page) >= PAGE:
            self._turn()

    def _turn(self) -> None:
        self._between.update("\n".join(self._page).split())
        self._page.clear()

    def counts(self) -> dict[str, int]:
        """Return how often each word stands there."""
        self._turn()
        found: dict[str, int] = {}
        for shown, times in self._between.items():
            for word in _inside[shown]:
                found[word] = found.get(word, 0) + times
        return found


def summary(parsed: Parsed, tally: Tally | None = None) -> str:
    """Return the lines to show after a parse; ``tally`` is what was counted meanwhile, by itself."""
    colour = coloured(sys.stderr)
    record = parsed.record
    tally = tally or Tally.of(record)
    aside, written = _Words(), _Words()
    aside.add(stated.text for stated in record.meeting.as_written)
    aside.add(discarded.text for discarded in record.discarded)
    for text in parsed.notes.texts():  # a tag is markup, as «**» is: its letters are no words
        written.add((without_tags(text) if "<" in text else text,))
    there, kept, cut = written.counts(), tally.words.counts(), aside.counts()
    placed = sum(min(times, kept.get(word, 0) + cut.get(word, 0)) for word, times in there.items())
    parts = [*tally.shown(), tell("words-placed", placed=placed, words=sum(there.values()))]
    lines = [paint(_name(parsed), "bold", colour=colour) + "   " + " · ".join(parts)]
    lines += broken("  " + safe(" · ".join(_meeting(record))), sys.stderr)
    shown = [f"{tell(f'kind-{kind}')} {n}" for kind, n in tally.kinds.items() if n]
    if shown:
        lines += broken("  " + "   ".join(shown), sys.stderr, hung=0)
    if tally.speakers:
        named = tally.speakers.most_common()
        names = ", ".join(name if n == 1 else f"{name} {n}" for name, n in named[:MOST])
        if len(named) > MOST:
            names += tell("more-speak", n=len(named) - MOST)
        lines += broken(f"  {tell('speak')}: {safe(names)}", sys.stderr)
    return "\n".join(lines + _doubts(record, colour))


def _name(parsed: Parsed) -> str:
    name = parsed.notes.name
    return tell("stdin") if name == STDIN else safe(name)


def _meeting(record: Record) -> Iterator[str]:
    """Yield what was read of the meeting, which is checked first; a name and a day it should have."""
    meeting = record.meeting
    yield meeting.title or tell("no-title")
    days = dict.fromkeys(day for day in (meeting.date, meeting.end_date) if day)
    hours = "–".join(hour for hour in (meeting.start, meeting.end) if hour)
    yield ", ".join(part for part in ("–".join(days) or tell("no-date"), hours) if part)
    if meeting.place:
        yield meeting.place
    came = sum(not (one.absent or one.excused) for one in meeting.participants)
    if came:
        yield count("people", came)


def merge_summary(parsed: Parsed, done: Merged) -> str:
    """Return the lines to show after a merge: what is new, changed, gone, and what is in conflict."""
    colour = coloured(sys.stderr)
    lines = [paint(_name(parsed), "bold", colour=colour)]
    for slug, ids in (("added", done.added), ("changed", done.changed), ("retired", done.retired)):
        if ids:
            lines.append("  " + tell(f"merged-{slug}", ids=", ".join(ids)))
    if done.unapproved:
        lines.append("  " + paint(tell("approval-over"), "warning", colour=colour))
    if done.conflicts:
        lines.append(f"  {paint(count('conflicts', len(done.conflicts)), 'warning', colour=colour)}:")
    for conflict in done.conflicts:
        theirs = conflict.theirs or tell("conflict-gone")
        lines.append(f"  {conflict.line or '':>4}  {safe(conflict.at)}")
        ours, theirs = _from_where_they_differ(conflict.ours, theirs)
        lines.append("        " + tell("conflict-ours", words=_short(ours)))
        lines.append("        " + tell("conflict-theirs", words=_short(theirs)))
    return "\n".join(lines)


def _from_where_they_differ(ours: str, theirs: str) -> tuple[str, str]:
    """Return both sides from a few words before the first that differs.

    What only the notes have in front, a number and who speaks, the record keeps elsewhere.
    """
    from difflib import SequenceMatcher

    mine, other = ours.split(), theirs.split()
    if max(len(mine), len(other)) > LONGEST_COMPARED:
        return ours, theirs
    for way, at, end, there, _ in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if way != "equal" and (at or end):
            return _from(mine, at), _from(other, there)
    return ours, theirs


def _from(words: list[str], at: int) -> str:
    first = at - BEFORE if at > BEFORE else 0
    return ("… " if first else "") + " ".join(words[first:])


def _short(text: str) -> str:
    shown = safe(" ".join(text.split()))
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def counts(record: Record) -> list[str]:
    """Return "4 sections", "28 items", "4 sub-items", in words."""
    return Tally.of(record).shown()


def count(slug: str, number: int) -> str:
    """Return a number with its noun: "1 section", "2 sections"."""
    return tell(f"one-{slug}" if number == 1 else f"many-{slug}", n=number)


def _doubts(record: Record, colour: bool) -> list[str]:
    if not record.doubts:
        return []
    lines = [f"  {paint(count('doubts', len(record.doubts)), 'warning', colour=colour)}:"]
    for doubt in record.doubts[:MOST]:
        place = f"  {doubt.lines.first:>4}  {doubt.at or '':<5} "
        margin = len(place) - len(place.lstrip())
        lines += broken(place + safe(doubt.says), sys.stderr, hung=len(place) - margin)
    if len(record.doubts) > MOST:
        lines.append("        " + tell("and-more", n=len(record.doubts) - MOST))
    return lines


def _of_item(item: Item) -> Iterator[str]:
    actor = item.actor
    # Counted against the notes' own words, so that an actor that `text` holds too counts once.
    if actor is not None:
        yield actor.as_written or actor.name
    if item.done:
        yield from ("x", "X")  # «[x]» is kept as `done`
    yield from (f"{link.href} {link.title or link.words}" for link in item.links)
    yield from (item.label or "", item.title or "", item.text)
