"""Measure how rightly notes are read, and fail under the floors.

    python benchmarks/fidelity.py SCORE.py CORPUS --actas 'actas parse {source}'
    python benchmarks/fidelity.py SCORE.py benchmarks/notes --floors benchmarks/notes/floors.toml --actas …

Runs the scorer over a corpus of annotated notes, prints its figures and compares the
totals with floors: `floors.toml`, where no others are given.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
# The scorer's figures are ratios of counts; what is equal may differ in the last bits.
SLACK = 1e-9


def main() -> int:
    """Return 1 when a figure is under its floor, or the scorer fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scorer", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--actas", default="actas parse {source}")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        command = [sys.executable, given.scorer, given.corpus, "--actas", given.actas, "--json", figures]
        code = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL).returncode
        if code:
            return code
        total = json.loads(figures.read_text("utf-8"))["total"]
    return compare(total, tomllib.loads(given.floors.read_text("utf-8")))


def compare(total: dict[str, dict[str, float]], floors: dict[str, float]) -> int:
    """Print every figure under its floor; return 1 when there is one."""
    under = 0
    for name, floor in floors.items():
        figure = total.get(name, {})
        reached = figure.get("f1", figure.get("acc", 0.0))
        if reached < floor - SLACK:
            print(f"under its floor: {name} {reached:.3f} < {floor:.3f}", file=sys.stderr)
            under = 1
    return under


if __name__ == "__main__":
    sys.exit(main())
