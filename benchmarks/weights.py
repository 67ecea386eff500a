"""Move each weight of a heading's cues, and see what it does to sources that had no say in it.

    python benchmarks/weights.py SCORE.py CORPUS... [--steps 0.5 1] [--figure headings]

Every cue is made to weigh more and less by each step, all notes are read anew, and a change is told by
what it gains over all. Then the honest part: for each source the change that is best on all *others* is
taken, and the sources read so are counted together. Where that is no more than the figure as it is, the
weights stand on a plateau, and what is missing is evidence rather than balance.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from sources import loaded, summed, value

from actas.model.block import Block
from actas.outline import cues
from actas.pipeline import parse_notes, record_text
from actas.vocabulary import Vocabulary

Change = tuple[str, float]  # a cue by the first part of its name, and what is added to its points
AS_IT_IS: Change = ("", 0.0)
# The room: `outline.headings` is the function of that name.
HEADINGS = importlib.import_module("actas.outline.headings")
PLACES = 4  # of a figure: the same counts are the same figure


def weighed(change: Change, seen: set[str] | None = None) -> Any:
    """Return the weighing of headings with one change; the names of all cues met go into ``seen``."""
    moved, by = change
    weigh = cues.score

    def score(block: Block, around: cues.Around, words: Vocabulary) -> cues.Scored:
        found = weigh(block, around, words).cues
        if seen is not None:
            seen.update(cue.name.partition(":")[0] for cue in found)
        if not by:
            return cues.Scored(found)
        return cues.Scored(
            tuple(
                cues.Cue(cue.name, cue.points + by) if cue.name.partition(":")[0] == moved else cue
                for cue in found
            )
        )

    return score


def read(cases: list[tuple[Path, Any]], scorer: ModuleType) -> dict[str, Any]:
    """Return the counts of each source, as the headings are weighed now."""
    tallies: dict[str, list[Any]] = {}
    for case, gold in cases:
        source = sorted(case.glob("source.*"))[0]
        record = yaml.load(record_text(parse_notes(source).record), scorer.Loader)
        plain = source.suffix.lstrip(".") in scorer.PLAIN
        lines = source.read_bytes().decode("utf-8", "replace").split("\n") if plain else None
        tallies.setdefault(gold["repo"], []).append(scorer.score(gold, record, lines))
    return {source: summed(counts, scorer) for source, counts in tallies.items()}


def total(counts: dict[str, Any], name: str, scorer: ModuleType, *, without: str | None = None) -> float:
    """Return a figure over all sources but one."""
    return value(summed((one for source, one in counts.items() if source != without), scorer), name) or 0.0


def left_out(
    read_so: dict[Change, dict[str, Any]], name: str, scorer: ModuleType
) -> Iterator[tuple[str, Change]]:
    """Yield each source with the change that is best on all others; as it is, where nothing is better."""
    for source in read_so[AS_IT_IS]:
        gains = {
            change: round(total(counts, name, scorer, without=source), PLACES)
            for change, counts in read_so.items()
        }
        best = max(gains.values())
        yield source, AS_IT_IS if gains[AS_IT_IS] == best else max(gains, key=lambda one: gains[one])


def main() -> int:
    """Print what each change gains over all, and what the left-out sources gain."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scorer", type=Path)
    parser.add_argument("corpus", type=Path, nargs="+", help="folders of cases, each source.* and gold.yaml")
    parser.add_argument("--steps", type=float, nargs="+", default=[0.5])
    parser.add_argument("--figure", default="ITEMS STRICTLY RIGHT")
    given = parser.parse_args()
    scorer = loaded(parser, given.scorer)
    folders = sorted(gold.parent for corpus in given.corpus for gold in corpus.rglob("gold.yaml"))
    cases = [(one, yaml.load((one / "gold.yaml").read_text("utf-8"), scorer.Loader)) for one in folders]
    seen: set[str] = set()
    read_so: dict[Change, dict[str, Any]] = {}
    HEADINGS.score = weighed(AS_IT_IS, seen)
    read_so[AS_IT_IS] = read(cases, scorer)
    changes = [(cue, sign * step) for cue in sorted(seen) for step in given.steps for sign in (-1, 1)]
    for change in changes:
        HEADINGS.score = weighed(change)
        read_so[change] = read(cases, scorer)
    report(read_so, given.figure, scorer)
    return 0


def report(read_so: dict[Change, dict[str, Any]], name: str, scorer: ModuleType) -> None:
    """Print the ten best and the five worst changes, and the sources that had no say."""
    now = total(read_so[AS_IT_IS], name, scorer)
    gains = {change: total(counts, name, scorer) - now for change, counts in read_so.items()}
    ranked = sorted((change for change in gains if change != AS_IT_IS), key=lambda one: -gains[one])
    print(f"{name} as it is: {now:.4f}, {len(read_so[AS_IT_IS])} sources, {len(ranked)} changes")
    for cue, by in [*ranked[:10], *ranked[-5:]]:
        print(f"  {gains[cue, by]:+.4f}  {cue} {by:+g}")
    chosen = dict(left_out(read_so, name, scorer))
    apart = summed((read_so[change][source] for source, change in chosen.items()), scorer)
    moved = sum(change != AS_IT_IS for change in chosen.values())
    print(f"each source read with the best of all others: {value(apart, name):.4f}; {moved} read otherwise")


if __name__ == "__main__":
    main()
