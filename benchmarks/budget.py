"""What reading costs, counted: calls of functions, which no other work on the machine changes.

    python benchmarks/budget.py

start    `actas parse` of one file in a process of its own, from the first import to the end.
reading  notes read one after the other in a process that has read others: those of the examples, minutes
         in four languages (`minutes.md`), and some of the notes that `parse.py` makes.

Each has its ceiling in `ceilings.toml`. A call stands for some thousand instructions of the processor, and
what one more rule asks of each line shows at once. What a pattern costs does not: for that see `parse.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
CEILINGS = Path(__file__).with_name("ceilings.toml")
EXAMPLE = HOME / "examples" / "taller-rural" / "notas.txt"
COUNTED_ON = (3, 11)  # other versions of Python call otherwise
COUNT = """
import sys
calls = 0
def note(frame, event, arg):
    global calls
    calls += event in ("call", "c_call")
def counted(work):
    sys.setprofile(note)
    work()
    sys.setprofile(None)
    sys.stderr.write(f"calls {calls}\\n")
"""
START = """
def work():
    from actas.cli import main
    main()
counted(work)
"""
READING = """
import actas
from actas.pipeline import record_text
def work():
    for file in files:
        record_text(actas.parse_notes(file).record)
files = sys.argv[1:2]
calls = 0
sys.setprofile(None)
work()
files = sys.argv[2:]
counted(work)
"""


def calls_of(code: str, *words: str | Path) -> int:
    """Run code that counts in an interpreter of its own, and return its count."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # What is done for each entry of a set depends on their order, and that on the seed.
    env |= {"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-c", COUNT + code, *map(str, words)]
    done = subprocess.run(run, env=env, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    told = [line for line in done.stderr.splitlines() if line.startswith("calls ")]
    if done.returncode or not told:
        raise SystemExit(done.stderr)
    return int(told[-1].split()[1])


def start() -> int:
    """Return the calls of one file read cold."""
    calls_of(START, "parse", EXAMPLE)  # what is kept beside the bytecode is there from now on
    return calls_of(START, "parse", EXAMPLE)


def reading() -> int:
    """Return the calls of several files read warm."""
    sys.path.insert(0, str(Path(__file__).parent))
    import parse

    with tempfile.TemporaryDirectory() as folder:
        made = [Path(folder) / f"{number}.md" for number in range(4)]
        for number, file in enumerate(made):
            file.write_text(parse.notes(number, parse.SIZE), "utf-8")
        sources = sorted((HOME / "examples" / "conference" / "sources").glob("*.txt"))
        read = (READING, EXAMPLE, Path(__file__).with_name("minutes.md"), *sources, *made)
        calls_of(*read)  # what is kept beside the bytecode is there from now on, for all languages
        return calls_of(*read)


COUNTS: dict[str, Callable[[], int]] = {"start": start, "reading": reading}


def main() -> int:
    """Print the counts; return 1 when one is over its ceiling."""
    ceilings = tomllib.loads(CEILINGS.read_text("utf-8"))
    over = False
    for name, count in COUNTS.items():
        calls, ceiling = count(), ceilings[name]
        over |= calls > ceiling
        print(f"{name:<8} {calls:>9,} calls   at most {ceiling:,}{'   OVER' if calls > ceiling else ''}")
    if sys.version_info[:2] != COUNTED_ON:
        print("counted on another version of Python than the ceilings are for: nothing is held")
        return 0
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
