"""How rightly it is read who came, who did not, when and where, over notes made up in many forms.

    python benchmarks/who_came.py                          # shares by form, all languages
    python benchmarks/who_came.py --form handles --wrong   # each document of a form that is read wrongly

Each document has a top in one form of attendance (`who_came.toml`), below a title or none, with the day and
the place in some form, in Markdown or plain text, and topics below it. Counted are, by form:

people      exactly those who came are named so, and nobody and nothing else
away        exactly those who did not come are named so
uninvented  nobody is named who is nobody, or came who did not
sent by     who sent somebody, or the office, where the form tells it

and the day, the place, the hours and the title, by what stands above. The forms were looked at while the
rules were written: they say that what was once read stays read.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from actas.model.record import Meeting
from actas.pipeline import parse_notes

MADE_OF: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
FORMS, TOPS = MADE_OF["forms"], MADE_OF["tops"]
LANGUAGES = ("es", "en", "pt", "fr")
SEED = 7
EACH = 10  # documents of a form in a language
DAY, NUMERIC = "2031-05-03", "3/5/2031"  # which in English may be another day
MARKED = 0.4  # of notes without any mark that are Markdown all the same
LONGER = 8  # letters of an article and a preposition, which a place may have
MARKED_TOPICS = ("### {}", "## {}", "**{}**", "- {}: ")
PLAIN_TOPICS = ("{}", "{}:", "{} UP", "1. {}")
FIGURES = ("people", "away", "uninvented", "sent by", "day", "place", "hours", "title")


class Made(NamedTuple):
    """Notes, and what they say."""

    notes: str
    suffix: str
    came: frozenset[str]
    away: frozenset[str]
    told: Mapping[str, str]  # name -> who sent it, or its office
    top: Mapping[str, Any]
    words: Mapping[str, Any]
    named: str  # what stands above


def written(name: str, style: str | None) -> str:
    """Return a name as a form writes it."""
    if style == "handles":
        return f"@{name.split()[0].lower()}"
    if style == "initials":
        return "".join(part[0] for part in name.split()) if " " in name else name[:2].upper()
    return name.lower() if style == "small" else name.upper() if style == "capitals" else name


def topics_of(topics: Sequence[tuple[str, str]], style: str, chance: random.Random) -> Iterator[str]:
    """Yield the lines of what was talked of."""
    for at, (topic, said) in enumerate(topics, 1):
        if style == "{} UP":
            yield from ("", topic.upper())
        elif style.startswith("-"):
            yield style.format(topic) + said
            continue
        else:
            yield from ("", style.format(topic).replace("1.", f"{at}."))
        yield from [""] * chance.choice([0, 1])
        yield said


def made(language: str, name: str, number: int) -> Made:
    """Make up the notes of a form, of so many a number."""
    chance = random.Random(f"{SEED} {language} {name} {number}")
    form, words = FORMS[name], dict(MADE_OF[language])
    people = list(chance.choice(words["names"]))
    chance.shuffle(people)
    named = {letter: written(one, form.get("names")) for letter, one in zip("ABCDEF", people, strict=True)}
    own_day = "{day}" in form["text"]
    above = chance.choice(["no top", "title alone"] if own_day else list(TOPS))
    top = {**TOPS[above], **({"day": True, "place": True} if own_day else {})}
    words |= named | {"day": DAY if language == "en" else NUMERIC}
    words |= {"CAME": words["came"].upper(), "TITLE": words["title"].upper()}
    words |= {"Online": words["online"].capitalize()}
    words["sentence_day"] = words["sentence_day"].format(**words)
    text, head = form["text"].format(**words), top["text"].format(**words)
    if form.get("names") == "small":
        text = text.lower()
    marked = "# " in head + text or "|--" in head + text or chance.random() < MARKED
    style = chance.choice(MARKED_TOPICS if marked else PLAIN_TOPICS)
    parted = [""] * (1 if text.startswith("|") else chance.choice([0, 1]))
    body = list(topics_of(words["topics"], style, chance))
    last = name.startswith("at the end")
    lines = [head, *parted, *([] if last else [text]), *parted, "", *body, *(["", text] if last else [])]
    return Made(
        "\n".join(lines).replace("¶", "\n").strip("\n") + "\n",
        ".md" if marked else chance.choice([".txt", ".txt", ".md"]),
        frozenset(bare(named[one]) for one in form.get("came", "")),
        frozenset(bare(named[one]) for one in form.get("away", "")),
        {bare(named[one]): words[key] for one, key in form.get("told", {}).items()},
        top, words, above,
    )  # fmt: skip


def read(one: Made) -> Meeting:
    """Return what is read of notes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"notes{one.suffix}"
        path.write_text(one.notes, "utf-8")
        return parse_notes(path).record.meeting


