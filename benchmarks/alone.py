"""List the rules of reading that only one of the annotated documents explains.

    python benchmarks/alone.py SCORE.py CORPUS... [--documents 60]

A rule is a function of `lines`, `outline` or `classify` that answers yes or no, or finds something or
nothing. Each is made to answer as it mostly does, and the documents where it answered otherwise are read
once more. A rule without which one document alone is read worse was learnt from that document: nothing
says that it holds for others. Printed are these rules, in how many documents they speak up, and what the
document lost; then how many rules there are that no document needs (what only our own cases hold), and
how many two or more do.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import multiprocessing
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import yaml
from sources import loaded, value

import actas
from actas.pipeline import parse_notes, record_text

ROOMS = ("actas.lines", "actas.outline", "actas.classify")
FIGURES = (
    "ITEMS STRICTLY RIGHT", "headings", "section kind", "title", "owner", "due", "participants",
    "meeting date", "meeting title", "meeting place",
)  # fmt: skip
GENERATOR = 0x20  # of a code's flags
SILENT = {
    "bool": "False",
    "| None": "None",
    "list": "[]",
    ", ...]": "()",
    "frozenset": "frozenset()",
    "dict": "{}",
}

LEAST = 1e-9


@dataclass
class Rule:
    """A function, and the documents in which it said yes and no (found something and nothing)."""

    function: FunctionType
    yes: set[int] = field(default_factory=set)
    no: set[int] = field(default_factory=set)
    often: int = 0  # how much more often yes than no

    def muted(self) -> tuple[str, set[int]] | None:
        """Return what it mostly answers and where it answers otherwise; nothing where that cannot be told."""
        answers = str(self.function.__annotations__.get("return"))
        if self.function.__code__.co_flags & GENERATOR:
            return "iter(())", self.yes
        if answers == "bool":
            return ("True", self.no) if self.often > 0 else ("False", self.yes)
        for kind, nothing in SILENT.items():
            if answers.startswith(kind) or answers.endswith(kind):
                return nothing, self.yes
        return None


@dataclass(frozen=True)
class Case:
    """An annotated document: where it lies, its annotation, its lines where the scorer asks for them."""

    source: Path
    gold: Any
    lines: list[str] | None


def rules() -> dict[str, Rule]:
    """Return the functions of the three rooms by name."""
    for module in pkgutil.walk_packages(actas.__path__, "actas."):
        if module.name.startswith(ROOMS):
            importlib.import_module(module.name)
    found = {}
    for name in sorted(one for one in sys.modules if one.startswith(ROOMS)):
        for called, what in vars(sys.modules[name]).items():
            function = getattr(what, "__wrapped__", what)
            if isinstance(function, FunctionType) and function.__module__ == name:
                found[f"{name.removeprefix('actas.')}.{called}"] = Rule(function)
    return found


def read(case: Case) -> str:
    """Return the record of a document as YAML."""
    return record_text(parse_notes(case.source).record)


def figures(record: str, case: Case, scorer: ModuleType) -> dict[str, float]:
    """Return the figures of one record."""
    counts = scorer.score(case.gold, yaml.load(record, scorer.Loader), case.lines)
    return {name: found for name in FIGURES if (found := value(counts, name)) is not None}


def watched(cases: list[Case], known: dict[str, Rule]) -> list[str]:
    """Read all documents, note what each rule answers, and return the records."""
    of: dict[CodeType, Rule] = {rule.function.__code__: rule for rule in known.values()}
    kept = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    records = []
    for number, case in enumerate(cases):
        for cache in kept:
            cache.cache_clear()  # what is kept is not asked again

        def note(frame: FrameType, event: str, answer: object, number: int = number) -> None:
            rule = of.get(frame.f_code) if event == "return" else None
            if rule is not None:
                said = bool(answer)
                (rule.yes if said else rule.no).add(number)
                rule.often += 1 if said else -1

        sys.setprofile(note)
        try:
            records.append(read(case))
        finally:
            sys.setprofile(None)
    return records


def losses(name: str) -> tuple[str, int, dict[int, dict[str, float]]]:
    """Return a rule, how many documents were read without it, and what each that was read worse lost."""
    muted = STATE.known[name].muted()
    assert muted is not None
    answer, documents = muted
    function = STATE.known[name].function
    function.__code__ = eval(f"lambda *a, **k: {answer}").__code__
    function.__defaults__ = function.__kwdefaults__ = None
    lost = {}
    for number in sorted(documents):
        case = STATE.cases[number]
        try:
            record = read(case)
        except Exception:  # a rule that others build on
            lost[number] = {"no record": -1.0}
            continue
        if record == STATE.records[number]:
            continue
        before, now = (figures(one, case, STATE.scorer) for one in (STATE.records[number], record))
        less = {one: now.get(one, 0.0) - before[one] for one in before}
        if worse := {one: by for one, by in less.items() if by < -LEAST}:
            lost[number] = worse
    return name, len(documents), lost


@dataclass
class State:
    """What every worker reads by."""

    known: dict[str, Rule]
    cases: list[Case]
    records: list[str]
    scorer: ModuleType


STATE: State


def loaded_cases(corpora: list[Path], scorer: ModuleType) -> Iterator[Case]:
    """Yield the annotated documents below folders."""
    for folder in sorted(gold.parent for corpus in corpora for gold in corpus.rglob("gold.yaml")):
        gold = yaml.load((folder / "gold.yaml").read_text("utf-8"), scorer.Loader)
        source = sorted(folder.glob("source.*"))[0]
        plain = source.suffix.lstrip(".") in scorer.PLAIN
        yield Case(
            source, gold, source.read_bytes().decode("utf-8", "replace").split("\n") if plain else None
        )


def main() -> int:
    """Print the rules that one document alone explains."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scorer", type=Path)
    parser.add_argument("corpus", type=Path, nargs="+", help="folders of cases, each source.* and gold.yaml")
    parser.add_argument("--documents", type=int, default=60, help="pass over rules that speak up in more")
    given = parser.parse_args()
    global STATE
    scorer = loaded(parser, given.scorer)
    known = rules()
    cases = list(loaded_cases(given.corpus, scorer))
    STATE = State(known, cases, watched(cases, known), scorer)
    asked = [
        name
        for name, rule in known.items()
        if (muted := rule.muted()) and 0 < len(muted[1]) <= given.documents
    ]
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as workers:
        found = list(workers.imap_unordered(losses, asked))
    report(found, cases)
    return 0


def report(found: list[tuple[str, int, dict[int, dict[str, float]]]], cases: list[Case]) -> None:
    """Print the rules of one document, by document, and how many rules none, one and more need."""
    alone = [(lost, name, spoken) for name, spoken, lost in found if len(lost) == 1]
    for lost, name, spoken in sorted(alone, key=lambda one: (*one[0], one[1])):
        [(number, figures_lost)] = lost.items()
        told = ", ".join(f"{figure} {by:+.3f}" for figure, by in figures_lost.items())
        print(f"{cases[number].source.parent.name:24} {name} (in {spoken}): {told}")
    need = Counter(min(len(lost), 2) for _, _, lost in found)
    print(f"{len(cases)} documents; rules that none needs {need[0]}, one {need[1]}, more {need[2]}")


if __name__ == "__main__":
    sys.exit(main())
