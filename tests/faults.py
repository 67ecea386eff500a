"""Faults put into valid records at known places: what `test_validate_faults.py` holds the checks to.

`python tests/faults.py [NUMBER]` prints how many faults are seen, how many at their place, and the others.
"""

# ruff: noqa: E501, T201 - records in one piece; figures are printed

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import zip_longest
from typing import NamedTuple

from actas import store, validate
from actas.model.loaded import Loaded, Node, Path
from actas.model.problem import Problem

# Block and flow style, nested sections and items, every kind of value.
RECORDS = (
    """\
# revisada el martes
actas: 1
id: taller-rural
status: draft
meeting:
  title: Taller rural
  series: talleres
  date: "2016-11-15"
  end_date: "2016-11-16"
  place: San José
  language: es
  start: "09:00"
  end: "17:30"
  participants:
    - {name: Rosalía Ventura, kind: person, of: Cancillería, role: moderator, at: N1}
    - name: Tomás Arce
      excused: true
      at: N2
  as_written:
    - {lines: [1, 2], text: "Taller rural. San José, 15 y 16 de noviembre de 2016"}
  given: [series]
source:
  file: notas.docx
  format: docx
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  lines: 40
sections:
  - id: S1
    kind: participants
    heading: Asistentes
    lines: [3, 3]
    items:
      - {id: N1, label: "-", lines: [4, 4], text: "Rosalía Ventura, Cancillería"}
      - {id: N2, label: "-", lines: [5, 5], text: Tomás Arce (se excusa)}
  - id: S2
    kind: practices
    label: "2"
    heading: Buenas prácticas
    lines: [7, 7]
    items:
      - id: P1
        label: "1"
        lines: [8, 8]
        actor: {name: Canadá, kind: country, code: CA}
        title: La mesa de caminos
        text: >-
          Frecuentes visitas a parajes apartados, como la política de caminos vecinales y de
          puentes.
        refs: [{scheme: sdg, code: "10.7", as_written: meta 10.7}]
        links: [{words: la página, href: "https://example.org/a"}]
        items:
          - id: P1.1
            label: "a"
            lines: [9, 9]
            text: Que se publiquen.
            waivers: [{rule: empty-item, reason: así está en las notas}]
      - id: P2
        label: "2"
        lines: [10, 10]
        actor:
          name: Costa Rica y México
          kind: group
          members:
            - {name: Costa Rica, kind: country, code: CR}
            - {name: México, kind: country, code: MX}
        text: Los comités rurales.
    sections:
      - id: S3
        kind: discussion
        heading: Sobre el agua
        lines: [12, 12]
        items:
          - id: D1
            kind: agreement
            lines: [13, 13]
            text: Enviar el acta.
            owner: Rosalía Ventura
            owners: [{name: Rosalía Ventura, kind: person}]
            due: "2016-12-01"
            due_as_written: el 1 de diciembre
            edited: true
          - id: D2
            role: closing
            lines: [14, 14]
            done: true
            text: Se agradece a la alcaldía.
discarded:
  - {lines: [6, 6], text: "[bookmark: _GoBack]", reason: word-bookmark}
doubts:
  - {id: two-in-one, at: P1, lines: [8, 8], says: parece contener dos prácticas}
retired: [P3, S9]
""",
    """\
actas: 1
id: mesa-dos
status: draft
meeting: {title: "Mesa: dos", date: "2017-03-01", language: es}
sections:
- id: S1
  kind: recommendations
  heading: "Recomendaciones «finales»"
  lines: [1, 1]
  items:
  - id: R1
    lines: [2, 2]
    text: |-
      Primera línea.
      Segunda línea.
    priority: alta
  - {id: R2, lines: [3, 3], actor: {name: Guatemala, kind: country, code: GT}, text: "Más \\"puentes\\"."}
- id: S2
  kind: other
  sections:
  - id: S3
    kind: actions
    items:
    - id: T1
      lines: [4, 4]
      text: 'Enviar el acta.'
      due: "2017-03"
retired: [P3, S9]
""",
)
# Enough to be free text, so that no form is wanted of it.
FREE = frozenset(
    {"title", "series", "place", "name", "of", "heading", "label", "owner", "words", "href", "reason"}
)


