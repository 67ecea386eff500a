"""Score annotated notes source by source, and the total without each source.

    python benchmarks/sources.py SCORE.py CORPUS... [--actas 'actas parse {source}'] [--figure items]

Documents of one source (`repo` in their annotation) are written by the same people and read alike, so
many of them count as one opinion. What a figure is worth on notes of others shows in how much it
differs from source to source, and in how far it moves when one source is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import shlex
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml


def loaded(parser: argparse.ArgumentParser, path: Path) -> ModuleType:
    """Return the scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        parser.error(f"no scorer: {path}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def tally(case: Path, gold: Any, actas: str, scorer: ModuleType) -> Any:
    """Return what the scorer counts in one case; a case without a record has nothing found."""
    source = sorted(case.glob("source.*"))[0]
    command = shlex.split(actas.format(source=shlex.quote(str(source))))
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    record = yaml.load(run.stdout.decode("utf-8"), scorer.Loader)
    if not isinstance(record, dict):
        print(f"no record: {case}: {run.stderr.decode('utf-8', 'replace').strip()}", file=sys.stderr)
        record = {}
    plain = source.suffix.lstrip(".") in scorer.PLAIN
    return scorer.score(gold, record, source.read_bytes().decode().split("\n") if plain else None)


def summed(tallies: Iterable[Any], scorer: ModuleType) -> Any:
    """Return several counts as one."""
    total = scorer.Tally()
    for one in tallies:
        total.add(one)
    return total


def value(counts: Any, name: str) -> float | None:
    """Return a figure, or nothing where nobody was asked for it."""
    figure = counts.figures().get(name, {})
    if not figure.get("n"):
        return None
    return float(figure["f1"] if "f1" in figure else figure["acc"])


def main() -> int:
    """Print a figure of every source, its spread, and the total without each source."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scorer", type=Path)
    parser.add_argument("corpus", type=Path, nargs="+", help="folders of cases, each source.* and gold.yaml")
    parser.add_argument("--actas", default="actas parse {source}")
    parser.add_argument("--figure", default="ITEMS STRICTLY RIGHT")
    given = parser.parse_args()
    scorer = loaded(parser, given.scorer)
    sources: dict[str, list[Any]] = {}
    for case in sorted(gold.parent for corpus in given.corpus for gold in corpus.rglob("gold.yaml")):
        gold = yaml.load((case / "gold.yaml").read_text("utf-8"), scorer.Loader)
        sources.setdefault(gold["repo"], []).append(tally(case, gold, given.actas, scorer))
    report(sources, given.figure, scorer)
    return 0


def report(sources: dict[str, list[Any]], name: str, scorer: ModuleType) -> None:
    """Print a line for each source, worst first, then what they say together."""
    counts = {source: summed(tallies, scorer) for source, tallies in sources.items()}
    alone = {source: found for source in counts if (found := value(counts[source], name)) is not None}
    without = {}
    for left_out in alone:
        rest = summed((count for source, count in counts.items() if source != left_out), scorer)
        without[left_out] = value(rest, name) or 0.0
    print(f"{name}\n alone  without it  cases  source")
    for source in sorted(alone, key=lambda source: (alone[source], source)):
        print(f" {alone[source]:.3f}  {without[source]:10.3f}  {len(sources[source]):5}  {source}")
    total = value(summed(counts.values(), scorer), name)
    if total is None or len(alone) < 2:
        return
    low, middle, high = statistics.quantiles(alone.values(), n=4, method="inclusive")
    print(f"together {total:.3f}, each source one vote {statistics.mean(alone.values()):.3f}")
    five = (min(alone.values()), low, middle, high, max(alone.values()))
    print("sources " + " | ".join(f"{one:.3f}" for one in five))
    print(f"one left out {min(without.values()):.3f} to {max(without.values()):.3f}")


if __name__ == "__main__":
    sys.exit(main())
