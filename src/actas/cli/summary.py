"""What `actas parse` tells the rapporteur: how much was found, who speaks, what is in doubt, line by line."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from actas.cli.terminal import coloured, paint, safe, tell
from actas.pipeline import Parsed
from actas.vocabulary.each_word import EachWord

SHOWN = 90  # characters of either side of a conflict
WORD = re.compile(r"[^\W_ºª]+")  # «1º» is kept as the label "1"
PAGE = 500  # texts whose words are counted at a time
MOST = 12  # doubts shown; the record holds them all

if TYPE_CHECKING:
    from actas.model.merged import Merged
    from actas.model.record import Actor, Item, Record


def summary(parsed: Parsed) -> str:
    """Return the lines to show after a parse."""
    colour = coloured(sys.stderr)
    record = parsed.record
    placed, words = words_placed(parsed)
    parts = [*counts(record), tell("words-placed", placed=placed, words=words)]
    lines = [paint(safe(parsed.notes.name), "bold", colour=colour) + "   " + " · ".join(parts)]
    kinds = Counter[str]()
    for section in record.all_sections():
        kinds[section.kind] += sum(1 for item in section.items if item.role is None)
    shown = [f"{tell(f'kind-{kind}')} {n}" for kind, n in kinds.items() if n]
    if shown:
        lines.append("  " + "   ".join(shown))
    speakers = Counter(actor.name for actor in _actors(record))
    if speakers:
        names = ", ".join(name if n == 1 else f"{name} {n}" for name, n in speakers.most_common())
        lines.append(f"  {tell('speak')}: {safe(names)}")
    return "\n".join(lines + _doubts(record, colour))


def merge_summary(parsed: Parsed, done: Merged) -> str:
    """Return the lines to show after a merge: what is new, changed, gone, and what is in conflict."""
    colour = coloured(sys.stderr)
    lines = [paint(safe(parsed.notes.name), "bold", colour=colour)]
    for slug, ids in (("added", done.added), ("changed", done.changed), ("retired", done.retired)):
        if ids:
            lines.append("  " + tell(f"merged-{slug}", ids=", ".join(ids)))
    if done.conflicts:
        lines.append(f"  {paint(count('conflicts', len(done.conflicts)), 'warning', colour=colour)}:")
    for conflict in done.conflicts:
        theirs = conflict.theirs or tell("conflict-gone")
        lines.append(f"  {conflict.line or '':>4}  {safe(conflict.at)}")
        lines.append("        " + tell("conflict-ours", words=_short(conflict.ours)))
        lines.append("        " + tell("conflict-theirs", words=_short(theirs)))
    return "\n".join(lines)


def _short(text: str) -> str:
    shown = safe(" ".join(text.split()))
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def counts(record: Record) -> list[str]:
    """Return "4 sections", "28 items", "4 sub-items", in words."""
    sections = list(record.all_sections())
    items = [item for section in sections for item in section.items]
    below = sum(1 for item in items for _ in item.walk()) - len(items)
    found = (("sections", len(sections)), ("items", len(items)), ("sub-items", below))
    return [count(slug, n) for slug, n in found if n or slug == "items"]


def count(slug: str, number: int) -> str:
    """Return a number with its noun: "1 section", "2 sections"."""
    return tell(f"one-{slug}" if number == 1 else f"many-{slug}", n=number)


def _doubts(record: Record, colour: bool) -> list[str]:
    if not record.doubts:
        return []
    lines = [f"  {paint(count('doubts', len(record.doubts)), 'warning', colour=colour)}:"]
    for doubt in record.doubts[:MOST]:
        lines.append(f"  {doubt.lines.first:>4}  {doubt.at or '':<5} {safe(doubt.says)}")
    if len(record.doubts) > MOST:
        lines.append("        " + tell("and-more", n=len(record.doubts) - MOST))
    return lines


def _actors(record: Record) -> Iterator[Actor]:
    for item in record.all_items():
        if item.actor is not None:
            yield from item.actor.members or (item.actor,)


def words_placed(parsed: Parsed) -> tuple[int, int]:
    """Return how many of the notes' words the record holds as written, and how many there are."""
    there = _words(parsed.notes.texts())
    kept = _words(_literal(parsed.record))
    return sum(min(times, kept.get(word, 0)) for word, times in there.items()), sum(there.values())


_inside = EachWord(WORD.findall)


def _words(texts: Iterable[str]) -> dict[str, int]:
    """Count the words of texts; a page at a time, which neither holds them all nor begins anew for each."""
    between: Counter[str] = Counter()  # blanks: many come again with the signs that stick to them
    for page in _batched(texts, PAGE):
        between.update("\n".join(page).split())
    found: dict[str, int] = {}
    for shown, times in between.items():
        for word in _inside[shown]:
            found[word] = found.get(word, 0) + times
    return found


def _batched(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield texts so many at a time."""
    rest = iter(texts)
    while page := list(islice(rest, size)):
        yield page


def _literal(record: Record) -> Iterator[str]:
    for stated in record.meeting.as_written:
        yield stated.text
    for discarded in record.discarded:
        yield discarded.text
    for section in record.all_sections():
        yield from (section.label or "", section.heading or "")
    for item in record.all_items():
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    actor = item.actor
    # Counted against the notes' own words, so that an actor that `text` holds too counts once.
    if actor is not None:
        yield actor.as_written or actor.name
    if item.done:
        yield from ("x", "X")  # «[x]» is kept as `done`
    yield from (f"{link.href} {link.title or link.words}" for link in item.links)
    yield from (item.label or "", item.title or "", item.text)