_NO_DAY = (("no day", '"2016-13-45"', "bad-date"), ("words", "mañana", "bad-date"))
_NO_TIME = (("no time", '"25:00"', "bad-time"),)
_NO_BOOLEAN = (("a word for true", "yes", "wrong-type"),)
# Key -> what its value is made, and the rules that say so.
OF_KEY = {
    "date": _NO_DAY,
    "end_date": (*_NO_DAY, ("before it begins", '"2016-11-14"', "date-order")),
    "due": (*_NO_DAY, ("before the meeting", '"2014-01-01"', "due-before-meeting")),
    "start": _NO_TIME,
    "end": _NO_TIME,
    "code": (("no such code", "ZZ", "unknown-code", "unknown-ref"), ("a number", "10", "wrong-type")),
    "at": (("of nobody", "X99", "dangling-at"),),
    "edited": _NO_BOOLEAN,
    "done": _NO_BOOLEAN,
    "excused": _NO_BOOLEAN,
    "sha256": (("too short", "abc", "bad-value"),),
}
GLUED = ("yaml-syntax",)  # what a key without space after its colon is


class Fault(NamedTuple):
    """A broken record, the rules that may say so, and where."""

    name: str
    text: str
    rules: tuple[str, ...]
    line: int
    column: int


class Spot(NamedTuple):
    """A value of a sound record."""

    path: Path
    node: Node
    key: tuple[int, int]  # where its key stands; of a list's entry, where that begins


def spots(loaded: Loaded) -> Iterator[Spot]:
    """Yield every value."""

    def below(node: Node, path: Path) -> Iterator[Spot]:
        children = node.below.items() if isinstance(node.below, dict) else enumerate(node.below or ())
        for step, child in children:
            key = node.keys[step] if node.keys is not None else (child.start, child.start)
            yield Spot((*path, step), child, key)
            if child.below is not None:
                yield from below(child, (*path, step))

    yield from below(loaded.root, ())


def put(name: str, text: str, start: int, end: int, new: str, *rules: str, at: int = 0) -> Fault:
    """Return a fault: a stretch replaced; its place is ``at`` characters behind the stretch's beginning."""
    broken = text[:start] + new + text[end:]
    before = broken[: start + at]
    return Fault(name, broken, rules, before.count("\n") + 1, start + at - (before.rfind("\n") + 1) + 1)


def of_value(text: str, spot: Spot) -> Iterator[Fault]:
    """Yield faults of one value."""
    path, node, _ = spot
    key = path[-1] if isinstance(path[-1], str) else ""
    old = text[node.start : node.end]

    def change(name: str, new: str, *rules: str, at: int = 0) -> Fault:
        return put(f"{name} {'.'.join(map(str, path))}", text, node.start, node.end, new, *rules, at=at)

    if node.below is None:
        yield from _of_scalar(change, key, old, path)
        if node.style not in ("|", ">"):
            yield change("anchor", f"&x {old}", "yaml-alias")
            yield change("alias", "*x", "yaml-alias", "yaml-syntax")
            yield change("tag", f"!x {old}", "yaml-tag")
            yield change("sign that begins nothing", "@uno", "yaml-syntax")
            yield change("bell", '"a\\abc"'.replace("\\a", "\x07"), "bad-character", at=2)
    elif key == "lines":
        first, last = (int(n) for n in re.findall(r"\d+", old))
        yield change("backwards", f"[{last + 1}, {first}]", "span-out-of-range")
        yield change("a text for a number", f"[{first}, dos]", "wrong-type", at=len(f"[{first}, "))
        yield change("no list", str(first), "wrong-type")
    elif node.style != "block":
        yield change("no collection", "7", "wrong-type")
    elif isinstance(path[-1], str):
        start = spot.key[1] + 1
        yield put(f"no collection {path}", text, start, node.end, " 7", "wrong-type", at=1)


def _of_scalar(change: Callable[..., Fault], key: str, old: str, path: Path) -> Iterator[Fault]:
    if key in FREE:
        yield change("empty", '""', "empty-value")
        yield change("nothing", "null", "empty-value")
        yield change("number", "12", "wrong-type")
        yield change("list", "[a]", "wrong-type")
    if key in ("kind", "role", "status") and "participants" not in path[-3:]:
        yield change("unknown word", "zzz", "unknown-kind", "bad-value")
        yield change("a slip", old[:-1] + "x", "unknown-kind", "bad-value")
    if key == "id" and path[0] == "sections":
        yield change("no id", "uno", "bad-id")
        yield change("a retired one", "P3" if "items" in path else "S9", "reused-id")
    if key == "rule" or (path[0] == "doubts" and key == "id"):
        yield change("no rule", "empty-itm", "unknown-rule")
    for name, new, *rules in OF_KEY.get(key, ()):
        yield change(name, new, *rules)


