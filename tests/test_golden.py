"""Each folder of `golden/` is a phenomenon of real notes: what a careful reader finds in them must come out.

The form of `expect.yaml` is told in `golden/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from actas.model.record import Actor, Item, Record, Section

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder for folder in GOLDEN.iterdir() if (folder / "expect.yaml").exists())
PARTS = {  # what an expectation may state of each part
    "case": {"meeting", "participants", "stated", "sections", "somewhere", "discarded", "doubts"}
    | {"no_doubts"},
    "section": {"kind", "label", "heading", "lines", "items", "sections"},
    "item": {"label", "lines", "part", "kind", "role", "actor", "title", "text", "owner", "owners", "due"}
    | {"due_as_written", "done", "refs", "items", "line"},
}


def notes_of(case: Path) -> Path:
    """Return the case's notes, whatever their ending."""
    (notes,) = case.glob("notes.*")
    return notes


def expectation(case: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((case / "expect.yaml").read_text("utf-8")))


# --- comparing ------------------------------------------------------------------


def same(want: object, got: object) -> bool:
    """Whether a plain value is as stated: `null` for left out, blanks folded."""
    if want is None or isinstance(want, bool):
        return got == want or (want is False and got is None)
    return got is not None and squeezed(want) == squeezed(got)


def squeezed(value: object) -> str:
    return " ".join(str(value).split())


def starts(want: str, got: str) -> bool:
    want, got = squeezed(want), squeezed(got)
    return got == want[:-1].rstrip() if want.endswith("$") else got.startswith(want)


def span(lines: int | Sequence[int]) -> tuple[int, int]:
    return (lines, lines) if isinstance(lines, int) else (lines[0], lines[1])


def compare_actor(want: object, got: Actor | None, path: str) -> Iterator[str]:
    if want is None or got is None:
        if want is not got:
            yield f"{path}: wanted {want!r}, got {got!r}"
        return
    if isinstance(want, Mapping):
        for key, value in want.items():
            if key == "members":
                yield from compare_each(value, got.members, f"{path}.members", compare_actor)
            elif key == "as_written" and got.as_written is None:
                # left out where it does not differ from the name
                if not same(value, got.name):
                    yield f"{path}.as_written: wanted {value!r}, got name {got.name!r}"
            elif not same(value, getattr(got, key)):
                yield f"{path}.{key}: wanted {value!r}, got {getattr(got, key)!r}"
    elif not (same(want, got.name) or same(want, got.as_written)):
        yield f"{path}: wanted {want!r}, got {got!r}"


def compare_each(want: Any, got: Sequence[Any], path: str, compare: Any) -> Iterator[str]:
    """Compare two lists of parts; how many there are counts, a number only counts."""
    count = want if isinstance(want, int) else len(want)
    if count != len(got):
        yield f"{path}: wanted {count}, got {len(got)}"
    if not isinstance(want, int):
        for number, (one, other) in enumerate(zip(want, got, strict=False)):
            yield from compare(one, other, f"{path}[{number}]")


def compare_item(want: Mapping[str, Any], got: Item, path: str) -> Iterator[str]:
    for key, value in want.items():
        where = f"{path}.{key}"
        if key == "items":
            yield from compare_each(value, got.items, where, compare_item)
        elif key == "actor":
            yield from compare_actor(value, got.actor, where)
        elif key == "owners":
            yield from compare_each(value, got.owners, where, compare_actor)
        elif key == "text":
            yield from [] if starts(value, got.text) else [f"{where}: wanted {value!r}, got {got.text!r}"]
        elif key == "refs":
            yield from equal(sorted(value), sorted(f"{ref.scheme}:{ref.code}" for ref in got.refs), where)
        elif key == "part":
            yield from equal(value, f"{got.lines.part}/{got.lines.parts}", where)
        else:
            yield from compare_plain(key, value, got, path)


def equal(want: object, got: object, path: str) -> list[str]:
    return [] if want == got else [f"{path}: wanted {want!r}, got {got!r}"]