def bare(name: str | None) -> str:
    """Return words as they are compared."""
    return (name or "").strip("@ .").casefold()


def judged(one: Made, meeting: Meeting) -> Iterator[tuple[str, bool]]:
    """Yield each figure that the notes have, and whether it is right."""
    away = [bare(who.name) for who in meeting.participants if who.absent or who.excused]
    came = [bare(who.name) for who in meeting.participants if not (who.absent or who.excused)]
    yield "people", sorted(came) == sorted(one.came)
    if one.away:
        yield "away", sorted(away) == sorted(one.away)
    yield "uninvented", one.came.issuperset(came) and one.away.issuperset(away)
    if one.told:
        told = {bare(who.name): f"{bare(who.of)} {bare(who.role)}" for who in meeting.participants}
        yield "sent by", all(bare(what) in told.get(who, "") for who, what in one.told.items())
    yield "day", meeting.date == (DAY if one.top.get("day", True) else None)
    place, hall = bare(meeting.place), bare(one.words["hall"])
    if one.top.get("wire"):
        yield "place", not place or "zoom" in place
    else:
        yield (
            "place",
            (hall in place and len(place) <= len(hall) + LONGER) if one.top.get("place") else not place,
        )
    if hours := one.top.get("hours"):
        yield "hours", [meeting.start, meeting.end][: len(hours)] == hours
    if one.top.get("title"):
        yield "title", bare(one.words["title"]) in bare(meeting.title)


def shares(counts: Counter[tuple[str, bool]]) -> str:
    """Return the share of each figure that is right."""
    cells = []
    for one in FIGURES:
        all_of = counts[one, True] + counts[one, False]
        cells.append(f"{one} {counts[one, True] / all_of:.2f}" if all_of else " " * (len(one) + len(" 1.00")))
    return "  ".join(cells).rstrip()


def show(where: str, one: Made, meeting: Meeting, wrong: Sequence[str]) -> None:
    """Print notes that are read wrongly, and what was read."""
    print(f"===== {where} / {one.named} / {one.suffix}: {', '.join(wrong)}")
    print("".join(f"    {line}\n" for line in one.notes.splitlines()))
    for who in meeting.participants:
        stayed = "did not come" if who.absent or who.excused else ""
        print("  ->", who.name, "|", who.of, "|", who.role, "|", stayed)
    print("  ->", meeting.date, "|", meeting.place, "|", meeting.start, meeting.end, "|", meeting.title)


def main() -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--form", choices=list(FORMS), nargs="*", default=list(FORMS), metavar="FORM")
    parser.add_argument("--language", choices=LANGUAGES, nargs="*", default=LANGUAGES)
    parser.add_argument("--each", type=int, default=EACH, help="documents of a form in a language")
    parser.add_argument("--wrong", nargs="*", metavar="FIGURE", help="show documents with a figure wrong")
    given = parser.parse_args()
    counted: dict[str, Counter[tuple[str, bool]]] = {}
    for name in given.form:
        for language in given.language:
            for number in range(given.each):
                one = made(language, name, number)
                meeting = read(one)
                right = list(judged(one, meeting))
                for of in (name, f"below: {one.named}", f"in {language}", "all"):
                    counted.setdefault(of, Counter()).update(right)
                wrong = [figure for figure, ok in right if not ok]
                if given.wrong is not None and set(wrong) & set(given.wrong or wrong):
                    show(f"{name} / {language} {number}", one, meeting, wrong)
    for name in (*given.form, *sorted(counted.keys() - {*given.form, "all"}), "all"):
        print(f"{name:26} {shares(counted[name])}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
