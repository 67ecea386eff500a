"""Set days by which tasks are due in many ways, in four languages, and see which are read.

    python benchmarks/dues.py                # shares by kind of time, by place, by language
    python benchmarks/dues.py --show iso     # what is read otherwise than meant, of kinds or places so called

Each document has four tasks whose times are of one kind and stand in one place, as people who write such
lists keep to their habit. `right` is a due with the words meant, and the ISO form that they fix (none where
they fix none); `wrong` is another one; the rest is missed. Counter-cases hold times by which nothing is due,
in tasks, agreements and what was said: a due read there is invented, and so is one read of a person called
as a month or a weekday is. Some of these nobody will ever write; a difference between forms alike is worth
a look.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from actas.model.record import Item, Section
from actas.pipeline import parse_notes
from actas.vocabulary.fold import fold

# {t} a task, {o} its owner, {p} the time as a sentence has it («antes del 15 de mayo»), {b} the time alone.
PLACES: dict[str, str] = {
    "end": "{t} {p}",
    "end stop": "{t} {p}.",
    "end, owner first": "{o}: {t} {p}",
    "end, owner behind": "{t} {p} ({o})",
    "comma": "{o}: {t}, {p}",
    "comma bare": "{o}: {t}, {b}",
    "brackets": "{t} ({p})",
    "brackets bare": "{t} ({b})",
    "brackets, owner first": "{o}: {t} ({b})",
    "brackets with owner": "{t} ({o}, {b})",
    "brackets, dash": "{t} ({o} - {b})",
    "two brackets": "{t} ({o}) ({b})",
    "behind brackets": "{t} ({o}) {p}",
    "behind brackets, comma": "{t} ({o}), {b}",
    "square": "{o}: {t} [{b}]",
    "dash": "{o}: {t} - {b}",
    "long dash": "{t} – {o} – {b}",
    "dash, comma": "{t} - {o}, {b}",
    "dash, brackets": "{t} - {o} ({b})",
    "colon, comma": "{t}: {o}, {b}",
    "arrow": "{t} → {o} → {b}",
    "arrow alone": "{o}: {t} → {b}",
    "arrow, brackets": "{t} -> {o} ({b})",
    "bar": "{t} | {o} | {b}",
    "slash": "{t} / {o} / {b}",
    "handle": "@{o} {t} {p}",
    "handle behind": "{t} @{o} {b}",
    "sentences": "{t}. {o}. {b}.",
    "own sentence": "{o}: {t}. {P}.",
    "bold": "{o}: {t} **{b}**",
    "bold brackets": "{t} **({o}, {b})**",
    "italic brackets": "{o}: {t} *({b})*",
    "first, colons": "{b}: {o}: {t}",
    "first, dashes": "{b} - {o} - {t}",
    "first, alone": "{b}: {t}",
    "first, square": "[{b}] {o}: {t}",
    "first, brackets": "({b}) {t}",
    "first, in words": "{P}, {l}",
    "owner, brackets": "{o} ({b}): {t}",
    "owner, comma": "{o}, {b}: {t}",
    "owner, dash": "{o} - {b}: {t}",
    "owner, dashes": "{o} – {b} – {t}",
    "key": "{o}: {t}. {K}: {b}",
    "key in brackets": "{t} ({k}: {b})",
    "key and owner": "{t}. {R}: {o}. {K}: {b}.",
    "key, brackets both": "{t} ({r}: {o}, {k}: {b})",
    "key, dash": "{o}: {t} - {k}: {b}",
    "key below": "{t}\n  {K}: {b}",
    "keys below": "{t}\n  - {R}: {o}\n  - {K}: {b}",
    "alone below": "{o}: {t}\n  {p}",
    "table": "| {t} | {o} | {b} |",
    "minutes": "{f}",
}
TIME = re.compile(r"\{[pPb]\}")
WORD = re.compile(r"\w+")
HOUR = re.compile(r" \d+(?:h\d*|:\d\d| pm)$")  # which a due need not have
AGREED = ("end", "end, owner first", "brackets with owner", "dash", "key", "minutes")
PEOPLE = (  # how owners called as months and days are set
    "{t} ({o})", "{t} - {o}", "{t}: {o}", "{t} → {o}", "{t}. {o}.", "{t}, {o}", "{t} [{o}]",
    "{o}: {t}", "{o} - {t}", "**{o}**: {t}", "[{o}] {t}", "{o} → {t}", "@{o} {t}", "{t} @{o}",
    "{t} {p} ({o})", "{t} {p} - {o}", "{t} - {o} ({p})", "{t} ({o}, {b})", "{t} ({o} - {b})",
    "{t} - {o}, {b}",
    "{o}: {t} {p}", "{o}: {t} ({b})", "{o} ({b}): {t}", "{t} - {o} - {b}", "@{o} {t}, {b}", "{t}: {o} ({p})",
)  # fmt: skip


WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("dues.toml").read_text("utf-8"))
COUNTERS, NAMED = "counter-cases", "called as months"
ANY = "*"  # an ISO form about which people differ


class Job(NamedTuple):
    """A document to be made: which kind of times, in which place, language and part."""

    language: str
    kind: str
    place: str
    section: str


class Made(NamedTuple):
    """A document, and of each task the words that find it and its due: in a sentence, alone, its ISO form."""

    text: str
    tasks: list[tuple[str, tuple[str, str, str] | None]]


class Read(NamedTuple):
    """How many times were read rightly and how many otherwise, and what these were."""

    job: Job
    of: int
    right: int
    wrong: int
    shown: tuple[str, ...]


def jobs() -> Iterator[Job]:
    """Yield the documents to be made."""
    for language, words in WORDS.items():
        for kind in words["times"]:
            yield from (Job(language, kind, place, "actions") for place in PLACES)
            yield from (Job(language, kind, place, "agreements") for place in AGREED)
        for section in ("actions", "agreements", "discussion"):
            yield from (Job(language, COUNTERS, place, section) for place in ("bare", "owned"))
        yield from (Job(language, NAMED, place, "actions") for place in PEOPLE)


def made(job: Job) -> Made:
    """Return a document of one kind of times in one place."""
    words = WORDS[job.language]
    people = words["called_as_months"] if job.kind == NAMED else words["people"]
    if job.kind == COUNTERS:
        lines = [
            f"{people[at % 4]}: {one}" if job.place == "owned" else one
            for at, one in enumerate(words["counters"])
        ]
        return Made(_around(job, people, lines), [(one, None) for one in words["counters"]])
    pattern, lines, tasks = PLACES.get(job.place, job.place), [], []
    for at, task in enumerate(words["tasks"]):
        times = words["times"]["weekday" if job.kind == NAMED else job.kind]
        said, alone, iso = times[at % len(times)]
        low = task[0].lower() + task[1:]
        shown = {"t": task, "l": low, "o": people[at], "p": said, "b": alone}
        shown |= {
            "P": said[:1].upper() + said[1:],
            "k": words["key"],
            "K": words["key"].capitalize(),
            "r": words["whose"],
        }
        shown |= {"R": words["whose"].capitalize(), "f": words["will"].format(o=people[at], l=low, p=said)}
        lines.append(pattern.format(**shown))
        timed = job.kind != NAMED or TIME.search(pattern)
        tasks.append((task, (said, alone, iso) if timed else None))
    return Made(_around(job, people, lines), tasks)


def _around(job: Job, people: list[str], lines: list[str]) -> str:
    """Return lines below a heading, with what stands above them in minutes."""
    words = WORDS[job.language]
    bullet = "" if job.place in ("minutes", "table") else "- "
    head = f"\n{words['columns']}\n|---|---|---|" if job.place == "table" else ""
    talk = "\n".join(f"- {one}" for one in words["talk"])
    above = f"{words['top']}\n\n{words['came']}: {', '.join(people)}\n\n{words['talked']}\n{talk}\n"
    parted = "\n\n" if job.place == "minutes" else "\n"
    return f"{above}\n{words[job.section]}{head}\n{parted.join(bullet + one for one in lines)}\n"


def items_of(parts: tuple[Section, ...] | tuple[Item, ...]) -> Iterator[Item]:
    """Yield all items."""
    for part in parts:
        if isinstance(part, Item):
            yield part
        else:
            yield from items_of(part.sections)
        yield from items_of(part.items)


def read(job: Job) -> Read:
    """Make a document, read it, and compare."""
    text, tasks = made(job)
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes.md"
        notes.write_text(text, "utf-8")
        items = list(items_of(parse_notes(notes).record.sections))
    right = wrong = 0
    shown: list[str] = []
    for task, meant in tasks:
        found = next((one for one in items if fold(task) in fold(f"{one.title} {one.text}")), None)
        held = [one for one in (found, *items_of(found.items)) if one.due_as_written] if found else []
        iso, told = (held[0].due, held[0].due_as_written) if held else (None, None)
        if is_right(meant, iso, told):
            right += 1
            continue
        wrong += told is not None
        shown.append(f"{meant and meant[:2]} -> {told!r} {iso} | {found.text if found else 'no such item'}")
    return Read(job, len(tasks), right, wrong, tuple(shown))


def is_right(meant: tuple[str, str, str] | None, iso: str | None, told: str | None) -> bool:
    """Whether a due is the one meant: no other words, its last word among them, and its ISO form."""
    if meant is None or told is None:
        return meant is None and told is None
    said, alone, want = meant
    tokens = WORD.findall(fold(told))
    whole = tokens != [] and {*WORD.findall(fold(said)), *WORD.findall(fold(alone))}.issuperset(tokens)
    last = WORD.findall(HOUR.sub("", fold(alone)))[-1]
    return whole and last in tokens and (want == ANY or (iso or "") == want)


def printed(found: list[Read], name: str) -> None:
    """Print the shares by one property of the documents."""
    shares: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in found:
        for at, count in enumerate(one[1:4]):
            shares[getattr(one.job, name)][at] += count
    print(f"{name:<26} right wrong      of")
    for key, (of, right, wrong) in sorted(shares.items(), key=lambda one: one[1][1] / one[1][0]):
        print(f"  {key:<24} {right / of:.3f} {wrong / of:.3f} {of:>7,}")


def main() -> None:
    """Print the shares, or what is read otherwise than meant."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", help="of kinds, places, languages or parts so called")
    given = parser.parse_args()
    every = [one for one in jobs() if not given.show or given.show in one]
    with multiprocessing.Pool() as pool:
        found = pool.map(read, every, chunksize=40)
    if given.show:
        for one in found:
            for line in one.shown:
                print(*one.job, "|", line)
    meant = [one for one in found if one.job.kind not in (COUNTERS, NAMED)]
    for name in ("kind", "place", "section", "language") if not given.show else ():
        printed(meant, name)
    for kind in (COUNTERS, NAMED):
        invented = [one for one in found if one.job.kind == kind]
        print(f"{kind}: a due in {sum(one.wrong for one in invented)} of {sum(one.of for one in invented)}")
        if not given.show:
            printed(invented, "section" if kind == COUNTERS else "place")


if __name__ == "__main__":
    main()