def compare_somewhere(want: Mapping[str, Any], got: Record) -> Iterator[str]:
    """Compare the item that holds a line, in whatever section it is."""
    path = f"line {want['line']}"
    holds = [item for item in got.all_items() if want["line"] in item.lines]
    if holds:
        yield from compare_item({key: want[key] for key in want if key != "line"}, holds[0], path)
    else:
        yield f"{path}: wanted an item, got none"


def compare_plain(key: str, value: Any, got: Item | Section, path: str) -> Iterator[str]:
    if key == "lines":
        has = None if got.lines is None else (got.lines.first, got.lines.last)
        if has != (None if value is None else span(value)):
            yield f"{path}.lines: wanted {value}, got {has}"
    elif not same(value, getattr(got, key)):
        yield f"{path}.{key}: wanted {value!r}, got {getattr(got, key)!r}"


def compare_section(want: Mapping[str, Any], got: Section, path: str) -> Iterator[str]:
    for key, value in want.items():
        if key == "items":
            yield from compare_each(value, got.items, f"{path}.items", compare_item)
        elif key == "sections":
            yield from compare_each(value, got.sections, f"{path}.sections", compare_section)
        else:
            yield from compare_plain(key, value, got, path)


def compare_participant(want: Any, got: Any, path: str) -> Iterator[str]:
    for key, value in (want if isinstance(want, Mapping) else {"name": want}).items():
        if not same(value, getattr(got, key)):
            yield f"{path}.{key}: wanted {value!r}, got {getattr(got, key)!r}"


def compare_rest(want: Mapping[str, Any], got: Record) -> Iterator[str]:
    """Compare what stands outside the sections."""
    for key, value in want.get("meeting", {}).items():
        if not same(value, getattr(got.meeting, key)):
            yield f"meeting.{key}: wanted {value!r}, got {getattr(got.meeting, key)!r}"
    if "stated" in want:
        lines = sorted({n for s in got.meeting.as_written for n in range(s.lines.first, s.lines.last + 1)})
        if lines != want["stated"]:
            yield f"lines in meeting.as_written: wanted {want['stated']}, got {lines}"
    if "discarded" in want:
        yield from compare_each(
            want["discarded"],
            [(n, d.reason) for d in got.discarded for n in range(d.lines.first, d.lines.last + 1)],
            "discarded",
            lambda one, other, path: (
                []
                if (list(other) == one if isinstance(one, list) else other[0] == one)
                else [f"{path}: wanted {one}, got {other}"]
            ),
        )
    doubts = {(doubt.id, doubt.lines.first) for doubt in got.doubts}
    for rule, *lines in want.get("doubts", ()):
        if not any(rule == other and lines in ([], [line]) for other, line in doubts):
            yield f"doubts: wanted {rule} at line {lines}, got {sorted(doubts)}"
    for rule in want.get("no_doubts", ()):
        if any(rule == other for other, _ in doubts):
            yield f"doubts: wanted no {rule}, got {sorted(doubts)}"


def compare(want: Mapping[str, Any], got: Record) -> list[str]:
    """Return what is not as stated, one line each."""
    found = list(compare_rest(want, got))
    if "participants" in want:
        people = got.meeting.participants
        found += compare_each(want["participants"], people, "participants", compare_participant)
    if "sections" in want:
        found += compare_each(want["sections"], got.sections, "sections", compare_section)
    for item in want.get("somewhere", ()):
        found += compare_somewhere(item, got)
    return found


# --- showing --------------------------------------------------------------------


def said_of(item: Item) -> str:
    """Return what an item became, in one line."""
    facts = [
        item.id if item.lines.first == item.lines.last else f"{item.id}–{item.lines.last}",
        item.label and f"[{item.label}]",
        item.role,
        item.kind,
        item.actor and f"actor={item.actor.name}",
        item.title and f"title={item.title}",
        item.owner and f"owner={item.owner}",
        item.due and f"due={item.due}",
        item.text[:30],
    ]
    return " ".join(filter(None, facts))