def of_key(text: str, spot: Spot, above: Node) -> Iterator[Fault]:
    """Yield faults of one key and its line."""
    path, node, (start, end) = spot
    name = ".".join(map(str, path))
    key = text[start:end]
    yield put(f"misspelt key {name}", text, start, end, key + "x", "unknown-key")
    yield put(f"capital key {name}", text, start, end, key.capitalize(), "unknown-key")
    if above.style == "{":
        yield put(
            f"key twice {name}", text, start, start, f"{key}: 1, {key}: 2, ", "duplicate-key", at=len(key) + 5
        )
        return
    line = text.rfind("\n", 0, start) + 1
    margin = text[line:start]
    if not margin.strip():
        if node.below is None and node.style not in ("|", ">"):
            yield put(f"no space after the colon {name}", text, end, end + 2, ":", *GLUED, at=-len(key))
        again = f"{margin}{key}: 1\n"
        yield put(f"key twice {name}", text, line, line, again, "duplicate-key", at=len(again + margin))
        if margin:
            yield put(
                f"tab {name}", text, line, start, "\t" * (len(margin) // 2), "tab-indent", "yaml-syntax"
            )
    if node.below is None and node.style == "" and "\n" not in text[node.start : node.end]:
        yield put(f"trailing space {name}", text, node.end, node.end, "  ", "trailing-space")
        yield put(f"open quote {name}", text, node.start, node.start, '"', "open-quote", "yaml-syntax")


REQUIRED = {"items": ("lines",), "sections": ("kind",), "source": ("file", "format", "lines")}


def missing(text: str, loaded: Loaded, spot: Spot) -> Iterator[Fault]:
    """Yield a required key taken out of a mapping in lines; it is missed at its mapping's key or first line."""
    path, node, (start, _) = spot
    line = text.rfind("\n", 0, start) + 1
    part = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if path[-1] not in REQUIRED.get(part, ()) or text[line:start].strip():
        return
    above = loaded.node(path[:-2]) if part == "source" else loaded.node(path[:-1])
    at = above.keys[part][0] if part == "source" else above.start
    broken = text[:line] + text[text.find("\n", node.end) + 1 :]
    column = at - text.rfind("\n", 0, at)
    yield Fault(
        f"missing {'.'.join(map(str, path))}", broken, ("missing-key",), text.count("\n", 0, at) + 1, column
    )


def all_faults() -> tuple[Fault, ...]:
    """Return every fault of every record, each different."""
    found = []
    for text in RECORDS:
        loaded = store.load(text, "a")
        for spot in spots(loaded):
            above = loaded.node(spot.path[:-1])
            found += of_value(text, spot)
            if isinstance(spot.path[-1], str):
                found += of_key(text, spot, above)
                found += missing(text, loaded, spot)
    return tuple({fault.text: fault for fault in found if fault.text not in RECORDS}.values())


def some_faults(number: int) -> tuple[Fault, ...]:
    """Return a number of faults, always the same ones: of each rule in turn."""
    by_rule: dict[str, list[Fault]] = {}
    for fault in sorted(all_faults(), key=lambda fault: sha256(fault.name.encode()).digest()):
        by_rule.setdefault(fault.rules[0], []).append(fault)
    turns = zip_longest(*(by_rule[rule] for rule in sorted(by_rule)))
    return tuple(fault for turn in turns for fault in turn if fault is not None)[:number]


def found_by(fault: Fault) -> tuple[Problem, ...]:
    """Return what the checks say that they do not say of the sound record."""
    return tuple(p for p in validate.check(store.load(fault.text, "a")) if p.rule != "two-in-one")


def verdict(fault: Fault) -> str:
    """Return "right" (said by the right rule at the right place), "elsewhere" or "unseen"."""
    said = found_by(fault)
    if any(
        p.rule in fault.rules and (p.place.line, p.place.column) == (fault.line, fault.column) for p in said
    ):
        return "right"
    return "elsewhere" if said else "unseen"


def main() -> int:
    """Print the figures and what is not right."""
    faults = some_faults(int(sys.argv[1])) if len(sys.argv) > 1 else all_faults()
    verdicts = {fault: verdict(fault) for fault in faults}
    for fault, said in verdicts.items():
        if said != "right":
            there = ", ".join(f"{p.rule} {p.place.line}:{p.place.column}" for p in found_by(fault)[:3])
            print(f"{said}: {fault.name} {fault.rules} {fault.line}:{fault.column}; said: {there}")
    counts = {word: list(verdicts.values()).count(word) for word in ("right", "elsewhere", "unseen")}
    print(
        f"{len(faults)} faults: "
        + ", ".join(f"{word} {n} ({n / len(faults):.1%})" for word, n in counts.items())
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
