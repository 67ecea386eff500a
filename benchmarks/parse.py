"""What reading notes costs: beside pandoc, as notes grow, and in memory.

    python benchmarks/parse.py                 # all of it: about five minutes
    python benchmarks/parse.py --files 100 --sample 10 --large 2

Three ratios, each with its target:

pandoc   1,000 notes of 7 KB read in one process, against pandoc called once for each
         (`-f markdown -t json`). Pandoc is timed on a sample and scaled: each call stands alone, so that the
         thousandth costs what the first does. Ours is the whole command, start included, records written.
growth   notes of 10 MB against notes of 1 MB, time above an empty run.
memory   peak of notes of 10 MB above that of an empty run, in bytes of memory a byte of notes.

Times are processor time, which a busy machine disturbs less; wall time is shown beside.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1]
START = "import sys; from actas.cli import main; sys.exit(main())"
TARGETS = {"pandoc": 15.0, "growth": 12.0, "memory": 10.0}
SIZE = 7_000  # bytes of one file of notes
COUNTRIES = ("Canadá", "Costa Rica", "Honduras", "Panamá", "El Salvador", "Guatemala", "México", "Belice")
DOES = ("publica", "revisa", "reparte", "mide", "ordena", "paga", "explica", "compra", "enseña", "cuida")
WHAT = ("los menús de la escuela", "el agua de la cuenca", "las semillas del banco", "los caminos rurales",
        "el registro de familias", "las cuentas del comité", "el plan de lluvias", "las actas")  # fmt: skip
HOW = ("con las alcaldías, y tarda dos años en dar frutos", "cada mes, y las madres lo revisan en asamblea",
       "aunque falta transporte en época de lluvia", "por turnos que se acuerdan en la junta")  # fmt: skip
HEADINGS = ("Buenas prácticas", "Recomendaciones", "Intervenciones", "Acuerdos", "Obstáculos")
PER_SECTION = 12  # items


class Cost(NamedTuple):
    """What a command took: seconds of processors, seconds by the clock, and the bytes of its peak."""

    work: float
    wall: float
    peak: int

    def __str__(self) -> str:
        return f"{self.work:.1f} s ({self.wall:.1f} s by the clock)"


def notes(number: int, size: int) -> str:
    """Return notes of about that many bytes, other ones for each number: sections, items, speakers."""
    lines = [f"# Taller número {number} sobre cuencas y escuelas", "", "San Marcos, 3 de mayo de 2021", ""]
    written, at = 120, 0
    while written < size:
        if at % PER_SECTION == 0:
            lines += ["", f"## {HEADINGS[at // PER_SECTION % len(HEADINGS)]}", ""]
        n = number * 7 + at * 3
        who, does, what, how = COUNTRIES[n % 8], DOES[(n // 3) % 10], WHAT[(n // 5) % 8], HOW[n % 4]
        line = f"{at % PER_SECTION + 1}. {who}. Se {does} {what} {how}. Van {n % 97 + 2} casos."
        lines.append(line)
        if at % 4 == 0:
            lines.append(f"   - Pide que {who} comparta el registro con la zona {n % 13 + 1}.")
        written += len(lines[-1].encode()) + len(line.encode()) * (at % 4 == 0) + 1
        at += 1
    return "\n".join(lines) + "\n"


def cost(words: list[str]) -> Cost:
    """Run a command and return what it took; raise when it fails."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, words[:4])
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, took, usage.ru_maxrss * unit)


def actas(*words: str | Path) -> Cost:
    """Run a command of ours."""
    return cost([sys.executable, "-c", START, *map(str, words)])


def beside_pandoc(folder: Path, files: int, sample: int) -> float | None:
    """Return how many times as long pandoc takes; None where there is no pandoc."""
    if shutil.which("pandoc") is None:
        return None
    made = []
    for number in range(files):
        file = folder / f"notas-{number:04}.md"
        file.write_text(notes(number, SIZE), "utf-8")
        made.append(file)
    chosen = made[:: max(1, files // sample)][:sample]
    calls = [cost(["pandoc", "-f", "markdown", "-t", "json", str(file)]) for file in chosen]
    times = files / len(calls)
    pandoc = Cost(sum(call.work for call in calls) * times, sum(call.wall for call in calls) * times, 0)
    ours = actas("parse", *made, "-o", folder / "actas")
    print(f"  {files} files: actas {ours}; pandoc {pandoc}, scaled from {len(calls)} calls")
    return pandoc.work / ours.work


def growth_and_memory(folder: Path, large: int) -> tuple[float, float]:
    """Return time of the large notes over that of a tenth, and bytes of memory a byte of the large."""
    sizes = {"empty": 40, "small": large * 100_000, "large": large * 1_000_000}
    costs: dict[str, Cost] = {}
    for name, size in sizes.items():
        file = folder / f"{name}.txt"
        file.write_text(notes(1, size), "utf-8")
        tries = 1 if name == "large" else 3
        costs[name] = min(
            actas("parse", file, "-o", folder / f"{name}.acta.yaml", "--force") for _ in range(tries)
        )
    empty, small, big = costs["empty"], costs["small"], costs["large"]
    for name, taken in costs.items():
        print(f"  {name}, {sizes[name] / 1e6:g} MB: {taken}, peak {taken.peak / 1e6:.0f} MB")
    growth = (big.work - empty.work) / (small.work - empty.work)
    return growth, (big.peak - empty.peak) / (folder / "large.txt").stat().st_size


def main() -> int:
    """Print the ratios; return 1 when one misses its target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--large", type=int, default=10, help="megabytes of the large notes")
    given = parser.parse_args()
    compileall.compile_dir(HOME / "src", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        found = {"pandoc": beside_pandoc(Path(folder), given.files, given.sample)}
        found["growth"], found["memory"] = growth_and_memory(Path(folder), given.large)
    missed = False
    for name, ratio in found.items():
        target = TARGETS[name]
        if ratio is None:
            print(f"{name:<8}   no pandoc here")
            continue
        held = ratio >= target if name == "pandoc" else ratio <= target
        missed |= not held
        bound = "at least" if name == "pandoc" else "at most"
        print(f"{name:<8} {ratio:6.1f} ×   target {bound} {target:g}{'' if held else '   MISSED'}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