def became(record: Record) -> Iterator[tuple[int, str]]:
    """Yield for each part of the record its first line and what it is."""
    yield from ((stated.lines.first, "as written") for stated in record.meeting.as_written)
    yield from ((aside.lines.first, f"discarded: {aside.reason}") for aside in record.discarded)

    def items_of(items: Sequence[Item], depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield item.lines.first, "  " * depth + said_of(item)
            yield from items_of(item.items, depth + 1)

    def sections_of(sections: Sequence[Section], depth: int) -> Iterator[tuple[int, str]]:
        for section in sections:
            first = section.lines.first if section.lines else next((i.lines.first for i in section.items), 1)
            yield first, "  " * depth + f"{section.id} {section.kind} «{section.heading or ''}»"
            yield from items_of(section.items, depth + 1)
            yield from sections_of(section.sections, depth + 1)

    yield from sections_of(record.sections, 0)
    yield from ((doubt.lines.first, f"doubt: {doubt.id}") for doubt in record.doubts)


def side_by_side(lines: Sequence[str], record: Record) -> str:
    """Return the notes' lines, each beside what it became."""
    beside: dict[int, list[str]] = {}
    for number, words in became(record):
        beside.setdefault(number, []).append(words)
    rows = []
    for number, text in enumerate(lines, 1):
        first, *more = beside.get(number, [""])
        rows += [f"{number:>4} {text[:58]:58} | {first}", *(f"{'':63} | {words}" for words in more)]
    return "\n".join(row.rstrip() for row in rows)


# --- the tests ------------------------------------------------------------------


def test_there_are_cases():
    assert len(CASES) >= 100


def owed(case: Path) -> object:
    """Return a case as a parameter; one with a file `not-yet` is older than the rule that will read it."""
    why = pytest.mark.xfail(strict=True, reason="no rule reads it yet")
    return pytest.param(case, marks=[why] if (case / "not-yet").exists() else [])


@pytest.mark.parametrize("case", [owed(case) for case in CASES], ids=[case.name for case in CASES])
def test_case(case):
    from actas.pipeline import parse_notes

    parsed = parse_notes(notes_of(case))
    found = compare(expectation(case), parsed.record)
    if found:
        shown = side_by_side([line.text for line in parsed.notes.lines], parsed.record)
        pytest.fail("\n".join([f"{case.name}", *found, "", shown]), pytrace=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expectation_keeps_to_its_notes(case):
    """What a case states stands in its notes: a wrong line or word here would teach the parser a lie."""
    lines = text_of(notes_of(case)).replace("\r\n", "\n").split("\n")
    want = expectation(case)
    assert set(want) <= PARTS["case"]
    for part in parts_of([*want.get("sections", ()), *want.get("somewhere", ())]):
        assert set(part) <= PARTS["item"] | PARTS["section"], part
        at = part.get("lines", part.get("line"))
        if at is None:
            continue
        first, last = span(at)
        assert lines[first - 1].strip(), f"line {first} is blank: {part}"
        assert lines[last - 1].strip(), f"line {last} is blank: {part}"
        words = " ".join(lines[first - 1 : last])
        about = bare(" ".join(lines))  # an owner may head the list, or stand in a form below
        for key in ("label", "heading", "title", "text", "owner"):
            said = str(part.get(key) or "")
            stands = about if key == "owner" else bare(words)
            there = bare(said) in stands or in_order(said, words)
            assert there, f"{key} is not in lines {first}–{last}: {part}"


def text_of(notes: Path) -> str:
    data = notes.read_bytes()
    return data.decode("cp1252" if notes.parent.name.startswith("windows-1252") else "utf-8-sig")


def parts_of(parts: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every stated section and item."""
    for part in parts if isinstance(parts, list) else ():
        yield part
        yield from parts_of(part.get("items"))
        yield from parts_of(part.get("sections"))


def in_order(said: str, text: str) -> bool:
    """Whether all words of a text stand in the other in this order: targets and tags may lie between."""
    waiting = iter(re.findall(r"[^\W_]+", unescape(text)))
    return all(word in waiting for word in re.findall(r"[^\W_]+", said))


def bare(text: str) -> str:
    """Return the letters and digits alone: marks of emphasis and links lie between the words of notes."""
    return re.sub(r"[\W_]+", "", re.sub(r"\]\([^)]*\)", "", unescape(text)))
