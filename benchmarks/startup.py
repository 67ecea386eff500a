"""What a command costs before and beside its work, as a ratio to `python -c pass`.

    python benchmarks/startup.py [NOTES]

Pairs of runs, the bare interpreter and the command in turn, so that a busy machine slows both alike;
the median of the pairs' ratios is shown. Bytecode is compiled first: without it every figure reads
1.4 to 1.8 times too high.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
PAIRS = 15
EXAMPLE = HOME / "examples" / "taller-rural" / "notas.txt"
# What each may cost, in bare starts.
CEILINGS = {"--version": 16, "--help": 16, "parse --help": 16, "validate": 12, "parse": 14, "text": 14}
# As the console script starts; without the shim's own imports, which differ from installer to installer.
START = "import sys; from actas.cli import main; sys.exit(main())"


def main() -> int:
    """Print a table; return 1 when a command is over its ceiling."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notes", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    given = parser.parse_args()
    compileall.compile_dir(HOME / "src", quiet=2)
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "a.acta.yaml"
        seconds(["parse", str(given.notes), "-o", str(record)])
        commands = {
            "--version": ["--version"],
            "--help": ["--help"],
            "parse --help": ["parse", "--help"],
            "validate": ["validate", str(record)],
            "parse": ["parse", str(given.notes)],
            "text": ["text", str(given.notes)],
        }
        print(f"{'command':<14} x bare   ceiling")
        for name, words in commands.items():
            ratio = median_ratio(words, given.pairs)
            over |= ratio > CEILINGS[name]
            print(f"{name:<14} {ratio:6.1f}   {CEILINGS[name]:>7}", flush=True)
    return int(over)


def median_ratio(words: list[str], pairs: int) -> float:
    """Return how many bare starts the command takes."""
    return statistics.median(seconds(words) / seconds(None) for _ in range(pairs))


def seconds(words: list[str] | None) -> float:
    """Run a command, or the bare interpreter, and return the time it took."""
    python = [sys.executable, "-c", "pass" if words is None else START, *(words or ())]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(python, capture_output=True, stdin=subprocess.DEVNULL, env=env)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode("utf-8", "replace"))
    return taken


if __name__ == "__main__":
    sys.exit(main())
